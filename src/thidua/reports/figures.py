"""What a report is made of: figures that know their rows, sentences, tables, parts. Pure values."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

SMALL = 10  # below so many, a share says little


@dataclass(frozen=True)
class Figure:
    """A number, the address of the rows it counts, and what these add up to beside it: đồng, or
    how many each of them stands for.
    """

    kind: ClassVar[str] = "figure"
    number: int
    url: str = ""
    total: int = 0


@dataclass(frozen=True)
class Share:
    """A part of a whole, this year and last; None where the records cannot know."""

    part: Figure
    whole: Figure
    last_part: Figure | None = None
    last_whole: Figure | None = None

    @property
    def ratio(self) -> Decimal | None:
        return _ratio(self.part, self.whole)

    @property
    def last_ratio(self) -> Decimal | None:
        return _ratio(self.last_part, self.last_whole)

    @property
    def points(self) -> Decimal | None:
        """The difference to last year in percentage points."""
        if self.ratio is None or self.last_ratio is None:
            return None
        return (self.ratio - self.last_ratio) * 100


def _ratio(part: Figure | None, whole: Figure | None) -> Decimal | None:
    if part is None or whole is None or whole.number == 0:
        return None
    return Decimal(part.number) / Decimal(whole.number)


@dataclass(frozen=True)
class Money:
    """The money of a figure, where the money itself is what a cell shows."""

    kind: ClassVar[str] = "money"
    of: Figure


@dataclass(frozen=True)
class Percent:
    """A share as per cent, where a cell or a sentence shows nothing else of it."""

    kind: ClassVar[str] = "percent"
    of: Share


Cell = Figure | Money | Percent | str | None
"""None is what the records cannot know: "chưa có số liệu"."""


@dataclass(frozen=True)
class Said:
    """A sentence with figures in its places: "Có {0}/{1} người đăng ký"."""

    text: str
    cells: tuple[Cell, ...] = ()

    def pieces(self) -> Iterator[Cell]:
        """The words and the figures in their order."""
        rest = self.text
        for number, cell in enumerate(self.cells):
            before, _place, rest = rest.partition(f"{{{number}}}")
            yield before
            yield cell
        yield rest


@dataclass(frozen=True)
class Line:
    """One row of a table. `key` is what it is about: an honour's code, a level, a unit's number."""

    key: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Figures under heads; `total` sums them where they can be summed."""

    code: str
    title: str
    about: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    total: Line | None = None
    note: str = ""

    def line(self, key: str) -> Line:
        """The line about something. KeyError where there is none."""
        return {line.key: line for line in self.lines}[key]

    @property
    def rows(self) -> tuple[Line, ...]:
        """Each line, the total last."""
        return (*self.lines, self.total) if self.total else self.lines

    @property
    def shown(self) -> Iterator[tuple[Line, tuple[tuple[str, Cell], ...]]]:
        """The same, with their cells beside their heads."""
        for line in self.rows:
            yield line, tuple(zip(self.heads, line.cells, strict=True))


@dataclass(frozen=True)
class Highlight:
    """What a part comes to in one number, and the year before's where it is known."""

    words: str
    now: Cell
    before: Cell = None


@dataclass(frozen=True)
class Part:
    """One part of a report: what it says, its tables, and what it comes to."""

    code: str
    title: str
    said: tuple[Said, ...] = ()
    tables: tuple[Table, ...] = ()
    highlight: Highlight | None = None


@dataclass(frozen=True)
class Report:
    """The year of one unit."""

    year: int
    unit_name: str
    parts: tuple[Part, ...]

    def part(self, code: str) -> Part:
        """A part by its code. KeyError where this reader has none such."""
        return {part.code: part for part in self.parts}[code]

    def table(self, code: str) -> Table:
        """A table of any part by its code."""
        return {table.code: table for part in self.parts for table in part.tables}[code]
