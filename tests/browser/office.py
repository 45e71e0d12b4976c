"""The house at work: each account has its own window, signed in the way its person would.

No action needs a script, so those who do the most work with scripts switched off.
"""

from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext

from tests.browser.clock import Clock
from tests.browser.desk import Desk

WITHOUT_SCRIPT = frozenset({"chuyenvien", "thuky", "vanthu"})


class Office:
    """Opens the window of whoever does the next step."""

    def __init__(self, browser: Browser, url: str, clock: Clock, password: str) -> None:
        self.browser, self.url, self.clock, self.password = browser, url, clock, password
        self._desks: dict[str, Desk] = {}
        self._rooms: list[BrowserContext] = []

    def day(self, day: str, hour: str = "08:00") -> None:
        """A new day: everybody has gone home in between and signs in again."""
        self.clock.turn_to(day, hour)
        self.go_home()

    def as_(self, username: str) -> Desk:
        """The window of an account, signed in."""
        if username not in self._desks:
            self._desks[username] = self._sign_in(username)
        return self._desks[username]

    def stranger(self, *, script: bool = True) -> Desk:
        """Somebody of the public: no account, nothing remembered."""
        room = self.browser.new_context(locale="vi-VN", java_script_enabled=script)
        room.set_default_timeout(60_000)
        self._rooms.append(room)
        return Desk(room.new_page(), self.url)

    def go_home(self) -> None:
        for room in self._rooms:
            room.close()
        self._rooms.clear()
        self._desks.clear()

    def _sign_in(self, username: str) -> Desk:
        desk = self.stranger(script=username not in WITHOUT_SCRIPT).open("people:sign_in")
        desk.press("Đăng nhập", {"Tên đăng nhập": username, "Mật khẩu": self.password})
        assert desk.page.url == self.url + reverse("home:desk"), desk.said()
        return desk
