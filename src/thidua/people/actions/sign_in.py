"""What an account does about itself: it signs in and out, changes its password, ends sessions."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.journal.actions import record
from thidua.kit.refusals import Refusal
from thidua.people.actions.accounts import WeakPassword, set_password
from thidua.people.actions.warrant import require
from thidua.people.lifecycle import Step
from thidua.people.models import ResetLink, User

LINK_LIVES = timedelta(hours=24)


class WrongPassword(Refusal):
    """The present password is not the one on record."""


class LinkClosed(Refusal):
    """The one-time link is unknown, used, or past its hour; all three are told alike."""


def signed_in(user: User, *, at: datetime) -> None:
    """Put on record that an account has signed in."""
    record("sign_in", user, by=user, at=at)


def signed_out(user: User, *, at: datetime) -> None:
    """Put on record that an account has signed out."""
    record("sign_out", user, by=user, at=at)


def sign_in_failed(username: str, *, at: datetime) -> None:
    """Put on record a failed sign-in to an existing account. A name that is nobody's is not kept:
    people type passwords there.
    """
    user = User.objects.filter(username=username.strip().lower()).first()
    if user:
        record("sign_in_failed", user, by=None, at=at)


@transaction.atomic
def change_password(user: User, *, old: str, new: str, at: datetime) -> User:
    """A new password of one's own; every other session ends. Raises WrongPassword, WeakPassword."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.check_password(old):
        raise WrongPassword(_("Mật khẩu hiện tại chưa đúng; hãy nhập lại."))
    _set(user, new)
    record("change_password", user, by=user, at=at)
    return user


@transaction.atomic
def sign_out_everywhere(user: User, *, at: datetime) -> User:
    """End every session of an account, this one too unless its hash is renewed."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    record("sign_out_everywhere", user, by=user, at=at)
    return user


@transaction.atomic
def make_reset_link(user: User, *, by: User, at: datetime) -> str:
    """The code of a one-time link by which a person sets a new password within 24 hours.

    The code is answered once and kept only as its hash; earlier links of the account close.
    """
    behalf = require(Step.MAKE_RESET_LINK, by=by, at=at)
    code = new_reset_code(user, at=at)
    record(Step.MAKE_RESET_LINK, user, by=by, at=at, on_behalf_of=behalf)
    return code


@transaction.atomic
def reset_password(code: str, *, new: str, at: datetime) -> User:
    """Set a new password by a one-time link; every session of the account ends.

    Raises LinkClosed, WeakPassword.
    """
    link = open_link(code, at=at, lock=True)
    user = User.objects.select_for_update().get(pk=link.user_id)
    _set(user, new)
    link.used_at = at
    link.save(update_fields=["used_at"])
    record("reset_password", user, by=user, at=at)
    return user


def open_link(code: str, *, at: datetime, lock: bool = False) -> ResetLink:
    """The link of a code, while it is open. Raises LinkClosed."""
    links = ResetLink.objects.select_for_update() if lock else ResetLink.objects.all()
    link = links.filter(
        token_hash=_hash(code), used_at=None, until_at__gt=at, user__is_active=True
    ).first()
    if link is None:
        raise LinkClosed(
            _("Liên kết này không dùng được: đã dùng rồi, đã quá 24 giờ, hoặc bị chép thiếu."),
            todo=_("Đề nghị quản trị hệ thống tạo liên kết mới."),
        )
    return link


def new_reset_code(user: User, *, at: datetime) -> str:
    """A fresh code; asks no right and writes no journal: for the actions of `people`."""
    ResetLink.objects.filter(user=user, used_at=None, until_at__gt=at).update(until_at=at)
    code = secrets.token_urlsafe(24)
    ResetLink.objects.create(
        user=user, token_hash=_hash(code), made_at=at, until_at=at + LINK_LIVES
    )
    return code


def _set(user: User, password: str) -> None:
    if user.has_usable_password() and user.check_password(password):
        raise WeakPassword(_("Mật khẩu mới phải khác mật khẩu hiện tại."))
    set_password(user, password)
    user.must_change_password = False
    user.session_epoch += 1
    user.save(update_fields=["password", "must_change_password", "session_epoch"])


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
