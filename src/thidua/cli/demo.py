"""`thidua demo`: an invented agency in a data folder of its own, served on this machine alone."""

import argparse
import os
import secrets
import sys
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.utils import timezone

from thidua.cli.installation import prepare, write_private
from thidua.cli.processes import keep_running, port_free, web, worker
from thidua.cli.serve import bring_up_to_date

PASSWORD = "demo-password.txt"


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="thidua demo", description="Tạo cơ quan mẫu và chạy thử.")
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
    parser.add_argument("--dir", type=Path, help="thư mục dữ liệu (mặc định ~/thidua-demo)")
    given = parser.parse_args(argv)
    if not port_free("127.0.0.1", given.port):
        return 1
    folder = given.dir or Path.home() / "thidua-demo"
    os.environ["THIDUA_URL"] = f"http://127.0.0.1:{given.port}"
    prepare(folder)
    if not bring_up_to_date(folder):
        return 1
    password = _password(folder)
    if not apps.get_model("people", "User")._default_manager.exists():
        print("Đang tạo cơ quan mẫu…", flush=True)
        import_module("thidua.demo.running").make(password, now=timezone.now())

    def ready() -> None:
        here = f"http://127.0.0.1:{given.port}"
        print(f"\nMở {here} và đăng nhập bằng một trong các tài khoản:")
        demo = import_module("thidua.demo.accounts")
        for held in demo.roles_to_show():
            print(
                f"  {held.user.username:<12} {held.get_role_display():<38} {held.user.display_name}"
            )
        print(f"Mật khẩu chung: {password}")
        if path := demo.public_page():
            print(f"Ai cũng xem được, không cần đăng nhập: {here}{path}")
        print(f"Dữ liệu ở {folder}. Bấm Ctrl-C để dừng.")
        sys.stdout.flush()

    return keep_running([web("127.0.0.1", given.port), worker()], ready=ready)


def _password(folder: Path) -> str:
    """One random password a data folder, kept beside the data."""
    path = folder / PASSWORD
    if not path.exists():
        write_private(path, secrets.token_urlsafe(9))
    return path.read_text(encoding="utf-8")
