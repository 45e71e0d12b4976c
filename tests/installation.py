"""A real installation for tests: a data folder and a database of its own, commands as processes.

The fixture `postgres` is a server to make databases on: the one the tests run on, else one started
for the occasion where PostgreSQL is installed.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

HOUSE = Path(__file__).parents[1]
COMMAND = ("-c", "import sys; from thidua.cli import main; sys.exit(main(sys.argv[1:]))")
CALL = (
    "-c",
    """
import os, sys
from importlib import import_module
from pathlib import Path
from thidua.cli.installation import prepare
prepare(Path(os.environ["THIDUA_DATA"]))
import_module(sys.argv[1]).main(*sys.argv[2:])
""",
)
VENDORS = ["sqlite", "postgresql"]
DUMP = """
import json, os, sys
from pathlib import Path
from thidua.cli.installation import open_data
open_data(Path(os.environ["THIDUA_DATA"]))
from django.apps import apps
def plain(value):
    return json.dumps(value, sort_keys=True) if isinstance(value, (dict, list)) else repr(value)
kept = [m for m in apps.get_models(include_auto_created=True)
        if m._meta.app_label not in {"sessions", "axes", "django_tasks_database"}]
json.dump({m._meta.label: [[plain(x) for x in row]
                           for row in m._base_manager.order_by("pk").values_list()]
           for m in kept}, sys.stdout)
"""


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server on which databases may be made."""

    host: str
    port: int
    user: str

    def url(self, name: str) -> str:
        return f"postgres://{self.user}@{self.host}:{self.port}/{name}"

    def make(self, name: str, like: str = "template1") -> str:
        """A new database, equal to one that nobody is using; its address."""
        with psycopg.connect(self.url("template1" if like != "template1" else "postgres")) as link:
            link.autocommit = True
            link.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            link.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return self.url(name)


@dataclass(frozen=True)
class Installation:
    """One data folder with its database: SQLite inside it, or the address of another."""

    folder: Path
    database: str = ""

    @property
    def env(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("THIDUA_")}
        where = {"THIDUA_DATABASE": self.database} if self.database else {}
        path = os.pathsep.join([str(HOUSE / "src"), str(HOUSE)])
        return {**kept, **where, "THIDUA_DATA": str(self.folder), "PYTHONPATH": path}

    def python(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Python upon this installation."""
        return subprocess.run(
            [sys.executable, *words], env=self.env, capture_output=True, text=True, check=False
        )

    def thidua(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One command of the program."""
        return self.python(*COMMAND, *words)

    def start(self, *words: str, **more: str) -> "subprocess.Popen[str]":
        """A process that goes on: what it says on standard output is read from it."""
        return subprocess.Popen(
            [sys.executable, *words], env={**self.env, **more}, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, start_new_session=True,
        )  # fmt: skip

    def rows(self) -> str:
        """Every row of every table that is kept, as text: equal for equal databases."""
        dumped = self.python("-c", DUMP)
        assert dumped.returncode == 0, dumped.stderr
        return dumped.stdout

    def faults(self) -> str:
        """What `thidua verify` finds; nothing when all is well."""
        verified = self.thidua("verify")
        return "" if verified.returncode == 0 else verified.stdout + verified.stderr

    def copy(self, folder: Path, server: Server | None) -> "Installation":
        """Another installation, equal to this one, which nobody is using."""
        shutil.copytree(self.folder, folder)
        if not server:
            return Installation(folder)
        return Installation(folder, server.make(folder.name, like=self.database.split("/")[-1]))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The server of the tests, else one of its own; skipped where PostgreSQL is not installed."""
    address = os.environ.get("THIDUA_DATABASE", "")
    if address.startswith("postgres"):
        link = psycopg.conninfo.conninfo_to_dict(address)
        yield Server(str(link["host"]), int(link.get("port") or 5432), str(link["user"]))
        return
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    binaries = found[-1].parent if found else Path(shutil.which("initdb") or "/").parent
    if not (binaries / "initdb").exists():
        pytest.skip("PostgreSQL is not installed")
    yield from _started(binaries)


def _started(binaries: Path) -> Iterator[Server]:
    """A server in a folder of its own; it refuses to run as root, so root hands it over."""
    folder = tempfile.mkdtemp(prefix="thidua-postgres-")
    as_root = os.getuid() == 0
    if as_root:
        shutil.chown(folder, "postgres")

    def run(command: str) -> None:
        words = ["su", "postgres", "-s", "/bin/sh", "-c", command]
        subprocess.run(
            words if as_root else ["sh", "-c", command], check=True, stdout=subprocess.DEVNULL
        )

    port = free_port()
    options = f"-p {port} -k {folder} -c fsync=off -c max_connections=100"
    run(f"{binaries}/initdb -D {folder}/data -A trust -U postgres -E UTF8 --locale=C.UTF-8")
    run(f"{binaries}/pg_ctl -D {folder}/data -w -l {folder}/log -o '{options}' start")
    yield Server("127.0.0.1", port, "postgres")
    run(f"{binaries}/pg_ctl -D {folder}/data -m immediate stop")
    shutil.rmtree(folder, ignore_errors=True)
