"""Whom a typed name means: quick to type, never guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.eligibility.questions import Nominee
from thidua.kit.text import fold
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Post, Unit
from thidua.people.queries import posts_on, staff_of, visible_persons

MARK = re.compile(r"\s*#(đv)?(\d+)\s*$", re.IGNORECASE)
HOUSEHOLD = "ho "


class NotPicked(Exception):
    """Nobody, or more than one, answers to what was typed; the text says what to do."""


@dataclass(frozen=True)
class Option:
    """One line of the list that a browser offers while somebody types."""

    value: str
    nominee: Nominee
    post: str = ""


def options(unit: Unit, *, on: date) -> list[Option]:
    """The unit's people by given name, then the unit itself and those below it."""
    people = list(staff_of(unit, on=on))
    posts = _posts(people, on)
    offered = [_of_person(person, posts.get(person.pk, "")) for person in people]
    below = Unit.objects.filter(path__startswith=unit.path).exclude(until_on__lt=on)
    offered += [
        Option(f"{one.name} #đv{one.pk}", one, str(_("tập thể"))) for one in below.order_by("path")
    ]
    return offered


def pick(typed: str, unit: Unit, *, mandate: Mandate, on: date) -> Nominee:
    """The nominee that is meant: by the mark the list gave, else by name inside the unit.

    A text that begins with "Hộ" is a household by its name. Raises NotPicked.
    """
    bare = " ".join(typed.split())
    if found := MARK.search(bare):
        return _marked(bool(found.group(1)), int(found.group(2)), unit, mandate, on)
    wanted = fold(bare)
    alike = [one for one in options(unit, on=on) if fold(str(one.nominee)) == wanted]
    if len(alike) == 1:
        return alike[0].nominee
    if alike:
        raise NotPicked(
            _("Có %(count)d người cùng tên: %(names)s. Hãy chọn một dòng trong danh sách gợi ý.")
            % {
                "count": len(alike),
                "names": "; ".join(f"{one.value} {one.post}".strip() for one in alike),
            }
        )
    if wanted.startswith(HOUSEHOLD):
        return bare
    raise NotPicked(
        _("Không thấy “%(name)s” trong %(unit)s. Hãy chọn trong danh sách gợi ý.")
        % {"name": bare, "unit": unit}
    )


def _marked(of_unit: bool, pk: int, unit: Unit, mandate: Mandate, on: date) -> Nominee:
    """The mark is a hint: only what this account may see is found."""
    nominee: Nominee | None
    if of_unit:
        nominee = Unit.objects.filter(pk=pk, path__startswith=unit.path).first()
    else:
        inside = Person.objects.filter(pk__in=staff_of(unit, on=on).values("pk"))
        nominee = (inside | visible_persons(mandate)).filter(pk=pk).distinct().first()
    if nominee is None:
        raise NotPicked(
            _("Không tìm thấy người hoặc tập thể này; hãy chọn lại trong danh sách gợi ý.")
        )
    return nominee


def _of_person(person: Person, post: str) -> Option:
    return Option(f"{person.name} #{person.pk}", person, post)


def _posts(people: Iterable[Person], on: date) -> dict[int, str]:
    held = posts_on(on).filter(person__in=list(people), kind__in=[Post.Kind.MAIN, Post.Kind.ACTING])
    return dict(held.order_by("-from_on").values_list("person", "title"))
