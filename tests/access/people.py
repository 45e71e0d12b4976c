"""The records of the people slice that its lines of the access table need."""

from typing import Any

from django.utils import timezone

from tests.access.world import World
from thidua.people.actions import make_reset_link


def reset_code(world: World) -> dict[str, Any]:
    code = make_reset_link(
        world.accounts["staff"], by=world.accounts["administrator"], at=timezone.now()
    )
    return {"code": code}


RECORDS = {"reset code": reset_code}
