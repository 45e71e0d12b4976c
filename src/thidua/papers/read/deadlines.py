"""The times by which the paper wants something, whoever must do it."""

from thidua.papers.read.due import Calendar, Due
from thidua.papers.read.outline import Item
from thidua.papers.read.reading import Deadline, Task

FIRM = ("before", "by")
TELLING = frozenset({"Báo cáo", "Biên bản", "Tờ trình", "Quyết định", "Nghị quyết"})


def read_deadlines(
    items: list[Item], tasks: list[Task], calendar: Calendar, *, doc_type: str | None
) -> list[Deadline]:
    """Every exact time of the body that binds; of papers that tell what was, only those of a
    duty or “trước ngày …”.
    """
    found: list[Deadline] = []
    first = next((item.line.start for item in items if item.style), None)
    for item in items:
        told = first is not None and item.line.start < first
        binding = [due for due in calendar.all(item.line) if due.exact]
        for due in binding:
            task = _task_of(due, item, tasks)
            outdone = any(other.bound in FIRM and _together(due, other, tasks) for other in binding)
            if task is None and (told or not _binds(due, item, doc_type)):
                continue
            if (due.bound in (None, "in") and outdone) or (item.line.is_row and task is None):
                continue
            who = task.responsible if task else None
            found.append(Deadline(due.text, due.iso, due.bound, due.day, who, due.span))
    return found


def _task_of(due: Due, item: Item, tasks: list[Task]) -> Task | None:
    """The duty whose words hold the time, or in whose table row it stands."""
    for task in tasks:
        inside = task.span[0] <= due.span[0] and due.span[1] <= task.span[1]
        if inside and not item.line.is_row:
            return task
        same_row = item.line.is_row and item.line.start <= task.span[0] <= item.line.end
        if same_row and task.deadline == due.iso:
            return task
    return None


def _together(due: Due, other: Due, tasks: list[Task]) -> bool:
    """Whether both times stand in one duty: “báo cáo 9 tháng … trước ngày 20/10” is due once."""
    return any(
        t.span[0] <= min(due.span[0], other.span[0])
        and max(due.span[1], other.span[1]) <= t.span[1]
        for t in tasks
    )


def _binds(due: Due, item: Item, doc_type: str | None) -> bool:
    if doc_type in TELLING:
        return due.bound in FIRM and due.unit != "half"
    stated = due.bound in FIRM or due.bound == "about"
    return item.style != "" or stated or item.line.folded.startswith("thoi gian")
