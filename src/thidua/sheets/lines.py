"""Walks down one table and tells its lines from groups, totals, examples and signatures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thidua.sheets import rowkinds
from thidua.sheets.columns import Column
from thidua.sheets.folding import tidy
from thidua.sheets.grid import Cell, Sheet, show
from thidua.sheets.header import Header
from thidua.sheets.layouts import HONOUR_FIELDS, Layout
from thidua.sheets.rowkinds import Dropped, Heading

WEAK = frozenset(("no", "ref", "note", "ignored", "year", "unit_code", "award_kind", "nominee"))
"""Fields that prepared rows carry before anybody has filled them in."""
PLACES = frozenset(("unit", "department", "parent"))
WHO = (
    frozenset(
        (
            "name",
            "family",
            "given",
            "born",
            "male",
            "female",
            "sex",
            "citizen_id",
            "staff_code",
            "post",
        )
    )
    | PLACES
)
NOWHERE = -1
WIDE = 3
"""A heading merged over this many columns belongs to no column."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: its row (from 0), its filled cells by column, the headings over it."""

    row: int
    cells: Mapping[int, Cell]
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that is no line, with the reason."""

    row: int
    why: Dropped
    text: str


class Walk:
    """The rows of one table, from its first data row to `end` (excluded)."""

    def __init__(self, sheet: Sheet, header: Header, end: int, layout: Layout) -> None:
        self._rows = sheet.rows
        self._header = header
        self._end = end
        self._layout = layout
        self._field: dict[int, str] = {c.index: c.field for c in header.columns if c.field}
        self._number = next((c.index for c in header.columns if c.field == "no"), NOWHERE)
        self._named = bool({"name", "given"} & set(self._field.values()))
        self._merged_down = _merged_down(sheet, header.body, end)
        self._wide = {
            (m.top, m.left)
            for m in sheet.merges
            if m.top == m.bottom and m.right - m.left >= WIDE - 1
        }

        body = range(header.body, end)
        self._last_numbered = max(filter(self._is_numbered, body), default=NOWHERE)
        self._signing = self._signature_from()

    def __iter__(self) -> Iterator[Line | Aside]:
        headings: list[Heading] = []
        above: dict[int, Cell] = {}
        for row in range(self._header.body, self._end):
            cells = self._cells(row)
            why = self._why(row, cells, headings)
            if why is Dropped.GROUP:
                headings = rowkinds.nest(headings, rowkinds.heading(self._heading_text(cells)))
            if why:
                if self._says_something(cells):
                    yield Aside(row, why, " | ".join(_texts(cells)))
                continue
            above = self._continued(_without_dittos(cells, above), above)
            if not self._heads_units(above):
                yield Line(row, above, tuple(headings))
                continue
            yield Line(row, above, ())
            headings = [rowkinds.heading(self._heading_text(above))]

    def _continued(self, cells: dict[int, Cell], above: Mapping[int, Cell]) -> dict[int, Cell]:
        """In a numbered list, a line with only one more honour is for the one named above."""
        fields = {self._field[index] for index in cells if index in self._field}
        if self._last_numbered == NOWHERE or "no" in fields or fields & WHO:
            return cells
        if not fields & set(HONOUR_FIELDS):
            return cells
        repeated = {index: cell for index, cell in above.items() if self._field.get(index) in WHO}
        return dict(sorted((repeated | cells).items()))

    def _cells(self, row: int) -> dict[int, Cell]:
        """The filled cells of a row; a cell merged down over several rows stands in each."""
        cells = {index: cell for index, cell in enumerate(self._rows[row]) if cell != ""}
        brought = self._merged_down.get(row)
        return dict(sorted((cells | brought).items())) if brought else cells

    def _says_something(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a row left aside is worth showing: it holds more than its prepared number."""
        return any(
            self._field.get(index) not in ("no", "ref") or not _is_digits(cell)
            for index, cell in cells.items()
        )

    def _why(
        self, row: int, cells: Mapping[int, Cell], headings: Sequence[Heading]
    ) -> Dropped | None:
        if not cells:
            return Dropped.BLANK
        if row >= self._signing:
            return Dropped.SIGNATURE
        texts = _texts(cells)
        if rowkinds.is_total(texts):
            return Dropped.TOTAL
        if rowkinds.is_example(texts):
            return Dropped.EXAMPLE
        if row > self._last_numbered > NOWHERE and len(cells) == 1:
            return Dropped.NOTE
        if self._is_group(row, cells, headings):
            return Dropped.GROUP
        return None if self._is_filled(cells) else Dropped.BLANK

    def _is_filled(self, cells: Mapping[int, Cell]) -> bool:
        """Whether somebody wrote in this row; numbers, years and units were there before."""
        filled = {self._field[i] for i, cell in cells.items() if i in self._field and cell != 0}
        weak = WEAK | PLACES if self._named else WEAK
        return bool(filled - weak)

    def _is_group(self, row: int, cells: Mapping[int, Cell], headings: Sequence[Heading]) -> bool:
        number = self._number_of(cells)
        others = {index: cell for index, cell in cells.items() if index != self._number}
        if not others:
            return any(letter.isalpha() for letter in number) and not rowkinds.is_roman(number)
        index, cell = next(iter(others.items()))
        if not isinstance(cell, str):
            return False
        if len(others) > 1:
            rest = list(others.values())[1:]
            return rowkinds.is_roman(number) and all(isinstance(each, int | float) for each in rest)
        if rowkinds.is_roman(number) or (row, index) in self._wide:
            return self._named or rowkinds.is_sort_of_units(rowkinds.heading(cell).value)
        return self._heads(cell, index, number, headings)

    def _heads(self, text: str, index: int, number: str, headings: Sequence[Heading]) -> bool:
        """Whether a lone text is a heading: a unit or a kind of nominee where people are listed."""
        found = rowkinds.heading(text)
        if found.about == "nominee":
            return True
        if index not in self._field:
            return not number
        if not self._named or len(set(self._field.values()) - WEAK) < 2:
            return False
        if found.about == "honour":
            return self._field[index] not in HONOUR_FIELDS
        under_collectives = Heading("nominee", "collective") in headings
        return rowkinds.is_unit(found.value) and not (number and under_collectives)

    def _heads_units(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a line of a list of units is the unit that the next ones lie in: "I", "A"."""
        return self._layout.subject == "unit" and rowkinds.is_roman(self._number_of(cells))

    def _number_of(self, cells: Mapping[int, Cell]) -> str:
        return tidy(show(cells.get(self._number, "")))

    def _heading_text(self, cells: Mapping[int, Cell]) -> str:
        others = [cell for index, cell in cells.items() if index != self._number]
        return show(others[0] if others else next(iter(cells.values())))

    def _signature_from(self) -> int:
        """The first row of the part where people sign: below the last numbered line, if any."""
        numbered = self._last_numbered > NOWHERE
        for row in range(self._last_numbered + 1 if numbered else self._header.body, self._end):
            texts = _texts(self._cells(row))
            if rowkinds.is_signature(texts) and (
                numbered or len(texts) > 1 or not self._lines_after(row)
            ):
                return row
        return self._end

    def _is_numbered(self, row: int) -> bool:
        if not 0 <= self._number < len(self._rows[row]):
            return False
        return _is_digits(self._rows[row][self._number]) and len(self._cells(row)) > 1

    def _lines_after(self, row: int) -> bool:
        """Whether rows with a subject and two more fields follow."""
        return any(
            len({self._field[i] for i in self._cells(each) if i in self._field} - WEAK) >= 3
            for each in range(row + 1, self._end)
        )


def _is_digits(cell: Cell) -> bool:
    """Whether a cell is the number of a line: 3, "03", "1.2."."""
    return tidy(show(cell)).replace(".", "").isdecimal()


def _texts(cells: Mapping[int, Cell]) -> list[str]:
    return [tidy(show(cell)) for cell in cells.values()]


def _without_dittos(cells: Mapping[int, Cell], above: Mapping[int, Cell]) -> dict[int, Cell]:
    """The cells with "nt" and the like replaced by what the last line has there."""
    return {
        index: above[index]
        if isinstance(cell, str) and len(cell) < 10 and rowkinds.is_ditto(cell) and index in above
        else cell
        for index, cell in cells.items()
    }


def _merged_down(sheet: Sheet, first: int, end: int) -> dict[int, dict[int, Cell]]:
    """For each row, the cells that a merge of one column brings down from a row above."""
    brought: dict[int, dict[int, Cell]] = {}
    for merge in sheet.merges:
        if merge.left != merge.right or merge.top < first or merge.top >= end:
            continue
        cell = sheet.rows[merge.top][merge.left]
        for row in range(merge.top + 1, min(merge.bottom + 1, end)):
            if cell != "":
                brought.setdefault(row, {})[merge.left] = cell
    return brought


def holds_honour_groups(lines: Sequence[Line | Aside], columns: Sequence[Column]) -> bool:
    """Whether a list without a column of honours is divided by headings that name them."""
    if any(column.field in HONOUR_FIELDS for column in columns):
        return False
    return any(
        h.about == "honour" for line in lines if isinstance(line, Line) for h in line.headings
    )
