"""By what right an action is taken: asked anew by every action, never remembered from a page."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.kit.refusals import Refusal
from thidua.people.lifecycle import HOLDERS, Step, may
from thidua.people.mandate import mandate
from thidua.people.models import Unit, User

if TYPE_CHECKING:
    from thidua.people.mandate import Mandate


class NotAllowed(Refusal):
    """This account may not take this step at this unit today."""

    status = 403


def require(step: Step, *units: Unit | None, by: User, at: datetime) -> User | None:
    """Raise NotAllowed unless `by` may take the step at every unit; answers on whose behalf."""
    held = mandate(by, on=localdate(at))
    for unit in units or (None,):
        require_within(held, step, unit)
    return _behalf(step, units, held)


def require_within(held: "Mandate", step: Step, unit: Unit | None) -> None:
    """Raise NotAllowed unless this mandate, read in the same transaction, opens the step there."""
    if not may(step, unit, held):
        where = _("tại “%(unit)s”") % {"unit": unit} if unit else ""
        raise NotAllowed(
            _("Tài khoản này không được %(step)s %(where)s.").replace(" .", ".")
            % {"step": step.label, "where": where},
            todo=_("Đề nghị quản trị hệ thống giao vai trò, hoặc nhờ người đang giữ vai trò."),
        )


def _behalf(step: Step, units: tuple[Unit | None, ...], held: "Mandate") -> User | None:
    """Whom the account stands in for, when the only role that opens the step is a delegated one."""
    roles = [role for role in HOLDERS[step] if role in held.reach]
    if any(role not in held.on_behalf_of for role in roles):
        return None
    return next((held.on_behalf_of[role] for role in roles), None)
