"""Judges every open route to an honour, as things stand and as if what is pending were granted."""

from dataclasses import dataclass, replace

from thidua.rulebook.asked import Asked
from thidua.rulebook.evaluate import Finding, applicable, evaluate, with_local
from thidua.rulebook.facts import Pending
from thidua.rulebook.fault import Fault
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.rule import Route, Version
from thidua.rulebook.telling import for_others, telling


@dataclass(frozen=True)
class Judged:
    """One route and what became of it; with `if_granted`, had what is pending been granted."""

    route: Route
    finding: Finding
    if_granted: Finding

    def as_json(self) -> dict[str, object]:
        return {"route": self.route.name, "local": self.route.local, **self.finding.as_json()}


def judge_routes(
    asked: Asked, version: Version, routes: tuple[Route, ...], named: str | None
) -> tuple[Judged, ...]:
    """Every route open to this nominee and kind of award; the one met, or nearest to it, first.

    Raises `Fault` for a named route that the standard does not have.
    """
    if named is not None and named not in {route.name for route in routes}:
        raise Fault(f"Tiêu chuẩn này không có đường “{named}”.")
    open_routes = applicable(replace(version, routes=routes), asked, named)
    judged = [_judged(route, asked) for route in open_routes]
    return tuple(sorted(judged, key=_nearness, reverse=True))


def _judged(route: Route, asked: Asked) -> Judged:
    finding = evaluate(with_local(route, asked), asked)
    return Judged(route, finding, granted(route, asked) if asked.facts.pending else finding)


def granted(route: Route, asked: Asked, skip: int | None = None) -> Finding:
    """The finding if what is pending (but for one) had been granted."""
    then = asked.with_pending(skip)
    return evaluate(with_local(route, then), then)


def _nearness(judged: Judged) -> tuple[int, int, bool, int, int]:
    """How near a route is to being met; one meant for other people is not near, however short."""
    leaves = [leaf.outcome for leaf in telling(judged.finding)]
    return (
        int(judged.if_granted.outcome),
        int(judged.finding.outcome),
        not for_others(judged.finding),
        -leaves.count(Outcome.NOT_MET),
        -leaves.count(Outcome.UNKNOWN),
    )


def why_not(judged: Judged) -> list[Finding]:
    """Why another route is not met: nothing, if it is not meant for this nominee."""
    if for_others(judged.finding):
        return []
    return [leaf for leaf in telling(judged.finding) if leaf.outcome != Outcome.MET]


def needed(asked: Asked, route: Route) -> list[str]:
    """What is pending and must be granted: that without which the route is not met."""
    pending = asked.facts.pending
    alone = [
        one
        for place, one in enumerate(pending)
        if granted(route, asked, place).outcome != Outcome.MET
    ]
    return [_named(asked, one) for one in alone or pending]


def _named(asked: Asked, one: Pending) -> str:
    many = f" ({one.count} người)" if one.count > 1 else ""
    return f"{asked.law.short(one.code)} {asked.label(one.year)}{many}"
