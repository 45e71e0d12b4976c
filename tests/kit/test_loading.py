"""The report of a load counts each row once and says what became of it."""

import pytest

from thidua.kit.loading import Does, Loading
from thidua.sheets import LAYOUTS, OutColumn, Row, make, read

DATA = make(
    "Danh sách đơn vị năm 2026", [OutColumn("Tên đơn vị")], [["Phòng A"], ["Phòng B"], ["Phòng C"]]
)


@pytest.fixture
def rows() -> tuple[Row, ...]:
    return read(DATA, "don-vi.xlsx", wanted=LAYOUTS["units"]).rows


@pytest.fixture
def loading(rows: tuple[Row, ...]) -> Loading:
    found = Loading("units", DATA, "don-vi.xlsx")
    found.add(rows[0], Does.MADE)
    found.add(rows[1], Does.SAME)
    found.fault(rows[2].fault("Thiếu đơn vị cấp trên.", field="unit"))
    found.fault(rows[2].fault("Ngày không đọc được."))
    return found


def test_a_row_with_two_faults_counts_once(loading: Loading) -> None:
    report = loading.report(kept=False)

    assert (report.read, report.made, report.same, report.left_out) == (3, 1, 1, 1)


def test_nothing_may_be_kept_beside_a_fault_unless_it_is_waved_through(loading: Loading) -> None:
    answers = [
        loading.may_keep(dry_run=dry_run, skip_bad=skip_bad)
        for dry_run, skip_bad in [(False, False), (False, True), (True, True)]
    ]

    assert answers == [False, True, False]


def test_nothing_is_kept_of_a_workbook_without_a_good_row() -> None:
    assert not Loading("units", DATA, "trong.xlsx").may_keep(dry_run=False, skip_bad=True)


@pytest.mark.parametrize(
    ("kept", "says"),
    [
        (True, "Đã đọc 3 dòng: thêm 1, sửa 0, giữ nguyên 1, để lại 1 dòng có lỗi."),
        (
            False,
            "Chưa ghi gì. Đọc được 3 dòng: sẽ thêm 1, sửa 0, giữ nguyên 1; 1 dòng có lỗi.",
        ),
    ],
)
def test_the_report_says_what_was_written(loading: Loading, kept: bool, says: str) -> None:
    assert loading.report(kept=kept).says == says


def test_the_report_as_json_names_every_fault(loading: Loading, rows: tuple[Row, ...]) -> None:
    where = {"sheet": rows[2].part.sheet, "row": rows[2].number}

    assert loading.report(kept=False).as_json()["faults"] == [
        {**where, "column": "A", "says": "Thiếu đơn vị cấp trên."},
        {**where, "column": "", "says": "Ngày không đọc được."},
    ]


def test_the_workbook_comes_back_with_the_faults_in_it(loading: Loading) -> None:
    errors = loading.report(kept=False).errors

    again = read(errors or b"", "loi.xlsx", wanted=LAYOUTS["units"])
    assert [row.who for row in again.rows] == ["Phòng A", "Phòng B", "Phòng C"]
    assert "Thiếu đơn vị cấp trên" in " ".join(again.rows[2].raw.values())


def test_a_workbook_without_faults_does_not_come_back(rows: tuple[Row, ...]) -> None:
    loading = Loading("units", DATA, "don-vi.xlsx")
    loading.add(rows[0], Does.MADE)

    assert loading.report(kept=True).errors is None
