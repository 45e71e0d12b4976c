"""The register's pages: who sees what, what an old paper becomes, what a refusal looks like."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories.files import pdf
from tests.factories.honours import NAMES, TITLES, HeldHonourFactory
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.honours.models import HeldHonour
from thidua.people.models import Role, User

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
PDF = pdf()


def send_paper(client: Client, **given: Any) -> HttpResponse:
    typed = {
        "key": uuid4(),
        "holder": "person",
        "as_printed": NAMES[TITLES[0]],
        "kind": "cong-trang",
        "year": 2022,
        "file": SimpleUploadedFile("giay.pdf", PDF),
        **given,
    }
    return client.post(reverse("honours:honour_add"), typed)  # type: ignore[return-value]


def test_list_asks_the_same_number_of_queries_however_long(
    officer: User, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(officer)
    for _n in range(30):
        HeldHonourFactory()

    with django_assert_max_num_queries(14):
        response = client.get(reverse("honours:honours"))

    assert response.content.decode().count("<tr>") == 31


def test_list_answers_htmx_with_its_rows_alone(officer: User, signed_in: SignedIn) -> None:
    HeldHonourFactory(person__name="Trần Thị Lan")

    response = signed_in(officer).get(
        reverse("honours:honours"), {"q": "lan"}, headers={"HX-Request": "true"}
    )

    assert "<html" not in response.content.decode()
    assert "Trần Thị Lan" in response.content.decode()


def test_a_revoked_line_stays_readable_with_its_reason(signed_in: SignedIn) -> None:
    held = HeldHonourFactory(revoked=True)
    staff = UserFactory(role=Role.STAFF)

    page = signed_in(staff).get(reverse("honours:held", args=[held.pk])).content.decode()

    assert "Đã hủy bỏ" in page
    assert "QĐ 9/QĐ-SKHCN" in page


def test_export_is_a_workbook(officer: User, signed_in: SignedIn) -> None:
    HeldHonourFactory()

    assert signed_in(officer).get(reverse("honours:honours_export")).content[:2] == b"PK"


def test_an_old_paper_becomes_a_line_with_its_file(officer: User, signed_in: SignedIn) -> None:
    client, division = signed_in(officer), UnitFactory()
    lan = PersonFactory(name="Trần Thị Lan", unit=division)

    response = send_paper(client, person="Trần Thị Lan", decision_number="45/QĐ-SKHCN")

    held = HeldHonour.objects.get()
    file = b"".join(client.get(reverse("honours:held_file", args=[held.pk])).streaming_content)  # type: ignore[attr-defined]
    assert response.headers["Location"] == reverse("honours:held", args=[held.pk])
    assert (held.person, held.code, held.at_unit, file) == (lan, TITLES[0], division, PDF)


def test_a_name_the_law_does_not_know_is_kept_as_printed(
    officer: User, signed_in: SignedIn
) -> None:
    PersonFactory(name="Trần Thị Lan")

    send_paper(signed_in(officer), person="Trần Thị Lan", as_printed="Kỷ niệm chương ngành")

    held = HeldHonour.objects.get()
    assert (held.code, held.as_printed) == (None, "Kỷ niệm chương ngành")


def test_a_paper_must_say_who(officer: User, signed_in: SignedIn) -> None:
    response = send_paper(signed_in(officer), holder="household")

    assert response.status_code == 422
    assert "Hãy điền “Hộ gia đình”" in response.content.decode()


def test_a_line_that_stands_already_is_refused_with_its_decision(
    officer: User, signed_in: SignedIn
) -> None:
    held = HeldHonourFactory(person__name="Trần Thị Lan", year=2022)

    response = send_paper(signed_in(officer), person="Trần Thị Lan")

    assert response.status_code == 409
    assert held.decision_number in response.content.decode()


def test_only_officers_enter_old_papers(signed_in: SignedIn) -> None:
    head = UserFactory(role=Role.HEAD)

    assert send_paper(signed_in(head)).status_code == 403
