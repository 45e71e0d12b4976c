"""Times as plans print them."""

import datetime as dt

import pytest

from thidua.papers.read.dates import find

PRINTED = [
    ("trước ngày 28/02/2024", "2024-02-28", "before", "2024-02-27"),
    ("trước ngày 05 tháng 11 năm 2025", "2025-11-05", "before", "2025-11-04"),
    ("trước 17 giờ 00 ngày 15/11/2026", "2026-11-15", "before", "2026-11-15"),
    ("trước ngày 15/11", "2026-11-15", "before", "2026-11-14"),
    ("trước tháng 12/2026", "2026-12", "before", "2026-11-30"),
    ("trước ngày 01/3/2028", "2028-03-01", "before", "2028-02-29"),
    ("chậm nhất ngày 15/3/2026", "2026-03-15", "by", "2026-03-15"),
    ("chậm nhất đến ngày 25/12/2025", "2025-12-25", "by", "2025-12-25"),
    ("đến hết ngày 31 tháng 12 năm 2026", "2026-12-31", "by", "2026-12-31"),
    ("Quý IV/2022", "2022-Q4", "in", "2022-12-31"),
    ("vào quý 2/2026", "2026-Q2", "in", "2026-06-30"),
    ("quý III, IV/2026", "2026-Q3/2026-Q4", "in", "2026-12-31"),
    ("Quý I và quý II năm 2026", "2026-Q1/2026-Q2", "in", "2026-06-30"),
    ("Trong quý I", "2026-Q1", "in", "2026-03-31"),
    ("Tháng 02, 3 năm 2022", "2022-02/2022-03", "in", "2022-03-31"),
    ("tháng 10 và tháng 11/2026", "2026-10/2026-11", "in", "2026-11-30"),
    ("Tháng 12 năm 2022 - tháng 01 năm 2023", "2022-12/2023-01", "in", "2023-01-31"),
    ("từ tháng 3 đến tháng 5 năm 2026", "2026-03/2026-05", "in", "2026-05-31"),
    ("từ ngày 01/3 đến ngày 15/3/2026", "2026-03-01/2026-03-15", "in", "2026-03-15"),
    ("từ ngày 10 đến ngày 20/3/2026", "2026-03-10/2026-03-20", "in", "2026-03-20"),
    ("10-20/3/2026", "2026-03-10/2026-03-20", "in", "2026-03-20"),
    ("từ ngày 01/3/2026", "2026-03-01/..", "from", None),
    ("dự kiến trong tháng 01 năm 2025", "2025-01", "about", "2025-01-31"),
    ("6 tháng đầu năm 2024", "2024-H1", None, "2024-06-30"),
    ("06 tháng cuối năm", "2026-H2", None, "2026-12-31"),
    ("6 tháng, năm", "2026-H1;2026", None, "2026-12-31"),
    ("giai đoạn 2021-2025", "2021/2025", "in", "2025-12-31"),
    ("năm 2025", "2025", "in", "2025-12-31"),
    ("trước ngày 15/11 hằng năm", "--11-15", "before", None),
    ("chậm nhất ngày 20 hằng tháng", "monthly:20", "by", None),
    ("thứ Sáu hằng tuần", "weekly:Fri", "in", None),
]


@pytest.mark.parametrize(("text", "iso", "bound", "due"), PRINTED, ids=[row[0] for row in PRINTED])
def test_a_printed_time_is_read(text: str, iso: str, bound: str | None, due: str | None) -> None:
    [when] = find(text, year=2026)

    assert (when.iso, when.bound) == (iso, bound)
    assert when.due == (dt.date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(
    "text", ["19/19 phiếu", "ngày 31/02/2026", "34-CT/TW", "2021-2025", "24/7"]
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert find(text, year=2026) == []


def test_a_day_without_a_year_is_not_guessed() -> None:
    assert find("trước ngày 15/11") == []


def test_a_day_long_past_in_the_plans_year_means_the_next() -> None:
    [when] = find("trước ngày 15/01", year=2026, on=dt.date(2026, 3, 10))

    assert when.iso == "2027-01-15"


def test_dự_kiến_before_the_words_between_still_makes_it_about() -> None:
    [when] = find("Dự kiến thời gian tiến hành công tác kiểm tra vào Quý IV/2022")

    assert (when.iso, when.bound) == ("2022-Q4", "about")


def test_the_span_holds_the_binding_word() -> None:
    text = "Gửi Kế hoạch về Sở (qua Văn phòng) trước ngày 28/02/2024;"

    [when] = find(text)

    assert text[when.start : when.end] == "trước ngày 28/02/2024"
