"""`thidua restore FILE`: into an empty installation only, after checking everything; on SQLite or
PostgreSQL.
"""

import argparse
import getpass
import hashlib
import json
import os
import sys
import tempfile
import zipfile
from importlib import import_module
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from pyrage import DecryptError, passphrase

from thidua.cli.backup import migrations, tables
from thidua.cli.installation import default_folder, prepare
from thidua.cli.serve import bring_up_to_date

AGE = b"age-encryption.org/v1"


class NotRestored(Exception):
    """The backup cannot be restored here; the text says why. Nothing has been changed."""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="thidua restore", description="Khôi phục vào một nơi còn trống."
    )
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp sao lưu")
    given = parser.parse_args(argv)
    folder = default_folder()
    prepare(folder)
    try:
        if not given.file.is_file():
            raise NotRestored(f"Không có tệp {given.file}.")
        if not bring_up_to_date(folder):
            return 1
        with (
            tempfile.TemporaryDirectory() as opened,
            zipfile.ZipFile(_plain(given.file, Path(opened))) as archive,
        ):
            manifest = check(archive)
            rows = restore(archive)
    except (NotRestored, zipfile.BadZipFile) as refusal:
        says = (
            str(refusal)
            if isinstance(refusal, NotRestored)
            else "Tệp sao lưu bị hỏng, không mở được."
        )
        print(f"{says} Chưa thay đổi gì.", file=sys.stderr)
        return 1
    print(
        f"Đã khôi phục {rows} bản ghi, {manifest['files']} tệp "
        f"(sao lưu lúc {manifest['made_at'][:16]})."
    )
    return 0


def _plain(path: Path, folder: Path) -> Path:
    """The zip itself; an encrypted backup is opened with its pass phrase into a folder that goes
    away.
    """
    with path.open("rb") as head:
        if head.read(len(AGE)) != AGE:
            return path
    phrase = os.environ.get("THIDUA_BACKUP_PASSPHRASE") or getpass.getpass(
        "Mật khẩu của bản sao lưu: "
    )
    opened = folder / "backup.zip"
    try:
        opened.write_bytes(passphrase.decrypt(path.read_bytes(), phrase))
    except DecryptError as wrong:
        raise NotRestored("Mật khẩu không đúng, hoặc tệp sao lưu bị hỏng.") from wrong
    return opened


def check(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Everything that can be known before writing: program, hashes, an empty place. Raises
    NotRestored.
    """
    if "manifest.json" not in archive.namelist():
        raise NotRestored("Tệp này không phải bản sao lưu của thidua.")
    manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
    ours = set(migrations())
    if newer := sorted(set(manifest["migrations"]) - ours):
        raise NotRestored(
            f"Bản sao lưu do bản thidua {manifest['program']} tạo ra, mới hơn bản này "
            f"({version('thidua')}; {newer[0]})."
        )
    for name, digest in manifest["hashes"].items():
        if _digest(archive, name) != digest:
            raise NotRestored(f"Nội dung “{name}” trong bản sao lưu không khớp mã kiểm tra.")
    if any(
        apps.get_model(label)._default_manager.exists()
        for label in ("people.User", "people.Unit", "journal.Entry")
    ):
        raise NotRestored("Nơi này đã có dữ liệu; chỉ khôi phục vào một nơi còn trống.")
    return manifest


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as member:
        while block := member.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def restore(archive: zipfile.ZipFile) -> int:
    """Rows in one transaction, files before it; a failure leaves the database as it was. Returns
    the rows.
    """
    path_of = import_module("thidua.files.place").path_of
    for name in archive.namelist():
        if name.startswith("files/"):
            _put(archive, name, path_of(name.removeprefix("files/")))
        elif name.startswith("regulations/"):
            _put(archive, name, Path(settings.REGULATIONS) / name.removeprefix("regulations/"))
    rows = 0
    with transaction.atomic(), connection.constraint_checks_disabled():
        apps.get_model("auth", "Permission")._base_manager.all().delete()
        apps.get_model("contenttypes", "ContentType")._base_manager.all().delete()
        for model in tables():
            rows += _fill(archive, model)
        connection.check_constraints()
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), tables()):
                cursor.execute(sql)
    call_command("migrate", interactive=False, verbosity=0)
    return rows


def _fill(archive: zipfile.ZipFile, model: type[models.Model]) -> int:
    """The rows of one table, a thousand at a time, with the links between two tables after them."""
    count = 0
    with archive.open(f"tables/{model._meta.label_lower}.jsonl") as lines:
        while batch := list(islice(lines, 1000)):
            found = [
                row for line in batch for row in serializers.deserialize("jsonl", line.decode())
            ]
            model._base_manager.bulk_create([row.object for row in found])
            for row in found:
                for name, keys in (row.m2m_data or {}).items():
                    getattr(row.object, name).set(keys)
            count += len(found)
    return count


def _put(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    if path.exists() or not path.resolve().is_relative_to(Path(settings.DATA).resolve()):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as member, path.open("wb") as out:
        while block := member.read(1 << 20):
            out.write(block)
