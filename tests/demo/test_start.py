"""`thidua demo` as a newcomer types it: made once, taken up again by the next run."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from thidua.demo.accounts import NAMES

ENTRIES = "select count(*) from journal_entry"
pytestmark = pytest.mark.crash


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The command at work; gives what it prints until it is ready, and stops it at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from thidua.cli import main; raise SystemExit(main())"]
    own = {name: value for name, value in os.environ.items() if name != "THIDUA_DATABASE"}
    process = subprocess.Popen(
        [*command, "demo", "--dir", str(folder), "--port", str(port)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**own, "PYTHONIOENCODING": "utf-8"},
    )
    try:
        yield "".join(_until_ready(process))
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


def _until_ready(process: "subprocess.Popen[str]") -> Iterator[str]:
    assert process.stdout is not None
    for line in process.stdout:
        yield line
        if "Ctrl-C" in line:
            return


def entries(folder: Path) -> int:
    with sqlite3.connect(folder / "thidua.sqlite3") as data:
        return int(data.execute(ENTRIES).fetchone()[0])


def test_demo_is_made_once_and_taken_up_by_the_next_run(tmp_path: Path) -> None:
    with running(tmp_path) as told:
        assert [name for name in NAMES if name not in told] == []
        assert "/cong-khai/giay-chung-nhan/" in told
    made = entries(tmp_path)

    with running(tmp_path) as again:
        assert "Đang tạo" not in again
    assert entries(tmp_path) == made > 500
