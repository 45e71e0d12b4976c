"""Somebody without a mouse: signs in, opens the menu, searches, fills a form, turns a page."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.agency import PASSWORD, House, settle
from tests.browser.clock import Clock
from thidua.plans.models import Task

FOCUSED = """() => {
  const one = document.activeElement, label = one.labels && one.labels[0];
  const style = getComputedStyle(one);
  return {
    words: (one.getAttribute('aria-label') || (label || one).innerText || '').trim(),
    seen: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
  };
}"""
FAR = 200  # stops of the Tab key: the longest page, fifty rows of two links, is shorter


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus, which must be seen at every stop, is on what says so."""
    passed = []
    for _stop in range(FAR):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        assert now["seen"], f"the focus on “{now['words']}” cannot be seen"
        if now["words"].startswith(words):
            return
        passed.append(now["words"])
    raise AssertionError(f"Tab never reached “{words}”, only {passed}")


def arrow_to(page: Page, option: str) -> None:
    """Go down a list until the option stands there."""
    chosen = "() => document.activeElement.selectedOptions[0].text.trim()"
    for _step in range(FAR):
        if page.evaluate(chosen) == option:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the list has no “{option}”")


def press_enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.fixture
def house(transactional_db: None) -> House:
    return settle()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, clock: Clock, house: House) -> Page:
    """The officer at her desk, signed in by keyboard alone."""
    clock.turn_to("05/03/2025")
    page = browser.new_context(locale="vi-VN").new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{live_server.url}/to-chuc/dang-nhap/")
    tab_to(page, "Tên đăng nhập")
    page.keyboard.type("chuyenvien")
    tab_to(page, "Mật khẩu")
    page.keyboard.type(PASSWORD)
    press_enter(page)
    return page


def test_the_first_stop_leads_past_the_menu(page: Page) -> None:
    tab_to(page, "Tới nội dung chính")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_the_menu_and_a_form_are_worked_by_keyboard(page: Page, house: House) -> None:
    tab_to(page, "Kế hoạch, nhiệm vụ")
    press_enter(page)
    tab_to(page, "Thêm nhiệm vụ")
    press_enter(page)
    tab_to(page, "Nhiệm vụ")
    page.keyboard.type("Rà soát quy chế thi đua")
    tab_to(page, "Đơn vị chủ trì")
    arrow_to(page, house.units["CDS"].name)
    tab_to(page, "Hạn")
    page.keyboard.type("30/04/2025")
    press_enter(page)
    assert "Nhiệm vụ" in page.title(), page.locator("main").inner_text()

    task = Task.objects.get(text="Rà soát quy chế thi đua")
    assert (task.unit, str(task.due_on)) == (house.units["CDS"], "2025-04-30")


def test_the_search_is_worked_by_keyboard(page: Page, house: House) -> None:
    person = house.person(("QLKH", 3))
    tab_to(page, "Tìm trong tất cả")
    page.keyboard.type(person.name)
    press_enter(page)

    tab_to(page, person.name)
    press_enter(page)
    assert page.locator("h1").inner_text() == person.name


def test_a_long_list_is_paged_by_keyboard(page: Page) -> None:
    tab_to(page, "Cá nhân")
    press_enter(page)
    first = page.locator("tbody tr").first.inner_text()
    tab_to(page, "Sau")
    press_enter(page)

    assert "trang=2" in page.url
    assert page.locator("tbody tr").first.inner_text() != first


def test_a_folded_part_is_opened_and_left_by_keyboard(page: Page) -> None:
    account = page.locator("details.account")
    tab_to(page, page.locator("details.account summary").inner_text().strip())
    page.keyboard.press("Enter")
    assert account.evaluate("e => e.open")

    page.keyboard.press("Escape")
    assert not account.evaluate("e => e.open")
