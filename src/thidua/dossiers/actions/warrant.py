"""By what right and from which state a step is taken: asked anew by every action, under a lock."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.dossiers.lifecycle import (
    MOVES,
    ROUND_MOVES,
    SUMMARY_MOVES,
    Move,
    RoundStep,
    Step,
    SummaryStep,
    has_right,
    may,
    may_round,
    may_summary,
)
from thidua.dossiers.models import Dossier, Round, SummaryList
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import Unit, User

UNWATCHED = ("verdict",)  # too long for the journal; the assessment keeps it


class NotAllowed(Refusal):
    """The step is not this account's to take."""


class WrongState(Refusal):
    """The step cannot be taken from where the round, line or list stands now."""


class ReasonMissing(Refusal):
    """The step needs a reason in words."""


def locked(line: Dossier) -> Dossier:
    """The line as it stands now, nobody else changing it."""
    rows = Dossier.objects.select_for_update(of=("self",))
    return rows.select_related("unit", "person", "collective", "round").get(pk=line.pk)


def locked_round(round: Round) -> Round:
    """The round as it stands now, nobody else changing it."""
    return Round.objects.select_for_update(of=("self",)).select_related("unit").get(pk=round.pk)


def locked_summary(summary: SummaryList) -> SummaryList:
    """The list as it stands now, nobody else changing it."""
    rows = SummaryList.objects.select_for_update(of=("self",))
    return rows.select_related("unit").get(pk=summary.pk)


def require(step: Step, line: Dossier, *, by: User, at: datetime) -> None:
    """Raise NotAllowed or WrongState unless the step may be taken on this line now."""
    held = mandate(by, on=localdate(at))
    if may(step, line, held):
        return
    if not has_right(step, line, held):
        raise _not_allowed(step, line.unit)
    raise _wrong_state(step, line.nominee_name, str(line.get_status_display()), MOVES[step])


def require_round(step: RoundStep, round: Round, *, by: User, at: datetime) -> Mandate:
    """The same for a round; answers the mandate of the day."""
    held = mandate(by, on=localdate(at))
    if not may_round(step, round, held):
        move = ROUND_MOVES[step]
        if not held.has_any(move.roles, round.unit):
            raise _not_allowed(step, round.unit)
        raise _wrong_state(step, str(round), str(round.get_status_display()), move)
    return held


def require_summary(step: SummaryStep, summary: SummaryList, *, by: User, at: datetime) -> None:
    """The same for a summary list."""
    held = mandate(by, on=localdate(at))
    if not may_summary(step, summary, held):
        move = SUMMARY_MOVES[step]
        if not held.has_any(move.roles, summary.unit):
            raise _not_allowed(step, summary.unit)
        raise _wrong_state(step, str(summary), str(summary.get_status_display()), move)


def require_reason(reason: str) -> str:
    """The reason without blanks around it; raises ReasonMissing where nothing is said."""
    if not reason.strip():
        raise ReasonMissing(
            _("Việc này phải ghi lý do."), todo=_("Ghi lý do bằng một câu rồi làm lại.")
        )
    return reason.strip()


def advance(
    line: Dossier, step: Step, *, by: User, at: datetime, note: str = "", **changes: Any
) -> Dossier:
    """Take one step of a line: lock, check, write, tell the journal. The caller is in one
    transaction.
    """
    line = locked(line)
    require(step, line, by=by, at=at)
    changes.setdefault("status", MOVES[step].end or line.status)
    return write(line, step, by=by, at=at, note=note, **changes)


def write(
    line: Dossier, verb: str, *, by: User, at: datetime, note: str = "", **changes: Any
) -> Dossier:
    """Set fields of a locked line, count its version up, and tell the journal."""
    before = watched(line)
    for name, value in changes.items():
        setattr(line, name, value)
    line.version += 1
    line.save(update_fields=[*changes, "version"])
    record(verb, line, by=by, at=at, before=before, changes=_changes(before, line), note=note)
    return line


def write_round(round: Round, verb: str, *, by: User, at: datetime, **changes: Any) -> Round:
    """The same for a locked round."""
    before = state_of(round)
    for name, value in changes.items():
        setattr(round, name, value)
    round.version += 1
    round.save(update_fields=[*changes, "version"])
    record(verb, round, by=by, at=at, before=before)
    return round


def write_summary(
    summary: SummaryList, verb: str, *, by: User, at: datetime, **changes: Any
) -> SummaryList:
    """The same for a locked summary list."""
    before = state_of(summary)
    for name, value in changes.items():
        setattr(summary, name, value)
    summary.version += 1
    summary.save(update_fields=[*changes, "version"])
    record(verb, summary, by=by, at=at, before=before)
    return summary


def watched(line: Dossier) -> dict[str, Any]:
    """The fields of a line that the journal follows."""
    return {name: value for name, value in state_of(line).items() if name not in UNWATCHED}


def _changes(before: dict[str, Any], line: Dossier) -> dict[str, list[Any]]:
    after = watched(line)
    return {name: [before[name], new] for name, new in after.items() if before[name] != new}


def _not_allowed(step: "Step | RoundStep | SummaryStep", unit: Unit) -> NotAllowed:
    return NotAllowed(
        _("Tài khoản này chưa được giao việc “%(step)s” tại %(unit)s.")
        % {"step": step.label, "unit": unit},
        todo=_("Nhờ người được giao việc này, hoặc đề nghị quản trị hệ thống giao vai trò."),
    )


def _wrong_state(
    step: "Step | RoundStep | SummaryStep", what: str, status: str, move: Move
) -> WrongState:
    return WrongState(
        _("%(what)s đang ở bước “%(status)s”, nên không làm được việc “%(step)s”.")
        % {"what": what, "status": status, "step": step.label},
        todo=_("Tải lại trang để thấy bước hiện nay của hồ sơ."),
    )
