"""The cockpit of a list: who is on it, honour by honour, unit by unit, beside last year."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from thidua.dossiers.lifecycle import GONE
from thidua.dossiers.models import Dossier
from thidua.honours.models import HeldHonour
from thidua.library.queries import law_for
from thidua.people.models import Person, Unit


@dataclass
class Count:
    """How many of a kind: collectives, persons, and among these direct workers, women, leaders."""

    collectives: int = 0
    persons: int = 0
    direct: int = 0
    women: int = 0
    leaders: int = 0

    def add(self, *, person: bool, leader: bool, woman: bool) -> None:
        self.collectives += not person
        self.persons += person
        self.leaders += person and leader
        self.direct += person and not leader
        self.women += person and woman


@dataclass
class HonourShare:
    """One honour on the list, beside those held for the year before."""

    code: str
    now: Count = field(default_factory=Count)
    before: Count = field(default_factory=Count)
    ceilings: list["CeilingShare"] = field(default_factory=list)


@dataclass(frozen=True)
class CeilingShare:
    """A ceiling of the law: how many stand, of how many, and the most there may be."""

    says: str
    basis: str
    stands: int
    of: int
    most: int

    @property
    def over(self) -> bool:
        return self.stands > self.most


@dataclass
class UnitShare:
    """One unit's lines by honour."""

    unit: Unit
    by_honour: Counter[str]

    @property
    def total(self) -> int:
        return self.by_honour.total()


@dataclass(frozen=True)
class Shares:
    """The whole cockpit; `total` counts each line once."""

    total: Count
    last_year: Count
    honours: list[HonourShare]
    units: list[UnitShare]


def shares_of(lines: Iterable[Dossier], *, unit: Unit, year: int, on: date) -> Shares:
    """Count the lines that stand. Ceilings are those of the law for this unit on a day."""
    standing = [line for line in lines if line.status not in GONE]
    honours: dict[str, HonourShare] = {}
    units: dict[int, UnitShare] = {}
    total, last_year = Count(), Count()
    for line in standing:
        about = {
            "person": line.person is not None,
            "leader": line.leader,
            "woman": line.person is not None and line.person.sex == Person.Sex.FEMALE,
        }
        total.add(**about)
        honours.setdefault(line.honour, HonourShare(line.honour)).now.add(**about)
        units.setdefault(line.unit_id, UnitShare(line.unit, Counter())).by_honour[line.honour] += 1
    _last_year(honours, last_year, unit=unit, year=year - 1)
    _ceilings(honours, unit=unit, on=on)
    return Shares(total, last_year, list(honours.values()), list(units.values()))


def _last_year(honours: dict[str, HonourShare], total: Count, *, unit: Unit, year: int) -> None:
    held = HeldHonour.objects.filter(
        year=year, code__in=honours, at_unit__path__startswith=unit.path
    ).exclude(status=HeldHonour.Status.REVOKED)
    for one in held.select_related("person"):
        about = {
            "person": one.person is not None,
            "leader": bool(one.leader),
            "woman": one.person is not None and one.person.sex == Person.Sex.FEMALE,
        }
        total.add(**about)
        honours[one.code or ""].before.add(**about)


def _ceilings(honours: dict[str, HonourShare], *, unit: Unit, on: date) -> None:
    law = law_for(unit, on=on)
    counts = defaultdict(int, {code: _all(share.now) for code, share in honours.items()})
    for code, share in honours.items():
        known = law.honours.get(code)
        versions = [known.text_on(on), *known.local_on(on)] if known else []
        for ceiling in (c for version in versions if version for c in version.ceilings):
            most = int(Fraction(ceiling.share) * counts[ceiling.of])
            share.ceilings.append(
                CeilingShare(ceiling.says, ceiling.basis, counts[code], counts[ceiling.of], most)
            )


def _all(count: Count) -> int:
    return count.persons + count.collectives
