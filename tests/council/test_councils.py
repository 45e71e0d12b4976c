"""Founding a council and seating its members."""

from datetime import date
from uuid import uuid4

import pytest

from tests.factories.council import BEFORE, SEAT, CouncilFactory, MembershipFactory, Story
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.council import refusals
from thidua.council.actions import councils
from thidua.council.models import Council, Membership
from thidua.journal.queries import history_of
from thidua.kit.keys import Stale
from thidua.people.models import Role, User

pytestmark = pytest.mark.django_db
FACTS = {
    "name": "Hội đồng Thi đua - Khen thưởng",
    "level": Council.Level.BASE,
    "founded_by": "Quyết định số 12/QĐ-SKHCN ngày 10/01/2025",
    "from_on": date(2025, 1, 10),
}


def found(by: User, **given: object) -> Council:
    unit = UnitFactory().parent
    return councils.found(**{**FACTS, "unit": unit, **given}, by=by, at=BEFORE)  # type: ignore[arg-type]


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.OFFICER])
def test_secretary_and_officer_found_a_council(role: Role) -> None:
    council = found(UserFactory(role=role))

    assert [entry.verb for entry in history_of(council)] == ["found"]


@pytest.mark.parametrize("role", [Role.MEMBER, Role.HEAD, Role.STAFF, Role.CLERK])
def test_nobody_else_does(role: Role) -> None:
    with pytest.raises(refusals.NotFounder):
        found(UserFactory(role=role))


def test_a_second_click_finds_the_first_council() -> None:
    officer, key = UserFactory(role=Role.OFFICER), str(uuid4())

    assert found(officer, key=key) == found(officer, key=key)
    assert Council.objects.count() == 1


def test_days_out_of_order_are_refused() -> None:
    with pytest.raises(refusals.DaysOutOfOrder):
        found(UserFactory(role=Role.OFFICER), until_on=date(2024, 1, 1))


def test_a_stale_page_changes_nothing(story: Story) -> None:
    changes = {"name": "Tên khác"}

    with pytest.raises(Stale):
        councils.change_council(
            story.council, version=99, changes=changes, by=story.secretary, at=BEFORE
        )


def test_change_keeps_before_and_after(story: Story) -> None:
    council = councils.change_council(
        story.council,
        version=story.council.version,
        changes={"name": "Hội đồng mới"},
        by=story.secretary,
        at=BEFORE,
    )

    assert history_of(council)[0].changes["name"][1] == "Hội đồng mới"


def seat(story: Story, **given: object) -> Membership:
    facts = {"person": PersonFactory(), "seat": SEAT.MEMBER, "from_on": date(2026, 1, 1), **given}
    person = facts.pop("person")
    return councils.give_seat(story.council, person, **facts, by=story.secretary, at=BEFORE)  # type: ignore[arg-type]


def test_a_new_member_stands_last(story: Story) -> None:
    assert seat(story).order == max(one.order for one in story.seats) + 1


@pytest.mark.parametrize("taken", [SEAT.CHAIR, SEAT.SECRETARY])
def test_one_chair_and_one_secretary_at_a_time(story: Story, taken: str) -> None:
    with pytest.raises(refusals.SeatTaken):
        seat(story, seat=taken)


def test_two_vice_chairs_may_sit(story: Story) -> None:
    seat(story, seat=SEAT.VICE)

    assert seat(story, seat=SEAT.VICE).pk


def test_a_person_has_one_seat_at_a_time(story: Story) -> None:
    with pytest.raises(refusals.SeatTaken):
        seat(story, person=story.chair.person)


def test_a_successor_sits_when_the_seat_has_ended(story: Story) -> None:
    ended = {"until_on": date(2025, 12, 31)}
    councils.change_seat(story.seats[0], changes=ended, by=story.secretary, at=BEFORE)

    assert seat(story, seat=SEAT.CHAIR).seat == SEAT.CHAIR


def test_another_agency_s_secretary_may_not(story: Story) -> None:
    elsewhere = UnitFactory()
    stranger = UserFactory(role=Role.SECRETARY, role__at=elsewhere)

    with pytest.raises(refusals.NotFounder):
        councils.change_seat(story.seats[0], changes={}, by=stranger, at=BEFORE)


def test_factories_make_a_council_of_the_agency() -> None:
    assert MembershipFactory(council=CouncilFactory()).council.unit.parent is None
