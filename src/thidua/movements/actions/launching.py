"""Movements: drafted, launched, concluded."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.files.models import File
from thidua.journal.actions import record
from thidua.kit.keys import require_version
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold
from thidua.movements.actions.warrant import (
    advance_movement,
    locked_movement,
    require_officer,
    require_reason,
)
from thidua.movements.lifecycle import MovementStep
from thidua.movements.models import Movement
from thidua.people.models import Unit, User
from thidua.plans.actions import file_output
from thidua.plans.models import Task


class PeriodMixedUp(Refusal):
    """A movement ends before it begins, or takes registrations after its end."""


@dataclass(frozen=True)
class MovementFields:
    """What an officer writes of a movement; `answers` is the higher one that ours answers."""

    name: str
    unit: Unit
    from_on: date
    until_on: date
    level: str = Movement.Level.AGENCY
    method: str = Movement.Method.YEARLY
    scope: str = ""
    launched_by: str = ""
    criteria: str = ""
    deadline: date | None = None
    answers: Movement | None = None

    def values(self) -> dict[str, Any]:
        """By the fields of the record; raises PeriodMixedUp."""
        if self.until_on < self.from_on:
            raise PeriodMixedUp(
                _("Ngày kết thúc phong trào phải từ ngày bắt đầu trở đi."),
                todo=_("Sửa lại “Từ ngày” hoặc “Đến ngày”."),
            )
        if self.deadline and self.deadline > self.until_on:
            raise PeriodMixedUp(
                _("Hạn đăng ký phải trước khi phong trào kết thúc."), todo=_("Sửa lại hạn đăng ký.")
            )
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return {**given, "folded": fold(f"{self.name} {self.launched_by}")[:500]}


@transaction.atomic
def draft(
    given: MovementFields,
    *,
    by: User,
    at: datetime,
    file: File | None = None,
    key: UUID | None = None,
    launch_now: bool = False,
) -> Movement:
    """Put a movement on record, and launch it where asked; a second click with the same key finds
    the first. Raises NotAllowed, PeriodMixedUp.
    """
    if key and (known := Movement.objects.filter(key=key).first()):
        return known
    require_officer(given.unit, by=by, at=at)
    made = Movement.objects.create(**given.values(), file=file, key=key)
    record("draft", made, by=by, at=at, before={})
    return launch(made, by=by, at=at) if launch_now else made


@transaction.atomic
def edit(
    movement: Movement,
    given: MovementFields,
    *,
    version: int,
    by: User,
    at: datetime,
    file: File | None = None,
) -> Movement:
    """Correct what is written of a movement; without a new file the old one stays.

    Raises NotAllowed, WrongState, PeriodMixedUp, Stale.
    """
    stored = locked_movement(movement)
    require_version(version, stored.version)
    changes = given.values()
    if file:
        changes["file"] = file
    return advance_movement(stored, MovementStep.EDIT, by=by, at=at, **changes)


@transaction.atomic
def launch(movement: Movement, *, by: User, at: datetime) -> Movement:
    """The movement begins for everybody; the task of the plan that waited for it closes."""
    done = advance_movement(locked_movement(movement), MovementStep.LAUNCH, by=by, at=at)
    file_output(
        Task.Output.MOVEMENT,
        unit=done.unit,
        text=_("Phát động phong trào “%(name)s”") % {"name": done.name},
        year=done.from_on.year,
        file=done.file,
        by=by,
        at=at,
    )
    return done


@transaction.atomic
def close(movement: Movement, *, result: str, version: int, by: User, at: datetime) -> Movement:
    """The movement is concluded with its result. Raises NotAllowed, WrongState, Stale,
    ReasonMissing.
    """
    stored = locked_movement(movement)
    require_version(version, stored.version)
    said = require_reason(result)
    return advance_movement(stored, MovementStep.CLOSE, by=by, at=at, result=said)
