"""The pages of papers, of the tray and of links: who sees what, what a refusal looks like."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories.decisions import SignerFactory
from tests.factories.documents import (
    NOON,
    PDF,
    DeliveryFactory,
    DocumentFactory,
    LinkFactory,
    SeriesFactory,
)
from tests.factories.people import UnitFactory, UserFactory
from thidua.decisions.models import Decision
from thidua.documents.models import Delivery, Document, Link, Series
from thidua.files.actions import keep
from thidua.people.models import Role, Unit, User

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
DOCUMENTS = "documents:documents"


def take(client: Client, paper: Document, step: str, **given: object) -> HttpResponse:
    address = reverse("documents:step", args=[paper.pk, step])
    return client.post(address, {"version": paper.version, **given})  # type: ignore[return-value]


def words(response: HttpResponse) -> str:
    return response.content.decode()


def test_list_asks_the_same_number_of_queries_however_long(
    officer: User, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(officer)
    DocumentFactory.create_batch(30, signer=SignerFactory())

    with django_assert_max_num_queries(12):
        response = client.get(reverse(DOCUMENTS))

    assert words(response).count("<tr>") == 31


def test_list_answers_htmx_with_its_rows_and_export_is_a_workbook(
    officer: User, signed_in: SignedIn
) -> None:
    DocumentFactory(subject="Giấy mời họp Hội đồng")
    client = signed_in(officer)

    rows = client.get(reverse(DOCUMENTS), {"q": "giay moi"}, headers={"HX-Request": "true"})

    assert "<html" not in rows.content.decode()
    assert "Giấy mời họp Hội đồng" in rows.content.decode()
    assert client.get(reverse("documents:documents_export")).content[:2] == b"PK"


def test_an_empty_list_says_what_comes_here(officer: User, signed_in: SignedIn) -> None:
    assert "Chưa có văn bản nào" in words(signed_in(officer).get(reverse(DOCUMENTS)))  # type: ignore[arg-type]


def test_a_paper_goes_from_draft_to_issue_by_the_hands_it_belongs_to(
    officer: User, signed_in: SignedIn
) -> None:
    paper, clerk, signer = DocumentFactory(), UserFactory(role=Role.CLERK), SignerFactory()
    upload = SimpleUploadedFile("ky.pdf", PDF)

    def fresh() -> Document:
        return Document.objects.get(pk=paper.pk)

    client = signed_in(officer)
    answers = [take(client, fresh(), "submit").status_code]
    answers.append(
        take(
            client, fresh(), "sign", signer=signer.pk, signed_on="20/01/2026", file=upload
        ).status_code
    )
    client = signed_in(clerk)
    answers.append(take(client, fresh(), "number", number=5, issued_on="21/01/2026").status_code)
    answers.append(take(client, fresh(), "issue", word="ban hanh").status_code)

    done = fresh()
    file = client.get(reverse("documents:file", args=[paper.pk, "ban-ky"]))
    assert answers == [302] * 4
    assert (done.status, done.number_symbol) == (Document.Status.ISSUED, "05/BB-HĐTĐKT")
    assert b"".join(file.streaming_content) == PDF  # type: ignore[attr-defined]


def test_a_number_used_is_refused_in_words_and_what_was_typed_stays(signed_in: SignedIn) -> None:
    first = DocumentFactory(numbered=True, number=5)
    paper = DocumentFactory(signed=True, series=first.series)

    response = take(
        signed_in(UserFactory(role=Role.CLERK)), paper, "number", number=5, issued_on="20/01/2026"
    )

    assert response.status_code == 409
    assert "Số 05 đã dùng cho văn bản ngày 20/01/2026" in words(response)
    assert "NĐ 30/2020/NĐ-CP, Điều 15" in words(response)
    assert 'name="number" value="5"' in words(response)


def test_a_series_kept_here_shows_its_next_number(signed_in: SignedIn) -> None:
    paper = DocumentFactory(signed=True, series=SeriesFactory(kept=True))

    page = signed_in(UserFactory(role=Role.CLERK)).get(
        reverse("documents:document", args=[paper.pk])
    )

    assert "số tiếp theo là 1" in page.content.decode()


def test_a_stale_page_is_told(officer: User, signed_in: SignedIn) -> None:
    paper = DocumentFactory(version=4)

    response = signed_in(officer).post(
        reverse("documents:step", args=[paper.pk, "submit"]), {"version": 3}
    )

    assert response.status_code == 409
    assert "vừa được người khác sửa" in response.content.decode()


def test_a_decisions_paper_goes_its_way_on_the_decisions_page(
    officer: User, signed_in: SignedIn
) -> None:
    paper = DocumentFactory()
    made = Decision.objects.create(document=paper, unit=paper.unit, year=2025)
    client = signed_in(officer)

    page = words(client.get(reverse("documents:document", args=[paper.pk])))  # type: ignore[arg-type]
    refused = take(client, paper, "submit")

    assert reverse("decisions:decision", args=[made.pk]) in page
    assert reverse("documents:step", args=[paper.pk, "submit"]) not in page
    assert refused.status_code == 409
    assert Document.objects.get().status == Document.Status.DRAFT


def test_tray_shows_what_waits_and_takes_it_in(officer: User, signed_in: SignedIn) -> None:
    waiting, done = DeliveryFactory(), DeliveryFactory(status=Delivery.Status.CONFIRMED)
    client = signed_in(officer)

    page = words(client.get(reverse("documents:tray")))  # type: ignore[arg-type]
    client.post(reverse("documents:confirm", args=[waiting.pk]))
    empty = words(client.get(reverse("documents:tray")))  # type: ignore[arg-type]

    assert waiting.unit.name in page
    assert reverse("documents:delivery", args=[done.pk]) not in page
    assert "Khay đang trống" in empty
    waiting.refresh_from_db()
    assert (waiting.status, waiting.decided_by) == (Delivery.Status.CONFIRMED, officer)


def test_tray_asks_the_same_number_of_queries_however_long(
    officer: User, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, link = signed_in(officer), LinkFactory()
    DeliveryFactory.create_batch(20, link=link)

    with django_assert_max_num_queries(12):
        client.get(reverse("documents:tray"))


def test_a_delivery_is_given_back_with_a_reason_only(officer: User, signed_in: SignedIn) -> None:
    delivery = DeliveryFactory()
    client, address = signed_in(officer), reverse("documents:refuse", args=[delivery.pk])

    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Thiếu chữ ký"}).status_code == 302
    again = client.post(address, {"reason": "Thiếu chữ ký"})

    assert again.status_code == 409
    assert "đã được xử lý trước đó" in again.content.decode()


def test_a_link_is_shown_once(officer: User, signed_in: SignedIn, client: Client) -> None:
    unit = UnitFactory()
    browser = signed_in(officer)
    typed = {"unit": unit.pk, "purpose": "plan", "year": 2026, "until_on": "31/12/2099"}

    page = browser.post(reverse("documents:link_add"), typed).content.decode()
    listed = browser.get(reverse("documents:links")).content.decode()

    link = Link.objects.get()
    assert "/cong-khai/gui/" in page
    assert "/cong-khai/gui/" not in listed
    assert (link.unit, link.purpose) == (unit, Link.Purpose.PLAN)


def test_a_link_is_ended_and_the_list_says_so(officer: User, signed_in: SignedIn) -> None:
    link, client = LinkFactory(), signed_in(officer)
    address = reverse("documents:link_end", args=[link.pk])

    assert client.post(address).status_code == 302
    assert "Đã thu hồi" in client.get(reverse("documents:links")).content.decode()
    assert client.post(address).status_code == 409


def test_books_say_how_far_each_has_come(
    signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(UserFactory(role=Role.CLERK))
    client.post(reverse("documents:series_add"), {"code": "hdtdkt", "name": "Sổ Hội đồng"})
    book = Series.objects.get(code="HDTDKT")
    year = timezone.localdate().year
    DocumentFactory(numbered=True, series=book, number=7, year=year)
    SeriesFactory.create_batch(5)

    with django_assert_max_num_queries(10):
        page = client.get(reverse("documents:series")).content.decode()

    assert "Sổ Hội đồng" in page
    assert f"so={book.pk}&amp;nam={year}" in page


def test_a_code_with_marks_is_told_on_its_field(signed_in: SignedIn) -> None:
    response = signed_in(UserFactory(role=Role.CLERK)).post(
        reverse("documents:series_add"), {"code": "HĐ TĐKT", "name": "Sổ"}
    )

    assert response.status_code == 422
    assert "chữ không dấu" in response.content.decode()


def test_a_head_sends_the_own_units_file_and_reads_what_became_of_it(signed_in: SignedIn) -> None:
    own, other = UnitFactory(), UnitFactory()
    client = signed_in(UserFactory(role=Role.HEAD, role__at=own))
    foreign = keep(PDF, name="cua-don-vi-khac.pdf", kind="pdf", by=None, at=NOON)
    DeliveryFactory(unit=other, file=foreign)
    address = reverse("documents:send")

    def send(unit: Unit) -> HttpResponse:
        upload = SimpleUploadedFile("ket-qua.pdf", PDF)
        typed = {"unit": unit.pk, "purpose": "rating", "year": 2026, "file": upload}
        return client.post(address, typed)  # type: ignore[return-value]

    answers = [send(own).status_code, send(own).status_code, send(other).status_code]
    page = client.get(address).content.decode()

    sent = Delivery.objects.get(unit=own)
    assert answers == [302, 302, 422]
    assert (sent.purpose, sent.link, sent.status) == ("rating", None, Delivery.Status.WAITING)
    assert "ket-qua.pdf" in page
    assert "cua-don-vi-khac.pdf" not in page
