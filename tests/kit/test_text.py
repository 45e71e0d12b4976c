"""Folding for search, and the order of a Vietnamese list."""

import random
import unicodedata

import pytest

from thidua.kit.text import KEY_LENGTH, fold, nfc, sort_key, title_key, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Ánh", "nguyen anh"),
        ("ĐẶNG  Đức\n", "dang duc"),
        ("Ðặng (chữ Ð của bộ mã cũ)", "dang (chu d cua bo ma cu)"),
        ("ƯỚC Ơ", "uoc o"),
        ("Ksor H'Blâm", "ksor h'blam"),
        ("45/QĐ-SKHCN", "45/qd-skhcn"),
        ("", ""),
    ],
)
def test_fold_takes_marks_and_case_away(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_nfc_joins_letters_and_their_marks() -> None:
    assert nfc("Tru\u031bo\u031b\u0300ng") == "Trường"


def test_words_are_letters_and_digits_only() -> None:
    assert words("Quyết định 45/QĐ-SKHCN, ngày 05.12") == [
        "quyet", "dinh", "45", "qd", "skhcn", "ngay", "05", "12",
    ]  # fmt: skip


def mixed(names: list[str]) -> list[str]:
    return random.Random(7).sample(names, len(names))


ALPHABET = [
    ["An", "Anh", "Ành", "Ảnh", "Ãnh", "Ánh", "Ạnh", "Ăn", "Ân"],
    ["Dạt", "Duyên", "Đạt", "Đặng", "Đức"],
    ["Ho", "Hoa", "Hòa", "Hóa", "Hô", "Hơ"],
    ["Em", "Ê", "Fa", "Ga"],
    ["U", "Uy", "Ư", "V", "W", "X", "Y", "Z"],
]


@pytest.mark.parametrize("ordered", ALPHABET, ids=lambda names: names[0])
def test_names_stand_in_the_order_of_the_vietnamese_alphabet(ordered: list[str]) -> None:
    assert sorted(mixed(ordered), key=sort_key) == ordered


def test_people_are_ordered_by_given_name_then_family_name_then_middle() -> None:
    ordered = [
        "Nguyễn Thị An",
        "Trần An",
        "Bùi Văn Anh",
        "Nguyễn Minh Anh",
        "Nguyễn Văn Anh",
        "Bùi Ánh",
        "Dạt",
        "Nguyễn Đặng",
    ]

    assert sorted(mixed(ordered), key=sort_key) == ordered


def test_namesakes_told_apart_in_brackets_stay_together() -> None:
    ordered = ["Trần Thị Lan", "Trần Thị Lan (A)", "Trần Thị Lan (B)", "Vũ Lan"]

    assert sorted(mixed(ordered), key=sort_key) == ordered


def test_units_are_ordered_from_their_first_word() -> None:
    ordered = ["Ban Dân tộc", "Phòng 1", "Phòng Kế hoạch", "Phòng Tổ chức", "Văn phòng"]

    assert sorted(mixed(ordered), key=title_key) == ordered


def test_keys_are_digits_so_that_every_collation_agrees_and_fit_their_column() -> None:
    keys = [sort_key(name) for name in ("H'Hen Niê", "Łukasz Øre", "!!", "", "Ng" * 200)]

    assert all(key.isdigit() or key == "" for key in keys)
    assert max(map(len, keys)) == KEY_LENGTH


def test_either_form_of_unicode_gives_one_key() -> None:
    assert sort_key(unicodedata.normalize("NFD", "Đặng Thị Ngọc Ánh")) == sort_key(
        "Đặng Thị Ngọc Ánh"
    )
