"""Vietnamese unless the reader has asked otherwise, whatever language the browser has."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from thidua.kit.language import LanguageMiddleware


def language_for(request: HttpRequest) -> str | None:
    spoken = []

    def answer(request: HttpRequest) -> HttpResponse:
        spoken.append(translation.get_language())
        return HttpResponse()

    LanguageMiddleware(answer)(request)
    return spoken[0]


@pytest.mark.parametrize(("cookie", "language"), [("", "vi"), ("en", "en"), ("xx", "vi")])
def test_the_reader_chooses_and_not_the_browser(cookie: str, language: str) -> None:
    request = RequestFactory().get("/", headers={"Accept-Language": "en-US,en;q=0.9"})
    request.COOKIES["django_language"] = cookie

    assert language_for(request) == language
