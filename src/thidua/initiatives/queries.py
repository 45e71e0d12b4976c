"""What can be asked of initiatives."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from thidua.initiatives.models import Initiative, InitiativeUse
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Role
from thidua.people.queries import in_branches


def visible_to(mandate: Mandate) -> QuerySet[Initiative]:
    """One's own; a head's unit's; all for the office, the council and the leader."""
    found = Initiative.objects.select_related("unit").prefetch_related(
        "authorships__person", "recognitions"
    )
    if mandate.holds(Role.OFFICER, Role.LEADER, Role.SECRETARY, Role.MEMBER):
        return found
    own = Q(authorships__person=mandate.user.person_id) if mandate.user.person_id else Q(pk__in=[])
    return found.filter(own | in_branches(mandate.branches(Role.HEAD))).distinct()


def of_person(person: Person) -> QuerySet[Initiative]:
    """What a person is an author of, with recognitions and uses."""
    own = Initiative.objects.filter(authorships__person=person)
    return own.prefetch_related("recognitions", "uses")


def of_many(persons: Iterable[Person]) -> dict[int, list[Initiative]]:
    """The initiatives of many persons by the person's pk; three queries whatever their number."""
    wanted = {person.pk for person in persons}
    found: dict[int, list[Initiative]] = {}
    rows = Initiative.objects.filter(authorships__person__in=wanted).distinct()
    for initiative in rows.prefetch_related("authorships", "recognitions", "uses"):
        for authorship in initiative.authorships.all():
            if authorship.person_id in wanted:
                found.setdefault(authorship.person_id, []).append(initiative)
    return found


def uses_of(initiative: Initiative) -> QuerySet[InitiativeUse]:
    """For which honours it has been used."""
    return initiative.uses.select_related("person", "held")
