"""Which papers a line, or the round that carries it, is asked for."""

from datetime import date

from thidua.rulebook.answer import Answer
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.rule import Law, Paper
from thidua.rulebook.telling import telling


def papers_for(
    law: Law, honour: str, day: date, *, nominee: str, verdict: Answer | None = None
) -> tuple[Paper, ...]:
    """The papers in force that day; `decides == "review"`: asked only where a local rule asks too.

    A paper for a kind of proof (`rests_on`) is asked when the verdict rests on such proof, or when
    no verdict is given. Raises `Fault` for an honour the law does not know.
    """
    found = [
        paper
        for paper in law.honour(honour).papers
        if paper.since <= day and (paper.until is None or day <= paper.until)
        if not paper.nominees or nominee in paper.nominees
        if not paper.rests_on or verdict is None or _rests(verdict, paper.rests_on)
    ]
    asked = {paper.code for paper in found if paper.decides == "true"}
    kept = [paper for paper in found if paper.decides == "true" or paper.code not in asked]
    by_code = {paper.code: paper for paper in kept}
    return tuple(by_code.values())


def _rests(verdict: Answer, kinds: tuple[str, ...]) -> bool:
    """Whether the nearest route is met, or could be, by proof of these kinds."""
    routes = verdict.local_routes or verdict.routes
    leaves = [leaf for judged in routes[:1] for leaf in telling(judged.if_granted)]
    return any(leaf.rule.kind in kinds and leaf.outcome != Outcome.NOT_MET for leaf in leaves)
