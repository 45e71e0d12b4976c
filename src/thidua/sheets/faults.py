"""What was wrong in one row or cell, in one Vietnamese sentence that says where."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """One table on one sheet: where it stands and what stands over it.

    `header_row` (the lowest of the headings) and `edge` (their last column) count from 1, as Excel
    does; `above` is the letterhead and title; `year` the year the title names; `unit` the one unit
    whose list it is, when a line over it ("Đơn vị: …") or the sheet's name says so.
    """

    sheet: str
    header_row: int
    edge: int
    headings: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    year: str = ""
    unit: str = ""
    letters: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Field → letters of the column that holds it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A row, or one cell of it, that cannot be taken as it stands; `row` counts from 1."""

    part: Part
    row: int
    says: str
    column: str = ""
    """Letters of the column, "" when the whole row is at fault."""
    field: str = ""

    def __str__(self) -> str:
        where = f"Trang “{self.part.sheet}”, dòng {self.row}"
        return f"{where}{f', cột {self.column}' if self.column else ''}: {self.says}"
