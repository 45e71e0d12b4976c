"""What templates say: sums, shares, days, words, addresses, icons."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from thidua.kit.templatetags import kit


def render(source: str, **context: Any) -> str:
    return Template("{% load kit %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("dong", "said"),
    [(2_340_000, "2.340.000\xa0đ"), (0, "0\xa0đ"), (702, "702\xa0đ"), (None, "")],
)
def test_money(dong: int | None, said: str) -> None:
    assert kit.money(dong) == said


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (0.795, "79,5\xa0%"),
        (1, "100\xa0%"),
        (0, "0\xa0%"),
        (Decimal(2) / 3, "66,7\xa0%"),
        (Decimal("0.7996"), "79,96\xa0%"),
        (Decimal("0.79996"), "79,996\xa0%"),
        (Decimal("0.0004"), "0,04\xa0%"),
        ("0.5", "50\xa0%"),
        (None, ""),
        ("không rõ", ""),
    ],
)
def test_percent_never_reads_as_a_whole_not_reached(ratio: Any, said: str) -> None:
    assert kit.percent(ratio) == said


def test_share_of_nothing_is_a_dash() -> None:
    assert (kit.share(3, 40), kit.share(0, 0)) == ("7,5\xa0%", "–")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2025, 12, 5), "05/12/2025"),
        (datetime(2025, 12, 31, 18, 0, tzinfo=UTC), "01/01/2026"),
        ("2025-12-05", "05/12/2025"),
        (None, ""),
        ("", ""),
    ],
)
def test_day_is_that_of_ha_noi(value: Any, said: str) -> None:
    assert kit.day(value) == said


def test_eligible_is_never_said_as_a_right() -> None:
    word = kit.outcome_word("eligible")

    assert word.text == "Đạt các tiêu chuẩn kiểm tra được; Hội đồng xem xét"


def test_each_outcome_has_a_word_and_an_icon_of_the_sprite() -> None:
    assert {word.icon for word in kit.WORDS.values()} <= kit.ICONS
    assert all(str(word.text) for word in kit.WORDS.values())


def test_query_keeps_the_filters() -> None:
    request = RequestFactory().get("/", {"q": "lan", "trang": "3"})

    said = render("{% query trang=4 %} {% query q='' trang=None %}", request=request)

    assert said == "?q=lan&amp;trang=4 ?"


def test_icon_is_decoration_unless_it_is_labelled() -> None:
    assert 'aria-hidden="true"' in kit.icon("check")
    assert 'role="img" aria-label="Đạt"' in kit.icon("check", "Đạt")


def test_an_icon_that_is_not_drawn_is_an_error() -> None:
    with pytest.raises(ValueError, match="khong-co"):
        kit.icon("khong-co")


def test_bar_is_drawn_by_attributes_and_stays_within_its_rail() -> None:
    assert 'class="bar-fill" width="30.00"' in kit.bar(3, 10)
    assert 'class="bar-fill" width="100.00"' in kit.bar(12, 10)
    assert 'class="bar-fill" width="0.00"' in kit.bar(0, 0)


def test_the_address_of_a_file_carries_its_hash() -> None:
    held = kit.SPRITE.read_bytes()

    assert kit.asset("kit/icons.svg") == (
        f"/static/kit/icons.svg?v={hashlib.sha256(held).hexdigest()[:12]}"
    )
    with pytest.raises(ValueError, match="khong-co"):
        kit.asset("kit/khong-co.css")


def test_days_until_counts_in_words() -> None:
    assert kit.days_until(date(2026, 10, 16), date(2026, 11, 25)) == "40 ngày"
