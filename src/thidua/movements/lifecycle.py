"""The life of a movement and of a registration."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.movements.models import Movement, Registration
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Role, Unit

Status = Registration.Status
STANDING = (Status.SENT, Status.CONFIRMED)
"""A registration counts while it waits for the head's word and after; not returned, withdrawn."""
OFFICE = frozenset({Role.OFFICER})
KEEPERS = frozenset({Role.OFFICER, Role.HEAD})


class MovementStep(models.TextChoices):
    EDIT = "edit", _("Sửa phong trào")
    LAUNCH = "launch", _("Phát động")
    CLOSE = "close", _("Tổng kết")


class Step(models.TextChoices):
    CONFIRM = "confirm", _("Xác nhận")
    CHANGE = "change", _("Sửa đăng ký")
    CARRY_OUT = "carry_out", _("Ghi kết quả thực hiện")
    RETURN = "return", _("Trả lại")
    WITHDRAW = "withdraw", _("Rút đăng ký")


@dataclass(frozen=True)
class Move:
    """From where a step goes to where, by whom; `own`: from where whoever registered takes it."""

    start: frozenset[str]
    end: str | None  # None: the status stays
    roles: frozenset[Role]
    own: frozenset[str] = frozenset()


M = Movement.Status
MOVEMENT_MOVES = {
    MovementStep.EDIT: Move(frozenset({M.DRAFT, M.LAUNCHED}), None, OFFICE),
    MovementStep.LAUNCH: Move(frozenset({M.DRAFT}), M.LAUNCHED, OFFICE),
    MovementStep.CLOSE: Move(frozenset({M.LAUNCHED}), M.CLOSED, OFFICE),
}

UNCONFIRMED = frozenset({Status.SENT, Status.RETURNED})
MOVES = {
    Step.CONFIRM: Move(frozenset({Status.SENT}), Status.CONFIRMED, KEEPERS),
    Step.CHANGE: Move(UNCONFIRMED, Status.SENT, KEEPERS, own=UNCONFIRMED),
    Step.CARRY_OUT: Move(
        frozenset({Status.CONFIRMED}), None, KEEPERS, own=frozenset({Status.CONFIRMED})
    ),
    Step.RETURN: Move(frozenset(STANDING), Status.RETURNED, KEEPERS),
    Step.WITHDRAW: Move(UNCONFIRMED | set(STANDING), Status.WITHDRAWN, KEEPERS, own=UNCONFIRMED),
}


def may_movement(step: MovementStep, movement: Movement, mandate: Mandate) -> bool:
    """Whether this mandate may take this step of a movement now."""
    move = MOVEMENT_MOVES[step]
    return movement.status in move.start and mandate.has_any(move.roles, movement.unit)


def open_movement_steps(movement: Movement, mandate: Mandate) -> list[MovementStep]:
    return [step for step in MovementStep if may_movement(step, movement, mandate)]


def may_register(nominee: Person | Unit, unit: Unit, mandate: Mandate) -> bool:
    """Whether this mandate may register a nominee of a unit: its head, the office, the person."""
    own = isinstance(nominee, Person) and nominee.pk == mandate.user.person_id
    return own or mandate.has_any(KEEPERS, unit)


def may(step: Step, registration: Registration, mandate: Mandate) -> bool:
    """Whether this mandate may take this step of a registration now."""
    move, status = MOVES[step], registration.status
    if status in move.start and mandate.has_any(move.roles, registration.unit):
        return True
    return is_own(registration, mandate) and status in move.own


def has_right(step: Step, registration: Registration, mandate: Mandate) -> bool:
    """Whether the step is this mandate's to take, whatever the state of the registration."""
    move = MOVES[step]
    own = bool(move.own) and is_own(registration, mandate)
    return own or mandate.has_any(move.roles, registration.unit)


def open_steps(registration: Registration, mandate: Mandate) -> list[Step]:
    """The steps that may be taken now, in the order of the table."""
    return [step for step in MOVES if may(step, registration, mandate)]


def is_own(registration: Registration, mandate: Mandate) -> bool:
    """Whether the account is that of the person registered."""
    return registration.person_id is not None and registration.person_id == mandate.user.person_id
