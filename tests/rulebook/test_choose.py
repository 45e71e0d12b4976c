"""Lists: places, ties, ceilings."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.rulebook.conftest import honour
from thidua.rulebook import Line, choose, load

WriteLaw = Callable[..., Path]
GOOD = "[{says: tốt, rating: {at_least: HTTNV}}]"
CEILING = "    ceilings: [{share: 15%, of: h-h, says: Không quá 15%}]"
DAY = date(2025, 1, 1)


def test_ceiling_is_never_rounded_up(write_law: WriteLaw) -> None:
    law = load(write_law(honour("m-t", GOOD, more=CEILING), honour("h-h", GOOD)))
    lines = [Line(f"N{votes}", votes) for votes in range(9, 0, -1)]

    found = choose(law, "m-t", DAY, lines, counts={"h-h": 39})

    assert found.chosen == ("N9", "N8", "N7", "N6", "N5")
    assert found.reasons[0].because == "Không quá 15%: 5"


def test_tie_that_nobody_can_tell_apart_is_left_to_people(write_law: WriteLaw) -> None:
    law = load(write_law(honour("m-t", GOOD)))
    lines = [Line("A", 9), Line("B", 8, "female"), Line("C", 8, "female"), Line("D", 8, "male")]

    found = choose(law, "m-t", DAY, lines, places=2)

    assert (found.chosen, found.ties, found.over) == (("A",), ("B", "C"), ("D",))
