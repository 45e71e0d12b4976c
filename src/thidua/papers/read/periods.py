"""Days, months, quarters, halves and years as contracts.md writes them, and their first and last
days.
"""

import calendar
import re
from datetime import date, timedelta

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MONTH = re.compile(r"(\d{4})-(\d{2})")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
HALF = re.compile(r"(\d{4})-H([12])")
YEAR = re.compile(r"\d{4}")


def first_and_last(period: str) -> tuple[date, date] | None:
    """The first and last day of a period, a range or a list of them; None where it recurs or stays
    open.
    """
    parts = re.split(r"[/;]", period)
    spans = [_bounds(part) for part in parts if part]
    known = [span for span in spans if span]
    if len(known) != len(parts):
        return None
    return min(first for first, _ in known), max(last for _, last in known)


def last_day_that_keeps(
    period: str, bound: str | None, *, by_the_hour: bool = False
) -> date | None:
    """The last day on which a duty due “before”, “by” or “in” the period is still done in time."""
    days = first_and_last(period)
    if days is None or bound == "from":
        return None
    first, last = days
    if bound == "before":
        return first if by_the_hour else first - timedelta(days=1)
    return last


def _bounds(part: str) -> tuple[date, date] | None:
    try:
        if match := DAY.fullmatch(part):
            day = date(*map(int, match.groups()))
            return day, day
        if match := MONTH.fullmatch(part):
            return _months(int(match[1]), int(match[2]), int(match[2]))
        if match := QUARTER.fullmatch(part):
            return _months(int(match[1]), 3 * int(match[2]) - 2, 3 * int(match[2]))
        if match := HALF.fullmatch(part):
            return _months(int(match[1]), 6 * int(match[2]) - 5, 6 * int(match[2]))
        return _months(int(part), 1, 12) if YEAR.fullmatch(part) else None
    except ValueError:
        return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
