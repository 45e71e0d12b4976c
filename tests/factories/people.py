"""Units, persons, posts and accounts, in the office's own words."""

from datetime import date
from typing import Any

import factory

from thidua.kit.text import fold, sort_key
from thidua.people.models import Person, Post, RoleHeld, Unit, User

LONG_AGO = date(2015, 1, 1)


class UnitFactory(factory.django.DjangoModelFactory):
    """A phòng below the agency; `parent=None` makes the agency itself, made once and shared."""

    class Meta:
        model = Unit
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Phòng Nghiệp vụ {n}")
    parent = factory.LazyFunction(
        lambda: Unit.objects.filter(parent=None).first() or AgencyFactory()
    )
    from_on = LONG_AGO
    folded = factory.LazyAttribute(lambda unit: fold(unit.name))

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
    """A person on record; `unit=` gives a main post there, `head=True` as its head."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

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
    class Meta:
        model = Post

    person = factory.SubFactory(PersonFactory)
    unit = factory.SubFactory(UnitFactory)
    title = "Chuyên viên"
    from_on = LONG_AGO


class UserFactory(factory.django.DjangoModelFactory):
    """An account with its person; `role=` gives a role, `at=` where (the agency if left out)."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"tai.khoan{n}")
    display_name = factory.LazyAttribute(
        lambda user: user.person.name if user.person else user.username
    )
    person = factory.SubFactory(PersonFactory)

    @factory.post_generation
    def role(self, create: bool, extracted: str | None, **kwargs: Any) -> None:
        """`role=Role.HEAD, role__at=unit` holds the role at a unit."""
        if extracted:
            unit = kwargs.get("at") or Unit.objects.filter(parent=None).first() or AgencyFactory()
            RoleHeld.objects.create(
                user=self, role=extracted, unit=unit, from_on=kwargs.get("since", LONG_AGO)
            )
