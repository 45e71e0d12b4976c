"""Ratings, discipline, holds."""

from datetime import UTC, date, datetime

import factory

from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.ratings.models import Discipline, Hold, Rating


class RatingFactory(factory.django.DjangoModelFactory):
    """A person's rating of 2025: good. Trait: `of_unit`."""

    class Meta:
        model = Rating

    class Params:
        of_unit = factory.Trait(
            person=None, unit=factory.SubFactory(UnitFactory), all_tasks_done=True
        )

    person = factory.SubFactory(PersonFactory)
    year = 2025
    level = Rating.Level.GOOD


class DisciplineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Discipline

    person = factory.SubFactory(PersonFactory)
    form = Discipline.Form.REPRIMAND
    from_on = date(2025, 6, 1)
    until_on = date(2026, 5, 31)
    document = "Quyết định 41/QĐ-SKHCN"


class HoldFactory(factory.django.DjangoModelFactory):
    """A person's hold, still in force. Trait: `cleared`."""

    class Meta:
        model = Hold

    class Params:
        cleared = factory.Trait(
            cleared_on=date(2026, 2, 1), cleared_document="Kết luận 3/KL-TTT ngày 01/02/2026"
        )

    person = factory.SubFactory(PersonFactory)
    reason = Hold.Reason.PETITION
    document = "Thông báo 12/TB-TTT ngày 05/11/2025 thụ lý tố cáo"
    from_on = date(2025, 11, 5)
    at = datetime(2025, 11, 6, 3, 0, tzinfo=UTC)
    by = factory.SubFactory(UserFactory)
