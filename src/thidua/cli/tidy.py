"""`thidua tidy`: clears what nobody needs any more: sessions, finished tasks, files that no record
holds.
"""

import argparse
import sys
from datetime import timedelta
from importlib import import_module

from django.core.management import call_command
from django.utils import timezone

from thidua.cli.installation import default_folder, open_data


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="thidua tidy", description="Dọn dữ liệu tạm đã hết hạn giữ."
    )
    parser.add_argument(
        "--days", type=int, default=30, help="giữ dữ liệu tạm bao nhiêu ngày (mặc định 30)"
    )
    given = parser.parse_args(argv)
    folder = default_folder()
    if not folder.exists():
        print(
            f"Không có thư mục dữ liệu {folder}. Đặt THIDUA_DATA cho đúng rồi chạy lại.",
            file=sys.stderr,
        )
        return 1
    open_data(folder)
    before = timezone.now() - timedelta(days=given.days)
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", min_age_days=given.days, verbosity=0)
    cleared = import_module("thidua.files.actions").clear_unheld(before=before)
    print(f"Đã dọn phiên đăng nhập hết hạn, việc nền đã xong và {cleared} tệp không hồ sơ nào giữ.")
    return 0
