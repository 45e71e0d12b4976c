"""The head of a paper, as differing offices print it."""

import datetime as dt

import pytest

from thidua.papers.read import read_text
from thidua.papers.read.casing import agency_name, sentence_case

NUMBERS = [
    ("Số: 26 /KH-UBND", "26", "KH-UBND", "26/KH-UBND"),
    ("Số: /KH-HĐTĐKT", None, "KH-HĐTĐKT", "/KH-HĐTĐKT"),
    ("Số:      /QĐ-SKHCN", None, "QĐ-SKHCN", "/QĐ-SKHCN"),
    ("Số: ..../TTr-VP", None, "TTr-VP", "/TTr-VP"),
    ("Số: 1467/SNV-TĐKT", "1467", "SNV-TĐKT", "1467/SNV-TĐKT"),
    ("Số: 04/2020/QĐ-UBND", "04", "QĐ-UBND", "04/2020/QĐ-UBND"),
    ("Số: 02-KH/TU", "02", "KH/TU", "02-KH/TU"),
    ("Số 45/BC-PGDĐT", "45", "BC-PGDĐT", "45/BC-PGDĐT"),
    ("Số: 12/SNV - TĐKT", "12", "SNV-TĐKT", "12/SNV-TĐKT"),
    ("Số: 7/CTr-BCĐ", "7", "CTr-BCĐ", "7/CTr-BCĐ"),
]


@pytest.mark.parametrize(("line", "number", "symbol", "whole"), NUMBERS)
def test_number_is_read(line: str, number: str | None, symbol: str, whole: str) -> None:
    head = read_text(f"{line}\nKẾ HOẠCH\nThi đua năm 2024\n", file="a.txt").header

    assert (head.number, head.symbol, head.number_symbol) == (number, symbol, whole)


DATES = [
    ("Thái Bình, ngày 02 tháng 02 năm 2024", "Thái Bình", 2, 2, 2024),
    ("Hung Yên, ngày tháng 02 năm 2024", "Hung Yên", None, 2, 2024),
    ("Sông Lam, ngày     tháng     năm 2026", "Sông Lam", None, None, 2026),
    ("TP. Hồ Chí Minh, ngày ... tháng ... năm 20...", "TP. Hồ Chí Minh", None, None, None),
    ("Hà Nội, ngày 3/12/2025", "Hà Nội", 3, 12, 2025),
]


@pytest.mark.parametrize(("line", "place", "day", "month", "year"), DATES)
def test_place_and_date_are_read(
    line: str, place: str, day: int | None, month: int | None, year: int | None
) -> None:
    head = read_text(f"Số: 1/KH-UBND\n{line}\nKẾ HOẠCH\nThi đua\n", file="a.txt").header

    assert (head.place, head.day, head.month, head.year) == (place, day, month, year)
    assert head.date == (dt.date(year, month, day) if year and month and day else None)


def test_a_date_that_does_not_exist_is_kept_as_printed_but_is_no_date() -> None:
    head = read_text("Huế, ngày 31 tháng 02 năm 2024\nKẾ HOẠCH\nThi đua\n", file="a.txt").header

    assert (head.day, head.month, head.date) == (31, 2, None)


AGENCIES = [
    ("UBND TỈNH SÔNG LAM\nSỞ NỘI VỤ", "Sở Nội vụ tỉnh Sông Lam", "Ủy ban nhân dân tỉnh Sông Lam"),
    ("ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM", "Ủy ban nhân dân tỉnh Sông Lam", None),
    (
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ\nHỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
        "Hội đồng Thi đua - Khen thưởng Sở Khoa học và Công nghệ",
        "Sở Khoa học và Công nghệ",
    ),
    ("SỞ NỘI VỤ\nBAN THI ĐUA - KHEN THƯỞNG", "Ban Thi đua - Khen thưởng", "Sở Nội vụ"),
]


@pytest.mark.parametrize(("printed", "issuer", "parent"), AGENCIES)
@pytest.mark.parametrize("motto_first", [True, False])
def test_agencies_are_read(
    printed: str, issuer: str, parent: str | None, motto_first: bool
) -> None:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head = f"{motto}\n{printed}" if motto_first else f"{printed}\n{motto}"

    said = read_text(f"{head}\nSố: 1/KH-A\nKẾ HOẠCH\nThi đua năm 2026\n", file="a.txt").header

    assert (said.issuing_agency, said.parent_agency) == (issuer, parent)


def test_a_lost_head_is_inferred_from_the_papers_own_words_only() -> None:
    text = "Số: /KH-KHCN\nTây Ninh, ngày 15 tháng 3 năm 2017\nKẾ HOẠCH\nThi đua năm 2017\n"

    silent = read_text(text, file="a.txt").header
    told = read_text(
        f"{text}Sở Khoa học và Công nghệ xây dựng kế hoạch như sau:\n", file="a.txt"
    ).header

    assert silent.issuing_agency is None
    assert (told.issuing_agency, told.inferred) == ("Sở Khoa học và Công nghệ tỉnh Tây Ninh", True)


SUBJECTS = [
    (
        "KẾ HOẠCH\nHoạt động của Hội đồng\nSở Nội vụ năm 2024\n\nCăn cứ Luật A;",
        "Kế hoạch",
        "Hoạt động của Hội đồng Sở Nội vụ năm 2024",
    ),
    ("KẾ HOẠCH Công tác thi đua năm 2017\nCăn cứ Luật A;", "Kế hoạch", "Công tác thi đua năm 2017"),
    (
        "BÁO CÁO TỔNG KẾT PHONG TRÀO THI ĐUA\nThực hiện Kế hoạch số 1/KH-UBND",
        "Báo cáo",
        "Tổng kết phong trào thi đua",
    ),
    (
        "QUYẾT ĐỊNH\nVề việc khen thưởng\nGIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ Luật A;",
        "Quyết định",
        "Về việc khen thưởng",
    ),
    ("Số: 1/SNV-VP\nV/v báo cáo\nnăm 2024\nKính gửi: Sở A.", "Công văn", "Báo cáo năm 2024"),
    ("TỜ TRÌNH\nVề việc tặng Bằng khen\nKính gửi: Sở A.", "Tờ trình", "Về việc tặng Bằng khen"),
]


@pytest.mark.parametrize(("text", "kind", "subject"), SUBJECTS)
def test_type_and_subject_are_read(text: str, kind: str, subject: str) -> None:
    head = read_text(text, file="a.txt").header

    assert (head.doc_type, head.subject) == (kind, subject)


def test_addressees_are_read_from_a_line_and_from_a_list() -> None:
    one = read_text(
        "TỜ TRÌNH\nVề việc A\nKính gửi: Sở Nội vụ; Sở Tài chính.\nCăn cứ B;", file="a.txt"
    )
    many = read_text(
        "TỜ TRÌNH\nVề việc A\nKính gửi:\n- Sở Nội vụ;\n- Sở Y tế.\nCăn cứ B;", file="a.txt"
    )

    assert one.header.addressees == ("Sở Nội vụ", "Sở Tài chính")
    assert many.header.addressees == ("Sở Nội vụ", "Sở Y tế")


def test_minutes_take_the_day_they_tell_of() -> None:
    text = "BIÊN BẢN\nHọp xét khen thưởng\nHôm nay, ngày 18 tháng 12 năm 2025, tại Sở.\n"

    assert read_text(text, file="a.txt").header.date == dt.date(2025, 12, 18)


CASES = [
    ("UBND TỈNH HƯNG YÊN", "Ủy ban nhân dân tỉnh Hưng Yên"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
    ("VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI", "Văn phòng Đoàn đại biểu Quốc hội"),
]


@pytest.mark.parametrize(("shouted", "written"), CASES)
def test_shouted_agencies_are_written_as_in_a_sentence(shouted: str, written: str) -> None:
    assert agency_name(shouted) == written


def test_a_shouted_subject_takes_the_capitals_of_the_body() -> None:
    body = "xét tặng Bằng khen của Bộ trưởng cho ông A"

    assert sentence_case("TẶNG BẰNG KHEN CỦA BỘ TRƯỞNG", body) == "Tặng Bằng khen của Bộ trưởng"
