"""The pages of plans: a paper goes in, tasks come out; who sees what; what a refusal looks like."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories.people import UnitFactory, UserFactory
from tests.factories.plans import OwedPlanFactory, PlanFactory, TaskFactory
from thidua.people.models import Role, Unit, User
from thidua.plans.models import OwedPlan, Plan, Task

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
PAPER = """SỞ KHOA HỌC VÀ CÔNG NGHỆ
Số: 12/KH-SKHCN
Sông Lam, ngày 15 tháng 01 năm 2026

KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2026

I. NỘI DUNG

1. Văn phòng Sở xây dựng báo cáo sơ kết gửi Sở Nội vụ trước ngày 15/6/2026.

Nơi nhận:
- Lưu: VT.

GIÁM ĐỐC

Trần Thị Mai
"""


def upload(client: Client, data: bytes, name: str = "ke-hoach.txt") -> object:
    file = SimpleUploadedFile(name, data)
    unit = Unit.objects.get(parent=None)
    return client.post(
        reverse("plans:upload"), {"file": file, "origin": "own", "year": 2026, "unit": unit.pk}
    )


def test_upload_reads_the_paper_and_shows_it_beside_its_duties(
    officer: User, signed_in: SignedIn
) -> None:
    client = signed_in(officer)

    response = upload(client, PAPER.encode())
    plan = Plan.objects.get()
    page = client.get(reverse("plans:plan", args=[plan.pk])).content.decode()

    assert response.status_code == 302  # type: ignore[attr-defined]
    assert plan.reading["number_symbol"] == "12/KH-SKHCN"
    assert 'id="tasks-0"' in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"MZ\x90\x00 program", "không thuộc loại"),
        ("TỐI MẬT\nSố: 1/KH".encode(), "mật"),
    ],
)
def test_upload_refuses_in_a_sentence_and_keeps_nothing(
    officer: User, signed_in: SignedIn, data: bytes, words: str
) -> None:
    response = upload(signed_in(officer), data)

    assert response.status_code in (400, 422)  # type: ignore[attr-defined]
    assert words in response.content.decode()  # type: ignore[attr-defined]
    assert not Plan.objects.exists()


def test_confirm_through_the_page_makes_the_tasks(officer: User, signed_in: SignedIn) -> None:
    client = signed_in(officer)
    upload(client, PAPER.encode())
    plan = Plan.objects.get()
    form = client.get(reverse("plans:plan", args=[plan.pk])).context
    data = {"title": plan.title, "year": 2026, "version": plan.version}
    data |= {f"duty-{k}": v for k, v in (("TOTAL_FORMS", 1), ("INITIAL_FORMS", 1))}
    first = form["duties"].forms[0].initial
    data |= {f"duty-0-{name}": value for name, value in first.items() if value not in (None, False)}
    data["duty-0-due_on"] = "14/06/2026"

    response = client.post(reverse("plans:confirm", args=[plan.pk]), data)

    assert response.status_code == 302
    assert [task.due_on for task in Task.objects.all()] == [date(2026, 6, 14)]


def test_tasks_list_asks_the_same_number_of_queries_however_long(
    officer: User, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(officer)
    for _n in range(30):
        TaskFactory()

    with django_assert_max_num_queries(12):
        response = client.get(reverse("plans:tasks"), {"nam": 2026})

    assert response.content.decode().count("<tr>") == 31


def test_tasks_of_another_unit_are_hidden_from_a_head(signed_in: SignedIn) -> None:
    task = TaskFactory()
    head = UserFactory(role=Role.HEAD, role__at=UnitFactory())

    response = signed_in(head).get(reverse("plans:task", args=[task.pk]))

    assert response.status_code == 404


def test_a_step_refused_says_why_with_409(officer: User, signed_in: SignedIn) -> None:
    task = TaskFactory(status=Task.Status.DONE)

    response = signed_in(officer).post(
        reverse("plans:task_step", args=[task.pk, "report"]), {"text": "Thêm"}
    )

    assert response.status_code == 409
    assert "đang ở tình trạng “Đã xong”" in response.content.decode()


def test_a_unit_sends_the_plan_it_owes(signed_in: SignedIn) -> None:
    owed = OwedPlanFactory()
    head = UserFactory(role=Role.HEAD, role__at=owed.unit)

    signed_in(head).post(
        reverse("plans:send_owed", args=[owed.pk]),
        {"file": SimpleUploadedFile("kh.txt", PAPER.encode())},
    )

    assert OwedPlan.objects.get().sent is not None


def test_plans_export_is_a_workbook(officer: User, signed_in: SignedIn) -> None:
    TaskFactory()

    response = signed_in(officer).get(reverse("plans:tasks_export"), {"nam": 2026})

    assert response.content[:4] == b"PK\x03\x04"


def test_plan_of_another_unit_is_told_404(signed_in: SignedIn) -> None:
    plan = PlanFactory(origin=Plan.Origin.UNIT, unit=UnitFactory())
    head = UserFactory(role=Role.HEAD, role__at=UnitFactory())

    assert signed_in(head).get(reverse("plans:plan", args=[plan.pk])).status_code == 404


def test_owed_plans_export_tells_who_is_late(officer: User, signed_in: SignedIn) -> None:
    OwedPlanFactory(due_on=date(2020, 2, 28))

    response = signed_in(officer).get(reverse("plans:owed_export"))

    rows = list(load_workbook(BytesIO(response.content)).active.values)
    assert rows[-1][-1] == "Quá hạn"
