"""The workbooks on layouts seen in real offices, where they lie beside the repository."""

from pathlib import Path

import pytest

from thidua.sheets import LAYOUTS, MissingColumn, PartialDate, Table, read

FOLDER = Path(__file__).parents[2].parent / "shared" / "spreadsheets"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="không có ../shared/spreadsheets")

SAME_LIST = [
    "synth_01_danh_sach_de_nghi_nfc.xlsx",
    "synth_02_danh_sach_de_nghi_nfd.xlsx",
    "synth_03_danh_sach_de_nghi_tcvn3.xlsx",
    "synth_04_danh_sach_de_nghi_vni.xlsx",
]


def of(name: str, kind: str) -> Table:
    return read((FOLDER / name).read_bytes(), name, wanted=LAYOUTS[kind])


@pytest.mark.parametrize("name", SAME_LIST)
def test_read_takes_the_same_list_from_every_encoding(name: str) -> None:
    table = of(name, "nominations")

    assert [
        (r.number, r.nominee, r.who, r.born, r.text("sex"), r.text("post"), r.text("unit"))
        for r in table.rows
    ] == [
        (11, "person", "Nguyễn Văn An", PartialDate(1985, 3, 12), "male", "Trưởng phòng",
         "Phòng Kế hoạch - Tài chính"),
        (12, "person", "Trần Thị Bình", PartialDate(1990, 7, 5), "female", "Chuyên viên",
         "Văn phòng Sở"),
        (13, "person", "Lê Hữu Cường", PartialDate(1979), "male", "Phó Giám đốc",
         "Trung tâm Thông tin"),
        (14, "person", "Đặng Thị Ngọc Yến", PartialDate(1988, 11, 20), "female", "Kế toán",
         "Chi cục Tiêu chuẩn Đo lường Chất lượng"),
        (16, "collective", "Văn phòng Sở", None, "", "", ""),
        (17, "collective", "Thanh tra Sở", None, "", "", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("name", SAME_LIST)
def test_read_takes_the_honours_and_the_year_of_the_title(name: str) -> None:
    table = of(name, "nominations")

    assert [(h.printed, h.form) for row in table.rows for h in row.honours] == [
        ("Chiến sĩ thi đua cơ sở", "title"),
        ("Lao động tiên tiến", "title"),
        ("Bằng khen của Chủ tịch UBND tỉnh", "commendation"),
        ("Giấy khen của Giám đốc Sở", "commendation"),
        ("Tập thể lao động xuất sắc", "title"),
        ("Tập thể lao động tiên tiến", "title"),
    ]
    assert {(row.text("year"), "year" in row.assumed) for row in table.rows} == {("2024", True)}
    assert table.faults == ()


@pytest.mark.parametrize("name", SAME_LIST)
def test_read_says_which_rows_it_left(name: str) -> None:
    table = of(name, "nominations")

    assert [(left.number, left.why) for left in table.left] == [
        (10, "dòng tiêu đề nhóm"),
        (15, "dòng tiêu đề nhóm"),
        (18, "dòng tổng cộng"),
        (20, "phần ký"),
    ]


def test_read_takes_a_summary_of_registrations_column_by_column() -> None:
    table = of("synth_06_tong_hop_dang_ky.xlsx", "registrations")

    assert [
        (row.who, row.whole("headcount"), [(h.printed, h.count, h.nominee) for h in row.honours])
        for row in table.rows
    ] == [
        ("Văn phòng Sở", 12, [
            ("LĐTT", 12, "person"), ("CSTĐ cơ sở", 2, "person"), ("TTLĐTT", 1, "collective"),
            ("TTLĐXS", 1, "collective"), ("Giấy khen", 3, ""), ("Bằng khen UBND tỉnh", 1, "")]),
        ("Thanh tra Sở", 5, [
            ("LĐTT", 5, "person"), ("CSTĐ cơ sở", 1, "person"), ("CSTĐ cấp tỉnh", 1, "person"),
            ("TTLĐTT", 1, "collective"), ("Giấy khen", 1, "")]),
        ("Chi cục TC-ĐL-CL", 18, [
            ("LĐTT", 17, "person"), ("CSTĐ cơ sở", 3, "person"), ("TTLĐTT", 2, "collective"),
            ("TTLĐXS", 1, "collective"), ("Giấy khen", 4, ""), ("Bằng khen UBND tỉnh", 1, "")]),
    ]  # fmt: skip


def test_read_takes_prize_money_in_thousands_however_typed() -> None:
    data = (FOLDER / "synth_08_danh_sach_thuong_tien.xlsx").read_bytes()

    table = read(data, "thuong.xlsx", wanted=LAYOUTS["units"])

    assert [row.who for row in table.rows] == [
        "Phòng A", "Phòng B", "Trung tâm C", "Trung tâm D", "Chi cục E",
    ]  # fmt: skip


def test_read_names_the_column_a_list_lacks() -> None:
    with pytest.raises(MissingColumn) as refusal:
        of("synth_08_danh_sach_thuong_tien.xlsx", "nominations")

    assert str(refusal.value) == (
        "Trang “DS thưởng” của tệp “synth_08_danh_sach_thuong_tien.xlsx” thiếu cột "
        "“Danh hiệu thi đua/Hình thức khen thưởng” hoặc “Danh hiệu thi đua”; các cột đọc được ở "
        "dòng 4: “TT”, “TẬP THỂ”, “TỔNG LĐ”, “TIỀN THƯỞNG (Ngàn đ)”, “GHI CHÚ”."
    )


def test_read_takes_no_table_of_marks_for_a_list() -> None:
    with pytest.raises(MissingColumn, match="thiếu cột “Họ và tên” hoặc “Đơn vị”"):
        of("synth_05_bang_cham_diem_khoi.xlsx", "nominations")
