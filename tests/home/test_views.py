"""The front door: the desk, the search, the journal's page, the house's health."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.people import PersonFactory, UserFactory
from tests.factories.plans import PlanFactory
from thidua.home.menu import ENTRIES, menu_for
from thidua.journal.actions import record
from thidua.people.mandate import mandate
from thidua.people.models import Role, User

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def test_desk_shows_what_waits_with_its_button(officer: User, signed_in: SignedIn) -> None:
    PlanFactory()

    page = signed_in(officer).get(reverse("home:desk")).content.decode()

    assert "chờ xác nhận" in page


def test_desk_says_it_warmly_when_nothing_waits(signed_in: SignedIn) -> None:
    staff = UserFactory(role=Role.STAFF)

    page = signed_in(staff).get(reverse("home:desk")).content.decode()

    assert "Không có việc nào đang chờ bạn" in page


def test_search_is_blind_to_marks_and_case(officer: User, signed_in: SignedIn) -> None:
    PersonFactory(name="Đặng Thị Ánh")

    page = signed_in(officer).get(reverse("home:search"), {"q": "dang thi anh"}).content.decode()

    assert "Đặng Thị Ánh" in page


def test_journal_finds_lines_by_words(signed_in: SignedIn) -> None:
    administrator = UserFactory(role=Role.ADMINISTRATOR)
    record("rename", PersonFactory(name="Lê Văn Tìm"), by=administrator, at=NOON, before={})

    page = signed_in(administrator).get(reverse("home:journal"), {"q": "Tìm"}).content.decode()

    assert "Lê Văn Tìm" in page


def test_every_line_of_the_menu_leads_somewhere() -> None:
    assert [entry.name for entry in ENTRIES if not reverse(entry.name)] == []


def test_the_menu_marks_the_line_nearest_to_the_page(officer: User) -> None:
    lines = menu_for(mandate(officer, on=NOON.date()), reverse("plans:task_add"))

    assert [line.title for line in lines if line.active] == ["Kế hoạch, nhiệm vụ"]


def test_no_line_of_the_menu_is_marked_on_a_page_that_has_none(officer: User) -> None:
    lines = menu_for(mandate(officer, on=NOON.date()), "/trang/ca-nhan/1/")

    assert [line.title for line in lines if line.active] == []


def test_health_says_what_is_not_well(client: Client) -> None:
    answer = client.get(reverse("home:health")).json()

    assert set(answer) == {"database", "worker", "disk"}
