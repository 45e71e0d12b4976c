"""Backing up, restoring and verifying an installation, by the commands."""

import os
import subprocess
import sys
from pathlib import Path

MAKE = """
from thidua.cli.installation import prepare
from pathlib import Path
import os
prepare(Path(os.environ["THIDUA_DATA"]))
from django.core.management import call_command
call_command("migrate", verbosity=0)
from thidua.demo.past import fill
fill(2026)
"""
COUNT = """
from thidua.cli.installation import open_data
from pathlib import Path
import os
open_data(Path(os.environ["THIDUA_DATA"]))
from django.apps import apps
names = ("people.Person", "honours.HeldHonour", "journal.Entry")
print([apps.get_model(name).objects.count() for name in names])
"""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command upon a data folder of its own, on SQLite."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("THIDUA_")}
    env["THIDUA_DATA"] = str(folder)
    return subprocess.run(
        [sys.executable, *words], env=env, capture_output=True, text=True, check=False
    )


def thidua(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    call = "import sys; from thidua.cli import main; sys.exit(main(sys.argv[1:]))"
    return run(folder, "-c", call, *words)


def test_a_backup_restores_into_an_empty_place_and_verifies(tmp_path: Path) -> None:
    old, new, kept = tmp_path / "old", tmp_path / "new", tmp_path / "backup.zip"
    run(old, "-c", MAKE)

    saved = thidua(old, "backup", str(kept))
    restored = thidua(new, "restore", str(kept))
    verified = thidua(new, "verify")

    assert (saved.returncode, restored.returncode, verified.returncode) == (0, 0, 0)
    assert run(old, "-c", COUNT).stdout == run(new, "-c", COUNT).stdout != ""
    assert "Không thấy sai lệch nào" in verified.stdout


def test_restore_refuses_a_place_that_has_data(tmp_path: Path) -> None:
    old, kept = tmp_path / "old", tmp_path / "backup.zip"
    run(old, "-c", MAKE)
    thidua(old, "backup", str(kept))

    again = thidua(old, "restore", str(kept))

    assert again.returncode == 1
    assert "chỉ khôi phục vào một nơi còn trống" in again.stderr


def test_restore_refuses_a_backup_that_was_changed(tmp_path: Path) -> None:
    kept = tmp_path / "backup.zip"
    kept.write_bytes(b"PK\x03\x04 nothing that was ever a backup")

    refused = thidua(tmp_path / "new", "restore", str(kept))

    assert refused.returncode == 1
    assert "Chưa thay đổi gì" in refused.stderr


def test_tidy_says_what_it_cleared(tmp_path: Path) -> None:
    run(tmp_path / "data", "-c", MAKE)

    done = thidua(tmp_path / "data", "tidy")

    assert done.returncode == 0
    assert "0 tệp không hồ sơ nào giữ" in done.stdout
