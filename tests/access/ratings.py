"""The records of ratings, discipline and holds that the access table names."""

from datetime import UTC, datetime

from tests.access.world import World
from tests.factories.people import PersonFactory
from tests.factories.ratings import HoldFactory
from thidua.files.actions import keep
from thidua.ratings.models import Hold

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def hold(world: World) -> Hold:
    return HoldFactory(person=PersonFactory(unit=world.a))


def hold_with_paper(world: World) -> Hold:
    file = keep(b"%PDF-1.4 ", name="thong-bao.pdf", kind="pdf", by=None, at=NOON)
    return HoldFactory(person=PersonFactory(unit=world.a), file=file)


RECORDS = {"hold": hold, "hold with paper": hold_with_paper}
