"""By what right and from which state a step is taken: asked anew by every action, under a lock."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.movements.lifecycle import (
    MOVEMENT_MOVES,
    MOVES,
    MovementStep,
    Step,
    has_right,
    may,
    may_movement,
)
from thidua.movements.models import Movement, Registration
from thidua.people.mandate import mandate
from thidua.people.models import Role, Unit, User


class NotAllowed(Refusal):
    """The step is not this account's to take."""

    status = 403


class WrongState(Refusal):
    """The step cannot be taken from where the movement or the registration stands now."""


class ReasonMissing(Refusal):
    """The step needs a reason in words."""


def require_officer(unit: Unit, *, by: User, at: datetime) -> None:
    """Raise NotAllowed unless the account is officer at the unit that day."""
    if not mandate(by, on=localdate(at)).has(Role.OFFICER, unit):
        raise NotAllowed(
            _("Chỉ chuyên viên thi đua, khen thưởng được làm việc này."),
            todo=_("Nhờ chuyên viên thi đua, khen thưởng của cơ quan."),
        )


def require_reason(reason: str) -> str:
    """The reason without blanks around it; raises ReasonMissing where nothing is said."""
    if not reason.strip():
        raise ReasonMissing(
            _("Việc này phải ghi lý do."), todo=_("Ghi lý do bằng một câu rồi làm lại.")
        )
    return reason.strip()


def locked_movement(movement: Movement) -> Movement:
    """The movement as it stands now, nobody else changing it."""
    return (
        Movement.objects.select_for_update(of=("self",)).select_related("unit").get(pk=movement.pk)
    )


def locked(registration: Registration) -> Registration:
    """The registration as it stands now, nobody else changing it."""
    rows = Registration.objects.select_for_update(of=("self",))
    return rows.select_related("unit", "person", "collective", "movement").get(pk=registration.pk)


def advance_movement(
    movement: Movement, step: MovementStep, *, by: User, at: datetime, **changes: Any
) -> Movement:
    """Take one step of a locked movement: check, write, tell the journal."""
    if not may_movement(step, movement, mandate(by, on=localdate(at))):
        require_officer(movement.unit, by=by, at=at)
        raise WrongState(
            _("Phong trào đang ở tình trạng “%(status)s”, nên không làm được việc “%(step)s”.")
            % {"status": movement.get_status_display(), "step": step.label},
            todo=_("Tải lại trang để thấy tình trạng hiện nay."),
        )
    before = state_of(movement)
    changes.setdefault("status", MOVEMENT_MOVES[step].end or movement.status)
    for name, value in changes.items():
        setattr(movement, name, value)
    movement.version += 1
    movement.save()
    record(step, movement, by=by, at=at, before=before)
    return movement


def advance(
    registration: Registration,
    step: Step,
    *,
    by: User,
    at: datetime,
    note: str = "",
    **changes: Any,
) -> Registration:
    """Take one step of a locked registration: check, write, tell the journal."""
    require(step, registration, by=by, at=at)
    changes.setdefault("status", MOVES[step].end or registration.status)
    return write(registration, step, changes, by=by, at=at, note=note)


def require(step: Step, registration: Registration, *, by: User, at: datetime) -> None:
    """Raise NotAllowed or WrongState unless the step may be taken on this registration now."""
    held = mandate(by, on=localdate(at))
    if may(step, registration, held):
        return
    if not has_right(step, registration, held):
        raise NotAllowed(
            _("Tài khoản này chưa được giao việc “%(step)s” đăng ký của %(unit)s.")
            % {"step": step.label, "unit": registration.unit},
            todo=_("Nhờ trưởng đơn vị hoặc chuyên viên thi đua, khen thưởng."),
        )
    raise WrongState(
        _("Đăng ký này đang ở tình trạng “%(status)s”, nên không làm được việc “%(step)s”.")
        % {"status": registration.get_status_display(), "step": step.label},
        todo=_("Tải lại trang để thấy tình trạng hiện nay; muốn sửa, nhờ trưởng đơn vị trả lại."),
    )


def write(
    registration: Registration,
    verb: str,
    changes: Mapping[str, Any],
    *,
    by: User | None,
    at: datetime,
    note: str = "",
) -> Registration:
    """Set fields of a locked registration, count its version up, and tell the journal."""
    before = state_of(registration)
    for name, value in changes.items():
        setattr(registration, name, value)
    registration.version += 1
    registration.save(update_fields=[*changes, "version"])
    record(verb, registration, by=by, at=at, before=before, note=note)
    return registration
