"""Years and days that contradict one another."""

import datetime as dt
import re
from collections.abc import Iterator

from thidua.papers.read.anomalies.facts import Facts, shown
from thidua.papers.read.fold import fold
from thidua.papers.read.periods import first_and_last
from thidua.papers.read.reading import Anomaly, Basis

OWN_NAME = re.compile(r"tren day la\b[^.;]{0,220}?\bnam ((?:19|20)\d{2})")
OF_YEAR = re.compile(r"\bnam ((?:19|20)\d{2})(?!\s*[-–]\s*\d)")
YEAR_BY = re.compile(r"\bnam ((?:19|20)\d{2}) theo\s+$")
EARLIEST_MONTH = 7


def own_name(facts: Facts) -> Iterator[Anomaly]:
    """“Trên đây là Kế hoạch … năm 2021” at the end of the plan for 2022."""
    if not OF_YEAR.search(fold(facts.header.subject or "")) and facts.header.year is None:
        return
    for line in facts.frame.body:
        match = OWN_NAME.match(line.folded)
        if match and facts.plan_year and int(match[1]) != facts.plan_year:
            span = (line.start + match.start(1), line.start + match.end(1))
            yield Anomaly(
                f"Đoạn kết gọi văn bản là của năm {match[1]}, trong khi tên và ngày văn bản "
                f"là năm {facts.plan_year}.",
                "year",
                span,
            )


def own_date(facts: Facts) -> Iterator[Anomaly]:
    year, printed = facts.plan_year, facts.header.year
    if facts.is_plan and year and printed and not -1 <= printed - year <= 0:
        yield Anomaly(
            f"Kế hoạch của năm {year} lại ghi ngày ban hành trong năm {printed}.",
            "year",
            facts.header.spans.get("date"),
        )


def bases(facts: Facts) -> Iterator[Anomaly]:
    """A basis dated after the paper, or a yearly plan dated long before its year."""
    for basis in facts.bases:
        day = _day(basis.date)
        if day is None:
            continue
        if facts.header.date and day > facts.header.date:
            yield Anomaly(
                f"Căn cứ {basis.number_symbol} ghi ngày {shown(day)}, sau ngày ban hành văn "
                f"bản này.",
                "year",
                basis.span,
            )
        elif (year := _for_year(facts, basis)) and _too_early(basis, day, year):
            yield Anomaly(
                f"Căn cứ {basis.number_symbol} là của năm {year} nhưng ghi ngày {shown(day)}; "
                "có thể ghi nhầm năm.",
                "year",
                basis.span,
            )


def _day(printed: str | None) -> dt.date | None:
    return dt.date.fromisoformat(printed) if printed and len(printed) == 10 else None


def _for_year(facts: Facts, basis: Basis) -> int | None:
    before = fold(facts.frame.text.body[max(0, basis.span[0] - 60) : basis.span[0]])
    match = OF_YEAR.search(fold(basis.title or "")) or YEAR_BY.search(before)
    return int(match[1]) if match and basis.number_symbol else None


def _too_early(basis: Basis, day: dt.date, year: int) -> bool:
    yearly = re.search(r"/(?:KH|CTr|NQ-HĐND)\b", basis.number_symbol or "")
    return bool(yearly) and (
        day.year < year - 1 or (day.year == year - 1 and day.month < EARLIEST_MONTH)
    )


def deadlines(facts: Facts) -> Iterator[Anomaly]:
    """A deadline that had passed when the paper was issued, or that lies outside the plan's
    year.
    """
    for deadline in facts.deadlines:
        days = first_and_last(deadline.iso_date_or_period)
        if days is None:
            continue
        if facts.header.date and days[1] < facts.header.date:
            yield Anomaly(
                f"Mốc “{deadline.text}” đã qua vào ngày ban hành văn bản "
                f"({shown(facts.header.date)}).",
                "year",
                deadline.span,
            )
        elif (
            facts.is_plan
            and facts.plan_year
            and not facts.plan_year - 1 <= days[1].year <= facts.plan_year
        ):
            yield Anomaly(
                f"Mốc “{deadline.text}” nằm ngoài năm {facts.plan_year} của kế hoạch.",
                "year",
                deadline.span,
            )
