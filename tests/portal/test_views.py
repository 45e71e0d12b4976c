"""The public page of a certificate's code, and a unit's own way in."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.access.decisions import certificate
from tests.access.world import make_world
from tests.factories.documents import CODE, PDF, LinkFactory
from tests.factories.dossiers import DossierFactory, SummaryFactory
from thidua.decisions.codes import shown as printed
from thidua.documents.models import Delivery
from thidua.dossiers.models import Dossier
from thidua.files.models import File
from thidua.people.models import Setting

pytestmark = pytest.mark.django_db


def words(response: HttpResponse) -> str:
    """What the page says between its head and its foot, where nothing echoes the address."""
    found = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)
    assert found
    return found.group()


def test_code_says_name_honour_and_decision_and_is_not_indexed(client: Client) -> None:
    one = certificate(make_world())

    response = client.get(reverse("portal:certificate", args=[printed(one.code).lower()]))

    assert one.printed_name in response.content.decode()
    assert "có hiệu lực" in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_unknown_and_mistyped_codes_are_answered_alike(client: Client) -> None:
    unknown = client.get(reverse("portal:certificate", args=["A" * 20]))
    mistyped = client.get(reverse("portal:certificate", args=["xyz"]))

    assert (unknown.status_code, mistyped.status_code) == (404, 404)
    assert words(unknown) == words(mistyped)
    assert "Không có giấy chứng nhận nào" in words(unknown)


def test_one_address_asks_thirty_codes_a_minute(client: Client) -> None:
    address = reverse("portal:certificate", args=["B" * 20])

    answers = [client.get(address).status_code for _n in range(31)]

    assert answers == [404] * 30 + [429]


def test_list_is_shown_to_everybody_only_where_the_agency_asks(client: Client) -> None:
    today = timezone.localdate()
    line = DossierFactory(received=True, nominee_name="Nguyễn Thị Ngọc Ánh")
    gone = DossierFactory(received=True, nominee_name="Trần Văn Rút", status="withdrawn")
    shown = SummaryFactory(published=True, published_from=today, published_until=today)
    Dossier.objects.filter(pk__in=[line.pk, gone.pk]).update(summary=shown)
    address = reverse("portal:publication", args=[shown.pk])

    hidden = client.get(address)
    Setting.objects.create(key="publication_public", value=True, from_on=today)
    page = client.get(address)

    assert hidden.status_code == 404
    assert "Nguyễn Thị Ngọc Ánh" in words(page)
    assert "Trần Văn Rút" not in words(page)
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert address in words(client.get(reverse("portal:publications")))


def test_list_is_no_longer_shown_after_its_days(client: Client) -> None:
    today = timezone.localdate()
    Setting.objects.create(key="publication_public", value=True, from_on=today - timedelta(days=9))
    over = today - timedelta(days=1)
    shown = SummaryFactory(published=True, published_from=over, published_until=over)

    assert client.get(reverse("portal:publication", args=[shown.pk])).status_code == 404
    assert "Hiện không có danh sách nào" in words(client.get(reverse("portal:publications")))


def test_an_address_that_a_caller_claims_is_not_believed(client: Client) -> None:
    address = reverse("portal:link", args=["mistyped"])

    answers = [
        client.get(address, headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code
        for n in range(31)
    ]

    assert answers[-1] == 429


def test_a_link_page_asks_thirty_times_a_minute_too(client: Client) -> None:
    address = reverse("portal:link", args=["mistyped"])

    answers = [client.get(address).status_code for _n in range(31)]

    assert answers == [404] * 30 + [429]


def send(client: Client, data: bytes = PDF, code: str = CODE) -> HttpResponse:
    typed = {"sender": "Nguyễn Thị Hoa", "file": SimpleUploadedFile("ke-hoach.pdf", data)}
    return client.post(reverse("portal:link", args=[code]), typed)  # type: ignore[return-value]


def test_a_unit_sends_a_file_without_an_account_and_is_thanked(client: Client) -> None:
    link = LinkFactory(unit__name="Chi cục Tiêu chuẩn Đo lường Chất lượng")

    response = send(client)
    thanks = client.get(response.headers["Location"])

    delivery = Delivery.objects.get()
    assert (delivery.unit, delivery.purpose, delivery.link) == (link.unit, link.purpose, link)
    assert (delivery.sender, delivery.status) == ("Nguyễn Thị Hoa", Delivery.Status.WAITING)
    assert "Cảm ơn. Đã nhận tệp của Chi cục Tiêu chuẩn" in words(thanks)  # type: ignore[arg-type]
    assert "ke-hoach.pdf" in words(thanks)  # type: ignore[arg-type]
    assert thanks["X-Robots-Tag"] == "noindex, nofollow"


def test_opening_is_counted_and_sending_is_not(client: Client) -> None:
    link = LinkFactory()

    client.get(reverse("portal:link", args=[CODE]))
    client.get(send(client).headers["Location"])

    link.refresh_from_db()
    assert link.opened == 1


def test_a_bad_file_is_refused_in_words_and_nothing_is_kept(client: Client) -> None:
    LinkFactory()

    empty = send(client, b"")
    program = send(client, b"MZ\x90\x00")

    assert (empty.status_code, program.status_code) == (422, 400)
    assert "không thuộc loại được nhận" in words(program)
    assert not Delivery.objects.exists()
    assert not File.objects.exists()


def test_unknown_and_ended_links_are_answered_alike(client: Client) -> None:
    LinkFactory(revoked_at="2026-01-20T05:00Z")

    unknown = client.get(reverse("portal:link", args=["B" * 22]))
    ended = client.get(reverse("portal:link", args=[CODE]))
    sent = send(client)

    assert (unknown.status_code, ended.status_code, sent.status_code) == (404, 404, 404)
    assert words(unknown) == words(ended) == words(sent)  # type: ignore[arg-type]
    assert not Delivery.objects.exists()
