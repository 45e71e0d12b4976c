"""A workbook's bytes as sheets of plain cells: Unicode NFC, whole numbers whole, dates as dates."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from thidua.sheets import legacy, safety
from thidua.sheets.refusals import EmptyFile, Encrypted, TooLarge

Cell = str | int | float | bool | date | datetime
"""An empty cell is ""."""
Fonts = Mapping[tuple[int, int], str]
"""(row, column), from 0 → font name, old Vietnamese fonts only."""

OPENING = Path(__file__).with_name("opening.py")
MAX_MEMORY = 2 * 2**30
MAX_SECONDS = 60
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
    sheets = _open_in_a_child(data, name)
    sheets = [sheet for sheet in sheets if any(cell != "" for row in sheet.rows for cell in row)]
    if not sheets:
        raise EmptyFile(f"Tệp “{name}” không có ô nào có dữ liệu; hãy kiểm tra rồi gửi lại.")
    fonts = legacy_fonts(data) if kind == "xlsx" else {}
    for sheet in sheets:
        _to_unicode(sheet.rows, fonts.get(sheet.name, {}))
    return sheets


def _open_in_a_child(data: bytes, name: str) -> list[Sheet]:
    """What `opening` finds in a process of its own; whatever happens to it, we live on."""
    command = [sys.executable, "-P", str(OPENING), str(safety.MAX_CELLS), str(MAX_MEMORY)]
    try:
        child = subprocess.run(
            command, input=data, capture_output=True, timeout=MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise TooLarge(
            f"Tệp “{name}” đọc quá {MAX_SECONDS} giây chưa xong; hãy chia thành nhiều tệp nhỏ hơn."
        ) from fault
    if child.returncode:
        raise safety.damaged(name)
    answer = json.loads(child.stdout, object_hook=_from_json)
    if why := answer.get("refused"):
        raise _refusal(why, name)
    return [
        Sheet(each["name"], each["rows"], [Merge(*m) for m in each["merges"]], each["visible"])
        for each in answer["sheets"]
    ]


def _refusal(why: str, name: str) -> Exception:
    if why == "locked":
        return Encrypted(safety.locked(name))
    return safety.too_many_cells(name) if why == "large" else safety.damaged(name)


def _from_json(found: dict[str, Any]) -> Any:
    if "day" in found:
        return date.fromisoformat(found["day"])
    if "moment" in found:
        return datetime.fromisoformat(found["moment"])
    return found.get("text", found)


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
    except Exception:  # openpyxl fails in many ways on what can be read; the letters still tell
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
