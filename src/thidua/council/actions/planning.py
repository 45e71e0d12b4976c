"""Planning a meeting: its agenda in the order of the law, its papers sent out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils.timezone import localdate

from thidua.council import composing, queries, refusals, rules
from thidua.council import requirements as require
from thidua.council.actions.judging import judge
from thidua.council.actions.warrant import (
    advance,
    invite_members,
    keep,
    keep_item,
    lock,
    lock_item,
    put_out,
    set_threshold,
)
from thidua.council.lifecycle import ItemStep, Step
from thidua.council.models import AgendaItem, Attendance, Council, Meeting, Membership, VoteLine
from thidua.dossiers.models import Assessment, Dossier, SummaryList
from thidua.journal.actions import record
from thidua.kit.keys import require_version
from thidua.people.mandate import mandate
from thidua.people.models import User

Method, M, I = AgendaItem.Method, Meeting.Status, AgendaItem.Status  # noqa: E741
INVITATION = "GM"


@transaction.atomic
def plan(
    council: Council,
    *,
    title: str,
    year: int,
    starts_at: datetime,
    place: str,
    summary: SummaryList | None = None,
    key: str | None = None,
    by: User,
    at: datetime,
) -> Meeting:
    """Plan a meeting over a closed summary list: its appraised lines by honour, in order."""
    if key and (planned := Meeting.objects.filter(one_time_key=key).first()):
        return planned
    meeting = Meeting(
        council=council,
        title=title,
        year=year,
        starts_at=starts_at,
        place=place,
        summary=summary,
        one_time_key=key,
    )
    require.right(Step.PLAN, meeting, by, at)
    seats = {one.seat: one for one in queries.members_on(council, localdate(starts_at))}
    meeting.chair = seats.get(Membership.Seat.CHAIR)
    meeting.secretary = seats.get(Membership.Seat.SECRETARY)
    meeting.save()
    if summary and summary.status == SummaryList.Status.CLOSED:
        _place(meeting, list(queries.addable(summary)))
    record("plan", meeting, by=by, at=at, before={})
    return meeting


@transaction.atomic
def change_meeting(
    meeting: Meeting, *, version: int, changes: Mapping[str, Any], by: User, at: datetime
) -> Meeting:
    """Change title, time, place or guests while the papers are not out. Raises Stale."""
    meeting, before = lock(meeting, Step.PLAN, by=by, at=at)
    require_version(version, meeting.version)
    for field in ("title", "year", "starts_at", "place", "summary", "chair", "secretary", "guests"):
        setattr(meeting, field, changes.get(field, getattr(meeting, field)))
    for item in meeting.items.all():
        set_threshold(item, meeting)
    _order(meeting)
    return keep(meeting, Step.PLAN, before, by=by, at=at)


@transaction.atomic
def add_lines(
    meeting: Meeting, dossiers: Sequence[Dossier], *, by: User, at: datetime
) -> list[VoteLine]:
    """Put more dossiers on the agenda. Once the papers are out they go to a supplementary vote,
    each without a paper owed and judged again.
    """
    planned = meeting.status == M.PLANNED
    step = Step.PLAN if planned else Step.SUPPLEMENT
    meeting, before = lock(meeting, step, by=by, at=at)
    require.addable(meeting, dossiers)
    if not planned:
        require.papers(dossiers)
    lines = _place(meeting, dossiers, supplementary=not planned)
    if not planned:
        judge(lines, meeting, Assessment.Occasion.COUNCIL, by=by, at=at)
    keep(meeting, step, before, by=by, at=at, changes=named(lines, "lines"))
    return lines


@transaction.atomic
def drop_lines(meeting: Meeting, lines: Sequence[VoteLine], *, by: User, at: datetime) -> Meeting:
    """Take dossiers off an agenda whose papers are not out; an item left empty goes too."""
    meeting, before = lock(meeting, Step.PLAN, by=by, at=at)
    chosen = VoteLine.objects.filter(item__meeting=meeting, pk__in=[line.pk for line in lines])
    told = named(chosen.select_related("dossier"), "dropped")
    chosen.delete()
    meeting.items.annotate(n=Count("lines")).filter(n=0).delete()
    _order(meeting)
    return keep(meeting, Step.PLAN, before, by=by, at=at, changes=told)


@transaction.atomic
def set_method(item: AgendaItem, method: str, *, by: User, at: datetime) -> AgendaItem:
    """Choose how an item is voted. Hands are refused where a ballot is compulsory."""
    item, before = lock_item(item, ItemStep.METHOD, by=by, at=at)
    item.method = method
    require.ballot(item)
    return keep_item(item, ItemStep.METHOD, before, by=by, at=at)


@transaction.atomic
def send_papers(meeting: Meeting, *, by: User, at: datetime) -> Meeting:
    """Send the papers out: nothing owed, every line judged again, the invitation drafted."""
    meeting, before = lock(meeting, Step.SEND, by=by, at=at)
    lines = list(queries.meeting_lines(meeting))
    if not lines:
        raise refusals.NothingOnAgenda
    require.named(meeting)
    if gone := [one for one in lines if one.dossier.status != Dossier.Status.APPRAISED]:
        raise refusals.LinesGone(gone)
    require.papers([line.dossier for line in lines])
    for item in meeting.items.all():
        set_threshold(item, meeting)
        require.ballot(item)
    judge(lines, meeting, Assessment.Occasion.COUNCIL, by=by, at=at)
    invite_members(meeting)
    meeting.invitation = put_out(
        composing.invitation(meeting), INVITATION, meeting, meeting.invitation, by=by, at=at
    )
    return advance(meeting, Step.SEND, before, by=by, at=at)


@transaction.atomic
def call_back(meeting: Meeting, *, reason: str, by: User, at: datetime) -> Meeting:
    """Take the papers back to change the agenda; members are told why."""
    meeting, before = lock(meeting, Step.CALL_BACK, by=by, at=at)
    meeting.reason = require.reason(reason)
    return advance(meeting, Step.CALL_BACK, before, by=by, at=at)


@transaction.atomic
def mark_read(meeting: Meeting, *, by: User, at: datetime) -> Attendance | None:
    """Keep when a member first opened the papers that went out; None for whoever has no seat."""
    seat = queries.seat_in(meeting, mandate(by, on=localdate(at)))
    if seat is None or meeting.status == M.PLANNED:
        return None
    if seat.read_at is None:
        seat.read_at = at
        seat.save(update_fields=["read_at"])
        record("read_papers", meeting, by=by, at=at, changes={})
    return seat


def _place(
    meeting: Meeting, dossiers: Sequence[Dossier], *, supplementary: bool = False
) -> list[VoteLine]:
    """Lines for these dossiers, each under its honour; new honours take their place in order."""
    lines = []
    for dossier in dossiers:
        item = _item_for(meeting, dossier.honour, supplementary=supplementary)
        last = item.lines.order_by("order").last()
        order = last.order + 1 if last else 1
        lines.append(VoteLine.objects.create(item=item, dossier=dossier, order=order))
    if not supplementary:
        _order(meeting)
    return lines


def _item_for(meeting: Meeting, honour: str, *, supplementary: bool) -> AgendaItem:
    """The waiting item of an honour, made if there is none."""
    waiting = meeting.items.filter(honour=honour, status=I.WAITING, supplementary=supplementary)
    if found := waiting.first():
        return found
    last = meeting.items.order_by("order").last()
    item = AgendaItem(
        meeting=meeting,
        order=last.order + 1 if last else 1,
        honour=honour,
        supplementary=supplementary,
        method=Method.PAPER,
    )
    mark = set_threshold(item, meeting)
    item.method = Method.HANDS if mark.ballot is False else Method.PAPER
    item.save()
    return item


def _order(meeting: Meeting) -> None:
    """Number the items in the order of the law; twice, for no two may bear one number between."""
    items = {item.honour: item for item in meeting.items.all()}
    ordered = [items[code] for code in rules.ordered_honours(items, meeting)]
    for shift in (len(ordered) + max((i.order for i in ordered), default=0), 0):
        for number, item in enumerate(ordered, start=1):
            item.order = number + shift
            item.save(update_fields=["order"])


def named(lines: Iterable[VoteLine], key: str) -> dict[str, Any]:
    return {key: [None, [f"{x.dossier.nominee_name} – {x.dossier.honour}" for x in lines]]}
