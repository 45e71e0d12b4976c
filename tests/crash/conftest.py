"""An installation in mid-story on each database, made once."""

import os

import pytest

from tests.installation import CALL, VENDORS, Installation, Server, postgres

__all__ = ["postgres"]


@pytest.fixture(scope="session", params=VENDORS)
def server(request: pytest.FixtureRequest) -> Server | None:
    """Where the databases lie: None for a file in the data folder."""
    return request.getfixturevalue("postgres") if request.param == "postgresql" else None


@pytest.fixture(scope="session")
def story(server: Server | None, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation in mid-story, which nobody touches."""
    folder = tmp_path_factory.mktemp("story") / f"story{os.getpid()}"
    made = Installation(folder, server.make(folder.name) if server else "")
    done = made.python(*CALL, "tests.crash.story")
    assert done.returncode == 0, done.stderr
    return made
