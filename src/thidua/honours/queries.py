"""What can be asked of the register."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from thidua.honours.models import HeldHonour
from thidua.journal.queries import replayed
from thidua.journal.state import state_of
from thidua.kit.text import fold
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Unit


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


def matching(
    mandate: Mandate,
    *,
    words: str = "",
    code: str = "",
    year: int | None = None,
    unit: Unit | None = None,
) -> QuerySet[HeldHonour]:
    """The register by what people look for: words without marks, an honour, a year, a unit."""
    found = visible_to(mandate)
    for word in fold(words).split():
        found = found.filter(Q(folded__startswith=word) | Q(folded__contains=f" {word}"))
    if code:
        found = found.filter(code=code)
    if year:
        found = found.filter(year=year)
    if unit:
        found = found.filter(at_unit__path__startswith=unit.path)
    return found


def faults() -> Iterator[str]:
    """Each line of the register that is not as the journal left it, in a sentence."""
    told = replayed(HeldHonour)
    for held in HeldHonour.objects.iterator(2000):
        known = told.get(held.pk)
        if known is None and held.loaded_by_id is None:
            yield f"Sổ khen thưởng: “{held}” không có trong nhật ký."
        state = state_of(held)
        wrong = [
            name for name, value in (known or {}).items() if name in state and state[name] != value
        ]
        if wrong:
            yield f"Sổ khen thưởng: “{held}” khác nhật ký ở {', '.join(wrong)}."
