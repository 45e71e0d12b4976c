"""What one check found: the outcome, why, what would be lacking, and the records that show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.rulebook.facts import Source
from thidua.rulebook.outcome import Outcome


@dataclass(frozen=True)
class Shown:
    """`silent`: the law does not say; `remark`: what people should know, deciding nothing."""

    outcome: Outcome
    because: str = ""
    lacks: str = ""
    records: tuple[Source, ...] = ()
    silent: str = ""
    remark: str = ""


def met(because: str, *sources: Source | None, remark: str = "") -> Shown:
    return Shown(Outcome.MET, because, "", present(sources), remark=remark)


def not_met(because: str, lacks: str, *sources: Source | None) -> Shown:
    return Shown(Outcome.NOT_MET, because, lacks, present(sources))


def unknown(because: str, lacks: str, *sources: Source | None, silent: str = "") -> Shown:
    return Shown(Outcome.UNKNOWN, because, lacks, present(sources), silent)


def missing(silent: bool, because: str, lacks: str) -> Shown:
    """No record: unknown where the record is silent, not met where it is complete."""
    return unknown(because, lacks) if silent else not_met(because, lacks)


def together(shown: Iterable[Shown]) -> Shown:
    """All of these at once: the least of them, told by those that decide it."""
    every = list(shown)
    outcome = min((one.outcome for one in every), default=Outcome.MET)
    telling = [one for one in every if one.outcome == outcome]
    return Shown(
        outcome,
        "; ".join(_told(one.because for one in (every if outcome == Outcome.MET else telling))),
        ", ".join(_told(one.lacks for one in telling)),
        tuple(source for one in every for source in one.records),
        "; ".join(_told(one.silent for one in telling)),
        "; ".join(_told(one.remark for one in every)),
    )


def present(sources: Iterable[Source | None]) -> tuple[Source, ...]:
    return tuple(source for source in sources if source is not None)


def _told(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))
