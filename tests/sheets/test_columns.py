"""Which field a heading names."""

import pytest

from thidua.sheets.columns import known, recognise
from thidua.sheets.fields import FIELDS
from thidua.sheets.layouts import LAYOUTS
from thidua.sheets.wordings import WORDINGS


@pytest.mark.parametrize(
    ("kind", "path", "field"),
    [
        ("people", ["Họ và tên"], "name"),
        ("people", ["HỌ VÀ TÊN CÁN BỘ, CÔNG CHỨC"], "name"),
        ("people", ["Họ và tên", "Họ, chữ đệm"], "family"),
        ("people", ["Họ và tên", "Tên"], "given"),
        ("people", ["Năm sinh", "Nam"], "male"),
        ("people", ["Năm sinh", "Nữ"], "female"),
        ("people", ["Ngày, tháng, năm sinh"], "born"),
        ("people", ["Giới tính (NAM/NU)"], "sex"),
        ("people", ["Số CCCD"], "citizen_id"),
        ("people", ["Mã CBCC"], "staff_code"),
        ("people", ["Tên phòng ban/khối, tổ công tác"], "department"),
        ("people", ["Tên đơn vị/tập thể công tác"], "unit"),
        ("people", ["Tên gọi (Ông/Bà/Chức danh)"], "salutation"),
        ("people", ["Chiều cao"], None),
        ("units", ["Tên đơn vị"], "unit"),
        ("units", ["Tên"], "unit"),
        ("units", ["Phòng ban"], "unit"),
        ("units", ["Trực thuộc"], "parent"),
        ("ratings", ["Kết quả"], "rating"),
        ("ratings", ["Xếp loại", "Năm 2024"], "rating"),
        ("ratings", ["2024"], "rating"),
        ("ratings", ["Năm"], "year"),
        ("outcomes", ["Kết quả"], "result"),
        ("discipline", ["Hình thức"], "discipline"),
        ("honours", ["Năm"], "year"),
        ("honours", ["Quyết định", "Số"], "decision_no"),
        ("honours", ["Quyết định", "Ngày"], "decided_on"),
        ("honours", ["Quyết định", "Người ký"], "decided_by"),
        ("honours", ["Số, ngày quyết định"], "decision"),
        ("honours", ["Danh hiệu thi đua đã đạt năm 2023"], "honour"),
        ("nominations", ["Danh hiệu thi đua đã đạt"], "achievements"),
        ("nominations", ["Thành tích đã đạt", "Danh hiệu thi đua"], "achievements"),
        ("nominations", ["Danh hiệu thi đua đề nghị năm 2025"], "title"),
        ("nominations", ["Đề nghị khen thưởng", "Hình thức khen thưởng"], "commendation"),
        ("nominations", ["Đề nghị khen thưởng", "BK UBND tỉnh"], "honour"),
        ("nominations", ["Mã danh hiệu thi đua (nếu có)"], "title_code"),
        ("nominations", ["Chức vụ, đơn vị công tác"], "post_unit"),
        ("nominations", ["Đơn vị tính"], "ignored"),
        ("registrations", ["Danh hiệu thi đua", "Cá nhân", "LĐTT"], "title"),
        ("registrations", ["LĐTT"], "honour"),
        ("registrations", ["Danh hiệu thi đua", "Tập thể"], "title"),
        ("registrations", ["Danh hiệu thi đua", "Tập thể LĐTT"], "title"),
        ("registrations", ["Danh hiệu thi đua", "Tổng số"], "ignored"),
        ("registrations", ["Tập thể LĐTT"], None),
        ("nominations", ["Đề nghị khen thưởng", "Số phiếu đạt"], "votes"),
        ("ratings", ["Kết quả xếp loại", "Cá nhân tự xếp loại"], "ignored"),
        ("initiatives", ["Tên đề tài"], "initiative"),
        ("initiatives", ["Ngày công nhân"], "recognised_on"),
        ("initiatives", ["Tên tác giả"], "name"),
        ("initiatives", ["Phạm vi ảnh hưởng"], "scope"),
    ],
)
def test_recognise_knows_the_wordings_of_offices(
    kind: str, path: list[str], field: str | None
) -> None:
    assert recognise(0, path, LAYOUTS[kind], frozenset(("ldtt",))).field == field


def test_recognise_takes_the_year_from_the_headings() -> None:
    column = recognise(4, ["Xếp loại", "Năm 2024"], LAYOUTS["ratings"])

    assert (column.index, column.heading, column.year) == (4, "Năm 2024", "2024")


@pytest.mark.parametrize(
    ("heading", "answer"),
    [("Ghi chú", True), ("Năm 2024", True), ("Nguyễn Văn An", False), ("12/03/1985", False)],
)
def test_known_tells_headings_from_data(heading: str, answer: bool) -> None:
    assert known(heading) is answer


def test_every_field_has_wordings_and_every_layout_known_fields() -> None:
    asked = {field for layout in LAYOUTS.values() for field in layout.fields}

    assert (set(WORDINGS), asked - set(FIELDS)) == (set(FIELDS), set())
