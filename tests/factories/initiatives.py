"""Initiatives with one author, in each state."""

from datetime import date

import factory

from tests.factories.people import PersonFactory, UnitFactory
from thidua.initiatives.models import Authorship, Initiative, InitiativeUse, Recognition
from thidua.kit.text import fold


class InitiativeFactory(factory.django.DjangoModelFactory):
    """A draft of 2025 with one author; `author=` says who. Traits: `submitted`, `recognised` (by
    the agency), `declined`.
    """

    class Meta:
        model = Initiative
        skip_postgeneration_save = True

    class Params:
        submitted = factory.Trait(status=Initiative.Status.SUBMITTED)
        recognised = factory.Trait(status=Initiative.Status.RECOGNISED)
        declined = factory.Trait(status=Initiative.Status.DECLINED, reason="Chưa có tính mới")

    title = factory.Sequence(lambda n: f"Cải tiến quy trình kiểm định số {n}")
    year = 2025
    unit = factory.SubFactory(UnitFactory)
    folded = factory.LazyAttribute(lambda one: fold(one.title))

    @factory.post_generation
    def author(self, create: bool, extracted: object, **kwargs: object) -> None:
        person = extracted or PersonFactory(**{"unit": self.unit, **kwargs})
        Authorship.objects.create(initiative=self, person=person, share=100)

    @factory.post_generation
    def known(self, create: bool, extracted: bool | None, **kwargs: object) -> None:
        """By which decision it is recognised; `known=False` leaves that to the test."""
        if self.status == Initiative.Status.RECOGNISED and extracted is not False:
            RecognitionFactory(initiative=self)


class RecognitionFactory(factory.django.DjangoModelFactory):
    """Recognised by the agency itself. Trait: `revoked`."""

    class Meta:
        model = Recognition

    class Params:
        revoked = factory.Trait(revoked_on=date(2026, 1, 5), revoked_note="Ghi nhầm phạm vi")

    initiative = factory.SubFactory(InitiativeFactory, recognised=True, known=False)
    scope = Recognition.Scope.BASE
    decided_on = date(2025, 10, 20)
    number = "312/QĐ-SKHCN"
    decided_by = "Giám đốc Sở"


class InitiativeUseFactory(factory.django.DjangoModelFactory):
    """It served its author for a title of 2025."""

    class Meta:
        model = InitiativeUse

    initiative = factory.SubFactory(InitiativeFactory, recognised=True)
    person = factory.LazyAttribute(lambda made: made.initiative.authorships.get().person)
    honour = "chien-si-thi-dua-co-so"
    year = 2025
