"""The vote on one item, from the chair's word on the mark to the close.

How a member voted is never kept: not as a row, not as the order of rows, not in the journal.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Case, F, PositiveIntegerField, When
from django.utils.timezone import localdate
from django.views.decorators.debug import sensitive_variables

from thidua.council import composing, queries, refusals, rules
from thidua.council import requirements as require
from thidua.council.actions.planning import named
from thidua.council.actions.warrant import advance_item, fresh, keep_item, lock_item, set_threshold
from thidua.council.lifecycle import ITEM_MOVES, ItemStep
from thidua.council.models import (
    AgendaItem,
    Attendance,
    Membership,
    Recusal,
    Tally,
    Turnout,
    VoteLine,
)
from thidua.dossiers.models import Dossier
from thidua.journal.actions import record
from thidua.people.mandate import mandate
from thidua.people.models import User

logger = logging.getLogger("thidua.council")
Method, Choice = AgendaItem.Method, Tally.Choice


@transaction.atomic
def confirm_threshold(item: AgendaItem, *, by: User, at: datetime) -> AgendaItem:
    """The chair confirms a mark that is only the last known one; the minutes keep it."""
    item, before = lock_item(item, ItemStep.CONFIRM, by=by, at=at)
    item.threshold_confirmed = True
    return keep_item(item, ItemStep.CONFIRM, before, by=by, at=at)


@transaction.atomic
def stand_aside(
    line: VoteLine, member: Membership, *, note: str = "", by: User, at: datetime
) -> Recusal:
    """Minute that a member asked not to vote on a line; the number of all members stays."""
    item, _before = lock_item(line.item, ItemStep.STAND_ASIDE, by=by, at=at)
    recusal, made = Recusal.objects.get_or_create(line=line, member=member, defaults={"note": note})
    if made:
        record(ItemStep.STAND_ASIDE, recusal, by=by, at=at, before={})
    return recusal


@transaction.atomic
def take_part(recusal: Recusal, *, by: User, at: datetime) -> None:
    """Take back a recusal before the ballot opens."""
    lock_item(recusal.line.item, ItemStep.STAND_ASIDE, by=by, at=at)
    record("take_part", recusal, by=by, at=at, before={})
    recusal.delete()


@transaction.atomic
def leave_out(
    item: AgendaItem, lines: Sequence[VoteLine], *, reason: str, by: User, at: datetime
) -> AgendaItem:
    """Do not put some lines to the vote, with the reason; they may come before a later meeting."""
    item, before = lock_item(item, ItemStep.LEAVE_OUT, by=by, at=at)
    chosen = item.lines.filter(pk__in=[line.pk for line in lines], left_out="")
    told = named(chosen.select_related("dossier"), "left_out")
    chosen.update(left_out=require.reason(reason)[:200])
    return keep_item(item, ItemStep.LEAVE_OUT, before, by=by, at=at, changes=told)


@transaction.atomic
def open_item(item: AgendaItem, *, by: User, at: datetime) -> AgendaItem:
    """Open the vote on an honour: in its turn, by the mark of the day, on the lines that stand."""
    item, before = lock_item(item, ItemStep.OPEN, by=by, at=at)
    first = queries.next_item(item.meeting)
    if first and first.pk != item.pk and first.order < item.order:
        raise refusals.EarlierItem(first, rules.name_of(first))
    set_threshold(item, item.meeting)
    require.ballot(item)
    require.confirmed(item)
    _leave_out_the_gone(item)
    if not queries.lines_of(item).exists():
        raise refusals.NothingOnAgenda
    if item.method != Method.HANDS and not item.meeting.counting_team.exists():
        raise refusals.Unnamed([composing.COUNTING_TEAM])
    if item.method == Method.ELECTRONIC:
        lines = queries.lines_of(item)
        counters = [Tally(line=line, choice=choice) for line in lines for choice in Choice]
        Tally.objects.bulk_create(counters)
    item.opened_at = at
    return advance_item(item, ItemStep.OPEN, before, by=by, at=at)


@sensitive_variables()
@transaction.atomic
def cast(item: AgendaItem, *, choices: Mapping[int, str], by: User, at: datetime) -> int:
    """Send one member's ballot: for each line asked, by its key, a choice. Returns how many.

    The turnout is kept, the choice is not: one UPDATE rewrites every counter of every line, so that
    no row differs by what was chosen, and the journal tells the moment the ballot opened.
    """
    item = fresh(item)  # locked: votes come one after the other, and none slips past the close
    require.ballot_open(item)
    seat = _voter(item, by, at)
    place = queries.booth(item, seat)
    require.not_voted(place.sent)
    asked = [line.pk for line in place.lines]
    good = {pk: choices[pk] for pk in asked if choices.get(pk) in Choice.values}
    if missing := len(asked) - len(good):
        raise refusals.ChoicesMissing(missing)
    Turnout.objects.bulk_create([Turnout(line_id=pk, member=seat.member) for pk in asked])
    chosen = [When(line_id=pk, choice=choice, then=F("counter") + 1) for pk, choice in good.items()]
    grown = Case(*chosen, default=F("counter"), output_field=PositiveIntegerField())
    Tally.objects.filter(line__item=item).update(counter=grown)
    record(ItemStep.CAST, item, by=by, at=item.opened_at or at, changes={})
    return len(asked)


@transaction.atomic
def close_item(item: AgendaItem, *, by: User, at: datetime) -> AgendaItem:
    """Close the vote. Of an electronic one the counts must equal the turnout, or it is void."""
    item, before = lock_item(item, ItemStep.CLOSE, by=by, at=at)
    if item.method == Method.ELECTRONIC:
        transaction.on_commit(forget_the_way)
        if not require.counters_agree(item):
            item.note = str(composing.VOID_NOTE)
            return advance_item(item, ItemStep.VOID, before, by=by, at=at)
        _take_over(item)
    return advance_item(item, ItemStep.CLOSE, before, by=by, at=at)


@transaction.atomic
def void(item: AgendaItem, *, reason: str, by: User, at: datetime) -> AgendaItem:
    """Declare a vote without value, with the reason; it is held again as a new item."""
    item, before = lock_item(item, ItemStep.VOID, by=by, at=at)
    item.note = require.reason(reason)
    if item.method == Method.ELECTRONIC:
        transaction.on_commit(forget_the_way)
    return advance_item(item, ItemStep.VOID, before, by=by, at=at)


@transaction.atomic
def vote_again(item: AgendaItem, *, by: User, at: datetime) -> AgendaItem:
    """Put the lines of a void vote to the vote again, as the next item."""
    item, _before = lock_item(item, ItemStep.AGAIN, by=by, at=at)
    later = item.meeting.items.filter(order__gt=item.order).order_by("-order")
    for other in later:
        other.order += 1
        other.save(update_fields=["order"])
    lines = list(queries.lines_of(item))
    again = AgendaItem.objects.create(
        meeting=item.meeting,
        order=item.order + 1,
        honour=item.honour,
        supplementary=item.supplementary,
        method=item.method,
        threshold=item.threshold,
        threshold_confirmed=item.threshold_confirmed,
    )
    VoteLine.objects.bulk_create(
        [VoteLine(item=again, dossier=line.dossier, order=line.order) for line in lines]
    )
    record(ItemStep.AGAIN, again, by=by, at=at, before={})
    return again


def _voter(item: AgendaItem, by: User, at: datetime) -> Attendance:
    """The place of this account's person, who must be there."""
    seat = queries.seat_in(item.meeting, mandate(by, on=localdate(at)))
    if seat is None or not by.is_active:
        raise refusals.NotYours(ItemStep.CAST, ITEM_MOVES[ItemStep.CAST].who)
    require.present(seat)
    return seat


def _leave_out_the_gone(item: AgendaItem) -> None:
    """Lines withdrawn, held or returned since the papers went out are not put to the vote."""
    for line in queries.lines_of(item).exclude(dossier__status=Dossier.Status.APPRAISED):
        line.left_out = line.dossier.get_status_display()
        line.save(update_fields=["left_out"])


def _take_over(item: AgendaItem) -> None:
    """The counters of a closed ballot become the numbers of its lines."""
    voters = queries.voters(item)
    item.issued, item.returned = len(voters), sum(sent for _seat, sent in voters)
    for line in queries.lines_of(item).prefetch_related("tallies"):
        counts = {one.choice: one.count for one in line.tallies.all()}
        line.yes, line.no = counts[Choice.YES], counts[Choice.NO]
        line.blank = counts[Choice.BLANK]
        line.valid = line.yes + line.no + line.blank
        line.save(update_fields=["valid", "yes", "no", "blank"])


def forget_the_way() -> None:
    """Fold SQLite's log of pages into the file: it told how the counters grew, vote by vote.

    Runs after the close is committed, and once more after the count, should a long reader have
    stood in the way.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            busy, *_pages = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            logger.warning("the page log could not be folded in after a ballot: a reader holds it")
