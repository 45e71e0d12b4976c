"""The prize money of a list: each nominee's awards of one day are counted together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.dossiers.models import Dossier
from thidua.eligibility.queries import prize
from thidua.people.models import Unit
from thidua.rulebook import Award

Nominee = tuple[int | None, int | None, str]


@dataclass(frozen=True)
class Share:
    """The money of one line in đồng, how it was counted, and whether the law of the day is sure."""

    money: int
    basis: str
    sure: bool


def nominee_of(line: Dossier) -> Nominee:
    """One key for a person, a collective or a household."""
    return (line.person_id, line.collective_id, line.household)


def kind_of(line: Dossier) -> str:
    """person, collective or household, as the rulebook names them."""
    if line.person_id:
        return "person"
    return "collective" if line.collective_id else "household"


def shares(lines: Iterable[Dossier], *, unit: Unit, decided: date) -> dict[int, Share]:
    """The share of each line by its pk (NĐ 152/2025 Điều 49): the highest title of a period, title
    and form both.
    """
    by_nominee: dict[Nominee, list[Dossier]] = {}
    for line in lines:
        by_nominee.setdefault(nominee_of(line), []).append(line)
    found: dict[int, Share] = {}
    for own in by_nominee.values():
        awards = [Award(line.honour, kind_of(line), (line.year, line.year)) for line in own]
        total = prize(awards, unit=unit, decided=decided)
        sure = isinstance(total.outcome, int)
        for line, money, reason in zip(own, total.shares, total.reasons, strict=True):
            basis = ", ".join(filter(None, (reason.because, reason.basis)))
            found[line.pk] = Share(money, basis[:300], sure)
    return found
