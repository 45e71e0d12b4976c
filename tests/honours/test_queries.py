"""Finding lines of the register: by words without marks, honour, year, unit, status."""

from datetime import date

import pytest

from tests.factories.honours import TITLES, HeldHonourFactory
from tests.factories.people import UnitFactory, UserFactory
from thidua.honours import queries
from thidua.honours.models import HeldHonour
from thidua.people.mandate import mandate
from thidua.people.models import Role, User

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


def found(user: User, **asked: object) -> list[HeldHonour]:
    return list(queries.listed(mandate(user, on=TODAY), **asked))  # type: ignore[arg-type]


def test_words_are_found_without_marks(officer: User) -> None:
    lan = HeldHonourFactory(person__name="Trần Thị Ánh Lan")
    HeldHonourFactory(person__name="Trần Văn Minh")

    assert found(officer, words="anh lan tran") == [lan]


def test_lines_are_narrowed_by_honour_year_and_status(officer: User) -> None:
    HeldHonourFactory(year=2023)
    HeldHonourFactory(code=TITLES[1])
    HeldHonourFactory(revoked=True)
    wanted = HeldHonourFactory()

    asked = {"honour": TITLES[0], "year": 2024, "status": "hieu-luc"}

    assert found(officer, **asked) == [wanted]


def test_what_the_law_does_not_know_is_listed_apart(officer: User) -> None:
    HeldHonourFactory()
    unknown = HeldHonourFactory(unknown=True)

    assert found(officer, honour=queries.UNKNOWN) == [unknown]


def test_a_unit_lists_the_units_below_it_too(officer: User) -> None:
    division = UnitFactory()
    below = HeldHonourFactory(at_unit=UnitFactory(parent=division))
    HeldHonourFactory(at_unit=UnitFactory())

    assert found(officer, unit=division) == [below]


def test_whoever_has_no_role_sees_no_line() -> None:
    HeldHonourFactory()

    assert found(UserFactory()) == []


def test_search_tells_whose_honour_and_by_which_decision() -> None:
    held = HeldHonourFactory(person__name="Trần Thị Lan")
    staff = UserFactory(role=Role.STAFF)

    one = queries.search(mandate(staff, on=TODAY), "lan")[0]

    assert one.url == f"/so-khen-thuong/{held.pk}/"
    assert one.detail == "Phòng Quản lý Khoa học · 45/QĐ-SKHCN ngày 15/01/2025"
