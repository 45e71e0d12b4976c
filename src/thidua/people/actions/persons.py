"""What can be done to persons: they come, hold posts, are transferred, are away, leave."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.journal.actions import record
from thidua.journal.state import difference, state_of
from thidua.kit.keys import require_version
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold, nfc, sort_key
from thidua.people.actions.units import require_in_force
from thidua.people.actions.warrant import require
from thidua.people.lifecycle import Step
from thidua.people.models import Absence, Person, Post, Unit, User
from thidua.people.queries import find_person, main_post

EVE = timedelta(days=1)


class AlreadyOnRecord(Refusal):
    """The citizen number or staff code belongs to a person on record: `person`."""

    def __init__(self, what: str, person: Person, **more: str) -> None:
        super().__init__(what, **more)
        self.person = person


class MaybeSame(Refusal):
    """Persons with this name and birth date stand in this unit: `candidates`; a person decides."""

    def __init__(self, what: str, candidates: Sequence[Person], **more: str) -> None:
        super().__init__(what, **more)
        self.candidates = list(candidates)


class DatesNotInOrder(Refusal):
    """A period ends before it begins, or begins before what it rests on."""


class PersonFields(TypedDict, total=False):
    """What of a person can be entered and put right."""

    name: str
    sex: str
    born_on: date | None
    born_year: int | None
    citizen_number: str | None
    staff_code: str | None
    group: str
    higher_retirement_age: bool
    joined_on: date | None
    known_since: int | None


class PostFields(TypedDict, total=False):
    """What of a post can be entered and put right."""

    title: str
    rank: str
    leader: bool
    head: bool
    kind: str
    from_on: date
    until_on: date | None


@transaction.atomic
def add_person(
    *,
    unit: Unit,
    post: PostFields,
    by: User,
    at: datetime,
    surely_new: bool = False,
    key: UUID | None = None,
    **fields: Unpack[PersonFields],
) -> Person:
    """A person new to the record, with the post they hold at a unit.

    Raises NotAllowed, AlreadyOnRecord, MaybeSame (unless `surely_new`), UnitEnded,
    DatesNotInOrder.
    """
    behalf = require(Step.ADD_PERSON, unit, by=by, at=at)
    if key and (made := Person.objects.filter(key=key).first()):
        return made
    person = Person(key=key, **fields)
    require_nobody_else(person)
    if not surely_new:
        _require_no_likeness(person, unit)
    save_person(person)
    give = make_post(person, unit, post)
    changes = difference({}, state_of(person)) | _changes(give, {})
    record(Step.ADD_PERSON, person, by=by, at=at, changes=changes, on_behalf_of=behalf)
    return person


@transaction.atomic
def change_person(
    person: Person, *, version: int, by: User, at: datetime, **changes: Unpack[PersonFields]
) -> Person:
    """Put right what is on record of a person. Raises NotAllowed, Stale, AlreadyOnRecord."""
    behalf = require(Step.CHANGE_PERSON, *_places(person, at), by=by, at=at)
    person = _locked(person)
    require_version(version, person.version)
    before = state_of(person)
    for name, value in changes.items():
        setattr(person, name, value)
    require_nobody_else(person)
    save_person(person)
    record(Step.CHANGE_PERSON, person, by=by, at=at, before=before, on_behalf_of=behalf)
    return person


@transaction.atomic
def leave(person: Person, *, on: date, version: int, by: User, at: datetime) -> Person:
    """The person leaves the agency after a day: retired, moved elsewhere; all posts end with it.

    The account stays as it is: an administrator switches it off.
    """
    behalf = require(Step.LEAVE, *_places(person, at), by=by, at=at)
    person = _locked(person)
    require_version(version, person.version)
    before = state_of(person)
    posts = Post.objects.select_for_update().filter(person=person).exclude(until_on__lte=on)
    for post in posts:
        if post.from_on > on:
            raise DatesNotInOrder(
                _("%(person)s có chức vụ “%(post)s” bắt đầu sau ngày %(on)s.")
                % {"person": person, "post": post, "on": f"{on:%d/%m/%Y}"},
                todo=_("Kiểm tra lại ngày rời cơ quan hoặc ngày bắt đầu chức vụ."),
            )
    posts.update(until_on=on, version=F("version") + 1)
    person.left_on = on
    save_person(person)
    record(Step.LEAVE, person, by=by, at=at, before=before, on_behalf_of=behalf)
    return person


@transaction.atomic
def give_post(
    person: Person,
    *,
    unit: Unit,
    by: User,
    at: datetime,
    key: UUID | None = None,
    **fields: Unpack[PostFields],
) -> Post:
    """One more post for a person: concurrent, acting, seconded; several at once are normal."""
    behalf = require(Step.GIVE_POST, unit, by=by, at=at)
    if key and (made := Post.objects.filter(key=key).first()):
        return made
    post = make_post(person, unit, fields, key=key)
    changes = _changes(post, {})
    record(Step.GIVE_POST, person, by=by, at=at, changes=changes, on_behalf_of=behalf)
    return post


@transaction.atomic
def change_post(
    post: Post, *, version: int, by: User, at: datetime, **changes: Unpack[PostFields]
) -> Post:
    """Put right what is on record of a post. Raises NotAllowed, Stale, DatesNotInOrder."""
    behalf = require(Step.CHANGE_POST, post.unit, by=by, at=at)
    post = Post.objects.select_for_update().get(pk=post.pk)
    require_version(version, post.version)
    before = state_of(post)
    for name, value in changes.items():
        setattr(post, name, value)
    save_post(post)
    story = _changes(post, before)
    record(Step.CHANGE_POST, post.person, by=by, at=at, changes=story, on_behalf_of=behalf)
    return post


@transaction.atomic
def end_post(post: Post, *, on: date, version: int, by: User, at: datetime) -> Post:
    """The post ends with a day. Raises NotAllowed, Stale, DatesNotInOrder."""
    behalf = require(Step.END_POST, post.unit, by=by, at=at)
    post = Post.objects.select_for_update().get(pk=post.pk)
    require_version(version, post.version)
    before = state_of(post)
    post.until_on = on
    save_post(post)
    changes = _changes(post, before)
    record(Step.END_POST, post.person, by=by, at=at, changes=changes, on_behalf_of=behalf)
    return post


@transaction.atomic
def transfer(
    person: Person,
    *,
    to: Unit,
    on: date,
    old_unit_agrees: bool | None,
    by: User,
    at: datetime,
    key: UUID | None = None,
    **fields: Unpack[PostFields],
) -> Post:
    """The person's main post ends on the eve of a day, and one at another unit begins.

    `old_unit_agrees` is the old unit's opinion of the year's merit; None where it is not yet
    asked. Raises NotAllowed, UnitEnded, DatesNotInOrder.
    """
    old = main_post(person, on=on - EVE)
    behalf = require(Step.TRANSFER, *([old.unit] if old else []), to, by=by, at=at)
    if key and (made := Post.objects.filter(key=key).first()):
        return made
    _locked(person)
    if old:
        _hand_over(old, person, to, on)
    title = old.title if old else ""
    given = PostFields(title=title, leader=False, kind=Post.Kind.MAIN)
    given.update(fields)
    given["from_on"] = on
    post = make_post(person, to, given, key=key, old_unit_agrees=old_unit_agrees)
    changes = {"chức vụ trước": [str(old) if old else None, None], **_changes(post, {})}
    record(Step.TRANSFER, person, by=by, at=at, changes=changes, on_behalf_of=behalf)
    return post


@transaction.atomic
def add_absence(
    person: Person,
    *,
    kind: str,
    from_on: date,
    until_on: date,
    by: User,
    at: datetime,
    key: UUID | None = None,
) -> Absence:
    """A long absence of a person. Raises NotAllowed, DatesNotInOrder."""
    behalf = require(Step.ADD_ABSENCE, *_places(person, at), by=by, at=at)
    if key and (made := Absence.objects.filter(key=key).first()):
        return made
    absence = Absence(person=person, kind=kind, from_on=from_on, until_on=until_on, key=key)
    _save_absence(absence)
    changes = _changes(absence, {})
    record(Step.ADD_ABSENCE, person, by=by, at=at, changes=changes, on_behalf_of=behalf)
    return absence


@transaction.atomic
def change_absence(
    absence: Absence, *, from_on: date, until_on: date, by: User, at: datetime
) -> Absence:
    """The absence began or ended on other days. Raises NotAllowed, DatesNotInOrder."""
    behalf = require(Step.CHANGE_ABSENCE, *_places(absence.person, at), by=by, at=at)
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    before = state_of(absence)
    absence.from_on, absence.until_on = from_on, until_on
    _save_absence(absence)
    changes = _changes(absence, before)
    record(Step.CHANGE_ABSENCE, absence.person, by=by, at=at, changes=changes, on_behalf_of=behalf)
    return absence


def make_post(
    person: Person,
    unit: Unit,
    fields: PostFields,
    *,
    key: UUID | None = None,
    old_unit_agrees: bool | None = None,
) -> Post:
    """A post at a unit that exists that day; asks no right and writes no journal: for the actions
    of `people`.
    """
    post = Post(person=person, unit=unit, key=key, old_unit_agrees=old_unit_agrees, **fields)
    require_in_force(unit, on=post.from_on)
    if person.left_on and (post.until_on is None or post.until_on > person.left_on):
        raise DatesNotInOrder(
            _("%(person)s đã rời cơ quan ngày %(day)s.")
            % {"person": person, "day": f"{person.left_on:%d/%m/%Y}"},
            todo=_("Sửa ngày rời cơ quan trước, nếu người này trở lại."),
        )
    save_post(post, first=True)
    return post


def save_person(person: Person) -> None:
    """Save a person, new or changed, with what is searched and sorted."""
    person.name = nfc(" ".join(person.name.split()))
    person.folded = fold(f"{person.name} {person.staff_code or ''}")[:200]
    person.sort_key = sort_key(person.name)[:250]
    if person.born_on:
        person.born_year = person.born_on.year
    if person.pk is None:
        person.save()
        return
    person.version = F("version") + 1
    person.save()
    person.refresh_from_db(fields=["version"])


def require_nobody_else(person: Person) -> None:
    """Raise AlreadyOnRecord where another person has this citizen number or staff code."""
    for field, words in (
        ("citizen_number", _("Số định danh cá nhân này đã có trên hồ sơ của %(name)s.")),
        ("staff_code", _("Mã cán bộ này đã có trên hồ sơ của %(name)s.")),
    ):
        value = getattr(person, field) or None
        setattr(person, field, value)
        other = value and Person.objects.filter(**{field: value}).exclude(pk=person.pk).first()
        if other:
            raise AlreadyOnRecord(
                words % {"name": other.name},
                other,
                todo=_("Kiểm tra lại số, hoặc dùng hồ sơ đã có."),
            )


def _require_no_likeness(person: Person, unit: Unit) -> None:
    match = find_person(
        name=person.name, born_on=person.born_on, born_year=person.born_year, unit=unit
    )
    alike = [match.person] if match.person else list(match.candidates)
    if alike:
        raise MaybeSame(
            _("Đã có %(name)s cùng ngày sinh ở đơn vị này. Đây có phải cùng một người?")
            % {"name": person.name},
            alike,
            todo=_(
                "Nếu là cùng một người, mở hồ sơ đã có; nếu không, đánh dấu “Đúng là người khác”."
            ),
        )


def _hand_over(old: Post, person: Person, to: Unit, on: date) -> None:
    if old.unit_id == to.pk:
        raise DatesNotInOrder(
            _("%(person)s đang ở “%(unit)s”; chọn đơn vị khác để điều chuyển.")
            % {"person": person, "unit": to}
        )
    if old.from_on >= on:
        raise DatesNotInOrder(
            _("%(person)s về “%(unit)s” từ ngày %(day)s; ngày điều chuyển phải sau ngày đó.")
            % {"person": person, "unit": old.unit, "day": f"{old.from_on:%d/%m/%Y}"}
        )
    old.until_on = on - EVE
    save_post(old)


def save_post(post: Post, *, first: bool = False) -> None:
    if post.until_on and post.until_on < post.from_on:
        raise DatesNotInOrder(
            _("Chức vụ kết thúc ngày %(until)s, trước ngày bắt đầu %(since)s.")
            % {"until": f"{post.until_on:%d/%m/%Y}", "since": f"{post.from_on:%d/%m/%Y}"}
        )
    if not first:
        post.version += 1
    post.save()


def _save_absence(absence: Absence) -> None:
    if absence.until_on < absence.from_on:
        raise DatesNotInOrder(
            _("Thời gian nghỉ kết thúc ngày %(until)s, trước ngày bắt đầu %(since)s.")
            % {"until": f"{absence.until_on:%d/%m/%Y}", "since": f"{absence.from_on:%d/%m/%Y}"}
        )
    absence.save()


def _locked(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _places(person: Person, at: datetime) -> list[Unit]:
    """Where a right over the person is asked: the unit of their main post, now or last."""
    post = main_post(person, on=localdate(at)) or (
        person.posts.select_related("unit").order_by("-from_on").first()
    )
    return [post.unit] if post else []


def _changes(part: Post | Absence, before: Mapping[str, Any]) -> dict[str, Any]:
    """What changed of a post or an absence, for a line about its person."""
    about = "chức vụ, đơn vị" if isinstance(part, Post) else "thời gian nghỉ"
    return {about: [None, str(part)]} | difference(before, state_of(part))
