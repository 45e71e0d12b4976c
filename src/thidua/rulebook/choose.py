"""Chooses from a list: votes within the places, the tie rule, the ceilings. People do the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.rulebook.checks import as_percent
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.rule import Ceiling, Law
from thidua.rulebook.telling import Reason

WOMEN_SHARE = Fraction(70, 100)


@dataclass(frozen=True)
class Line:
    """One line of the list: a person with sex, or a collective with its number of women."""

    nominee: str
    votes: int
    sex: str | None = None
    women: int | None = None
    total: int | None = None

    @property
    def preferred(self) -> bool:
        """A woman, or a collective of which seven in ten are women."""
        if self.women is not None and self.total:
            return Fraction(self.women, self.total) >= WOMEN_SHARE
        return self.sex == "female"


@dataclass(frozen=True)
class Choice:
    """Who is in, who is over the places, who ties for the last ones and is for people to choose."""

    chosen: tuple[str, ...]
    over: tuple[str, ...]
    ties: tuple[str, ...]
    reasons: tuple[Reason, ...]

    def as_json(self) -> dict[str, list[str]]:
        return {"chosen": list(self.chosen), "over": list(self.over), "ties": list(self.ties)}


def choose(
    law: Law,
    honour: str,
    day: date,
    lines: Iterable[Line],
    *,
    places: int | None = None,
    counts: dict[str, int] | None = None,
) -> Choice:
    """The lines with most votes, within `places` and the ceilings of the law.

    `counts` says how many hold the honours a ceiling is a share of. Equal votes for the last place:
    the woman, or the collective with 70 % women; still equal: `ties`, and nobody is chosen by lot.
    """
    ordered = sorted(lines, key=lambda line: (-line.votes, not line.preferred))
    limits = _ceilings(law, honour, day, counts or {})
    allowed = min([len(ordered), *([] if places is None else [places]), *limits.values()])
    chosen, ties = ordered[:allowed], _tied(ordered, allowed)
    chosen = [line for line in chosen if line not in ties]
    over = [line for line in ordered if line not in chosen and line not in ties]
    reasons = [_ceiling_reason(ceiling, limit) for ceiling, limit in limits.items()]
    reasons += _tie_reasons(law, day, ordered, allowed)
    return Choice(_names(chosen), _names(over), _names(ties), tuple(reasons))


def _ceilings(law: Law, honour: str, day: date, counts: dict[str, int]) -> dict[Ceiling, int]:
    """Each ceiling in force with the number it comes to: never rounded up."""
    known = law.honour(honour)
    text = known.text_on(day)
    versions = [*([text] if text else []), *known.local_on(day)]
    return {
        ceiling: (ceiling.share * counts[ceiling.of]).__floor__()
        for version in versions
        for ceiling in version.ceilings
        if ceiling.of in counts
    }


def _tied(ordered: list[Line], allowed: int) -> list[Line]:
    """Those whom neither votes nor the tie rule tell apart at the last place."""
    if not 0 < allowed < len(ordered):
        return []
    last, first_out = ordered[allowed - 1], ordered[allowed]
    if _rank(last) != _rank(first_out):
        return []
    return [line for line in ordered if _rank(line) == _rank(last)]


def _rank(line: Line) -> tuple[int, bool]:
    return line.votes, line.preferred


def _names(lines: list[Line]) -> tuple[str, ...]:
    return tuple(line.nominee for line in lines)


def _ceiling_reason(ceiling: Ceiling, limit: int) -> Reason:
    because = f"Không quá {as_percent(ceiling.share)}: {limit}"
    return Reason(ceiling.says, ceiling.basis, Outcome.MET.name, because)


def _tie_reasons(law: Law, day: date, ordered: list[Line], allowed: int) -> list[Reason]:
    if not 0 < allowed < len(ordered) or ordered[allowed - 1].votes != ordered[allowed].votes:
        return []
    rule = law.principle("uu-tien-nu", day)
    tied = bool(_tied(ordered, allowed))
    outcome = Outcome.UNKNOWN if tied else Outcome.MET
    because = "Vẫn bằng nhau: do Hội đồng quyết định" if tied else "Bằng phiếu ở suất cuối"
    return [Reason(rule.says, rule.basis, outcome.name, because)]
