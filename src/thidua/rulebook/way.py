"""What is lacking for an honour, in words and always conditional: the nearest route first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from thidua.rulebook.answer import ELIGIBLE, Answer, answer
from thidua.rulebook.evaluate import Finding
from thidua.rulebook.facts import Facts
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.routes import Judged
from thidua.rulebook.rule import Law
from thidua.rulebook.telling import for_others, worth_telling

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
    if meant_for_others(found) or found.outcome == ELIGIBLE:
        return ()
    made = [_way(finding) for finding in _unmet(_routes(found)[0].finding)]
    return tuple(dict.fromkeys(way for way in made if way.lacks))[:AT_MOST]


def meant_for_others(found: Answer) -> bool:
    """Whether every route is closed to this nominee: the honour is for other people altogether."""
    return all(for_others(judged.finding) for judged in _routes(found))


def _routes(found: Answer) -> tuple[Judged, ...]:
    """The routes, the nearest first, with what local regulations add where they add anything."""
    return found.local_routes or found.routes


def _way(finding: Finding) -> Way:
    unknown = finding.outcome == Outcome.UNKNOWN
    lacks = _lacks(finding)
    return Way(
        says=f"Nếu hồ sơ ghi nhận {lacks}" if unknown else f"Nếu có {lacks}",
        condition=finding.rule.says,
        basis=finding.rule.basis,
        lacks=lacks,
        unknown=unknown,
    )


def _unmet(finding: Finding) -> Iterator[Finding]:
    """Each condition not met on its own: what stands under `all`, however deep."""
    if finding.rule.kind != "all":
        yield finding
        return
    for part in finding.parts:
        if part.counts and part.outcome != Outcome.MET:
            yield from _unmet(part)


def _lacks(finding: Finding) -> str:
    """What would meet it: of a choice any one, of a group all that is lacking."""
    if not finding.parts:
        return finding.shown.lacks
    if finding.rule.kind == "all":
        return " và ".join(text for part in _unmet(finding) if (text := _lacks(part)))
    return " hoặc ".join(text for part in worth_telling(finding) if (text := _lacks(part)))
