"""Putting a workbook of units or persons on record, row by row; the journal is told once, by
`journal.actions.record_load`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.journal.state import HIDDEN
from thidua.kit.loading import Does, Put
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold
from thidua.people import titles
from thidua.people.actions.persons import (
    EVE,
    PersonFields,
    PostFields,
    make_post,
    require_nobody_else,
    save_person,
    save_post,
)
from thidua.people.actions.units import (
    UnitFields,
    locked,
    make_unit,
    require_in_force,
    require_unused,
    save_unit,
)
from thidua.people.actions.warrant import require_within
from thidua.people.lifecycle import Step
from thidua.people.mandate import Mandate
from thidua.people.matching import WhichPerson, require_same_name, told
from thidua.people.models import Person, Post, Unit
from thidua.people.queries import find_person, main_post, same_name


class NeedsAct(Refusal):
    """What the row says is a rename, a move, a transfer, an appointment: it has a day and a paper,
    and is entered on the record's own page.
    """


@dataclass(frozen=True)
class PersonRow:
    """A person as a workbook has them, and the post they hold there."""

    unit: Unit
    fields: PersonFields
    post: PostFields
    dated: bool = False
    """Whether the row itself says since when the post is held."""
    titled: bool = False
    """Whether the row itself names the post."""


@transaction.atomic
def put_unit(
    known: Unit | None,
    *,
    name: str,
    parent: Unit,
    fields: UnitFields,
    until_on: date | None,
    given: Mandate | None,
    at: datetime,
) -> Put:
    """A unit of a workbook: `known` brought up to the row, or a new one below `parent`.

    `given` is the mandate of whoever loads, None at the server's own console. Raises NotAllowed,
    UnitExists, UnitEnded, NeedsAct.
    """
    if given:
        require_within(given, Step.LOAD, parent)
    if known is None:
        if until_on is None:
            require_in_force(parent, on=localdate(at))
        unit = make_unit(parent=parent, name=name, until_on=until_on, **fields)
        return Put(unit, Does.MADE, _("thuộc %(parent)s") % {"parent": parent})
    unit = locked(known)
    if given:
        require_within(given, Step.LOAD, unit)
    _require_no_reorganisation(unit, name=name, parent=parent, until_on=until_on)
    changes = _take_over(unit, {**fields, "name": name})
    if not changes:
        return Put(unit, Does.SAME)
    require_unused(unit)
    save_unit(unit)
    return Put(unit, Does.CHANGED, changes)


@transaction.atomic
def put_person(row: PersonRow, *, given: Mandate | None, at: datetime) -> Put:
    """A person of a workbook: matched by number, else by name, birth and unit, or made.

    `given` as for `put_unit`. Raises NotAllowed, WhichPerson, NeedsAct, AlreadyOnRecord, UnitEnded,
    DatesNotInOrder.
    """
    if given:
        require_within(given, Step.LOAD, row.unit)
    on = localdate(at)
    known = _on_record(row, on=on)
    if known is None:
        person = Person(**row.fields)
        require_nobody_else(person)
        save_person(person)
        post = make_post(person, row.unit, row.post)
        since = _("%(post)s, từ %(day)s") % {"post": post, "day": f"{post.from_on:%d/%m/%Y}"}
        return Put(person, Does.MADE, since)
    require_same_name(known, row.fields["name"])
    person = Person.objects.select_for_update().get(pk=known.pk)
    changes = _take_over(person, row.fields)
    if changes:
        require_nobody_else(person)
        save_person(person)
    changes = "; ".join(part for part in (changes, _put_post(person, row, on=on)) if part)
    return Put(person, Does.CHANGED if changes else Does.SAME, changes)


def _require_no_reorganisation(
    unit: Unit, *, name: str, parent: Unit, until_on: date | None
) -> None:
    """Raise NeedsAct where the row says that the unit was renamed, moved or dissolved."""
    if fold(unit.name) != fold(name) and fold(unit.short_name) != fold(name):
        raise NeedsAct(
            _("Mã “%(code)s” đang là của “%(unit)s”.") % {"code": unit.code, "unit": unit},
            todo=_("Nếu đơn vị đã đổi tên, ghi việc đổi tên trên trang của đơn vị."),
        )
    if unit.parent_id and unit.parent_id != parent.pk and unit.pk != parent.pk:
        raise NeedsAct(
            _("“%(unit)s” đang thuộc “%(parent)s”.") % {"unit": unit, "parent": unit.parent},
            todo=_("Nếu đã chuyển, ghi việc chuyển trên trang của đơn vị."),
        )
    if until_on and unit.until_on != until_on:
        raise NeedsAct(
            _("“%(unit)s” đang hoạt động.") % {"unit": unit},
            todo=_("Nếu đã kết thúc, ghi sáp nhập hoặc giải thể trên trang của đơn vị."),
        )


def _on_record(row: PersonRow, *, on: date) -> Person | None:
    """Who of those on record the row is about; None for somebody new. Raises WhichPerson."""
    fields = row.fields
    match = find_person(
        citizen_number=fields.get("citizen_number"),
        staff_code=fields.get("staff_code"),
        name=fields["name"],
        born_on=fields.get("born_on"),
        born_year=fields.get("born_year"),
    )
    alike = [match.person] if match.person else list(match.candidates)
    alike = [person for person in alike if _numbers_agree(person, fields)]
    if match.person or not alike:
        return alike[0] if alike else None
    inside = [person for person in alike if _stands_in(person, row.unit)]
    if len(inside) == 1:
        return inside[0]
    raise WhichPerson(
        _("Trên hồ sơ đã có %(who)s, chưa rõ có phải người này không.")
        % {"who": told(inside or alike, on=on)},
        todo=_("Ghi thêm ngày sinh hoặc mã cán bộ."),
    )


def _numbers_agree(person: Person, fields: PersonFields) -> bool:
    """A person of the same name with another number is another person."""
    if person.citizen_number and person.citizen_number == fields.get("citizen_number"):
        return True
    return all(
        not fields.get(name)
        or not getattr(person, name)
        or fields.get(name) == getattr(person, name)
        for name in ("citizen_number", "staff_code")
    )


def _stands_in(person: Person, unit: Unit) -> bool:
    return Post.objects.filter(person=person, unit__path__startswith=unit.path).exists()


def _put_post(person: Person, row: PersonRow, *, on: date) -> str:
    """Bring the post of a person on record up to the row; answers in words what changed."""
    held = main_post(person, on=on)
    if held is None:
        return _("chức vụ: %(post)s") % {"post": make_post(person, row.unit, row.post)}
    if not held.unit.path.startswith(row.unit.path):
        return _elsewhere(person, held, row)
    title = row.post["title"]
    if not row.titled or fold(held.title) == fold(title):
        return ""
    if row.dated and row.post["from_on"] > held.from_on:
        return _appointed(person, held, row)
    if titles.leads(title) != held.leader:
        raise NeedsAct(
            _("%(name)s đang là “%(post)s” trên hồ sơ.") % {"name": person.name, "post": held},
            todo=_("Nếu mới được bổ nhiệm hoặc thôi giữ chức vụ, ghi thêm cột “Từ ngày”."),
        )
    changes = _("chức vụ: %(old)s → %(new)s") % {"old": held.title, "new": title}
    held.title = title
    save_post(held)
    return changes


def _elsewhere(person: Person, held: Post, row: PersonRow) -> str:
    """Another post at that unit beside the main one is nothing new; else it is a transfer."""
    beside = Post.objects.filter(person=person, unit=row.unit, until_on=None)
    if beside.exists():
        return ""
    raise NeedsAct(
        _("%(name)s đang ở “%(unit)s” trên hồ sơ.") % {"name": person.name, "unit": held.unit},
        todo=_("Nếu đã chuyển đơn vị, ghi điều chuyển ở trang của người này."),
    )


def _appointed(person: Person, held: Post, row: PersonRow) -> str:
    """A new post at the same unit from a day; the old one ends on its eve."""
    held.until_on = row.post["from_on"] - EVE
    save_post(held)
    post = make_post(person, held.unit, row.post)
    return _("chức vụ: %(old)s → %(new)s từ %(day)s") % {
        "old": held.title,
        "new": post.title,
        "day": f"{post.from_on:%d/%m/%Y}",
    }


def _take_over(kept: Unit | Person, values: Mapping[str, Any]) -> str:
    """Take over what is given and differs; a blank changes nothing. Answers in words what did."""
    secret: Sequence[str] = getattr(kept, "journal_secret", ())
    told_of = []
    for name, value in values.items():
        old = getattr(kept, name)
        if value in (None, "") or old == value or (name == "name" and same_name(old, value)):
            continue
        setattr(kept, name, value)
        field = kept._meta.get_field(name)
        assert isinstance(field, models.Field)
        shown = [HIDDEN] * 2 if name in secret else [_shown(field, each) for each in (old, value)]
        told_of.append(f"{field.verbose_name}: {' → '.join(shown)}")
    return "; ".join(told_of)


def _shown(field: models.Field[Any, Any], value: Any) -> str:
    if value in (None, ""):
        return _("(trống)")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(dict(field.flatchoices).get(value, value))
