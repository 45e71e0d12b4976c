"""A process killed in the middle of a vote, an issue, an import: all of it is there, or nothing."""

import os
import signal
import sqlite3
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.installation import CALL, Installation, Server

pytestmark = pytest.mark.crash
Rows = dict[str, list[str]]
NUMBERS = count(1)


@pytest.fixture
def place(story: Installation, server: Server | None, tmp_path: Path) -> Installation:
    """The same story, to be spoilt."""
    return story.copy(tmp_path / f"crash{os.getpid()}_{next(NUMBERS)}", server)


def killed(place: Installation, what: str, after: int) -> str:
    """What the action said last before it was killed without warning."""
    process = place.start(*CALL, "tests.crash.act", what, str(after))
    assert process.stdout is not None
    said = next((line for line in process.stdout if line.startswith(("halted", "done"))), "")
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    return said.strip()


def rows(place: Installation) -> Rows:
    """Every row of every table, as text, in an order of its own."""
    if place.database:
        with psycopg.connect(place.database) as link:
            found = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            names = [name for (name,) in link.execute(found)]
            return {n: sorted(map(repr, link.execute(f'SELECT * FROM "{n}"'))) for n in names}
    kept = sqlite3.connect(f"file:{place.folder / 'thidua.sqlite3'}", uri=True)
    found = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'"
    names = [name for (name,) in kept.execute(found)]
    answer = {n: sorted(map(repr, kept.execute(f'SELECT * FROM "{n}"'))) for n in names}
    kept.close()
    return answer


def sizes(found: Rows) -> dict[str, int]:
    """How many rows each table has; an index of words may lie in more or fewer pieces."""
    return {name: len(lines) for name, lines in found.items() if "_words" not in name}


@pytest.mark.parametrize("what", ["vote", "issue", "load"])
def test_a_kill_in_the_middle_leaves_all_or_nothing(
    what: str, story: Installation, place: Installation, server: Server | None, tmp_path: Path
) -> None:
    before = rows(place)
    whole = story.copy(tmp_path / f"{place.folder.name}_whole", server)
    done, _, number = killed(whole, what, 0).partition(" ")
    after = rows(whole)
    assert (done, int(number) > 3, after != before) == ("done", True, True)

    for halt in (1, int(number) // 2, int(number)):
        assert killed(place, what, halt) == "halted"
        assert rows(place) == before

    assert killed(place, what, 0) == f"done {number}"
    assert sizes(rows(place)) == sizes(after)
    assert place.faults() == ""
