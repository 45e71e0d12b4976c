"""Registering: one honour or movement for one person or unit, or a whole unit on one sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.journal.actions import record
from thidua.kit.keys import require_version
from thidua.kit.refusals import Refusal
from thidua.movements import queries
from thidua.movements.actions.settling import confirm_unit, withdraw
from thidua.movements.actions.warrant import (
    NotAllowed,
    ReasonMissing,
    advance,
    locked,
    write,
)
from thidua.movements.lifecycle import STANDING, Step, may_register
from thidua.movements.models import Movement, Registration, RegistrationPeriod
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import Person, Role, Unit, User
from thidua.people.queries import posts_on

Nominee = Person | Unit
AGAIN = {
    "status": Registration.Status.SENT,
    "reason": "",
    "confirmed_at": None,
    "confirmed_by": None,
}
"""What a registration that was returned or withdrawn begins anew with."""


class NotOfUnit(Refusal):
    """The person or unit does not belong to the unit that registers."""


class NotOpen(Refusal):
    """Nothing can be registered: the year's registration or the movement is not open."""


class NotRegistrable(Refusal):
    """The honour is not one that this nominee may register here."""


@dataclass(frozen=True)
class Wish:
    """What one nominee registers: an honour, or a movement; never both."""

    nominee: Nominee
    honour: str = ""
    movement: Movement | None = None
    content: str = ""
    initiative_title: str = ""

    @property
    def keys(self) -> dict[str, Nominee | Movement | str | None]:
        """What makes the registration one of its kind, beside its year."""
        person = self.nominee if isinstance(self.nominee, Person) else None
        collective = None if person else self.nominee
        return {
            "person": person,
            "collective": collective,
            "honour": self.honour,
            "movement": self.movement,
        }


@dataclass(frozen=True)
class Choice:
    """One row of a unit's sheet: what was ticked when the page was made, and what is ticked now."""

    nominee: Nominee
    was: frozenset[str]
    honours: frozenset[str]


@transaction.atomic
def register(
    wish: Wish, *, year: int, unit: Unit, by: User, at: datetime, late_reason: str = ""
) -> Registration:
    """Register one honour for a year, or one movement, for a person of a unit or the unit itself.

    What stands already is answered as it is; what was withdrawn or returned is registered anew.
    After the deadline it is taken with a reason and marked. Raises NotAllowed, NotOfUnit, NotOpen,
    NotRegistrable, ReasonMissing.
    """
    today = localdate(at)
    held = mandate(by, on=today)
    if not may_register(wish.nominee, unit, held):
        raise NotAllowed(
            _(
                "Chỉ trưởng đơn vị, chuyên viên thi đua, khen thưởng hoặc chính người ấy "
                "được đăng ký."
            )
        )
    require_of_unit(wish.nominee, unit, on=today)
    require_registrable(wish, on=today)
    late = is_late(wish, year, held, unit, on=today)
    if late and not late_reason.strip():
        raise _late()
    return _put(wish, year=year, unit=unit, by=by, at=at, late=late, late_reason=late_reason)


@transaction.atomic
def register_sheet(
    unit: Unit,
    choices: Iterable[Choice],
    *,
    year: int,
    by: User,
    at: datetime,
    late_reason: str = "",
    confirmed: bool = False,
) -> tuple[int, int]:
    """Register and withdraw as a unit's sheet was ticked; answers how many were added, withdrawn.

    Only what differs from the page as it was shown is done, so that what somebody else registered
    meanwhile stays. `confirmed`: the head confirms the whole unit by the same click. Raises what
    `register` and `withdraw` raise.
    """
    added = gone = 0
    for choice in choices:
        for honour in sorted(choice.honours - choice.was):
            wish = Wish(choice.nominee, honour)
            register(wish, year=year, unit=unit, late_reason=late_reason, by=by, at=at)
            added += 1
        for standing in _unticked(choice, year):
            withdraw(standing, reason="", by=by, at=at)
            gone += 1
    if confirmed:
        confirm_unit(unit, year=year, by=by, at=at)
    return added, gone


@transaction.atomic
def change(
    registration: Registration,
    *,
    content: str,
    initiative_title: str,
    version: int,
    by: User,
    at: datetime,
) -> Registration:
    """Correct what is registered; one that was returned waits for the head again.

    Raises NotAllowed, WrongState, Stale.
    """
    stored = locked(registration)
    require_version(version, stored.version)
    return advance(
        stored,
        Step.CHANGE,
        by=by,
        at=at,
        content=content.strip(),
        initiative_title=initiative_title.strip(),
        reason="",
    )


def _put(
    wish: Wish,
    *,
    year: int,
    unit: Unit,
    by: User,
    at: datetime,
    late: bool,
    late_reason: str = "",
) -> Registration:
    """The registration on record after this wish; rights and days have been asked before."""
    fresh = fresh_start(wish, unit=unit, by=by, at=at, late_reason=late_reason if late else None)
    rows = Registration.objects.select_for_update(of=("self",))
    known, made = rows.get_or_create(year=year, **wish.keys, defaults=fresh)
    if made:
        record("register", known, by=by, at=at, before={})
        return known
    if known.status in STANDING:
        return known
    return write(known, "register", {**fresh, **AGAIN}, by=by, at=at)


def fresh_start(
    wish: Wish, *, unit: Unit, by: User | None, at: datetime, late_reason: str | None
) -> dict[str, Any]:
    """The fields of a registration that begins now; `late_reason` is None in time."""
    return {
        "unit": unit,
        "content": wish.content.strip(),
        "initiative_title": wish.initiative_title.strip(),
        "late": late_reason is not None,
        "late_reason": (late_reason or "").strip(),
        "at": at,
        "by": by,
    }


def is_late(wish: Wish, year: int, held: Mandate | None, unit: Unit, *, on: date) -> bool:
    """Whether the deadline has passed; raises NotOpen where nothing is open to register in.

    The office may put the registrations of a year on record that was never opened here.
    """
    if wish.movement:
        if wish.movement.status != Movement.Status.LAUNCHED:
            raise NotOpen(
                _("Phong trào “%(name)s” đang ở tình trạng “%(status)s”, không nhận đăng ký.")
                % {"name": wish.movement, "status": wish.movement.get_status_display()}
            )
        return bool(wish.movement.deadline and on > wish.movement.deadline)
    period = RegistrationPeriod.objects.filter(year=year).first()
    if period:
        return on > period.deadline
    if held is None or held.has(Role.OFFICER, unit):
        return False
    raise NotOpen(
        _("Chưa mở đăng ký thi đua năm %(year)d.") % {"year": year},
        todo=_("Chờ chuyên viên thi đua, khen thưởng mở đăng ký và thông báo hạn."),
    )


def require_of_unit(nominee: Nominee, unit: Unit, *, on: date) -> None:
    """Raise NotOfUnit unless the nominee is the unit, one below it, or holds a post there."""
    if isinstance(nominee, Unit):
        inside = nominee.path.startswith(unit.path)
    else:
        posts = posts_on(on).filter(person=nominee)
        inside = posts.filter(unit__path__startswith=unit.path).exists()
    if not inside:
        raise NotOfUnit(
            _("%(name)s không thuộc %(unit)s, nên không đăng ký ở đây được.")
            % {"name": nominee, "unit": unit},
            todo=_("Đăng ký tại đơn vị hiện nay; nếu vừa chuyển, cập nhật chức vụ trước."),
        )


def require_registrable(wish: Wish, *, on: date) -> None:
    """Raise NotRegistrable unless the honour is one for such a nominee."""
    if wish.movement:
        return
    kind = "person" if isinstance(wish.nominee, Person) else "collective"
    known = {honour.code: honour for honour in queries.registrable(on)}
    if wish.honour not in known or kind not in known[wish.honour].nominees:
        raise NotRegistrable(
            _("%(name)s không đăng ký được danh hiệu, hình thức này.") % {"name": wish.nominee},
            todo=_("Chọn danh hiệu trong danh sách của trang đăng ký."),
        )


def _unticked(choice: Choice, year: int) -> list[Registration]:
    """What stands of the honours whose tick was taken away."""
    gone = choice.was - choice.honours
    if not gone:
        return []
    key = "person" if isinstance(choice.nominee, Person) else "collective"
    rows = Registration.objects.filter(year=year, honour__in=gone, status__in=STANDING)
    return list(rows.filter(**{key: choice.nominee}).order_by("pk"))


def _late() -> ReasonMissing:
    return ReasonMissing(
        _("Đã quá hạn đăng ký, nên phải ghi lý do đăng ký muộn."),
        why=_("Đăng ký muộn vẫn được nhận và có đánh dấu."),
        todo=_("Ghi lý do vào ô “Lý do đăng ký muộn” rồi gửi lại."),
    )
