"""What every test may ask for: a data folder of its own, the day, accounts signed in."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from tests.factories.people import UserFactory
from thidua.people.models import Role, User

SKIPS_FAIL = os.environ.get("THIDUA_NO_SKIP") == "1"


@pytest.fixture(autouse=True)
def _data_folder(tmp_path: Path, settings: object) -> None:
    """Files and regulations of a test lie in its own folder; passwords are hashed quickly."""
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]
    settings.REGULATIONS = tmp_path / "regulations"  # type: ignore[attr-defined]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    """A request leaves its reader's language behind; each test starts in the house's own."""
    with translation.override("vi"):
        yield


@pytest.fixture
def signed_in(client: Client) -> Callable[[User], Client]:
    """A client signed in as an account."""

    def as_(user: User) -> Client:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_


@pytest.fixture
def officer(db: None) -> User:
    """The officer of an agency with nothing but its root unit."""
    return UserFactory(role=Role.OFFICER)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """In CI everything a test needs is there: a skip is a failure."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if SKIPS_FAIL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
