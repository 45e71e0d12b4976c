"""Lines judged again before the council's papers go out, and after an earlier count."""

from collections.abc import Iterable
from datetime import datetime

from thidua.council import composing, queries, rules
from thidua.council.models import AgendaItem, Meeting, VoteLine
from thidua.dossiers.actions import reassess_many
from thidua.dossiers.models import Assessment, Dossier
from thidua.eligibility.questions import Proposed
from thidua.people.models import User
from thidua.rulebook.facts import Source


def judge(
    lines: Iterable[VoteLine],
    meeting: Meeting,
    occasion: Assessment.Occasion,
    *,
    by: User,
    at: datetime,
) -> None:
    """Judge lines again, beside what was sealed, with what this meeting still proposes or has
    passed.
    """
    dossiers = [line.dossier for line in lines]
    reassess_many(dossiers, occasion=occasion, pending=_proposed(meeting), by=by, at=at)


def judge_later(item: AgendaItem, *, by: User, at: datetime) -> None:
    """Judge again the waiting lines whose honour rests on the one just counted."""
    waiting = queries.meeting_lines(item.meeting).filter(item__status=AgendaItem.Status.WAITING)
    touched = [
        line for line in waiting if rules.rests_on(line.item.honour, item.honour, item.meeting)
    ]
    judge(touched, item.meeting, Assessment.Occasion.BALLOT, by=by, at=at)


def _proposed(meeting: Meeting) -> list[Proposed]:
    """What this meeting may still grant: all but the lines that failed, fell or were left out."""
    open_ = {Dossier.Status.APPRAISED, Dossier.Status.PASSED}
    lines = [line for line in queries.meeting_lines(meeting) if line.dossier.status in open_]
    return [
        Proposed(
            line.dossier.honour,
            line.dossier.year,
            person=line.dossier.person_id,
            unit=line.dossier.collective_id,
            source=Source(composing.source(line, meeting)),
        )
        for line in lines
    ]
