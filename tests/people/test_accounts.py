"""Accounts, the roles they hold for a period, and roles that are lent."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.factories.people import AgencyFactory, PersonFactory, UnitFactory, UserFactory
from thidua.journal.models import Entry
from thidua.people import actions
from thidua.people.mandate import mandate
from thidua.people.models import Role, RoleHeld, Unit, User

NOON = datetime(2026, 1, 5, 5, 0, tzinfo=UTC)
TODAY = date(2026, 1, 5)
LATER = date(2026, 1, 20)
pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Unit:
    return AgencyFactory()


@pytest.fixture
def by(agency: Unit) -> User:
    return UserFactory(role=Role.ADMINISTRATOR)


def lend(held: RoleHeld, to: User, by: User, **more: Any) -> RoleHeld:
    period = {"from_on": TODAY, "until_on": LATER, "basis": "Giấy ủy quyền số 01"}
    return actions.delegate(held, to=to, by=by, at=NOON, **{**period, **more})


def test_an_account_without_a_password_cannot_sign_in(by: User) -> None:
    user = actions.make_account(username=" Lan.TT ", display_name="Lan", by=by, at=NOON)

    assert (user.username, user.has_usable_password()) == ("lan.tt", False)


def test_a_password_given_by_the_administrator_must_be_changed(by: User) -> None:
    user = actions.make_account(
        username="lan", display_name="Lan", password="tam-thoi-2026", by=by, at=NOON
    )

    assert user.must_change_password


def test_the_journal_never_sees_a_password(by: User) -> None:
    actions.make_account(
        username="lan", display_name="Lan", password="tam-thoi-2026", by=by, at=NOON
    )

    assert Entry.objects.get().changes["password"] == [None, "•••"]


def test_a_name_in_use_is_refused(by: User) -> None:
    UserFactory(username="lan")

    with pytest.raises(actions.NameTaken, match="“lan” đã có người dùng"):
        actions.make_account(username="LAN", display_name="Lan", by=by, at=NOON)


def test_a_person_has_one_account(by: User) -> None:
    person = PersonFactory(name="Trần Lan")
    UserFactory(person=person)

    with pytest.raises(actions.NameTaken, match="Trần Lan đã có tài khoản"):
        actions.make_account(username="lan2", display_name="Lan", person=person, by=by, at=NOON)


def test_an_account_is_linked_to_a_person(by: User) -> None:
    user, person = UserFactory(person=None), PersonFactory()

    actions.change_account(user, display_name="Lan", person=person, by=by, at=NOON)

    user.refresh_from_db()
    assert (user.person, user.display_name) == (person, "Lan")


def test_only_an_administrator_makes_accounts(agency: Unit) -> None:
    officer = UserFactory(role=Role.OFFICER)

    with pytest.raises(actions.NotAllowed):
        actions.make_account(username="lan", display_name="Lan", by=officer, at=NOON)


def test_a_role_reaches_its_unit_and_below_for_its_period(agency: Unit, by: User) -> None:
    user, unit, other = UserFactory(), UnitFactory(parent=agency), UnitFactory(parent=agency)
    below = UnitFactory(parent=unit)

    actions.give_role(
        user, role=Role.HEAD, unit=unit, from_on=TODAY, until_on=LATER, by=by, at=NOON
    )

    held = mandate(user, on=LATER)
    assert [held.has(Role.HEAD, place) for place in (unit, below, other)] == [True, True, False]
    assert not mandate(user, on=date(2026, 1, 21)).reach


def test_a_role_ends_after_its_day(agency: Unit, by: User) -> None:
    user = UserFactory(role=Role.CLERK)

    actions.end_role(user.roles.get(), on=TODAY, by=by, at=NOON)

    days = [mandate(user, on=day).holds(Role.CLERK) for day in (TODAY, date(2026, 1, 6))]
    assert days == [True, False]


def test_an_account_switched_off_has_no_mandate(agency: Unit, by: User) -> None:
    user = UserFactory(role=Role.LEADER)

    user = actions.switch_account(user, on=False, by=by, at=NOON)

    assert not mandate(user, on=TODAY).reach


def test_the_last_administrator_stays(by: User) -> None:
    with pytest.raises(actions.LastAdministrator, match="quản trị hệ thống cuối cùng"):
        actions.switch_account(by, on=False, by=by, at=NOON)
    with pytest.raises(actions.LastAdministrator):
        actions.end_role(by.roles.get(), on=TODAY, by=by, at=NOON)

    by.refresh_from_db()
    assert (by.is_active, by.roles.get().until_on) == (True, None)


def test_a_period_that_ends_before_it_begins_is_refused(agency: Unit, by: User) -> None:
    with pytest.raises(actions.PeriodNotInOrder, match="kết thúc ngày 05/01/2026"):
        actions.give_role(
            UserFactory(),
            role=Role.HEAD,
            unit=agency,
            from_on=LATER,
            until_on=TODAY,
            by=by,
            at=NOON,
        )


def test_a_lent_role_is_held_on_behalf_of_its_owner(agency: Unit) -> None:
    leader, deputy = UserFactory(role=Role.LEADER), UserFactory()

    lend(leader.roles.get(), deputy, leader)

    held = mandate(deputy, on=TODAY)
    assert (held.has(Role.LEADER, agency), held.on_behalf_of) == (True, {Role.LEADER: leader})


@pytest.mark.parametrize("role", [Role.MEMBER, Role.STAFF, Role.ADMINISTRATOR])
def test_a_vote_and_an_appointment_are_not_lent(agency: Unit, role: Role) -> None:
    owner = UserFactory(role=role)

    with pytest.raises(actions.NotDelegable, match="không ủy quyền được"):
        lend(owner.roles.get(), UserFactory(), owner)


def test_a_lent_role_is_not_lent_on(agency: Unit) -> None:
    leader, deputy = UserFactory(role=Role.LEADER), UserFactory()
    lent = lend(leader.roles.get(), deputy, leader)

    with pytest.raises(actions.NotDelegable):
        lend(lent, UserFactory(), deputy)


def test_a_role_is_lent_only_within_its_own_period(agency: Unit) -> None:
    leader = UserFactory(role=Role.LEADER, role__until=date(2026, 1, 10))

    with pytest.raises(actions.NotDelegable, match="trong thời hạn giữ vai trò"):
        lend(leader.roles.get(), UserFactory(), leader)


def test_nobody_lends_the_role_of_another(agency: Unit) -> None:
    leader, stranger = UserFactory(role=Role.LEADER), UserFactory(role=Role.HEAD)

    with pytest.raises(actions.NotAllowed):
        lend(leader.roles.get(), stranger, stranger)


def test_who_lent_a_role_takes_it_back(agency: Unit, by: User) -> None:
    leader, deputy = UserFactory(role=Role.LEADER), UserFactory()
    lent = lend(leader.roles.get(), deputy, leader)

    actions.end_role(lent, on=date(2026, 1, 4), by=leader, at=NOON)

    assert not mandate(deputy, on=TODAY).reach
