"""One question put to the law: who, for which honour, which kind, which year, on which day."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from thidua.rulebook.facts import Facts, Held, Initiative, Members, Research, UnitEvent
from thidua.rulebook.rule import Law

SUDDEN = ("dot-xuat", "chuyen-de")
MERIT = "cong-trang"


@dataclass(frozen=True)
class Asked:
    """The question, with the answers that depend on dates alone."""

    law: Law
    facts: Facts
    honour: str
    nominee: str
    kind: str
    year: int
    day: date
    school: bool = False
    local: bool = False
    as_of: date | None = None

    @property
    def today(self) -> date:
        """The day as of which the record is read; the law's own day where no other is given."""
        return self.as_of or self.day

    def last(self, years: int) -> range:
        """The last `years` years, the year proposed for first."""
        return range(self.year, self.year - years, -1)

    def span(self, year: int) -> tuple[date, date]:
        """First and last day of a year, or of a school year (September to August)."""
        if self.school:
            return date(year, 9, 1), date(year + 1, 8, 31)
        return date(year, 1, 1), date(year, 12, 31)

    def label(self, year: int) -> str:
        return f"{year}-{year + 1}" if self.school else str(year)

    def labels(self, years: int) -> str:
        return ", ".join(self.label(year) for year in sorted(self.last(years)))

    def restart(self) -> date | None:
        """From when achievements count after discipline; `date.max` while the term runs."""
        begun = [one for one in self.facts.discipline if one.since <= self.today]
        return max((one.until or date.max for one in begun), default=None)

    def counts(self, year: int) -> bool:
        """Whether a year's achievements count: the last term of discipline had ended within it."""
        restart = self.restart()
        return restart is None or restart <= self.span(year)[1]

    def event_after(self, year: int) -> UnitEvent | None:
        """The merger or split that parts that year from the unit of today, and is not joined."""
        later = [
            event
            for event in self.facts.unit_history
            if event.day > self.span(year)[1] and event.day <= self.span(self.year)[1]
        ]
        apart = [event for event in later if event.joined() is not True]
        return min(apart, key=lambda event: event.joined() is None, default=None)

    def held(self, codes: tuple[str, ...]) -> tuple[Held, ...]:
        """The honours of these codes in force that may serve as ground for this kind of award."""
        return tuple(
            held
            for held in self.facts.honours
            if held.code in codes and held.in_force and not self.barred_ground(held)
        )

    def barred_ground(self, held: Held) -> bool:
        """Sudden and thematic awards are no ground for an award of merit."""
        return self.kind == MERIT and held.kind in SUDDEN

    def used_for(self, made: Initiative | Research) -> tuple[str, ...]:
        """The honours an initiative or a project has already served, this very award apart."""
        rested = [
            held.code
            for held in self.facts.honours
            if held.code and held.initiative == made.id is not None and held.in_force
            if (held.code, held.year) != (self.honour, self.year)
        ]
        return tuple(dict.fromkeys([*made.used_for, *rested]))

    def with_pending(self, skip: int | None = None) -> "Asked":
        """The same question if what is pending (but for one) had been granted."""
        waiting = [one for place, one in enumerate(self.facts.pending) if place != skip]
        own = [Held(one.code, one.year, source=one.source, awaited=True) for one in waiting]
        facts = replace(self.facts, honours=(*self.facts.honours, *own))
        if self.facts.members and self.nominee != "person":
            counted = [(one.code, one.count) for one in waiting if one.year == self.year]
            facts = replace(facts, members=_with(self.facts.members, counted))
        return replace(self, facts=facts)


def _with(members: Members, more: list[tuple[str, int]]) -> Members:
    holding = dict(members.holding)
    for code, count in more:
        holding[code] = holding.get(code, 0) + count
        if members.total is not None:
            holding[code] = min(holding[code], members.total)
    awaited = tuple(dict.fromkeys(code for code, _ in more))
    return replace(members, holding=MappingProxyType(holding), awaited=awaited)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    place = day.month - 1 + months
    year, month = day.year + place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def printed(day: date) -> str:
    return f"{day:%d/%m/%Y}"
