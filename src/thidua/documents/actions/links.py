"""A way in without an account: made for one unit and one purpose, counted, ended."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.documents.actions.papers import NotAllowed, WrongDay
from thidua.documents.codes import hashed, new_code
from thidua.documents.models import Link
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.people.mandate import mandate
from thidua.people.models import Role, Unit, User


class LinkClosed(Refusal):
    """The link is unknown, past its day, or revoked; all three are told alike."""

    status = 404


@transaction.atomic
def make_link(
    unit: Unit, *, purpose: str, year: int, until_on: date, by: User, at: datetime
) -> tuple[Link, str]:
    """A link for one unit and one purpose. The code is told once; only its hash is kept."""
    _require_officer(unit, by=by, at=at)
    if until_on < localdate(at):
        raise WrongDay(
            _("Ngày %(day)s đã qua; hãy cho liên kết dùng đến một ngày từ hôm nay trở đi.")
            % {"day": f"{until_on:%d/%m/%Y}"}
        )
    code = new_code()
    link = Link.objects.create(
        unit=unit,
        purpose=purpose,
        year=year,
        until_on=until_on,
        code_hash=hashed(code),
        made_at=at,
        made_by=by,
    )
    record("make_link", link, by=by, at=at, note=str(link))
    return link, code


@transaction.atomic
def revoke_link(link: Link, *, by: User, at: datetime) -> Link:
    """Close a link before its day."""
    link = Link.objects.select_for_update(of=("self",)).select_related("unit").get(pk=link.pk)
    _require_officer(link.unit, by=by, at=at)
    if link.revoked_at:
        raise NotAllowed(_("Liên kết này đã được thu hồi trước đó."))
    before = state_of(link)
    link.revoked_at = at
    link.save(update_fields=["revoked_at"])
    record("revoke_link", link, by=by, at=at, before=before)
    return link


@transaction.atomic
def open_link(code: str, *, at: datetime, counted: bool = True) -> Link:
    """The link of a code; each time its page is opened is counted, what is sent from it is not.

    Raises LinkClosed when unknown, past its day or revoked.
    """
    rows = Link.objects.select_for_update(of=("self",)).select_related("unit")
    link = rows.filter(code_hash=hashed(code)).first()
    if link is None or link.revoked_at or link.until_on < localdate(at):
        raise LinkClosed(
            _("Liên kết này không dùng được: đã hết hạn, đã thu hồi hoặc gõ chưa đúng."),
            todo=_("Đề nghị bộ phận thi đua, khen thưởng gửi lại liên kết."),
        )
    if counted:
        link.opened += 1
        link.save(update_fields=["opened"])
    return link


def _require_officer(unit: Unit, *, by: User, at: datetime) -> None:
    if not mandate(by, on=localdate(at)).has(Role.OFFICER, unit):
        raise NotAllowed(
            _("Chỉ chuyên viên thi đua, khen thưởng được lập, thu hồi liên kết của đơn vị này.")
        )
