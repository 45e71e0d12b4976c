"""The law of one honour as a page shows it: how it stands today, who grants it, what it is worth.

Values only; no query.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.rulebook.authority import signers_of
from thidua.rulebook.prize import Award, prize
from thidua.rulebook.rule import Authority, Honour, Law, Version

LOADED, PENDING, RELIED, ABOLISHED, NONE = "loaded", "pending", "relied", "abolished", "none"


@dataclass(frozen=True)
class Worth:
    """What one kind of nominee is given: đồng by the table of the day, or of the last one known."""

    nominee: str
    money: int
    sure: bool
    basis: str


@dataclass(frozen=True)
class Standing:
    """One honour on one day. `state` is loaded, pending, relied, abolished or none."""

    honour: Honour
    version: Version | None
    state: str
    nominees: str
    level: str
    signers: tuple[str, ...]

    @property
    def since(self) -> date | None:
        return self.version.since if self.version else None


def standing(law: Law, honour: Honour, *, on: date, relied: bool) -> Standing:
    """How an honour stands on a day."""
    version = honour.on(on)
    state = NONE
    if version is not None:
        state = (RELIED if relied else PENDING) if version.pending else LOADED
        state = ABOLISHED if version.abolished else state
    return Standing(
        honour,
        version,
        state,
        ", ".join(law.word("nominees", kind) for kind in honour.nominees),
        law.word("levels", honour.level),
        tuple(law.word("signers", code) for code in signers_of(law, honour.code, on)),
    )


def worth(law: Law, honour: Honour, *, on: date) -> list[Worth]:
    """What the honour is worth on a day, by kind of nominee; nothing where the table has no row."""
    return list(_worth(law, honour, on))


def _worth(law: Law, honour: Honour, on: date) -> Iterator[Worth]:
    for nominee in honour.nominees:
        found = prize(law, [Award(honour.code, nominee)], decided=on)
        sure = isinstance(found.outcome, int)
        money = found.outcome if isinstance(found.outcome, int) else found.under_last_known
        if money:
            told = found.reasons[0]
            yield Worth(
                law.word("nominees", nominee), money, sure, f"{told.because} ({told.basis})"
            )


def granted_by(law: Law, honour: Honour) -> list[Authority]:
    """Who may grant it, from day to day, the latest first."""
    ours = [one for one in law.authorities if honour.code in one.honours]
    return sorted(ours, key=lambda one: one.since, reverse=True)


def versions(honour: Honour) -> list[Version]:
    """Its standards over time, the latest first."""
    return sorted(honour.versions, key=lambda one: one.since, reverse=True)
