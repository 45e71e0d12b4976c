"""`thidua verify`: the journal's chain, the register against it, files' hashes, numbering."""

import argparse
import sys
from importlib import import_module

from thidua.cli.installation import default_folder, open_data

# Each slice that can be held against itself answers `faults()`: a sentence for every fault.
SLICES = ("files", "documents", "ratings", "honours", "initiatives", "movements", "decisions")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="thidua verify", description="Kiểm tra nhật ký, sổ khen thưởng, tệp và số văn bản."
    )
    parser.add_argument(
        "--since", metavar="MÃ", help="mã nhật ký đã in ở cuối biên bản, quyết định"
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
    found = faults(since=given.since)
    for fault in found:
        print(fault)
    head = import_module("thidua.journal.queries").head()
    if not found:
        print(f"Không thấy sai lệch nào. Nhật ký có {head.number} dòng, mã cuối {head.hash}.")
    return 1 if found else 0


def faults(*, since: str | None = None) -> list[str]:
    """Everything wrong with journal, register, files and numbers, each in a sentence."""
    found = list(import_module("thidua.journal.queries").faults(since=since))
    for slice_ in SLICES:
        found += import_module(f"thidua.{slice_}.queries").faults()
    return found
