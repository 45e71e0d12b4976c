"""Counting: what the team found, what the absent wrote, the result of all members."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from thidua.council import composing, queries, refusals, tally
from thidua.council import requirements as require
from thidua.council.actions.judging import judge_later
from thidua.council.actions.voting import forget_the_way
from thidua.council.actions.warrant import keep_item, lock_item
from thidua.council.lifecycle import ITEM_MOVES, ItemStep
from thidua.council.models import AgendaItem, Attendance, Membership, VoteLine, WrittenOpinion
from thidua.dossiers.actions import file_result
from thidua.dossiers.actions import remove as remove_dossier
from thidua.files.actions import receive
from thidua.files.models import File
from thidua.journal.actions import record
from thidua.people.models import User

Method, State = AgendaItem.Method, Attendance.State


@transaction.atomic
def enter_counts(
    item: AgendaItem,
    *,
    issued: int | None,
    returned: int | None,
    counts: Mapping[int, tally.Entry],
    by: User,
    at: datetime,
) -> AgendaItem:
    """Enter what was counted, line by line by its key. Raises CountFaults, naming each fault."""
    item, before = lock_item(item, ItemStep.ENTER, by=by, at=at)
    here = item.meeting.attendances.filter(state=State.PRESENT).count()
    lines = list(queries.lines_of(item))
    if faults := require.count_faults(item, lines, issued, returned, counts, here):
        raise refusals.CountFaults(faults)
    for line in lines:
        entry = counts[line.pk]
        line.valid, line.yes, line.no = entry.valid, entry.yes, entry.no
        line.blank = 0
        if item.method == Method.HANDS:
            line.blank = here - line.recusals.count() - entry.yes - entry.no
        line.save(update_fields=["valid", "yes", "no", "blank"])
    item.issued, item.returned = issued, returned
    told = {line.dossier.nominee_name: [None, [line.valid, line.yes, line.no]] for line in lines}
    return keep_item(item, ItemStep.ENTER, before, by=by, at=at, changes=told)


@transaction.atomic
def write_opinion(
    item: AgendaItem,
    member: Membership,
    *,
    opinions: Mapping[int, tuple[bool, str]],
    upload: "UploadedFile[bytes] | None" = None,
    by: User,
    at: datetime,
) -> list[WrittenOpinion]:
    """Enter the written opinion of an absent member: line's key → agrees, words."""
    item, _before = lock_item(item, ItemStep.WRITE, by=by, at=at)
    seat = item.meeting.attendances.select_for_update().get(member=member)
    if seat.state not in (State.ABSENT, State.WRITTEN):
        raise refusals.NotAbsent(seat)
    paper: File | None = receive(upload, by=by, at=at) if upload else None
    seat.state = State.WRITTEN
    seat.save(update_fields=["state"])
    kept = []
    for line in queries.lines_of(item).filter(pk__in=opinions):
        agrees, text = opinions[line.pk]
        facts: dict[str, Any] = {"agrees": agrees, "text": text}
        if paper:
            facts["file"] = paper
        opinion, _made = WrittenOpinion.objects.update_or_create(
            line=line, member=member, defaults=facts
        )
        kept.append(opinion)
    told = {str(one.line.dossier.nominee_name): [None, one.agrees] for one in kept}
    record(ItemStep.WRITE, item, by=by, at=at, changes=told, note=str(member.person))
    return kept


@transaction.atomic
def count(item: AgendaItem, *, by: User, at: datetime) -> AgendaItem:
    """Count an item by its mark, of all members; file the results; judge the later lines again."""
    item, before = lock_item(item, ItemStep.COUNT, by=by, at=at)
    require.confirmed(item)
    lines = list(queries.lines_of(item).prefetch_related("written"))
    if empty := [one.dossier.nominee_name for one in lines if one.yes is None]:
        raise refusals.NotEntered(empty)
    members = item.meeting.attendances.count()
    for line in lines:
        _count_line(line, item.mark, members)
    told: dict[str, Any] = {
        line.dossier.nominee_name: [None, composing.told(line)] for line in lines
    }
    item.status = ITEM_MOVES[ItemStep.COUNT].end or item.status
    told |= {"status": [before["status"], item.status]}
    item = keep_item(item, ItemStep.COUNT, before, by=by, at=at, changes=told)
    for line in lines:
        detail = composing.told(line)
        file_result(line.dossier, passed=bool(line.passed), detail=detail, by=by, at=at)
    if item.method == Method.ELECTRONIC:
        transaction.on_commit(forget_the_way)
    judge_later(item, by=by, at=at)
    return item


@transaction.atomic
def remove_line(line: VoteLine, *, reason: str, by: User, at: datetime) -> VoteLine:
    """Take a line that passed off the list after the vote, with the reason; the count stays."""
    item, _before = lock_item(line.item, ItemStep.REMOVE, by=by, at=at)
    remove_dossier(line.dossier, reason=require.reason(reason), by=by, at=at)
    record(ItemStep.REMOVE, line, by=by, at=at, changes={}, note=reason)
    return line


def _count_line(line: VoteLine, mark: tally.Threshold, members: int) -> None:
    written = [one.agrees for one in line.written.all()]
    votes = tally.Counted(
        yes=line.yes or 0,
        no=line.no or 0,
        blank=line.blank or 0,
        written_yes=sum(written),
        written_no=len(written) - sum(written),
    )
    try:
        outcome = tally.result(votes, mark, members=members)
    except ValueError as impossible:
        raise refusals.CountFaults([composing.too_many(line, members)]) from impossible
    line.written_yes, line.written_no = votes.written_yes, votes.written_no
    line.members, line.required, line.passed = members, outcome.required, outcome.passed
    line.save()
