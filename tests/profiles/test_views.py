"""What I hold, what I lack: who sees which."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories.honours import HeldHonourFactory
from tests.factories.initiatives import InitiativeFactory
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from tests.factories.ratings import RatingFactory
from thidua.honours.actions import confer
from thidua.people.models import Person, Role, User
from thidua.profiles import queries

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
LACKS = "Còn thiếu gì cho năm"


def honoured(by: User) -> Person:
    person = PersonFactory(unit=UnitFactory())
    name = "Lao động tiên tiến"
    confer(as_printed=name, printed_name=person.name, person=person, year=2024, by=by, at=NOON)
    return person


def test_officer_sees_what_is_held_and_what_is_lacking(officer: User, signed_in: SignedIn) -> None:
    person = honoured(officer)

    page = signed_in(officer).get(reverse("profiles:person", args=[person.pk])).content.decode()

    assert "Lao động tiên tiến" in page
    assert LACKS in page


def test_a_person_sees_their_own_way(officer: User, signed_in: SignedIn) -> None:
    person = honoured(officer)
    staff = UserFactory(person=person, role=Role.STAFF)

    page = signed_in(staff).get(reverse("profiles:person", args=[person.pk])).content.decode()

    assert LACKS in page


def test_head_sees_what_is_held_but_not_the_way(officer: User, signed_in: SignedIn) -> None:
    person = honoured(officer)
    head = UserFactory(role=Role.HEAD, role__at=person.posts.get().unit)

    page = signed_in(head).get(reverse("profiles:person", args=[person.pk])).content.decode()

    assert "Lao động tiên tiến" in page
    assert LACKS not in page


def test_unit_shows_what_its_collective_holds(officer: User, signed_in: SignedIn) -> None:
    unit = UnitFactory()
    name = "Tập thể lao động tiên tiến"
    confer(as_printed=name, printed_name=unit.name, unit=unit, year=2024, by=officer, at=NOON)

    page = signed_in(officer).get(reverse("profiles:unit", args=[unit.pk])).content.decode()

    assert name in page


def test_years_bring_rating_honours_and_initiatives_together(
    officer: User, signed_in: SignedIn
) -> None:
    person = honoured(officer)
    RatingFactory(person=person, year=2024)
    made = InitiativeFactory(author=person, year=2024, recognised=True)
    RatingFactory(person=person, year=2023)

    page = signed_in(officer).get(reverse("profiles:person", args=[person.pk]))

    years = page.context["years"]
    assert [one.year for one in years] == [2024, 2023]
    assert ([held.code for held in years[0].honours], years[0].initiatives) == ([None], [made])


def test_an_honour_for_other_people_is_not_among_the_next(
    officer: User, signed_in: SignedIn
) -> None:
    person = PersonFactory(unit=UnitFactory(), group=Person.Group.CIVIL_SERVANT)

    page = signed_in(officer).get(reverse("profiles:person", args=[person.pk]))

    codes = [one.code for one in page.context["next"]]
    assert codes
    assert "chien-si-tien-tien" not in codes


def test_where_the_text_is_missing_the_last_known_one_answers_and_says_so(
    officer: User, signed_in: SignedIn
) -> None:
    person = PersonFactory(unit=UnitFactory())

    found = queries.next_honours(person, year=2026, on=date(2026, 11, 1))

    assert {(one.answer.outcome, one.by_last_known) for one in found} == {
        ("needs-legal-review", True)
    }
    assert "needs-legal-review" not in {one.outcome for one in found}


def test_the_page_asks_the_same_number_of_queries_however_much_is_held(
    officer: User, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    person = honoured(officer)
    client = signed_in(officer)
    for year in range(2000, 2024):
        HeldHonourFactory(person=person, year=year)
        RatingFactory(person=person, year=year)

    with django_assert_max_num_queries(45):
        client.get(reverse("profiles:person", args=[person.pk]))


def test_the_earliest_year_stands_beside_what_is_lacking(
    officer: User, signed_in: SignedIn
) -> None:
    person = PersonFactory(unit=UnitFactory(), group=Person.Group.CIVIL_SERVANT)

    page = signed_in(officer).get(reverse("profiles:person", args=[person.pk]))

    years = {one.code: one.earliest for one in page.context["next"]}
    today = timezone.localdate().year
    assert years["chien-si-thi-dua-co-so"] == today
    assert years["chien-si-thi-dua-bo-nganh-tinh"] == today + 2
    assert "Sớm nhất: xét cho năm" in page.content.decode()
