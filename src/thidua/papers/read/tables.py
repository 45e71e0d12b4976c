"""Tables in a paper's text: rows of cells, under the row that names the columns."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thidua.papers.read.fold import fold
from thidua.papers.read.text import Line

HEADING = re.compile(
    r"\b(?:tt|stt|so tt|ho va ten|ho, ten|ho ten|ten|noi dung|nhiem vu|don vi|chuc vu"
    r"|chuc danh|thoi gian|danh hieu|hinh thuc|ghi chu|chu tri|cong viec"
    r"|ket qua|san pham|tap the|ca nhan|so phieu|muc thuong|tien thuong|so tien|ty le|phoi hop)\b"
)
FEWEST_HEADINGS = 2


@dataclass(frozen=True)
class Cell:
    """One cell: its text and its offsets in the row's line."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    line: Line
    cells: tuple[Cell, ...]

    def cell(self, column: int | None) -> Cell | None:
        return self.cells[column] if column is not None and column < len(self.cells) else None

    @property
    def filled(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.text]


@dataclass(frozen=True)
class Table:
    """A table: the names of its columns (empty where none are printed), its rows, the line just
    above it.
    """

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    above: tuple[Line, ...]


def tables(lines: Iterable[Line]) -> list[Table]:
    """Every run of rows among the lines; a heading of two rows is read as one."""
    found, run, above = [], list[Row](), list[Line]()
    for line in lines:
        if line.is_row:
            run.append(Row(line, tuple(_cells(line))))
            continue
        if run:
            found.append(_table(run, above))
            run, above = [], []
        above.append(line)
    return [*found, _table(run, above)] if run else found


def _cells(line: Line) -> Iterator[Cell]:
    text = line.text
    ends = [m.start() for m in re.finditer(r"(?<!\\)\|", text)]
    if not text.endswith("|"):
        ends.append(len(text))
    for left, right in zip(ends, ends[1:], strict=False):
        inner = text[left + 1 : right]
        start = left + 1 + len(inner) - len(inner.lstrip())
        yield Cell(inner.strip(), start, start + len(inner.strip()))


def _table(run: list[Row], above: list[Line]) -> Table:
    head, first = _head(run)
    return Table(head, tuple(row for row in run[first:] if row.filled), tuple(above[-4:]))


def _head(run: list[Row]) -> tuple[tuple[str, ...], int]:
    for i, row in enumerate(run[:3]):
        names = tuple(cell.text for cell in row.cells)
        if sum(bool(HEADING.search(fold(name))) for name in names) >= FEWEST_HEADINGS:
            below = run[i + 1] if i + 1 < len(run) else None
            if below and _continues(row, below):
                merged = tuple(
                    f"{a} {b}".strip() if a != b else a
                    for a, b in zip(names, (c.text for c in below.cells), strict=True)
                )
                return merged, i + 2
            return names, i + 1
    return (), 0


def _continues(head: Row, below: Row) -> bool:
    """A second heading row under a merged one: as wide, with the same names where it repeats or
    blanks where it does not.
    """
    if len(head.cells) != len(below.cells):
        return False
    repeated = sum(
        a.text == b.text and bool(a.text) for a, b in zip(head.cells, below.cells, strict=True)
    )
    return repeated >= 2 or (
        not below.cells[0].text
        and bool(HEADING.search(below.line.folded))
        and not any(c.text.isdigit() for c in below.cells)
    )
