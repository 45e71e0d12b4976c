"""One year of one agency, played by its people in the browser, from the plan to the public page.

Every step is taken by the role whose step it is. The steps stand in `steps/`, a file for each
stage; who is proposed for what, and whose line goes an unusual way, stands in `cast.py`.
"""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.browser import cast
from tests.browser.agency import PASSWORD, House, settle
from tests.browser.clock import Clock
from tests.browser.office import Office
from tests.browser.steps import (
    appraising,
    council,
    deciding,
    inventing,
    nominating,
    people,
    planning,
    rating,
    registering,
    reporting,
    sudden,
)


def march(office: Office, house: House) -> None:
    """A plan comes in and becomes tasks; every unit owes its own."""
    office.day("05/03/2025")
    plan = planning.a_plan_becomes_tasks(office)
    planning.a_task_is_given_and_closed(office, plan, house.heads["QLKH"], house.units["QLKH"].name)
    planning.units_owe_their_plans(office, plan, house.heads["QLKH"])


def spring(office: Office, house: House) -> None:
    """A movement is launched; units and people register, one of them late."""
    office.day("18/03/2025")
    people.one_goes_on_maternity_leave(office, house)
    movement = registering.a_movement_is_launched(office, house)
    registering.registration_is_opened(office)
    registering.a_civil_servant_registers(office, house, movement)
    registering.units_register(office, house)
    office.day("12/05/2025")
    registering.the_missing_are_named(office, house)
    registering.one_registers_late(office, house)


def summer_and_autumn(office: Office, house: House) -> None:
    """A deed is praised within days; one goes to another unit; an initiative is recognised."""
    office.day("22/07/2025")
    sudden.a_deed_is_praised_within_days(office, house)
    office.day("01/08/2025")
    people.one_is_transferred(office, house)
    office.day("22/10/2025")
    initiative = inventing.an_initiative_is_filed(office, house)
    inventing.it_is_recognised(office, initiative)


def december_at_the_units(office: Office, house: House) -> None:
    """Everybody is rated; twelve heads send what their units propose."""
    office.day("12/12/2025")
    rating.everybody_is_rated_but_one(office, house)
    rating.one_is_put_on_hold(office, house)
    nominating.every_unit_sends_its_round(office, house)


def december_at_the_office(office: Office, house: House) -> None:
    """The officer receives, appraises, returns, holds; the list is shown to everybody."""
    office.day("16/12/2025")
    appraising.every_round_is_received(office, house)
    appraising.the_law_says_why(house)
    appraising.one_line_is_returned_and_comes_back(office, house)
    appraising.one_line_is_held(office, house)
    appraising.papers_owed_are_handed_in(office, house)
    office.day("22/12/2025")
    appraising.the_lines_are_appraised(office)
    appraising.the_list_is_shown_to_everybody(office, house)
    office.day("29/12/2025")
    appraising.the_list_goes_to_the_council(office)


def january_in_council(office: Office, house: House) -> None:
    """One afternoon feeds itself: each honour is counted before the next one is voted."""
    office.day("05/01/2026")
    council.the_rule_of_the_province_is_put_in_force(office, house)
    council.the_council_is_founded(office, house)
    council.the_meeting_is_called(office, house)
    office.day("09/01/2026")
    council.the_meeting_opens(office, house)
    council.no_ballot_before_its_turn(office, cast.BEST_TEAM)
    council.a_show_of_hands(office, house, cast.WORKER, council.all_agree)
    council.the_absent_member_writes(office, house, cast.FIGHTER)
    short = council.all_but_one_short(house)
    council.an_electronic_ballot(office, house, cast.FIGHTER, short)
    council.one_was_a_vote_short(house)
    council.a_show_of_hands(office, house, cast.TEAM, council.all_agree)
    council.a_show_of_hands(office, house, cast.PRAISE, council.all_agree)
    council.a_paper_ballot(office, house, cast.PROVINCE_FIGHTER, council.all_agree)
    council.the_teams_are_judged_again(office, house)
    council.an_electronic_ballot(office, house, cast.BEST_TEAM, council.all_agree)
    council.a_paper_ballot(office, house, cast.MERIT, council.all_agree)
    council.the_minutes_are_made(office, house)


def winter_of_decisions(office: Office, house: House) -> None:
    """What the agency may grant becomes a decision; what it may not goes up and comes back."""
    office.day("12/01/2026")
    deciding.one_is_withdrawn_after_the_vote(office, house)
    decision = deciding.the_decision_is_drafted(office)
    office.day("15/01/2026")
    deciding.the_decision_is_issued(office, decision, number=45, day="15/01/2026")
    deciding.the_honours_are_on_the_register(office, decision)
    office.day("16/01/2026")
    proposal = deciding.a_proposal_goes_up(office)
    office.day("20/03/2026")
    deciding.the_province_answers(office, house, proposal)
    office.day("25/03/2026")
    old, new = deciding.a_misprint_is_amended(office, house, decision)
    deciding.the_public_asks_a_code(office, old, new)


def the_report(office: Office, house: House) -> None:
    """The year is told, every figure with its rows."""
    office.day("26/03/2026")
    reporting.the_report_says_what_is_on_record(office)
    reporting.a_figure_opens_its_rows(office)


SEASONS = [
    march,
    spring,
    summer_and_autumn,
    december_at_the_units,
    december_at_the_office,
    january_in_council,
    winter_of_decisions,
    the_report,
]


@pytest.mark.django_db(transaction=True)
def test_the_year_from_the_plan_to_the_public_page_of_a_certificate(
    browser: Browser, live_server: LiveServer, clock: Clock
) -> None:
    house = settle()
    office = Office(browser, live_server.url, clock, PASSWORD)

    for season in SEASONS:
        season(office, house)

    office.go_home()
