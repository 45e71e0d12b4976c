"""The year as a line with today on it: where each mark stands, and on which row its label fits.

Pure: the view passes the day. Drawn by `kit/_timeline.html`; all lengths are units of its SVG.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WIDTH = 1000
LETTER = 7.6  # about the width of one letter of a label
LABEL_LETTERS = 26
ROWS = 4
ROW_HEIGHT = 24
RAIL = ROWS * ROW_HEIGHT + 22


class State(StrEnum):
    """How a mark is drawn, and said."""

    DONE = "done"
    LATE = "late"
    SOON = "soon"
    COMING = "coming"


URGENCY = [State.LATE, State.SOON, State.COMING, State.DONE]  # who gets a label first


@dataclass(frozen=True)
class Mark:
    """Something that falls on a day of the year."""

    on: date
    title: str
    state: State
    url: str = ""


@dataclass(frozen=True)
class Placed:
    """A mark on the line; `label` is empty where no row had room, the list below has it all."""

    mark: Mark
    x: float
    label: str
    label_x: float
    label_y: int


@dataclass(frozen=True)
class Tick:
    """The first of a month."""

    x: float
    on: date


@dataclass(frozen=True)
class YearLine:
    """What the template draws."""

    ticks: tuple[Tick, ...]
    placed: tuple[Placed, ...]
    today: date
    today_x: float
    rail: int = RAIL
    width: int = WIDTH
    height: int = RAIL + 52

    @property
    def today_late(self) -> bool:
        """Whether the word "today" must stand left of its line to stay inside."""
        return self.today_x > self.width - 170


def state_of(on: date, *, done: bool, today: date, soon_days: int = 14) -> State:
    """A mark's state: done, else late, due within `soon_days`, or still to come."""
    if done:
        return State.DONE
    if on < today:
        return State.LATE
    return State.SOON if on <= today + timedelta(days=soon_days) else State.COMING


def year_line(start: date, end: date, *, today: date, marks: Sequence[Mark]) -> YearLine:
    """Lay the marks between two days on a line; a mark outside them stands at the line's end."""
    rows: list[list[tuple[float, float]]] = [[] for _ in range(ROWS)]
    urgent_first = sorted(marks, key=lambda mark: (URGENCY.index(mark.state), mark.on))
    placed = [_place(mark, _x(mark.on, start, end), rows) for mark in urgent_first]
    placed.sort(key=lambda one: one.mark.on)
    ticks = tuple(Tick(_x(on, start, end), on) for on in _months(start, end))
    return YearLine(ticks, tuple(placed), today, _x(today, start, end))


def _x(on: date, start: date, end: date) -> float:
    """The place of a day between 20 and WIDTH - 20."""
    part = (on - start).days / max((end - start).days, 1)
    return round(20 + (WIDTH - 40) * min(max(part, 0.0), 1.0), 1)


def _months(start: date, end: date) -> list[date]:
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    firsts = [
        date(start.year + (start.month - 1 + ahead) // 12, (start.month - 1 + ahead) % 12 + 1, 1)
        for ahead in range(count)
    ]
    return [first for first in firsts if start <= first <= end]


def _place(mark: Mark, x: float, rows: list[list[tuple[float, float]]]) -> Placed:
    """Give the label the lowest row where it touches no other, and note there what it takes."""
    label = mark.title
    if len(label) > LABEL_LETTERS:
        label = label[: LABEL_LETTERS - 1].rstrip() + "…"
    half = len(label) * LETTER / 2
    middle = min(max(x, half), WIDTH - half)
    left, right = middle - half - 6, middle + half + 6
    for number, row in enumerate(rows):
        if all(right <= other_left or left >= other_right for other_left, other_right in row):
            row.append((left, right))
            return Placed(mark, x, label, round(middle, 1), RAIL - 18 - number * ROW_HEIGHT)
    return Placed(mark, x, "", x, 0)
