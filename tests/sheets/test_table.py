"""Whole lists, from bytes to rows: each kind of workbook, each habit of those who make them."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from tests.sheets.building import book, ods
from thidua.sheets import LAYOUTS, MissingColumn, PartialDate, Table, read

FILES = Path(__file__).parent / "files"


def table(
    rows: list[list[object]], kind: str, *, honours: tuple[str, ...] = (), **how: object
) -> Table:
    return read(book(rows, **how), "a.xlsx", wanted=LAYOUTS[kind], honours=honours)  # type: ignore[arg-type]


def told(found: Table, *fields: str) -> list[tuple[str, ...]]:
    return [tuple(row.text(field) for field in fields) for row in found.rows]


# --- the kinds -----------------------------------------------------------------------------------


def test_units() -> None:
    found = table(
        [
            ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
            ["DANH SÁCH ĐƠN VỊ TRỰC THUỘC"],
            ["TT", "Tên đơn vị", "Trực thuộc", "Ký hiệu", "Tổng số lao động", "Ngày thành lập"],
            ["I", "Các phòng chuyên môn"],
            [1, "Phòng Kế hoạch", "Sở", "KH", 12, date(2025, 3, 1)],
            [2, " Thanh tra  Sở ", "Sở", "TTr", "05", "1/7/2025"],
        ],
        "units",
    )

    assert told(found, "unit", "parent", "symbol") == [
        ("Phòng Kế hoạch", "Sở", "KH"),
        ("Thanh tra Sở", "Sở", "TTr"),
    ]
    assert [(row.whole("headcount"), row.day("from_on")) for row in found.rows] == [
        (12, date(2025, 3, 1)),
        (5, date(2025, 7, 1)),
    ]


def test_units_in_one_column_alone() -> None:
    found = table([["Tên đơn vị"], ["Phòng Kế hoạch"], ["Văn phòng"]], "units")

    assert told(found, "unit") == [("Phòng Kế hoạch",), ("Văn phòng",)]


def test_people_of_a_hospital_with_instructions_and_prepared_rows() -> None:
    found = table(
        [
            ["DANH SÁCH NHÂN VIÊN"],
            ["Nhập đúng định dạng; không đổi tên cột"],
            [],
            ["CCCD", "Họ và tên", "Giới tính", "Ngày sinh", "Đơn vị", "Chức vụ", "Trạng thái"],
            ["VD: 012345678901", "Nguyễn Văn Mẫu", "Nam", "1/1/1990", "Khoa Nội", "Bác sĩ", ""],
            ["001085000001", "Trần Thị Bình", "Nữ", 31118, "Khoa Nội", "Trưởng khoa", "Đang làm"],
            [1085000002, "Lê Văn Cường", "Nam", "2/2020x", "Khoa Ngoại", "", "Đang làm"],
            *[["", "", "", "", "", "", ""]] * 20,
        ],
        "people",
    )

    assert told(found, "name", "citizen_id", "sex", "unit", "post", "status") == [
        ("Trần Thị Bình", "001085000001", "female", "Khoa Nội", "Trưởng khoa", "Đang làm"),
        ("Lê Văn Cường", "", "male", "Khoa Ngoại", "", "Đang làm"),
    ]
    assert found.rows[0].born == PartialDate(1985, 3, 12)
    assert [str(fault) for fault in found.faults] == [
        "Trang “Sheet”, dòng 7, cột A: CCCD: số định danh đang là ô kiểu Số nên có thể mất số 0 ở "
        "đầu; hãy đổi cột sang kiểu Văn bản (Text) rồi nhập lại.",
        "Trang “Sheet”, dòng 7, cột D: Ngày sinh: “2/2020x” không phải ngày tháng; hãy ghi như "
        "15/01/2025.",
    ]
    assert [(left.number, left.why) for left in found.left] == [(5, "dòng ví dụ")]


def test_people_grouped_by_unit_headings() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "Năm sinh", "Chức vụ"],
            ["I", "PHÒNG KẾ HOẠCH (02 người)"],
            [1, "Nguyễn Văn An", 1985, "Trưởng phòng"],
            [2, "Vũ Thị Bình", 1990, "Chuyên viên"],
            ["", "Phòng Tài chính"],
            [1, "Trương Văn Cường", 1979, ""],
            ["", "Cộng: 03 người"],
        ],
        "people",
    )

    assert told(found, "name", "unit") == [
        ("Nguyễn Văn An", "PHÒNG KẾ HOẠCH"),
        ("Vũ Thị Bình", "PHÒNG KẾ HOẠCH"),
        ("Trương Văn Cường", "Phòng Tài chính"),
    ]
    assert all("unit" in row.assumed for row in found.rows)


def test_people_keep_ranks_in_the_post_and_forms_of_address_apart() -> None:
    found = table(
        [
            ["Họ và tên", "Chức vụ", "Phòng ban", "Đơn vị"],
            ["Ông Đại tá Nguyễn Văn An", "Trưởng phòng", "Phòng Tham mưu", "Công an tỉnh"],
            ["Bà Tống Thị Bình", "", "", "Công an tỉnh"],
        ],
        "people",
    )

    assert told(found, "name", "salutation", "sex", "post", "unit", "parent") == [
        ("Nguyễn Văn An", "Ông", "male", "Đại tá, Trưởng phòng", "Phòng Tham mưu", "Công an tỉnh"),
        ("Tống Thị Bình", "Bà", "female", "", "Công an tỉnh", ""),
    ]


def test_people_with_the_year_of_birth_under_men_or_women_and_ticks() -> None:
    found = table(
        [
            ["TT", "Họ tên", "Nam", "Nữ", "Đơn vị"],
            [1, "Nguyễn Văn An", "x", "", "Phòng A"],
            [2, "Trần Thị Bình", "", 1990, "Phòng A"],
            [3, "Lê Cường", "x", "x", "Phòng A"],
        ],
        "people",
    )

    assert told(found, "name", "sex", "born") == [
        ("Nguyễn Văn An", "male", ""),
        ("Trần Thị Bình", "female", "1990"),
        ("Lê Cường", "male", ""),
    ]
    assert [fault.says for fault in found.faults] == [
        "Nữ: ghi ở cả hai cột Nam và Nữ; hãy để một cột trống."
    ]


def test_ratings_of_one_year_from_the_title() -> None:
    found = table(
        [
            ["KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG NĂM 2024"],
            ["(Kèm theo Thông báo ngày 05 tháng 01 năm 2025)"],
            ["STT", "Họ và tên", "Đơn vị", "Kết quả xếp loại"],
            [1, "Nguyễn Văn An", "Phòng A", "HTXSNV"],
            [2, "Trần Thị Bình", "Phòng A", "Hoàn thành tốt nhiệm vụ"],
            [3, "Lê Cường", "Phòng A", "Không xếp loại"],
            [4, "Đỗ Dung", "Phòng A", ""],
            [5, "Hồ Én", "Phòng A", "Giỏi"],
        ],
        "ratings",
    )

    assert [[(r.rating, r.year) for r in row.ratings] for row in found.rows] == [
        [("HTXSNV", "2024")],
        [("HTTNV", "2024")],
        [(None, "2024")],
        [],
        [],
    ]
    assert [(fault.row, fault.column, fault.says) for fault in found.faults] == [
        (7, "D", "Chưa ghi “Xếp loại”."),
        (8, "D", "Kết quả xếp loại: “Giỏi” không phải mức xếp loại; hãy ghi “Hoàn thành xuất sắc "
                 "nhiệm vụ”, “Hoàn thành tốt nhiệm vụ”, “Hoàn thành nhiệm vụ” hoặc “Không hoàn "
                 "thành nhiệm vụ”."),
    ]  # fmt: skip


def test_ratings_of_several_years_side_by_side() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "Mã CBCC", "Xếp loại", "", ""],
            ["", "", "", "Năm 2023", "Năm 2024", "2025"],
            [1, "Nguyễn Văn An", "0012", "HTTNV", "HTXSNV", ""],
        ],
        "ratings",
        merges=["A1:A2", "B1:B2", "C1:C2", "D1:F1"],
    )

    assert [(r.year, r.rating) for r in found.rows[0].ratings] == [
        ("2023", "HTTNV"),
        ("2024", "HTXSNV"),
    ]
    assert found.rows[0].text("staff_code") == "0012"


def test_ratings_of_units() -> None:
    found = table([["Đơn vị", "Xếp loại", "Năm"], ["Phòng A", "HTTNV", 2024]], "ratings")

    assert [(row.nominee, row.who, row.ratings[0].year) for row in found.rows] == [
        ("collective", "Phòng A", "2024")
    ]


def test_discipline() -> None:
    found = table(
        [
            ["Họ và tên", "Đơn vị", "Hình thức kỷ luật", "Quyết định", "", "Từ ngày", "Đến ngày"],
            ["", "", "", "Số", "Ngày", "", ""],
            [
                "Lê Cường",
                "Phòng A",
                "Khiển trách",
                "12/QĐ-SKHCN",
                "1.2.2024",
                "01/02/2024",
                "01/02/2025",
            ],
            ["Đỗ Dung", "Phòng A", "", "13/QĐ-SKHCN", "2024", "01/02/2024", ""],
        ],
        "discipline",
    )

    assert told(
        found, "name", "discipline", "decision_no", "decided_on", "from_on", "until_on"
    ) == [
        ("Lê Cường", "khien-trach", "12/QĐ-SKHCN", "2024-02-01", "2024-02-01", "2025-02-01"),
        ("Đỗ Dung", "", "13/QĐ-SKHCN", "", "2024-02-01", ""),
    ]
    assert [(fault.row, fault.column, fault.says) for fault in found.faults] == [
        (4, "E", "Ngày: “2024” chưa đủ ngày, tháng, năm; hãy ghi như 15/01/2025."),
        (4, "C", "Chưa ghi “Hình thức kỷ luật”."),
    ]


def test_honours_with_number_and_day_in_one_column() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua", "Hình thức khen thưởng", "Năm",
             "Số, ngày quyết định", "Cơ quan ban hành", "Tiền thưởng"],
            [1, "Nguyễn Văn An", "Phòng A", "Chiến sĩ thi đua cơ sở;\nLao động tiên tiến",
             "Giấy khen", 2023, "45/QĐ-SKHCN ngày 15/01/2024", "Giám đốc Sở", "1.490.000"],
        ],
        "honours",
    )  # fmt: skip

    row = found.rows[0]
    assert [(h.printed, h.form) for h in row.honours] == [
        ("Chiến sĩ thi đua cơ sở", "title"),
        ("Lao động tiên tiến", "title"),
        ("Giấy khen", "commendation"),
    ]
    assert (row.text("decision_no"), row.day("decided_on"), row.text("decided_by")) == (
        "45/QĐ-SKHCN", date(2024, 1, 15), "Giám đốc Sở",
    )  # fmt: skip
    assert (row.text("year"), row.whole("money")) == ("2023", 1_490_000)


def test_honours_by_year_columns() -> None:
    found = table(
        [
            ["Họ và tên", "Đơn vị", "Danh hiệu đã đạt", "", ""],
            ["", "", "Năm 2023", "Năm 2024", "Năm 2025"],
            ["Nguyễn Văn An", "Phòng A", "LĐTT", "LĐTT", "CSTĐCS"],
        ],
        "honours",
        merges=["A1:A2", "B1:B2", "C1:E1"],
    )

    assert [(h.printed, h.year) for h in found.rows[0].honours] == [
        ("LĐTT", "2023"),
        ("LĐTT", "2024"),
        ("CSTĐCS", "2025"),
    ]


def test_honours_grouped_by_headings_that_name_them() -> None:
    found = table(
        [
            ["DANH SÁCH KÈM THEO QUYẾT ĐỊNH, NĂM 2024"],
            ["STT", "Họ và tên", "Chức danh", "Đơn vị"],
            ["I", "Danh hiệu “Chiến sĩ thi đua cơ sở” (01 người)"],
            [1, "Nguyễn Văn An", "Trưởng phòng", "Phòng A"],
            ["II", "Giấy khen: "],
            [1, "Trần Thị Bình", "Chuyên viên", "Phòng B"],
        ],
        "honours",
    )

    assert [(row.who, [h.printed for h in row.honours]) for row in found.rows] == [
        ("Nguyễn Văn An", ["Chiến sĩ thi đua cơ sở"]),
        ("Trần Thị Bình", ["Giấy khen"]),
    ]


def test_honours_named_by_the_title_alone() -> None:
    found = table(
        [
            ["DANH SÁCH TẶNG GIẤY KHEN NĂM 2024"],
            ["STT", "Họ và tên", "Đơn vị"],
            [1, "Nguyễn Văn An", "Phòng A"],
        ],
        "honours",
        honours=("Giấy khen", "Bằng khen"),
    )

    assert [h.printed for h in found.rows[0].honours] == ["Giấy khen"]


def test_initiatives_with_a_misspelt_heading_and_several_authors() -> None:
    found = table(
        [
            ["DANH SÁCH ĐỀ TÀI, SÁNG KIẾN", "", "", "", "", ""],
            [],
            ["STT", "Tên đề tài", "Ngày công nhân", "Đơn vị công nhận", "Tên tác giả", "Phạm vi"],
            [1, "Số hóa hồ sơ", date(2024, 11, 5), "Hội đồng sáng kiến Sở",
             "Nguyễn Văn An, Trần Thị Bình", "Cơ sở"],
            [2, "Tra cứu nhanh", "5.11.2024", "UBND tỉnh", "Lê Cường", "vũ trụ"],
        ],
        "initiatives",
        merges=["A1:F1"],
    )  # fmt: skip

    assert [
        (row.text("initiative"), row.authors, row.day("recognised_on")) for row in found.rows
    ] == [
        ("Số hóa hồ sơ", ("Nguyễn Văn An", "Trần Thị Bình"), date(2024, 11, 5)),
        ("Tra cứu nhanh", ("Lê Cường",), date(2024, 11, 5)),
    ]
    assert [(fault.row, fault.column) for fault in found.faults] == [(5, "F")]


def test_registrations_by_ticked_columns_alone() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "LĐTT", "CSTĐCS", "Sáng kiến đăng ký"],
            [1, "Nguyễn Văn An", "x", "X", "Số hóa hồ sơ"],
            [2, "Trần Thị Bình", "x", "", ""],
            [3, "Lê Cường", "", "", ""],
        ],
        "registrations",
        honours=("LĐTT", "CSTĐCS"),
    )

    assert [(row.who, [h.printed for h in row.honours]) for row in found.rows[:2]] == [
        ("Nguyễn Văn An", ["LĐTT", "CSTĐCS"]),
        ("Trần Thị Bình", ["LĐTT"]),
    ]
    assert found.faults == ()


def test_registrations_refuse_a_tick_under_a_general_heading() -> None:
    found = table([["Họ và tên", "Danh hiệu thi đua"], ["Nguyễn Văn An", "x"]], "registrations")

    assert [fault.says for fault in found.faults] == [
        "Danh hiệu thi đua: “x” không nói là danh hiệu nào; hãy ghi tên danh hiệu, hình thức."
    ]


def test_nominations_without_an_honour_are_at_fault() -> None:
    found = table(
        [["Họ và tên", "Đơn vị", "Danh hiệu thi đua"], ["Nguyễn Văn An", "Phòng A", ""],
         ["", "Phòng A", "Lao động tiên tiến"]],
        "nominations",
    )  # fmt: skip

    assert [(row.nominee, row.who) for row in found.rows] == [
        ("person", "Nguyễn Văn An"),
        ("collective", "Phòng A"),
    ]
    assert [(fault.row, fault.column, fault.says) for fault in found.faults] == [
        (2, "C", "Chưa ghi “Danh hiệu thi đua”.")
    ]


def test_nominations_mixing_people_units_and_households() -> None:
    found = table(
        [
            ["STT", "Phân loại khen thưởng", "Tên tập thể/cá nhân/hộ gia đình", "Chức vụ",
             "Đơn vị công tác", "Danh hiệu thi đua/Hình thức khen thưởng"],
            [1, "TAPTHE", "Phòng Kế hoạch", "", " Sở Y tế", "Tập thể lao động tiên tiến"],
            [2, "CANHAN", "Ông Đại tá Nguyễn Văn An", "Trưởng phòng", "Công an tỉnh", "Bằng khen"],
            [3, "HOGIADINH", "Hộ bà Trần Thị Bình", "", "xã An Bình", "Giấy khen"],
            [4, "", "Ông Lê Cường", "", "", "Giấy khen"],
            [5, "", "Chi cục Biển", "", "", "Giấy khen"],
        ],
        "nominations",
    )  # fmt: skip

    assert [(row.nominee, row.who, row.text("unit")) for row in found.rows] == [
        ("collective", "Phòng Kế hoạch", "Sở Y tế"),
        ("person", "Nguyễn Văn An", "Công an tỉnh"),
        ("household", "Hộ bà Trần Thị Bình", "xã An Bình"),
        ("person", "Lê Cường", ""),
        ("collective", "Chi cục Biển", ""),
    ]


def test_nominations_with_post_and_unit_after_the_name() -> None:
    found = table(
        [
            ["TT", "Tập thể, cá nhân", "Hình thức khen thưởng"],
            ["I", "CÁ NHÂN"],
            [1, "Ông Nguyễn Văn An, Trưởng phòng, Sở Y tế", "Bằng khen"],
            [2, "Bà Trần Thị Bình, Trường THPT An Bình", "Bằng khen"],
        ],
        "nominations",
    )

    assert told(found, "name", "post", "unit") == [
        ("Nguyễn Văn An", "Trưởng phòng", "Sở Y tế"),
        ("Trần Thị Bình", "", "Trường THPT An Bình"),
    ]


def test_outcomes() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "Hình thức khen thưởng", "Kết quả", "Lý do", "Số quyết định"],
            [1, "Nguyễn Văn An", "BK UBND tỉnh", "Được tặng", "", "102/QĐ-UBND"],
            [2, "Trần Thị Bình", "BK UBND tỉnh", "Không đồng ý", "Chưa đủ thời gian", ""],
        ],
        "outcomes",
    )

    assert told(found, "name", "result", "reason", "decision_no") == [
        ("Nguyễn Văn An", "granted", "", "102/QĐ-UBND"),
        ("Trần Thị Bình", "declined", "Chưa đủ thời gian", ""),
    ]


def test_units_lie_in_the_unit_whose_number_is_roman() -> None:
    found = table(
        [
            ["STT", "Tên đơn vị"],
            ["A", "Các đơn vị trực thuộc"],
            ["I", "Chi cục Tiêu chuẩn"],
            [1, "Phòng Hành chính"],
            ["II", "Trung tâm Thông tin"],
            [1, "Phòng Kỹ thuật"],
        ],
        "units",
    )

    assert told(found, "unit", "parent") == [
        ("Chi cục Tiêu chuẩn", ""),
        ("Phòng Hành chính", "Chi cục Tiêu chuẩn"),
        ("Trung tâm Thông tin", ""),
        ("Phòng Kỹ thuật", "Trung tâm Thông tin"),
    ]


# --- the habits ----------------------------------------------------------------------------------


def test_headings_of_three_rows_with_merges() -> None:
    found = table(
        [
            ["TỔNG HỢP ĐĂNG KÝ NĂM 2026", *[""] * 6],
            [],
            ["STT", "Họ và tên", "", "Đăng ký", "", "", "Ghi chú"],
            ["", "", "", "Danh hiệu thi đua", "", "Hình thức khen thưởng", ""],
            ["", "Họ, chữ đệm", "Tên", "LĐTT", "CSTĐCS", "Giấy khen", ""],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            [1, "Nguyễn Văn", "An", "x", "", "x", "mới"],
        ],
        "registrations",
        merges=["A1:G1", "A3:A5", "B3:C4", "D3:F3", "D4:E4", "G3:G5"],
    )

    row = found.rows[0]
    assert (row.number, row.who, row.text("note"), row.text("year")) == (
        7,
        "Nguyễn Văn An",
        "mới",
        "2026",
    )
    assert [(h.printed, h.form) for h in row.honours] == [
        ("LĐTT", "title"),
        ("Giấy khen", "commendation"),
    ]
    assert (found.parts[0].header_row, found.parts[0].edge) == (5, 7)


def test_headings_of_two_rows_whose_merges_were_lost() -> None:
    found = read(
        ods(
            [
                ["STT", "Họ và tên", "", "Đề nghị khen thưởng", "", "Ghi chú"],
                ["", "Họ, chữ đệm", "Tên", "Danh hiệu thi đua", "Hình thức khen thưởng", ""],
                ["1", "Nguyễn Văn", "An", "Lao động tiên tiến", "", ""],
            ]
        ),
        "a.ods",
        wanted=LAYOUTS["nominations"],
    )

    assert [(row.who, [h.printed for h in row.honours]) for row in found.rows] == [
        ("Nguyễn Văn An", ["Lao động tiên tiến"])
    ]


def test_a_name_split_under_one_merged_heading() -> None:
    found = table(
        [["STT", "Họ và tên", "", "Đơn vị"], [1, "Nguyễn Văn", "An", "Phòng A"]],
        "people",
        merges=["B1:C1"],
    )

    assert told(found, "name", "unit") == [("Nguyễn Văn An", "Phòng A")]


def test_text_in_decomposed_unicode() -> None:
    rows = [["Họ và tên", "Đơn vị"], ["Đặng Thị Ngọc Yến", "Văn phòng Sở"]]
    spread = [[unicodedata.normalize("NFD", cell) for cell in row] for row in rows]

    assert told(table(spread, "people"), "name", "unit") == [("Đặng Thị Ngọc Yến", "Văn phòng Sở")]


def test_text_in_tcvn3_with_its_font() -> None:
    found = table(
        [["STT", "Hä vµ tªn", "Ghi chó"], [1, "TrÇn V¨n T¸m", "Ghi chó"]], "people", font=".VnTime"
    )

    assert told(found, "name", "note") == [("Trần Văn Tám", "Ghi chú")]


def test_text_in_vni_with_its_font() -> None:
    found = table([["Hoï vaø teân", "Ñôn vò"], ["Leâ Só", "Sôû"]], "people", font="VNI-Times")

    assert told(found, "name", "unit") == [("Lê Sĩ", "Sở")]


def test_an_old_workbook_in_tcvn3_where_fonts_are_lost() -> None:
    data = (FILES / "ratings_tcvn3.xls").read_bytes()

    found = read(data, "cu.xls", wanted=LAYOUTS["ratings"])

    assert [(row.who, row.text("unit"), row.born, row.ratings[0].rating, row.ratings[0].year)
            for row in found.rows] == [
        ("Nguyễn Văn An", "Văn phòng Sở", PartialDate(1985, 3, 12), "HTTNV", "2024"),
        ("Lê Thị Chi", "Thanh tra Sở", PartialDate(1990), "HTXSNV", "2024"),
    ]  # fmt: skip


def test_prepared_rows_of_formulas_without_data_are_left() -> None:
    rows: list[list[object]] = [
        ["STT", "Tên tập thể/cá nhân/hộ gia đình", "Đơn vị công tác", "Hình thức khen thưởng",
         "Mã hình thức"],
        [1, "Ông Nguyễn Văn An", "Sở Y tế", "Bằng khen", "=VLOOKUP(D2,Sheet2!A:B,2,0)"],
    ]  # fmt: skip
    rows += [
        [number, "", "", "", f"=VLOOKUP(D{number},Sheet2!A:B,2,0)"] for number in range(2, 552)
    ]

    found = table(rows, "nominations")

    assert told(found, "name") == [("Nguyễn Văn An",)]
    assert found.left == ()


def test_codes_are_named_by_the_lists_on_another_sheet() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "Tên đơn vị/tập thể\ncông tác", "Mã hình thức khen thưởng",
             "Mã danh hiệu thi đua\n(nếu có)"],
            ["", "Nguyễn Văn An", "Phòng A", 1650359884, "1650359901"],
            ["", "Trần Thị Bình", "Phòng A", 999999, ""],
        ],
        "nominations",
        more={
            "DANHMUC": [
                ["Mã", "Hình thức", "", "Mã", "Danh hiệu"],
                [1650359884, "Bằng khen của Chủ tịch UBND tỉnh", "", "1650359901", "LĐTT"],
                ["1650359885", "Giấy khen", "", "", ""],
            ]
        },
    )  # fmt: skip

    assert [(h.printed, h.form) for h in found.rows[0].honours] == [
        ("Bằng khen của Chủ tịch UBND tỉnh", "commendation"),
        ("LĐTT", "title"),
    ]
    assert [fault.says for fault in found.faults] == [
        "Mã hình thức khen thưởng: mã “999999” không có trong trang danh mục của tệp; hãy ghi tên "
        "thay cho mã."
    ]
    assert found.unread == ("DANHMUC",)


def test_cells_merged_down_stand_in_every_row() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua"],
            [1, "Nguyễn Văn An", "Phòng A", "Lao động tiên tiến"],
            ["", "", "", "Chiến sĩ thi đua cơ sở"],
            [2, "Trần Thị Bình", "", "Lao động tiên tiến"],
        ],
        "nominations",
        merges=["A2:A3", "B2:B3", "C2:C4"],
    )

    assert [
        (row.number, row.who, row.text("unit"), row.honours[0].printed) for row in found.rows
    ] == [
        (2, "Nguyễn Văn An", "Phòng A", "Lao động tiên tiến"),
        (3, "Nguyễn Văn An", "Phòng A", "Chiến sĩ thi đua cơ sở"),
        (4, "Trần Thị Bình", "Phòng A", "Lao động tiên tiến"),
    ]


def test_two_tables_on_one_sheet_with_headings_of_their_own() -> None:
    found = table(
        [
            ["A. TẬP THỂ"],
            ["STT", "Tên tập thể", "Danh hiệu thi đua"],
            [1, "Phòng Kế hoạch", "Tập thể lao động tiên tiến"],
            [],
            ["B. CÁ NHÂN"],
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua"],
            [1, "Nguyễn Văn An", "Phòng Kế hoạch", "Lao động tiên tiến"],
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua"],
            [2, "Trần Thị Bình", "Phòng Kế hoạch", "Lao động tiên tiến"],
        ],
        "nominations",
    )

    assert [(row.number, row.nominee, row.who) for row in found.rows] == [
        (3, "collective", "Phòng Kế hoạch"),
        (7, "person", "Nguyễn Văn An"),
        (9, "person", "Trần Thị Bình"),
    ]
    assert [part.header_row for part in found.parts] == [2, 6]


def test_sheets_of_the_same_kind_are_all_read_and_others_named() -> None:
    head = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua"]
    found = table(
        [head, [1, "Nguyễn Văn An", "Phòng A", "LĐTT"]],
        "nominations",
        more={
            "Phòng B": [head, [1, "Trần Thị Bình", "Phòng B", "LĐTT"]],
            "Hướng dẫn": [["Điền vào trang đầu"]],
        },
    )

    assert [(row.part.sheet, row.who) for row in found.rows] == [
        ("Sheet", "Nguyễn Văn An"),
        ("Phòng B", "Trần Thị Bình"),
    ]
    assert found.unread == ("Hướng dẫn",)


def test_prize_money_in_thousands_with_dots_taken_for_decimals() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "Hình thức khen thưởng", "TIỀN THƯỞNG\n(Ngàn đ)"],
            [1, "Nguyễn Văn An", "Giấy khen", "17.020"],
            [2, "Trần Thị Bình", "Giấy khen", 30.508],
            [3, "Lê Cường", "Giấy khen", 50],
            ["", "Tổng", "", "156.650"],
            ["Một trăm năm mươi sáu triệu sáu trăm năm mươi ngàn đồng"],
        ],
        "honours",
    )

    assert [row.whole("money") for row in found.rows] == [17_020_000, 30_508_000, None]
    assert [(fault.row, fault.says) for fault in found.faults] == [
        (
            4,
            "TIỀN THƯỞNG (Ngàn đ): “50” có thể đã mất số 0 ở cuối; "
            "hãy nhập đủ, không dùng dấu chấm.",
        )
    ]
    assert [(left.number, left.why) for left in found.left] == [
        (5, "dòng tổng cộng"),
        (6, "dòng tổng cộng"),
    ]


def test_signatures_below_the_list_are_left_with_the_names_of_those_who_sign() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua"],
            ["I", "Lãnh đạo Sở"],
            [1, "Nguyễn Văn An", "Sở", "LĐTT"],
            ["II", "Phòng A"],
            [2, "Trần Thị Bình", "Phòng A", "LĐTT"],
            ["", "", "", "An Bình, ngày 05 tháng 12 năm 2025"],
            ["", "NGƯỜI LẬP BIỂU", "", "THỦ TRƯỞNG ĐƠN VỊ"],
            ["", "Đỗ Dung", "", "Hồ Én"],
        ],
        "nominations",
    )

    assert [row.who for row in found.rows] == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert [(left.number, left.why) for left in found.left] == [
        (2, "dòng tiêu đề nhóm"),
        (4, "dòng tiêu đề nhóm"),
        (6, "phần ký"),
        (7, "phần ký"),
        (8, "phần ký"),
    ]


def test_a_line_keeps_everything_as_printed() -> None:
    found = table([["STT", "Họ và tên", "Chiều cao"], [1, "Ông  Nguyễn Văn An", 1.65]], "people")

    assert found.rows[0].raw == {"STT": "1", "Họ và tên": "Ông Nguyễn Văn An", "Chiều cao": "1,65"}


def test_a_missing_column_is_named_with_the_headings_found() -> None:
    with pytest.raises(MissingColumn) as refusal:
        table([["STT", "Họ và tên", "Đơn vị"], [1, "Nguyễn Văn An", "Phòng A"]], "ratings")

    assert str(refusal.value) == (
        "Trang “Sheet” của tệp “a.xlsx” thiếu cột “Xếp loại”; các cột đọc được ở dòng 1: “STT”, "
        "“Họ và tên”, “Đơn vị”."
    )


def test_a_fault_found_later_is_told_like_our_own() -> None:
    found = table([["Họ và tên", "Đơn vị"], ["Nguyễn Văn An", "Phòng X"]], "people")

    fault = found.rows[0].fault("Không có đơn vị này.", field="unit")

    assert str(fault) == "Trang “Sheet”, dòng 2, cột B: Không có đơn vị này."


def test_the_unit_of_a_whole_list_stands_over_it_or_on_its_tab() -> None:
    head = ["STT", "Họ và tên", "Danh hiệu thi đua"]
    found = table(
        [["ĐƠN VỊ: PHÒNG KẾ HOẠCH"], head, [1, "Nguyễn Văn An", "LĐTT"]],
        "nominations",
        more={"Thanh tra": [head, [1, "Trần Thị Bình", "LĐTT"]]},
    )

    assert [(row.who, row.text("unit"), row.assumed) for row in found.rows] == [
        ("Nguyễn Văn An", "PHÒNG KẾ HOẠCH", {"unit"}),
        ("Trần Thị Bình", "Thanh tra", {"unit"}),
    ]


def test_ditto_marks_repeat_the_line_above() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua"],
            [1, "Nguyễn Văn An", "Phòng A", "LĐTT"],
            [2, "Trần Thị Bình", "-nt-", "nt"],
            [3, "Lê Cường", '"', "Như trên"],
        ],
        "nominations",
    )

    assert [(row.text("unit"), row.honours[0].printed) for row in found.rows] == [
        ("Phòng A", "LĐTT")
    ] * 3


def test_a_name_of_a_unit_is_never_cut_at_its_comma() -> None:
    found = table(
        [
            ["STT", "Tập thể, cá nhân", "Danh hiệu thi đua"],
            ["I", "TẬP THỂ"],
            [1, "Biển, Hải đảo và Thủy văn", "TTLĐTT"],
            ["II", "CÁ NHÂN"],
            [1, "Nguyễn Văn An, Phó Giám đốc - Trung tâm A", "LĐTT"],
        ],
        "nominations",
    )

    assert told(found, "name", "post", "unit") == [
        ("Biển, Hải đảo và Thủy văn", "", ""),
        ("Nguyễn Văn An", "Phó Giám đốc", "Trung tâm A"),
    ]


def test_known_honours_in_one_cell_are_parted_even_by_commas() -> None:
    rows: list[list[object]] = [
        ["Họ và tên", "Danh hiệu thi đua"],
        ["Nguyễn Văn An", "LĐTT, CSTĐCS"],
        ["Trần Thị Bình", "Bằng khen của Bộ Văn hóa, Thể thao và Du lịch"],
    ]

    found = table(rows, "nominations", honours=("LĐTT", "CSTĐCS"))

    assert [[h.printed for h in row.honours] for row in found.rows] == [
        ["LĐTT", "CSTĐCS"],
        ["Bằng khen của Bộ Văn hóa, Thể thao và Du lịch"],
    ]


def test_a_code_nobody_explains_does_not_matter_beside_a_name() -> None:
    found = table(
        [
            ["Họ và tên", "Danh hiệu thi đua/Hình thức khen thưởng", "Mã hình thức khen thưởng"],
            ["Nguyễn Văn An", "Bằng khen", 165035],
        ],
        "nominations",
    )

    assert ([h.printed for h in found.rows[0].honours], found.faults) == (["Bằng khen"], ())


def test_of_several_ratings_the_last_column_counts_and_ones_own_does_not() -> None:
    found = table(
        [
            ["Họ và tên", "Kết quả xếp loại năm 2024", "", ""],
            ["", "Tự xếp loại", "Đơn vị xếp loại", "Cấp có thẩm quyền xếp loại"],
            ["Nguyễn Văn An", "HTXSNV", "HTXSNV", "HTTNV"],
            ["Trần Thị Bình", "HTXSNV", "HTNV", ""],
        ],
        "ratings",
        merges=["A1:A2", "B1:D1"],
    )

    assert [[(r.rating, r.year) for r in row.ratings] for row in found.rows] == [
        [("HTTNV", "2024")],
        [("HTNV", "2024")],
    ]


def test_columns_of_totals_under_honours_are_not_honours() -> None:
    found = table(
        [
            ["STT", "Đơn vị", "Danh hiệu thi đua", "", "", "Số phiếu"],
            ["", "", "Tổng số", "LĐTT", "Tỷ lệ %", ""],
            [1, "Phòng A", 5, 5, 0.6, "19/19"],
        ],
        "registrations",
        merges=["A1:A2", "B1:B2", "C1:E1", "F1:F2"],
    )

    assert [(h.printed, h.count) for h in found.rows[0].honours] == [("LĐTT", 5)]


def test_a_remark_below_a_numbered_list_is_no_line() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "Đơn vị"],
            [1, "Nguyễn Văn An", "Phòng A"],
            ["", "Danh sách gồm một người", ""],
        ],
        "people",
    )

    assert [row.who for row in found.rows] == ["Nguyễn Văn An"]
    assert [(left.number, left.why) for left in found.left] == [(3, "ghi chú cuối bảng")]


def test_a_row_of_many_honours_and_few_other_headings_is_a_heading() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "LĐTT", "CSTĐCS", "CSTĐ tỉnh", "BK UBND tỉnh", "GK", "HC"],
            [1, "Nguyễn Văn An", "", "x", "", "", "x", ""],
        ],
        "registrations",
        honours=("LĐTT", "CSTĐCS", "CSTĐ tỉnh", "BK UBND tỉnh", "GK", "HC"),
    )

    assert [h.printed for h in found.rows[0].honours] == ["CSTĐCS", "GK"]


def test_a_second_honour_without_a_number_or_a_name_is_for_the_one_above() -> None:
    found = table(
        [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua"],
            [1, "Nguyễn Văn An", "Phòng A", "LĐTT"],
            ["", "", "", "CSTĐCS"],
            [2, "Trần Thị Bình", "Phòng A", "LĐTT"],
        ],
        "nominations",
    )

    assert [(row.number, row.who, row.honours[0].printed) for row in found.rows] == [
        (2, "Nguyễn Văn An", "LĐTT"),
        (3, "Nguyễn Văn An", "CSTĐCS"),
        (4, "Trần Thị Bình", "LĐTT"),
    ]


def test_ratings_and_scopes_ticked_in_a_column_of_their_own() -> None:
    rated = table(
        [
            ["TT", "Họ và tên", "Kết quả xếp loại năm 2024", "", ""],
            ["", "", "HTXSNV", "HTTNV", "HTNV"],
            [1, "Nguyễn Văn An", "x", "", ""],
            [2, "Trần Thị Bình", "", "X", ""],
            [3, "Lê Cường", "x", "x", ""],
        ],
        "ratings",
        merges=["A1:A2", "B1:B2", "C1:E1"],
    )
    scoped = table(
        [
            ["Tên sáng kiến", "Tác giả", "Phạm vi ảnh hưởng", "", ""],
            ["", "", "Cơ sở", "Tỉnh", "Toàn quốc"],
            ["Số hóa", "Nguyễn Văn An\nTrần Thị Bình", "", "x", ""],
        ],
        "initiatives",
        merges=["A1:A2", "B1:B2", "C1:E1"],
    )

    assert [row.text("rating") for row in rated.rows] == ["HTXSNV", "HTTNV", "HTXSNV"]
    assert [(fault.row, fault.column, fault.says) for fault in rated.faults] == [
        (5, "D", "HTTNV: đánh dấu ở nhiều mức xếp loại; hãy để lại một.")
    ]
    assert [row.text("no") for row in rated.rows] == ["1", "2", "3"]
    assert (scoped.rows[0].text("scope"), scoped.rows[0].authors) == (
        "tinh",
        ("Nguyễn Văn An", "Trần Thị Bình"),
    )


def test_discipline_with_both_days_in_one_column() -> None:
    found = table(
        [
            ["Họ và tên", "Hình thức", "Thời hạn"],
            ["Lê Cường", "Cảnh cáo", "Từ 01/02/2024 đến 01/02/2025"],
            ["Đỗ Dung", "Cảnh cáo", "12 tháng"],
        ],
        "discipline",
    )

    assert told(found, "discipline", "from_on", "until_on") == [
        ("canh-cao", "2024-02-01", "2025-02-01"),
        ("canh-cao", "", ""),
    ]
    assert [fault.says for fault in found.faults] == [
        "Thời hạn: “12 tháng” không rõ từ ngày nào đến ngày nào."
    ]


def test_a_decision_s_list_grouped_by_kind_and_honour_with_post_and_unit_together() -> None:
    found = table(
        [
            ["DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU NĂM 2025"],
            ["STT", "Tập thể, cá nhân", "Chức vụ"],
            ["A", "TẬP THỂ"],
            ["I", "Danh hiệu Tập thể lao động xuất sắc: 01 tập thể"],
            [1, "Phòng Kế hoạch - Tài chính"],
            ["B", "CÁ NHÂN"],
            ["I", "Chiến sĩ thi đua cơ sở (01 người)"],
            [1, "Ông Vũ Văn An", "Trưởng phòng, Phòng Kế hoạch - Tài chính"],
        ],
        "nominations",
    )

    assert [(r.nominee, r.who, r.text("post"), r.text("unit"), r.honours[0].printed)
            for r in found.rows] == [
        ("collective", "Phòng Kế hoạch - Tài chính", "", "", "Tập thể lao động xuất sắc"),
        ("person", "Vũ Văn An", "Trưởng phòng", "Phòng Kế hoạch - Tài chính",
         "Chiến sĩ thi đua cơ sở"),
    ]  # fmt: skip


def test_a_share_of_the_base_salary_is_no_sum_of_money() -> None:
    found = table(
        [["Họ và tên", "Danh hiệu", "Mức thưởng"], ["Nguyễn Văn An", "LĐTT", 0.3]], "honours"
    )

    assert [fault.says for fault in found.faults] == [
        "Mức thưởng: “0,3” không phải số tiền tròn đồng; hãy ghi như 1.490.000."
    ]
