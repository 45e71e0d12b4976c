"""What becomes of a registration: confirmed, returned, withdrawn, carried out."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.kit.keys import require_version
from thidua.movements.actions.warrant import NotAllowed, advance, locked, require_reason
from thidua.movements.lifecycle import KEEPERS, Step
from thidua.movements.models import Registration
from thidua.people.mandate import mandate
from thidua.people.models import Unit, User
from thidua.plans.actions import file_output
from thidua.plans.models import Task


@transaction.atomic
def confirm(registration: Registration, *, by: User, at: datetime) -> Registration:
    """The head of the unit stands by it. Raises NotAllowed, WrongState."""
    return _confirm(locked(registration), by=by, at=at)


@transaction.atomic
def confirm_unit(unit: Unit, *, year: int, by: User, at: datetime) -> int:
    """Confirm all that waits in a unit for a year; answers how many. Raises NotAllowed.

    The unit's own task of the plan that waited for its registration closes.
    """
    if not mandate(by, on=localdate(at)).has_any(KEEPERS, unit):
        raise NotAllowed(
            _(
                "Chỉ trưởng đơn vị hoặc chuyên viên thi đua, khen thưởng xác nhận được đăng ký "
                "của %(unit)s."
            )
            % {"unit": unit}
        )
    rows = Registration.objects.select_for_update(of=("self",)).select_related(
        "unit", "person", "collective", "movement"
    )
    waiting = list(rows.filter(unit=unit, year=year, status=Registration.Status.SENT))
    for one in waiting:
        _confirm(one, by=by, at=at)
    standing = Registration.objects.filter(
        unit=unit, year=year, status=Registration.Status.CONFIRMED
    )
    if count := standing.count():
        text = _("%(unit)s đăng ký thi đua năm %(year)d: %(count)d đăng ký đã xác nhận")
        file_output(
            Task.Output.REGISTRATION,
            unit=unit,
            text=text % {"unit": unit, "year": year, "count": count},
            year=year,
            by=by,
            at=at,
        )
    return len(waiting)


@transaction.atomic
def return_(
    registration: Registration, *, reason: str, version: int, by: User, at: datetime
) -> Registration:
    """Give it back to be corrected, for a reason. Raises NotAllowed, WrongState, ReasonMissing,
    Stale.
    """
    stored = locked(registration)
    require_version(version, stored.version)
    said = require_reason(reason)
    return advance(
        stored, Step.RETURN, by=by, at=at, note=said,
        reason=said, confirmed_at=None, confirmed_by=None,
    )  # fmt: skip


@transaction.atomic
def withdraw(registration: Registration, *, reason: str, by: User, at: datetime) -> Registration:
    """Take it back; it stays on record as withdrawn. Raises NotAllowed, WrongState."""
    said = reason.strip()
    return advance(locked(registration), Step.WITHDRAW, by=by, at=at, note=said, reason=said)


@transaction.atomic
def carry_out(
    registration: Registration, *, text: str, version: int, by: User, at: datetime
) -> Registration:
    """Write down how it was carried out. Raises NotAllowed, WrongState, Stale."""
    stored = locked(registration)
    require_version(version, stored.version)
    return advance(stored, Step.CARRY_OUT, by=by, at=at, carried_out=text.strip())


def _confirm(stored: Registration, *, by: User, at: datetime) -> Registration:
    return advance(stored, Step.CONFIRM, by=by, at=at, confirmed_at=at, confirmed_by=by)
