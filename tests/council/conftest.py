"""A council of nine under the invented province's rule, and a database that threads can share."""

import copy
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

from tests.factories.council import Story, provincial_rule
from tests.factories.council import story as make_story


@pytest.fixture
def story(db: None, tmp_path: Path) -> Story:
    """Nine members, each with an account; a closed list without a line yet."""
    made = make_story()
    provincial_rule(tmp_path, made.council.unit)
    return made


class Databases:
    """Real databases with the schema of the tests', for threads that meet as processes do.

    On SQLite each is a file made from the schema in memory; on PostgreSQL a copy of the test
    database by its name. `use` turns the program to one of them, in every thread.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.own = connections["default"]
        self.settings = connections.settings
        self.vendor = self.own.vendor
        self.made: list[str] = []

    def first(self, name: str) -> str:
        """A database with what the tests' holds now."""
        if self.vendor == "sqlite":
            path = str(self.folder / f"{name}.sqlite3")
            with sqlite3.connect(path) as target:
                self.own.connection.backup(target)
            return path
        return self.copy(str(self.own.settings_dict["NAME"]), name)

    def copy(self, source: str, name: str) -> str:
        """Another database, equal to one that nobody is using."""
        connections["default"].close()
        if self.vendor == "sqlite":
            path = str(self.folder / f"{name}.sqlite3")
            Path(path).write_bytes(Path(source).read_bytes())
            return path
        target = f"{self.own.settings_dict['NAME']}_{name}"
        self._maintain(f'DROP DATABASE IF EXISTS "{target}"')
        self._maintain(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
        self.made.append(target)
        return target

    def use(self, name: str) -> None:
        changed = copy.deepcopy(self.settings)
        changed["default"]["NAME"] = name
        connections.settings = changed
        if connections["default"] is not self.own:
            connections["default"].close()
        connections["default"] = connections.create_connection("default")

    def restore(self) -> None:
        if connections["default"] is not self.own:
            connections["default"].close()
        connections.settings = self.settings
        connections["default"] = self.own
        for name in self.made:
            self._maintain(f'DROP DATABASE IF EXISTS "{name}"')

    def _maintain(self, statement: str) -> None:
        with self.own._nodb_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(statement)


@pytest.fixture
def databases(transactional_db: None, tmp_path: Path) -> Iterator[Databases]:
    found = Databases(tmp_path)
    yield found
    found.restore()
