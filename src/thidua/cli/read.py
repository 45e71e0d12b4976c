"""`thidua read FILE… [--json]`: official papers into structure (contracts.md sections 1 and 2)."""

import argparse
import json
import sys
from pathlib import Path

from thidua.papers.read import Reading, Unreadable, read_file, validity_of
from thidua.rulebook.load import load

NOTHING = "(không có)"


def main(argv: list[str]) -> int:
    """Print each paper as JSON or as a summary; 1 if a file could not be read, 2 for bad usage."""
    parser = argparse.ArgumentParser(
        prog="thidua read",
        description="Đọc văn bản hành chính (.txt, .docx, .pdf có lớp chữ) thành dữ liệu.",
    )
    parser.add_argument("files", metavar="TỆP", nargs="+", type=Path, help="tệp cần đọc")
    parser.add_argument(
        "--json",
        action="store_true",
        help="in JSON: một đối tượng, hoặc một danh sách khi có nhiều tệp",
    )
    parser.add_argument(
        "--text", action="store_true", help="kèm nguyên văn mà các vị trí trong JSON trỏ vào"
    )
    try:
        asked = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    readings, failed = _read_all(asked.files)
    if asked.json:
        _print_json(readings, several=len(asked.files) > 1, with_text=asked.text)
    else:
        print("\n\n".join(summary(reading) for reading in readings))
    return 1 if failed else 0


def _read_all(files: list[Path]) -> tuple[list[Reading], bool]:
    readings, failed = [], False
    validity = validity_of(load().instruments.values())
    for file in files:
        try:
            readings.append(read_file(file, validity=validity))
        except Unreadable as refusal:
            print(refusal, file=sys.stderr)
            failed = True
    return readings, failed


def _print_json(readings: list[Reading], *, several: bool, with_text: bool) -> None:
    objects = [reading.as_json(with_text=with_text) for reading in readings]
    if several:
        print(json.dumps(objects, ensure_ascii=False, indent=1))
    elif objects:
        print(json.dumps(objects[0], ensure_ascii=False, indent=1))


def summary(reading: Reading) -> str:
    """One paper in a screenful: what it is, who must do what by when, what to query."""
    head = reading.header
    number = head.number_symbol or "chưa có số"
    day = f"{head.date:%d/%m/%Y}" if head.date else "chưa đủ ngày, tháng, năm"
    lines = [
        f"{reading.file}",
        f"{head.doc_type or 'Văn bản'} {number}, {head.place or 'không rõ nơi ban hành'}, {day}",
        f"Về: {head.subject or NOTHING}",
        f"Cơ quan ban hành: {head.issuing_agency or NOTHING}",
    ]
    if head.addressees:
        lines.append(f"Kính gửi: {'; '.join(head.addressees)}")
    lines += [f"Căn cứ: {basis.number_symbol or basis.title}" for basis in reading.legal_bases]
    lines += [f"Phong trào: {movement.name}" for movement in reading.movements]
    lines += _tasks(reading)
    lines += [
        f"Tặng: {a.form}: {a.collectives} tập thể, {a.individuals} cá nhân" for a in reading.awards
    ]
    if reading.honoured:
        lines.append(f"Danh sách: {len(reading.honoured)} dòng")
    lines += [
        f"Ký: {' '.join(p for p in (s.prefix, s.title, s.name) if p)}".replace("\n", " ")
        for s in reading.signers
    ]
    lines += [f"Cần xem lại: {anomaly.says}" for anomaly in reading.anomalies]
    return "\n".join(lines)


def _tasks(reading: Reading) -> list[str]:
    lines = [f"Nhiệm vụ: {len(reading.tasks)}"] if reading.tasks else []
    for task in reading.tasks:
        who = f"{task.responsible}: " if task.responsible else ""
        due = f" (hạn {task.due:%d/%m/%Y})" if task.due else ""
        lines.append(f"  {task.section or '-'}  {who}{task.text}{due}")
    return lines
