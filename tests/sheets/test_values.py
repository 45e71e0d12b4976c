"""What one cell says: dates, years, money, ratings, marks, numbers, decisions."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.sheets import values
from thidua.sheets.values import PartialDate, Unreadable


@pytest.mark.parametrize(
    ("cell", "born"),
    [
        ("12/03/1985", PartialDate(1985, 3, 12)),
        ("05-7-1990", PartialDate(1990, 7, 5)),
        ("20.11.1988", PartialDate(1988, 11, 20)),
        (" 5 / 7 / 90 ", PartialDate(1990, 7, 5)),
        ("5/7/05", PartialDate(2005, 7, 5)),
        ("'12/03/1985", PartialDate(1985, 3, 12)),
        ("12031985", PartialDate(1985, 3, 12)),
        ("1985-03-12", PartialDate(1985, 3, 12)),
        ("1985-03-12 00:00:00", PartialDate(1985, 3, 12)),
        ("ngày 12 tháng 3 năm 1985", PartialDate(1985, 3, 12)),
        ("3/1985", PartialDate(1985, 3)),
        ("00/00/1979", PartialDate(1979)),
        ("1979", PartialDate(1979)),
        ("Năm 1979", PartialDate(1979)),
        (1979, PartialDate(1979)),
        (31118, PartialDate(1985, 3, 12)),
        (date(1985, 3, 12), PartialDate(1985, 3, 12)),
        (datetime(1985, 3, 12, 7, 0), PartialDate(1985, 3, 12)),  # noqa: DTZ001
    ],
)
def test_birth_reads_a_date_in_any_form(cell: values.Cell, born: PartialDate) -> None:
    assert values.birth(cell) == born


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("31/02/2020", "Không có ngày “31/02/2020”; hãy ghi ngày trước, tháng sau"),
        ("12/25/1985", "Không có ngày “12/25/1985”; hãy ghi ngày trước, tháng sau"),
        ("chưa rõ", "“chưa rõ” không phải ngày tháng; hãy ghi như 15/01/2025"),
        ("12/03/0985", "“12/03/0985” không phải ngày tháng; hãy ghi như 15/01/2025"),
        (7, "“7” không phải ngày tháng; hãy ghi như 15/01/2025"),
        (0.5, "“0,5” không phải ngày tháng; hãy ghi như 15/01/2025"),
    ],
)
def test_birth_says_what_is_no_date(cell: values.Cell, says: str) -> None:
    with pytest.raises(Unreadable) as fault:
        values.birth(cell)

    assert str(fault.value) == says


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["/", "-", ".", " / "]))
def test_birth_reads_back_every_day_printed_day_first(day: date, between: str) -> None:
    assert values.birth(f"{day:%d}{between}{day:%m}{between}{day:%Y}").date == day


def test_day_wants_the_whole_date() -> None:
    assert values.day("5/7/24") == date(2024, 7, 5)
    with pytest.raises(Unreadable, match="chưa đủ ngày, tháng, năm"):
        values.day("7/2024")


def test_a_partial_date_prints_as_much_as_it_knows() -> None:
    assert [str(PartialDate(1985, 3, 12)), str(PartialDate(1985, 3)), str(PartialDate(1985))] == [
        "12/03/1985", "03/1985", "1985",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        (2025, "2025"),
        ("Năm 2025", "2025"),
        ("2025-2026", "2025-2026"),
        ("Năm học 2025 – 2026", "2025-2026"),
        ("2025/2026", "2025-2026"),
        (date(2025, 1, 1), "2025"),
    ],
)
def test_year_may_be_a_school_year(cell: values.Cell, year: str) -> None:
    assert values.year(cell) == year


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("HTXSNV", "HTXSNV"),
        ("Hoàn thành xuất sắc nhiệm vụ", "HTXSNV"),
        ("HT xuất sắc NV", "HTXSNV"),
        ("hoàn thành  tốt\nnhiệm vụ", "HTTNV"),
        ("HTT nhiệm vụ", "HTTNV"),
        ("Hoàn thành nhiệm vụ", "HTNV"),
        ("Không hoàn thành nhiệm vụ", "KHTNV"),
        ("Không xếp loại", None),
    ],
)
def test_rating_knows_its_spellings(cell: str, code: str | None) -> None:
    assert values.rating(cell) == code


@pytest.mark.parametrize(
    ("cell", "ticked"),
    [
        ("x", True), ("X", True), ("✓", True), ("có", True), (1, True), ("01", True), (True, True),
        ("", False), ("-", False), (0, False), ("không", False), (False, False),
        ("Lao động tiên tiến", None), (12, None),
    ],
)  # fmt: skip
def test_mark_tells_a_tick_from_a_text(cell: values.Cell, ticked: bool | None) -> None:
    assert values.mark(cell) is ticked


@pytest.mark.parametrize(
    ("cell", "number"),
    [(12, 12), ("02", 2), ("1 sáng kiến", 1), ("03 người", 3), ("3x4", None), (-1, None),
     (1.5, None), ("12/03", None), ("x", None)],
)  # fmt: skip
def test_count_reads_a_number_with_words_after_it(cell: values.Cell, number: int | None) -> None:
    assert values.count(cell) == number


@pytest.mark.parametrize(
    ("cell", "options", "dong"),
    [
        ("1.490.000", {}, 1_490_000),
        ("1,490,000 đ", {}, 1_490_000),
        ("1 490 000 đồng", {}, 1_490_000),
        (1_490_000, {}, 1_490_000),
        ("17 triệu đồng", {}, 17_000_000),
        ("1,5 triệu", {}, 1_500_000),
        ("17.020", {"scale": 1000}, 17_020_000),
        (17_020, {"scale": 1000}, 17_020_000),
        (30.508, {"scale": 1000, "thousands_by_dot": True}, 30_508_000),
        (38.2, {"scale": 1000, "thousands_by_dot": True}, 38_200_000),
        (1.5, {"scale": 1_000_000}, 1_500_000),
    ],
)
def test_money_is_whole_dong(cell: values.Cell, options: dict[str, int], dong: int) -> None:
    assert values.money(cell, **options) == dong  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "options"),
    [("mười triệu", {}), (0.5, {}), (-5, {}), ("1.49", {}), (50, {"thousands_by_dot": True})],
)
def test_money_never_guesses(cell: values.Cell, options: dict[str, bool]) -> None:
    with pytest.raises(Unreadable):
        values.money(cell, **options)


@pytest.mark.parametrize(
    ("cells", "scale", "answer"),
    [
        (["17.020", 30.508], 1000, True),
        ([30.508, 38.2], 1000, True),
        (["1.490.000", 500], 1, True),
        ([0.5, 1490000], 1, False),
        ([1.5, "1.500"], 1_000_000, False),
        ([17020, ""], 1000, False),
    ],
)
def test_thousands_by_dot_are_known_by_the_whole_column(
    cells: list[values.Cell], scale: int, answer: bool
) -> None:
    assert values.shows_thousands_by_dot(cells, scale) is answer


@given(st.integers(0, 10**12))
def test_money_reads_back_every_sum_printed_with_dots(dong: int) -> None:
    assert values.money(f"{dong:,}".replace(",", ".")) == dong


@pytest.mark.parametrize(
    ("heading", "worth"),
    [
        ("Tiền thưởng (Ngàn đ)", 1000),
        ("Nghìn đồng", 1000),
        ("triệu đồng", 10**6),
        ("Tiền thưởng", 1),
    ],
)
def test_scale_of_reads_the_heading(heading: str, worth: int) -> None:
    assert values.scale_of(heading) == worth


@pytest.mark.parametrize(
    ("cell", "number"), [("034085012345", "034085012345"), ("034 085 012 345", "034085012345"),
                         ("'162345678", "162345678")],
)  # fmt: skip
def test_citizen_id_is_digits_kept_as_text(cell: str, number: str) -> None:
    assert values.citizen_id(cell) == number


@pytest.mark.parametrize("cell", [34085012345, "34085012345", "A34085012345", 123456789])
def test_citizen_id_refuses_without_repeating_the_number(cell: values.Cell) -> None:
    with pytest.raises(Unreadable) as fault:
        values.citizen_id(cell)

    assert str(cell) not in str(fault.value)


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (values.sex, "Nữ", "female"),
        (values.sex, "NAM", "male"),
        (values.scope, "Cấp cơ sở", "co-so"),
        (values.scope, "Tỉnh", "tinh"),
        (values.scope, "Bộ, ngành, tỉnh", "tinh"),
        (values.scope, "Phạm vi ảnh hưởng toàn quốc", "toan-quoc"),
        (values.nominee, "TAPTHE", "collective"),
        (values.nominee, "Cá nhân", "person"),
        (values.nominee, "HOGIADINH", "household"),
        (values.result, "Được tặng", "granted"),
        (values.result, "Không đồng ý", "declined"),
        (values.result, "Trả lại", "returned"),
        (values.slug, "Khiển trách", "khien-trach"),
        (values.share, "33,5%", 33.5),
        (values.share, 0.6, 60),
        (values.share, 60, 60),
        (values.share, "12/15", 80),
        (values.whole, "12 người", 12),
        (values.phone, 912345678, "0912345678"),
        (values.phone, "0912 345 678", "0912 345 678"),
    ],
)
def test_words_become_codes(
    read: Callable[[values.Cell], object], cell: values.Cell, value: object
) -> None:
    assert read(cell) == value


@pytest.mark.parametrize(
    "read", [values.sex, values.scope, values.nominee, values.result, values.rating, values.share,
             values.whole, values.year],
)  # fmt: skip
def test_other_words_are_refused_in_vietnamese(read: Callable[[values.Cell], object]) -> None:
    with pytest.raises(Unreadable, match="“lung tung” không"):
        read("lung tung")


@pytest.mark.parametrize(
    ("cell", "number", "day"),
    [
        ("45/QĐ-SKHCN ngày 15/01/2024", "45/QĐ-SKHCN", date(2024, 1, 15)),
        ("Quyết định số 45/QĐ-SKHCN, 15.01.2024", "45/QĐ-SKHCN", date(2024, 1, 15)),
        ("Số: 45/QĐ-UBND ngày 15 tháng 01 năm 2024", "45/QĐ-UBND", date(2024, 1, 15)),
        ("45/QĐ-SKHCN", "45/QĐ-SKHCN", None),
        ("15/01/2024", "", date(2024, 1, 15)),
        (date(2024, 1, 15), "", date(2024, 1, 15)),
        ("theo lưu trữ", "theo lưu trữ", None),
    ],
)
def test_decision_parts_number_and_day(cell: values.Cell, number: str, day: date | None) -> None:
    assert values.decision(cell) == (number, day)
