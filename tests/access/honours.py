"""The records of the register that the access table names."""

from datetime import UTC, datetime

from tests.access.world import World
from tests.factories.honours import HeldHonourFactory
from tests.factories.people import PersonFactory
from thidua.files.actions import keep
from thidua.honours.models import HeldHonour

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def held(world: World) -> HeldHonour:
    return HeldHonourFactory(person=PersonFactory(unit=world.a), at_unit=world.a)


def proven(world: World) -> HeldHonour:
    file = keep(b"%PDF-1.4 ", name="giay.pdf", kind="pdf", by=None, at=NOON)
    return HeldHonourFactory(person=PersonFactory(unit=world.a), file=file)


RECORDS = {"held honour": held, "proven honour": proven}
