"""The data folder of one installation: made once, opened by every command that needs it."""

import os
import secrets
from pathlib import Path

import django


def prepare(folder: Path) -> None:
    """Make the data folder with its secret key, and start Django upon it."""
    folder.mkdir(parents=True, exist_ok=True)
    key = folder / "secret.key"
    if not key.exists():
        write_private(key, secrets.token_urlsafe(50))
    open_data(folder)


def open_data(folder: Path) -> None:
    """Start Django upon a data folder."""
    os.environ["THIDUA_DATA"] = str(folder.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    django.setup()


def default_folder() -> Path:
    """Where the data lies unless told otherwise."""
    return Path(os.environ.get("THIDUA_DATA", "var"))


def write_private(path: Path, text: str) -> None:
    """A file that only its owner may read, never for a moment anything else."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
