"""What can be done to the agency itself: it starts once; settings and signers have dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.people.actions.accounts import new_user, save_role
from thidua.people.actions.persons import make_post, save_person
from thidua.people.actions.sign_in import new_reset_code
from thidua.people.actions.units import make_unit
from thidua.people.actions.warrant import require
from thidua.people.agency import USUAL
from thidua.people.lifecycle import Step
from thidua.people.models import Person, Post, Role, RoleHeld, Setting, Signer, Unit, User
from thidua.people.queries import is_empty, root, setting

EVE = timedelta(days=1)


class UnknownSetting(Refusal):
    """No setting has this key."""


class AlreadyStarted(Refusal):
    """The installation has its agency and its accounts already."""


class StartIncomplete(Refusal):
    """What the first day needs is not all there."""


@dataclass(frozen=True)
class FirstPerson:
    """One of the people of the first day; `unit` is a name among the units, "" the agency.

    With a `username` they get an account with these roles, with a `signs_as` code they sign for
    the agency under an authority line such as "KT. GIÁM ĐỐC".
    """

    name: str
    title: str
    unit: str = ""
    leader: bool = False
    username: str = ""
    roles: tuple[Role, ...] = ()
    signs_as: str = ""
    authority: str = ""


@dataclass(frozen=True)
class Start:
    """All that the first page of a real agency asks."""

    settings: Mapping[str, Any]
    standing_unit: str
    units: Sequence[str]
    people: Sequence[FirstPerson]
    password: str
    """Of the first account that administers; every other account gets a one-time link."""
    since: date | None = None
    kind: str = Unit.Kind.AGENCY


@dataclass(frozen=True)
class Started:
    """The agency, its administrator, and the one-time codes of the other accounts, shown once."""

    agency: Unit
    administrator: User
    codes: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def start_agency(start: Start, *, at: datetime, by: User | None = None) -> Started:
    """Set up a real agency on an empty installation: units, settings, people, signers, accounts.

    `by` is None: nobody has an account yet; the one-time set-up code stands for the right, and the
    page asks it. Raises AlreadyStarted, StartIncomplete, WeakPassword, NameTaken.
    """
    if not is_empty():
        raise AlreadyStarted(
            _("Phần mềm đã có cơ quan và tài khoản, nên trang thiết lập ban đầu đã đóng."),
            todo=_("Đăng nhập, rồi sửa ở trang Thiết lập."),
        )
    day = localdate(at)
    units = _first_units(start)
    _first_settings(start, units, day)
    codes: dict[str, str] = {}
    administrator: User | None = None
    for first in start.people:
        user = _first_person(first, units, start, day, administrator is None)
        if user is None:
            continue
        if administrator is None and Role.ADMINISTRATOR in first.roles:
            administrator = user
        else:
            codes[user.username] = new_reset_code(user, at=at)
    if administrator is None:
        raise StartIncomplete(_("Cần ít nhất một tài khoản có vai trò quản trị hệ thống."))
    agency = units[""]
    record(
        "start_agency",
        agency,
        by=by,
        at=at,
        changes={
            "đơn vị": [None, ", ".join(name for name in units if name)],
            "người": [None, ", ".join(first.name for first in start.people)],
            "tài khoản": [None, ", ".join(p.username for p in start.people if p.username)],
            **{key: [None, value] for key, value in start.settings.items()},
        },
    )
    return Started(agency, administrator, codes)


@transaction.atomic
def set_setting(key: str, value: Any, *, from_on: date, by: User, at: datetime) -> Setting:
    """A setting's value from a day on; earlier days keep theirs. Raises NotAllowed,
    UnknownSetting.
    """
    if key not in USUAL:
        raise UnknownSetting(_("Không có thiết lập “%(key)s”.") % {"key": key})
    behalf = require(Step.SET_SETTING, root(), by=by, at=at)
    before = setting(key, on=from_on)
    kept, _made = Setting.objects.update_or_create(
        key=key, from_on=from_on, defaults={"value": value}
    )
    changes = {key: [before, value], "from_on": [None, from_on.isoformat()]}
    record(Step.SET_SETTING, kept, by=by, at=at, changes=changes, on_behalf_of=behalf)
    return kept


@transaction.atomic
def set_settings(
    values: Mapping[str, Any], *, from_on: date, by: User, at: datetime
) -> list[Setting]:
    """Those of several settings that differ from what is in force that day."""
    return [
        set_setting(key, value, from_on=from_on, by=by, at=at)
        for key, value in values.items()
        if value != setting(key, on=from_on)
    ]


@transaction.atomic
def set_signer(
    person: Person,
    *,
    title: str,
    code: str,
    from_on: date,
    by: User,
    at: datetime,
    authority: str = "",
    until_on: date | None = None,
    key: UUID | None = None,
) -> Signer:
    """A person who signs for the agency from a day, with the line printed above the name.

    `code` is the signer's authority in the law, such as `giam-doc-so`.
    """
    behalf = require(Step.SET_SIGNER, root(), by=by, at=at)
    if key and (made := Signer.objects.filter(key=key).first()):
        return made
    signer = Signer.objects.create(
        person=person,
        title=title,
        code=code,
        authority=authority,
        from_on=from_on,
        until_on=until_on,
        key=key,
    )
    record(Step.SET_SIGNER, signer, by=by, at=at, before={}, on_behalf_of=behalf)
    return signer


@transaction.atomic
def end_signer(signer: Signer, *, on: date, by: User, at: datetime) -> Signer:
    """The person signs no more after a day."""
    behalf = require(Step.END_SIGNER, root(), by=by, at=at)
    signer = Signer.objects.select_for_update().get(pk=signer.pk)
    before = state_of(signer)
    signer.until_on = max(on, signer.from_on - EVE)
    signer.save(update_fields=["until_on"])
    record(Step.END_SIGNER, signer, by=by, at=at, before=before, on_behalf_of=behalf)
    return signer


def _first_units(start: Start) -> dict[str, Unit]:
    """The agency under "", the others under their names."""
    name = str(start.settings.get("name", "")).strip()
    if not name or not start.standing_unit.strip():
        raise StartIncomplete(_("Cần có tên cơ quan và đơn vị thường trực."))
    short = str(start.settings.get("symbol", ""))
    agency = make_unit(
        parent=None, name=name, kind=start.kind, short_name=short, from_on=start.since
    )
    units = {"": agency}
    for order, below in enumerate([start.standing_unit, *start.units], 1):
        if below.strip() and below not in units:
            units[below] = make_unit(parent=agency, name=below, order=order, from_on=start.since)
    return units


def _first_settings(start: Start, units: Mapping[str, Unit], day: date) -> None:
    since = min(start.since or day, date(day.year, 1, 1))
    values = {key: start.settings[key] for key in USUAL if key in start.settings}
    values["standing_unit"] = units[start.standing_unit].pk
    Setting.objects.bulk_create(
        Setting(key=key, value=value, from_on=since) for key, value in values.items()
    )


def _first_person(
    first: FirstPerson, units: Mapping[str, Unit], start: Start, day: date, first_account: bool
) -> User | None:
    """The person with post, signature and account; answers the account, if they have one."""
    if first.unit not in units:
        raise StartIncomplete(
            _("“%(unit)s” của %(name)s chưa có trong danh sách đơn vị.")
            % {"unit": first.unit, "name": first.name}
        )
    unit, since = units[first.unit], start.since or date(day.year, 1, 1)
    person = Person(name=first.name)
    save_person(person)
    make_post(
        person,
        unit,
        {
            "title": first.title,
            "leader": first.leader,
            "kind": Post.Kind.MAIN,
            "from_on": since,
        },
    )
    if first.signs_as:
        Signer.objects.create(
            person=person,
            title=first.title,
            authority=first.authority,
            code=first.signs_as,
            from_on=since,
        )
    if not first.username:
        return None
    own = start.password if first_account and Role.ADMINISTRATOR in first.roles else None
    user = new_user(first.username, first.name, person=person, password=own)
    if own:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
    for role in first.roles:
        at_unit = unit if role in (Role.HEAD, Role.STAFF) else units[""]
        save_role(RoleHeld(user=user, role=role, unit=at_unit, from_on=min(since, day)))
    return user
