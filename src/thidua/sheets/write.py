"""Writes new workbooks: lists sent to units to be filled in, and exports of every list.

Text is always written as text: a name that begins with "=" never becomes a formula.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest
from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from thidua.sheets.extent import column_letters

REF_HEADING = "Mã (không sửa)"
"""The heading of the "id" column by which we know our own lines again; the reader's field `ref`."""
SHEET_NAME = "Danh sách"
LISTS_NAME = "Danh mục"
FONT = "Times New Roman"
SPARE_ROWS = 200
"""Empty rows below the last that people may fill in, with the same lists to pick from."""
NARROWEST, WIDEST = 6, 45
MEASURED_ROWS = 500
INLINE_LIST = 255
"""Excel holds a list in the cell rule itself only up to this many characters."""
LONGEST_TEXT = 32_767
LONGEST_NAME = 31
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
    "remove_timezone": True,
}
NUMBER_FORMATS = {"date": "dd/mm/yyyy", "number": "#,##0", "money": "#,##0", "text": "@", "id": "@"}
OUTSIDE_THE_LIST = {
    "error_type": "warning",
    "error_title": "Ngoài danh mục",
    "error_message": "Giá trị này không có trong danh mục. Vẫn ghi?",
}
PROTECTION = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "sort": True,
    "autofilter": True,
}


@dataclass(frozen=True, slots=True)
class OutColumn:
    """One column to write.

    "id" is hidden and protected (our own key of the line); "money" and "number" are right-aligned
    and grouped; `choices` become a list to pick from; `width` is in characters, else measured.
    """

    heading: str
    kind: Literal["text", "date", "number", "money", "id"] = "text"
    choices: tuple[str, ...] = ()
    width: float | None = None


@dataclass(frozen=True, slots=True)
class OutTable:
    """One table of a workbook that holds several: its title, its columns, its rows."""

    title: str
    columns: Sequence[OutColumn]
    rows: Iterable[Sequence[object]]
    note: str = ""


def make(
    title: str, columns: Sequence[OutColumn], rows: Iterable[Sequence[object]], *, note: str = ""
) -> bytes:
    """A new .xlsx: title, note, one row of headings that stays in sight, then the rows.

    Row values follow the columns: text, numbers, dates, True as "x", None as an empty cell.
    With an "id" column the sheet is protected without a password: only that column is locked.
    """
    lines = [tuple(row) for row in rows]
    out = BytesIO()
    with Workbook(out, OPTIONS) as workbook:
        sheet = workbook.add_worksheet(SHEET_NAME)
        _New(workbook, sheet, columns).write(title, note, lines)
    return out.getvalue()


def make_several(tables: Iterable[OutTable]) -> bytes:
    """A new .xlsx with a sheet for each table, named by its number and its title."""
    out = BytesIO()
    with Workbook(out, OPTIONS) as workbook:
        for number, table in enumerate(tables, start=1):
            name = NOT_IN_A_NAME.sub(" ", f"{number}. {table.title}")[:LONGEST_NAME].strip()
            sheet = workbook.add_worksheet(name)
            lines = [tuple(row) for row in table.rows]
            _New(workbook, sheet, table.columns).write(table.title, table.note, lines)
        if not workbook.worksheets():
            workbook.add_worksheet(SHEET_NAME)
    return out.getvalue()


class _New:
    """One new sheet while it is being written, top to bottom."""

    def __init__(self, workbook: Workbook, sheet: Worksheet, columns: Sequence[OutColumn]) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._columns = columns
        self._locked = any(column.kind == "id" for column in columns)

    def write(self, title: str, note: str, lines: Sequence[Sequence[object]]) -> None:
        self._set_widths(lines)
        header = self._write_title(title, note)
        self._write_headings(header)
        formats = [self._body(column) for column in self._columns]
        for row, line in enumerate(lines, start=header + 1):
            for index, value in enumerate(line):
                _write_value(self._sheet, row, index, value, formats[index])
        self._offer_choices(header + 1, header + len(lines) + SPARE_ROWS)
        self._set_page(header, header + len(lines))

    def _format(self, **properties: object) -> Format:
        return self._workbook.add_format({"font_name": FONT, "font_size": 12, **properties})

    def _body(self, column: OutColumn) -> Format:
        return self._format(
            num_format=NUMBER_FORMATS[column.kind],
            locked=column.kind == "id",
            border=1,
            text_wrap=column.kind == "text",
            valign="top",
        )

    def _set_widths(self, lines: Sequence[Sequence[object]]) -> None:
        """Widths fit the headings and the first rows; empty rows below are open for writing."""
        for index, column in enumerate(self._columns):
            shown = [len(_as_text(line[index])) for line in lines[:MEASURED_ROWS]]
            longest_word = max(map(len, column.heading.split() or [""]))
            width = column.width or min(WIDEST, max(NARROWEST, longest_word, *shown, 0) + 2)
            hidden = {"hidden": True} if column.kind == "id" else {}
            open_format = self._format(
                num_format=NUMBER_FORMATS[column.kind], locked=column.kind == "id"
            )
            self._sheet.set_column(index, index, width, open_format, hidden)

    def _write_title(self, title: str, note: str) -> int:
        """The title and the note; answers the row of the headings."""
        shown = [index for index, column in enumerate(self._columns) if column.kind != "id"]
        first = shown[0] if shown else 0
        heavy = self._format(bold=True, font_size=14, locked=True)
        self._sheet.write_string(0, first, title, heavy)
        if not note:
            return 2
        slanted = self._format(italic=True, locked=True)
        for row, line in enumerate(note.splitlines(), start=1):
            self._sheet.write_string(row, first, line, slanted)
        return len(note.splitlines()) + 2

    def _write_headings(self, row: int) -> None:
        style = self._format(
            bold=True,
            border=1,
            bg_color="#DCE6F1",
            text_wrap=True,
            align="center",
            valign="vcenter",
        )
        for index, column in enumerate(self._columns):
            self._sheet.write_string(row, index, column.heading, style)

    def _offer_choices(self, first: int, last: int) -> None:
        """Lists to pick from; another value is warned about and kept."""
        long = [index for index, column in enumerate(self._columns) if _is_long(column.choices)]
        if long:
            self._write_lists([self._columns[index].choices for index in long])
        for index, column in enumerate(self._columns):
            if not column.choices:
                continue
            source: object = list(column.choices)
            if index in long:
                letters = column_letters(long.index(index) + 1)
                source = f"='{LISTS_NAME}'!${letters}$1:${letters}${len(column.choices)}"
            rule = {"validate": "list", "source": source, **OUTSIDE_THE_LIST}
            self._sheet.data_validation(first, index, last, index, rule)

    def _write_lists(self, lists: Sequence[tuple[str, ...]]) -> None:
        """The lists too long for a cell rule, side by side on a hidden sheet, row by row."""
        sheet = self._workbook.add_worksheet(LISTS_NAME)
        sheet.hide()
        for row, choices in enumerate(zip_longest(*lists, fillvalue="")):
            for index, choice in enumerate(choices):
                sheet.write_string(row, index, choice)

    def _set_page(self, header: int, last: int) -> None:
        self._sheet.freeze_panes(header + 1, 0)
        self._sheet.autofilter(header, 0, max(last, header + 1), max(len(self._columns) - 1, 0))
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(header)
        if self._locked:
            self._sheet.protect("", PROTECTION)


def _is_long(choices: Sequence[str]) -> bool:
    return len(",".join(choices)) > INLINE_LIST or any("," in choice for choice in choices)


def _as_text(value: object) -> str:
    """A value as its cell will show it, its longest line only: what a column's width must hold."""
    if isinstance(value, date):
        return "00/00/0000"
    return max(str("" if value is None else value).splitlines(), key=len, default="")


def _write_value(sheet: Worksheet, row: int, column: int, value: object, style: Format) -> None:
    if value is None or value is False or value == "":
        sheet.write_blank(row, column, None, style)
    elif value is True:
        sheet.write_string(row, column, "x", style)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_string(row, column, str(value)[:LONGEST_TEXT], style)
