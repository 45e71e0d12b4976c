"""Everything that may be done to a movement, to the registration of a year, to what is registered.
The only code that changes them.
"""

from thidua.movements.actions.launching import (
    MovementFields,
    PeriodMixedUp,
    close,
    draft,
    edit,
    launch,
)
from thidua.movements.actions.loading import load_one, load_total
from thidua.movements.actions.periods import AlreadyOpen, change_period, open_period
from thidua.movements.actions.registering import (
    Choice,
    NotOfUnit,
    NotOpen,
    NotRegistrable,
    Wish,
    change,
    register,
    register_sheet,
)
from thidua.movements.actions.settling import carry_out, confirm, confirm_unit, return_, withdraw
from thidua.movements.actions.warrant import NotAllowed, ReasonMissing, WrongState

__all__ = [
    "AlreadyOpen",
    "Choice",
    "MovementFields",
    "NotAllowed",
    "NotOfUnit",
    "NotOpen",
    "NotRegistrable",
    "PeriodMixedUp",
    "ReasonMissing",
    "Wish",
    "WrongState",
    "carry_out",
    "change",
    "change_period",
    "close",
    "confirm",
    "confirm_unit",
    "draft",
    "edit",
    "launch",
    "load_one",
    "load_total",
    "open_period",
    "register",
    "register_sheet",
    "return_",
    "withdraw",
]
