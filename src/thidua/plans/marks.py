"""The text of a paper cut where something was read, so that each place can be marked. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.kit.text import fold


@dataclass(frozen=True)
class Piece:
    """A run of text; `mark` names what was read there, empty where nothing was."""

    text: str
    mark: str = ""
    title: str = ""


def pieces(text: str, found: Sequence[tuple[int, int, str, str]]) -> list[Piece]:
    """Cut a text by (start, end, mark, title); where two overlap the one that begins first stays
    whole.
    """
    cut, at = [], 0
    for start, end, mark, title in sorted(found):
        if start < at or end <= start or end > len(text):
            continue
        if start > at:
            cut.append(Piece(text[at:start]))
        cut.append(Piece(text[start:end], mark, title))
        at = end
    if at < len(text):
        cut.append(Piece(text[at:]))
    return cut


def places(reading: dict[str, Any]) -> list[tuple[int, int, str, str]]:
    """Where each item of a reading was read: tasks, bases, references, movements."""
    names = {
        "tasks": "Nhiệm vụ",
        "legal_bases": "Căn cứ",
        "references": "Văn bản được dẫn",
        "movements": "Phong trào",
    }
    return [
        (*item["span"], f"{kind}-{number}", title)
        for kind, title in names.items()
        for number, item in enumerate(reading.get(kind, []))
        if item.get("span")
    ]


def due_day(task: dict[str, Any]) -> date | None:
    """The last day that keeps a task: `due` as read, else nothing (a quarter or a year has no one
    day).
    """
    text = task.get("due") or ""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def owner(said: str | None, units: Sequence[tuple[int, str]]) -> int | None:
    """The unit that a paper's words name: the longest unit name that stands in them, folded."""
    words = fold(said or "")
    named = [(len(name), pk) for pk, name in units if name and fold(name) in words]
    return max(named)[1] if named else None
