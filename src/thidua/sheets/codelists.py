"""Lists of codes on the other sheets of a workbook: code → printed name.

Some programs have people pick "1650359884" and keep what it means on a sheet of its own, several
lists side by side: a column of codes with its names to the right, or else to the left.
"""

from collections.abc import Iterable

from thidua.sheets.folding import fold, tidy
from thidua.sheets.grid import Cell, Sheet, show


def read_codes(sheets: Iterable[Sheet]) -> dict[str, str]:
    """Every code that these sheets explain; a code explained twice differently is left out."""
    beside: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
    for sheet in sheets:
        for row in sheet.rows:
            for left, right in zip(row, row[1:], strict=False):
                if _is_code(left) and _is_name(right):
                    beside[0].setdefault(show(left).strip(), set()).add(tidy(show(right)))
                elif _is_name(left) and _is_code(right):
                    beside[1].setdefault(show(right).strip(), set()).add(tidy(show(left)))
    found = beside[1] | beside[0]
    return {code: next(iter(names)) for code, names in found.items() if len(names) == 1}


def _is_code(cell: Cell) -> bool:
    """A run of four digits or more, as text or number, or capitals and digits without a space."""
    text = show(cell).strip()
    if text.isdecimal():
        return len(text) >= 4
    return (
        2 <= len(text) <= 20
        and text.isascii()
        and text.replace("_", "").isalnum()
        and text.isupper()
    )


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and not _is_code(cell) and len(fold(cell)) >= 3
