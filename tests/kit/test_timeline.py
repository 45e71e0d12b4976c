"""The year's line: places, labels, states."""

from datetime import date, timedelta

import pytest

from thidua.kit.timeline import LETTER, WIDTH, Mark, Placed, State, state_of, year_line

TODAY = date(2025, 10, 20)
START, END = date(2025, 1, 1), date(2025, 12, 31)


def line(*marks: Mark) -> tuple[Placed, ...]:
    return year_line(START, END, today=TODAY, marks=marks).placed


@pytest.mark.parametrize(
    ("on", "done", "state"),
    [
        (date(2025, 10, 1), True, State.DONE),
        (date(2025, 10, 19), False, State.LATE),
        (TODAY, False, State.SOON),
        (date(2025, 11, 3), False, State.SOON),
        (date(2025, 11, 4), False, State.COMING),
    ],
)
def test_state_of_a_mark(on: date, done: bool, state: State) -> None:
    assert state_of(on, done=done, today=TODAY) == state


def test_the_ends_of_the_year_are_the_ends_of_the_line() -> None:
    marks = [Mark(on, "mốc", State.COMING) for on in (START, END, END + timedelta(days=40))]

    assert [one.x for one in line(*marks)] == [20, WIDTH - 20, WIDTH - 20]


def test_a_school_year_has_its_own_months() -> None:
    months = year_line(date(2025, 9, 1), date(2026, 8, 31), today=TODAY, marks=[]).ticks

    assert [tick.on.month for tick in months] == [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8]


def test_labels_never_touch_and_the_late_mark_keeps_its_own() -> None:
    done = [Mark(date(2025, 3, day), f"Việc đã xong {day}", State.DONE) for day in range(1, 9)]
    late = Mark(date(2025, 3, 9), "Nộp kế hoạch đơn vị", State.LATE)

    placed = line(*done, late)

    shown = [one for one in placed if one.label]
    assert late in [one.mark for one in shown]
    assert len(placed) == 9
    for row in {one.label_y for one in shown}:
        spans = sorted(_span(one) for one in shown if one.label_y == row)
        assert all(left[1] < right[0] for left, right in zip(spans, spans[1:], strict=False))


def _span(one: Placed) -> tuple[float, float]:
    half = len(one.label) * LETTER / 2
    return one.label_x - half, one.label_x + half


def test_long_titles_are_cut_on_the_line() -> None:
    (one,) = line(Mark(TODAY, "Kiểm tra các đơn vị trực thuộc Sở đợt hai", State.SOON))

    assert one.label == "Kiểm tra các đơn vị trực…"
    assert one.mark.title == "Kiểm tra các đơn vị trực thuộc Sở đợt hai"
