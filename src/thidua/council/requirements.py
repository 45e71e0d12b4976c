"""What must be so before a step may be taken: each raises its refusal. Nothing is written here."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db.models import Count
from django.utils.timezone import localdate

from thidua.council import composing, lifecycle, queries, refusals, rules, tally
from thidua.council.lifecycle import ITEM_MOVES, MOVES, ItemStep, Step
from thidua.council.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Membership,
    Tally,
    Turnout,
    VoteLine,
    WrittenOpinion,
)
from thidua.dossiers.models import Dossier, SummaryList
from thidua.people.mandate import mandate
from thidua.people.models import Unit, User

Method, State = AgendaItem.Method, Attendance.State
M, I = Meeting.Status, AgendaItem.Status  # noqa: E741
ALONE = {Membership.Seat.CHAIR, Membership.Seat.FIRST_VICE, Membership.Seat.SECRETARY}


def founder(unit: Unit, by: User, at: datetime) -> None:
    if not mandate(by, on=localdate(at)).has_any(queries.FOUNDERS, unit):
        raise refusals.NotFounder


def right(step: Step | ItemStep, meeting: Meeting, by: User, at: datetime) -> None:
    """Raises NotYours where the step is not this account's, whatever the state."""
    if not lifecycle.has_right(step, meeting, mandate(by, on=localdate(at))):
        move = ITEM_MOVES[step] if isinstance(step, ItemStep) else MOVES[step]
        raise refusals.NotYours(step, move.who)


def order(from_on: date, until_on: date | None) -> None:
    if until_on is not None and until_on < from_on:
        raise refusals.DaysOutOfOrder


def free(membership: Membership) -> None:
    """No second seat for a person, no second chair, in the same days."""
    others = membership.council.memberships.exclude(pk=membership.pk).select_related("person")
    for other in others:
        ended = other.until_on and other.until_on < membership.from_on
        later = membership.until_on and membership.until_on < other.from_on
        same_seat = membership.seat in ALONE and membership.seat == other.seat
        if not ended and not later and (other.person_id == membership.person_id or same_seat):
            raise refusals.SeatTaken(other)


def named(meeting: Meeting) -> None:
    named = [(composing.CHAIR, meeting.chair), (composing.SECRETARY, meeting.secretary)]
    if lacking := [word for word, who in named if who is None]:
        raise refusals.Unnamed(lacking)


def reason(reason: str) -> str:
    if not reason.strip():
        raise refusals.ReasonMissing
    return reason.strip()


def papers(dossiers: Iterable[Dossier]) -> None:
    if owed := list(queries.owed(dossiers)):
        raise refusals.PapersOwed((paper.dossier.nominee_name, paper.name) for paper in owed)


def addable(meeting: Meeting, dossiers: Sequence[Dossier]) -> None:
    free = set()
    if meeting.summary and meeting.summary.status == SummaryList.Status.CLOSED:
        free = set(queries.addable(meeting.summary).values_list("pk", flat=True))
    if bad := [one.nominee_name for one in dossiers if one.pk not in free]:
        raise refusals.NotAddable(bad)


def ballot(item: AgendaItem) -> None:
    if item.mark.ballot and item.method == Method.HANDS:
        raise refusals.BallotCompulsory(says=item.mark.says, basis=item.mark.basis)


def confirmed(item: AgendaItem) -> None:
    if item.mark.needs_confirming and not item.threshold_confirmed:
        raise refusals.Unconfirmed


def quorum(meeting: Meeting, seats: Sequence[Attendance]) -> None:
    rule = rules.quorum_on(meeting.council, on=rules.day_of(meeting))
    present = sum(seat.state == State.PRESENT for seat in seats)
    written = sum(seat.state == State.WRITTEN for seat in seats)
    if rule and not rule.reached(members=len(seats), present=present, written=written):
        raise refusals.NoQuorum(
            present=present,
            required=rule.required(len(seats)),
            members=len(seats),
            says=rule.says,
            basis=rule.basis,
        )


def ballot_open(item: AgendaItem) -> None:
    """A vote is taken only while the meeting sits and its ballot is open."""
    sitting = item.meeting.status == M.OPEN and item.status == I.OPEN
    if not sitting or item.method != Method.ELECTRONIC:
        raise refusals.BallotClosed(item)


def not_voted(sent: int) -> None:
    """One vote: what has been sent is neither sent again nor changed."""
    if sent:
        raise refusals.AlreadyVoted(sent)


def present(seat: Attendance) -> None:
    """Who is away, or has written, does not vote by phone."""
    if seat.state != State.PRESENT:
        raise refusals.NotPresent(seat)


def unbound(seat: Attendance, state: str) -> None:
    """Who has voted stays present; who has written stays away."""
    votes = Turnout.objects.filter(member=seat.member, line__item__meeting=seat.meeting)
    if seat.state == State.PRESENT and votes.exists():
        raise refusals.BoundByVote(seat, composing.HAS_VOTED)
    wrote = WrittenOpinion.objects.filter(member=seat.member, line__item__meeting=seat.meeting)
    if state not in (State.WRITTEN, State.ABSENT) and wrote.exists():
        raise refusals.BoundByVote(seat, composing.HAS_WRITTEN)


def counters_agree(item: AgendaItem) -> bool:
    """Whether, on every line, the counts sum to the turnout."""
    voted = dict(
        Turnout.objects.filter(line__item=item).values_list("line").annotate(n=Count("pk"))
    )
    sums: dict[int, int] = {}
    for one in Tally.objects.filter(line__item=item):
        sums[one.line_id] = sums.get(one.line_id, 0) + one.count
    return all(total == voted.get(line, 0) for line, total in sums.items())


def count_faults(
    item: AgendaItem,
    lines: Sequence[VoteLine],
    issued: int | None,
    returned: int | None,
    counts: Mapping[int, tally.Entry],
    here: int,
) -> list[str]:
    """Everything wrong with what was entered; raises NotEntered for lines left out."""
    if lacking := [line.dossier.nominee_name for line in lines if line.pk not in counts]:
        raise refusals.NotEntered(lacking)
    slips = tally.Slips(issued or 0, returned or 0)
    on_paper = item.method == Method.PAPER
    found = list(tally.slip_faults(slips, present=here)) if on_paper else []
    for line in lines:
        name, entry = line.dossier.nominee_name, counts[line.pk]
        asked = here - line.recusals.count()
        found += (
            tally.entry_faults(name, entry, slips)
            if on_paper
            else tally.hands_faults(name, entry, present=asked)
        )
    return found
