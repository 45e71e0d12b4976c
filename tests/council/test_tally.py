"""Counting: of all members, in whole numbers, and each fault in a sentence."""

from fractions import Fraction

import pytest

from thidua.council.tally import (
    Counted,
    Entry,
    Quorum,
    Result,
    Slips,
    Threshold,
    entry_faults,
    hands_faults,
    result,
    slip_faults,
)

EIGHTY = Threshold(Fraction(4, 5), over=False)
NINETY = Threshold(Fraction(9, 10), over=False)
TWO_THIRDS = Threshold(Fraction(2, 3), over=False)
MAJORITY = Threshold()


@pytest.mark.parametrize(
    ("threshold", "members", "required"),
    [
        (EIGHTY, 9, 8),
        (EIGHTY, 10, 8),
        (EIGHTY, 11, 9),
        (EIGHTY, 15, 12),
        (NINETY, 9, 9),
        (NINETY, 10, 9),
        (NINETY, 11, 10),
        (NINETY, 19, 18),
        (NINETY, 20, 18),
        (TWO_THIRDS, 9, 6),
        (TWO_THIRDS, 10, 7),
        (MAJORITY, 10, 6),
        (MAJORITY, 11, 6),
        (MAJORITY, 1, 1),
    ],
)
def test_required_is_never_rounded_down(threshold: Threshold, members: int, required: int) -> None:
    assert threshold.required(members) == required


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        (Counted(yes=8, no=1), Result(8, 9, 8)),
        (Counted(yes=7, no=0, written_yes=1), Result(8, 9, 8)),
        (Counted(yes=7, no=2), Result(7, 9, 8)),
        (Counted(yes=7, no=0), Result(7, 9, 8)),  # two stayed away and wrote nothing
        (Counted(yes=7, no=0, blank=2), Result(7, 9, 8)),
        (Counted(yes=6, no=1, written_no=2), Result(6, 9, 8)),
    ],
)
def test_written_opinions_count_and_silence_stays_in_the_denominator(
    votes: Counted, expected: Result
) -> None:
    assert result(votes, EIGHTY, members=9) == expected


def test_one_vote_short_does_not_pass() -> None:
    assert [result(Counted(yes=n, no=9 - n), EIGHTY, members=9).passed for n in (7, 8)] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    "votes",
    [
        Counted(yes=9, no=1),
        Counted(yes=8, no=0, written_yes=2),
        Counted(yes=5, no=4, blank=1),
        Counted(yes=-1, no=1),
    ],
)
def test_votes_that_cannot_be_are_an_error(votes: Counted) -> None:
    with pytest.raises(ValueError, match="vote"):
        result(votes, EIGHTY, members=9)


def test_nobody_is_no_council() -> None:
    with pytest.raises(ValueError, match="0 votes of 0 members"):
        result(Counted(yes=0, no=0), EIGHTY, members=0)


@pytest.mark.parametrize(
    ("standing", "confirm"), [("in-force", False), ("last-known", True), ("none", True)]
)
def test_a_mark_not_in_force_waits_for_the_chair(standing: str, confirm: bool) -> None:
    assert Threshold(standing=standing).needs_confirming is confirm  # type: ignore[arg-type]


def test_threshold_is_kept_exactly() -> None:
    kept = Threshold(Fraction(2, 3), True, True, "Trên hai phần ba", "Điều 5", "in-force")

    assert Threshold.of_json(kept.as_json()) == kept


@pytest.mark.parametrize(
    ("present", "written", "reached"), [(6, 0, True), (5, 0, False), (5, 1, False)]
)
def test_quorum_counts_those_in_the_room(present: int, written: int, reached: bool) -> None:
    quorum = Quorum(Fraction(2, 3))

    assert quorum.reached(members=9, present=present, written=written) is reached


def test_quorum_counts_written_opinions_where_the_rule_says_so() -> None:
    quorum = Quorum(Fraction(2, 3), written_counts=True)

    assert quorum.reached(members=9, present=5, written=1)


def test_right_slips_have_no_fault() -> None:
    slips = Slips(issued=8, returned=8)

    assert list(slip_faults(slips, present=8)) == []
    assert list(entry_faults("Lan", Entry(valid=8, yes=7, no=1), slips)) == []


def test_each_fault_of_the_slips_is_a_sentence() -> None:
    assert list(slip_faults(Slips(issued=9, returned=10), present=8)) == [
        "Phát ra 9 phiếu nhưng chỉ có 8 thành viên có mặt; đề nghị kiểm lại số phiếu phát ra hoặc "
        "điểm danh.",
        "Thu về 10 phiếu, nhiều hơn 9 phiếu đã phát ra; đề nghị đếm lại.",
    ]


def test_each_fault_of_a_line_is_a_sentence_with_its_name() -> None:
    faults = entry_faults("Lan", Entry(valid=9, yes=7, no=1), Slips(issued=8, returned=8))

    assert list(faults) == [
        "Lan: 9 phiếu hợp lệ, nhiều hơn 8 phiếu thu về.",
        "Lan: 7 đồng ý và 1 không đồng ý là 8, khác 9 phiếu hợp lệ.",
    ]


def test_more_hands_than_people_is_a_fault() -> None:
    assert list(hands_faults("Lan", Entry(valid=8, yes=7, no=1), present=8)) == []
    assert list(hands_faults("Lan", Entry(valid=9, yes=8, no=1), present=8)) == [
        "Lan: 8 đồng ý và 1 không đồng ý, nhiều hơn 8 thành viên được biểu quyết đang có mặt."
    ]
