"""What can be asked of ratings, discipline and holds."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from thidua.people.mandate import Mandate
from thidua.people.models import Person, Role, Unit
from thidua.people.queries import visible_persons
from thidua.ratings.models import Discipline, Hold, Rating

SEES_ALL = (Role.OFFICER, Role.LEADER, Role.SECRETARY)


def visible_to(mandate: Mandate) -> QuerySet[Rating]:
    """Ratings of the persons and units this mandate may see; a clerk sees none."""
    found = Rating.objects.select_related("person", "unit")
    if mandate.holds(*SEES_ALL):
        return found
    seen = Q(person__in=_persons_of(mandate).values("pk"))
    for branch in mandate.branches(Role.HEAD):
        seen |= Q(unit__path__startswith=branch)
    return found.filter(seen)


def visible_disciplines(mandate: Mandate) -> QuerySet[Discipline]:
    """Discipline is seen by the officer, the leader, the person and the head of the unit, nobody
    else.
    """
    found = Discipline.objects.select_related("person")
    if mandate.holds(Role.OFFICER, Role.LEADER):
        return found
    return found.filter(person__in=_persons_of(mandate).values("pk"))


def visible_holds(mandate: Mandate) -> QuerySet[Hold]:
    """Holds are seen by the officer, the leader and the secretary of the council."""
    found = Hold.objects.select_related("person", "unit", "by")
    return found if mandate.holds(*SEES_ALL) else found.none()


def ratings_of(nominee: Person | Unit) -> dict[int, Rating]:
    """The ratings of a person or a unit, by year."""
    key = "person" if isinstance(nominee, Person) else "unit"
    return {rating.year: rating for rating in Rating.objects.filter(**{key: nominee})}


def ratings_of_many(persons: Iterable[Person]) -> dict[int, list[Rating]]:
    """The ratings of many persons by the person's pk, in one query."""
    found: dict[int, list[Rating]] = {}
    for rating in Rating.objects.filter(person__in=list(persons)):
        found.setdefault(rating.person_id or 0, []).append(rating)
    return found


def disciplines_of(person: Person) -> QuerySet[Discipline]:
    return Discipline.objects.filter(person=person)


def holds_on(nominee: Person | Unit, *, on: date) -> QuerySet[Hold]:
    """The holds in force on a day; a hold covers whom it names and does not spread."""
    key = "person" if isinstance(nominee, Person) else "unit"
    begun = Hold.objects.filter(**{key: nominee}, from_on__lte=on)
    return begun.filter(Q(cleared_on__isnull=True) | Q(cleared_on__gt=on))


def _persons_of(mandate: Mandate) -> QuerySet[Person]:
    """Whose ratings a head or a person may see: their own staff, themselves."""
    if mandate.holds(Role.HEAD):
        return visible_persons(mandate)
    return Person.objects.filter(pk=mandate.user.person_id or 0)
