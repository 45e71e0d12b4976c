"""What can be asked of movements and registrations."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from thidua.library.queries import honours_in_use
from thidua.movements.lifecycle import STANDING
from thidua.movements.models import Movement, Registration
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Role, Unit
from thidua.people.queries import in_branches
from thidua.rulebook.rule import Honour


def visible_movements(mandate: Mandate) -> QuerySet[Movement]:
    """Launched movements are for everybody; drafts for the office and the leader."""
    found = Movement.objects.select_related("unit", "answers")
    if mandate.holds(Role.OFFICER, Role.LEADER):
        return found
    return found.exclude(status=Movement.Status.DRAFT) if mandate.reach else found.none()


def visible_to(mandate: Mandate) -> QuerySet[Registration]:
    """All for the office and the leader; a head's unit's; one's own."""
    found = Registration.objects.select_related("person", "collective", "unit", "movement")
    if mandate.holds(Role.OFFICER, Role.LEADER, Role.SECRETARY):
        return found
    own = Q(person=mandate.user.person_id) if mandate.user.person_id else Q(pk__in=[])
    return found.filter(own | in_branches(mandate.branches(Role.HEAD)))


def registrable(on: date) -> list[Honour]:
    """What may be registered: the honours the agency proposes, titles first, the lowest first."""
    return honours_in_use(on=on)


def registered(
    year: int, honour: str, *, persons: Iterable[Person] = (), collectives: Iterable[Unit] = ()
) -> set[Person | Unit]:
    """Which of these have registered this honour for this year, confirmed or not yet."""
    rows = Registration.objects.filter(year=year, honour=honour, status__in=STANDING)
    by_person = {p.pk: p for p in persons}
    by_unit = {u.pk: u for u in collectives}
    found: set[Person | Unit] = set()
    if by_person:
        keys = rows.filter(person__in=by_person).values_list("person", flat=True)
        found.update(by_person[key] for key in keys if key)
    if by_unit:
        keys = rows.filter(collective__in=by_unit).values_list("collective", flat=True)
        found.update(by_unit[key] for key in keys if key)
    return found
