"""Records of plans for the access table."""

from datetime import UTC, datetime

from tests.access.world import World
from tests.factories.plans import OwedPlanFactory, PlanFactory, TaskFactory
from thidua.files.actions import keep
from thidua.plans.models import Plan

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def with_file(world: World) -> Plan:
    file = keep(b"van ban", name="kh.txt", kind="txt", by=None, at=NOON)
    return PlanFactory(unit=world.agency, confirmed=True, file=file)


RECORDS = {
    "plan": lambda world: PlanFactory(unit=world.agency, confirmed=True),
    "draft_plan": lambda world: PlanFactory(unit=world.agency),
    "plan_with_file": with_file,
    "owed": lambda world: OwedPlanFactory(unit=world.a, plan__unit=world.agency),
    "task": lambda world: TaskFactory(unit=world.a, plan__unit=world.agency),
    "task_report": lambda world: {
        "pk": TaskFactory(unit=world.a, plan__unit=world.agency).pk,
        "step": "report",
    },
}
