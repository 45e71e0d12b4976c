"""The order of an agenda comes from the law; the tests read it there too."""

import random
from datetime import date

import pytest

from thidua.council.agenda import in_order, rests_on
from thidua.rulebook.load import load

DAY = date(2026, 1, 10)
SEVEN = [
    "lao-dong-tien-tien",
    "chien-si-thi-dua-co-so",
    "tap-the-lao-dong-tien-tien",
    "giay-khen",
    "chien-si-thi-dua-bo-nganh-tinh",
    "tap-the-lao-dong-xuat-sac",
    "bang-khen-bo-nganh-tinh",
]


@pytest.mark.parametrize("seed", range(5))
def test_persons_come_first_then_collectives_then_what_goes_up(seed: int) -> None:
    shuffled = random.Random(seed).sample(SEVEN, len(SEVEN))

    assert in_order(shuffled, load(), DAY) == SEVEN


def test_an_honour_alone_is_an_agenda() -> None:
    assert in_order(["giay-khen"], load(), DAY) == ["giay-khen"]


def test_an_honour_the_law_does_not_know_comes_last() -> None:
    assert in_order(["la-lung", "giay-khen"], load(), DAY) == ["giay-khen", "la-lung"]


@pytest.mark.parametrize(
    ("honour", "ground", "expected"),
    [
        ("chien-si-thi-dua-co-so", "lao-dong-tien-tien", True),
        ("tap-the-lao-dong-xuat-sac", "chien-si-thi-dua-co-so", True),
        ("chien-si-thi-dua-bo-nganh-tinh", "lao-dong-tien-tien", True),  # through a third
        ("giay-khen", "lao-dong-tien-tien", False),
        ("lao-dong-tien-tien", "chien-si-thi-dua-co-so", False),
    ],
)
def test_what_rests_on_what_is_read_through(honour: str, ground: str, expected: bool) -> None:
    assert rests_on(honour, ground, load(), DAY) is expected
