"""Holds the list of a signed paper against ours, line by line."""

from collections.abc import Sequence
from typing import Any

from thidua.decisions.models import DecisionLine
from thidua.kit.text import fold
from thidua.papers.read import Unreadable, read_file, words_as_drawn


def differences(
    data: bytes, name: str, lines: Sequence[DecisionLine], removed: Sequence[DecisionLine] = ()
) -> list[str] | None:
    """Each difference in a sentence; none where all agree; None where the paper has no text.

    `removed` are the lines that were taken off our list and must not stand on the signed one.
    """
    try:
        reading = read_file(data, name)
    except Unreadable:
        return None
    text = fold(reading.text)
    if name.lower().endswith(".pdf"):
        text = f"{text} {fold(words_as_drawn(data))}"
    said: list[dict[str, Any]] = reading.as_json().get("honoured", [])
    ours = {fold(line.printed_name) for line in lines}
    gone = {fold(line.printed_name): line.printed_name for line in removed}
    lacking = [line.printed_name for line in lines if fold(line.printed_name) not in text]
    extra = [shown for key, shown in gone.items() if key in text and key not in ours]
    extra += [
        row["name"] for row in said if row.get("name") and fold(row["name"]) not in ours | set(gone)
    ]
    return [
        *(f"Bản đã ký không có tên “{one}”." for one in lacking),
        *(f"Bản đã ký có thêm “{one}”." for one in extra),
        *_sums(said, lines),
    ]


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
