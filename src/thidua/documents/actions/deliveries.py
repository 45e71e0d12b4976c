"""What comes back from a unit: laid in the tray, then taken in or given back by an officer."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.documents.actions.papers import NotAllowed
from thidua.documents.lifecycle import SENDERS
from thidua.documents.models import Delivery, Link
from thidua.files.models import File
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.people.mandate import mandate
from thidua.people.models import Role, Unit, User

WAITING = Delivery.Status.WAITING


@transaction.atomic
def deliver(
    file: File,
    *,
    unit: Unit,
    purpose: str,
    year: int,
    by: User | None,
    at: datetime,
    link: Link | None = None,
    sender: str = "",
) -> Delivery:
    """Lay what came back from a unit in the tray; it changes nothing until confirmed.

    The same bytes sent twice, while the first still wait, are one delivery. Without a link it is
    sent by the head of the unit, or by an officer who received it otherwise.
    """
    if by and not mandate(by, on=localdate(at)).has_any(SENDERS, unit):
        raise NotAllowed(
            _("Chỉ trưởng đơn vị hoặc chuyên viên thi đua, khen thưởng gửi được tệp của đơn vị.")
        )
    if first := _waits_already(unit, purpose, file):
        return first
    delivery = Delivery.objects.create(
        unit=unit, purpose=purpose, year=year, link=link, file=file, sender=sender, at=at
    )
    record("deliver", delivery, by=by, at=at, before={})
    return delivery


def confirm(delivery: Delivery, *, by: User, at: datetime) -> Delivery:
    """The officer has taken a delivery in."""
    return _decide(delivery, Delivery.Status.CONFIRMED, "", by=by, at=at)


def refuse(delivery: Delivery, *, reason: str, by: User, at: datetime) -> Delivery:
    """The officer gives a delivery back, with a reason."""
    return _decide(delivery, Delivery.Status.REFUSED, reason, by=by, at=at)


def _waits_already(unit: Unit, purpose: str, file: File) -> Delivery | None:
    """The unit is locked, so that two clicks at once are one after the other."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    same = Delivery.objects.filter(unit=unit, purpose=purpose, file__hash=file.hash)
    return same.filter(status=WAITING).first()


@transaction.atomic
def _decide(delivery: Delivery, status: str, reason: str, *, by: User, at: datetime) -> Delivery:
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("unit")
    delivery = rows.get(pk=delivery.pk)
    if not mandate(by, on=localdate(at)).has(Role.OFFICER, delivery.unit):
        raise NotAllowed(_("Chỉ chuyên viên thi đua, khen thưởng được nhận dữ liệu đơn vị gửi."))
    if delivery.status != WAITING:
        raise NotAllowed(_("Dữ liệu này đã được xử lý trước đó."))
    before = state_of(delivery)
    delivery.status, delivery.reason = status, reason
    delivery.decided_at, delivery.decided_by = at, by
    delivery.save()
    record(status, delivery, by=by, at=at, before=before)
    return delivery
