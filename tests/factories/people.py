"""Units, persons, posts and accounts, in the office's own words."""

from datetime import date
from typing import Any

import factory

from thidua.kit.text import fold, sort_key, title_key
from thidua.people.models import Absence, Person, Post, RoleHeld, Unit, User

LONG_AGO = date(2015, 1, 1)
PASSWORD = "mat-khau-thu-9x"


class UnitFactory(factory.django.DjangoModelFactory):
    """A phòng below the agency; `parent=None` makes the agency itself, made once and shared."""

    class Meta:
        model = Unit
        skip_postgeneration_save = True

    class Params:
        ended = factory.Trait(until_on=date(2024, 12, 31))

    name = factory.Sequence(lambda n: f"Phòng Nghiệp vụ {n}")
    parent = factory.LazyFunction(
        lambda: Unit.objects.filter(parent=None).first() or AgencyFactory()
    )
    from_on = LONG_AGO
    folded = factory.LazyAttribute(lambda unit: fold(unit.name))
    sort_key = factory.LazyAttribute(lambda unit: title_key(unit.name)[:250])

    @factory.post_generation
    def placed(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        above = self.parent.path if self.parent else ""
        self.path = f"{above}{self.pk}/"
        self.save(update_fields=["path"])


class AgencyFactory(UnitFactory):
    name = "Sở Khoa học và Công nghệ"
    kind = Unit.Kind.AGENCY
    parent = None


class PersonFactory(factory.django.DjangoModelFactory):
    """A person on record; `unit=` gives a main post there, `unit__head=True` as its head.

    Traits: `woman`, `retired` (left at the end of 2024).
    """

    class Meta:
        model = Person
        skip_postgeneration_save = True

    class Params:
        woman = factory.Trait(name="Trần Thị Lan", sex=Person.Sex.FEMALE)
        retired = factory.Trait(left_on=date(2024, 12, 31))

    name = factory.Sequence(lambda n: f"Nguyễn Văn Bình {n}")
    sex = Person.Sex.MALE
    joined_on = LONG_AGO
    known_since = 2015
    folded = factory.LazyAttribute(lambda person: fold(person.name))
    sort_key = factory.LazyAttribute(lambda person: sort_key(person.name))

    @factory.post_generation
    def unit(self, create: bool, extracted: Unit | None, **kwargs: Any) -> None:
        if extracted:
            PostFactory(person=self, unit=extracted, **kwargs)


class PostFactory(factory.django.DjangoModelFactory):
    """Traits: `acting`, `seconded`, `concurrent`, `heading` (trưởng phòng)."""

    class Meta:
        model = Post

    class Params:
        acting = factory.Trait(kind=Post.Kind.ACTING, leader=True)
        seconded = factory.Trait(kind=Post.Kind.SECONDED)
        concurrent = factory.Trait(kind=Post.Kind.CONCURRENT)
        heading = factory.Trait(title="Trưởng phòng", leader=True, head=True)

    person = factory.SubFactory(PersonFactory)
    unit = factory.SubFactory(UnitFactory)
    title = "Chuyên viên"
    from_on = LONG_AGO


class AbsenceFactory(factory.django.DjangoModelFactory):
    """A maternity leave of half a year."""

    class Meta:
        model = Absence

    person = factory.SubFactory(PersonFactory)
    kind = Absence.Kind.MATERNITY
    from_on = date(2025, 3, 1)
    until_on = date(2025, 8, 31)


class UserFactory(factory.django.DjangoModelFactory):
    """An account with its person; `role=` gives a role, `role__at=` where (the agency if left out).

    Traits: `can_sign_in` sets PASSWORD, `switched_off`, `new` must change its password.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        switched_off = factory.Trait(is_active=False)
        new = factory.Trait(must_change_password=True)

    username = factory.Sequence(lambda n: f"tai.khoan{n}")
    display_name = factory.LazyAttribute(
        lambda user: user.person.name if user.person else user.username
    )
    person = factory.SubFactory(PersonFactory)

    @factory.post_generation
    def role(self, create: bool, extracted: str | None, **kwargs: Any) -> None:
        """`role=Role.HEAD, role__at=unit` holds the role at a unit, `role__until=` to a day."""
        if extracted:
            unit = kwargs.get("at") or Unit.objects.filter(parent=None).first() or AgencyFactory()
            RoleHeld.objects.create(
                user=self,
                role=extracted,
                unit=unit,
                from_on=kwargs.get("since", LONG_AGO),
                until_on=kwargs.get("until"),
            )

    @factory.post_generation
    def can_sign_in(self, create: bool, extracted: bool, **kwargs: Any) -> None:
        if extracted:
            self.set_password(PASSWORD)
            self.save(update_fields=["password"])
