"""Checks that the shipped law does not use: a local regulation may."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.rulebook.conftest import honour
from thidua.rulebook import answer, facts_from, load

WriteLaw = Callable[..., Path]


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _leave(kind: str, first: str, last: str | None) -> dict[str, object]:
    return {"kind": kind, "from": _day(first), "until": _day(last) if last else None}


@pytest.mark.parametrize(
    ("leave", "outcome"),
    [
        ([], "eligible"),
        ([_leave("om", "2025-01-01", "2025-02-09")], "eligible"),
        ([_leave("om", "2025-01-01", "2025-02-10")], "not-eligible"),
        ([_leave("thai-san", "2025-01-01", "2025-06-30")], "eligible"),
        ([_leave("om", "2024-11-01", "2025-01-31")], "eligible"),
        ([_leave("khong-luong", "2025-11-15", None)], "not-eligible"),
        (
            [_leave("om", "2025-03-01", "2025-03-25"), _leave("om", "2025-05-01", "2025-05-25")],
            "not-eligible",
        ),
    ],
)
def test_absent_at_most_counts_all_leave_but_maternity(
    write_law: WriteLaw, leave: list[dict[str, object]], outcome: str
) -> None:
    law = load(write_law(honour("m-t", "[{says: a, absent_at_most: {days: 40}}]")))
    facts = facts_from({"complete": True, "leave": leave})

    found = answer(law, "m-t", facts, nominee="person", year=2025, day=date(2026, 1, 5))

    assert found.outcome == outcome


@pytest.mark.parametrize(
    ("since", "outcome"),
    [
        ("2025-02-28", "eligible"),
        ("2025-03-01", "not-eligible"),
        ("2019-01-01", "eligible"),
        (None, "unknown"),
    ],
)
def test_served_at_least_counts_from_the_first_post(
    write_law: WriteLaw, since: str | None, outcome: str
) -> None:
    law = load(write_law(honour("m-t", "[{says: a, served_at_least: {months: 10}}]")))
    posts = [{"from": _day(since)}] if since else []
    facts = facts_from({"complete": True, "posts": posts})

    found = answer(law, "m-t", facts, nominee="person", year=2025, day=date(2026, 1, 5))

    assert found.outcome == outcome


@pytest.mark.parametrize(
    ("moves", "outcome"),
    [
        ([], "eligible"),
        ([("2025-07-01", True)], "eligible"),
        ([("2025-07-01", None)], "unknown"),
        ([("2025-07-01", False)], "unknown"),
        ([("2025-06-30", None)], "eligible"),
        ([("2024-08-01", None)], "eligible"),
        ([("2025-03-01", None), ("2025-09-01", None)], "unknown"),
        ([("2025-03-01", None), ("2025-08-01", None)], "eligible"),
    ],
)
def test_old_unit_opinion_is_asked_after_six_months_there(
    write_law: WriteLaw, moves: list[tuple[str, bool | None]], outcome: str
) -> None:
    law = load(write_law(honour("m-t", "[{says: a, old_unit_opinion: {months: 6}}]")))
    told = [{"from": "A", "to": "B", "day": _day(day), "opinion": said} for day, said in moves]
    facts = facts_from({"complete": True, "moves": told})

    found = answer(law, "m-t", facts, nominee="person", year=2025, day=date(2026, 1, 5))

    assert found.outcome == outcome


@pytest.mark.parametrize(
    ("until", "day", "outcome"),
    [
        ("2025-01-01", "2026-01-05", "eligible"),
        ("2025-12-31", "2026-01-05", "eligible"),
        ("2026-01-01", "2026-01-05", "not-eligible"),
        (None, "2026-01-05", "not-eligible"),
    ],
)
def test_year_counts_once_the_term_of_discipline_has_ended_within_it(
    write_law: WriteLaw, until: str | None, day: str, outcome: str
) -> None:
    law = load(write_law(honour("m-t", "[{says: a, rating: {at_least: HTTNV}}]")))
    term = {
        "form": "khien-trach",
        "from": date(2024, 6, 1),
        "until": _day(until) if until else None,
    }
    facts = facts_from({"complete": True, "ratings": {2025: "HTTNV"}, "discipline": [term]})

    found = answer(law, "m-t", facts, nominee="person", year=2025, day=_day(day))

    assert found.outcome == outcome


def test_discipline_after_the_day_is_not_yet_known(write_law: WriteLaw) -> None:
    law = load(write_law(honour("m-t", "[{says: a, rating: {at_least: HTTNV}}]")))
    later = [{"form": "khien-trach", "from": date(2026, 2, 1), "until": None}]
    facts = facts_from({"complete": True, "ratings": {2025: "HTTNV"}, "discipline": later})

    found = answer(law, "m-t", facts, nominee="person", year=2025, day=date(2026, 1, 5))

    assert found.outcome == "eligible"
