"""Duties that a plan sets out as a table: one a row, with columns for work, doer, time and
product.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thidua.papers.read import doers
from thidua.papers.read.due import Calendar, Due
from thidua.papers.read.fold import fold
from thidua.papers.read.outputs import goes_on, output_of
from thidua.papers.read.reading import Task
from thidua.papers.read.tables import Cell, Row, Table

COLUMNS = [
    ("partner", re.compile(r"phoi hop|tham gia")),
    ("doer", re.compile(r"chu tri|thuc hien|phu trach|don vi|co quan|trach nhiem|nguoi|phan cong")),
    ("time", re.compile(r"thoi gian|thoi han|tien do|hoan thanh|thoi diem")),
    ("product", re.compile(r"san pham|ket qua|dau ra")),
    ("work", re.compile(r"noi dung|nhiem vu|cong viec|hoat dong|ten cong viec|dau viec")),
]
TIME_FIRST = re.compile(r"thoi gian|thoi han|tien do|thoi diem")
GROUP_MARK = re.compile(r"[IVX]+|[A-H]|[a-z]")


@dataclass(frozen=True)
class _Layout:
    """Which column of a table holds what."""

    work: int
    doer: int | None
    time: int | None
    product: int | None


def table_duties(
    tables: Iterable[Table], calendar: Calendar, sections: Mapping[int, str | None]
) -> Iterator[Task]:
    """The duties of every table that has a column of work and one of doers or times.

    `sections` gives, by the offset of a row, the section the table stands in.
    """
    for table in tables:
        layout = _layout(table)
        if layout is None:
            continue
        for row in table.rows:
            if task := _task(row, layout, calendar, sections.get(row.line.start)):
                yield task


def _layout(table: Table) -> _Layout | None:
    found: dict[str, int] = {}
    for i, heading in enumerate(table.head):
        folded = fold(heading)
        kind = (
            "time"
            if TIME_FIRST.search(folded)
            else next((k for k, p in COLUMNS if p.search(folded)), None)
        )
        if kind:
            found.setdefault(kind, i)
    if "work" not in found or not {"doer", "time"} & found.keys():
        return None
    return _Layout(found["work"], found.get("doer"), found.get("time"), found.get("product"))


def _task(row: Row, layout: _Layout, calendar: Calendar, section: str | None) -> Task | None:
    work = row.cell(layout.work)
    if work is None or not work.text or _is_group(row, layout):
        return None
    due = _cell_due(row, layout.time, calendar) or calendar.due(row.line, work.start, work.end)
    doer = row.cell(layout.doer)
    product = row.cell(layout.product)
    output = (
        output_of(work.text)
        if not product or not product.text
        else output_of(f"ban hành {product.text}")
    )
    number = row.cells[0].text.strip(" .") if row.cells and layout.work > 0 else ""
    return Task(
        text=work.text,
        section=".".join(part for part in (section, number) if part) or None,
        responsible=doers.doer_name(doer.text) if doer and doer.text else None,
        output=output,
        deadline=due.iso if due else None,
        bound=due.bound if due else None,
        due=due.day if due else None,
        continuing=goes_on(work.text, output, dated=due is not None)
        and not (product and product.text),
        span=(row.line.start + work.start, row.line.start + work.end),
    )


def _cell_due(row: Row, column: int | None, calendar: Calendar) -> Due | None:
    cell = row.cell(column)
    return calendar.due(row.line, cell.start, cell.end) if cell else None


def _is_group(row: Row, layout: _Layout) -> bool:
    """A row that only heads those below: numbered in letters or Roman numerals, its other columns
    empty.
    """
    others: list[Cell | None] = [row.cell(layout.doer), row.cell(layout.time)]
    empty = all(cell is None or not cell.text for cell in others)
    return empty and (
        len(row.cells) < 3
        or bool(GROUP_MARK.fullmatch(row.cells[0].text.strip(" .")))
        or len(row.filled) <= 2
    )
