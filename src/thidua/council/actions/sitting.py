"""The meeting itself: who is there, its opening and close, what was said, its minutes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from thidua.council import composing, queries, refusals, rules
from thidua.council import requirements as require
from thidua.council.actions.warrant import advance, invite_members, keep, lock, put_out
from thidua.council.lifecycle import Step
from thidua.council.models import Attendance, Meeting, Membership
from thidua.dossiers.actions import file_paper
from thidua.kit.keys import require_version
from thidua.people.models import User

State = Attendance.State
MINUTES = "BB"


@transaction.atomic
def set_attendance(
    meeting: Meeting,
    *,
    states: Mapping[int, tuple[str, str]],
    chair: Membership | None,
    secretary: Membership | None,
    counting_team: Sequence[Membership],
    by: User,
    at: datetime,
) -> Meeting:
    """Note who is there (seat's key → state, reason), who leads, who writes, who counts."""
    meeting, before = lock(meeting, Step.ATTEND, by=by, at=at)
    changed: dict[str, Any] = {}
    for seat in meeting.attendances.select_for_update().select_related("member__person"):
        state, reason = states.get(seat.member_id, (seat.state, seat.reason))
        if (state, reason) != (seat.state, seat.reason):
            if state != seat.state:
                require.unbound(seat, state)
            changed[str(seat.member.person)] = [seat.state, state]
            seat.state, seat.reason = state, reason
            seat.save(update_fields=["state", "reason"])
    meeting.chair, meeting.secretary = chair, secretary
    meeting.counting_team.set(counting_team)
    changed |= {"counting_team": [None, [str(one.person) for one in counting_team]]}
    return keep(meeting, Step.ATTEND, before, by=by, at=at, changes=changed)


@transaction.atomic
def open_meeting(meeting: Meeting, *, by: User, at: datetime) -> Meeting:
    """Open: everybody called, the chair there, the quorum of the rule reached."""
    meeting, before = lock(meeting, Step.OPEN, by=by, at=at)
    meeting.opened_at = at
    invite_members(meeting)
    seats = list(queries.attendances(meeting))
    if uncalled := [str(s.member.person) for s in seats if s.state == State.EXPECTED]:
        raise refusals.NotCalled(uncalled)
    require.named(meeting)
    if meeting.chair and not any(
        s.member_id == meeting.chair_id and s.state == State.PRESENT for s in seats
    ):
        raise refusals.ChairAway(meeting.chair)
    require.quorum(meeting, seats)
    return advance(meeting, Step.OPEN, before, by=by, at=at)


@transaction.atomic
def close_meeting(meeting: Meeting, *, by: User, at: datetime) -> Meeting:
    """Close: no item is left without a result."""
    meeting, before = lock(meeting, Step.CLOSE, by=by, at=at)
    if left := [rules.name_of(item) for item in queries.unfinished(meeting)]:
        raise refusals.StillVoting(left)
    meeting.ended_at = at
    return advance(meeting, Step.CLOSE, before, by=by, at=at)


@transaction.atomic
def reopen(meeting: Meeting, *, reason: str, by: User, at: datetime) -> Meeting:
    """Sit again, for a supplementary vote; the reason is minuted."""
    meeting, before = lock(meeting, Step.REOPEN, by=by, at=at)
    meeting.reason = require.reason(reason)
    meeting.ended_at = None
    return advance(meeting, Step.REOPEN, before, by=by, at=at)


@transaction.atomic
def tell(
    meeting: Meeting, *, version: int, texts: Mapping[str, str], by: User, at: datetime
) -> Meeting:
    """Write down what was reported, discussed and concluded. Raises Stale."""
    meeting, before = lock(meeting, Step.TELL, by=by, at=at)
    require_version(version, meeting.version)
    for field in ("guests", "reports", "opening_text", "conclusion"):
        setattr(meeting, field, texts.get(field, getattr(meeting, field)))
    return keep(meeting, Step.TELL, before, by=by, at=at)


@transaction.atomic
def make_minutes(meeting: Meeting, *, by: User, at: datetime) -> Meeting:
    """Draft the minutes and the counting report from the records; made again while both are drafts.

    The minutes are filed into every dossier that was voted on.
    """
    meeting, before = lock(meeting, Step.MINUTE, by=by, at=at)
    first = meeting.minutes is None
    meeting.minutes = put_out(
        composing.minutes(meeting), MINUTES, meeting, meeting.minutes, by=by, at=at
    )
    meeting.counting_report = put_out(
        composing.counting_report(meeting), MINUTES, meeting, meeting.counting_report, by=by, at=at
    )
    for line in queries.meeting_lines(meeting).exclude(passed=None) if first else ():
        file_paper(line.dossier, title=meeting.title, document=meeting.minutes, at=at)
    return advance(meeting, Step.MINUTE, before, by=by, at=at)
