"""What can be asked of the register."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.honours.models import HeldHonour
from thidua.journal.queries import unlike
from thidua.kit.desk import Found, Waiting
from thidua.kit.search import matching
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Unit

UNKNOWN = "?"
"""Stands for the code of honours that the law on record does not know."""


def visible_to(mandate: Mandate) -> QuerySet[HeldHonour]:
    """Honours are public by nature: whoever has a role in the agency sees the register."""
    found = HeldHonour.objects.select_related("person", "unit", "at_unit")
    return found if mandate.reach else found.none()


def held_by(nominee: Person | Unit) -> QuerySet[HeldHonour]:
    """All lines of one person or unit, newest first, revoked ones too, each with its status."""
    key = "person" if isinstance(nominee, Person) else "unit"
    return HeldHonour.objects.filter(**{key: nominee})


def held_by_many(persons: Iterable[Person]) -> dict[int, list[HeldHonour]]:
    """The lines of many persons by the person's pk, in one query."""
    found: dict[int, list[HeldHonour]] = {}
    for held in HeldHonour.objects.filter(person__in=list(persons)):
        found.setdefault(held.person_id or 0, []).append(held)
    return found


def listed(
    mandate: Mandate,
    *,
    words: str = "",
    honour: str = "",
    year: int | None = None,
    unit: Unit | None = None,
    status: str = "",
) -> QuerySet[HeldHonour]:
    """The register by what people look for: words without marks, an honour by its code, a year, a
    unit with those below it, a status. The honour UNKNOWN is whatever the law does not know.
    """
    found = matching(visible_to(mandate), words)
    if honour:
        found = found.filter(code=None) if honour == UNKNOWN else found.filter(code=honour)
    if year:
        found = found.filter(year=year)
    if unit:
        below = Unit.objects.filter(path__startswith=unit.path).values_list("pk", flat=True)
        found = found.filter(at_unit__in=list(below))
    return found.filter(status=status) if status else found


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """The register waits for nobody: decisions and loads fill it."""
    return []


def search(mandate: Mandate, words: str) -> list[Found]:
    """The latest twenty lines that the words find."""
    return [
        Found(
            str(held),
            " · ".join(part for part in (held.printed_unit, decision_of(held)) if part),
            reverse("honours:held", args=[held.pk]),
            _("Danh hiệu đã nhận"),
        )
        for held in listed(mandate, words=words)[:20]
    ]


def decision_of(held: HeldHonour) -> str:
    """The decision of a line in words: number and day, as far as they are known."""
    day = f"{held.decided_on:%d/%m/%Y}" if held.decided_on else ""
    if held.decision_number and day:
        return _("%(number)s ngày %(day)s") % {"number": held.decision_number, "day": day}
    return held.decision_number or day


def faults() -> Iterator[str]:
    """Each line of the register that is not as the journal left it, in a sentence."""
    for held, wrong in unlike(HeldHonour):
        yield f"Sổ khen thưởng: “{held}” {wrong}."
