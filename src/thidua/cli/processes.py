"""One command, two children: web server and task worker; whichever dies is started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType

PATIENCE = 10  # seconds a child has to stop before it is killed


def port_free(host: str, port: int) -> bool:
    """Whether the web server can listen there; says so in one sentence where it cannot."""
    try:
        kind, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(kind) as probe:
            if os.name == "posix":  # as the web server does: a port just left may be taken again
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError:
        print(
            f"Cổng {port} của {host} đang có chương trình khác dùng, hoặc không mở được; "
            "hãy dừng chương trình ấy, hoặc chọn cổng khác bằng --port.",
            file=sys.stderr,
        )
        return False
    return True


def web(host: str, port: int) -> list[str]:
    """The command of the web server."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", "2", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        "--workers-kill-timeout", str(PATIENCE - 2), "thidua.wsgi:application",
    ]  # fmt: skip


def worker() -> list[str]:
    """The command of the task worker."""
    return [sys.executable, "-m", "thidua.cli.worker"]


def keep_running(commands: list[list[str]], *, ready: Callable[[], None]) -> int:
    """Run the commands until SIGTERM or Ctrl-C; `ready` is called once all have been started.

    A child that dies is started again, after a pause that grows while it keeps dying.
    """
    stopping: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopping.append(number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    children = [_Child(command) for command in commands]
    ready()
    try:
        while not stopping:
            for child in children:
                child.look_after()
            time.sleep(0.2)
    finally:
        for child in children:
            child.end()
    return 0


class _Child:
    """One child process and how often it has died of late."""

    def __init__(self, command: list[str]) -> None:
        self.command = command
        self.deaths = 0
        self.again_at = 0.0
        self._start()

    def _start(self) -> None:
        # A session of its own: Ctrl-C reaches the parent alone, which stops the children in order.
        self.process = subprocess.Popen(
            self.command, env=os.environ.copy(), start_new_session=os.name == "posix"
        )
        self.started = time.monotonic()

    def look_after(self) -> None:
        now = time.monotonic()
        if self.process.poll() is None:
            return
        if not self.again_at:
            self.deaths = self.deaths + 1 if now - self.started < 60 else 1
            self.again_at = now + min(30, 2**self.deaths / 2)
            print(
                f"thidua: tiến trình con dừng (mã {self.process.returncode}), sẽ chạy lại.",
                file=sys.stderr,
            )
        elif now >= self.again_at:
            self.again_at = 0.0
            self._start()

    def end(self) -> None:
        if self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
