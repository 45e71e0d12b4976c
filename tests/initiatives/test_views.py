"""The pages of initiatives: who sees what, filing, recognition, what a refusal looks like."""

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
from tests.factories.initiatives import (
    InitiativeFactory,
    InitiativeUseFactory,
    RecognitionFactory,
)
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.initiatives.models import Initiative, InitiativeUse, Recognition
from thidua.people.models import Role, User
from thidua.rulebook import load

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
PDF = pdf()
TITLE = next(
    code for code, known in load().honours.items() if "person" in known.nominees and known.versions
)


def page_of(name: str, *args: object) -> str:
    return reverse(f"initiatives:{name}", args=args)


def send_draft(client: Client, address: str, **given: Any) -> HttpResponse:
    typed = {
        "key": uuid4(),
        "version": 0,
        "kind": "sang-kien",
        "title": "Cải tiến bộ gá kiểm định",
        "year": 2025,
        **given,
    }
    return client.post(address, typed)  # type: ignore[return-value]


def test_list_asks_the_same_number_of_queries_however_long(
    officer: User, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, division = signed_in(officer), UnitFactory()
    for _n in range(30):
        InitiativeFactory(unit=division, recognised=True)

    with django_assert_max_num_queries(14):
        page = client.get(page_of("initiatives")).content.decode()

    assert page.count("<tr>") == 31


def test_list_answers_htmx_with_its_rows_alone(officer: User, signed_in: SignedIn) -> None:
    InitiativeFactory(title="Bộ gá")

    response = signed_in(officer).get(page_of("initiatives"), headers={"HX-Request": "true"})

    assert "<html" not in response.content.decode()
    assert "Bộ gá" in response.content.decode()


def test_a_filter_at_fault_is_told_and_not_asked(officer: User, signed_in: SignedIn) -> None:
    InitiativeFactory(title="Bộ gá")

    page = signed_in(officer).get(page_of("initiatives"), {"nam": "hai nghìn"}).content.decode()

    assert "“Năm” phải là một số" in page
    assert "Bộ gá" in page


def test_export_is_a_workbook(officer: User, signed_in: SignedIn) -> None:
    InitiativeUseFactory()

    assert signed_in(officer).get(page_of("initiatives_export")).content[:2] == b"PK"


def test_an_author_files_with_a_colleague_and_hands_in(signed_in: SignedIn) -> None:
    division = UnitFactory()
    lan = PersonFactory(name="Trần Thị Lan", unit=division)
    PersonFactory(name="Vũ Minh", staff_code="SL0007")
    client = signed_in(UserFactory(person=lan, role=Role.STAFF, role__at=division))
    first = client.get(page_of("initiative_add")).content.decode()

    response = send_draft(
        client,
        page_of("initiative_add"),
        unit=division.pk,
        file=SimpleUploadedFile("don.pdf", PDF),
        **{
            "author-0": "Trần Thị Lan",
            "share-0": 60,
            "author-1": "SL0007",
            "share-1": 40,
        },
    )
    one = Initiative.objects.get()
    client.post(page_of("submit", one.pk))

    one.refresh_from_db()
    file = client.get(page_of("initiative_file", one.pk))
    assert 'value="Trần Thị Lan"' in first
    assert response.headers["Location"] == page_of("initiative", one.pk)
    assert [(a.person.name, a.share) for a in one.authorships.order_by("pk")] == [
        ("Trần Thị Lan", 60),
        ("Vũ Minh", 40),
    ]
    assert one.status == "submitted"
    assert b"".join(file.streaming_content) == PDF  # type: ignore[attr-defined]


def test_staff_are_offered_their_own_unit_alone(signed_in: SignedIn) -> None:
    division, other = UnitFactory(name="Phòng A"), UnitFactory(name="Phòng B")
    lan = PersonFactory(unit=division)
    client = signed_in(UserFactory(person=lan, role=Role.STAFF, role__at=division))

    page = client.get(page_of("initiative_add")).content.decode()
    refused = send_draft(client, page_of("initiative_add"), unit=other.pk, **{"author-0": lan.name})

    assert "Phòng A" in page
    assert "Phòng B" not in page
    assert refused.status_code == 422


def test_shares_that_do_not_add_up_are_refused_with_their_sum(
    officer: User, signed_in: SignedIn
) -> None:
    division = UnitFactory()
    PersonFactory(name="Trần Thị Lan")

    response = send_draft(
        signed_in(officer),
        page_of("initiative_add"),
        unit=division.pk,
        **{"author-0": "Trần Thị Lan", "share-0": 90},
    )

    assert response.status_code == 409
    assert "cộng lại là 90 %" in response.content.decode()
    assert not Initiative.objects.exists()


def test_a_share_without_a_name_is_a_fault_of_its_row(officer: User, signed_in: SignedIn) -> None:
    response = send_draft(
        signed_in(officer), page_of("initiative_add"), unit=UnitFactory().pk, **{"share-2": 50}
    )

    assert response.status_code == 422
    assert "chưa có tên tác giả" in response.content.decode()


def test_a_stale_page_shows_both_values(officer: User, signed_in: SignedIn) -> None:
    one = InitiativeFactory(version=4, title="Bộ gá")
    typed = {"unit": one.unit_id, "version": 3, "author-0": one.authorships.get().person.name}

    response = send_draft(signed_in(officer), page_of("initiative_edit", one.pk), **typed)

    assert response.status_code == 409
    assert "Bộ gá" in response.content.decode()
    assert "Cải tiến bộ gá kiểm định" in response.content.decode()


def test_a_draft_is_changed_and_keeps_its_file(officer: User, signed_in: SignedIn) -> None:
    client, division = signed_in(officer), UnitFactory()
    PersonFactory(name="Trần Thị Lan")
    typed = {"unit": division.pk, "author-0": "Trần Thị Lan"}
    file = SimpleUploadedFile("don.pdf", PDF)
    send_draft(client, page_of("initiative_add"), file=file, **typed)
    one = Initiative.objects.get()

    send_draft(client, page_of("initiative_edit", one.pk), **{**typed, "version": 1, "year": 2024})

    one.refresh_from_db()
    assert (one.year, one.version) == (2024, 2)
    assert one.file is not None


def test_a_second_click_on_hand_in_is_told_why_not(signed_in: SignedIn) -> None:
    staff = UserFactory(role=Role.STAFF)
    one = InitiativeFactory(author=staff.person, submitted=True)

    response = signed_in(staff).post(page_of("submit", one.pk))

    assert response.status_code == 409
    assert "đang ở tình trạng “Đã nộp”" in response.content.decode()


def test_the_reason_of_a_return_is_shown_to_the_author(officer: User, signed_in: SignedIn) -> None:
    staff = UserFactory(role=Role.STAFF)
    one = InitiativeFactory(author=staff.person, submitted=True)

    signed_in(officer).post(page_of("return", one.pk), {"reason": "Thiếu minh chứng"})
    page = signed_in(staff).get(page_of("initiative", one.pk)).content.decode()

    assert "Thiếu minh chứng" in page
    assert "Nộp sáng kiến" in page


def test_not_recognised_needs_a_reason(officer: User, signed_in: SignedIn) -> None:
    one = InitiativeFactory(submitted=True)

    response = signed_in(officer).post(page_of("decline", one.pk), {"reason": ""})

    assert response.status_code == 422
    one.refresh_from_db()
    assert one.status == "submitted"


def recognise(client: Client, one: Initiative, **given: object) -> HttpResponse:
    typed = {
        "scope": "co-so",
        "number": "312/QĐ-SKHCN",
        "decided_on": "20/10/2025",
        "decided_by": "Giám đốc Sở",
        **given,
    }
    return client.post(page_of("recognise", one.pk), typed)  # type: ignore[return-value]


def test_a_recognition_carries_its_decision(officer: User, signed_in: SignedIn) -> None:
    client, one = signed_in(officer), InitiativeFactory(submitted=True)

    recognise(client, one, file=SimpleUploadedFile("qd.pdf", PDF))

    known = Recognition.objects.get()
    page = client.get(page_of("initiative", one.pk)).content.decode()
    paper = client.get(page_of("recognition_file", known.pk))
    assert "312/QĐ-SKHCN, 20/10/2025" in page
    assert b"".join(paper.streaming_content) == PDF  # type: ignore[attr-defined]


def test_the_same_scope_again_is_refused_with_the_decision(
    officer: User, signed_in: SignedIn
) -> None:
    response = recognise(signed_in(officer), InitiativeFactory(recognised=True))

    assert response.status_code == 409
    assert "hủy bỏ lần ấy rồi ghi lại" in response.content.decode()


def test_a_decision_of_tomorrow_is_a_fault(officer: User, signed_in: SignedIn) -> None:
    one = InitiativeFactory(submitted=True)

    response = recognise(signed_in(officer), one, decided_on="01/01/2099")

    assert response.status_code == 422
    assert "ở sau hôm nay" in response.content.decode()


def test_a_revoked_recognition_stays_readable(officer: User, signed_in: SignedIn) -> None:
    known, client = RecognitionFactory(), signed_in(officer)

    client.post(page_of("revoke", known.pk), {"on": "01/02/2026", "note": "QĐ 9/QĐ-SKHCN"})
    page = client.get(page_of("initiative", known.initiative_id)).content.decode()

    assert "Hủy bỏ 01/02/2026" in page
    assert "QĐ 9/QĐ-SKHCN" in page
    assert "312/QĐ-SKHCN" in page


def test_an_old_use_is_entered_and_dropped(officer: User, signed_in: SignedIn) -> None:
    client, one = signed_in(officer), InitiativeFactory(recognised=True)
    author = one.authorships.get().person
    typed = {"person": author.pk, "honour": TITLE, "year": 2024}

    client.post(page_of("use", one.pk), typed)
    made = InitiativeUse.objects.get()
    page = client.get(page_of("initiative", one.pk)).content.decode()
    client.post(page_of("drop_use", made.pk), {"reason": "Nhầm năm"})

    assert page_of("drop_use", made.pk) in page
    assert (made.person, made.honour, made.year) == (author, TITLE, 2024)
    assert not InitiativeUse.objects.exists()


def test_readers_of_a_recognised_one_see_neither_file_nor_journal(signed_in: SignedIn) -> None:
    one = InitiativeFactory(recognised=True)
    client = signed_in(UserFactory(role=Role.STAFF))

    page = client.get(page_of("initiative", one.pk)).content.decode()

    assert one.title in page
    assert "Nhật ký" not in page
    assert "Đơn, báo cáo" not in page
    assert client.get(page_of("initiative_file", one.pk)).status_code == 404


def test_a_person_s_page_leads_to_their_initiatives(officer: User, signed_in: SignedIn) -> None:
    one = InitiativeFactory(recognised=True)
    person = one.authorships.get().person

    page = signed_in(officer).get(reverse("profiles:person", args=[person.pk])).content.decode()

    assert page_of("initiative", one.pk) in page
