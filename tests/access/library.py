"""The records that the access table names for the law."""

from datetime import date
from typing import Any

from tests.access.world import World
from tests.factories.dossiers import NOON
from thidua.library.models import Reliance


def reliance(world: World) -> Reliance:
    return Reliance.objects.create(
        honour="lao-dong-tien-tien",
        document="CV 1",
        document_on=date(2026, 10, 1),
        reason="Chờ hướng dẫn",
        from_on=date(2026, 10, 1),
        at=NOON,
    )


def honour(world: World) -> dict[str, Any]:
    return {"slug": "lao-dong-tien-tien"}


RECORDS = {"reliance": reliance, "honour": honour}
