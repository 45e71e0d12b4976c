"""What may be done to plans and tasks, by whom, and what it leaves behind."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from tests.factories.plans import OwedPlanFactory, PlanFactory, TaskFactory
from thidua.journal.models import Entry
from thidua.kit.keys import Stale
from thidua.people.models import Role, User
from thidua.plans import actions
from thidua.plans.models import Plan, Task

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def verbs() -> list[str]:
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


def test_confirm_makes_the_tasks_and_tells_the_journal(officer: User) -> None:
    plan = PlanFactory()
    duty = actions.Duty(
        "Gửi báo cáo", plan.unit, output=Task.Output.REPORT, due_on=date(2026, 6, 14)
    )

    plan = actions.confirm(
        plan, title="Kế hoạch", year=2026, duties=[duty], version=1, by=officer, at=NOON
    )

    assert plan.status == Plan.Status.CONFIRMED
    assert [(t.text, t.due_on, t.plan) for t in Task.objects.all()] == [
        ("Gửi báo cáo", date(2026, 6, 14), plan)
    ]
    assert verbs() == ["confirm", "add_task"]


def test_confirm_refuses_a_page_that_is_stale(officer: User) -> None:
    plan = PlanFactory(version=2)

    with pytest.raises(Stale):
        actions.confirm(
            plan, title="Kế hoạch", year=2026, duties=[], version=1, by=officer, at=NOON
        )

    plan.refresh_from_db()
    assert plan.status == Plan.Status.DRAFT


def test_confirm_is_refused_to_whoever_is_no_officer() -> None:
    plan = PlanFactory()
    head = UserFactory(role=Role.HEAD, role__at=plan.unit)

    with pytest.raises(actions.NotAllowed):
        actions.confirm(plan, title="Kế hoạch", year=2026, duties=[], version=1, by=head, at=NOON)

    assert verbs() == []


def test_add_task_twice_with_one_key_makes_one(officer: User) -> None:
    duty = actions.Duty("Họp tổng kết", UnitFactory())
    key = "0b2e1f3c-8a4d-4f6e-9b1a-2c3d4e5f6a7b"

    first = actions.add_task(duty, year=2026, key=key, by=officer, at=NOON)  # type: ignore[arg-type]
    second = actions.add_task(duty, year=2026, key=key, by=officer, at=NOON)  # type: ignore[arg-type]

    assert first == second


def test_assign_report_extend_and_close_are_kept_as_notes(officer: User) -> None:
    task, person = TaskFactory(), PersonFactory()

    actions.assign(task, unit=task.unit, person=person, by=officer, at=NOON)
    actions.report(task, text="Đã soạn xong", by=officer, at=NOON)
    actions.extend(task, due_on=date(2026, 7, 1), reason="Chờ số liệu", by=officer, at=NOON)
    task = actions.close(task, output="Báo cáo 45/BC-SKHCN", by=officer, at=NOON)

    assert (task.status, task.done_on, task.due_on) == (
        Task.Status.DONE,
        date(2026, 3, 2),
        date(2026, 7, 1),
    )
    assert [n.kind for n in task.notes.order_by("pk")] == ["assign", "report", "extend", "close"]
    assert verbs() == ["assign", "report", "extend", "close"]


def test_whoever_does_a_task_may_report_on_it_but_not_extend_it() -> None:
    person = PersonFactory()
    doer = UserFactory(person=person, role=Role.STAFF)
    task = TaskFactory(person=person)

    actions.report(task, text="Đang làm", by=doer, at=NOON)

    with pytest.raises(actions.NotAllowed):
        actions.extend(task, due_on=date(2026, 7, 1), reason="Bận", by=doer, at=NOON)


def test_extend_without_a_reason_is_refused(officer: User) -> None:
    with pytest.raises(actions.ReasonMissing):
        actions.extend(TaskFactory(), due_on=date(2026, 7, 1), reason=" ", by=officer, at=NOON)


def test_a_task_that_is_done_takes_no_further_step(officer: User) -> None:
    task = TaskFactory(status=Task.Status.DONE)

    with pytest.raises(actions.NotAllowed, match="Đã xong"):
        actions.report(task, text="Thêm", by=officer, at=NOON)


def test_file_output_closes_the_first_task_that_waits_for_it(officer: User) -> None:
    later = TaskFactory(due_on=date(2026, 12, 1))
    first = TaskFactory(due_on=date(2026, 6, 1), unit=later.unit)

    closed = actions.file_output(
        Task.Output.REPORT, unit=later.unit, text="Báo cáo 6 tháng", year=2026, by=officer, at=NOON
    )

    assert closed == first
    later.refresh_from_db()
    assert later.status == Task.Status.OPEN


def test_file_output_leaves_continuing_tasks_open(officer: User) -> None:
    task = TaskFactory(continuing=True)

    assert (
        actions.file_output(task.output, unit=task.unit, text="Bài", year=2026, by=officer, at=NOON)
        is None
    )


def test_send_owed_settles_it_once(officer: User) -> None:
    owed = OwedPlanFactory()
    head = UserFactory(role=Role.HEAD, role__at=owed.unit)

    owed = actions.send_owed(owed, sent=PlanFactory(unit=owed.unit), by=head, at=NOON)

    assert owed.sent_at == NOON
    with pytest.raises(actions.AlreadySent):
        actions.send_owed(owed, sent=PlanFactory(unit=owed.unit), by=head, at=NOON)


def test_send_owed_is_refused_to_the_head_of_another_unit() -> None:
    owed = OwedPlanFactory()
    other = UserFactory(role=Role.HEAD, role__at=UnitFactory())

    with pytest.raises(actions.NotAllowed):
        actions.send_owed(owed, sent=PlanFactory(), by=other, at=NOON)
