"""One person at a browser: opens pages, fills forms by their labels, presses buttons, takes papers.

A page that answers with a refusal or an error fails the step at once, with what it said.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.urls import reverse
from playwright.sync_api import Locator, Page, Response

Fields = Mapping[str, Any]
OPTIONAL = r"(\s*\(không bắt buộc\))?"


class Desk:
    """The window of one account."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.last: Response | None = None
        page.on("response", self._keep)

    def open(self, name: str, query: str = "", **kwargs: Any) -> "Desk":
        """A page by the name of its address."""
        return self.visit(reverse(name, kwargs=kwargs or None) + query)

    def visit(self, path: str) -> "Desk":
        self.page.goto(self.url + path)
        self._require_sound(path)
        return self

    def follow(self, words: str) -> "Desk":
        """A link by its words."""
        link = self.page.get_by_role("link", name=words, include_hidden=True).first
        self._unfold(link)
        link.click()
        self.page.wait_for_load_state()
        self._require_sound(words)
        return self

    def press(self, button: str, fields: Fields | None = None, *, within: str = "") -> "Desk":
        """Fill the form of a button by its labels and press it; `within` names a part of the page
        by a CSS selector where several forms have the same button.
        """
        pressed = self._button(button, within)
        self._unfold(pressed)
        form = pressed.locator("xpath=ancestor::form[1]")
        for label, value in (fields or {}).items():
            fill(form, label, value)
        with self.page.expect_navigation():
            pressed.click()
        self._require_sound(button)
        return self

    def refused(self, button: str, fields: Fields | None = None, *, within: str = "") -> str:
        """The same where the house says no: what it said."""
        pressed = self._button(button, within)
        self._unfold(pressed)
        form = pressed.locator("xpath=ancestor::form[1]")
        for label, value in (fields or {}).items():
            fill(form, label, value)
        with self.page.expect_navigation():
            pressed.click()
        assert self.last is not None
        assert self.last.status in (403, 409), (self.last.status, self.said())
        return self.said()

    def take(self, words: str, **where: str) -> bytes:
        """The file behind a link."""
        link = self.page.get_by_role("link", name=words, include_hidden=True).first
        self._unfold(link)
        return self.fetch(str(link.get_attribute("href")))

    def fetch(self, path: str) -> bytes:
        """The file at an address, with this account's session."""
        got = self.page.request.get(self.url + path)
        assert got.ok, (got.status, path)
        return got.body()

    def said(self) -> str:
        """What the page says: refusals, errors, messages, else its heading."""
        told = self.page.locator(".refusal, .errors, .wrong, .message, h1").all_inner_texts()
        return " | ".join(" ".join(one.split()) for one in told)

    def text(self) -> str:
        """The words of the page's main part."""
        return " ".join(self.page.locator("main").inner_text().split())

    def pk(self) -> int:
        """The number of the record in the address bar."""
        (found,) = re.findall(r"/(\d+)/", self.page.url)[-1:]
        return int(found)

    def _button(self, words: str, within: str) -> Locator:
        place: Any = self.page.locator(within) if within else self.page.locator("main")
        return place.get_by_role("button", name=words, exact=True, include_hidden=True).first  # type: ignore[no-any-return]

    def _unfold(self, one: Locator) -> None:
        one.evaluate(
            "e => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details'))"
            " d.open = true }"
        )

    def _keep(self, response: Response) -> None:
        if response.request.is_navigation_request() and response.frame == self.page.main_frame:
            self.last = response

    def _require_sound(self, step: str) -> None:
        assert self.last is not None
        assert self.last.status < 400, f"{step}: {self.last.status} {self.page.url}: {self.said()}"


def fill(form: Locator, label: str, value: Any) -> None:
    """One field of a form by its label, or by its name as “@name”; a radio as “@name=value”."""
    field = field_of(form, label)
    kind = field.evaluate("e => e.tagName === 'INPUT' ? e.type : e.tagName")
    if kind == "SELECT":
        choose(field, value)
    elif kind in ("checkbox", "radio"):
        field.set_checked(bool(value))
    elif kind == "file":
        field.set_input_files(uploads(value))
    else:
        field.fill(str(value))


def field_of(form: Locator, label: str) -> Locator:
    if label.startswith("@"):
        name, _equals, value = label[1:].partition("=")
        chosen = f'[value="{value}"]' if value else ""
        return form.locator(f'[name="{name}"]{chosen}').first
    return form.get_by_label(re.compile(rf"^\s*{re.escape(label)}{OPTIONAL}\s*$")).first


def choose(select: Locator, words: str) -> None:
    """The option that says so, begins so or holds the words; failing all, that has this value."""
    options = select.evaluate("e => [...e.options].map(o => [o.value, o.text.trim()])")
    exact = [value for value, text in options if text == str(words)]
    near = [value for value, text in options if text.startswith(str(words))]
    near += [value for value, text in options if str(words) in text]
    found = exact or near or [value for value, _text in options if value == str(words)]
    assert found, f"no option “{words}” in {options}"
    select.select_option(found[0])


def uploads(value: Any) -> Any:
    """Files to hand over: paths as they are, a (name, bytes) pair as a file of that name."""
    if isinstance(value, tuple):
        name, data = value
        return {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    if isinstance(value, Path):
        return value
    return [uploads(one) for one in value]
