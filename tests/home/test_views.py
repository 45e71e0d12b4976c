"""The desk opens for whoever signs in."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from thidua.people.models import User


def test_desk_opens_for_an_officer(officer: User, signed_in: Callable[[User], Client]) -> None:
    response = signed_in(officer).get(reverse("home:desk"))

    assert response.status_code == 200
