"""Holds the list of a signed paper against ours, line by line."""

from collections.abc import Sequence
from typing import Any

from thidua.decisions.models import DecisionLine
from thidua.kit.text import fold
from thidua.papers.read import Unreadable, read_file


def differences(data: bytes, name: str, lines: Sequence[DecisionLine]) -> list[str] | None:
    """Each difference in a sentence; an empty list where all agree; None where the paper has no
    text to read.
    """
    try:
        reading = read_file(data, name)
    except Unreadable:
        return None
    text = fold(reading.text)
    said: list[dict[str, Any]] = reading.as_json().get("honoured", [])
    found = [
        f"Bản đã ký không có tên “{line.printed_name}”."
        for line in lines
        if fold(line.printed_name) not in text
    ]
    ours = {fold(line.printed_name) for line in lines}
    found += [
        f"Bản đã ký có thêm “{row['name']}”."
        for row in said
        if row.get("name") and fold(row["name"]) not in ours
    ]
    return found + _sums(said, lines)


def _sums(said: Sequence[dict[str, Any]], lines: Sequence[DecisionLine]) -> list[str]:
    """Names whose money is printed otherwise; a list without money says nothing about it."""
    theirs: dict[str, list[int]] = {}
    for row in said:
        if row.get("name") and row.get("money"):
            theirs.setdefault(fold(row["name"]), []).append(row["money"])
    ours: dict[str, list[DecisionLine]] = {}
    for line in lines:
        ours.setdefault(fold(line.printed_name), []).append(line)
    return [
        f"Tiền thưởng của “{own[0].printed_name}” trong bản đã ký khác danh sách của phần mềm."
        for key, own in ours.items()
        if key in theirs and sum(theirs[key]) != sum(line.money for line in own)
    ]
