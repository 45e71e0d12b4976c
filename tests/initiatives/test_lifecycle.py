"""Who may take which step of an initiative, in which state."""

from datetime import date

import pytest

from tests.factories.initiatives import InitiativeFactory
from tests.factories.people import UnitFactory, UserFactory
from thidua.initiatives.lifecycle import Step, may, might, open_steps
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import Role, User

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


def of(user: User) -> Mandate:
    return mandate(user, on=TODAY)


def test_an_author_completes_and_hands_in_their_own_draft_and_nothing_else() -> None:
    staff = UserFactory(role=Role.STAFF)
    own, theirs = InitiativeFactory(author=staff.person), InitiativeFactory()

    assert open_steps(own, of(staff)) == [Step.CHANGE, Step.SUBMIT]
    assert open_steps(theirs, of(staff)) == []


def test_what_has_been_handed_in_is_its_author_s_to_change_no_more() -> None:
    staff = UserFactory(role=Role.STAFF)
    own = InitiativeFactory(author=staff.person, submitted=True)

    assert open_steps(own, of(staff)) == []


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        ({}, [Step.CHANGE, Step.SUBMIT, Step.RECOGNISE]),
        ({"submitted": True}, [Step.RETURN, Step.RECOGNISE, Step.DECLINE]),
        ({"recognised": True}, [Step.RECOGNISE, Step.REVOKE, Step.USE]),
        ({"declined": True}, [Step.RECOGNISE]),
    ],
)
def test_the_officer_s_steps_follow_the_state(
    officer: User, state: dict[str, bool], steps: list[Step]
) -> None:
    assert open_steps(InitiativeFactory(**state), of(officer)) == steps


def test_an_officer_of_another_branch_may_do_nothing() -> None:
    officer = UserFactory(role=Role.OFFICER, role__at=UnitFactory())
    elsewhere = InitiativeFactory(submitted=True)

    assert open_steps(elsewhere, of(officer)) == []


def test_a_head_hands_in_for_the_unit_and_does_not_recognise() -> None:
    division = UnitFactory()
    head = of(UserFactory(role=Role.HEAD, role__at=division))
    one = InitiativeFactory(unit=division)

    assert may(Step.SUBMIT, one, head)
    assert not might(Step.RECOGNISE, one, head)


def test_an_account_without_a_person_is_no_author() -> None:
    nobody = UserFactory(person=None, role=Role.STAFF)

    assert not might(Step.SUBMIT, InitiativeFactory(), of(nobody))
