"""Gives a workbook back to its sender with the faults of each row beside it, in a column "Lỗi"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from io import BytesIO
from typing import cast

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as OpenpyxlCell
from openpyxl.cell import MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from thidua.sheets import safety
from thidua.sheets.faults import Fault, Part
from thidua.sheets.folding import fold
from thidua.sheets.grid import Cell, Sheet, open_workbook

FAULT_HEADING = "Lỗi"
FAULT_WIDTH = 60
LONGEST_TITLE = 31
NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
RED, PALE_RED = "9C0006", "FFC7CE"


def errors_back(data: bytes, faults: Iterable[Fault], *, name: str = "bảng tính") -> bytes:
    """The same workbook, as .xlsx, with a column "Lỗi" after the headings' last column.

    Every other cell keeps its value, formula and style; an .xls or .ods keeps its values. A column
    "Lỗi" of an earlier round is written anew. Raises a `SheetRefused`.
    """
    kind = safety.check(data, name)
    by_part: dict[Part, list[Fault]] = {}
    for fault in faults:
        by_part.setdefault(fault.part, []).append(fault)
    if kind == "xlsx":
        try:
            workbook = load_workbook(BytesIO(data))
            return _marked(workbook, {each.title: each for each in workbook.worksheets}, by_part)
        except Exception:  # openpyxl fails in many ways on what Excel and calamine can read
            pass
    return _marked(*_rebuilt(open_workbook(data, name)), by_part)


def _marked(
    workbook: Workbook, sheets: Mapping[str, Worksheet], by_part: Mapping[Part, Sequence[Fault]]
) -> bytes:
    for part, faults in by_part.items():
        _write_faults(sheets[part.sheet], part, faults)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _rebuilt(sheets: Sequence[Sheet]) -> tuple[Workbook, dict[str, Worksheet]]:
    """A new workbook with the values and merges of these sheets, and its sheets by their names."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    made: dict[str, Worksheet] = {}
    for sheet in sheets:
        title = NOT_IN_TITLES.sub(" ", sheet.name)[:LONGEST_TITLE] or "Sheet"
        made[sheet.name] = workbook.create_sheet(title)
        made[sheet.name].sheet_state = "visible" if sheet.visible else "hidden"
        _copy(sheet, made[sheet.name])
    return workbook, made


def _copy(sheet: Sheet, made: Worksheet) -> None:
    for r, row in enumerate(sheet.rows, start=1):
        for c, value in enumerate(row, start=1):
            if value != "":
                _put(_own_cell(made, r, c), value)
    width = max(map(len, sheet.rows), default=0)
    for merge in sheet.merges:
        if merge.bottom < len(sheet.rows) and merge.right < width:
            made.merge_cells(None, merge.top + 1, merge.left + 1, merge.bottom + 1, merge.right + 1)


def _put(cell: OpenpyxlCell, value: Cell) -> None:
    """Set a value; text stays text even when it looks like a formula."""
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value)
        cell.data_type = "s"
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"


def _write_faults(sheet: Worksheet, part: Part, faults: Sequence[Fault]) -> None:
    column = _fault_column(sheet, part)
    _write_heading(sheet, part.header_row, column)
    by_row: dict[int, list[str]] = {}
    for fault in faults:
        by_row.setdefault(fault.row, []).append(_said(fault))
    for row, said in by_row.items():
        cell = _own_cell(sheet, row, column)
        _put(cell, "\n".join(dict.fromkeys(said)))
        cell.font = Font(color=RED)
        cell.fill = PatternFill("solid", start_color=PALE_RED)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _write_heading(sheet: Worksheet, row: int, column: int) -> None:
    """The heading "Lỗi", styled as the heading beside it."""
    heading = _own_cell(sheet, row, column)
    beside = sheet.cell(row, max(column - 1, 1))
    _put(heading, FAULT_HEADING)
    heading.font = cast(Font, copy(beside.font))
    heading.alignment = cast(Alignment, copy(beside.alignment))
    heading.border = cast(Border, copy(beside.border))
    sheet.column_dimensions[heading.column_letter].width = FAULT_WIDTH


def _said(fault: Fault) -> str:
    return f"Cột {fault.column}: {fault.says}" if fault.column else fault.says


def _fault_column(sheet: Worksheet, part: Part) -> int:
    """An earlier column "Lỗi", emptied, else the first empty column after the headings."""
    rows = range(part.header_row, sheet.max_row + 1)
    for column in range(1, part.edge + 2):
        if fold(str(sheet.cell(part.header_row, column).value or "")) == fold(FAULT_HEADING):
            for row in rows:
                _clear(sheet.cell(row, column))
            return column
    column = part.edge + 1
    while any(sheet.cell(row, column).value is not None for row in rows):
        column += 1
    return column


def _own_cell(sheet: Worksheet, row: int, column: int) -> OpenpyxlCell:
    """A cell to write in; a merge that covers it is undone, its value stays at its first cell."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        for merge in [each for each in sheet.merged_cells.ranges if cell.coordinate in each]:
            sheet.unmerge_cells(merge.coord)
    return cast(OpenpyxlCell, sheet.cell(row, column))


def _clear(cell: OpenpyxlCell | MergedCell) -> None:
    if isinstance(cell, OpenpyxlCell):
        cell.value = None
        cell.fill = PatternFill()
