"""The papers of a line: given, owed until a day, not asked for; the opinions of other bodies."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.documents.models import Document
from thidua.dossiers import queries
from thidua.dossiers.actions.warrant import locked, require, require_reason
from thidua.dossiers.lifecycle import Step
from thidua.dossiers.models import Dossier, DossierPaper, FiledPaper, Opinion
from thidua.files.models import File
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.people.models import User

ANSWER_IN = timedelta(days=14)  # ten working days: NĐ 152/2025/NĐ-CP, Điều 34 khoản 6


class DueInPast(Refusal):
    """A paper cannot be owed, or an answer due, on a day that is over."""


@transaction.atomic
def give_paper(paper: DossierPaper, *, file: File, by: User, at: datetime) -> DossierPaper:
    """Put a paper into the line; with the last one owed the line is complete."""
    line = _line_of(paper, Step.GIVE, by=by, at=at)
    paper = _write(paper, "give", by=by, at=at, status=DossierPaper.Status.GIVEN, file=file)
    _complete(line, on=localdate(at))
    return paper


@transaction.atomic
def owe_paper(paper: DossierPaper, *, until: date, by: User, at: datetime) -> DossierPaper:
    """Let a paper be owed until a day."""
    line = _line_of(paper, Step.WAIVE, by=by, at=at)
    if until < localdate(at):
        raise DueInPast(_("Hạn nộp đã qua; hãy chọn một ngày từ hôm nay trở đi."))
    paper = _write(
        paper, "owe", by=by, at=at, status=DossierPaper.Status.OWED, due_on=until, reason=""
    )
    _complete(line, on=localdate(at))
    return paper


@transaction.atomic
def waive_paper(paper: DossierPaper, *, reason: str, by: User, at: datetime) -> DossierPaper:
    """Ask for this paper no longer, with the reason."""
    line = _line_of(paper, Step.WAIVE, by=by, at=at)
    reason = require_reason(reason)[:300]
    paper = _write(paper, "waive", by=by, at=at, status=DossierPaper.Status.WAIVED, reason=reason)
    _complete(line, on=localdate(at))
    return paper


@transaction.atomic
def ask_opinion(
    line: Dossier,
    *,
    body: str,
    sent_on: date,
    due_on: date | None = None,
    by: User,
    at: datetime,
) -> Opinion:
    """Ask another body what it thinks of the nominee; it answers within ten working days."""
    line = locked(line)
    require(Step.CONSULT, line, by=by, at=at)
    due_on = due_on or sent_on + ANSWER_IN
    if due_on < sent_on:
        raise DueInPast(_("Hạn trả lời đứng trước ngày gửi; hãy ghi lại."))
    opinion = Opinion.objects.create(dossier=line, body=body, sent_on=sent_on, due_on=due_on)
    record("ask_opinion", line, by=by, at=at, changes={"opinion": [None, body]})
    return opinion


@transaction.atomic
def answer_opinion(
    opinion: Opinion, *, answer: str, number: str, text: str, by: User, at: datetime
) -> Opinion:
    """Put the answer on record, or that none came."""
    line = locked(opinion.dossier)
    require(Step.CONSULT, line, by=by, at=at)
    opinion = Opinion.objects.select_for_update().get(pk=opinion.pk)
    before = opinion.get_answer_display()
    opinion.answer, opinion.number, opinion.text = answer, number, text
    opinion.save(update_fields=["answer", "number", "text"])
    change = {"opinion": [f"{opinion.body}: {before}", str(opinion)]}
    record("answer_opinion", line, by=by, at=at, changes=change)
    return opinion


def file_paper(
    line: Dossier,
    *,
    title: str,
    detail: str = "",
    document: Document | None = None,
    file: File | None = None,
    at: datetime,
) -> FiledPaper:
    """File a later paper into the line: minutes, count, decision, outcome. Part of a step."""
    return FiledPaper.objects.create(
        dossier=line, title=title, detail=detail[:300], document=document, file=file, at=at
    )


def _line_of(paper: DossierPaper, step: Step, *, by: User, at: datetime) -> Dossier:
    line = locked(paper.dossier)
    require(step, line, by=by, at=at)
    return line


def _write(
    paper: DossierPaper, verb: str, *, by: User, at: datetime, **changes: object
) -> DossierPaper:
    paper = DossierPaper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    before = state_of(paper)
    for name, value in changes.items():
        setattr(paper, name, value)
    paper.save(update_fields=list(changes))
    told = {f"{paper.name}": [before["status"], str(paper.get_status_display())]}
    record(f"{verb}_paper", paper.dossier, by=by, at=at, changes=told, note=paper.reason)
    return paper


def _complete(line: Dossier, *, on: date) -> None:
    """Keep the day on which a received line, and its round, became complete."""
    owed = bool(queries.owing([line]))
    if line.received_on is None or (line.complete_on is None) == owed:
        return
    line.complete_on = None if owed else on
    line.save(update_fields=["complete_on"])
    round = line.round
    if round is None or round.received_at is None:
        return
    lacks = queries.round_lacks(round) or queries.owing(queries.lines_of(round))
    round.complete_on = None if lacks else on
    round.save(update_fields=["complete_on"])
