"""Records of movements and registrations for the access table."""

from datetime import UTC, datetime

from tests.access.world import World
from tests.factories.movements import MovementFactory, PeriodFactory, RegistrationFactory
from tests.factories.people import PersonFactory
from thidua.files.actions import keep
from thidua.movements.models import Movement, Registration
from thidua.people.models import Unit

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def with_paper(world: World) -> Movement:
    file = keep(b"%PDF-1.4 ", name="ke-hoach.pdf", kind="pdf", by=None, at=NOON)
    return MovementFactory(unit=world.agency, launched=True, file=file)


def registration(world: World) -> Registration:
    return RegistrationFactory(unit=world.a, person=PersonFactory(unit=world.a))


def unit_a(world: World) -> Unit:
    PeriodFactory(unit=world.agency)
    return world.a


RECORDS = {
    "movement": lambda world: MovementFactory(unit=world.agency, launched=True),
    "draft movement": lambda world: MovementFactory(unit=world.agency),
    "movement with paper": with_paper,
    "period": lambda world: PeriodFactory(unit=world.agency),
    "unit that registers": unit_a,
    "registration": registration,
    "registration to confirm": lambda world: {"pk": registration(world).pk, "step": "confirm"},
    "registration to withdraw": lambda world: {"pk": registration(world).pk, "step": "withdraw"},
}
