"""The report as a paper: what it holds, whose turn it is, which task it closes."""

from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.decisions import SignerFactory
from tests.factories.people import UserFactory
from tests.factories.reports import Year
from thidua.documents.actions import NotComplete, NumberUsed
from thidua.documents.models import Document
from thidua.files.queries import content
from thidua.journal.models import Entry
from thidua.kit.keys import Stale
from thidua.people.models import Role, User
from thidua.plans.models import Task
from thidua.reports import actions
from thidua.reports.composing import Written
from thidua.reports.models import YearReport

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 25, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TEXTS = Written(addressee="Sở Nội vụ", shortcomings="Một số hồ sơ gửi chậm.")
S = Document.Status


@pytest.fixture
def year() -> Year:
    SignerFactory()
    return Year()


@pytest.fixture
def clerk(year: Year) -> User:
    return UserFactory(role=Role.CLERK)


def drafted(year: Year, **more: object) -> YearReport:
    given = {"unit": year.agency, "year": 2025, "written": TEXTS, "key": None, **more}
    return actions.draft(**given, by=year.officer, at=NOON)  # type: ignore[arg-type]


def signed(year: Year) -> YearReport:
    report = actions.submit(drafted(year), by=year.officer, at=NOON)
    assert report.document.signer
    assert report.document.draft_pdf
    back = SimpleUploadedFile("bao-cao.pdf", content(report.document.draft_pdf))
    given = actions.Signed(report.document.signer, back)
    return actions.sign(report, given, by=year.officer, at=NOON)


def issued(year: Year, clerk: User) -> YearReport:
    report = actions.number(signed(year), number=7, issued_on=date(2026, 1, 25), by=clerk, at=NOON)
    return actions.issue(report, by=clerk, at=NOON)


def test_draft_composes_both_files_and_tells_the_journal(year: Year) -> None:
    report = drafted(year)

    assert report.document.status == S.DRAFT
    assert report.document.symbol == "BC"
    assert content(report.document.draft_pdf).startswith(b"%PDF")  # type: ignore[arg-type]
    assert content(report.document.draft_docx).startswith(b"PK")  # type: ignore[arg-type]
    last = Entry.objects.order_by("-number")[0]
    assert (last.verb, last.about, last.by) == ("draft", report, year.officer)


def test_a_second_click_finds_the_first_draft(year: Year) -> None:
    key = uuid4()

    first, second = drafted(year, key=key), drafted(year, key=key)

    assert first == second
    assert YearReport.objects.count() == 1


@pytest.mark.parametrize("role", [Role.HEAD, Role.LEADER, Role.ACCOUNTANT])
def test_draft_is_the_officers(year: Year, role: str) -> None:
    other = UserFactory(role=role)

    with pytest.raises(actions.NotAllowed, match="không được soạn báo cáo"):
        actions.draft(unit=year.agency, year=2025, written=TEXTS, key=None, by=other, at=NOON)
    assert not YearReport.objects.exists()


def test_write_keeps_the_texts_and_makes_the_files_again(year: Year) -> None:
    report = drafted(year)
    before = report.document.draft_docx_id

    report = actions.write(
        report, written=Written(requests="Tăng kinh phí."), version=1, by=year.officer, at=NOON
    )

    assert (report.requests, report.shortcomings, report.version) == ("Tăng kinh phí.", "", 2)
    assert report.document.draft_docx_id != before


def test_write_from_a_stale_page_changes_nothing(year: Year) -> None:
    report = drafted(year)
    actions.write(report, written=TEXTS, version=1, by=year.officer, at=NOON)

    with pytest.raises(Stale):
        actions.write(report, written=Written(), version=1, by=year.officer, at=NOON)
    report.refresh_from_db()
    assert report.shortcomings == TEXTS.shortcomings


def test_what_is_on_the_signers_table_is_not_written_on(year: Year) -> None:
    report = actions.submit(drafted(year), by=year.officer, at=NOON)

    with pytest.raises(actions.WrongState, match="Đã trình ký"):
        actions.write(report, written=TEXTS, version=1, by=year.officer, at=NOON)


def test_withdrawn_it_is_a_draft_again(year: Year) -> None:
    report = actions.submit(drafted(year), by=year.officer, at=NOON)

    assert actions.withdraw(report, by=year.officer, at=NOON).document.status == S.DRAFT


def test_the_number_is_the_clerks(year: Year) -> None:
    with pytest.raises(actions.NotAllowed, match="không thuộc vai trò"):
        actions.number(
            signed(year), number=7, issued_on=date(2026, 1, 25), by=year.officer, at=NOON
        )


def test_a_number_already_used_is_refused(year: Year, clerk: User) -> None:
    issued(year, clerk)

    with pytest.raises(NumberUsed):
        actions.number(signed(year), number=7, issued_on=date(2026, 1, 25), by=clerk, at=NOON)


def test_issue_needs_the_signed_file(year: Year, clerk: User) -> None:
    report = actions.submit(drafted(year), by=year.officer, at=NOON)
    assert report.document.signer
    report = actions.sign(report, actions.Signed(report.document.signer), by=clerk, at=NOON)
    report = actions.number(report, number=8, issued_on=date(2026, 1, 25), by=clerk, at=NOON)

    with pytest.raises(NotComplete, match="tệp đã ký"):
        actions.issue(report, by=clerk, at=NOON)


def test_issued_it_closes_the_task_that_waited_for_it(year: Year, clerk: User) -> None:
    task = Task.objects.create(
        year=2025, unit=year.agency, text="Báo cáo tổng kết năm", output=Task.Output.REPORT
    )

    report = issued(year, clerk)

    task.refresh_from_db()
    assert report.document.number_symbol == "07/BC"
    assert task.status == Task.Status.DONE
