"""Counting a council's vote: of all members, in whole numbers. Pure; no Django.

A member who is absent, silent or has stood aside still belongs to the number that is divided by.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

Standing = Literal["in-force", "last-known", "none"]
HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Threshold:
    """The share of all members that must agree. `over`: more than the share, else at least.

    `standing`: the mark is in force; or it is the last known one; or nothing is on record and the
    plain majority stands in. In the last two cases the chair confirms it and the minutes say so.
    `ballot`: whether a ballot is compulsory; None where nothing on record says.
    """

    share: Fraction = HALF
    over: bool = True
    ballot: bool | None = None
    says: str = ""
    basis: str = ""
    standing: Standing = "none"

    @property
    def needs_confirming(self) -> bool:
        return self.standing != "in-force"

    def required(self, members: int) -> int:
        """The fewest votes of so many members that reach the mark."""
        exact = self.share * members
        return exact.__floor__() + 1 if self.over else exact.__ceil__()

    def as_json(self) -> dict[str, Any]:
        return {
            "share": f"{self.share.numerator}/{self.share.denominator}",
            "over": self.over,
            "ballot": self.ballot,
            "says": self.says,
            "basis": self.basis,
            "standing": self.standing,
        }

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> "Threshold":
        return cls(**{**kept, "share": Fraction(kept["share"])})


@dataclass(frozen=True)
class Quorum:
    """The share of all members that must be there; written opinions count where it says so."""

    share: Fraction
    written_counts: bool = False
    says: str = ""
    basis: str = ""

    def required(self, members: int) -> int:
        return (self.share * members).__ceil__()

    def reached(self, *, members: int, present: int, written: int) -> bool:
        there = present + (written if self.written_counts else 0)
        return there >= self.required(members)


@dataclass(frozen=True)
class Counted:
    """The votes on one line: in the room, and the written opinions of the absent."""

    yes: int
    no: int
    blank: int = 0
    written_yes: int = 0
    written_no: int = 0

    @property
    def agreed(self) -> int:
        return self.yes + self.written_yes


@dataclass(frozen=True)
class Result:
    """What a count comes to: `agreed` of `members`, `required` to pass."""

    agreed: int
    members: int
    required: int

    @property
    def passed(self) -> bool:
        return self.agreed >= self.required


def result(votes: Counted, threshold: Threshold, *, members: int) -> Result:
    """Count one line. ValueError for numbers that cannot be: more votes than members."""
    cast = votes.agreed + votes.no + votes.written_no + votes.blank
    if min(votes.yes, votes.no, votes.blank, votes.written_yes, votes.written_no) < 0:
        raise ValueError("a vote is never negative")
    if not 0 < members >= cast:
        raise ValueError(f"{cast} votes of {members} members")
    return Result(votes.agreed, members, threshold.required(members))


@dataclass(frozen=True)
class Slips:
    """The slips of one ballot on paper: handed out, and back in the box."""

    issued: int
    returned: int


@dataclass(frozen=True)
class Entry:
    """What was found for one line: valid slips (hands raised, where there are none), yes, no."""

    valid: int
    yes: int
    no: int


def slip_faults(slips: Slips, *, present: int) -> Iterator[str]:
    """Each thing wrong with the numbers of slips, in a sentence."""
    if slips.issued > present:
        yield (
            f"Phát ra {slips.issued} phiếu nhưng chỉ có {present} thành viên có mặt; đề nghị kiểm "
            "lại số phiếu phát ra hoặc điểm danh."
        )
    if slips.returned > slips.issued:
        yield (
            f"Thu về {slips.returned} phiếu, nhiều hơn {slips.issued} phiếu đã phát ra; đề nghị "
            "đếm lại."
        )


def entry_faults(name: str, entry: Entry, slips: Slips) -> Iterator[str]:
    """Each thing wrong with the numbers of one line, in a sentence."""
    if entry.valid > slips.returned:
        yield (f"{name}: {entry.valid} phiếu hợp lệ, nhiều hơn {slips.returned} phiếu thu về.")
    if entry.yes + entry.no != entry.valid:
        yield (
            f"{name}: {entry.yes} đồng ý và {entry.no} không đồng ý là "
            f"{entry.yes + entry.no}, khác {entry.valid} phiếu hợp lệ."
        )


def hands_faults(name: str, entry: Entry, *, present: int) -> Iterator[str]:
    """The fault in a show of hands: more hands than people in the room."""
    if entry.yes + entry.no > present:
        yield (
            f"{name}: {entry.yes} đồng ý và {entry.no} không đồng ý, nhiều hơn {present} thành "
            "viên được biểu quyết đang có mặt."
        )
