"""Putting the rows of a workbook on record; the whole workbook is one line of the journal."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.kit.loading import Does, Put
from thidua.library.queries import law_for
from thidua.movements.actions.registering import (
    AGAIN,
    NotRegistrable,
    Wish,
    fresh_start,
    is_late,
    require_of_unit,
)
from thidua.movements.actions.warrant import NotAllowed
from thidua.movements.lifecycle import KEEPERS, STANDING
from thidua.movements.models import RegisteredTotal, Registration
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import Person, Unit, User


def load_one(
    wish: Wish, *, year: int, unit: Unit, late_reason: str, by: User | None, at: datetime
) -> Put:
    """One registration of a workbook: made, made anew, filled up, or there already.

    Any honour of the law is taken, also one that the agency does not offer on its pages. `by` is
    None at the server's own console. Raises NotAllowed, NotOfUnit, NotOpen, NotRegistrable.
    """
    today = localdate(at)
    held = _require_keeper(unit, by=by, at=at)
    require_of_unit(wish.nominee, unit, on=today)
    kind = "person" if isinstance(wish.nominee, Person) else "collective"
    known_to_law = law_for(unit, on=today).honours[wish.honour]
    if kind not in known_to_law.nominees:
        raise NotRegistrable(
            _("%(name)s không đăng ký được “%(honour)s”.")
            % {"name": wish.nominee, "honour": known_to_law.name["vi"]},
            todo=_("Xem lại cột danh hiệu: danh hiệu cá nhân hay danh hiệu tập thể."),
        )
    late = is_late(wish, year, held, unit, on=today)
    start = fresh_start(wish, unit=unit, by=by, at=at, late_reason=late_reason if late else None)
    rows = Registration.objects.select_for_update(of=("self",))
    known, made = rows.get_or_create(year=year, **wish.keys, defaults=start)
    if made:
        return Put(known, Does.MADE)
    if known.status not in STANDING:
        return _saved(known, {**start, **AGAIN})
    filled = {
        name: value
        for name, value in (
            ("content", wish.content),
            ("initiative_title", wish.initiative_title),
        )
        if value and not getattr(known, name)
    }
    return _saved(known, filled) if filled else Put(known, Does.SAME)


def _saved(known: Registration, changes: Mapping[str, Any]) -> Put:
    for name, value in changes.items():
        setattr(known, name, value)
    known.version += 1
    known.save(update_fields=[*changes, "version"])
    return Put(known, Does.CHANGED)


def _require_keeper(unit: Unit, *, by: User | None, at: datetime) -> Mandate | None:
    """The mandate of the account; None at the console. Raises NotAllowed."""
    if by is None:
        return None
    held = mandate(by, on=localdate(at))
    if not held.has_any(KEEPERS, unit):
        raise NotAllowed(
            _("Tài khoản này không được đăng ký cho %(unit)s.") % {"unit": unit},
            todo=_("Nhờ trưởng đơn vị hoặc chuyên viên thi đua, khen thưởng."),
        )
    return held


def load_total(
    unit: Unit, honour: str, count: int, *, year: int, by: User | None, at: datetime
) -> Put:
    """How many of an honour a unit says it registers. Raises NotAllowed."""
    _require_keeper(unit, by=by, at=at)
    rows = RegisteredTotal.objects.select_for_update(of=("self",))
    known, made = rows.get_or_create(year=year, unit=unit, honour=honour, defaults={"count": count})
    if made:
        return Put(known, Does.MADE)
    if known.count == count:
        return Put(known, Does.SAME)
    known.count = count
    known.version += 1
    known.save(update_fields=["count", "version"])
    return Put(known, Does.CHANGED)
