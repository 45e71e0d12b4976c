"""The pages of decisions: who sees what, and what a refusal looks like."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.decisions import NOON, SignerFactory, signed_paper
from tests.factories.dossiers import DossierFactory
from tests.factories.people import UserFactory
from thidua.decisions import actions
from thidua.decisions.models import Certificate, Decision
from thidua.people.models import Role, Unit, User

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
WITH_CERTIFICATE = "chien-si-thi-dua-co-so"


def draft(officer: User) -> Decision:
    line = DossierFactory(honour="lao-dong-tien-tien", passed=True, nominee_name="Đặng Thị Ánh")
    root = Unit.objects.get(parent=None)
    return actions.draft_grant(
        [line], unit=root, year=2025, signer=SignerFactory(), by=officer, at=NOON
    )


def test_decision_shows_its_list_and_its_money(officer: User, signed_in: SignedIn) -> None:
    made = draft(officer)

    page = signed_in(officer).get(reverse("decisions:decision", args=[made.pk])).content.decode()

    assert "Đặng Thị Ánh" in page
    assert "710.000" in page


def test_number_before_signature_is_refused_in_words(officer: User, signed_in: SignedIn) -> None:
    made = draft(officer)
    clerk = UserFactory(role=Role.CLERK)

    response = signed_in(clerk).post(
        reverse("decisions:number", args=[made.pk]), {"number": 5, "issued_on": "20/01/2026"}
    )

    assert response.status_code == 409
    assert "đang ở tình trạng “Dự thảo”" in response.content.decode()


def test_draft_of_a_decision_is_hidden_from_staff(officer: User, signed_in: SignedIn) -> None:
    made = draft(officer)
    staff = UserFactory(role=Role.STAFF)

    assert signed_in(staff).get(reverse("decisions:decision", args=[made.pk])).status_code == 404


def test_accountant_puts_the_day_of_payment_on_record(officer: User, signed_in: SignedIn) -> None:
    clerk, accountant = UserFactory(role=Role.CLERK), UserFactory(role=Role.ACCOUNTANT)
    made = actions.submit(draft(officer), seen_changes=True, by=officer, at=NOON)
    back = actions.Signed(SignerFactory(), signed_paper(made))
    made = actions.sign(made, back, by=officer, at=NOON)
    made = actions.number(made, number=7, issued_on=NOON.date(), by=clerk, at=NOON)
    actions.issue(made, by=clerk, at=NOON)
    client = signed_in(accountant)
    unpaid = f"{reverse('decisions:decisions')}?chua_chi=on"

    assert "7/QĐ" in client.get(unpaid).content.decode()
    page = client.post(
        reverse("decisions:pay", args=[made.pk]), {"paid_on": "03/02/2026"}, follow=True
    )

    assert "đã chi thưởng ngày 03/02/2026" in page.content.decode()
    assert "7/QĐ" not in client.get(unpaid).content.decode()


def signed(officer: User, **more: object) -> Decision:
    line = DossierFactory(honour=WITH_CERTIFICATE, passed=True, **more)
    root = Unit.objects.get(parent=None)
    made = actions.draft_grant(
        [line], unit=root, year=2025, signer=SignerFactory(), by=officer, at=NOON
    )
    made = actions.submit(made, seen_changes=True, by=officer, at=NOON)
    back = actions.Signed(SignerFactory(), signed_paper(made))
    return actions.sign(made, back, by=officer, at=NOON)


def test_a_number_used_is_refused_and_stays_in_its_field(
    officer: User, signed_in: SignedIn
) -> None:
    clerk, first, second = UserFactory(role=Role.CLERK), signed(officer), signed(officer)
    actions.number(first, number=7, issued_on=date(2026, 1, 20), by=clerk, at=NOON)

    response = signed_in(clerk).post(
        reverse("decisions:number", args=[second.pk]), {"number": 7, "issued_on": "20/01/2026"}
    )

    assert response.status_code == 409
    assert "Số 07 đã dùng" in response.content.decode()
    assert 'name="number" value="7"' in response.content.decode()


def test_page_tells_the_story_of_the_decision_and_of_its_paper(
    officer: User, signed_in: SignedIn
) -> None:
    made = signed(officer)

    page = signed_in(officer).get(reverse("decisions:decision", args=[made.pk])).content.decode()

    assert "ghi nhận đã ký" in page
    assert "trình ký" in page
    assert "soạn quyết định" in page


def test_certificate_is_handed_over_on_the_page_of_its_decision(
    officer: User, signed_in: SignedIn
) -> None:
    clerk = UserFactory(role=Role.CLERK)
    made = actions.number(signed(officer), number=7, issued_on=date(2026, 1, 20), by=clerk, at=NOON)
    made = actions.issue(made, by=officer, at=NOON)
    one = Certificate.objects.get()
    client = signed_in(officer)

    response = client.post(reverse("decisions:hand_over", args=[one.pk]))

    there = reverse("decisions:decision", args=[made.pk])
    assert response.headers["Location"] == f"{there}#certificate-{one.pk}"
    assert reverse("decisions:hand_over", args=[one.pk]) not in client.get(there).content.decode()


def test_lists_are_exported_as_workbooks(officer: User, signed_in: SignedIn) -> None:
    draft(officer)
    client = signed_in(officer)

    for name in ("decisions_export", "proposals_export"):
        assert client.get(reverse(f"decisions:{name}")).content[:2] == b"PK"


def test_lines_of_another_year_are_asked_for_by_the_address(
    officer: User, signed_in: SignedIn
) -> None:
    DossierFactory(
        honour="lao-dong-tien-tien", passed=True, round__year=2023, year=2023, nominee_name="Lê Tư"
    )
    client, address = signed_in(officer), reverse("decisions:draft")

    assert "Lê Tư" in client.get(address, {"nam": 2023}).content.decode()
    assert "Lê Tư" not in client.get(address, {"nam": 2022}).content.decode()


def test_a_name_that_was_not_picked_is_not_picked_again_by_a_faulty_form(
    officer: User, signed_in: SignedIn
) -> None:
    kept, left = (
        DossierFactory(honour="lao-dong-tien-tien", passed=True, nominee_name=name)
        for name in ("Lê Tư", "Lê Năm")
    )
    address = f"{reverse('decisions:draft')}?nam={kept.year}"

    page = signed_in(officer).post(address, {"lines": [kept.pk]}).content.decode()

    assert f'id="line-{kept.pk}" checked' in page
    assert f'id="line-{left.pk}" aria-label' in page
