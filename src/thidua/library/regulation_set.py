"""A local regulation as a set of files: its hash, and its immutable copy in the data folder."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings


def set_hash(folder: Path) -> str:
    """SHA-256, in hex, of the names and bytes of a folder's YAML files."""
    parts = []
    for path in files_of(folder):
        data = path.read_bytes()
        parts += [f"{path.relative_to(folder).as_posix()}:{len(data)}\n".encode(), data]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def files_of(folder: Path) -> list[Path]:
    """The files that belong to a regulation: at its top, and below `honours`."""
    return sorted(folder.glob("*.yaml")) + sorted((folder / "honours").glob("*.yaml"))


def place_of(hash: str) -> Path:
    """Where the set of a hash lies."""
    return Path(settings.REGULATIONS) / hash


def keep_set(folder: Path) -> str:
    """Copy a set under its hash, whole or not at all; one that lies there already is left alone."""
    hash = set_hash(folder)
    place = place_of(hash)
    if place.exists():
        return hash
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=place.parent, prefix=".new-"))
    for path in files_of(folder):
        copy = draft / path.relative_to(folder)
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, copy)
        copy.chmod(0o444)
    draft.chmod(0o755)
    os.replace(draft, place)
    return hash
