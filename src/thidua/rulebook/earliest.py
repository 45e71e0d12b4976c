"""When an honour can be reached at the earliest, if from now on every year is as good as can be."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from thidua.rulebook.answer import ELIGIBLE, REVIEW, answer
from thidua.rulebook.facts import RATINGS, SCOPES, Facts, Held, Initiative, Rated
from thidua.rulebook.rule import Honour, Law

HORIZON = 6
"""How many years ahead are looked at; what lies further is not spoken of."""


def earliest(
    law: Law,
    honour: str,
    facts: Facts,
    *,
    nominee: str,
    year: int,
    day: date,
    kind: str = "cong-trang",
    school: bool = False,
    reliance: Iterable[str] = (),
) -> int | None:
    """The first year, from `year` on, for which a record would show the standard met if each year
    from `year` on brought the best rating, every lower yearly title and new initiatives of the
    widest scope; None where not even that suffices within HORIZON years. By the law of `day`;
    `school`: the years are school years, named by their first.
    """
    relied = tuple(reliance)
    for last in range(year, year + HORIZON):
        then = _as_good_as_can_be(law, law.honours[honour], facts, nominee, range(year, last + 1))
        found = answer(
            law,
            honour,
            then,
            nominee=nominee,
            year=f"{last}-{last + 1}" if school else last,
            day=day,
            kind=kind,
            reliance=relied,
        )
        word = found.under_last_known if found.outcome == REVIEW else found.outcome
        if word == ELIGIBLE:
            return last
    return None


def _as_good_as_can_be(law: Law, honour: Honour, facts: Facts, nominee: str, years: range) -> Facts:
    """The same record with the best that these years can add to it."""
    lower = [
        known.code
        for known in law.honours.values()
        if known.yearly and nominee in known.nominees and known.rank < honour.rank
    ]
    titles = tuple(Held(code, year, awaited=True) for code in lower for year in years)
    made = tuple(
        Initiative(f"{year}/{place}", year, SCOPES[-1]) for year in years for place in (1, 2)
    )
    return replace(
        facts,
        ratings={**facts.ratings, **{year: Rated(RATINGS[-1]) for year in years}},
        honours=(*facts.honours, *titles),
        initiatives=(*facts.initiatives, *made),
        pending=(),
    )
