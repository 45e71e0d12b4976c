"""The workbook that goes back: a column "Lỗi" more, and everything else as it was."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from tests.sheets.building import book, ods, saved, values_of
from thidua.sheets import LAYOUTS, Damaged, Table, errors_back, read

FILES = Path(__file__).parent / "files"
ROWS = [
    ["DANH SÁCH NĂM 2025", "", "", ""],
    ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua"],
    [1, "Nguyễn Văn An", "Phòng A", "LĐTT"],
    [2, "Trần Thị Bình", "Phòng X", "=D3"],
    ["", "Tổng cộng", "", ""],
]


def taken(data: bytes, kind: str = "nominations") -> Table:
    return read(data, "a.xlsx", wanted=LAYOUTS[kind])


def test_errors_back_writes_each_row_s_faults_beside_it() -> None:
    data = book(ROWS, merges=["A1:D1"])
    rows = taken(data).rows

    back = errors_back(
        data,
        [
            rows[1].fault("Không có đơn vị này.", field="unit"),
            rows[1].fault("Đã có ở dòng trên."),
            rows[0].fault("=Không phải công thức"),
        ],
    )

    assert [row[4] for row in values_of(back)] == [
        None,
        "Lỗi",
        "=Không phải công thức",
        "Cột C: Không có đơn vị này.\nĐã có ở dòng trên.",
        None,
    ]
    assert load_workbook(BytesIO(back)).worksheets[0]["E3"].data_type == "s"


def test_errors_back_keeps_every_other_cell_style_merge_and_rule() -> None:
    workbook = load_workbook(BytesIO(book(ROWS, merges=["A1:D1"], more={"Khác": [["giữ"]]})))
    sheet = workbook.worksheets[0]
    sheet["B3"].font = Font(name=".VnTime", bold=True)
    sheet["C3"].fill = PatternFill("solid", start_color="FFFF00")
    sheet.column_dimensions["B"].width = 33
    sheet.add_data_validation(DataValidation("list", formula1='"LĐTT,CSTĐCS"', sqref="D3:D9"))
    data = saved(workbook)

    back = errors_back(data, [taken(data).rows[0].fault("sai")])

    kept = load_workbook(BytesIO(back))
    after = kept.worksheets[0]
    assert [row[:4] for row in values_of(back)] == [row[:4] for row in values_of(data)]
    assert (after["B3"].font.name, after["B3"].font.bold) == (".VnTime", True)
    assert after["C3"].fill.start_color.rgb == "00FFFF00"
    assert after.column_dimensions["B"].width == 33
    assert [str(merge) for merge in after.merged_cells.ranges] == ["A1:D1"]
    assert [str(rule.sqref) for rule in after.data_validations.dataValidation] == ["D3:D9"]
    assert kept["Khác"]["A1"].value == "giữ"


def test_errors_back_can_be_read_again_and_written_anew() -> None:
    data = book(ROWS)
    first = errors_back(data, [taken(data).rows[0].fault("một"), taken(data).rows[1].fault("hai")])

    again = taken(first)
    second = errors_back(first, [again.rows[1].fault("ba")])

    assert [row.fields for row in again.rows] == [row.fields for row in taken(data).rows]
    assert [row[4:] for row in values_of(second)] == [[None], ["Lỗi"], [None], ["ba"], [None]]


def test_errors_back_steps_over_a_column_without_a_heading() -> None:
    rows = [[*row, note] for row, note in zip(ROWS, ["", "", "ghi thêm", "", ""], strict=True)]
    data = book(rows)

    back = errors_back(data, [taken(data).rows[0].fault("sai")])

    assert [row[4:] for row in values_of(back)[1:3]] == [[None, "Lỗi"], ["ghi thêm", "sai"]]


def test_errors_back_undoes_a_merge_that_lies_over_its_cell() -> None:
    data = book(
        [["Họ và tên", "Danh hiệu thi đua"], ["Nguyễn Văn An", "LĐTT", ""]], merges=["B2:C2"]
    )

    back = errors_back(data, [taken(data).rows[0].fault("sai")])

    assert values_of(back)[1] == ["Nguyễn Văn An", "LĐTT", "sai"]


def test_errors_back_marks_two_tables_of_one_sheet_each_at_its_own_edge() -> None:
    data = book(
        [
            ["STT", "Tên tập thể", "Danh hiệu thi đua"],
            [1, "Phòng A", "TTLĐTT"],
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua"],
            [1, "Nguyễn Văn An", "Phòng A", "LĐTT"],
        ]
    )
    rows = taken(data).rows

    back = errors_back(data, [rows[0].fault("một"), rows[1].fault("hai")])

    written = {cell for row in values_of(back) for cell in row[3:]} - {None}
    assert written == {"Danh hiệu thi đua", "LĐTT", "Lỗi", "một", "hai"}
    assert [row.fields for row in taken(back).rows] == [row.fields for row in rows]


def test_errors_back_of_an_old_workbook_is_a_new_one_with_its_values() -> None:
    data = (FILES / "ratings_tcvn3.xls").read_bytes()
    rows = read(data, "cu.xls", wanted=LAYOUTS["ratings"]).rows

    back = errors_back(data, [rows[1].fault("sai", field="rating")])

    again = read(back, "cu.xlsx", wanted=LAYOUTS["ratings"])
    assert [row.fields for row in again.rows] == [row.fields for row in rows]
    assert [row[6] for row in values_of(back)[3:]] == ["Lỗi", None, "Cột F: sai"]


def test_errors_back_of_an_ods_is_an_xlsx() -> None:
    data = ods([["Họ và tên", "Danh hiệu thi đua"], ["=1+1", "LĐTT"]])
    rows = read(data, "a.ods", wanted=LAYOUTS["nominations"]).rows

    back = errors_back(data, [rows[0].fault("sai")])

    assert values_of(back) == [["Họ và tên", "Danh hiệu thi đua", "Lỗi"], ["=1+1", "LĐTT", "sai"]]
    assert load_workbook(BytesIO(back)).worksheets[0]["A2"].data_type == "s"


def test_errors_back_refuses_what_read_refuses() -> None:
    with pytest.raises(Damaged):
        errors_back(book(ROWS)[:900], [], name="hỏng.xlsx")
