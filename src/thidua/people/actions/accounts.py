"""What can be done to accounts: made, switched off, given roles for a period, lent roles."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.kit.text import nfc
from thidua.people.actions.units import require_in_force
from thidua.people.actions.warrant import NotAllowed, require
from thidua.people.lifecycle import DELEGABLE, Step
from thidua.people.models import Person, Role, RoleHeld, Unit, User

EVE = timedelta(days=1)


class NameTaken(Refusal):
    """Another account signs in with this name, or the person has an account already."""


class LastAdministrator(Refusal):
    """Nobody would be left to administer the system."""


class NotDelegable(Refusal):
    """This role, or this period, cannot be lent."""


class WeakPassword(Refusal):
    """The password does not follow the rules; the sentence says which."""


@transaction.atomic
def make_account(
    *,
    username: str,
    display_name: str,
    by: User,
    at: datetime,
    person: Person | None = None,
    password: str | None = None,
) -> User:
    """An account. Without a password it is opened by a one-time link (`make_reset_link`); a given
    password must be changed at the first sign-in. Raises NotAllowed, NameTaken, WeakPassword.
    """
    behalf = require(Step.MAKE_ACCOUNT, by=by, at=at)
    user = new_user(username, display_name, person=person, password=password)
    record(Step.MAKE_ACCOUNT, user, by=by, at=at, before={}, on_behalf_of=behalf)
    return user


@transaction.atomic
def change_account(
    user: User, *, display_name: str, person: Person | None, by: User, at: datetime
) -> User:
    """Another name to show, another person behind the account. Raises NotAllowed, NameTaken."""
    behalf = require(Step.CHANGE_ACCOUNT, by=by, at=at)
    user = _locked(user)
    before = state_of(user)
    user.display_name = nfc(display_name)
    user.person = person
    _require_one_account(user)
    user.save(update_fields=["display_name", "person"])
    record(Step.CHANGE_ACCOUNT, user, by=by, at=at, before=before, on_behalf_of=behalf)
    return user


@transaction.atomic
def switch_account(user: User, *, on: bool, by: User, at: datetime) -> User:
    """Switch an account off, which ends its sessions, or on again.

    Raises NotAllowed, LastAdministrator.
    """
    behalf = require(Step.SWITCH_ACCOUNT, by=by, at=at)
    user = _locked(user)
    before = state_of(user)
    user.is_active = on
    user.session_epoch += 1
    user.save(update_fields=["is_active", "session_epoch"])
    _require_an_administrator(localdate(at))
    record(Step.SWITCH_ACCOUNT, user, by=by, at=at, before=before, on_behalf_of=behalf)
    return user


@transaction.atomic
def give_role(
    user: User,
    *,
    role: Role,
    unit: Unit,
    from_on: date,
    by: User,
    at: datetime,
    until_on: date | None = None,
    basis: str = "",
    key: UUID | None = None,
) -> RoleHeld:
    """A role at a unit and all below it, from a day until a day. Raises NotAllowed, UnitEnded,
    PeriodNotInOrder.
    """
    behalf = require(Step.GIVE_ROLE, unit, by=by, at=at)
    if key and (made := RoleHeld.objects.filter(key=key).first()):
        return made
    held = RoleHeld(
        user=user,
        role=role,
        unit=unit,
        from_on=from_on,
        until_on=until_on,
        basis=basis,
        key=key,
    )
    save_role(held)
    record(Step.GIVE_ROLE, held, by=by, at=at, before={}, on_behalf_of=behalf)
    return held


@transaction.atomic
def end_role(held: RoleHeld, *, on: date, by: User, at: datetime) -> RoleHeld:
    """The role ends after a day; a lent role may be taken back by whoever lent it.

    Raises NotAllowed, LastAdministrator, PeriodNotInOrder.
    """
    behalf = None if held.delegated_by == by else require(Step.END_ROLE, held.unit, by=by, at=at)
    held = RoleHeld.objects.select_for_update().get(pk=held.pk)
    before = state_of(held)
    held.until_on = on
    save_role(held)
    _require_an_administrator(on + EVE)
    record(Step.END_ROLE, held, by=by, at=at, before=before, on_behalf_of=behalf)
    return held


@transaction.atomic
def delegate(
    held: RoleHeld,
    *,
    to: User,
    from_on: date,
    until_on: date,
    basis: str,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> RoleHeld:
    """Lend a role one holds to another account, inside one's own period, by a paper.

    Raises NotAllowed, NotDelegable, PeriodNotInOrder.
    """
    behalf = None if held.user == by else require(Step.DELEGATE, held.unit, by=by, at=at)
    if key and (made := RoleHeld.objects.filter(key=key).first()):
        return made
    _require_delegable(held, to, from_on, until_on)
    lent = RoleHeld(
        user=to,
        role=held.role,
        unit=held.unit,
        from_on=from_on,
        until_on=until_on,
        delegated_by=held.user,
        basis=basis,
        key=key,
    )
    save_role(lent)
    record(Step.DELEGATE, lent, by=by, at=at, before={}, on_behalf_of=behalf)
    return lent


def new_user(
    username: str, display_name: str, *, person: Person | None, password: str | None
) -> User:
    """An account; asks no right and writes no journal: for the actions of `people`."""
    user = User(
        username=nfc(username).strip().lower(),
        display_name=nfc(display_name).strip(),
        person=person,
        must_change_password=password is not None,
    )
    _require_one_account(user)
    if password is None:
        user.set_unusable_password()
    else:
        set_password(user, password)
    user.save()
    return user


def set_password(user: User, password: str) -> None:
    """Set a password that follows the rules, in memory. Raises WeakPassword."""
    try:
        validate_password(password, user)
    except ValidationError as faults:
        raise WeakPassword(
            " ".join(faults.messages), todo=_("Chọn mật khẩu khác, dài và khó đoán hơn.")
        ) from faults
    user.set_password(password)


class PeriodNotInOrder(Refusal):
    """The period ends before it begins."""


def save_role(held: RoleHeld) -> None:
    """Save a role whose period is in order, at a unit that exists when it begins."""
    require_in_force(held.unit, on=held.from_on)
    if held.until_on and held.until_on < held.from_on - EVE:
        raise PeriodNotInOrder(
            _("Thời hạn kết thúc ngày %(until)s, trước ngày bắt đầu %(since)s.")
            % {"until": f"{held.until_on:%d/%m/%Y}", "since": f"{held.from_on:%d/%m/%Y}"}
        )
    held.save()


def _require_delegable(held: RoleHeld, to: User, from_on: date, until_on: date) -> None:
    if held.role not in DELEGABLE or held.delegated_by_id:
        raise NotDelegable(
            _("Vai trò “%(role)s” không ủy quyền được.") % {"role": held.get_role_display()},
            why=_(
                "Ủy viên Hội đồng tự mình biểu quyết; vai trò quản trị do quản trị hệ thống giao; "
                "người được ủy quyền không ủy quyền tiếp."
            ),
        )
    if to.pk == held.user_id or not to.is_active:
        raise NotDelegable(_("Hãy chọn một tài khoản khác đang được dùng."))
    if from_on < held.from_on or (held.until_on and until_on > held.until_on):
        raise NotDelegable(
            _("Thời hạn ủy quyền phải nằm trong thời hạn giữ vai trò “%(role)s”.")
            % {"role": held.get_role_display()}
        )
    if until_on < from_on:
        raise PeriodNotInOrder(
            _("Ngày kết thúc ủy quyền %(until)s ở trước ngày bắt đầu %(since)s.")
            % {"until": f"{until_on:%d/%m/%Y}", "since": f"{from_on:%d/%m/%Y}"}
        )


def _require_one_account(user: User) -> None:
    others = User.objects.exclude(pk=user.pk)
    if others.filter(username=user.username).exists():
        raise NameTaken(
            _("Tên đăng nhập “%(name)s” đã có người dùng; hãy chọn tên khác.")
            % {"name": user.username}
        )
    if user.person_id and others.filter(person=user.person_id).exists():
        raise NameTaken(
            _("%(person)s đã có tài khoản; mỗi người một tài khoản.") % {"person": user.person}
        )


def _require_an_administrator(on: date) -> None:
    """Raise LastAdministrator where nobody active would administer the whole tree on a day."""
    held = RoleHeld.objects.filter(
        Q(until_on=None) | Q(until_on__gte=on),
        role=Role.ADMINISTRATOR,
        unit__parent=None,
        user__is_active=True,
    )
    if not held.exists():
        raise LastAdministrator(
            _("Đây là quản trị hệ thống cuối cùng, nên không ngừng được."),
            todo=_("Giao vai trò quản trị cho một tài khoản khác trước."),
        )


def _locked(user: User) -> User:
    return User.objects.select_for_update().get(pk=user.pk)


__all__ = [
    "LastAdministrator",
    "NameTaken",
    "NotAllowed",
    "NotDelegable",
    "PeriodNotInOrder",
    "WeakPassword",
    "change_account",
    "delegate",
    "end_role",
    "give_role",
    "make_account",
    "new_user",
    "save_role",
    "set_password",
    "switch_account",
]
