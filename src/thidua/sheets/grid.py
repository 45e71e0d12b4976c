"""A workbook's bytes as sheets of plain cells: Unicode NFC, whole numbers whole, dates as dates."""

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO

from openpyxl import load_workbook
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from thidua.sheets import legacy, safety
from thidua.sheets.refusals import EmptyFile, Encrypted

Cell = str | int | float | bool | date | datetime | time | timedelta
"""An empty cell is ""."""
Fonts = Mapping[tuple[int, int], str]
"""(row, column), from 0 → font name, old Vietnamese fonts only."""

ERRORS = frozenset(("#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"))
LEGACY_FONT = re.compile(rb"[\"'](?:\.?vn(?!i)\w|vni\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Merge:
    """One merged range; rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet from A1 to its last cell in use."""

    name: str
    rows: list[list[Cell]]
    merges: Sequence[Merge] = field(default=())
    visible: bool = True


def open_workbook(data: bytes, name: str) -> list[Sheet]:
    """The worksheets of an .xlsx, .xls or .ods that hold anything; raises a `SheetRefused`."""
    kind = safety.check(data, name)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            sheets = [
                _sheet(workbook.get_sheet_by_name(about.name), about.visible, name)
                for about in workbook.sheets_metadata
                if about.typ == SheetTypeEnum.WorkSheet
            ]
    except PasswordError as fault:
        raise Encrypted(safety.locked(name)) from fault
    except (CalamineError, ValueError, OverflowError) as fault:
        raise safety.damaged(name) from fault
    sheets = [sheet for sheet in sheets if any(cell != "" for row in sheet.rows for cell in row)]
    if not sheets:
        raise EmptyFile(f"Tệp “{name}” không có ô nào có dữ liệu; hãy kiểm tra rồi gửi lại.")
    fonts = legacy_fonts(data) if kind == "xlsx" else {}
    for sheet in sheets:
        _to_unicode(sheet.rows, fonts.get(sheet.name, {}))
    return sheets


def _sheet(sheet: CalamineSheet, visible: SheetVisibleEnum, name: str) -> Sheet:
    if sheet.total_height * sheet.total_width > safety.MAX_CELLS:
        raise safety.too_many_cells(name)
    rows = [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    merges = [Merge(top, left, bottom, right) for (top, left), (bottom, right) in _merges(sheet)]
    return Sheet(sheet.name, rows, merges, visible == SheetVisibleEnum.Visible)


def _merges(sheet: CalamineSheet) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    return sheet.merged_cell_ranges or ()


def _plain(cell: Cell) -> Cell:
    """A number that is whole is an int; a text of blanks or an error value is an empty cell."""
    if isinstance(cell, str):
        return "" if not cell or cell.isspace() or cell in ERRORS else cell
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell


def _to_unicode(rows: list[list[Cell]], fonts: Fonts) -> None:
    """Turn the old encodings of one sheet into Unicode, in place.

    Where fonts are known they speak for the doubtful cells; where they are lost, the sheet does.
    """
    around = legacy.Encoding.UNICODE
    if not fonts:
        around = legacy.prevailing(cell for row in rows for cell in row if isinstance(cell, str))
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if isinstance(cell, str) and not cell.isascii():
                row[c] = legacy.to_unicode(cell, font=fonts.get((r, c), ""), around=around)


def legacy_fonts(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """For each sheet of an .xlsx, which cells are drawn in an old Vietnamese font; mostly none.

    The slow reader that knows fonts is called only when the workbook's styles name such a font.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        styles = [n for n in archive.namelist() if n.lower().endswith("styles.xml")]
        if not any(LEGACY_FONT.search(archive.read(name)) for name in styles):
            return {}
    try:
        workbook = load_workbook(BytesIO(data), read_only=True)
        return {
            sheet.title: {
                (cell.row - 1, cell.column - 1): cell.font.name
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None and legacy.by_font(cell.font.name or "")
            }
            for sheet in workbook.worksheets
        }
    except (AttributeError, KeyError, TypeError, ValueError):
        return {}


def show(cell: Cell) -> str:
    """The cell as a person reads it: 3 not 3.0, 12/03/1985, text without stray blanks."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float):
        return f"{cell:.15g}".replace(".", ",")
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
