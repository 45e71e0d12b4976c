"""Hold a rule of law against the facts, and keep every step as the explanation.

Pure: the same law and the same question always give the same finding. No clock, no database.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from thidua.rulebook.asked import Asked
from thidua.rulebook.checks import CHECKS
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.rule import MEETS, Route, Rule, Version
from thidua.rulebook.shown import Shown

COMBINE: dict[str, Callable[[Iterable[Outcome]], Outcome]] = {
    "all": lambda outcomes: min(outcomes, default=Outcome.MET),
    "any": lambda outcomes: max(outcomes, default=Outcome.MET),
    "none": lambda outcomes: Outcome(-max(outcomes, default=Outcome.NOT_MET)),
    MEETS: lambda outcomes: max(outcomes, default=Outcome.UNKNOWN),
}


@dataclass(frozen=True)
class Finding:
    """One rule, what became of it, and the findings it rests on."""

    rule: Rule
    outcome: Outcome
    parts: tuple["Finding", ...] = ()
    shown: Shown = Shown(Outcome.UNKNOWN)

    @property
    def counts(self) -> bool:
        """Whether it enters the arithmetic of the rule above."""
        return self.rule.decides == "true"

    def because(self) -> Iterator["Finding"]:
        """The leaves that decided this outcome: what a person must be told first."""
        if not self.parts:
            yield self
        decisive = -self.outcome if self.rule.kind == "none" else self.outcome
        for part in self.parts:
            if part.counts and part.outcome == decisive:
                yield from part.because()

    def as_json(self) -> dict[str, object]:
        """The finding and all below it: says, basis, outcome, decides, because, records, parts."""
        return {
            "says": self.rule.says,
            "basis": self.rule.basis,
            "outcome": self.outcome.name,
            "decides": self.rule.decides,
            "confidence": self.rule.confidence,
            "because": self.shown.because,
            "lacks": self.shown.lacks,
            "remark": self.shown.remark or self.shown.silent,
            "records": [{"label": one.label, "url": one.url} for one in self.shown.records],
            "parts": [part.as_json() for part in self.parts],
        }


def evaluate(rule: Rule, asked: Asked) -> Finding:
    """Judge one rule. What only people can say is kept, shown and never counted."""
    if rule.kind in CHECKS:
        shown = CHECKS[rule.kind](asked, **rule.args)
        return Finding(rule, shown.outcome, (), shown)
    if rule.kind == MEETS:
        parts = _met_elsewhere(rule, asked)
    else:
        parts = tuple(evaluate(part, asked) for part in rule.parts)
    if not parts:
        return Finding(rule, Outcome.UNKNOWN)
    return Finding(rule, _combined(rule, parts), parts)


def _combined(rule: Rule, parts: tuple[Finding, ...]) -> Outcome:
    return COMBINE[rule.kind](part.outcome for part in parts if part.counts)


def _met_elsewhere(rule: Rule, asked: Asked) -> tuple[Finding, ...]:
    """Judge the standard of other honours; the title itself on record shows it too."""
    codes = rule.codes()
    looked_up = replace(rule, kind="held", args={"honour": codes})
    parts = [evaluate(looked_up, asked)]
    for code in codes:
        version = asked.law.honours[code].text_on(asked.day)
        there = replace(asked, honour=code)
        parts += [evaluate(with_local(route, there), there) for route in applicable(version, there)]
    return tuple(parts)


def with_local(route: Route, asked: Asked) -> Rule:
    """The rule of a route and, where the question asks for it, what local regulations add."""
    honour = asked.law.honours[asked.honour]
    added = [
        condition.rule
        for version in (honour.local_on(asked.day) if asked.local else ())
        for condition in version.conditions
        if condition.concerns(asked.kind, asked.nominee)
    ]
    if not added:
        return route.rule
    return replace(route.rule, kind="all", args={}, parts=(route.rule, *added))


def applicable(version: Version | None, asked: Asked, route: str | None = None) -> list[Route]:
    """The routes open to this nominee for this kind of award; a named one alone, if named."""
    routes = version.routes if version else ()
    if route is not None:
        return [one for one in routes if one.name == route]
    return [
        one
        for one in routes
        if asked.kind in one.kinds and asked.nominee in one.nominees and not one.named_only
    ]
