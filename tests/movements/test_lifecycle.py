"""The table of steps, row by row: from where, to where, by whom."""

from datetime import date

import pytest

from thidua.movements.lifecycle import (
    MOVEMENT_MOVES,
    MOVES,
    MovementStep,
    Step,
    may_register,
    open_movement_steps,
    open_steps,
)
from thidua.movements.models import Movement, Registration
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Role, Unit, User

UNIT = Unit(name="Phòng A", path="1/2/")
MINH = Person(pk=7, name="Trần Văn Minh")


def holder(role: Role, path: str = "1/", person: int | None = None) -> Mandate:
    return Mandate(User(username="ai", person_id=person), {role: (path,)}, date(2026, 2, 10))


def registration(status: str) -> Registration:
    return Registration(status=status, unit=UNIT, person=MINH)


@pytest.mark.parametrize(
    ("step", "start", "end"),
    [
        ("confirm", "sent", "confirmed"),
        ("change", "returned sent", "sent"),
        ("carry_out", "confirmed", None),
        ("return", "confirmed sent", "returned"),
        ("withdraw", "confirmed returned sent", "withdrawn"),
    ],
)
def test_a_step_leads_from_there_to_here(step: str, start: str, end: str | None) -> None:
    move = MOVES[Step(step)]

    assert (" ".join(sorted(move.start)), move.end) == (start, end)


@pytest.mark.parametrize(
    ("step", "start", "end"),
    [
        ("edit", "draft launched", None),
        ("launch", "draft", "launched"),
        ("close", "launched", "closed"),
    ],
)
def test_a_movement_goes_from_there_to_here(step: str, start: str, end: str | None) -> None:
    move = MOVEMENT_MOVES[MovementStep(step)]

    assert (" ".join(sorted(move.start)), move.end) == (start, end)


@pytest.mark.parametrize(
    ("role", "status", "steps"),
    [
        (Role.OFFICER, "sent", "confirm change return withdraw"),
        (Role.HEAD, "sent", "confirm change return withdraw"),
        (Role.HEAD, "confirmed", "carry_out return withdraw"),
        (Role.HEAD, "returned", "change withdraw"),
        (Role.HEAD, "withdrawn", ""),
        (Role.LEADER, "sent", ""),
        (Role.STAFF, "sent", ""),
    ],
)
def test_a_registration_opens_these_steps(role: Role, status: str, steps: str) -> None:
    assert " ".join(open_steps(registration(status), holder(role))) == steps


@pytest.mark.parametrize(
    ("status", "steps"),
    [("sent", "change withdraw"), ("confirmed", "carry_out"), ("returned", "change withdraw")],
)
def test_whoever_is_registered_takes_these_steps(status: str, steps: str) -> None:
    own = holder(Role.STAFF, person=MINH.pk)

    assert " ".join(open_steps(registration(status), own)) == steps


def test_the_head_of_another_unit_takes_no_step() -> None:
    assert open_steps(registration("sent"), holder(Role.HEAD, "1/3/")) == []


@pytest.mark.parametrize(
    ("role", "steps"), [(Role.OFFICER, "edit launch"), (Role.LEADER, ""), (Role.HEAD, "")]
)
def test_movements_are_the_offices(role: Role, steps: str) -> None:
    movement = Movement(status="draft", unit=UNIT)

    assert " ".join(open_movement_steps(movement, holder(role))) == steps


def test_one_registers_oneself_and_a_head_the_unit() -> None:
    assert may_register(MINH, UNIT, holder(Role.STAFF, person=MINH.pk))
    assert may_register(MINH, UNIT, holder(Role.HEAD, "1/2/"))
    assert not may_register(MINH, UNIT, holder(Role.STAFF, person=8))
