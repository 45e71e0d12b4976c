"""`thidua serve`: a real installation. Migrates first, after a backup; never runs data newer than
itself.
"""

import argparse
import os
import secrets
import sys
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from thidua.cli.installation import default_folder, prepare, write_private
from thidua.cli.processes import keep_running, port_free, web, worker

SETUP_CODE = "setup.code"


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="thidua serve", description="Chạy phần mềm cho cơ quan thật."
    )
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe (mặc định 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
    given = parser.parse_args(argv)
    if "THIDUA_URL" not in os.environ:
        print(
            "Chưa đặt THIDUA_URL: địa chỉ mà người dùng sẽ mở, ví dụ https://thidua.vidu.gov.vn.\n"
            "Đặt biến môi trường này rồi chạy lại lệnh.",
            file=sys.stderr,
        )
        return 2
    if not port_free(given.host, given.port):
        return 1
    folder = default_folder()
    prepare(folder)
    if not bring_up_to_date(folder):
        return 1
    code = set_up_code(folder)

    def ready() -> None:
        print(
            f"thidua đang chạy tại {os.environ['THIDUA_URL']} (nghe ở {given.host}:{given.port})."
        )
        if code:
            print(f"Cơ sở dữ liệu còn trống. Mở trang web và nhập mã thiết lập: {code}")
        sys.stdout.flush()

    return keep_running([web(given.host, given.port), worker()], ready=ready)


def bring_up_to_date(folder: Path) -> bool:
    """Migrate the database, keeping a backup of what was there; False when the data is newer than
    the program.
    """
    executor = MigrationExecutor(connection)
    known = set(executor.loader.graph.nodes)
    ours = {app for app, _ in known}
    newer = [
        key for key in executor.loader.applied_migrations if key[0] in ours and key not in known
    ]
    if newer:
        print(
            "Dữ liệu do một bản thidua mới hơn tạo ra; bản này không được chạy trên dữ liệu đó. "
            "Hãy cài bản mới hơn rồi chạy lại.",
            file=sys.stderr,
        )
        return False
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        if executor.loader.applied_migrations:
            _keep_copy(folder)
        call_command("migrate", interactive=False, verbosity=0)
    return True


def _keep_copy(folder: Path) -> None:
    """A copy of the database as it was before the migration, beside it."""
    kept = folder / "before-migration"
    kept.mkdir(exist_ok=True)
    number = len(list(kept.iterdir())) + 1
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(kept / f"{number:03d}.sqlite3")])
        return
    print(
        "Cơ sở dữ liệu PostgreSQL sắp được nâng cấp; hãy giữ bản sao lưu gần nhất "
        "(thidua backup, pg_dump).",
        file=sys.stderr,
    )


def set_up_code(folder: Path) -> str:
    """The one-time code of the first-run page while there is no account; empty when there are
    accounts.
    """
    path = folder / SETUP_CODE
    if apps.get_model("people", "User")._default_manager.exists():
        path.unlink(missing_ok=True)
        return ""
    if not path.exists():
        write_private(path, secrets.token_urlsafe(12))
    return path.read_text(encoding="utf-8")
