"""The public page of a code."""

import re

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.access.decisions import certificate
from tests.access.world import make_world
from thidua.decisions.codes import shown

pytestmark = pytest.mark.django_db


def words(response: HttpResponse) -> str:
    """What the page says between its head and its foot, where nothing echoes the address."""
    found = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)
    assert found
    return found.group()


@pytest.fixture(autouse=True)
def _fresh_counter() -> None:
    cache.clear()


def test_code_says_name_honour_and_decision_and_is_not_indexed(client: Client) -> None:
    one = certificate(make_world())

    response = client.get(reverse("portal:certificate", args=[shown(one.code).lower()]))

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
