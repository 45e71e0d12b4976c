"""Prize money: base salary on the day of the decision, times the factor, rounded up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.rulebook.answer import REVIEW
from thidua.rulebook.asked import printed
from thidua.rulebook.fault import Fault
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.rule import BaseSalary, Law, PrizeTable, latest
from thidua.rulebook.telling import Reason

Period = tuple[int, int]


@dataclass(frozen=True)
class Award:
    """One honour granted to a nominee; `period`: first and last year its achievement covers."""

    honour: str
    nominee: str = "person"
    period: Period | None = None


@dataclass(frozen=True)
class Sum:
    """The sum in đồng, and each award's share of it (0: covered by a higher title)."""

    outcome: int | str
    shares: tuple[int, ...]
    reasons: tuple[Reason, ...]
    under_last_known: int | None = None


def prize(law: Law, awards: Iterable[Award], *, decided: date) -> Sum:
    """The money of several awards given to one nominee by decisions of one day.

    Titles of the same period: the highest alone; of different periods: all; title and form: both.
    needs-legal-review where the table of the day is not loaded or names no such award.
    """
    given = list(awards)
    _with_periods(law, given)
    table = latest(tuple(one for one in law.prizes if not one.pending), decided)
    today = latest(law.prizes, decided)
    base = latest(law.base_salaries, decided)
    if table is None or base is None:
        reason = Reason("Mức tiền thưởng ngày này chưa được nạp", "", Outcome.UNKNOWN.name)
        return Sum(REVIEW, (0,) * len(given), (reason,))
    shares, reasons = [], []
    for place, award in enumerate(given):
        money, reason = _share(law, award, _higher(law, place, given), table, base)
        shares.append(money)
        reasons.append(reason)
    total = sum(money or 0 for money in shares)
    known = all(money is not None for money in shares)
    sure = known and today is not None and not today.pending
    return Sum(
        outcome=total if sure else REVIEW,
        shares=tuple(money or 0 for money in shares),
        reasons=tuple(reasons),
        under_last_known=None if sure or not known else total,
    )


def _share(
    law: Law, award: Award, higher: Award | None, table: PrizeTable, base: BaseSalary
) -> tuple[int | None, Reason]:
    row = table.rows.get(award.honour)
    times = row.times.get(award.nominee) if row else None
    name = law.short(award.honour)
    if row is None or times is None:
        kind = law.word("nominees", award.nominee)
        because = f"Không có mức cho {name} ({kind})"
        return None, Reason("Mức tiền thưởng", table.basis, Outcome.UNKNOWN.name, because)
    if higher:
        rule = law.principle("tien-danh-hieu-cao-nhat", table.since)
        because = f"{name}: cùng kỳ đã hưởng mức của {law.short(higher.honour)}"
        return 0, Reason(rule.says, rule.basis, Outcome.NOT_MET.name, because)
    exact = times * base.amount
    money = -(-exact // table.round_up_to) * table.round_up_to
    because = f"{name}: {_number(times)} × {_dong(base.amount)} = {_dong(money)}"
    since = f"lương cơ sở từ {printed(base.since)} ({base.basis})"
    return money, Reason("Mức tiền thưởng", row.basis, Outcome.MET.name, f"{because}; {since}")


def _higher(law: Law, place: int, given: list[Award]) -> Award | None:
    """The higher title of the same period that stands in this one's place; the first of equals."""
    mine = given[place]
    if not _title(law, mine):
        return None
    rank = (law.honour(mine.honour).rank, -place)
    for other_place, other in enumerate(given):
        same = _title(law, other) and other.period == mine.period
        if same and (law.honour(other.honour).rank, -other_place) > rank:
            return other
    return None


def _title(law: Law, award: Award) -> bool:
    return law.honour(award.honour).category == "danh-hieu"


def _with_periods(law: Law, given: list[Award]) -> None:
    """Several titles at once can be told apart only by the period each one covers."""
    titles = [award for award in given if _title(law, award)]
    if len(titles) > 1 and any(award.period is None for award in titles):
        raise Fault(
            "Có nhiều danh hiệu cùng lúc: cần kỳ tính thành tích (period) của từng danh hiệu."
        )


def _dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".") + " đồng"


def _number(times: Fraction) -> str:
    return f"{float(times):g}".replace(".", ",")
