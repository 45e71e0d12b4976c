"""A backup is the road from one database to the other: every table and file comes along."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from tests.cli.test_keeping import MAKE
from tests.installation import Installation, Server

KEEP_A_FILE = """
from thidua.cli.installation import open_data
from pathlib import Path
import os
open_data(Path(os.environ["THIDUA_DATA"]))
from django.utils import timezone
from thidua.files.actions import keep
from thidua.honours.models import HeldHonour
for held in HeldHonour.objects.order_by("pk")[:3]:
    data = f"%PDF-1.4 {held.pk}".encode()
    held.file = keep(data, name="giay.pdf", kind="pdf", by=None, at=timezone.now())
    HeldHonour.objects.filter(pk=held.pk).update(file=held.file)
"""


def files(place: Installation) -> dict[str, str]:
    """The files that are kept, each with the hash of its bytes."""
    root = place.folder / "files"
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The invented agency's past years on SQLite, some honours with their paper."""
    made = Installation(tmp_path_factory.mktemp("roads") / "old")
    for program in (MAKE, KEEP_A_FILE):
        done = made.python("-c", program)
        assert done.returncode == 0, done.stderr
    return made


@pytest.mark.postgres
def test_a_backup_goes_from_sqlite_to_postgresql_and_back(
    old: Installation, postgres: Server, tmp_path: Path
) -> None:
    there = Installation(tmp_path / "there", postgres.make(f"roads{os.getpid()}"))
    back = Installation(tmp_path / "back")
    for source, target, name in ((old, there, "out.zip"), (there, back, "home.zip")):
        saved = source.thidua("backup", str(tmp_path / name))
        assert saved.returncode == 0, saved.stderr
        restored = target.thidua("restore", str(tmp_path / name))
        assert restored.returncode == 0, restored.stderr

    tables = [json.loads(place.rows()) for place in (old, there, back)]
    wrong = [
        (name, place)
        for place in (1, 2)
        for name in tables[0]
        if tables[0][name] != tables[place][name]
    ]

    assert wrong == []
    assert sum(map(len, tables[0].values())) > 1000
    assert len(files(old)) == 3
    assert files(old) == files(there) == files(back)
    assert (there.faults(), back.faults()) == (old.faults(), old.faults())


@pytest.mark.postgres
def test_what_is_added_after_the_move_gets_a_number_of_its_own(
    old: Installation, postgres: Server, tmp_path: Path
) -> None:
    """PostgreSQL counts its keys apart from the rows: the count goes on where the backup ended."""
    there = Installation(tmp_path / "there", postgres.make(f"added{os.getpid()}"))
    old.thidua("backup", str(tmp_path / "out.zip"))
    there.thidua("restore", str(tmp_path / "out.zip"))

    added = there.python("-c", KEEP_A_FILE.replace("%PDF-1.4", "%PDF-1.5"))

    assert added.returncode == 0, added.stderr
