"""What can be done to units: they are added, renamed, merged, split, moved, dissolved, each from a
day, by a document.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.keys import require_version
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold, nfc, title_key
from thidua.people.actions.warrant import require
from thidua.people.lifecycle import Step
from thidua.people.models import (
    Post,
    Reorganisation,
    ReorganisationPart,
    RoleHeld,
    Unit,
    UnitName,
    User,
)

EVE = timedelta(days=1)


class UnitExists(Refusal):
    """A unit in force has this name below the same unit, or any unit has this code."""


class UnitEnded(Refusal):
    """The unit ended before that day; its successor answers for it."""


class DayNotInOrder(Refusal):
    """The day lies ahead, or before what is already on record of the unit."""


class UnitNotEmpty(Refusal):
    """Units or people still stand in the unit; `args` names them."""


class MovedUnderItself(Refusal):
    """A unit cannot be moved below itself or into one of the units being merged."""


class UnitFields(TypedDict, total=False):
    """What of a unit may be put right without a reorganisation."""

    name: str
    short_name: str
    code: str | None
    kind: str
    order: int
    from_on: date | None
    known_since: int | None


@dataclass(frozen=True)
class NewUnit:
    """A unit that a reorganisation brings into being."""

    name: str
    kind: str
    short_name: str = ""


@transaction.atomic
def add_unit(
    *,
    name: str,
    parent: Unit,
    by: User,
    at: datetime,
    kind: str = Unit.Kind.DIVISION,
    short_name: str = "",
    code: str | None = None,
    order: int = 0,
    from_on: date | None = None,
    known_since: int | None = None,
    key: UUID | None = None,
) -> Unit:
    """A new unit below another. A second click with the same key finds the first unit.

    Raises NotAllowed, UnitExists, UnitEnded.
    """
    behalf = require(Step.ADD_UNIT, parent, by=by, at=at)
    if key and (made := Unit.objects.filter(key=key).first()):
        return made
    require_in_force(parent, on=localdate(at))
    unit = make_unit(
        parent=parent,
        name=name,
        kind=kind,
        short_name=short_name,
        code=code,
        order=order,
        from_on=from_on,
        known_since=known_since,
        key=key,
    )
    record(Step.ADD_UNIT, unit, by=by, at=at, before={}, on_behalf_of=behalf)
    return unit


@transaction.atomic
def change_unit(
    unit: Unit, *, version: int, by: User, at: datetime, **changes: Unpack[UnitFields]
) -> Unit:
    """Put right what was entered wrongly; a new name by a decision is `rename_unit`.

    Raises NotAllowed, Stale, UnitExists.
    """
    behalf = require(Step.CHANGE_UNIT, unit, by=by, at=at)
    unit = locked(unit)
    require_version(version, unit.version)
    before = state_of(unit)
    for name, value in changes.items():
        setattr(unit, name, value)
    require_unused(unit)
    save_unit(unit)
    record(Step.CHANGE_UNIT, unit, by=by, at=at, before=before, on_behalf_of=behalf)
    return unit


@transaction.atomic
def rename_unit(
    unit: Unit,
    *,
    name: str,
    day: date,
    basis: str,
    version: int,
    by: User,
    at: datetime,
    short_name: str | None = None,
    key: UUID | None = None,
) -> Reorganisation:
    """A new name from a day; the old one stays readable, and the years go on.

    Raises NotAllowed, Stale, UnitExists, UnitEnded, DayNotInOrder.
    """
    behalf = require(Step.RENAME_UNIT, unit, by=by, at=at)
    if event := _already(key):
        return event
    unit = locked(unit)
    require_version(version, unit.version)
    _require_day(day, [unit], at=at)
    before = state_of(unit)
    last = unit.names.last()
    since = last.until_on + EVE if last else unit.from_on
    UnitName.objects.create(unit=unit, name=unit.name, from_on=since, until_on=day - EVE)
    unit.name = name
    unit.short_name = unit.short_name if short_name is None else short_name
    require_unused(unit)
    save_unit(unit)
    event = _event(Reorganisation.Kind.RENAME, day, basis, [unit], [unit], key=key, joined=True)
    record(Step.RENAME_UNIT, unit, by=by, at=at, before=before, on_behalf_of=behalf, note=basis)
    return event


@transaction.atomic
def merge_units(
    units: Sequence[Unit],
    *,
    into: Unit | NewUnit,
    parent: Unit,
    day: date,
    basis: str,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> Reorganisation:
    """Units become one from a day: an existing one that goes on, or a new one below `parent`.

    Their people and the units below them go along; what they did stays theirs. Whether the years
    are joined is decided apart, by `decide_years_joined`. Raises NotAllowed, UnitExists,
    UnitEnded, DayNotInOrder, MovedUnderItself.
    """
    behalf = require(Step.MERGE_UNITS, *units, parent, by=by, at=at)
    if event := _already(key):
        return event
    going = [locked(unit) for unit in units]
    staying = [locked(into)] if isinstance(into, Unit) else []
    _require_apart(going, [*staying, parent])
    _require_day(day, [*going, *staying], at=at)
    roles = [role for unit in going for role in _end(unit, until=day - EVE)]
    heir = staying[0] if isinstance(into, Unit) else _new(into, parent, day)
    people = [name for unit in going for name in _bring(unit, heir, day=day)]
    event = _event(Reorganisation.Kind.MERGER, day, basis, [*going, *staying], [heir], key=key)
    changes = {
        "đơn vị được sáp nhập": [", ".join(unit.name for unit in going), heir.name],
        **_told(day, people, roles),
    }
    record(
        Step.MERGE_UNITS,
        heir,
        by=by,
        at=at,
        changes=changes,
        on_behalf_of=behalf,
        note=basis,
    )
    return event


@transaction.atomic
def split_unit(
    unit: Unit,
    *,
    into: Sequence[NewUnit],
    goes_on: bool,
    places: Mapping[int, int],
    day: date,
    basis: str,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> Reorganisation:
    """New units come out of one from a day; the old one goes on (tách) or ends (chia).

    `places` says for each open post (pk) to which of the new units (0, 1, …) its holder goes; who
    is not named stays, which an ending unit does not allow. Raises NotAllowed, UnitExists,
    UnitEnded, DayNotInOrder, UnitNotEmpty.
    """
    behalf = require(Step.SPLIT_UNIT, unit, by=by, at=at)
    if event := _already(key):
        return event
    unit = locked(unit)
    _require_day(day, [unit], at=at)
    posts = {post.pk: post for post in _open_posts(unit, day)}
    roles: list[str] = []
    if not goes_on:
        _require_no_units(unit)
        _require_no_people([post for pk, post in posts.items() if pk not in places])
        roles = _end(unit, until=day - EVE)
    parent = unit.parent or unit
    made = [_new(part, parent, day) for part in into]
    people = [_carry(posts[pk], made[at_], day=day) for pk, at_ in places.items() if pk in posts]
    after = [unit, *made] if goes_on else made
    event = _event(Reorganisation.Kind.SPLIT, day, basis, [unit], after, key=key)
    changes = {
        "đơn vị mới": [None, ", ".join(new.name for new in made)],
        "đơn vị cũ tiếp tục": [None, goes_on],
        **_told(day, people, roles),
    }
    record(Step.SPLIT_UNIT, unit, by=by, at=at, changes=changes, on_behalf_of=behalf, note=basis)
    return event


@transaction.atomic
def move_unit(
    unit: Unit,
    *,
    parent: Unit,
    day: date,
    basis: str,
    version: int,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> Reorganisation:
    """The unit, with all below it, stands below another unit from a day.

    Raises NotAllowed, Stale, UnitEnded, DayNotInOrder, MovedUnderItself, UnitExists.
    """
    behalf = require(Step.MOVE_UNIT, unit, parent, by=by, at=at)
    if event := _already(key):
        return event
    unit, parent = locked(unit), locked(parent)
    require_version(version, unit.version)
    _require_apart([unit], [parent])
    _require_day(day, [unit], at=at)
    require_in_force(parent, on=day)
    before = state_of(unit)
    unit.parent = parent
    require_unused(unit)
    _place(unit, below=parent)
    save_unit(unit)
    event = _event(Reorganisation.Kind.MOVE, day, basis, [unit], [unit], key=key, joined=True)
    record(Step.MOVE_UNIT, unit, by=by, at=at, before=before, on_behalf_of=behalf, note=basis)
    return event


@transaction.atomic
def dissolve_unit(
    unit: Unit,
    *,
    day: date,
    basis: str,
    version: int,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> Reorganisation:
    """The unit ends on the eve of a day; nobody takes over. Its people must have gone before.

    Raises NotAllowed, Stale, UnitEnded, DayNotInOrder, UnitNotEmpty.
    """
    behalf = require(Step.DISSOLVE_UNIT, unit, by=by, at=at)
    if event := _already(key):
        return event
    unit = locked(unit)
    require_version(version, unit.version)
    _require_day(day, [unit], at=at)
    _require_no_units(unit)
    _require_no_people(list(_open_posts(unit, day)))
    before = state_of(unit)
    _end(unit, until=day - EVE)
    event = _event(Reorganisation.Kind.DISSOLUTION, day, basis, [unit], [], key=key)
    record(Step.DISSOLVE_UNIT, unit, by=by, at=at, before=before, on_behalf_of=behalf, note=basis)
    return event


@transaction.atomic
def decide_years_joined(
    event: Reorganisation, *, joined: bool, reason: str, by: User, at: datetime
) -> Reorganisation:
    """A person decides whether the years before and after are counted together, and says why."""
    units = [part.unit for part in event.parts.select_related("unit")]
    behalf = require(Step.DECIDE_YEARS, *units, by=by, at=at)
    event = Reorganisation.objects.select_for_update().get(pk=event.pk)
    before = state_of(event)
    event.years_joined, event.years_reason = joined, reason
    event.save(update_fields=["years_joined", "years_reason"])
    record(Step.DECIDE_YEARS, event, by=by, at=at, before=before, on_behalf_of=behalf)
    return event


def make_unit(*, parent: Unit | None, **fields: object) -> Unit:
    """A unit put in its place; asks no right and writes no journal: for the actions of `people`."""
    unit = Unit(parent=parent, **fields)
    require_unused(unit)
    _name_keys(unit)
    unit.save()
    unit.path = f"{parent.path if parent else ''}{unit.pk}/"
    unit.save(update_fields=["path"])
    return unit


def save_unit(unit: Unit) -> None:
    """Save a changed unit under its next version."""
    _name_keys(unit)
    unit.version = F("version") + 1
    unit.save()
    unit.refresh_from_db(fields=["version"])


def locked(unit: Unit) -> Unit:
    """The unit as it is now, kept from others until the transaction ends."""
    return Unit.objects.select_for_update().get(pk=unit.pk)


def require_in_force(unit: Unit, *, on: date) -> None:
    """Raise UnitEnded for a unit that has ended before that day."""
    if unit.until_on and unit.until_on < on:
        raise UnitEnded(
            _("“%(unit)s” đã kết thúc hoạt động từ sau ngày %(day)s.")
            % {"unit": unit, "day": f"{unit.until_on:%d/%m/%Y}"},
            todo=_("Chọn đơn vị kế thừa; trang của đơn vị này có ghi."),
        )


def require_unused(unit: Unit) -> None:
    """Raise UnitExists where a sister in force has the same name, or another unit the code."""
    if unit.code and Unit.objects.filter(code=unit.code).exclude(pk=unit.pk).exists():
        raise UnitExists(
            _("Mã đơn vị “%(code)s” đã được dùng cho đơn vị khác; hãy dùng mã khác.")
            % {"code": unit.code}
        )
    sisters = Unit.objects.filter(parent=unit.parent, until_on=None).exclude(pk=unit.pk)
    name = fold(unit.name)
    if any(fold(sister) == name for sister in sisters.values_list("name", flat=True)):
        raise UnitExists(
            _("Dưới cùng đơn vị cấp trên đã có “%(name)s”.") % {"name": unit.name},
            todo=_("Dùng đơn vị đã có, hoặc ghi tên cho phân biệt."),
        )


def _name_keys(unit: Unit) -> None:
    unit.name = nfc(" ".join(unit.name.split()))
    unit.folded = fold(f"{unit.name} {unit.short_name} {unit.code or ''}")[:300]
    unit.sort_key = title_key(unit.name)[:250]


def _new(new: NewUnit, parent: Unit, day: date) -> Unit:
    require_in_force(parent, on=day)
    return make_unit(
        parent=parent, name=new.name, kind=new.kind, short_name=new.short_name, from_on=day
    )


def _end(unit: Unit, *, until: date) -> list[str]:
    """The unit and the roles held at it end, its name is free again; answers the roles ended."""
    unit.until_on = until
    save_unit(unit)
    ended = RoleHeld.objects.filter(unit=unit).exclude(until_on__lte=until)
    names = [str(role) for role in ended.select_related("user", "unit")]
    ended.update(until_on=until)
    return names


def _bring(unit: Unit, heir: Unit, *, day: date) -> list[str]:
    """What stood in a merged unit goes to its heir, and the unit itself lies in the heir's branch;
    answers who went along.
    """
    people = [_carry(post, heir, day=day) for post in _open_posts(unit, day)]
    for child in Unit.objects.select_for_update().filter(parent=unit, until_on=None):
        child.parent = heir
        _place(child, below=heir)
        save_unit(child)
    _place(unit, below=heir)
    return people


def _carry(post: Post, to: Unit, *, day: date) -> str:
    """The same post at another unit from a day, whose holder is named in the answer; a post that
    begins later only changes its unit.
    """
    if post.from_on >= day:
        post.unit = to
        post.save(update_fields=["unit"])
        return post.person.name
    Post.objects.create(
        person=post.person,
        unit=to,
        title=post.title,
        rank=post.rank,
        leader=post.leader,
        kind=post.kind,
        from_on=day,
        until_on=post.until_on,
    )
    post.until_on = day - EVE
    post.version += 1
    post.save(update_fields=["until_on", "version"])
    return post.person.name


def _place(unit: Unit, *, below: Unit) -> None:
    """Give the unit, and all in its branch, their paths below another unit."""
    old, new = unit.path, f"{below.path}{unit.pk}/"
    tail = Substr("path", len(old) + 1)
    Unit.objects.filter(path__startswith=old).update(path=Concat(Value(new), tail))
    unit.path = new


def _open_posts(unit: Unit, day: date) -> list[Post]:
    """The posts at this very unit that would still be held on a day."""
    posts = Post.objects.select_for_update(of=("self",)).filter(unit=unit)
    return list(posts.exclude(until_on__lt=day).select_related("person"))


def _event(
    kind: Reorganisation.Kind,
    day: date,
    basis: str,
    before: Sequence[Unit],
    after: Sequence[Unit],
    *,
    key: UUID | None,
    joined: bool | None = None,
) -> Reorganisation:
    event = Reorganisation.objects.create(
        kind=kind, day=day, basis=basis, key=key, years_joined=joined
    )
    ReorganisationPart.objects.bulk_create(
        ReorganisationPart(reorganisation=event, unit=unit, after=later)
        for units, later in ((before, False), (after, True))
        for unit in units
    )
    return event


def _told(day: date, people: Sequence[str], roles: Sequence[str]) -> dict[str, Any]:
    """What else a reorganisation changes, for its line in the journal."""
    return {
        "từ ngày": [None, f"{day:%d/%m/%Y}"],
        "người chuyển theo": [None, ", ".join(people)],
        "vai trò kết thúc": ["; ".join(roles), None],
    }


def _already(key: UUID | None) -> Reorganisation | None:
    """The reorganisation that a first click has made."""
    return Reorganisation.objects.filter(key=key).first() if key else None


def _require_day(day: date, units: Sequence[Unit], *, at: datetime) -> None:
    """A reorganisation is entered once it is in force, in the order in which they happened."""
    if day > localdate(at):
        raise DayNotInOrder(
            _("Ngày %(day)s chưa tới; việc tổ chức lại được ghi từ ngày có hiệu lực.")
            % {"day": f"{day:%d/%m/%Y}"}
        )
    for unit in units:
        require_in_force(unit, on=day)
        events = unit.reorganisations.order_by("-reorganisation__day")
        last = events.values_list("reorganisation__day", flat=True).first()
        begun = max((d for d in (last, unit.from_on) if d), default=None)
        if begun and day < begun:
            raise DayNotInOrder(
                _("“%(unit)s” đã có thay đổi từ ngày %(last)s, nên ngày %(day)s không theo thứ tự.")
                % {"unit": unit, "last": f"{begun:%d/%m/%Y}", "day": f"{day:%d/%m/%Y}"},
                todo=_("Kiểm tra lại ngày có hiệu lực ghi trong văn bản."),
            )


def _require_apart(going: Sequence[Unit], targets: Sequence[Unit]) -> None:
    for unit in going:
        for target in targets:
            if target.path.startswith(unit.path):
                raise MovedUnderItself(
                    _("“%(target)s” chính là “%(unit)s” hoặc thuộc “%(unit)s”.")
                    % {"target": target, "unit": unit},
                    todo=_("Chọn đơn vị khác."),
                )


def _require_no_units(unit: Unit) -> None:
    below = list(Unit.objects.filter(parent=unit, until_on=None).values_list("name", flat=True))
    if below:
        raise UnitNotEmpty(
            _("“%(unit)s” còn đơn vị trực thuộc: %(below)s.")
            % {"unit": unit, "below": ", ".join(below)},
            todo=_("Chuyển các đơn vị trực thuộc sang đơn vị khác trước."),
        )


def _require_no_people(posts: Sequence[Post]) -> None:
    if posts:
        names = ", ".join(sorted({post.person.name for post in posts})[:10])
        raise UnitNotEmpty(
            _("Còn %(count)d chức vụ chưa được xếp đơn vị mới: %(names)s.")
            % {"count": len(posts), "names": names},
            todo=_("Chọn đơn vị mới cho từng người, hoặc điều chuyển trước."),
        )
