"""Reads spreadsheets as Vietnamese offices have them, and writes them back. Pure Python, no Django.

Reading::

    from thidua.sheets import LAYOUTS, SheetRefused, read

    table = read(data, "danh-sach.xlsx", wanted=LAYOUTS["nominations"], honours=known_names)

`read` takes .xlsx, .xls and .ods with letterheads, titles, headings of one to five rows, split
names, old fonts (TCVN3, VNI), dates as text, groups, totals and signatures. It raises a
`SheetRefused`, whose text is one Vietnamese sentence, for a file that is unsafe, damaged, or lacks
a needed column. What is wrong in a row is a `Fault` of that row; the other rows are read anyway.

    for row in table.rows:
        row.number            # the row as Excel counts it
        row.who               # the person, or the unit where no name is asked
        row.nominee           # "person", "collective", "household", "enterprise" or ""
        row.text("unit")      # any field as text, "" when empty; `fields.FIELDS` names them all
        row.born              # PartialDate(year, month, day), as precisely as printed
        row.day("decided_on"), row.whole("money")
        row.honours           # tuple of Entry(printed, form, count, nominee, year)
        row.ratings           # tuple of Rating(rating, printed, year)
        row.assumed           # fields taken from a heading or title, not from a cell
        row.faults            # tuple of Fault; more by row.fault("…", field="unit")
    table.good, table.faults, table.parts, table.left (rows not taken, and why), table.unread

The kinds of `LAYOUTS`: units, people, ratings, discipline, honours, initiatives, registrations,
nominations, outcomes.

Writing::

    errors_back(data, faults)                        # the same workbook with a column "Lỗi", .xlsx
    make(title, [OutColumn("Họ và tên"), …], rows, note="…")
    make_several([OutTable(title, [OutColumn("Họ và tên"), …], rows), …])   # a sheet for each

A column `OutColumn(REF_HEADING, kind="id")` is hidden and protected, and comes back as `ref`.
"""

from thidua.sheets.entries import Entry, Rating
from thidua.sheets.faults import Fault, Part
from thidua.sheets.layouts import LAYOUTS, Layout
from thidua.sheets.refusals import (
    Damaged,
    EmptyFile,
    Encrypted,
    HasMacros,
    MissingColumn,
    NoTable,
    SheetRefused,
    TooLarge,
    UnsafeXml,
    WrongType,
)
from thidua.sheets.returned import errors_back
from thidua.sheets.row import Row
from thidua.sheets.table import Left, Table, read
from thidua.sheets.values import PartialDate
from thidua.sheets.write import REF_HEADING, OutColumn, OutTable, make, make_several

__all__ = [
    "LAYOUTS",
    "REF_HEADING",
    "Damaged",
    "EmptyFile",
    "Encrypted",
    "Entry",
    "Fault",
    "HasMacros",
    "Layout",
    "Left",
    "MissingColumn",
    "NoTable",
    "OutColumn",
    "OutTable",
    "Part",
    "PartialDate",
    "Rating",
    "Row",
    "SheetRefused",
    "Table",
    "TooLarge",
    "UnsafeXml",
    "WrongType",
    "errors_back",
    "make",
    "make_several",
    "read",
]
