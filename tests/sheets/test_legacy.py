"""Old encodings: what they decode to, how a cell's encoding is known, and back again unharmed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.sheets.legacy import (
    TCVN3,
    VNI,
    Encoding,
    by_content,
    by_font,
    decode,
    prevailing,
    to_unicode,
)
from thidua.sheets.syllables import is_syllable

LETTERS = (
    "aăâeêioôơuưyđáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵbcdghklmnpqrstvx"
)
ENCODE_TCVN3 = {letter: code for code, letter in TCVN3.items()}
ENCODE_VNI = {letter: code for code, letter in VNI.items()}


def encoded(text: str, table: dict[str, str]) -> str:
    """As a typist with an old font would have stored it."""
    raised = {letter.upper(): code.upper() for letter, code in table.items()}
    return "".join((raised | table).get(letter, letter) for letter in text)


@given(st.text(LETTERS + " 0123456789,.()/-", max_size=60))
def test_decode_gives_back_what_was_typed_in_tcvn3(text: str) -> None:
    assert decode(encoded(text, ENCODE_TCVN3), Encoding.TCVN3) == text


@given(st.text(LETTERS + LETTERS.upper() + " 0123456789,.()/-", max_size=60))
def test_decode_gives_back_what_was_typed_in_vni(text: str) -> None:
    assert decode(encoded(text, ENCODE_VNI), Encoding.VNI) == text


@given(st.text(LETTERS + LETTERS.upper() + " 0123456789", max_size=60))
def test_to_unicode_leaves_unicode_text_alone_whatever_its_form(text: str) -> None:
    marked = f"{text} Nguyễn"

    assert to_unicode(unicodedata.normalize("NFD", marked)) == unicodedata.normalize("NFC", marked)


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("NguyÔn V¨n", "Nguyễn Văn"),
        ("C\xadêng", "Cường"),
        ("Lª H÷u", "Lê Hữu"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Së KHOA HäC Vµ C¤NG NGHÖ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        ("Gi¸m ®èc Së", "Giám đốc Sở"),
        ("Nguyeãn Vaên", "Nguyễn Văn"),
        ("Cöôøng", "Cường"),
        ("COÄNG HOØA XAÕ HOÄI", "CỘNG HÒA XÃ HỘI"),
        ("Ñaëng Thò Ngoïc", "Đặng Thị Ngọc"),
        ("Chæ huy tröôûng", "Chỉ huy trưởng"),
        ("Nguyễn Văn", "Nguyễn Văn"),
        ("Hà Nội – “trực thuộc”", "Hà Nội – “trực thuộc”"),
        ("Müller & Söhne", "Müller & Söhne"),
        ("12/03/1985", "12/03/1985"),
    ],
)
def test_to_unicode_knows_the_encoding_by_the_letters(stored: str, meant: str) -> None:
    assert to_unicode(stored) == meant


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".VnTimeH", Encoding.TCVN3),
        (".VnArial Narrow", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI),
        ("VNI-Helve", Encoding.VNI),
        ("Times New Roman", None),
        ("Vivaldi", None),
        ("", None),
    ],
)
def test_by_font_knows_the_old_fonts(font: str, encoding: Encoding | None) -> None:
    assert by_font(font) == encoding


def test_to_unicode_asks_the_font_and_then_the_neighbours_when_letters_do_not_say() -> None:
    assert by_content("Ghi chó") is None
    assert to_unicode("Ghi chó", font=".VnTime") == "Ghi chú"
    assert to_unicode("Ghi chó", around=Encoding.TCVN3) == "Ghi chú"
    assert to_unicode("Ghi chó") == "Ghi chó"


def test_to_unicode_believes_sure_letters_more_than_the_font() -> None:
    assert to_unicode("Trưởng phòng", font=".VnTime") == "Trưởng phòng"


def test_to_unicode_makes_a_capital_font_capitals() -> None:
    assert to_unicode("®Æng v¨n ¸nh", font=".VnTimeH") == "ĐẶNG VĂN ÁNH"


def test_prevailing_is_what_most_cells_surely_are() -> None:
    assert prevailing(["NguyÔn", "V¨n phßng", "Ghi chó", "STT"]) is Encoding.TCVN3
    assert prevailing(["STT", "1"]) is Encoding.UNICODE


@pytest.mark.parametrize(
    ("letters", "valid"),
    [
        ("nghiêng", True),
        ("Quyết", True),
        ("giếng", True),
        ("ƯỚC", True),
        ("vµ", False),
        ("hat", False),
        ("hát", True),
        ("hạt", True),
        ("hàt", False),
        ("ngxa", False),
        ("áà", False),
    ],
)
def test_is_syllable_knows_onsets_rhymes_and_tones(letters: str, valid: bool) -> None:
    assert is_syllable(letters) is valid
