"""Lines held against the law: by the law of the day received, by the record as it stands now."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from thidua.dossiers import queries
from thidua.dossiers.models import Dossier
from thidua.eligibility.queries import assess_many
from thidua.eligibility.questions import Proposed, Question, kind_of
from thidua.library.queries import law_for
from thidua.rulebook.answer import Answer
from thidua.rulebook.paper import papers_for
from thidua.rulebook.rule import Law, Paper


def judge(
    lines: Iterable[Dossier], *, as_of: date, pending: Iterable[Proposed] | None = None
) -> dict[int, Answer]:
    """The answer for each line by its primary key; `pending` None: all that stands proposed."""
    asked = list(lines)
    waiting = queries.beside(asked) if pending is None else list(pending)
    questions = [_question(line, as_of, waiting) for line in asked]
    answers = assess_many(questions, as_of=as_of, pending=waiting)
    return {line.pk: answer for line, answer in zip(asked, answers, strict=True)}


def verdict_shown(line: Dossier, *, on: date) -> Mapping[str, Any]:
    """What a page shows on top: the latest assessment, else the sealed verdict; of a line that was
    never received, how it would be judged today.
    """
    latest = line.assessments.first()
    kept = latest.verdict if latest is not None else line.verdict
    shown = dict(kept or judge([line], as_of=on)[line.pk].as_json())
    return {**shown, "law": _cited(str(shown.get("law", "")), law_for(line.unit, on=on))}


def because_of(answer: Answer) -> str:
    """The reason of an outcome in one row: what decided it, or what it waits for."""
    if answer.outcome == "eligible-if":
        return f"Nếu được: {', '.join(answer.missing)}"[:500]
    deciding = [reason for reason in answer.reasons if reason.outcome != "MET"]
    told = [reason.because or reason.says for reason in deciding[:2]]
    if answer.outcome == "eligible":
        told = [reason.because for reason in answer.reasons[:2] if reason.because]
    return "; ".join(dict.fromkeys(told))[:500]


def papers_asked(line: Dossier, answer: Answer, *, on: date) -> tuple[Paper, ...]:
    """The papers that the law and the local rules surely ask for this line on a day."""
    law = law_for(line.unit, on=on)
    kind = kind_of(line.nominee)
    asked = papers_for(law, line.honour, on, nominee=kind, verdict=answer)
    return tuple(paper for paper in asked if paper.per == "line" and paper.decides == "true")


def _cited(version: str, law: Law) -> str:
    """ "luat-06-2022-qh15@2024-01-01 · 294eb10adba4" as an officer cites it."""
    named, _dot, mark = version.partition(" · ")
    code, _at, since = named.partition("@")
    instrument = law.instruments.get(code)
    if instrument is None or not since:
        return version
    day = date.fromisoformat(since)
    return f"{instrument.cite}, áp dụng từ {day:%d/%m/%Y} (bản nạp {mark})"


def _question(line: Dossier, as_of: date, waiting: list[Proposed]) -> Question:
    return Question(
        nominee=line.nominee,
        honour=line.honour,
        year=line.year,
        unit=line.unit,
        on=line.received_on or as_of,
        kind=line.kind,
        complete_on=line.complete_on,
        proposed_with=_with(line, waiting),
    )


def _with(line: Dossier, waiting: list[Proposed]) -> tuple[str, ...]:
    """Other honours proposed for the same nominee and year."""
    if line.household:
        return ()
    own = [
        one.honour
        for one in waiting
        if (one.person, one.unit, one.year) == (line.person_id, line.collective_id, line.year)
    ]
    return tuple(dict.fromkeys(code for code in own if code != line.honour))
