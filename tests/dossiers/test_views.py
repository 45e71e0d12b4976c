"""Who sees a line, and what the page says."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.dossiers import DossierFactory
from thidua.people.models import User

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]


def test_a_line_says_its_outcome_in_words(signed_in: SignedIn, officer: User) -> None:
    line = DossierFactory(received=True)

    page = signed_in(officer).get(reverse("dossiers:dossier", args=[line.pk]))

    assert "Đạt các tiêu chuẩn kiểm tra được; Hội đồng xem xét" in page.content.decode()
