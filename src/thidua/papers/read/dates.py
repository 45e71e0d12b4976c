"""When something is due: the times a sentence names, what binds them and the last day that keeps
them.

`find(text, year=…)` gives each as contracts.md writes it: “2024-02-28”, “2022-Q4”,
“2022-02/2022-03”, “--02-28” for every year, “monthly:10”. A day without a year takes the plan's
year; without one it is left out, never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.papers.read.fold import fold
from thidua.papers.read.periods import last_day_that_keeps
from thidua.papers.read.points import Point, points

HOUR = r"(?:(?:luc\s+)?\d{1,2}\s*(?:h|g|gio|:)\s*(?:\d{2})?\s*(?:phut)?,?\s*)"
BOUNDS = [
    (bound, re.compile(rf"(?:\b{words})\s*[:,]?\s*(?P<hour>{HOUR})?(?:cua\s+)?$"))
    for bound, words in [
        ("before", r"truoc"),
        (
            "by",
            r"(?:cham nhat|muon nhat|khong qua|han cuoi|thoi han|han nop|han)(?:\s+(?:la|den"
            r"|den het|het|vao|trong|gui|truoc))*",
        ),
        ("by", r"(?:den\s+het|het|den)"),
        ("from", r"(?:bat dau\s+tu|ke\s+tu|tu)"),
        ("about", r"(?:du kien|khoang)(?:\s+(?:trong|vao|khoang|cuoi|dau|giua))*"),
        ("in", r"(?:trong|vao)(?:\s+(?:cuoi|dau|giua))?"),
    ]
]
PLANNED = re.compile(r"\bdu kien\b")
BETWEEN = re.compile(r"\s*(?:-|–|den|den\s+het|toi)\s*(?:het\s+)?")
FROM = re.compile(r"\btu\s+$")
HALF_AND_YEAR = re.compile(r"\b(?:0?6|sau) thang(?:,| va) (?:ca |mot )?nam\b")


@dataclass(frozen=True)
class When:
    """A printed time: where it stands, how the contract writes it, what binds it, the last day that
    keeps it.
    """

    start: int
    end: int
    iso: str
    bound: str | None
    due: date | None
    unit: str


def find(text: str, *, year: int | None = None, on: date | None = None) -> list[When]:
    """The times a sentence names. `year` is the plan's, `on` the paper's own day: what has passed
    means next year.
    """
    folded = fold(text)
    found = [
        _bound(point, folded) for point in _joined(_in_years(points(folded), year, on), folded)
    ]
    if year is not None:
        found += _half_and_year(folded, year)
    return sorted(found, key=lambda when: when.start)


def _in_years(found: Iterator[Point], year: int | None, on: date | None) -> list[Point]:
    """The points, each with a year: its own, the next one's (“tháng 10 và tháng 11/2024”), or the
    plan's.
    """
    known = list(found)
    for i in range(len(known) - 2, -1, -1):
        near = known[i + 1].start - known[i].end <= 14
        alike = known[i + 1].unit in (known[i].unit, "year")
        if not known[i].dated and near and alike and known[i + 1].year:
            known[i] = known[i].in_year(known[i + 1].year or 0)
    return [_in_plan_year(point, year, on) for point in known if point.dated or year is not None]


def _in_plan_year(point: Point, year: int | None, on: date | None) -> Point:
    if point.dated or year is None:
        return point
    dated = point.in_year(year)
    last = last_day_that_keeps(dated.iso(), "in")
    if on is not None and on.year == year and last is not None and (on - last).days > 31:
        return point.in_year(year + 1)
    return dated


def _joined(found: list[Point], folded: str) -> Iterator[Point]:
    """Points with “đến” or a dash between them are one range."""
    rest = iter(found)
    current = next(rest, None)
    for point in rest:
        if current is None:
            break
        between = folded[current.end : point.start]
        if (
            current.unit == point.unit
            and current.unit != "recurring"
            and BETWEEN.fullmatch(between)
        ):
            current = _range(current, point, folded)
        else:
            yield current
            current = point
    if current is not None:
        yield current


def _range(a: Point, b: Point, folded: str) -> Point:
    first, last = a.iso().split("/")[0], b.iso().split("/")[-1]
    lead = FROM.search(folded[: a.start])
    start = lead.start() if lead else a.start
    return Point(start, b.end, first, last, b.year, a.unit)


def _bound(point: Point, folded: str) -> When:
    before = folded[max(0, point.start - 40) : point.start]
    bound, start, hour = _default_bound(point), point.start, False
    for name, pattern in BOUNDS:
        match = pattern.search(before)
        if match:
            bound, start, hour = (
                name,
                point.start - len(before) + match.start(),
                bool(match["hour"]),
            )
            break
    if point.is_range and bound in ("by", "from"):
        bound = "in"
    if (
        bound in ("in", None)
        and point.unit not in ("year", "years", "half")
        and PLANNED.search(folded[max(0, point.start - 90) : point.start])
    ):
        bound = "about"
    iso = f"{point.iso()}/.." if bound == "from" else point.iso()
    return When(
        start,
        point.end,
        iso,
        bound,
        last_day_that_keeps(point.iso(), bound, by_the_hour=hour),
        point.unit,
    )


def _default_bound(point: Point) -> str | None:
    return None if point.unit == "half" else "in"


def _half_and_year(folded: str, year: int) -> Iterator[When]:
    """Reports “6 tháng, năm” are two: of the half and of the year."""
    for match in HALF_AND_YEAR.finditer(folded):
        yield When(
            match.start(),
            match.end(),
            f"{year}-H1;{year}",
            None,
            last_day_that_keeps(f"{year}-H1;{year}", None),
            "half",
        )
