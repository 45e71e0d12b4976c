"""The registration of a year: opened, its deadline moved."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.keys import require_version
from thidua.kit.refusals import Refusal
from thidua.movements.actions.warrant import require_officer
from thidua.movements.models import RegistrationPeriod
from thidua.people.models import Unit, User


class AlreadyOpen(Refusal):
    """The registration of this year has been opened before."""


@transaction.atomic
def open_period(
    *, year: int, deadline: date, unit: Unit, by: User, at: datetime, note: str = ""
) -> RegistrationPeriod:
    """Open the registration of a year for all units, until a day.

    Raises NotAllowed, AlreadyOpen.
    """
    require_officer(unit, by=by, at=at)
    if known := RegistrationPeriod.objects.filter(year=year).first():
        raise AlreadyOpen(
            _("Đăng ký thi đua năm %(year)d đã mở rồi, hạn %(day)s.")
            % {"year": year, "day": f"{known.deadline:%d/%m/%Y}"},
            todo=_("Muốn đổi hạn, mở trang đăng ký của năm ấy rồi bấm “Sửa hạn”."),
        )
    made = RegistrationPeriod.objects.create(year=year, deadline=deadline, note=note, unit=unit)
    record("open", made, by=by, at=at, before={})
    return made


@transaction.atomic
def change_period(
    period: RegistrationPeriod,
    *,
    deadline: date,
    note: str,
    version: int,
    by: User,
    at: datetime,
) -> RegistrationPeriod:
    """Move the deadline or correct the instruction; who was late before stays marked.

    Raises NotAllowed, Stale.
    """
    rows = RegistrationPeriod.objects.select_for_update(of=("self",)).select_related("unit")
    stored = rows.get(pk=period.pk)
    require_officer(stored.unit, by=by, at=at)
    require_version(version, stored.version)
    before = state_of(stored)
    stored.deadline, stored.note = deadline, note
    stored.version += 1
    stored.save()
    record("change", stored, by=by, at=at, before=before)
    return stored
