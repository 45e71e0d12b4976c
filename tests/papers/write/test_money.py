"""Amounts, counts and shares as official papers print them."""

import pytest
from num2words import num2words

from thidua.papers.write.money import (
    Reading,
    amount_in_words,
    grouped,
    number_in_words,
    percent,
    two_digits,
)

WORDS = {
    0: "không",
    4: "bốn",
    10: "mười",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    1_000: "một nghìn",
    1_005: "một nghìn không trăm linh năm",
    1_015: "một nghìn không trăm mười lăm",
    1_100: "một nghìn một trăm",
    10_000: "mười nghìn",
    21_000: "hai mươi mốt nghìn",
    710_000: "bảy trăm mười nghìn",
    1_000_000: "một triệu",
    1_000_005: "một triệu không trăm linh năm",
    1_001_000: "một triệu không trăm linh một nghìn",
    1_490_000: "một triệu bốn trăm chín mươi nghìn",
    2_340_000: "hai triệu ba trăm bốn mươi nghìn",
    2_530_000: "hai triệu năm trăm ba mươi nghìn",
    7_730_000: "bảy triệu bảy trăm ba mươi nghìn",
    1_000_000_000: "một tỷ",
    1_000_000_001: "một tỷ không trăm linh một",
    1_050_000_000: "một tỷ không trăm năm mươi triệu",
    12_345_678_901: "mười hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn "
    "chín trăm linh một",
    1_005_000_000_000: "một nghìn không trăm linh năm tỷ",
    2_000_000_000_000_000_000: "hai tỷ tỷ",
}


@pytest.mark.parametrize(("number", "words"), WORDS.items())
def test_a_number_is_read_as_offices_write_it(number: int, words: str) -> None:
    assert number_in_words(number) == words


@pytest.mark.parametrize(
    "number",
    [*range(100), 110, 115, 121, 135, 199, 210, 999, 1_100, 2_530_000, 1_490_000, 26_820_000],
)
def test_words_agree_with_another_reader_where_styles_agree(number: int) -> None:
    ours = number_in_words(number, Reading(zero_tens="lẻ", four="bốn"))

    assert ours.replace("tỷ", "tỉ") == num2words(number, lang="vi").replace("tỷ", "tỉ")


def test_style_is_a_setting() -> None:
    southern = Reading(zero_tens="lẻ", thousand="ngàn", four="bốn")

    assert number_in_words(24_105, southern) == "hai mươi bốn ngàn một trăm lẻ năm"


def test_amount_begins_with_a_capital_and_names_the_money() -> None:
    assert amount_in_words(1_490_000) == "Một triệu bốn trăm chín mươi nghìn đồng"


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(ValueError, match="số tiền phải từ 0 trở lên"):
        amount_in_words(-1)


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0"), (999, "999"), (2_340_000, "2.340.000"), (-5_000, "-5.000")]
)
def test_thousands_are_parted_by_points(number: int, shown: str) -> None:
    assert grouped(number) == shown


def test_counts_below_ten_take_a_zero() -> None:
    assert [two_digits(n) for n in (0, 5, 12, 105)] == ["00", "05", "12", "105"]


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(17, 19, "89,47"), (8, 9, "88,89"), (9, 9, "100"), (0, 9, "0"), (4, 5, "80"), (7, 8, "87,5")],
)
def test_shares_have_two_decimals_at_most(part: int, whole: int, shown: str) -> None:
    assert percent(part, whole) == f"{shown}\u00a0%"


def test_no_share_of_nothing() -> None:
    assert percent(0, 0) == "-"
