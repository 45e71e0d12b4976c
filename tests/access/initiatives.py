"""The records of initiatives that the access table names."""

from datetime import UTC, datetime

from tests.access.world import World
from tests.factories.initiatives import InitiativeFactory, InitiativeUseFactory, RecognitionFactory
from thidua.files.actions import keep
from thidua.files.models import File
from thidua.initiatives.models import Initiative, InitiativeUse, Recognition

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def paper() -> File:
    return keep(b"%PDF-1.4 ", name="don.pdf", kind="pdf", by=None, at=NOON)


def draft(world: World) -> Initiative:
    return InitiativeFactory(unit=world.a)


def own_draft(world: World) -> Initiative:
    return InitiativeFactory(unit=world.a, author=world.accounts["staff"].person)


def submitted(world: World) -> Initiative:
    return InitiativeFactory(unit=world.a, submitted=True)


def recognised(world: World) -> Initiative:
    return InitiativeFactory(unit=world.a, recognised=True, file=paper())


def recognition(world: World) -> Recognition:
    return RecognitionFactory(initiative__unit=world.a, file=paper())


def use(world: World) -> InitiativeUse:
    return InitiativeUseFactory(initiative__unit=world.a)


RECORDS = {
    "draft initiative": draft,
    "own draft initiative": own_draft,
    "submitted initiative": submitted,
    "recognised initiative": recognised,
    "recognition": recognition,
    "initiative use": use,
}
