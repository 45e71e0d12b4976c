"""One year of one agency, played by its people in the browser, from the plan to the public page."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.browser.agency import PASSWORD, settle
from tests.browser.clock import Clock
from tests.browser.office import Office
from tests.browser.steps import nominating, people, planning, rating


@pytest.mark.django_db(transaction=True)
def test_the_year_from_the_plan_to_the_public_page_of_a_certificate(
    browser: Browser, live_server: LiveServer, clock: Clock
) -> None:
    house = settle()
    office = Office(browser, live_server.url, clock, PASSWORD)

    office.day("05/03/2025")
    plan = planning.a_plan_becomes_tasks(office)
    planning.a_task_is_given_and_closed(office, plan, house.heads["QLKH"], house.units["QLKH"].name)
    planning.units_owe_their_plans(office, plan, house.heads["QLKH"])

    office.day("17/03/2025")
    people.one_goes_on_maternity_leave(office, house)
    office.day("01/08/2025")
    people.one_is_transferred(office, house)

    office.day("12/12/2025")
    rating.everybody_is_rated_but_one(office, house)
    rating.one_is_put_on_hold(office, house)
    nominating.every_unit_sends_its_round(office, house)

    office.go_home()
