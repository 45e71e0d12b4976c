"""Single points and periods of time in a folded sentence, one pattern for each way of printing
them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

DAY = r"(?<![\d/.])(?:0?[1-9]|[12]\d|3[01])(?!\d)"
MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
YEAR = r"(?:19|20)\d{2}(?!\d)"
QUARTER = r"(?:iv|i{1,3}|[1-4])\b"
OF_YEAR = rf"(?:\s*[/-]\s*(?P<y>{YEAR})|,?\s+(?:cua\s+)?nam\s+(?P<y2>{YEAR}))?"
AND = r"\s*(?:,|-|–|va|den|den\s+het)\s*"
EVERY = r"\s+(?:hang|moi)\s+"
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
WEEKDAYS = {
    "thu hai": "Mon", "thu 2": "Mon", "thu ba": "Tue", "thu 3": "Tue", "thu tu": "Wed",
    "thu 4": "Wed", "thu nam": "Thu", "thu 5": "Thu", "thu sau": "Fri", "thu 6": "Fri",
    "thu bay": "Sat", "thu 7": "Sat", "chu nhat": "Sun",
}  # fmt: skip


@dataclass(frozen=True)
class Point:
    """A stretch of a sentence that names a time; `year` None where it is not printed."""

    start: int
    end: int
    first: str
    last: str
    year: int | None
    unit: str

    @property
    def is_range(self) -> bool:
        return self.first != self.last

    @property
    def dated(self) -> bool:
        return self.year is not None or self.unit == "recurring"

    def in_year(self, year: int) -> "Point":
        return replace(self, year=year)

    def iso(self) -> str:
        """The period in the contract's writing; the year is filled where the pattern left “Y”."""
        year = f"{self.year:04d}" if self.year is not None else ""
        first, last = self.first.replace("Y", year), self.last.replace("Y", year)
        return first if first == last else f"{first}/{last}"


Reader = Callable[[re.Match[str]], tuple[str, str, int | None, str] | None]


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    printed = groups.get("y") or groups.get("y2")
    return int(printed) if printed else None


def _day(match: re.Match[str]) -> tuple[str, str, int | None, str] | None:
    year = _year(match)
    if not _is_day(year or 2024, match["m"], match["d"]):
        return None
    first = f"Y-{int(match['m']):02d}-{int(match['d']):02d}"
    return first, first, year, "day"


def _days(match: re.Match[str]) -> tuple[str, str, int | None, str] | None:
    year = _year(match)
    if not all(_is_day(year or 2024, match["m"], match[d]) for d in ("d", "d2")):
        return None
    first, last = (f"Y-{int(match['m']):02d}-{int(match[d]):02d}" for d in ("d", "d2"))
    return first, last, year, "day"


def _is_day(year: int, month: str, day: str) -> bool:
    try:
        return bool(date(year, int(month), int(day)))
    except ValueError:
        return False


def _yearly(match: re.Match[str]) -> tuple[str, str, int | None, str] | None:
    if not _is_day(2024, match["m"], match["d"]):
        return None
    day = f"--{int(match['m']):02d}-{int(match['d']):02d}"
    return day, day, None, "recurring"


def _monthly(match: re.Match[str]) -> tuple[str, str, int | None, str]:
    day = f"monthly:{int(match['d'])}"
    return day, day, None, "recurring"


def _weekly(match: re.Match[str]) -> tuple[str, str, int | None, str]:
    day = f"weekly:{WEEKDAYS[' '.join(match['w'].split())]}"
    return day, day, None, "recurring"


def _months(match: re.Match[str]) -> tuple[str, str, int | None, str]:
    found = [int(m) for m in re.findall(r"\d+", match["ms"])]
    return f"Y-{found[0]:02d}", f"Y-{found[-1]:02d}", _year(match), "month"


def _quarters(match: re.Match[str]) -> tuple[str, str, int | None, str]:
    found = [QUARTERS[q] for q in re.findall(rf"\b{QUARTER}", match["qs"])]
    return f"Y-Q{found[0]}", f"Y-Q{found[-1]}", _year(match), "quarter"


def _half(match: re.Match[str]) -> tuple[str, str, int | None, str]:
    half = "Y-H1" if match["h"] == "dau" else "Y-H2"
    return half, half, _year(match), "half"


def _nine_months(match: re.Match[str]) -> tuple[str, str, int | None, str]:
    return "Y-01", "Y-09", _year(match), "month"


def _span_of_years(match: re.Match[str]) -> tuple[str, str, int | None, str]:
    return match["y1"], match["y3"], int(match["y3"]), "years"


def _whole_year(match: re.Match[str]) -> tuple[str, str, int | None, str]:
    return "Y", "Y", _year(match), "year"


READERS: list[tuple[re.Pattern[str], Reader]] = [
    (re.compile(pattern), reader)
    for pattern, reader in [
        (rf"(?:ngay\s+)?(?P<d>{DAY})(?:\s*/\s*|\s+thang\s+)(?P<m>{MONTH}){EVERY}nam", _yearly),
        (rf"ngay\s+(?P<d>{DAY}){EVERY}thang", _monthly),
        (rf"(?P<w>{'|'.join(WEEKDAYS)})(?:{EVERY}|\s+cua\s+)tuan", _weekly),
        (
            rf"(?:ngay\s+)?(?P<d>{DAY})(?:\s*[-–]\s*|\s+den\s+)(?:het\s+)?(?:ngay\s+)?(?P<d2>{DAY})"
            rf"\s*/\s*(?P<m>{MONTH})\s*/\s*(?P<y>{YEAR})",
            _days,
        ),
        (
            rf"ngay\s+(?P<d>{DAY})(?:\s*[-–]\s*|\s+den\s+)(?:het\s+)?(?:ngay\s+)?(?P<d2>{DAY})"
            rf"(?:\s*/\s*|\s+thang\s+)(?P<m>{MONTH}){OF_YEAR}",
            _days,
        ),
        (
            rf"(?:ngay\s+)?(?P<d>{DAY})\s*(?P<sep>[/.-])\s*(?P<m>{MONTH})\s*(?P=sep)\s*(?P<y>{YEAR})",
            _day,
        ),
        (rf"(?:ngay\s+)?(?P<d>{DAY})\s+thang\s+(?P<m>{MONTH}){OF_YEAR}", _day),
        (
            rf"ngay\s+(?P<d>{DAY})\s*[/-]\s*(?P<m>{MONTH})(?!\s*[/-])(?:,?\s+nam\s+(?P<y>{YEAR}))?",
            _day,
        ),
        (rf"thang\s+(?P<ms>{MONTH}(?:{AND}(?:thang\s+)?{MONTH})*){OF_YEAR}", _months),
        (rf"quy\s+(?P<qs>{QUARTER}(?:{AND}(?:quy\s+)?{QUARTER})*){OF_YEAR}", _quarters),
        (rf"\b(?:0?6|sau)\s+thang\s+(?P<h>dau|cuoi)\s+nam(?:\s+(?P<y>{YEAR}))?", _half),
        (rf"\b(?:0?9|chin)\s+thang(?:\s+dau)?\s+nam(?:\s+(?P<y>{YEAR}))?", _nine_months),
        (rf"giai\s+doan\s+\(?(?P<y1>{YEAR})\s*[-–/]\s*(?P<y3>{YEAR})", _span_of_years),
        (rf"\bnam\s+(?P<y>{YEAR})(?!\s*[-–]\s*\d)", _whole_year),
    ]
]


def points(folded: str) -> Iterator[Point]:
    """Every time named in a folded sentence, in order, none overlapping."""
    taken: list[Point] = []
    for pattern, reader in READERS:
        for match in pattern.finditer(folded):
            if any(match.start() < p.end and p.start < match.end() for p in taken):
                continue
            if read := reader(match):
                taken.append(Point(match.start(), match.end(), *read))
    yield from sorted(taken, key=lambda p: p.start)
