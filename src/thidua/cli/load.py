"""`thidua load KIND FILE.xlsx`: a spreadsheet as offices have it, read, tried, put on record."""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thidua.cli.installation import default_folder, open_data
from thidua.cli.options import Options

if TYPE_CHECKING:
    from thidua.kit.loading import Report

KINDS = {
    "units": "đơn vị",
    "people": "cá nhân và chức vụ",
    "ratings": "xếp loại hằng năm",
    "discipline": "kỷ luật",
    "honours": "danh hiệu, khen thưởng đã nhận",
    "initiatives": "sáng kiến",
    "registrations": "đăng ký thi đua",
    "nominations": "danh sách đề nghị, vào đợt đang lập của từng đơn vị",
    "outcomes": "kết quả cấp trên trả về",
}
SHOWN = 20  # faults on a screen; all of them stand in the workbook of --errors


class NoAccount(Exception):
    """Nobody on record can be named as the one who loads."""


def main(argv: list[str]) -> int:
    """Load one workbook; 0 when it is on record or would be, 1 for bad input, 2 for bad usage."""
    given = _options().parse_args(argv)
    folder = default_folder()
    if not folder.exists():
        return _refuse(f"Không có thư mục dữ liệu {folder}. Đặt THIDUA_DATA cho đúng rồi chạy lại.")
    try:
        data = given.file.read_bytes()
    except OSError:
        return _refuse(f"Không mở được tệp {given.file}; kiểm tra lại đường dẫn.")
    open_data(folder)
    kind = import_module("thidua.home.loading").KINDS[given.kind]
    refusals = (
        import_module("thidua.sheets").SheetRefused,
        import_module("thidua.kit.refusals").Refusal,
    )
    try:
        by = _account(given.account, needed=kind.by_account)
        report = kind.loader(
            data,
            given.file.name,
            by=by,
            at=import_module("django.utils.timezone").now(),
            dry_run=given.dry_run,
            skip_bad=given.skip_bad,
            year=given.year,
            tick=_tick if sys.stderr.isatty() else _quietly,
        )
    except (NoAccount, *refusals) as refusal:
        return _refuse(" ".join(filter(None, (str(refusal), getattr(refusal, "todo", "")))))
    if given.errors and (errors := report.errors):
        given.errors.write_bytes(errors)
    return _tell(report, as_json=given.json, errors=given.errors, skip_bad=given.skip_bad)


def _options() -> Options:
    parser = Options("load", "Nạp bảng tính như các đơn vị vẫn lập (.xlsx, .xls, .ods).")
    kinds = "; ".join(f"{kind}: {what}" for kind, what in KINDS.items())
    parser.add_argument("kind", choices=KINDS, metavar="LOẠI", help=kinds)
    parser.add_argument("file", type=Path, metavar="TỆP.xlsx", help="bảng tính cần nạp")
    parser.add_argument("--dry-run", action="store_true", help="chỉ thử, không ghi gì")
    parser.add_argument(
        "--skip-bad", action="store_true", help="ghi các dòng đúng, để lại các dòng có lỗi"
    )
    parser.add_argument(
        "--errors",
        type=Path,
        metavar="TỆP.xlsx",
        help="ghi lại chính bảng đó, thêm cột “Lỗi”, khi có dòng lỗi",
    )
    parser.add_argument(
        "--year", type=int, metavar="NĂM", help="năm của các dòng không ghi năm, nếu loại đó cần"
    )
    parser.add_argument(
        "--as",
        dest="account",
        metavar="TÀI-KHOẢN",
        help="ghi dưới tên tài khoản nào (mặc định: máy chủ; với danh sách đề nghị và kết quả "
        "trả về: chuyên viên của cơ quan)",
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    return parser


def _account(name: str | None, *, needed: bool) -> Any:
    """The account that the rows are entered by; None is the server itself."""
    if not name and not needed:
        return None
    people = import_module("thidua.people.queries")
    if name:
        if found := people.account_named(name):
            return found
        raise NoAccount(f"Không có tài khoản “{name}” đang dùng.")
    agency, on = people.root(), import_module("django.utils.timezone").localdate()
    officer = import_module("thidua.people.models").Role.OFFICER
    found = agency and people.with_role(officer, agency, on=on).first()
    if not found:
        raise NoAccount("Chưa có tài khoản chuyên viên; tạo tài khoản, hoặc nêu tên bằng --as.")
    print(f"Ghi dưới tên {found} ({found.username}).", file=sys.stderr)
    return found


def _tell(report: "Report", *, as_json: bool, errors: Path | None, skip_bad: bool) -> int:
    if as_json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    else:
        print(report.says)
    for fault in report.faults[: None if as_json else SHOWN]:
        print(fault, file=sys.stderr)
    if not as_json and len(report.faults) > SHOWN:
        print(f"… và {len(report.faults) - SHOWN} lỗi nữa.", file=sys.stderr)
    if errors and report.faults:
        print(f"Bảng có cột “Lỗi”: {errors}", file=sys.stderr)
    return 1 if report.faults and not (skip_bad and report.lines) else 0


def _refuse(says: str) -> int:
    print(says, file=sys.stderr)
    return 1


def _tick(done: int, whole: int) -> None:
    if done % 25 == 0 or done == whole:
        end: dict[str, Any] = {"end": "\n" if done == whole else ""}
        print(f"\rĐã đọc {done}/{whole} dòng", file=sys.stderr, flush=True, **end)


def _quietly(done: int, whole: int) -> None:
    """Nobody watches."""
