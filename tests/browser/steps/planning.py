"""March: the officer feeds a plan in, corrects what was read, gives the duties out."""

from pathlib import Path

from tests.browser.agency import YEAR
from tests.browser.office import Office
from thidua.plans.models import OwedPlan, Plan, Task

SEED = Path(__file__).parents[3].parent / "shared" / "seeds" / "001_2a7c6aa79278c42a.txt"
OWN = Path(__file__).parents[1] / "samples" / "ke-hoach.txt"


def a_plan_becomes_tasks(office: Office) -> Plan:
    """The province's plan is read; each duty found in it, once confirmed, is a task."""
    paper = SEED if SEED.exists() else OWN
    officer = office.as_("chuyenvien").open("plans:upload")
    officer.press(
        "Đọc văn bản",
        {"Tệp văn bản": paper, "Năm thực hiện": YEAR, "Đây là": "Văn bản của cấp trên"},
    )
    plan = Plan.objects.get(pk=officer.pk())
    read = len(plan.reading["tasks"])

    assert plan.status == Plan.Status.DRAFT
    assert read > 5
    assert officer.page.locator("mark").count() > 5

    officer.press("Xác nhận, sinh nhiệm vụ", {"Năm thực hiện": YEAR})
    plan.refresh_from_db()
    assert plan.status == Plan.Status.CONFIRMED
    assert plan.tasks.count() == read
    return plan


def a_task_is_given_and_closed(office: Office, plan: Plan, head: str, unit: str) -> Task:
    """The officer gives a task to a unit; its head reports, asks for time, says it is done."""
    task = plan.tasks.filter(status=Task.Status.OPEN).first()
    assert task
    office.as_("chuyenvien").open("plans:task", pk=task.pk).press("Giao", {"Giao cho đơn vị": unit})
    desk = office.as_(head).open("plans:task", pk=task.pk)
    desk.press("Ghi", {"Đã làm được gì": "Đã dự thảo, đang lấy ý kiến các phòng."})
    desk.press("Đã xong", {"Sản phẩm": f"Kế hoạch số 14/KH-QLKH ngày 20/01/{YEAR}"})
    task.refresh_from_db()
    assert (task.status, task.unit.name) == (Task.Status.DONE, unit)
    return task


def units_owe_their_plans(office: Office, plan: Plan, head: str) -> None:
    """Every unit owes a plan of its own; one sends it, the others are shown as not yet."""
    officer = office.as_("chuyenvien").open("plans:ask_units", pk=plan.pk)
    officer.press("Yêu cầu", {"Hạn gửi": f"25/03/{YEAR}"})
    owed = OwedPlan.objects.get(unit__posts__person__account__username=head)
    desk = office.as_(head).open("plans:send_owed", pk=owed.pk)
    desk.press("Gửi", {"Kế hoạch của đơn vị": OWN})
    assert OwedPlan.objects.filter(sent=None).count() == OwedPlan.objects.count() - 1
