"""What of a finding a person must be told: the leaves that decided, not the whole tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.rulebook.evaluate import Finding
from thidua.rulebook.facts import Source
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.rule import MEETS


@dataclass(frozen=True)
class Reason:
    """One thing a person must be told: what the law says, its clause, what became of it and why."""

    says: str
    basis: str
    outcome: str
    because: str = ""
    records: tuple[Source, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "says": self.says,
            "basis": self.basis,
            "outcome": self.outcome,
            "because": self.because,
            "records": [{"label": one.label, "url": one.url} for one in self.records],
        }


def reason_of(leaf: Finding) -> Reason:
    because = leaf.shown.because
    if leaf.rule.decides == "review":
        because = f"{because} (căn cứ chưa kiểm chứng)"
    return Reason(leaf.rule.says, leaf.rule.basis, leaf.outcome.name, because, leaf.shown.records)


def telling(finding: Finding) -> Iterator[Finding]:
    """The leaves a person must be told: under `all` each part, under a choice what decided it."""
    if not finding.parts:
        yield finding
    elif finding.rule.kind == "all":
        for part in finding.parts:
            if part.counts:
                yield from telling(part)
    else:
        for part in worth_telling(finding):
            yield from telling(part)


def worth_telling(finding: Finding) -> list[Finding]:
    """The alternatives that decided; not those meant for other people, nor a mere look-up."""
    decisive = -finding.outcome if finding.rule.kind == "none" else finding.outcome
    parts = [part for part in finding.parts if part.counts and part.outcome == decisive]
    if finding.outcome == Outcome.MET:
        return parts[:1] if finding.rule.kind != "none" else parts
    if finding.rule.kind == MEETS:
        parts = [part for part in parts if part.parts] or parts
    return [part for part in parts if not for_others(part)] or parts


def for_others(finding: Finding) -> bool:
    """Whether a rule is not met because it is meant for another group of people."""
    if finding.rule.kind == "all":
        return any(for_others(part) for part in finding.parts)
    return finding.rule.kind in ("group", "unrecorded") and finding.outcome == Outcome.NOT_MET


def clashes(finding: Finding) -> list[Finding]:
    """Conditions not verified that would turn a met route into one that is not."""
    return [leaf for leaf in apart(finding, "review") if leaf.outcome == Outcome.NOT_MET]


def apart(finding: Finding, decides: str) -> Iterator[Finding]:
    """The nodes left out of the arithmetic for this cause, the highest of each branch."""
    if finding.rule.decides == decides:
        yield finding
    elif finding.rule.kind == "all":
        for part in finding.parts:
            yield from apart(part, decides)
    else:
        for part in worth_telling(finding):
            yield from apart(part, decides)
