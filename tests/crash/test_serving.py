"""`thidua serve` killed from outside while members vote through it: what was accepted is kept."""

import json
import os
import signal
import sqlite3
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Self

import psycopg
import pytest

from tests.installation import COMMAND, Installation, Server, free_port

pytestmark = pytest.mark.crash
TOKEN = "a" * 32
VOTED = "SELECT member_id, count(*) FROM council_turnout GROUP BY 1"
COUNTED = "SELECT line_id, sum(counter - 1000) FROM council_tally GROUP BY 1"


class Serving:
    """`thidua serve` as a process of its own, with its children."""

    def __init__(self, place: Installation, port: int) -> None:
        self.port = port
        self.process = place.start(
            *COMMAND, "serve", "--port", str(port), THIDUA_URL=f"http://127.0.0.1:{port}"
        )

    def __enter__(self) -> Self:
        self.wait_until_well()
        return self

    def __exit__(self, *raised: object) -> None:
        self.kill()

    def wait_until_well(self, seconds: float = 240) -> None:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            try:
                if self.get("/khoe/") in (200, 503):  # 503: the worker is not up yet
                    return
            except (OSError, HTTPException):
                pass
            time.sleep(0.2)
        raise AssertionError("thidua serve has not answered")

    def get(self, path: str) -> int:
        link = HTTPConnection("127.0.0.1", self.port, timeout=20)
        link.request("GET", path)
        status = link.getresponse().status
        link.close()
        return status

    def vote(self, story: dict[str, Any], place: int) -> int | None:
        """The status of one member's ballot; None when no answer came back."""
        body = "&".join(f"line-{key}={place % 3 + 1}" for key in story["lines"])
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={story['sessions'][place]}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
        }
        link = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            link.request("POST", f"/hoi-dong/noi-dung/{story['item']}/phieu/gui/", body, headers)
            return link.getresponse().status
        except (OSError, HTTPException):
            return None
        finally:
            link.close()

    def kill(self) -> None:
        """SIGKILL to the whole tree at once, the parent first."""
        for pid in [self.process.pid, *descendants(self.process.pid)]:
            with_signal(pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


def with_signal(pid: int, number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def descendants(pid: int) -> list[int]:
    """The processes below this one, by their numbers."""
    above: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = entry.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        above[int(entry.parent.name)] = int(after_name[1])
    found = [pid]
    for parent in found:
        found += [child for child, over in above.items() if over == parent]
    return found[1:]


def asked(place: Installation, sql: str) -> dict[int, int]:
    """Pairs that a query gives, as a dictionary."""
    if place.database:
        with psycopg.connect(place.database) as link:
            return {int(key): int(value) for key, value in link.execute(sql)}
    kept = sqlite3.connect(place.folder / "thidua.sqlite3", timeout=20)
    found = dict(kept.execute(sql))
    kept.close()
    return found


def all_vote(
    serving: Serving, told: dict[str, Any], *, stop_after: int | None = None
) -> dict[int, int | None]:
    """Every member votes at once, each place with its status; the server is killed after so many
    ballots have been accepted.
    """
    statuses: dict[int, int | None] = {}
    enough = threading.Event()

    def run(place: int) -> None:
        statuses[place] = serving.vote(told, place)
        if stop_after and sum(status == 302 for status in [*statuses.values()]) >= stop_after:
            enough.set()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(told["members"]))]
    for thread in threads:
        thread.start()
    if stop_after:
        assert enough.wait(120)
        serving.kill()
    for thread in threads:
        thread.join()
    return statuses


@pytest.fixture
def place(story: Installation, server: Server | None, tmp_path: Path) -> Installation:
    """A copy of the story."""
    return story.copy(tmp_path / f"serve{os.getpid()}", server)


def test_a_ballot_that_was_accepted_survives_the_kill(place: Installation) -> None:
    told = json.loads((place.folder / "story.json").read_text(encoding="utf-8"))
    with Serving(place, free_port()) as first:
        before = all_vote(first, told, stop_after=10)
    voted = asked(place, VOTED)

    accepted = sum(status == 302 for status in before.values())
    assert 10 <= accepted < len(told["members"])  # else nobody was in the middle of voting
    assert set(voted.values()) == {len(told["lines"])}
    assert accepted <= len(voted)
    assert set(asked(place, COUNTED).values()) == {len(voted)}
    assert place.faults() == ""

    with Serving(place, free_port()) as again:
        after = all_vote(again, told)

    assert sorted(map(str, after.values())) == sorted(
        ["409"] * len(voted) + ["302"] * (len(told["members"]) - len(voted))
    )
    assert set(asked(place, COUNTED).values()) == {len(told["members"])}
    assert place.faults() == ""
