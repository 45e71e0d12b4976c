"""What I hold, what I lack: who sees which."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.honours.actions import confer
from thidua.people.models import Person, Role, User

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
LACKS = "Còn thiếu gì"


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
