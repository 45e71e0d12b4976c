"""What must hold of every record, however odd: nothing raises, knowledge only ever settles."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thidua.rulebook import SHIPPED, Answer, Facts, answer, load, ways
from thidua.rulebook.facts import (
    KINDS,
    NOMINEES,
    RATINGS,
    SCOPES,
    UNIT_EVENTS,
    Discipline,
    Held,
    Hold,
    Initiative,
    Members,
    Movement,
    Pending,
    Rated,
    Research,
    Transfer,
    UnitEvent,
)

LAW = load()
LOCAL = load(SHIPPED, SHIPPED.parent / "demo" / "regulation")
CODES = sorted(path.stem for path in (SHIPPED / "honours").glob("*.yaml"))
OUTCOMES = {
    "deferred",
    "needs-legal-review",
    "eligible",
    "eligible-if",
    "unknown",
    "not-eligible",
}
YEARS = st.integers(2022, 2026)
DAYS = st.dates(date(2023, 6, 1), date(2027, 6, 1))
GROUPS = [None, "cong-chuc", "vien-chuc", "cong-nhan", "quan-nhan", "la-lung"]

codes = st.sampled_from([*CODES, "chien-si-thi-dua-toan-quoc", "khong-co-that"])
uses = st.lists(codes, max_size=2).map(tuple)
held = st.builds(
    Held,
    st.none() | codes,
    st.none() | YEARS,
    st.sampled_from(KINDS),
    initiative=st.sampled_from([None, "A", "B"]),
    status=st.sampled_from(["hieu-luc", "thu-hoi"]),
)
initiatives = st.builds(
    Initiative,
    st.sampled_from([None, "A", "B", "C"]),
    YEARS,
    st.sampled_from([None, *SCOPES]),
    uses,
)
research = st.builds(
    Research,
    YEARS,
    st.sampled_from([None, *SCOPES]),
    st.sampled_from([None, True, False]),
    used_for=uses,
)
discipline = st.builds(
    Discipline, st.sampled_from(["khien-trach", "canh-cao", "la"]), DAYS, st.none() | DAYS
)
holds = st.builds(Hold, st.sampled_from(["dieu-tra", "la"]), DAYS, st.none() | DAYS)
members = st.builds(
    Members,
    st.none() | st.integers(0, 30),
    st.none() | st.integers(0, 30),
    holding=st.dictionaries(st.sampled_from(CODES), st.integers(0, 30)).map(MappingProxyType),
    disciplined=st.none() | st.lists(st.sampled_from(["khien-trach", "canh-cao", "la"])).map(tuple),
)
records = st.builds(
    Facts,
    complete=st.booleans(),
    known_since=st.none() | YEARS,
    group=st.sampled_from(GROUPS),
    ratings=st.dictionaries(
        YEARS, st.builds(Rated, st.sampled_from([None, *RATINGS])), max_size=5
    ).map(MappingProxyType),
    honours=st.lists(held, max_size=6).map(tuple),
    pending=st.lists(st.builds(Pending, codes, YEARS, st.integers(1, 5)), max_size=3).map(tuple),
    initiatives=st.lists(initiatives, max_size=4).map(tuple),
    research=st.lists(research, max_size=3).map(tuple),
    discipline=st.lists(discipline, max_size=2).map(tuple),
    holds=st.lists(holds, max_size=2).map(tuple),
    moves=st.lists(
        st.builds(Transfer, DAYS, opinion=st.sampled_from([None, True, False])), max_size=2
    ).map(tuple),
    members=st.none() | members,
    movement=st.none()
    | st.builds(Movement, st.sampled_from([None, "tinh", "bo", "so", "thu-tuong", "la"])),
    unit_history=st.lists(
        st.builds(
            UnitEvent, st.sampled_from(UNIT_EVENTS), DAYS, st.sampled_from([None, True, False])
        ),
        max_size=2,
    ).map(tuple),
)
questions = st.fixed_dictionaries(
    {
        "honour": st.sampled_from(CODES),
        "nominee": st.sampled_from(NOMINEES),
        "kind": st.sampled_from(KINDS),
        "year": YEARS | st.sampled_from(["2024-2025", "2025-2026"]),
        "day": DAYS,
    }
)
many = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def _ask(facts: Facts, question: dict[str, object], law: object = LAW) -> Answer:
    asked = dict(question)
    return answer(law, asked.pop("honour"), facts, **asked)  # type: ignore[arg-type]


def _merit(facts: Facts) -> Facts:
    """The record without what pulls both ways: bars, holds, use of one thing for two awards."""
    return replace(
        facts,
        discipline=(),
        holds=(),
        unit_history=(),
        pending=(),
        honours=tuple(replace(one, initiative=None) for one in facts.honours),
    )


@many
@given(records, questions, st.sampled_from([LAW, LOCAL]))
def test_nothing_raises_and_every_answer_is_a_word_of_the_contract(
    facts: Facts, question: dict[str, object], law: object
) -> None:
    found = _ask(facts, question, law)

    assert found.outcome in OUTCOMES
    assert found.as_json()["outcome"] == found.outcome
    assert found.outcome != "unknown" or found.missing
    assert found.outcome != "eligible-if" or found.missing
    assert found.reasons or found.for_people


@many
@given(records, questions)
def test_what_is_lacking_is_told_without_raising(facts: Facts, question: dict[str, object]) -> None:
    asked = dict(question)

    found = ways(LAW, asked.pop("honour"), facts, **asked)  # type: ignore[arg-type]

    assert all(way.says.startswith("Nếu ") for way in found)


@many
@given(records, questions)
def test_same_question_has_the_same_answer(facts: Facts, question: dict[str, object]) -> None:
    assert _ask(facts, question).as_json() == _ask(facts, question).as_json()


@many
@given(records, questions)
def test_a_complete_record_never_makes_an_eligible_one_unknown(
    facts: Facts, question: dict[str, object]
) -> None:
    """More knowledge settles: what a silent record showed met stays met when silence means no."""
    before = _ask(replace(facts, complete=False), question)
    after = _ask(replace(facts, complete=True, known_since=None), question)

    assert not (before.outcome == "eligible" and after.outcome in ("unknown", "not-eligible"))
    assert not (before.outcome == "not-eligible" and after.outcome in ("unknown", "eligible"))


@many
@given(records, questions, held.map(lambda one: replace(one, initiative=None)))
def test_one_more_record_never_turns_eligible_into_unknown(
    facts: Facts, question: dict[str, object], more: Held
) -> None:
    before = _ask(facts, question)
    after = _ask(replace(facts, honours=(*facts.honours, more)), question)

    assert not (before.outcome == "eligible" and after.outcome == "unknown")


RANK = {"not-eligible": 0, "unknown": 1, "needs-legal-review": 1, "eligible-if": 2, "eligible": 3}


@many
@given(records, questions, st.data())
@pytest.mark.parametrize("kind", ["ratings", "honours", "initiatives", "research"])
def test_taking_a_favourable_record_away_never_helps(
    kind: str, facts: Facts, question: dict[str, object], data: st.DataObject
) -> None:
    """Of a complete record: with fewer ratings, titles, initiatives one never stands better.

    The honour asked for is left out: to hold it already is no help.
    """
    full = replace(_merit(facts), complete=True, known_since=None)
    own = question["honour"]
    full = replace(full, honours=tuple(one for one in full.honours if one.code != own))
    kept = list(getattr(full, kind))
    if not kept:
        return
    gone = data.draw(st.sampled_from(kept))
    if kind == "ratings":
        rest: object = {year: full.ratings[year] for year in kept if year != gone}
        if full.ratings[gone].rating is None:
            return
    else:
        rest = tuple(one for place, one in enumerate(kept) if place != kept.index(gone))
    if kind == "research" and gone.accepted is None:
        return
    if kind == "honours" and gone.year is None:
        return

    fewer = replace(full, **{kind: rest})

    assert RANK[_ask(fewer, question).outcome] <= RANK[_ask(full, question).outcome]


@many
@given(records, questions)
def test_national_tree_is_the_same_with_and_without_local_rules(
    facts: Facts, question: dict[str, object]
) -> None:
    alone, beside = _ask(facts, question), _ask(facts, question, LOCAL)

    assert beside.national == alone.national
    assert beside.as_json()["tree"] == alone.as_json()["tree"]
