"""The pages of the report as a paper: drafted, written on, taken from step to step."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.decisions import SignerFactory
from tests.factories.people import UserFactory
from tests.factories.reports import Year
from thidua.people.models import Role, User
from thidua.reports.models import YearReport

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> Year:
    SignerFactory()
    return Year()


def at(name: str, *args: object) -> str:
    return reverse(f"reports:{name}", args=args)


def drafted(client: Client, year: Year) -> YearReport:
    query = f"?nam=2025&don_vi={year.agency.pk}"
    typed = {"key": uuid4(), "shortcomings": "Hồ sơ gửi chậm."}
    client.post(at("draft") + query, typed)
    return YearReport.objects.get()


def test_draft_leads_to_its_page_with_what_was_written(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)

    report = drafted(client, year)
    page = client.get(at("yearreport", report.pk)).content.decode()

    assert (report.year, report.unit) == (2025, year.agency)
    assert "Hồ sơ gửi chậm." in page
    assert "Dự thảo" in page


def test_the_year_shows_the_report_drafted_of_it(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)
    report = drafted(client, year)

    page = client.get(at("year"), {"nam": 2025, "don_vi": year.agency.pk}).content.decode()

    assert at("yearreport", report.pk) in page


def test_next_year_begins_with_what_was_written_last(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)
    drafted(client, year)

    page = client.get(at("draft"), {"nam": 2026, "don_vi": year.agency.pk}).content.decode()

    assert "Hồ sơ gửi chậm." in page


def test_writing_from_a_stale_page_shows_both(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)
    report = drafted(client, year)
    client.post(at("write", report.pk), {"version": 1, "shortcomings": "Không có."})

    answer = client.post(at("write", report.pk), {"version": 1, "shortcomings": "Ít sáng kiến."})

    assert answer.status_code == 409
    assert "Không có." in answer.content.decode()
    assert "Ít sáng kiến." in answer.content.decode()


def test_submitted_it_waits_for_the_leader(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)
    report = drafted(client, year)

    client.post(at("step", report.pk, "submit"))

    assert "trình ký" in client.get(at("yearreport", report.pk)).content.decode()
    leader = signed_in(UserFactory(role=Role.LEADER))
    assert "Báo cáo chờ ký" in leader.get(reverse("home:desk")).content.decode()
    assert "Ghi nhận đã ký" in leader.get(at("yearreport", report.pk)).content.decode()


def test_a_step_out_of_turn_is_told_in_words(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)
    report = drafted(client, year)
    client.post(at("step", report.pk, "submit"))

    answer = client.post(at("step", report.pk, "submit"))

    assert answer.status_code == 409
    assert "Đã trình ký" in answer.content.decode()


def test_a_form_at_fault_is_shown_again(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)
    report = drafted(client, year)
    client.post(at("step", report.pk, "submit"))

    assert client.post(at("step", report.pk, "sign"), {}).status_code == 422


def test_no_such_step_is_not_found(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)
    report = drafted(client, year)

    assert client.post(at("step", report.pk, "bay")).status_code == 404


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")])
def test_the_year_is_taken_away(year: Year, signed_in: SignedIn, kind: str, begins: bytes) -> None:
    client = signed_in(UserFactory(role=Role.HEAD, role__at=year.a))

    answer = client.get(at("year_file", kind), {"nam": 2025})

    assert answer.content.startswith(begins)
    assert "attachment" in answer["Content-Disposition"]


def test_no_such_kind_of_file_is_not_found(year: Year, signed_in: SignedIn) -> None:
    assert signed_in(year.officer).get(at("year_file", "odt")).status_code == 404


def test_the_drafted_paper_is_sent_as_it_was_composed(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)
    report = drafted(client, year)

    answer = client.get(at("paper_file", report.pk, "docx"))

    assert b"".join(answer.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
    assert client.get(at("paper_file", report.pk, "signed")).status_code == 404


def test_papers_of_other_branches_are_not_seen(year: Year, signed_in: SignedIn) -> None:
    report = drafted(signed_in(year.officer), year)
    head = signed_in(UserFactory(role=Role.HEAD, role__at=year.a))

    assert head.get(at("yearreport", report.pk)).status_code == 404
    assert "Chưa soạn báo cáo nào" in head.get(at("papers")).content.decode()


def test_search_finds_a_report_by_its_words(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)
    report = drafted(client, year)

    page = client.get(reverse("home:search"), {"q": "ket qua cong tac"}).content.decode()

    assert at("yearreport", report.pk) in page


def test_the_page_of_the_paper_sends_on_to_the_report(year: Year, signed_in: SignedIn) -> None:
    """Issued elsewhere, it would close no task: its steps are taken on its own page alone."""
    client = signed_in(year.officer)
    report = drafted(client, year)
    document = report.document

    page = client.get(reverse("documents:document", args=[document.pk])).content.decode()
    answer = client.post(
        reverse("documents:step", args=[document.pk, "submit"]), {"version": document.version}
    )

    assert at("yearreport", report.pk) in page
    assert answer.status_code == 409
