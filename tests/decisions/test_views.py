"""The pages of decisions: who sees what, and what a refusal looks like."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.decisions import NOON, SignerFactory, signed_paper
from tests.factories.dossiers import DossierFactory
from tests.factories.people import UserFactory
from thidua.decisions import actions
from thidua.decisions.models import Decision
from thidua.people.models import Role, Unit, User

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db


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
