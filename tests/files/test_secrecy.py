"""A paper marked as a State secret is known by its head."""

import pytest

from tests.factories.files import docx, pdf, xlsx
from thidua.files.secrecy import marked_secret


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ mật: Tối mật", "[MẬT]"])
def test_mark_on_a_line_of_its_own_is_seen(mark: str) -> None:
    text = f"SỞ KHOA HỌC\nSố: 12/TTr\n{mark}\nTỜ TRÌNH"

    assert marked_secret(text.encode(), "txt")
    assert marked_secret(text.encode("utf-16"), "txt")
    assert marked_secret(docx(*text.splitlines()), "docx")


def test_mark_in_decomposed_letters_is_seen() -> None:
    assert marked_secret("Số: 12\nMA\u0323\u0302T\n".encode(), "txt")


def test_mark_in_the_header_of_a_page_is_seen() -> None:
    assert marked_secret(docx("Tờ trình", header="TỐI MẬT"), "docx")


def test_mark_above_the_table_of_a_workbook_is_seen() -> None:
    assert marked_secret(xlsx(("SỞ A",), ("MẬT",), ("STT", "Họ và tên")), "xlsx")


@pytest.mark.parametrize(
    "line", ["Ông Nguyễn Văn Mật", "Bảo vệ bí mật nhà nước", "MẬT ĐỘ DÂN SỐ", "Người giữ bí mật"]
)
def test_the_word_inside_a_sentence_is_no_mark(line: str) -> None:
    assert not marked_secret(docx("Số: 12", line), "docx")


def test_what_has_no_text_bears_no_mark() -> None:
    assert not marked_secret(pdf(), "pdf")
    assert not marked_secret(b"\x89PNG", "png")
