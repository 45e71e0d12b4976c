"""From what stands in a file to the lines of the paper."""

import unicodedata

import pytest

from thidua.papers.read.clean import clean
from thidua.papers.read.text import Text


def lines(raw: str) -> list[str]:
    return [line.text for line in Text.of(raw).lines]


CLEANED = [
    ("## **KẾ HOẠCH** **Công tác năm 2017**", "KẾ HOẠCH Công tác năm 2017"),
    ("phong trào “*Dân vận khéo*”", "phong trào “Dân vận khéo”"),
    ("Lưu: VT, VP^{XT}", "Lưu: VT, VP (XT)"),
    ("Lưu: VT<sup>Hg</sup>.", "Lưu: VT (Hg)."),
    ("Ghi chú (*): dự kiến", "Ghi chú (*): dự kiến"),
    ("* Mục một", "* Mục một"),
    ("1\\. Mục đích", "1. Mục đích"),
    ("A&amp;B <b>đậm</b>", "A&B đậm"),
    ("\uf0b7 gạch đầu dòng", "- gạch đầu dòng"),
    ("khen\u200b thưởng\u00ad", "khen thưởng"),
    ("![](anh.png)Sở Nội vụ", "Sở Nội vụ"),
]


@pytest.mark.parametrize(("raw", "plain"), CLEANED)
def test_mark_up_is_taken_away(raw: str, plain: str) -> None:
    assert clean(raw) == plain


@pytest.mark.parametrize(
    "ornament", ["-----", "* * *".replace(" ", ""), "____", "- 2 -", "3", "Trang 2/5"]
)
def test_ornaments_and_page_numbers_leave_no_line(ornament: str) -> None:
    assert lines(f"Dòng trên.\n{ornament}\nDòng dưới.") == ["Dòng trên.", "Dòng dưới."]


def test_decomposed_letters_are_composed() -> None:
    raw = unicodedata.normalize("NFD", "Ủy ban nhân dân tỉnh Hưng Yên")

    assert lines(raw) == ["Ủy ban nhân dân tỉnh Hưng Yên"]


def test_a_paragraph_cut_by_a_page_is_mended_and_marked() -> None:
    text = Text.of("qua đó rút ra bài học kinh nghiệm\n\ntrong tổ chức triển khai.")

    assert text.body == "qua đó rút ra bài học kinh nghiệm trong tổ chức triển khai."
    assert text.lines[0].mended == (33,)


def test_a_number_cut_by_a_page_is_mended_without_a_space() -> None:
    assert lines("theo Chỉ thị 05-\n\nCT/TW ngày 15/5/2016.") == [
        "theo Chỉ thị 05-CT/TW ngày 15/5/2016."
    ]


def test_headings_items_and_signatures_stay_apart() -> None:
    raw = "KẾ HOẠCH\nvề việc thi đua\n- Một;\n- Hai;\nSố: 1/KH-UBND\ncăn cứ luật"

    assert lines(raw) == [
        "KẾ HOẠCH",
        "về việc thi đua",
        "- Một;",
        "- Hai;",
        "Số: 1/KH-UBND",
        "căn cứ luật",
    ]


def test_a_page_layout_is_joined_into_paragraphs() -> None:
    raw = "\n".join(
        [
            "     Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về công tác thi đua của",
            "Tỉnh, các cơ quan và đơn vị tổ chức phát động, đăng ký thi đua, bình xét",
            "và khen thưởng kịp thời những tập thể, cá nhân có thành tích xuất sắc ở",
            "cơ sở. Người đứng đầu chịu trách nhiệm về kết quả của đơn vị mình trước",
            "Ủy ban nhân dân tỉnh theo quy định.",
            "     Văn phòng theo dõi, đôn đốc việc thực hiện của các phòng và báo cáo",
            "lãnh đạo khi có yêu cầu của cấp trên hoặc khi phát sinh khó khăn lớn mà",
            "đơn vị không tự giải quyết được.",
            "     Các đơn vị gửi báo cáo kết quả thực hiện về Văn phòng để tổng hợp và",
            "trình lãnh đạo xem xét, quyết định.",
        ]
    )

    assert [line[:9] for line in lines(raw)] == ["Thực hiện", "Văn phòng", "Các đơn v"]


def test_two_columns_of_a_head_are_laid_one_after_the_other() -> None:
    raw = (
        "UBND TỈNH SÔNG LAM        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ NỘI VỤ                  Độc lập - Tự do - Hạnh phúc\n"
        "Số: 12/SNV-TĐKT            Sông Lam, ngày 06 tháng 10 năm 2025\n"
        "V/v đôn đốc báo cáo\n\nKính gửi: Các sở."
    )

    assert lines(raw) == [
        "UBND TỈNH SÔNG LAM",
        "SỞ NỘI VỤ",
        "Số: 12/SNV-TĐKT",
        "V/v đôn đốc báo cáo",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Lam, ngày 06 tháng 10 năm 2025",
        "Kính gửi: Các sở.",
    ]


def test_a_table_of_a_web_page_becomes_rows() -> None:
    raw = "<table><tr><td>TT</td><td>Họ<br>và tên</td></tr><tr><td>1</td><td>Lê A</td></tr></table>"

    assert lines(raw) == ["| TT | Họ và tên |", "| 1 | Lê A |"]


def test_offsets_of_lines_hold_in_the_body() -> None:
    text = Text.of("Một.\n\nHai  ba.\nBốn;")

    assert [text.body[line.start : line.end] for line in text.lines] == ["Một.", "Hai ba.", "Bốn;"]


def test_a_head_typed_as_a_table_is_laid_out_and_a_table_of_data_stays() -> None:
    raw = (
        "| **UBND TỈNH**<br>**SỞ NỘI VỤ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n|---|---|\n"
        "| Số: 12/KH-SNV | Huế, ngày 06 tháng 10 năm 2025 |\n\n"
        "| TT | Họ và<br>tên |\n| 1 | Lê A |"
    )

    assert lines(raw) == [
        "UBND TỈNH",
        "SỞ NỘI VỤ",
        "Số: 12/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Huế, ngày 06 tháng 10 năm 2025",
        "| TT | Họ và tên |",
        "| 1 | Lê A |",
    ]


def test_a_head_run_together_on_one_line_is_parted_at_the_motto() -> None:
    raw = "UBND TỈNH A CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc"

    assert lines(raw)[:2] == ["UBND TỈNH A", "SỞ NỘI VỤ"]
