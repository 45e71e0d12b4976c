"""The console script: `thidua COMMAND`. Each command is one file, found by its name and imported
alone.
"""

import sys
from importlib import import_module

COMMANDS = {
    "demo": "tạo cơ quan mẫu và chạy thử trên máy này",
    "serve": "chạy phần mềm cho cơ quan thật",
    "read": "đọc văn bản hành chính thành dữ liệu có cấu trúc",
    "judge": "xét các tình huống theo pháp luật thi đua, khen thưởng",
    "load": "nạp bảng tính của các đơn vị",
    "backup": "sao lưu toàn bộ dữ liệu vào một tệp",
    "restore": "khôi phục dữ liệu từ tệp sao lưu",
    "verify": "kiểm tra nhật ký, sổ khen thưởng, tệp và số văn bản",
    "tidy": "dọn bản nháp, phiên đăng nhập và tệp không dùng",
}


def main(argv: list[str] | None = None) -> int:
    """Run one command; 0 when done, 1 for bad input, 2 for bad usage."""
    words = sys.argv[1:] if argv is None else argv
    if not words or words[0] in ("-h", "--help"):
        print(usage())
        return 0 if words else 2
    name, *rest = words
    if name not in COMMANDS:
        print(f"Không có lệnh “{name}”.\n\n{usage()}", file=sys.stderr)
        return 2
    return int(import_module(f"thidua.cli.{name}").main(rest))


def usage() -> str:
    lines = [f"  thidua {name:<9} {what}" for name, what in COMMANDS.items()]
    return "\n".join(
        ["Cách dùng: thidua LỆNH [tham số]", "", *lines, "", "Xem từng lệnh: thidua LỆNH --help"]
    )
