"""Reads an uploaded paper apart: in a child process, with limits of time and memory.

Run as a program it reads one file and prints the text and the structure; it starts no Django.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from thidua.kit.refusals import Refusal
from thidua.papers.read import Unreadable, read_file

SECONDS = 60
MEMORY = 2 * 1024**3  # bytes


class NotRead(Refusal):
    """The paper could not be read; the text says why."""

    status = 400


def read_apart(path: Path, name: str) -> tuple[str, dict[str, Any]]:
    """The text of a paper and its structure, with spans. Raises NotRead."""
    command = [sys.executable, "-m", "thidua.plans.reading", str(path), name]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as slow:
        raise NotRead(
            f"Đọc tệp “{name}” quá lâu nên đã dừng; hãy thử tệp .docx hoặc .txt."
        ) from slow
    if done.returncode == 0:
        found = json.loads(done.stdout)
        return found["text"], found["reading"]
    if done.returncode == 1:
        raise NotRead(done.stderr.decode().strip())
    raise NotRead(
        f"Không đọc được tệp “{name}”: tệp bị hỏng hoặc quá lớn. Hãy lưu lại rồi gửi lại."
    )


def main(path: str, name: str) -> int:
    """Print one paper's text and structure as JSON; 1 with the reason when it cannot be read."""
    _limit_memory()
    try:
        reading = read_file(Path(path).read_bytes(), name)
    except Unreadable as why:
        sys.stderr.write(str(why))
        return 1
    sys.stdout.write(json.dumps({"text": reading.text, "reading": reading.as_json()}))
    return 0


def _limit_memory() -> None:
    """Where the system has such limits (not on Windows)."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:3]))
