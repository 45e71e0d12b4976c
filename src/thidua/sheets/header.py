"""Finds the headings of the tables on a sheet, below letterhead and titles, up to five rows high.

Merged cells give the rows their depth; where a program lost the merges, the blanks do. A row of
column numbers "(1) (2) …" under the headings belongs to them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.sheets.columns import Column, fields_named, known, recognise
from thidua.sheets.folding import fold, tidy
from thidua.sheets.grid import Cell, Merge, Sheet, show
from thidua.sheets.layouts import Layout

SEARCH_DEPTH = 60
"""The first heading is looked for this far down a sheet."""
MAX_HEIGHT = 5
NUMBERED = re.compile(r"\(?\s*(\d{1,2})\s*\)?(?:\s*[=(:].*)?$")
LETTERED = re.compile(r"\(?[A-Da-d]\)?$")


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of one table: rows `top` to `bottom` (from 0), columns, first data row."""

    top: int
    bottom: int
    columns: tuple[Column, ...]
    body: int

    @property
    def fields(self) -> frozenset[str]:
        """The fields its columns hold."""
        return frozenset(column.field for column in self.columns if column.field)


class Headings:
    """Looks for headings on one sheet, for one layout."""

    def __init__(self, sheet: Sheet, layout: Layout, honours: frozenset[str]) -> None:
        self.rows = sheet.rows
        self._layout = layout
        self._honours = honours
        self._merges = [merge for merge in sheet.merges if merge.bottom - merge.top < MAX_HEIGHT]
        width = max(map(len, sheet.rows), default=0)
        self._covered = {
            (row, column): merge
            for merge in self._merges
            for row in range(merge.top, merge.bottom + 1)
            for column in range(merge.left, min(merge.right + 1, width))
        }

    def find(self) -> list[Header]:
        """Every heading of the sheet, top to bottom; a sheet without any gives []."""
        first = self._first()
        if first is None:
            return []
        headers = [self._build(first)]
        for row in range(headers[0].body, len(self.rows)):
            if row >= headers[-1].body and self._begins_again(row, headers[-1]):
                headers.append(self._build(row))
        return headers

    def _first(self) -> int | None:
        """The first row that names three columns, or as many as any row does."""
        scores = [self._score(row) for row in range(min(SEARCH_DEPTH, len(self.rows)))]
        best = max(scores, default=0)
        if not best:
            return None
        row = next(row for row, score in enumerate(scores) if score >= min(3, best))
        while row and scores[row - 1] >= 2:
            row -= 1
        return row

    def _score(self, row: int) -> int:
        """How many cells of a row are known headings; 0 when most are not and none says STT."""
        texts = self._texts(row)
        hits = sum(known(text) or fold(text) in self._honours for text in texts)
        numbered = any("no" in fields_named(text) for text in texts[:1])
        return hits if hits * 2 >= len(texts) or (hits > 1 and numbered) else 0

    def _texts(self, row: int) -> list[str]:
        return [tidy(show(cell)) for cell in self.rows[row] if cell != ""]

    def _begins_again(self, row: int, last: Header) -> bool:
        """Whether headings stand in this row again: three known ones, or the last ones."""
        texts = self._texts(row)
        if len(texts) < 2 or any(text[:1].isdigit() for text in texts):
            return False
        hits = sum(known(text) for text in texts)
        if hits >= 3:
            return hits * 3 >= len(texts) * 2
        return texts == self._texts(last.top)

    def _build(self, row: int) -> Header:
        top = min((merge.top for merge in self._merges_in(row)), default=row)
        bottom = self._bottom(top, row)
        columns = [
            recognise(index, self._path(top, bottom, index), self._layout, self._honours)
            for index in range(self._width(top, bottom))
        ]
        body = bottom + 1
        if body < len(self.rows) and _counts_columns(self.rows[body]):
            body += 1
        return Header(top, bottom, tuple(column for column in columns if column.path), body)

    def _text(self, row: int, index: int) -> str:
        """What stands in a cell, or in the merged cell it is part of."""
        merge = self._covered.get((row, index))
        at = (merge.top, merge.left) if merge else (row, index)
        return tidy(show(self.rows[at[0]][at[1]]))

    def _bottom(self, top: int, row: int) -> int:
        """The last row of the headings: as deep as their merges, then rows that divide one."""
        bottom = row
        deeper = True
        while deeper and bottom - top < MAX_HEIGHT:
            reach = max(
                (m.bottom for r in range(top, bottom + 1) for m in self._merges_in(r)),
                default=bottom,
            )
            deeper = reach > bottom or self._divides(bottom, bottom + 1)
            bottom = reach if reach > bottom else bottom + deeper
        return min(bottom, len(self.rows) - 1)

    def _has_merges(self, top: int, bottom: int) -> bool:
        return any(top <= merge.bottom and merge.top <= bottom for merge in self._merges)

    def _merges_in(self, row: int) -> Iterator[Merge]:
        return (
            merge
            for index in range(len(self.rows[row]))
            if (merge := self._covered.get((row, index))) and self._text(row, index)
        )

    def _divides(self, above: int, row: int) -> bool:
        """Whether a row only names parts of wider headings above it: nothing under the others."""
        if row >= len(self.rows):
            return False
        filled = [index for index, cell in enumerate(self.rows[row]) if cell != ""]
        if not filled or not all(isinstance(self.rows[row][index], str) for index in filled):
            return False
        return all(self._under_wide(above, index) for index in filled) and not _counts_columns(
            self.rows[row]
        )

    def _under_wide(self, above: int, index: int) -> bool:
        """Whether the heading over a cell spans columns: merged, or with blanks to its right."""
        merge = self._covered.get((above, index))
        if merge:
            return merge.right > merge.left and merge.bottom == above
        cells = self.rows[above]
        if self._merges:
            return False
        if cells[index] == "":
            return index > 0 and any(cell != "" for cell in cells[1:index])
        return index > 0 and index + 1 < len(cells) and cells[index + 1] == ""

    def _width(self, top: int, bottom: int) -> int:
        return max(len(self.rows[row]) for row in range(top, bottom + 1))

    def _path(self, top: int, bottom: int, index: int) -> list[str]:
        """The headings over one column, from the widest to its own, none twice in a row."""
        path: list[str] = []
        for row in range(top, bottom + 1):
            text = self._text(row, index)
            if not text and row < bottom and not self._has_merges(top, bottom):
                text = self._inherited(row, bottom, index)
            if text and (not path or path[-1] != text):
                path.append(text)
        return path

    def _inherited(self, row: int, bottom: int, index: int) -> str:
        """Where merges are lost: the heading to the left, for a column with its own one below."""
        if not any(self.rows[below][index] != "" for below in range(row + 1, bottom + 1)):
            return ""
        left = [tidy(show(cell)) for cell in self.rows[row][:index] if cell != ""]
        return left[-1] if left else ""


def _counts_columns(row: Sequence[Cell]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), A B 1 2, 1 2 3=1+2."""
    texts = [tidy(show(cell)) for cell in row if cell != ""]
    numbers = [int(found[1]) for text in texts if (found := NUMBERED.match(text))]
    letters = sum(bool(LETTERED.match(text)) for text in texts)
    if len(numbers) < 2 or len(numbers) + letters < len(texts):
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def same(one: Header, other: Header) -> bool:
    """Whether two headings hold the same fields in the same columns (repeated on a new page)."""
    return [(c.index, c.field) for c in one.columns] == [(c.index, c.field) for c in other.columns]


def title_above(sheet: Sheet, top: int) -> list[str]:
    """The lines over a table, letterhead and title, each once."""
    lines = [tidy(show(cell)) for row in sheet.rows[:top] for cell in row if cell != ""]
    return list(dict.fromkeys(line for line in lines if fold(line)))
