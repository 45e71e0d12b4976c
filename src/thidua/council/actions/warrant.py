"""By what right and from which state a step is taken: asked anew by every action, under a lock."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from thidua.council import composing, lifecycle, queries, refusals, rules, tally
from thidua.council import requirements as require
from thidua.council.lifecycle import ITEM_MOVES, MOVES, ItemStep, Step
from thidua.council.models import AgendaItem, Attendance, Meeting
from thidua.documents.actions import draft, recompose
from thidua.documents.models import Document, Series
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.people.mandate import mandate
from thidua.people.models import User

M = Meeting.Status
SERIES = "HDTDKT"  # the council's own numbers


def lock(meeting: Meeting, step: Step, *, by: User, at: datetime) -> tuple[Meeting, dict[str, Any]]:
    """The meeting locked, and what it looked like; refused if the step is not open."""
    meeting = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("council__unit", "chair__person", "secretary__person", "summary")
        .get(pk=meeting.pk)
    )
    require.right(step, meeting, by, at)
    if not lifecycle.may(step, meeting, mandate(by, on=localdate(at))):
        raise refusals.WrongTime(step, meeting)
    return meeting, state_of(meeting)


def keep(
    meeting: Meeting,
    step: Step,
    before: dict[str, Any],
    *,
    by: User,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
) -> Meeting:
    """Save a meeting that stays in its state, and tell the journal."""
    meeting.version += 1
    meeting.save()
    record(step, meeting, by=by, at=at, before=before, changes=changes)
    return meeting


def advance(
    meeting: Meeting, step: Step, before: dict[str, Any], *, by: User, at: datetime
) -> Meeting:
    """Take one step of the life of a meeting."""
    meeting.status = MOVES[step].end or meeting.status
    return keep(meeting, step, before, by=by, at=at)


def lock_item(
    item: AgendaItem, step: ItemStep, *, by: User, at: datetime
) -> tuple[AgendaItem, dict[str, Any]]:
    """The item locked, its meeting read afresh; refused if the step is not open."""
    item = fresh(item, "self", "meeting")
    require.right(step, item.meeting, by, at)
    if not lifecycle.may_item(step, item, mandate(by, on=localdate(at))):
        standing = item.meeting if item.meeting.status not in (M.OPEN, M.PAPERS_OUT) else item
        raise refusals.WrongTime(step, standing)
    return item, state_of(item)


def fresh(item: AgendaItem, *locked: str) -> AgendaItem:
    """The item as it stands now, locked; with "meeting" its meeting too."""
    rows = AgendaItem.objects.select_for_update(of=locked or ("self",))
    return rows.select_related("meeting__council__unit", "meeting__chair__person").get(pk=item.pk)


def keep_item(
    item: AgendaItem,
    step: ItemStep,
    before: dict[str, Any],
    *,
    by: User,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
) -> AgendaItem:
    """Save an item that stays in its state, and tell the journal."""
    item.version += 1
    item.save()
    record(step, item, by=by, at=at, before=before, changes=changes)
    return item


def advance_item(
    item: AgendaItem, step: ItemStep, before: dict[str, Any], *, by: User, at: datetime
) -> AgendaItem:
    """Take one step of the life of an item."""
    item.status = ITEM_MOVES[step].end or item.status
    return keep_item(item, step, before, by=by, at=at)


def set_threshold(item: AgendaItem, meeting: Meeting) -> tally.Threshold:
    """The mark of the day; another mark than before must be confirmed anew."""
    mark = rules.threshold_on(item.honour, meeting.council, on=rules.day_of(meeting))
    if mark.as_json() != item.threshold:
        item.threshold, item.threshold_confirmed = mark.as_json(), False
        if item.pk:
            item.save(update_fields=["threshold", "threshold_confirmed"])
    return mark


def invite_members(meeting: Meeting) -> None:
    """A place for everybody who has a seat on the day; places of those who have left go."""
    seated = list(queries.members_on(meeting.council, rules.day_of(meeting)))
    meeting.attendances.exclude(member__in=seated).delete()
    kept = set(meeting.attendances.values_list("member", flat=True))
    Attendance.objects.bulk_create(
        [Attendance(meeting=meeting, member=one) for one in seated if one.pk not in kept]
    )


def put_out(
    paper: composing.Made,
    type_code: str,
    meeting: Meeting,
    standing: Document | None,
    *,
    by: User,
    at: datetime,
) -> Document:
    """The paper as a draft of the agency in .docx and .pdf; a draft that stands is made again."""
    if standing:
        return recompose(
            standing, docx=paper.docx, pdf=paper.pdf, subject=paper.subject, by=by, at=at
        )
    return draft(
        type_code=type_code,
        subject=paper.subject,
        unit=meeting.council.unit,
        symbol=paper.symbol,
        series=Series.objects.filter(code=SERIES).first(),
        docx=paper.docx,
        pdf=paper.pdf,
        by=by,
        at=at,
    )
