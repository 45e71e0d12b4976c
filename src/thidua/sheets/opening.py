"""The child process that opens one workbook: its bytes come in, its cells go out as JSON.

A damaged .xls can make the reader ask for all the memory there is, or stop the process it runs in.
So it runs in a process of its own, with limits, started as a file by `grid`; it imports nothing
else of ours.
"""

import json
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

ERRORS = frozenset(("#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"))

LAST_COLUMN, LAST_ROW = 16_384, 1_048_576


def main(max_cells: int, max_memory: int) -> None:
    """Read standard input, write {"sheets": […]} or {"refused": "locked" | "damaged" | "large"}."""
    if resource:
        with suppress(OSError, ValueError):  # a lower limit is in force, or the system has none
            resource.setrlimit(resource.RLIMIT_AS, (max_memory, max_memory))
    try:
        answer = _open(sys.stdin.buffer.read(), max_cells)
    except PasswordError:
        answer = {"refused": "locked"}
    except (MemoryError, OverflowError):
        answer = {"refused": "large"}
    except (CalamineError, ValueError):
        answer = {"refused": "damaged"}
    json.dump(answer, sys.stdout, default=_as_json)


def _open(data: bytes, max_cells: int) -> dict[str, Any]:
    sheets = []
    with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        for about in workbook.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(about.name)
            if sheet.total_width > LAST_COLUMN or sheet.total_height > LAST_ROW:
                return {"refused": "damaged"}
            if sheet.total_height * sheet.total_width > max_cells:
                return {"refused": "large"}
            sheets.append(_sheet(sheet, about.visible == SheetVisibleEnum.Visible))
    return {"sheets": sheets}


def _sheet(sheet: CalamineSheet, visible: bool) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "visible": visible,
        "merges": [
            (top, left, bottom, right)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            if top <= bottom and left <= right
        ],
        "rows": [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)],
    }


def _plain(cell: Any) -> Any:
    """A number that is whole is an int; a text of blanks or an error value is an empty cell."""
    if isinstance(cell, str):
        return "" if not cell or cell.isspace() or cell in ERRORS else cell
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell


def _as_json(cell: date | time | timedelta) -> dict[str, str]:
    if isinstance(cell, datetime):
        return {"moment": cell.isoformat()}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    return {"text": str(cell)}


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
