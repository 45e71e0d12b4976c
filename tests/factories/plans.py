"""Plans and tasks."""

from datetime import UTC, date, datetime

import factory

from tests.factories.people import UnitFactory, UserFactory
from thidua.kit.text import fold
from thidua.plans.models import OwedPlan, Plan, Task

NEW_YEAR = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)


class PlanFactory(factory.django.DjangoModelFactory):
    """A plan on the table, still to be confirmed; `confirmed=True` after that."""

    class Meta:
        model = Plan

    class Params:
        confirmed = factory.Trait(status=Plan.Status.CONFIRMED)

    unit = factory.SubFactory(UnitFactory)
    year = 2026
    title = "Kế hoạch công tác thi đua, khen thưởng năm 2026"
    text = "Văn phòng Sở gửi báo cáo trước ngày 15/6/2026."
    folded = factory.LazyAttribute(lambda plan: fold(plan.title))
    made_at = NEW_YEAR
    made_by = factory.SubFactory(UserFactory)


class TaskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Task

    plan = factory.SubFactory(PlanFactory, confirmed=True)
    unit = factory.SelfAttribute("plan.unit")
    year = 2026
    text = "Gửi báo cáo sơ kết 6 tháng đầu năm"
    output = Task.Output.REPORT
    due_on = date(2026, 6, 15)
    folded = factory.LazyAttribute(lambda task: fold(task.text))


class OwedPlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OwedPlan

    plan = factory.SubFactory(PlanFactory, confirmed=True)
    unit = factory.SubFactory(UnitFactory)
    due_on = date(2026, 2, 28)
