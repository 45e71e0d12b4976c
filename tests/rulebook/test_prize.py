"""Money: the share of each award, and why."""

from datetime import date

import pytest

from thidua.rulebook import Award, Fault, Law, prize

DAY = date(2026, 1, 20)


def test_title_covered_by_a_higher_one_has_no_share(law: Law) -> None:
    given = [
        Award("lao-dong-tien-tien", period=(2025, 2025)),
        Award("chien-si-thi-dua-co-so", period=(2025, 2025)),
        Award("giay-khen", period=(2025, 2025)),
    ]

    found = prize(law, given, decided=DAY)

    assert (found.outcome, found.shares) == (3_050_000, (0, 2_340_000, 710_000))
    assert found.reasons[0].basis == "Nghị định 152/2025/NĐ-CP, Điều 49 khoản 5"


def test_same_title_written_twice_is_paid_once(law: Law) -> None:
    twice = [Award("lao-dong-tien-tien", period=(2025, 2025))] * 2

    assert prize(law, twice, decided=DAY).shares == (710_000, 0)


def test_two_forms_are_paid_both(law: Law) -> None:
    forms = [Award("giay-khen"), Award("bang-khen-bo-nganh-tinh")]

    assert prize(law, forms, decided=DAY).outcome == 710_000 + 3_510_000


def test_reason_shows_the_reckoning(law: Law) -> None:
    found = prize(law, [Award("lao-dong-tien-tien")], decided=DAY)

    assert found.reasons[0].because == (
        "Lao động tiên tiến: 0,3 × 2.340.000 đồng = 710.000 đồng;"
        " lương cơ sở từ 01/07/2024 (Nghị định 73/2024/NĐ-CP, Điều 3 khoản 2)"
    )


def test_sum_by_the_last_known_table_is_shown_where_none_is_in_force(law: Law) -> None:
    found = prize(law, [Award("lao-dong-tien-tien")], decided=date(2027, 3, 1))

    assert (found.outcome, found.under_last_known) == ("needs-legal-review", 760_000)


def test_several_titles_need_their_periods(law: Law) -> None:
    with pytest.raises(Fault, match="kỳ tính thành tích"):
        prize(law, [Award("lao-dong-tien-tien"), Award("chien-si-thi-dua-co-so")], decided=DAY)
