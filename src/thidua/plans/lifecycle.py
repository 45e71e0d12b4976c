"""The life of a plan and of a task."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.people.mandate import Mandate
from thidua.people.models import Role
from thidua.plans.models import OwedPlan, Plan, Task

OFFICE = frozenset({Role.OFFICER})
SENDERS = frozenset({Role.OFFICER, Role.HEAD})
DOERS = frozenset({Role.OFFICER, Role.HEAD, Role.LEADER})


class Step(models.TextChoices):
    CONFIRM = "confirm", _("Xác nhận, sinh nhiệm vụ")
    CLOSE = "close", _("Kết thúc kế hoạch")


class TaskStep(models.TextChoices):
    ASSIGN = "assign", _("Giao việc")
    REPORT = "report", _("Báo cáo tiến độ")
    EXTEND = "extend", _("Gia hạn")
    CLOSE = "close", _("Hoàn thành")
    CANCEL = "cancel", _("Thôi thực hiện")


@dataclass(frozen=True)
class Move:
    start: frozenset[str]
    end: str | None  # None: the status stays
    roles: frozenset[Role]


MOVES = {
    Step.CONFIRM: Move(frozenset({Plan.Status.DRAFT}), Plan.Status.CONFIRMED, OFFICE),
    Step.CLOSE: Move(frozenset({Plan.Status.CONFIRMED}), Plan.Status.CLOSED, OFFICE),
}

OPEN = frozenset({Task.Status.OPEN})
TASK_MOVES = {
    TaskStep.ASSIGN: Move(OPEN, None, frozenset({Role.OFFICER, Role.HEAD, Role.LEADER})),
    TaskStep.REPORT: Move(OPEN, None, DOERS),
    TaskStep.EXTEND: Move(OPEN, None, frozenset({Role.OFFICER, Role.LEADER})),
    TaskStep.CLOSE: Move(OPEN, Task.Status.DONE, DOERS),
    TaskStep.CANCEL: Move(OPEN, Task.Status.CANCELLED, frozenset({Role.OFFICER, Role.LEADER})),
}


def may(step: Step, plan: Plan, mandate: Mandate) -> bool:
    """Whether this mandate may take this step now; a head confirms the unit's own plan."""
    return plan.status in MOVES[step].start and has_right(step, plan, mandate)


def has_right(step: Step, plan: Plan, mandate: Mandate) -> bool:
    """Whether the step is this mandate's to take, whatever the state of the plan."""
    unit_s = plan.origin == Plan.Origin.UNIT
    roles = MOVES[step].roles | {Role.HEAD} if unit_s else MOVES[step].roles
    return mandate.has_any(roles, plan.unit)


def open_steps(plan: Plan, mandate: Mandate) -> list[Step]:
    return [step for step in Step if may(step, plan, mandate)]


def may_task(step: TaskStep, task: Task, mandate: Mandate) -> bool:
    """Whether this mandate may take this step now; whoever does the task may report on it."""
    return task.status in TASK_MOVES[step].start and has_right_to_task(step, task, mandate)


def has_right_to_task(step: TaskStep, task: Task, mandate: Mandate) -> bool:
    """Whether the step is this mandate's to take, whatever the state of the task."""
    doer = task.person_id is not None and task.person_id == mandate.user.person_id
    own = doer and step in (TaskStep.REPORT, TaskStep.CLOSE)
    return own or mandate.has_any(TASK_MOVES[step].roles, task.unit)


def may_send(owed: OwedPlan, mandate: Mandate) -> bool:
    """Whether this mandate sends the plan that the unit owes."""
    return mandate.has_any(SENDERS, owed.unit)


def open_task_steps(task: Task, mandate: Mandate) -> list[TaskStep]:
    return [step for step in TaskStep if may_task(step, task, mandate)]
