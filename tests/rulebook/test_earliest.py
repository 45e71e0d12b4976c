"""The earliest year an honour can be reached, if every year from now on is as good as can be."""

from datetime import date

from thidua.rulebook import Law, facts_from
from thidua.rulebook.earliest import HORIZON, earliest

DAY = date(2026, 1, 10)
PROVINCE = "chien-si-thi-dua-bo-nganh-tinh"
FIGHTER = "chien-si-thi-dua-co-so"


def _year(law: Law, honour: str, facts: dict[str, object]) -> int | None:
    given = {"complete": True, "group": "cong-chuc", **facts}
    return earliest(law, honour, facts_from(given), nominee="person", year=2025, day=DAY)


def test_a_yearly_title_can_be_reached_in_the_year_itself(law: Law) -> None:
    assert _year(law, FIGHTER, {}) == 2025


def test_three_years_running_take_three_years(law: Law) -> None:
    assert _year(law, PROVINCE, {}) == 2027


def test_years_held_already_bring_it_nearer(law: Law) -> None:
    held = [{"code": FIGHTER, "year": year} for year in (2023, 2024)]

    assert _year(law, PROVINCE, {"honours": held}) == 2025


def test_a_school_year_is_named_by_its_first(law: Law) -> None:
    facts = facts_from({"complete": True, "group": "nha-giao"})

    assert earliest(law, FIGHTER, facts, nominee="person", year=2025, day=DAY, school=True) == 2025


def test_a_gap_begins_the_count_anew(law: Law) -> None:
    held = [{"code": FIGHTER, "year": year} for year in (2022, 2023)]

    assert _year(law, PROVINCE, {"honours": held}) == 2027


def test_what_is_for_other_people_is_never_reached(law: Law) -> None:
    assert _year(law, "chien-si-tien-tien", {}) is None
    assert HORIZON > 3
