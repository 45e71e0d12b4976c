"""The running year of the invented agency: through the slices' own actions, in the order of days.

So much of it lies in the weeks before today that something waits for every role.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from thidua.demo import awards, enrolment, nominations, planning, rules, sitting, staff
from thidua.demo.accounts import make_accounts
from thidua.demo.office import Office
from thidua.demo.past import fill

LATE_START = timedelta(days=270)
"""A year runs until the autumn after it, when the rounds of the next one begin."""


@transaction.atomic
def make(password: str, *, now: datetime) -> Office:
    """The whole agency as of a moment, all or nothing: its past years and the one that runs."""
    agency = fill((localdate(now) - LATE_START).year)
    accounts = make_accounts(agency, password)
    office = Office(agency, {user.username: user for user in accounts}, now, password)
    for _day, step in sorted(_story(office), key=lambda told: told[0]):
        step(office)
    return office


def _story(office: Office) -> list[tuple[date, Callable[[Office], None]]]:
    """What happened, with the day on which it began."""
    year = office.year

    def ago(days: int) -> date:
        return office.day(-days)

    return [
        (rules.IN_FORCE, rules.put_rule_in_force),
        (rules.IN_FORCE, rules.join_years),
        (rules.RELIED_ON, rules.apply_last_known_text),
        (date(year, 1, 12), planning.make_plan),
        (date(year, 2, 2), sitting.found_council),
        (date(year, 2, 10), enrolment.launch_movements),
        (date(year, 2, 20), planning.send_unit_plans),
        (date(year, 3, 9), enrolment.register_in_time),
        (date(year, 4, 2), lambda of: planning.keep_up(of, date(year, 4, 2))),
        (date(year, 4, 9), enrolment.register_late),
        (date(year, 4, 28), staff.grant_leave),
        (date(year, 6, 15), staff.file_initiatives),
        (date(year, 7, 30), staff.transfer_in_august),
        (ago(76), nominations.nominate_for_movement),
        (ago(69), enrolment.conclude_movement),
        (ago(69), lambda of: planning.keep_up(of, of.day(-69))),
        (ago(62), sitting.meet_about_movement),
        (ago(58), awards.decide_movement),
        (ago(50), awards.reward_storm),
        (ago(44), awards.propose_to_province),
        (ago(32), staff.recognise_initiatives),
        (ago(29), lambda of: planning.keep_up(of, of.day(-29))),
        (ago(18), staff.rate),
        (ago(15), nominations.nominate_first_units),
        (ago(12), staff.lend_a_role),
        (ago(10), staff.hold_for_petition),
        (ago(9), planning.follow_up),
        (ago(8), nominations.nominate_others),
        (ago(7), awards.leave_work_for_everybody),
        (ago(1), planning.receive_letter),
        (office.today, sitting.meet_today),
    ]
