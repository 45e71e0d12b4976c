"""`thidua serve` is one process tree: it ends whole, and what dies in it is started again."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.crash.test_serving import Serving, descendants
from tests.installation import COMMAND, Installation, free_port

pytestmark = pytest.mark.crash
MIGRATE = """
import os
from pathlib import Path
from thidua.cli.installation import prepare
prepare(Path(os.environ["THIDUA_DATA"]))
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A data folder with its tables, so that serving begins at once."""
    made = Installation(tmp_path_factory.mktemp("processes") / "data")
    done = made.python("-c", MIGRATE)
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def place(migrated: Installation, tmp_path: Path) -> Installation:
    return migrated.copy(tmp_path / "data", None)


@pytest.fixture
def serving(place: Installation) -> Iterator[Serving]:
    with Serving(place, free_port()) as started:
        yield started


def within(seconds: float, true: Callable[[], bool]) -> bool:
    """Whether this comes true in time."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if true():
            return True
        time.sleep(0.2)
    return False


def alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and waits to be buried does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def named(pids: list[int], word: str) -> list[int]:
    """Those whose command has this word."""
    return [
        pid
        for pid in pids
        if alive(pid) and word in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_stopping_ends_every_child(serving: Serving, number: int) -> None:
    children = descendants(serving.process.pid)

    os.kill(serving.process.pid, number)

    assert serving.process.wait(30) == 0
    assert len(children) >= 2
    assert within(10, lambda: not any(map(alive, children)))


@pytest.mark.parametrize("word", ["granian", "thidua.cli.worker"])
def test_a_child_that_was_killed_is_started_again(serving: Serving, word: str) -> None:
    before = set(named(descendants(serving.process.pid), word))

    for pid in before:
        os.kill(pid, signal.SIGKILL)

    def again() -> bool:
        return bool(set(named(descendants(serving.process.pid), word)) - before)

    assert before
    assert within(30, again)
    assert within(30, lambda: _answers(serving))


def _answers(serving: Serving) -> bool:
    try:
        return serving.get("/khoe/") in (200, 503)
    except OSError:
        return False


def test_a_port_in_use_is_told_in_one_sentence(place: Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        there = Installation(place.folder)
        refused = there.python(*COMMAND, "demo", "--dir", str(place.folder), "--port", port)

    assert refused.returncode == 1
    assert f"Cổng {port}" in refused.stderr
    assert "Traceback" not in refused.stderr
