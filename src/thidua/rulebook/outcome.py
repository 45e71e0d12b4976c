"""The three values of a condition. A record that is silent is not a record that says no."""

from enum import IntEnum


class Outcome(IntEnum):
    """Kleene's logic by arithmetic: `all` is min, `any` is max, `none` is minus max."""

    NOT_MET = -1
    UNKNOWN = 0
    MET = 1
