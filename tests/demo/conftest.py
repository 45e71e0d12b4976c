"""The invented agency, made once for all tests of this folder."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import override_settings

from thidua.demo.office import Office
from thidua.demo.running import make

NOW = datetime(2026, 11, 25, 10, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(scope="session", autouse=True)
def _data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One folder for the files and regulations of the agency, in place of one for each test."""
    folder = tmp_path_factory.mktemp("demo")
    with override_settings(
        MEDIA_ROOT=folder / "files",
        REGULATIONS=folder / "regulations",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield folder


@pytest.fixture(scope="package")
def office(
    _data_folder: Path, django_db_setup: None, django_db_blocker: "pytest.FixtureRequest"
) -> Iterator[Office]:
    """The agency as it stands on a day of late autumn; taken back when the folder's tests end."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield make("mat-khau-cua-co-quan-mau", now=NOW)
        transaction.set_rollback(True)
