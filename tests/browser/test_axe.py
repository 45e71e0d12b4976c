"""Every page that the access table knows, held against axe-core: wide and narrow, no serious fault.

The page is answered by Django's own client inside the test's transaction and shown by Chromium, so
that each line of the table has its own small agency and nothing has to be cleaned up.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, Route

from tests.access.test_access import LINES, ROLES, records
from tests.access.world import World, make_world

WIDTHS = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 390, "height": 844}}
GRAVE = ("serious", "critical")
HOST = "http://testserver"
FOUND = """async () => {
  const said = await axe.run(document, {resultTypes: ['violations']});
  return said.violations.map(v => [v.impact, v.id, v.nodes.slice(0, 3).map(n => n.html).join(' ')]);
}"""
PAGES = [
    line
    for line in LINES
    if line["method"] == "GET" and (line["may"] or line.get("anonymous") == "may")
]


def reader(line: dict[str, Any]) -> str | None:
    """Somebody who may see the page; nobody signed in where the page is for everybody."""
    if line.get("anonymous") == "may":
        return None
    return ROLES[0] if line["may"] == "all" else str(line["may"][0])


def opened(world: World, line: dict[str, Any]) -> tuple[Client, str]:
    """The client of a reader of the page, and its address."""
    record = records()[line["record"]](world) if "record" in line else {}
    arguments = record if isinstance(record, dict) else {"pk": record.pk}
    client = Client(headers={"accept-language": "vi"})
    if account := reader(line):
        backend = "django.contrib.auth.backends.ModelBackend"
        client.force_login(world.accounts[account], backend=backend)
    return client, reverse(line["url"], kwargs=arguments)


def answering(page: HttpResponse) -> Callable[[Route], None]:
    """Answers what Chromium asks: the page itself, and the static files it names."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if route.request.is_navigation_request():
            route.fulfill(status=page.status_code, headers=dict(page.headers), body=page.content)
        elif path.startswith("/static/") and (file := finders.find(path.removeprefix("/static/"))):
            route.fulfill(path=str(file))
        else:
            route.fulfill(status=204)

    return answer


def faults(page: Page) -> list[str]:
    """What axe finds that is serious or critical."""
    page.evaluate(AXE_SCRIPT)
    return [f"{rule} ({how}): {where}" for how, rule, where in page.evaluate(FOUND) if how in GRAVE]


@pytest.mark.django_db
@pytest.mark.parametrize("line", PAGES, ids=lambda line: str(line["url"]))
def test_no_page_has_a_serious_fault(browser: Browser, line: dict[str, Any]) -> None:
    client, address = opened(make_world(), line)
    answer = client.get(address, follow=True)
    if not answer.headers["Content-Type"].startswith("text/html"):
        return  # a paper to take away, not a page

    found = {}
    for name, size in WIDTHS.items():
        with browser.new_context(viewport=size, locale="vi-VN") as window:
            page = window.new_page()
            page.route("**/*", answering(answer))
            page.goto(f"{HOST}{address}")
            found[name] = faults(page)

    assert found == {"wide": [], "narrow": []}


def test_a_serious_fault_is_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html lang=vi><title>a</title><main><input><a href=/x></a></main></html>")

    assert [fault.split(" ")[0] for fault in faults(page)] == ["label", "link-name"]
    page.close()
