"""What can be asked of units, persons, accounts and settings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from thidua.kit.text import fold, nfc
from thidua.people.agency import USUAL
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Post, ReorganisationPart, Role, Setting, Signer, Unit, User

EVERYBODY = (
    Role.OFFICER,
    Role.LEADER,
    Role.ADMINISTRATOR,
    Role.SECRETARY,
    Role.CLERK,
    Role.ACCOUNTANT,
)


def in_branches(branches: Iterable[str], field: str = "unit__path") -> Q:
    """A condition: the unit at `field` lies in one of these branches; none where there is no
    branch.
    """
    condition = Q(pk__in=[])
    for branch in branches:
        condition |= Q(**{f"{field}__startswith": branch})
    return condition


def visible_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units a mandate may see: names of units are no secret inside the installation."""
    return Unit.objects.all() if mandate.reach else Unit.objects.none()


def visible_persons(mandate: Mandate) -> QuerySet[Person]:
    """Persons with a post in a branch of the mandate, and the account's own person."""
    if mandate.holds(*EVERYBODY):
        return Person.objects.all()
    own = Q(pk=mandate.user.person_id) if mandate.user.person_id else Q(pk__in=[])
    placed = Post.objects.filter(in_branches(mandate.branches(Role.HEAD)))
    return Person.objects.filter(own | Q(pk__in=placed.values("person")))


def posts_on(on: date) -> QuerySet[Post]:
    """All posts held on a day."""
    return Post.objects.filter(from_on__lte=on).exclude(until_on__lt=on)


def main_post(person: Person, *, on: date) -> Post | None:
    """Where a person belongs on a day: the main post, else the one held longest."""
    held = posts_on(on).filter(person=person).select_related("unit").order_by("from_on")
    return next((p for p in held if p.kind == Post.Kind.MAIN), None) or held.first()


def is_leader(person: Person, *, on: date) -> bool:
    """Holds a leading post, from deputy head of phòng upward; others are direct workers."""
    return posts_on(on).filter(person=person, leader=True).exists()


def staff_of(unit: Unit, *, on: date) -> QuerySet[Person]:
    """Who belongs to a unit or one below it on a day, by main post, by given name."""
    placed = posts_on(on).filter(
        unit__path__startswith=unit.path, kind__in=[Post.Kind.MAIN, Post.Kind.ACTING]
    )
    return Person.objects.filter(pk__in=placed.values("person")).order_by("sort_key")


def root() -> Unit | None:
    """The agency itself: the top of the tree."""
    return Unit.objects.filter(parent=None).order_by("pk").first()


def name_on(unit: Unit, *, on: date) -> str:
    """The name a unit bore on a day."""
    former = unit.names.filter(until_on__gte=on).order_by("until_on").first()
    return former.name if former else unit.name


def successors(unit: Unit, *, on: date) -> list[Unit]:
    """Who stands for a unit on a day: itself while it exists, else the units that took over,
    however far.
    """
    if unit.until_on is None or unit.until_on >= on:
        return [unit]
    events = ReorganisationPart.objects.filter(unit=unit, after=False, reorganisation__day__lte=on)
    heirs = Unit.objects.filter(
        reorganisations__after=True,
        reorganisations__reorganisation__in=events.values("reorganisation"),
    ).exclude(pk=unit.pk)
    return [last for heir in heirs.distinct() for last in successors(heir, on=on)]


def setting(key: str, *, on: date) -> Any:
    """The value of a setting on a day; its usual value where the agency has set none. KeyError for
    an unknown key.
    """
    kept = Setting.objects.filter(key=key, from_on__lte=on).order_by("-from_on").first()
    return kept.value if kept else USUAL[key]


def settings_on(on: date) -> dict[str, Any]:
    """All settings of a day, in one query."""
    found = dict(USUAL)
    for kept in Setting.objects.filter(from_on__lte=on).order_by("from_on"):
        found[kept.key] = kept.value
    return found


def signers_on(on: date) -> QuerySet[Signer]:
    """Who may sign for the agency on a day."""
    return Signer.objects.filter(from_on__lte=on).exclude(until_on__lt=on).select_related("person")


def with_role(role: Role, unit: Unit, *, on: date) -> QuerySet[User]:
    """The accounts that hold a role at this unit or above it on a day."""
    above = [unit.path[: i + 1] for i, c in enumerate(unit.path) if c == "/"]
    held = Q(roles__role=role, roles__unit__path__in=above, roles__from_on__lte=on)
    open_ended = Q(roles__until_on__isnull=True) | Q(roles__until_on__gte=on)
    return User.objects.filter(held & open_ended, is_active=True).distinct()


def is_empty() -> bool:
    """Whether nobody has an account yet: the installation waits for its first page."""
    return not User.objects.exists()


@dataclass(frozen=True)
class Match:
    """Who on record a name, as it came, may be: one person, several (a question), or nobody."""

    person: Person | None = None
    candidates: tuple[Person, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether a person must choose."""
        return len(self.candidates) > 0


def find_person(
    *,
    citizen_number: str | None = None,
    staff_code: str | None = None,
    name: str = "",
    born_on: date | None = None,
    born_year: int | None = None,
    unit: Unit | None = None,
) -> Match:
    """Match a person by citizen number or staff code, else by name, birth date and unit.

    A number that is on record decides alone. Without one, persons of that name are narrowed by
    birth and by unit. One left whose birth or unit agrees is the match; several, or one of whom
    nothing but the name is known, are a question.
    """
    for field, value in (("citizen_number", citizen_number), ("staff_code", staff_code)):
        if value and (known := Person.objects.filter(**{field: value}).first()):
            return Match(known)
    if not name:
        return Match()
    alike = [p for p in _namesakes(name) if _born_alike(p, born_on, born_year)]
    if citizen_number:
        alike = [p for p in alike if not p.citizen_number]
    if unit is not None:
        inside = Post.objects.filter(person__in=alike, unit__path__startswith=unit.path)
        held = set(inside.values_list("person", flat=True))
        alike = [p for p in alike if p.pk in held]
    if len(alike) == 1 and (unit or _birth_known(alike[0], born_on or born_year)):
        return Match(alike[0])
    return Match(candidates=tuple(alike))


def _namesakes(name: str) -> list[Person]:
    """Persons of exactly this name, marks included; the stored key only narrows the search."""
    wanted = nfc(" ".join(name.split())).casefold()
    near = Person.objects.filter(folded__startswith=fold(name)).order_by("pk")
    return [p for p in near if p.name.casefold() == wanted]


def _birth_known(person: Person, born: date | int | None) -> bool:
    return bool(born and person.born_year)


def _born_alike(person: Person, born_on: date | None, born_year: int | None) -> bool:
    """Whether the births agree, as far as both are known."""
    if born_on and person.born_on:
        return born_on == person.born_on
    year = born_on.year if born_on else born_year
    return not (year and person.born_year) or year == person.born_year
