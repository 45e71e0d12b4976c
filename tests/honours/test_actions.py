"""The register: entered from old papers by officers only, never twice, corrected, revoked."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from tests.factories.honours import NAMES, TITLES, HeldHonourFactory
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.honours import actions, queries
from thidua.honours.models import HeldHonour
from thidua.journal.models import Entry
from thidua.people.models import Role, User

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def entered(by: User, **line: object) -> HeldHonour:
    given = {"as_printed": NAMES[TITLES[0]], "code": TITLES[0], "year": 2023, **line}
    given.setdefault("person", PersonFactory(name="Trần Thị Lan"))
    return actions.enter(by=by, at=NOON, printed_name="Trần Thị Lan", **given)


def test_enter_puts_a_line_on_the_register_and_tells_the_journal(officer: User) -> None:
    held = entered(officer)

    assert held.folded.startswith("tran thi lan")
    assert [(e.verb, e.about_id, e.by) for e in Entry.objects.all()] == [
        ("confer", held.pk, officer)
    ]


def test_a_second_click_finds_the_first_line(officer: User) -> None:
    key = uuid4()

    first, again = entered(officer, key=key), entered(officer, key=key)

    assert again == first
    assert HeldHonour.objects.count() == 1


def test_enter_is_for_officers() -> None:
    head = UserFactory(role=Role.HEAD)

    with pytest.raises(actions.NotAllowed):
        entered(head)


def test_an_officer_enters_for_the_own_branch_alone() -> None:
    branch = UnitFactory()
    officer = UserFactory(role=Role.OFFICER, role__at=branch)

    held = entered(officer, person=PersonFactory(unit=UnitFactory(parent=branch)))

    assert HeldHonour.objects.get() == held
    for elsewhere in (
        {"person": PersonFactory(unit=UnitFactory())},
        {"person": None, "unit": UnitFactory()},
        {"person": None, "household": "Hộ ông An"},
    ):
        with pytest.raises(actions.NotAllowed, match="của đơn vị đó"):
            entered(officer, **elsewhere)


def test_the_same_honour_of_the_same_year_is_not_entered_twice(officer: User) -> None:
    held = entered(officer)

    with pytest.raises(actions.AlreadyHeld, match="đã có trong sổ khen thưởng"):
        entered(officer, person=held.person)


def test_a_revoked_line_does_not_stand_in_the_way(officer: User) -> None:
    held = entered(officer)
    actions.revoke(held, note="QĐ 9/QĐ-SKHCN", by=officer, at=NOON)

    again = entered(officer, person=held.person)

    assert again.status == HeldHonour.Status.VALID


def test_what_does_not_count_twice_is_merit_of_one_year(officer: User) -> None:
    held = entered(officer)

    entered(officer, person=held.person, year=2022)
    entered(officer, person=held.person, kind=HeldHonour.Kind.SUDDEN)

    assert HeldHonour.objects.filter(person=held.person).count() == 3


def test_a_revoked_line_is_neither_corrected_nor_revoked_again(officer: User) -> None:
    held = entered(officer)
    actions.revoke(held, note="QĐ 9/QĐ-SKHCN", by=officer, at=NOON)

    with pytest.raises(actions.NotValid, match="QĐ 9/QĐ-SKHCN"):
        actions.revoke(held, note="QĐ 10", by=officer, at=NOON)
    with pytest.raises(actions.NotValid):
        actions.correct(held, note="QĐ 11", year=2020, by=officer, at=NOON)


def test_only_what_a_decision_prints_is_corrected(officer: User) -> None:
    with pytest.raises(TypeError, match="status"):
        actions.correct(entered(officer), note="x", status="hieu-luc", by=officer, at=NOON)


def test_correct_changes_the_line_and_what_finds_it(officer: User) -> None:
    held = entered(officer)

    actions.correct(held, note="QĐ 7", printed_name="Trần Thị Loan", by=officer, at=NOON)

    held.refresh_from_db()
    assert held.status == HeldHonour.Status.CORRECTED
    assert held.folded.startswith("tran thi loan")


def test_a_line_changed_behind_the_journal_is_a_fault(officer: User) -> None:
    held = entered(officer)

    HeldHonour.objects.filter(pk=held.pk).update(year=2020)

    assert [fault.endswith("khác nhật ký ở year.") for fault in queries.faults()] == [True]


def test_a_line_that_the_journal_does_not_know_is_a_fault() -> None:
    HeldHonourFactory()

    assert [fault.endswith("không có trong nhật ký.") for fault in queries.faults()] == [True]
