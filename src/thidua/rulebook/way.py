"""What is lacking for an honour, in words and always conditional: the nearest route first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.rulebook.answer import ELIGIBLE, Answer, answer, telling
from thidua.rulebook.facts import Facts
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.rule import Law

AT_MOST = 6


@dataclass(frozen=True)
class Way:
    """One thing lacking. `unknown`: perhaps already there, only not on record."""

    says: str
    condition: str
    basis: str
    lacks: str
    unknown: bool


def ways(
    law: Law,
    honour: str,
    facts: Facts,
    *,
    nominee: str,
    year: int | str,
    day: date,
    kind: str = "cong-trang",
    reliance: Iterable[str] = (),
) -> tuple[Way, ...]:
    """What the nearest route still lacks; empty when a record shows it met, or no route is open."""
    found = answer(
        law, honour, facts, nominee=nominee, year=year, day=day, kind=kind, reliance=reliance
    )
    return ways_of(found)


def ways_of(found: Answer) -> tuple[Way, ...]:
    """The same, from an answer already given."""
    routes = found.local_routes or found.routes
    if not routes or found.outcome == ELIGIBLE:
        return ()
    leaves = [leaf for leaf in telling(routes[0].finding) if leaf.outcome != Outcome.MET]
    made = [
        Way(
            says=_says(leaf.shown.lacks, leaf.outcome == Outcome.UNKNOWN),
            condition=leaf.rule.says,
            basis=leaf.rule.basis,
            lacks=leaf.shown.lacks,
            unknown=leaf.outcome == Outcome.UNKNOWN,
        )
        for leaf in leaves
        if leaf.shown.lacks
    ]
    return tuple(dict.fromkeys(made))[:AT_MOST]


def _says(lacks: str, unknown: bool) -> str:
    return f"Nếu có giấy tờ cho thấy {lacks}" if unknown else f"Nếu có thêm {lacks}"
