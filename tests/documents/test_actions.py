"""The way of a paper, of a link, of a delivery."""

from datetime import date

import pytest

from tests.factories.decisions import SignerFactory
from tests.factories.documents import (
    CODE,
    NOON,
    PDF,
    DeliveryFactory,
    DocumentFactory,
    LinkFactory,
    SeriesFactory,
)
from tests.factories.people import UnitFactory, UserFactory
from thidua.documents import actions
from thidua.documents.models import Delivery, Document, Link
from thidua.files.actions import keep
from thidua.files.models import File
from thidua.journal.models import Entry
from thidua.people.models import Role, User

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 20)


@pytest.fixture
def clerk(db: None) -> User:
    return UserFactory(role=Role.CLERK)


def test_sign_keeps_who_signed_and_when(officer: User) -> None:
    paper = DocumentFactory(submitted=True)

    paper = actions.sign(paper, signer=SignerFactory(), signed_on=DAY, by=officer, at=NOON)

    assert (paper.status, paper.signed_on) == (Document.Status.SIGNED, DAY)
    assert "Trần Thị Mai" in paper.signer_text
    assert [(e.verb, e.by) for e in Entry.objects.all()] == [("sign", officer)]


def test_nobody_has_signed_tomorrow(officer: User) -> None:
    paper = DocumentFactory(submitted=True)

    with pytest.raises(actions.WrongDay, match="21/01/2026 ở sau hôm nay"):
        actions.sign(
            paper, signer=SignerFactory(), signed_on=date(2026, 1, 21), by=officer, at=NOON
        )

    paper.refresh_from_db()
    assert (paper.status, paper.signed_on) == (Document.Status.SUBMITTED, None)


def test_number_belongs_to_the_clerk(officer: User, clerk: User) -> None:
    paper = DocumentFactory(signed=True)

    with pytest.raises(actions.NotAllowed):
        actions.number(paper, number=5, issued_on=DAY, by=officer, at=NOON)
    paper = actions.number(paper, number=5, issued_on=DAY, by=clerk, at=NOON)

    assert paper.number_symbol == "05/BB-HĐTĐKT"


def test_number_used_is_refused_and_changes_nothing(clerk: User) -> None:
    first = DocumentFactory(numbered=True, number=5)
    paper = DocumentFactory(signed=True, series=first.series)

    with pytest.raises(actions.NumberUsed, match="Số 05 đã dùng"):
        actions.number(paper, number=5, issued_on=DAY, by=clerk, at=NOON)

    paper.refresh_from_db()
    assert (paper.status, paper.number) == (Document.Status.SIGNED, None)


def test_a_paper_without_a_series_gets_one_with_its_number(clerk: User) -> None:
    book, paper = SeriesFactory(kept=True), DocumentFactory(signed=True, series=None)

    with pytest.raises(actions.NotComplete):
        actions.number(paper, number=1, issued_on=DAY, by=clerk, at=NOON)
    with pytest.raises(actions.NumberUsed, match="số tiếp theo là 01"):
        actions.number(paper, number=2, issued_on=DAY, series=book, by=clerk, at=NOON)
    paper = actions.number(paper, number=1, issued_on=DAY, series=book, by=clerk, at=NOON)

    assert (paper.series, paper.number) == (book, 1)


def test_the_day_of_the_paper_is_not_before_its_signature(clerk: User) -> None:
    paper = DocumentFactory(signed=True, signed_on=DAY)

    with pytest.raises(actions.WrongDay, match="trước ngày ký 20/01/2026"):
        actions.number(paper, number=5, issued_on=date(2026, 1, 19), by=clerk, at=NOON)


def test_issue_names_what_is_lacking(clerk: User) -> None:
    paper = DocumentFactory(numbered=True)

    with pytest.raises(actions.NotComplete, match="còn thiếu: tệp đã ký"):
        actions.issue(paper, by=clerk, at=NOON)
    signed = keep(PDF, name="ky.pdf", kind="pdf", by=clerk, at=NOON)
    paper = actions.issue(paper, signed_file=signed, by=clerk, at=NOON)

    assert paper.status == Document.Status.ISSUED


def test_a_link_opens_until_its_day_and_keeps_no_code(officer: User) -> None:
    unit = UnitFactory()

    link, code = actions.make_link(
        unit, purpose=Link.Purpose.RATING, year=2026, until_on=DAY, by=officer, at=NOON
    )

    assert actions.open_link(code, at=NOON) == link
    assert Link.objects.get().opened == 1
    assert code not in str(list(Link.objects.values())) + str(list(Entry.objects.values()))


def test_unknown_past_and_revoked_links_are_told_alike(officer: User) -> None:
    LinkFactory(code="past", until_on=date(2026, 1, 19))
    actions.revoke_link(LinkFactory(code="revoked"), by=officer, at=NOON)

    told = set()
    for code in ("past", "revoked", "unknown"):
        with pytest.raises(actions.LinkClosed) as closed:
            actions.open_link(code, at=NOON)
        told.add(str(closed.value))

    assert len(told) == 1


def test_a_link_is_made_and_ended_by_an_officer_of_the_unit() -> None:
    head, link = UserFactory(role=Role.HEAD), LinkFactory()

    with pytest.raises(actions.NotAllowed):
        actions.make_link(
            link.unit, purpose=Link.Purpose.PLAN, year=2026, until_on=DAY, by=head, at=NOON
        )
    with pytest.raises(actions.NotAllowed):
        actions.revoke_link(link, by=head, at=NOON)


def test_the_same_file_sent_twice_over_a_link_waits_once() -> None:
    link = LinkFactory(code=CODE)

    def send(data: bytes) -> Delivery:
        file: File = keep(data, name="dk.pdf", kind="pdf", by=None, at=NOON)
        return actions.deliver(
            file, unit=link.unit, purpose=link.purpose, year=2026, link=link, by=None, at=NOON
        )

    assert send(PDF) == send(PDF)
    assert send(PDF) != send(PDF + b"2")


def test_a_delivery_is_decided_once_by_an_officer(officer: User) -> None:
    delivery, head = DeliveryFactory(), UserFactory(role=Role.HEAD)

    with pytest.raises(actions.NotAllowed):
        actions.confirm(delivery, by=head, at=NOON)
    actions.refuse(delivery, reason="Thiếu chữ ký", by=officer, at=NOON)
    with pytest.raises(actions.NotAllowed, match="đã được xử lý"):
        actions.confirm(delivery, by=officer, at=NOON)

    delivery.refresh_from_db()
    assert (delivery.status, delivery.reason) == (Delivery.Status.REFUSED, "Thiếu chữ ký")


def test_a_series_is_opened_once_by_who_keeps_the_books(officer: User, clerk: User) -> None:
    with pytest.raises(actions.NotAllowed):
        actions.open_series(code="HD", name="Sổ", kept_here=True, by=officer, at=NOON)
    book = actions.open_series(code="HD", name="Sổ", kept_here=True, by=clerk, at=NOON)
    with pytest.raises(actions.CodeTaken, match="Đã có sổ mang mã HD"):
        actions.open_series(code="HD", name="Sổ khác", kept_here=True, by=clerk, at=NOON)

    book = actions.change_series(book, name="Sổ mới", kept_here=False, by=clerk, at=NOON)

    assert (book.code, book.name, book.kept_here) == ("HD", "Sổ mới", False)


def test_an_account_sends_for_its_own_unit_only() -> None:
    head, unit = UserFactory(role=Role.HEAD, role__at=UnitFactory()), UnitFactory()
    file = keep(PDF, name="dk.pdf", kind="pdf", by=head, at=NOON)

    with pytest.raises(actions.NotAllowed, match="trưởng đơn vị"):
        actions.deliver(file, unit=unit, purpose=Link.Purpose.PLAN, year=2026, by=head, at=NOON)
