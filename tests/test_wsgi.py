"""Whose word about the caller's address is believed."""

import importlib
from typing import Any

import pytest
from django.test import RequestFactory, override_settings

from thidua import wsgi

pytestmark = pytest.mark.django_db


def called_by(address: str, *, proxy: str) -> dict[str, Any]:
    """What the program sees of a call from an address that says it forwards another's."""
    environ = (
        RequestFactory(
            REMOTE_ADDR=address,
            HTTP_X_FORWARDED_FOR="1.1.1.1, 203.0.113.7",
            HTTP_X_FORWARDED_PROTO="https",
        )
        .get("/cong-khai/giay-chung-nhan/")
        .environ
    )
    with override_settings(PROXY=proxy):
        importlib.reload(wsgi).application(environ, lambda *_args: None)
    return {"address": environ["REMOTE_ADDR"], "scheme": environ["wsgi.url_scheme"]}


def test_the_named_proxy_is_believed_for_the_last_address_it_saw() -> None:
    seen = called_by("10.0.0.9", proxy="10.0.0.9")

    assert seen == {"address": "203.0.113.7", "scheme": "https"}


@pytest.mark.parametrize("proxy", ["", "10.0.0.9"])
def test_nobody_else_is_believed(proxy: str) -> None:
    seen = called_by("198.51.100.4", proxy=proxy)

    assert seen == {"address": "198.51.100.4", "scheme": "http"}
