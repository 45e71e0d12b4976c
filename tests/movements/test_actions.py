"""What is done to movements, to the registration of a year, to what is registered."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.movements import (
    IN_TIME,
    TOO_LATE,
    MovementFactory,
    PeriodFactory,
    RegistrationFactory,
)
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from tests.factories.plans import TaskFactory
from thidua.journal.models import Entry
from thidua.kit.keys import Stale
from thidua.movements import actions
from thidua.movements.actions import Choice, MovementFields, Wish
from thidua.movements.models import Movement, Registration, RegistrationPeriod
from thidua.people.models import Person, Role, Unit, User
from thidua.plans.models import Task

pytestmark = pytest.mark.django_db
TITLE = "lao-dong-tien-tien"
FIGHTER = "chien-si-thi-dua-co-so"
COLLECTIVE = "tap-the-lao-dong-tien-tien"


@pytest.fixture
def unit(db: None) -> Unit:
    return UnitFactory()


@pytest.fixture
def head(unit: Unit) -> User:
    return UserFactory(role=Role.HEAD, role__at=unit)


@pytest.fixture
def minh(unit: Unit) -> Person:
    return PersonFactory(name="Trần Văn Minh", unit=unit)


def written(unit: Unit, **given: Any) -> MovementFields:
    usual = {"name": "Thi đua nước rút", "from_on": date(2026, 1, 1), "until_on": date(2026, 6, 30)}
    return MovementFields(**{**usual, "unit": unit, **given})


def register(wish: Wish, unit: Unit, by: User, **given: Any) -> Registration:
    return actions.register(wish, **{"year": 2026, "unit": unit, "by": by, "at": IN_TIME, **given})


def status(one: Registration) -> str:
    return Registration.objects.get(pk=one.pk).status


def test_launching_closes_the_task_that_waited_for_a_movement(officer: User) -> None:
    root = Unit.objects.get()
    task = TaskFactory(plan__unit=root, output=Task.Output.MOVEMENT)

    made = actions.draft(written(root), launch_now=True, by=officer, at=IN_TIME)

    task.refresh_from_db()
    assert (made.status, task.status) == (Movement.Status.LAUNCHED, Task.Status.DONE)
    assert task.output_text == "Phát động phong trào “Thi đua nước rút”"
    assert [e.verb for e in Entry.objects.order_by("number")] == ["draft", "launch", "close"]


def test_a_double_click_launches_once(officer: User) -> None:
    root, key = Unit.objects.get(), uuid4()

    first = actions.draft(written(root), key=key, by=officer, at=IN_TIME)
    second = actions.draft(written(root), key=key, by=officer, at=IN_TIME)

    assert (first.pk, Movement.objects.count()) == (second.pk, 1)


def test_ours_answers_a_higher_movement(officer: User) -> None:
    above = MovementFactory(above=True)

    actions.draft(written(above.unit, answers=above), by=officer, at=IN_TIME)

    assert [m.name for m in above.answered_by.all()] == ["Thi đua nước rút"]


@pytest.mark.parametrize(
    "wrong", [{"until_on": date(2025, 12, 31)}, {"deadline": date(2026, 7, 1)}]
)
def test_days_out_of_order_are_refused(officer: User, wrong: dict[str, date]) -> None:
    with pytest.raises(actions.PeriodMixedUp):
        actions.draft(written(Unit.objects.get(), **wrong), by=officer, at=IN_TIME)

    assert not Movement.objects.exists()


def test_movements_are_launched_by_the_office_alone(head: User, unit: Unit) -> None:
    with pytest.raises(actions.NotAllowed):
        actions.draft(written(unit), by=head, at=IN_TIME)


def test_editing_a_stale_page_changes_nothing(officer: User) -> None:
    movement = MovementFactory(version=3)

    with pytest.raises(Stale):
        actions.edit(movement, written(movement.unit), version=2, by=officer, at=IN_TIME)


def test_a_movement_is_closed_with_its_result_and_once(officer: User) -> None:
    movement = MovementFactory(launched=True)

    with pytest.raises(actions.ReasonMissing):
        actions.close(movement, result=" ", version=1, by=officer, at=IN_TIME)
    done = actions.close(movement, result="9/12 đơn vị đạt", version=1, by=officer, at=IN_TIME)

    assert (done.status, done.result) == (Movement.Status.CLOSED, "9/12 đơn vị đạt")
    with pytest.raises(actions.WrongState):
        actions.close(done, result="Lần nữa", version=2, by=officer, at=IN_TIME)


def test_a_years_registration_opens_once(officer: User) -> None:
    root, day = Unit.objects.get(), date(2026, 2, 28)

    period = actions.open_period(year=2026, deadline=day, unit=root, by=officer, at=IN_TIME)
    with pytest.raises(actions.AlreadyOpen, match="28/02/2026"):
        actions.open_period(year=2026, deadline=day, unit=root, by=officer, at=IN_TIME)
    actions.change_period(
        period, deadline=date(2026, 3, 15), note="Gia hạn", version=1, by=officer, at=IN_TIME
    )

    assert RegistrationPeriod.objects.get().deadline == date(2026, 3, 15)


def test_a_head_registers_a_person_and_it_waits(head: User, unit: Unit, minh: Person) -> None:
    PeriodFactory()

    made = register(Wish(minh, TITLE, content="Hoàn thành 100% nhiệm vụ"), unit, head)

    assert (made.status, made.late, made.by) == (Registration.Status.SENT, False, head)
    assert [(e.verb, e.about_text) for e in Entry.objects.all()] == [
        ("register", "Trần Văn Minh, đăng ký năm 2026")
    ]


def test_a_person_registers_oneself_and_nobody_else(unit: Unit, minh: Person) -> None:
    PeriodFactory()
    own = UserFactory(person=minh, role=Role.STAFF, role__at=unit)

    register(Wish(minh, TITLE), unit, own)
    with pytest.raises(actions.NotAllowed):
        register(Wish(PersonFactory(unit=unit), TITLE), unit, own)

    assert Registration.objects.count() == 1


def test_the_same_registered_twice_is_one(head: User, unit: Unit, minh: Person) -> None:
    PeriodFactory()

    first, second = register(Wish(minh, TITLE), unit, head), register(Wish(minh, TITLE), unit, head)

    assert first == second


def test_after_the_deadline_a_reason_is_asked_and_the_late_one_marked(
    head: User, unit: Unit, minh: Person
) -> None:
    PeriodFactory()

    with pytest.raises(actions.ReasonMissing):
        register(Wish(minh, TITLE), unit, head, at=TOO_LATE)
    made = register(Wish(minh, TITLE), unit, head, at=TOO_LATE, late_reason="Mới chuyển về")

    assert (made.late, made.late_reason) == (True, "Mới chuyển về")


def test_the_deadlines_own_day_is_in_time(head: User, unit: Unit, minh: Person) -> None:
    PeriodFactory(deadline=IN_TIME.date())

    assert register(Wish(minh, TITLE), unit, head).late is False


def test_a_year_not_opened_is_closed_to_heads_and_open_to_the_office(
    officer: User, head: User, unit: Unit, minh: Person
) -> None:
    with pytest.raises(actions.NotOpen, match="Chưa mở đăng ký thi đua năm 2024"):
        register(Wish(minh, TITLE), unit, head, year=2024)

    assert register(Wish(minh, TITLE), unit, officer, year=2024).late is False


def test_an_honour_of_collectives_is_not_for_a_person(head: User, unit: Unit, minh: Person) -> None:
    PeriodFactory()

    with pytest.raises(actions.NotRegistrable):
        register(Wish(minh, COLLECTIVE), unit, head)
    with pytest.raises(actions.NotRegistrable):
        register(Wish(minh, "danh-hieu-la"), unit, head)

    assert register(Wish(unit, COLLECTIVE), unit, head).collective == unit


def test_somebody_of_another_unit_is_registered_there(head: User, unit: Unit) -> None:
    PeriodFactory()

    with pytest.raises(actions.NotOfUnit):
        register(Wish(PersonFactory(unit=UnitFactory()), TITLE), unit, head)


def test_a_launched_movement_takes_part_a_draft_does_not(
    head: User, unit: Unit, minh: Person
) -> None:
    made = register(Wish(minh, movement=MovementFactory(launched=True)), unit, head)

    assert (made.honour, made.late) == ("", False)
    with pytest.raises(actions.NotOpen):
        register(Wish(minh, movement=MovementFactory()), unit, head)


def test_a_sheet_registers_what_is_ticked_and_withdraws_what_is_not(
    head: User, unit: Unit, minh: Person
) -> None:
    PeriodFactory()
    standing = RegistrationFactory(unit=unit, person=minh)
    other = RegistrationFactory(unit=unit, person=minh, honour="giay-khen")
    choices = [
        Choice(minh, frozenset({TITLE}), frozenset({FIGHTER})),
        Choice(unit, frozenset(), frozenset({COLLECTIVE})),
    ]

    done = actions.register_sheet(unit, choices, year=2026, by=head, at=IN_TIME, confirmed=True)

    assert done == (2, 1)
    assert (status(standing), status(other)) == ("withdrawn", "confirmed")
    assert Registration.objects.filter(status="confirmed").count() == 3


def test_a_sheet_at_fault_does_nothing(head: User, unit: Unit, minh: Person) -> None:
    PeriodFactory()
    choices = [
        Choice(minh, frozenset(), frozenset({TITLE})),
        Choice(PersonFactory(unit=UnitFactory()), frozenset(), frozenset({TITLE})),
    ]

    with pytest.raises(actions.NotOfUnit):
        actions.register_sheet(unit, choices, year=2026, by=head, at=IN_TIME)

    assert not Registration.objects.exists()


def test_a_whole_unit_is_confirmed_and_its_task_closes(head: User, unit: Unit) -> None:
    task = TaskFactory(unit=unit, output=Task.Output.REGISTRATION)
    waiting = [RegistrationFactory(unit=unit) for _n in range(3)]
    returned = RegistrationFactory(unit=unit, returned=True)
    elsewhere = RegistrationFactory()

    count = actions.confirm_unit(unit, year=2026, by=head, at=IN_TIME)

    task.refresh_from_db()
    assert (count, task.status) == (3, Task.Status.DONE)
    assert {status(one) for one in waiting} == {"confirmed"}
    assert (status(returned), status(elsewhere)) == ("returned", "sent")


def test_one_does_not_confirm_oneself(minh: Person, unit: Unit) -> None:
    own = UserFactory(person=minh, role=Role.STAFF, role__at=unit)
    made = RegistrationFactory(unit=unit, person=minh)

    with pytest.raises(actions.NotAllowed):
        actions.confirm(made, by=own, at=IN_TIME)


def test_what_is_returned_is_corrected_and_waits_again(head: User, unit: Unit) -> None:
    made = RegistrationFactory(unit=unit, confirmed=True)

    actions.return_(made, reason="Ghi rõ sáng kiến", version=1, by=head, at=IN_TIME)
    made.refresh_from_db()
    assert (made.status, made.reason, made.confirmed_at) == ("returned", "Ghi rõ sáng kiến", None)

    actions.change(
        made, content="Số hóa sổ", initiative_title="Sổ số", version=2, by=head, at=IN_TIME
    )
    made.refresh_from_db()
    assert (made.status, made.reason, made.initiative_title) == ("sent", "", "Sổ số")


def test_returning_needs_a_reason(head: User, unit: Unit) -> None:
    made = RegistrationFactory(unit=unit)

    with pytest.raises(actions.ReasonMissing):
        actions.return_(made, reason=" ", version=1, by=head, at=IN_TIME)

    assert status(made) == "sent"


def test_what_was_withdrawn_is_registered_anew(head: User, unit: Unit, minh: Person) -> None:
    PeriodFactory()
    made = register(Wish(minh, TITLE), unit, head)
    actions.withdraw(made, reason="Nhầm người", by=head, at=IN_TIME)

    again = register(Wish(minh, TITLE), unit, head, at=TOO_LATE, late_reason="Bổ sung")

    assert (again.pk, again.status, again.late, again.reason) == (made.pk, "sent", True, "")


def test_how_it_was_carried_out_is_written_once_confirmed(head: User, unit: Unit) -> None:
    waiting = RegistrationFactory(unit=unit)
    confirmed = RegistrationFactory(unit=unit, confirmed=True)

    with pytest.raises(actions.WrongState):
        actions.carry_out(waiting, text="Xong", version=1, by=head, at=IN_TIME)
    done = actions.carry_out(confirmed, text="Hoàn thành", version=1, by=head, at=IN_TIME)

    assert done.carried_out == "Hoàn thành"
