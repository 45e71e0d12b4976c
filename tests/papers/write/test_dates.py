"""Days and hours as official papers print them."""

from datetime import UTC, date, datetime

import pytest

from thidua.papers.write.dates import date_words, moment_words, short_date
from thidua.papers.write.paper import PaperDate


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2025, 12, 31), "ngày 31 tháng 12 năm 2025"),
    ],
)
def test_zero_before_small_days_and_the_first_two_months(day: date, words: str) -> None:
    assert date_words(day) == words


def test_unknown_parts_are_blanks() -> None:
    blank = "\u00a0" * 4

    assert date_words(PaperDate(year=2026)) == f"ngày {blank} tháng {blank} năm 2026"


def test_moments_name_hour_and_day() -> None:
    assert (
        moment_words(datetime(2025, 12, 5, 8, 5, tzinfo=UTC))
        == "08 giờ 05 phút, ngày 05 tháng 12 năm 2025"
    )


def test_short_date() -> None:
    assert short_date(date(2025, 12, 5)) == "05/12/2025"
