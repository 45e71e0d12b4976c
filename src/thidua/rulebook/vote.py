"""Counts a council's vote by the mark in force: of all members, in whole numbers."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.rulebook.answer import REVIEW
from thidua.rulebook.checks import as_percent
from thidua.rulebook.fault import Fault
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.rule import Law, Mark, Quorum
from thidua.rulebook.telling import Reason

PASSED = "passed"
REJECTED = "rejected"


@dataclass(frozen=True)
class Vote:
    """What a count comes to. `required` yes votes by the mark in force, or by the last known one.

    `ballot`: whether a ballot is compulsory (None: nothing on record says). `quorate` None: no
    quorum is on record.
    """

    outcome: str
    required: int | None
    basis: str
    ballot: bool | None
    quorate: bool | None
    under_last_known: str | None
    reasons: tuple[Reason, ...]


def vote(
    law: Law,
    honour: str,
    level: str,
    day: date,
    *,
    members: int,
    present: int,
    agree: int,
    written: int = 0,
    received: date | None = None,
) -> Vote:
    """passed, rejected, or needs-legal-review where no mark is in force.

    `members` is the whole council; `agree` counts written opinions too; `received` is the day the
    file came in, where it came before the law changed. Raises `Fault` for numbers that cannot be.
    """
    _sane(members, present, written, agree)
    marks = marks_for(law, honour, level, received or day)
    known = marks[0] if marks else last_known(law, honour, level, day)
    quorum = quorum_for(law, level, day)
    quorate = None if quorum is None else _quorate(quorum, members, present, written)
    reasons = [_quorum_reason(quorum, quorate, members, present, written)] if quorum else []
    if known is None:
        silent = "Không có quy định về tỷ lệ phiếu cho trường hợp này"
        reasons.append(Reason(silent, "", Outcome.UNKNOWN.name, f"{agree}/{members}"))
        return Vote(REVIEW, None, "", None, quorate, None, tuple(reasons))
    counted = (
        PASSED if all(_enough(mark, members, agree) for mark in marks or [known]) else REJECTED
    )
    decided = bool(marks) and quorate is not False
    reasons.append(_reason(known, members, agree, in_force=bool(marks)))
    return Vote(
        outcome=counted if decided else REVIEW,
        required=max(required(mark, members) for mark in marks or [known]),
        basis=known.basis,
        ballot=any(mark.ballot for mark in marks or [known]),
        quorate=quorate,
        under_last_known=None if decided else counted,
        reasons=tuple(reasons),
    )


def marks_for(law: Law, honour: str, level: str, day: date) -> list[Mark]:
    """The marks in force: the State's and the local one together, the higher first.

    A mark that only lives on where no local rule was made gives way to a local one.
    """
    ours = [mark for mark in law.marks if mark.covers(honour, level)]
    national = [mark for mark in ours if not mark.local and mark.in_force(day)]
    local = [mark for mark in ours if mark.local and mark.in_force(day)]
    named = [mark for mark in local if mark.honours] or local
    found = national + named
    if not found:
        found = [mark for mark in ours if mark.residual(day)]
    return sorted(found, key=lambda mark: (mark.share, mark.over), reverse=True)


def last_known(law: Law, honour: str, level: str, day: date) -> Mark | None:
    """The mark that ended last before that day; of another level, where this level has none."""
    begun = [mark for mark in law.marks if mark.honours and mark.names(honour) and mark.began(day)]
    here = [mark for mark in begun if mark.covers(honour, level)] or begun
    return max(here, key=lambda mark: mark.since, default=None)


def quorum_for(law: Law, level: str, day: date) -> Quorum | None:
    found = [quorum for quorum in law.quorums if quorum.in_force(level, day)]
    return max(found, key=lambda quorum: quorum.share, default=None)


def required(mark: Mark, members: int) -> int:
    """The fewest yes votes that reach the mark."""
    exact = mark.share * members
    return exact.__floor__() + 1 if mark.over else exact.__ceil__()


def _enough(mark: Mark, members: int, agree: int) -> bool:
    return agree >= required(mark, members)


def _quorate(quorum: Quorum, members: int, present: int, written: int) -> bool:
    there = present + (written if quorum.written_counts else 0)
    return Fraction(there, members) >= quorum.share


def _quorum_reason(
    quorum: Quorum, quorate: bool | None, members: int, present: int, written: int
) -> Reason:
    outcome = Outcome.MET if quorate else Outcome.NOT_MET
    because = f"{present}/{members} thành viên dự họp"
    if written:
        because += f", {written} gửi ý kiến bằng văn bản"
    return Reason(quorum.says, quorum.basis, outcome.name, because)


def _reason(mark: Mark, members: int, agree: int, *, in_force: bool) -> Reason:
    need = required(mark, members)
    because = (
        f"{agree}/{members} đồng ý; cần {need} "
        f"({'trên' if mark.over else 'từ'} {as_percent(mark.share)} tổng số thành viên)"
    )
    if not in_force:
        because += "; mức đã biết gần nhất, chưa nạp quy định đang có hiệu lực"
    enough = Outcome.MET if agree >= need else Outcome.NOT_MET
    return Reason(mark.says, mark.basis, enough.name, because)


def _sane(members: int, present: int, written: int, agree: int) -> None:
    if members < 1:
        raise Fault("Hội đồng phải có ít nhất một thành viên.")
    if min(present, written, agree) < 0:
        raise Fault("Số phiếu và số người không được âm.")
    if present + written > members:
        raise Fault(f"{present} dự họp và {written} ý kiến văn bản nhiều hơn {members} thành viên.")
    if agree > present + written:
        raise Fault(f"{agree} phiếu đồng ý nhiều hơn {present + written} người có ý kiến.")
