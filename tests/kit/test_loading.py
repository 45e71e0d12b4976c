"""The report of a load counts each row once and says what became of it."""

from dataclasses import dataclass

from thidua.kit.loading import Does, Loading


@dataclass(frozen=True)
class Part:
    sheet: str


@dataclass(frozen=True)
class Fault:
    part: Part
    row: int
    says: str
    column: str = ""


def loading() -> Loading:
    found = Loading("units", b"bytes", "don-vi.xlsx")
    found.add("Trang 1", 4, "Phòng A", Does.MADE)
    found.add("Trang 1", 5, "Phòng B", Does.SAME)
    found.fault(Fault(Part("Trang 1"), 6, "Thiếu tên đơn vị.", "B"))
    found.fault(Fault(Part("Trang 1"), 6, "Ngày không đọc được.", "C"))
    return found


def test_a_row_with_two_faults_counts_once() -> None:
    report = loading().report(kept=False)

    assert (report.read, report.made, report.same, report.left_out) == (3, 1, 1, 1)


def test_nothing_may_be_kept_beside_a_fault_unless_it_is_waved_through() -> None:
    found = loading()

    answers = [
        found.may_keep(dry_run=dry_run, skip_bad=skip_bad)
        for dry_run, skip_bad in [(False, False), (False, True), (True, True)]
    ]

    assert answers == [False, True, False]


def test_nothing_is_kept_of_a_workbook_without_a_good_row() -> None:
    assert not Loading("units", b"", "trong.xlsx").may_keep(dry_run=False, skip_bad=True)


def test_the_report_says_what_was_written_and_what_was_left() -> None:
    assert loading().report(kept=True).says == (
        "Đã đọc 3 dòng: thêm 1, sửa 0, giữ nguyên 1, để lại 1 dòng có lỗi."
    )


def test_the_report_says_that_nothing_was_written() -> None:
    assert loading().report(kept=False).says == (
        "Chưa ghi gì. Đọc được 3 dòng: sẽ thêm 1, sửa 0, giữ nguyên 1; 1 dòng có lỗi."
    )


def test_the_report_as_json_names_every_fault() -> None:
    assert loading().report(kept=False).as_json()["faults"] == [
        {"sheet": "Trang 1", "row": 6, "column": "B", "says": "Thiếu tên đơn vị."},
        {"sheet": "Trang 1", "row": 6, "column": "C", "says": "Ngày không đọc được."},
    ]
