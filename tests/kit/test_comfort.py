"""The comforts of `app.js`, under the real content policy, as a person meets them in Chromium."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import include, path
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from thidua.kit.forms import ConfirmWord, DayField, KitForm
from thidua.kit.pages import refusal_response
from thidua.kit.refusals import Refusal

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]

BODY = """{% extends "kit/plain.html" %}{% block main %}
<form method="post" id="first">{% csrf_token %}{{ form }}<button class="btn">Công bố</button></form>
<p id="reminder">Đề nghị gửi trước 05/12/2025.</p>
<button type="button" class="btn" data-copy="#reminder" hidden>
<span data-copied="Đã chép">Chép</span></button>
<ul><li class="task" id="t1"><a href="#s1" data-light>Việc 1</a></li></ul>
<div class="paper">{% for n in lines %}Dòng {{ n }}
{% endfor %}<mark id="s1"><a href="#t1" data-light>Câu 1</a></mark></div>
<div id="rows">cũ</div>
<button class="btn" id="swap" hx-get="/rows/" hx-target="#rows">Đổi</button>
<form hx-post="/no/" hx-target="#rows" method="post" action="/no/">{% csrf_token %}
<button class="btn" id="no">Trình</button></form>
{% endblock %}"""


class Publish(KitForm):
    on = DayField(label="Ngày")
    word = ConfirmWord("CÔNG BỐ")


@login_not_required
def whole(request: HttpRequest) -> HttpResponse:
    form = Publish(request.POST or None, initial={"on": "2025-12-05"})
    if request.method == "POST" and form.is_valid():
        return redirect(f"/?{form.cleaned_data['on']:%Y-%m-%d}")
    template = engines["django"].from_string(BODY)
    return HttpResponse(template.render({"form": form, "lines": range(90)}, request))


@login_not_required
def rows(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p>mới</p>")


@login_not_required
def no(request: HttpRequest) -> HttpResponse:
    return refusal_response(request, "kit/plain.html", {}, Refusal("Đã khóa.", todo="Đợi mở."))


urlpatterns = [
    path("", whole),
    path("rows/", rows),
    path("no/", no),
    path("to-chuc/", include("thidua.people.urls")),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in the tests' thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def faults() -> list[str]:
    """What the browser complained of: forbidden by the policy, missing, broken."""
    return []


@pytest.fixture
def page(
    chromium: Browser, live_server: LiveServer, settings: object, faults: list[str]
) -> Iterator[Page]:
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 390, "height": 700})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/")
    yield page
    context.close()


def test_the_page_breaks_no_rule_of_the_content_policy(page: Page, faults: list[str]) -> None:
    page.wait_for_load_state("networkidle")

    assert faults == []
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"')")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_button_waits_for_the_typed_word(page: Page) -> None:
    button = page.get_by_role("button", name="Công bố")
    assert button.is_disabled()

    page.get_by_label("Gõ CÔNG BỐ để xác nhận").fill("cong bo")
    button.click()

    assert page.url.endswith("/?2025-12-05")


def test_the_calendar_writes_the_day_as_offices_do(page: Page) -> None:
    page.get_by_role("button", name="Mở lịch").click()
    assert page.locator(".day-native").input_value() == "2025-12-05"

    page.locator(".day-native").evaluate(
        "one => { one.value = '2026-01-09'; one.dispatchEvent(new Event('change')); }"
    )

    assert page.get_by_label("Ngày", exact=True).input_value() == "09/01/2026"


def test_the_reminder_is_copied(page: Page) -> None:
    page.get_by_role("button", name="Chép").click()

    page.get_by_role("button", name="Đã chép").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "Đề nghị gửi trước 05/12/2025."


def test_a_task_lights_its_sentence_and_scrolls_there(page: Page) -> None:
    page.get_by_role("link", name="Việc 1").click()

    lit = "[...document.querySelectorAll('.lit')].map(one => one.id)"
    assert page.evaluate(lit) == ["t1", "s1"]
    page.wait_for_function(
        "() => { const r = document.getElementById('s1').getBoundingClientRect();"
        " return r.top >= 0 && r.bottom <= innerHeight; }"
    )


def test_htmx_swaps_a_fragment_and_shows_a_refusal_where_refusals_stand(page: Page) -> None:
    page.locator("#swap").click()
    page.get_by_text("mới").wait_for()

    page.locator("#no").click()

    page.locator("#refusal").get_by_text("Đã khóa.").wait_for()
    assert page.locator("#rows").inner_text() == "mới"
    assert page.evaluate("document.activeElement.matches('.refusal')")


def test_without_scripts_the_form_still_works(
    chromium: Browser, live_server: LiveServer, settings: object
) -> None:
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")

    page.get_by_label("Gõ CÔNG BỐ để xác nhận").fill("CÔNG BỐ")
    page.get_by_role("button", name="Công bố").click()

    assert page.url.endswith("/?2025-12-05")
    context.close()
