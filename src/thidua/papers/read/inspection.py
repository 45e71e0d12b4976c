"""Who inspects and when, as an inspection plan says apart from what it inspects."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from thidua.papers.read import doers
from thidua.papers.read.due import Calendar, Due
from thidua.papers.read.fold import fold
from thidua.papers.read.outline import Item, title_of

SUBJECT = re.compile(r"noi dung (?:kiem tra|giam sat|thanh tra|phuc tra)")


@dataclass(frozen=True)
class Inspection:
    """The team (“Thành phần: …”) and the time (“Thời gian kiểm tra: …”); None for what is
    unsaid.
    """

    team: str | None = None
    due: Due | None = None


def inspection(items: Iterable[Item], calendar: Calendar) -> Inspection | None:
    """The inspection a plan is about; None where no section is headed “Nội dung kiểm tra”."""
    titled = [(item, title) for item in items if (title := title_of(item))]
    if not any(is_subject(title) for item, title in titled if item.numbered):
        return None
    team: str | None = None
    due: Due | None = None
    for item, title in titled:
        label, rest = fold(title), item.content[len(title) :].strip()
        if team is None and label.startswith("thanh phan") and rest:
            team = doers.doer_name(rest.split(". ")[0])
        if due is None and label.startswith("thoi gian") and rest:
            due = calendar.due(item.line, item.content_at, len(item.line.text))
    return Inspection(team, due)


def is_subject(title: str) -> bool:
    """Whether a heading opens the list of what is inspected."""
    return bool(SUBJECT.search(fold(title)))
