"""What later steps file into a line."""

from collections.abc import Callable

import pytest

from tests.factories.dossiers import NOON, DossierFactory, RoundFactory
from tests.factories.people import PersonFactory, UserFactory
from thidua.dossiers import actions, queries
from thidua.dossiers.models import Dossier
from thidua.honours.models import HeldHonour
from thidua.people.models import Role, User
from thidua.ratings.models import Rating

pytestmark = pytest.mark.django_db
Status = Dossier.Status


@pytest.mark.parametrize(
    ("passed", "status", "title"),
    [
        (True, Status.PASSED, "Hội đồng thông qua"),
        (False, Status.FAILED, "Không đủ phiếu của Hội đồng"),
    ],
)
def test_the_councils_result_moves_the_line_and_is_filed(
    passed: bool, status: str, title: str
) -> None:
    secretary = UserFactory(role=Role.SECRETARY)

    line = actions.file_result(
        DossierFactory(appraised=True), passed=passed, detail="8/9 phiếu", by=secretary, at=NOON
    )

    assert line.status == status
    assert [(paper.title, paper.detail) for paper in line.filed.all()] == [(title, "8/9 phiếu")]


def test_a_line_is_judged_again_beside_what_was_sealed(officer: User) -> None:
    line = DossierFactory(received=True)
    Rating.objects.create(person=line.person, year=2025, level="KHTNV")

    again = actions.reassess(line, occasion="council", by=officer, at=NOON)

    line.refresh_from_db()
    assert (again.outcome, line.outcome, line.verdict["outcome"]) == (
        "not-eligible",
        "not-eligible",
        "eligible",
    )
    (changed,) = queries.changed_since_receipt(Dossier.objects.all())
    assert (changed, changed.sealed) == (line, "eligible")


def test_what_stands_proposed_beside_is_what_the_caller_says(officer: User) -> None:
    round = RoundFactory(received=True)
    unit = round.unit
    people = [PersonFactory(unit=unit) for _ in range(2)]
    for person in people:
        Rating.objects.create(person=person, year=2025, level="HTTNV")
    Rating.objects.create(unit=unit, year=2025, level="HTTNV")
    lines = [DossierFactory(appraised=True, round=round, person=person) for person in people]
    collective = DossierFactory(appraised=True, round=round, collective_line=True)

    outcomes = [
        actions.reassess(
            collective, occasion="ballot", pending=queries.proposed(pending), by=officer, at=NOON
        ).outcome
        for pending in (lines, lines[:1])
    ]

    assert outcomes == ["eligible-if", "not-eligible"]


def test_a_line_is_removed_after_the_vote_with_a_reason() -> None:
    leader = UserFactory(role=Role.LEADER)

    line = actions.remove(DossierFactory(passed=True), reason="Bị kỷ luật", by=leader, at=NOON)

    assert (line.status, line.reason) == (Status.REMOVED, "Bị kỷ luật")


def test_proposed_then_declined_keeps_why(officer: User) -> None:
    line = actions.mark_proposed(DossierFactory(passed=True), by=officer, at=NOON)
    line = actions.mark_declined(line, reason="Vượt tỷ lệ", by=officer, at=NOON)

    assert (line.status, line.reason) == (Status.DECLINED, "Vượt tỷ lệ")
    assert [paper.title for paper in line.filed.all()] == [
        "Đã trình cấp trên",
        "Cấp trên không tặng",
    ]


def test_what_comes_back_from_above_can_be_proposed_again(officer: User) -> None:
    line = actions.mark_returned_from_above(
        DossierFactory(proposed=True), reason="Thiếu xác nhận", by=officer, at=NOON
    )
    line = actions.mark_proposed(line, by=officer, at=NOON)

    assert line.status == Status.PROPOSED


def granted(line: Dossier) -> HeldHonour:
    return HeldHonour.objects.create(
        person=line.person,
        code=line.honour,
        as_printed="Lao động tiên tiến",
        printed_name=line.nominee_name,
        folded="",
        decision_number="05/QĐ-SKHCN",
    )


def test_granted_points_to_the_register_and_may_be_opened_again(officer: User) -> None:
    line = DossierFactory(passed=True)
    held = granted(line)

    line = actions.mark_granted(line, held=held, by=officer, at=NOON)
    stood = (line.status, line.held_honour)
    line = actions.reopen(line, reason="Quyết định điều chỉnh", by=officer, at=NOON)

    assert stood == (Status.GRANTED, held)
    assert (line.status, line.held_honour) == (Status.PASSED, None)


@pytest.mark.parametrize(
    "act",
    [
        lambda line, by: actions.file_result(line, passed=True, detail="", by=by, at=NOON),
        lambda line, by: actions.mark_proposed(line, by=by, at=NOON),
        lambda line, by: actions.mark_declined(line, reason="Vì", by=by, at=NOON),
        lambda line, by: actions.remove(line, reason="Vì", by=by, at=NOON),
        lambda line, by: actions.reopen(line, reason="Vì", by=by, at=NOON),
    ],
    ids=["result", "proposed", "declined", "removed", "reopened"],
)
def test_a_line_that_is_not_there_yet_is_refused(
    act: Callable[[Dossier, User], Dossier], officer: User
) -> None:
    line = DossierFactory(received=True)

    with pytest.raises(actions.WrongState):
        act(line, officer)

    line.refresh_from_db()
    assert (line.status, line.filed.count()) == (Status.RECEIVED, 0)
