"""The mark is of all members, in whole numbers; without a mark in force nothing is decided."""

from datetime import date

import pytest

from thidua.rulebook import Fault, Law, Vote, vote

FIGHTER = "chien-si-thi-dua-co-so"


def _vote(law: Law, **more: object) -> Vote:
    asked = {"day": date(2025, 1, 10), "members": 9, "present": 9, "agree": 9} | more
    day = asked.pop("day")
    return vote(law, FIGHTER, "so", day, **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("members", "required"),
    [(1, 1), (2, 2), (3, 3), (4, 4), (5, 4), (6, 5), (7, 6), (9, 8), (10, 8), (11, 9), (15, 12)],
)
def test_required_is_the_least_number_that_reaches_the_mark(
    law: Law, members: int, required: int
) -> None:
    enough = _vote(law, members=members, present=members, agree=required)
    short = _vote(law, members=members, present=members, agree=required - 1)

    assert (enough.required, enough.outcome, short.outcome) == (required, "passed", "rejected")


def test_ballot_and_clause_are_told(law: Law) -> None:
    found = _vote(law)

    assert (found.ballot, found.basis) == (True, "Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7")


def test_last_known_mark_is_shown_where_none_is_in_force(law: Law) -> None:
    found = _vote(law, day=date(2026, 3, 1), agree=8)

    assert (found.outcome, found.under_last_known, found.required) == (
        "needs-legal-review",
        "passed",
        8,
    )
    assert "mức đã biết gần nhất" in found.reasons[0].because


def test_nothing_is_known_of_an_honour_that_never_had_a_mark(law: Law) -> None:
    found = vote(law, "giay-khen", "so", date(2025, 1, 1), members=9, present=9, agree=9)

    assert (found.outcome, found.required, found.ballot) == ("needs-legal-review", None, None)


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ({"members": 0}, "ít nhất một thành viên"),
        ({"agree": 10}, "nhiều hơn 9 người có ý kiến"),
        ({"present": 9, "written": 1}, "nhiều hơn 9 thành viên"),
        ({"present": -1}, "không được âm"),
    ],
)
def test_numbers_that_cannot_be_are_refused(law: Law, numbers: dict[str, int], says: str) -> None:
    with pytest.raises(Fault, match=says):
        _vote(law, **numbers)
