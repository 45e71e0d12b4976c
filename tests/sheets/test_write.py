"""New workbooks: what stands in them, what people may do with them, and that they come back."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.sheets.building import opened, values_of
from thidua.sheets import LAYOUTS, REF_HEADING, OutColumn, PartialDate, make, read

HONOURS = ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở")
COLUMNS = [
    OutColumn(REF_HEADING, kind="id"),
    OutColumn("STT", kind="number"),
    OutColumn("Họ và tên"),
    OutColumn("Ngày sinh", kind="date"),
    OutColumn("CCCD"),
    OutColumn("Danh hiệu thi đua", choices=HONOURS),
    OutColumn("Tiền thưởng", kind="money"),
]
ROWS: list[list[object]] = [
    ["p-1", 1, "Nguyễn Văn An", date(1985, 3, 12), "034085000001", "Lao động tiên tiến", 710_000],
    ["p-2", 2, "Trần Thị Bình", PartialDate(1990), "", "", None],
]


def made(**changes: object) -> Worksheet:
    return opened(make("DANH SÁCH NĂM 2025", COLUMNS, ROWS, **changes))  # type: ignore[arg-type]


def test_make_writes_title_note_headings_and_rows() -> None:
    data = make("DANH SÁCH NĂM 2025", COLUMNS, ROWS, note="Dòng một\nDòng hai")

    cells = values_of(data)
    assert [row[1] for row in cells[:4]] == ["DANH SÁCH NĂM 2025", "Dòng một", "Dòng hai", None]
    assert cells[4] == [column.heading for column in COLUMNS]
    assert cells[6] == ["p-2", 2, "Trần Thị Bình", "1990", None, None, None]


def test_make_comes_back_through_read_with_its_keys() -> None:
    table = read(make("NĂM 2025", COLUMNS, ROWS), "a.xlsx", wanted=LAYOUTS["nominations"])

    assert [
        (row.text("ref"), row.who, row.born, row.text("citizen_id"), row.whole("money"))
        for row in table.rows
    ] == [
        ("p-1", "Nguyễn Văn An", PartialDate(1985, 3, 12), "034085000001", 710_000),
        ("p-2", "Trần Thị Bình", PartialDate(1990), "", None),
    ]
    assert table.faults == ()


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+84", "http://a.vn", "0012", "1e5", "{=A1}"])
def test_make_writes_text_as_text(text: str) -> None:
    cell = opened(make("t", [OutColumn("Họ và tên")], [[text]]))["A4"]

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_make_hides_and_locks_the_keys_and_nothing_else() -> None:
    sheet = made()

    assert sheet.protection.sheet
    assert sheet.column_dimensions["A"].hidden
    assert [cell.protection.locked for cell in sheet[4]] == [True, *[False] * 6]
    assert not sheet.protection.insertRows


def test_make_leaves_a_list_without_keys_open() -> None:
    assert not opened(make("t", [OutColumn("Họ và tên")], [["An"]])).protection.sheet


def test_make_keeps_the_headings_in_sight() -> None:
    sheet = made()

    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) == (
        "A4",
        "$3:$3",
        "A3:G5",
    )


def test_make_offers_short_lists_in_the_cell_rule() -> None:
    (rule,) = made().data_validations.dataValidation

    assert (str(rule.sqref), rule.formula1, rule.errorStyle) == (
        "F4:F205",
        '"Lao động tiên tiến,Chiến sĩ thi đua cơ sở"',
        "warning",
    )


def test_make_keeps_long_lists_on_a_hidden_sheet() -> None:
    units = tuple(f"Phòng {number}, Sở Khoa học và Công nghệ" for number in range(40))
    columns = [
        OutColumn("Họ và tên"),
        OutColumn("Đơn vị", choices=units),
        OutColumn("Chức vụ", choices=("Trưởng phòng, kiêm nhiệm", "Chuyên viên")),
    ]

    book = load_workbook(BytesIO(make("t", columns, [["An", units[0], ""]])))

    lists = book["Danh mục"]
    assert lists.sheet_state == "hidden"
    assert [cell.value for cell in lists["A"]] == list(units)
    assert (lists["B1"].value, lists["B2"].value) == ("Trưởng phòng, kiêm nhiệm", "Chuyên viên")
    assert [rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation] == [
        "'Danh mục'!$A$1:$A$40",
        "'Danh mục'!$B$1:$B$2",
    ]


def test_make_fits_the_widths_to_what_is_written() -> None:
    sheet = made()

    widths = {letter: sheet.column_dimensions[letter].width for letter in "BCDE"}
    assert widths["B"] < widths["D"] < widths["E"] < widths["C"]


def test_make_writes_a_list_without_rows() -> None:
    assert values_of(make("Chưa có ai", [OutColumn("Họ và tên")], []))[-1] == ["Họ và tên"]
