"""The years before: people, units, honours enough for the year that runs."""

import pytest

from thidua.demo.office import Office
from thidua.demo.past import NAMES, YEARS
from thidua.honours.models import HeldHonour
from thidua.people.models import Person, Unit
from thidua.ratings.models import Rating

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def test_fill_makes_twelve_units_and_about_120_people(office: Office) -> None:
    in_force = Unit.objects.filter(parent=office.root, until_on=None).count()

    assert (in_force, Person.objects.count()) == (12, 123)


def test_fill_rates_everybody_in_each_past_year(office: Office) -> None:
    years = Rating.objects.filter(person__isnull=False, year__lt=office.year)

    assert years.values("year").distinct().count() == YEARS
    assert years.count() == YEARS * 123


def test_fill_knows_every_honour_it_gives() -> None:
    given = set(HeldHonour.objects.values_list("code", flat=True))

    assert given <= set(NAMES)
    assert len(given) >= 6
