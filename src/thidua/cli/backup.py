"""`thidua backup FILE`: one zip with every table as JSON lines, all files, local law and a manifest
of hashes.
"""

import argparse
import getpass
import hashlib
import io
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from pyrage import passphrase

from thidua.cli.installation import default_folder, open_data

# Passing things that a restored installation makes for itself.
LEFT_OUT = {"sessions", "axes", "django_tasks_database", "portal"}


class _Exact(DjangoJSONEncoder):
    """Moments to the microsecond, as the tables hold them; Django's own stops at a thousandth."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="thidua backup", description="Sao lưu toàn bộ dữ liệu vào một tệp."
    )
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .zip sẽ ghi")
    parser.add_argument(
        "--encrypt", action="store_true", help="mã hóa bằng mật khẩu (định dạng age)"
    )
    given = parser.parse_args(argv)
    folder = default_folder()
    if not folder.exists():
        print(
            f"Không có thư mục dữ liệu {folder}. Đặt THIDUA_DATA cho đúng rồi chạy lại.",
            file=sys.stderr,
        )
        return 1
    if given.file.exists():
        print(
            f"Tệp {given.file} đã có; hãy chọn tên khác để không ghi đè bản sao lưu cũ.",
            file=sys.stderr,
        )
        return 1
    open_data(folder)
    if import_module("thidua.council.queries").ballot_open():
        print(
            "Đang có cuộc bỏ phiếu kín chưa đóng; hãy sao lưu sau khi đóng phiếu.", file=sys.stderr
        )
        return 1
    phrase = _new_phrase() if given.encrypt else ""
    if given.encrypt and not phrase:
        return 1
    with tempfile.TemporaryDirectory(dir=given.file.resolve().parent) as beside:
        whole = Path(beside) / "backup.zip"
        manifest = write(whole)
        if phrase:
            sealed = Path(beside) / "backup.age"
            sealed.write_bytes(passphrase.encrypt(whole.read_bytes(), phrase))
            whole = sealed
        os.replace(whole, given.file)
    print(f"Đã sao lưu {manifest['rows']} bản ghi, {manifest['files']} tệp vào {given.file}.")
    return 0


def _new_phrase() -> str:
    """The pass phrase, asked twice, or from the environment where nobody is there to type."""
    if phrase := os.environ.get("THIDUA_BACKUP_PASSPHRASE", ""):
        return phrase
    phrase = getpass.getpass("Mật khẩu của bản sao lưu: ")
    if phrase != getpass.getpass("Nhập lại: ") or len(phrase) < 12:
        print("Hai lần nhập khác nhau, hoặc mật khẩu ngắn hơn 12 ký tự.", file=sys.stderr)
        return ""
    return phrase


def tables() -> list[type[models.Model]]:
    """Every model whose rows are kept, in an order that does not change."""
    kept = [m for m in apps.get_models() if m._meta.app_label not in LEFT_OUT]
    return sorted(kept, key=lambda m: m._meta.label_lower)


def write(path: Path) -> dict[str, object]:
    """Write the zip from one moment of the database; returns its manifest."""
    hashes: dict[str, str] = {}
    rows = files = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
        with transaction.atomic():
            head = import_module("thidua.journal.queries").head()
            for model in tables():
                name = f"tables/{model._meta.label_lower}.jsonl"
                count, hashes[name] = _write_table(archive, name, model)
                rows += count
            for name, kept in _kept_files():
                if name not in hashes:
                    hashes[name] = hashlib.sha256(kept.read_bytes()).hexdigest()
                    archive.write(kept, name)
                    files += name.startswith("files/")
        manifest: dict[str, object] = {
            "program": version("thidua"),
            "made_at": timezone.now().isoformat(),
            "journal_number": head.number,
            "journal_hash": head.hash,
            "migrations": migrations(),
            "rows": rows,
            "files": files,
            "hashes": hashes,
        }
        archive.writestr(
            "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
        )
    return manifest


def _write_table(archive: zipfile.ZipFile, name: str, model: type[models.Model]) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as out:
        for row in model._base_manager.order_by("pk").iterator(2000):
            line = io.StringIO()
            serializers.serialize("jsonl", [row], stream=line, ensure_ascii=False, cls=_Exact)
            data = line.getvalue().encode()
            digest.update(data)
            out.write(data)
            count += 1
    return count, digest.hexdigest()


def _kept_files() -> Iterator[tuple[str, Path]]:
    """The files that rows name, and the local law, each with its name in the zip."""
    path_of = import_module("thidua.files.place").path_of
    for digest in (
        apps.get_model("files", "File")._default_manager.values_list("hash", flat=True).distinct()
    ):
        yield f"files/{digest}", path_of(digest)
    root = Path(settings.REGULATIONS)
    for path in sorted(root.rglob("*")) if root.exists() else []:
        if path.is_file():
            yield f"regulations/{path.relative_to(root).as_posix()}", path


def migrations() -> list[str]:
    """The migrations this database has seen."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)
