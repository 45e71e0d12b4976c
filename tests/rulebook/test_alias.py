"""Names as offices print them."""

import unicodedata

import pytest

from thidua.rulebook import Law, code_of


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("LĐTT", "lao-dong-tien-tien"),
        ("lao động tiên tiến", "lao-dong-tien-tien"),
        ("CSTĐCS", "chien-si-thi-dua-co-so"),
        ("CSTĐ-CS", "chien-si-thi-dua-co-so"),
        ("Chiến sỹ thi đua cơ sở", "chien-si-thi-dua-co-so"),
        ("BK UBND tỉnh", "bang-khen-bo-nganh-tinh"),
        ("Bằng khen của Chủ tịch UBND tỉnh", "bang-khen-bo-nganh-tinh"),
        ("GK GĐ Sở", "giay-khen"),
        ("TTLĐXS", "tap-the-lao-dong-xuat-sac"),
        ("BKTTg", "bang-khen-thu-tuong"),
        ("Huân chương Lao động hạng Ba", "huan-chuong-lao-dong-hang-ba"),
        ("Bằng khen Liên hiệp hội", None),
        ("", None),
    ],
)
def test_printed_name_leads_to_its_code(law: Law, printed: str, code: str | None) -> None:
    assert code_of(law, printed) == code
    assert code_of(law, unicodedata.normalize("NFD", printed).upper()) == code
