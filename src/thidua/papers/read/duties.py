"""The duties of a plan: every clause that somebody must do, with doer, output, deadline and
section.

Aims, reasons, manners and boilerplate are none. A doer named by a heading (“5. Giao Ban …:”) or
by the sentence before holds for what stands under it; a time, doer or product printed by label
belongs to the duty above it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from thidua.papers.read import doers
from thidua.papers.read.attributes import Attribute, attribute
from thidua.papers.read.clauses import clauses
from thidua.papers.read.drafts import Draft, Drafting
from thidua.papers.read.due import Calendar, Due
from thidua.papers.read.fold import fold
from thidua.papers.read.outline import Item, title_of
from thidua.papers.read.outputs import goes_on, output_of
from thidua.papers.read.reading import Task
from thidua.papers.read.verbs import duty_verb

NO_DUTY = re.compile(
    r"(?:ve )?(?:muc dich|yeu cau|muc tieu|quan diem|nguyen tac|doi tuong|pham vi|tieu chuan"
    r"|tieu chi|dieu kien|dac diem|tinh hinh|ket qua|danh gia"
    r"|ton tai|han che|nguyen nhan|bai hoc|uu diem|thanh phan(?!,)|kinh phi|ho so gom|co cau"
    r"|can cu|thuan loi|kho khan|chi tieu|khau hieu|ty le|muc thuong|phuong cham)"
)
FORWARD = re.compile(
    r"phuong huong|nhiem vu|giai phap|ke hoach (?:nam|6 thang)|chuong trinh cong tac"
)
INSPECTED = re.compile(r"noi dung (?:kiem tra|giam sat|thanh tra|phuc tra)")
CLOSING = re.compile(
    r"tren day la|ke hoach nay (?:thay the|co hieu luc)|noi dung chi tiet|rat mong|tran trong"
    r"|.{0,60}\bthong bao (?:de|den|cho)\b.{0,80}\b(?:biet|thuc hien)|kem theo\b|bien ban nay"
)
LIST_FOLLOWS = re.compile(r"(?:như sau|sau đây|dưới đây|sau)\s*:?$")
CARRIED_OUT = re.compile(r"thi hành (?:quyết định|quy chế|nghị quyết)|có hiệu lực", re.IGNORECASE)


@dataclass(frozen=True)
class Scope:
    """What headings above say: who does it, whether it is an inspection's subject, whether a doer
    must be named.
    """

    doer: str | None = None
    inspected: bool = False
    doer_needed: bool = False
    due: Due | None = None


def read_duties(items: list[Item], calendar: Calendar, *, doc_type: str | None) -> list[Task]:
    """The duties of a body. Papers that tell or ask (minutes, proposals, invitations) have none; a
    report has its plans.
    """
    if doc_type in ("Tờ trình", "Biên bản", "Giấy mời", "Giấy giới thiệu"):
        return []
    roots = [item for item in items if item.parent is None]
    scope = Scope(doer_needed=doc_type in ("Quyết định", "Nghị quyết"))
    inspector, when = _inspection(items, calendar)
    reader = _Reader(calendar, inspector, when)
    if doc_type == "Báo cáo":
        roots = [item for item in roots if FORWARD.search(fold(title_of(item) or ""))]
        return [task for task in reader.siblings(roots, scope) if not _asks(task, items)]
    first = next((i for i, item in enumerate(roots) if item.style), None)
    if first is None:
        return reader.siblings(roots, replace(scope, doer_needed=True))
    return reader.siblings(roots[first:], reader.introduced(roots[:first], scope))


def _inspection(items: Iterable[Item], calendar: Calendar) -> tuple[str | None, Due | None]:
    """Who inspects and when, as an inspection plan says under “Thành phần” and “Thời gian kiểm
    tra”.
    """
    who: str | None = None
    when: Due | None = None
    if not any(INSPECTED.search(fold(title_of(item) or "")) for item in items if item.numbered):
        return None, None
    for item in items:
        title = title_of(item)
        label = fold(title or "")
        rest = item.content[len(title or "") :].strip()
        if who is None and label.startswith("thanh phan") and rest:
            who = doers.doer_name(rest.split(". ")[0])
        if when is None and label.startswith("thoi gian") and rest:
            when = calendar.due(item.line, item.content_at, len(item.line.text))
    return who, when


def _asks(task: Task, items: list[Item]) -> bool:
    """A wish sent upward at the end of a report is nobody's duty."""
    own = next(i for i in items if i.line.start <= task.span[0] <= i.line.end)
    return bool(re.match(r"(?:de|kien) nghi\b", fold(own.content)))


class _Reader:
    """Walks the outline; keeps what the whole plan says of its inspection."""

    def __init__(self, calendar: Calendar, inspector: str | None, inspection: Due | None) -> None:
        self.calendar = calendar
        self.inspector = inspector
        self.inspection = inspection

    def introduced(self, preamble: list[Item], scope: Scope) -> Scope:
        """The doer whom the words before the first item ask (“đề nghị các đơn vị thực hiện:”)."""
        for item in reversed(preamble):
            text = item.content
            asked = re.search(r"\b(?:đề nghị|yêu cầu|giao)\s+(?=\S)", text)
            if asked and text.rstrip().endswith((":", ".")):
                found = doers.part(text[asked.start() :])
                if found.doer:
                    return replace(scope, doer=found.doer)
        return scope

    def siblings(self, items: list[Item], scope: Scope) -> list[Task]:
        """Items of one level in order; a plain paragraph ending in a colon introduces those after
        it.
        """
        tasks: list[Task] = []
        current = scope
        for item in items:
            if item.line.is_row or CLOSING.match(item.line.folded):
                tasks += self._dated_in_closing(item, scope)
                continue
            found, doer = self._own(item, current)
            if not item.style:
                opens = item.content.rstrip().endswith(":")
                current = replace(scope, doer=doer or scope.doer) if opens else scope
            tasks = self._with_attributes(tasks, found, item) or self._announced(item)
            if item.children or item.style:
                tasks += self._under(item, current, doer)
        return tasks

    def _announced(self, item: Item) -> list[Task]:
        """The inspection itself, where the plan sets its time: “2. Thời gian kiểm tra: … vào Quý
        IV/2022.”
        """
        stated = _attribute_of(item)
        if self.inspector is None or stated is None or stated.kind != "time":
            return []
        start = item.content_at + stated.at
        scope = Scope(doer=self.inspector, inspected=True)
        drafting = Drafting.of(item.line.text, start)
        return [self._task(item, draft, scope) for draft in drafting.drafts]

    def _dated_in_closing(self, item: Item, scope: Scope) -> list[Task]:
        """“Trên đây là …” is no duty, unless it sets somebody a day."""
        if item.line.is_row:
            return []
        found, _ = self._clauses_of(item, replace(scope, doer_needed=True))
        return [task for task in found if task.deadline and task.bound in ("before", "by")]

    def _under(self, item: Item, scope: Scope, doer: str | None) -> list[Task]:
        title = title_of(item)
        if title and self._skipped(item, title):
            return []
        inspected = scope.inspected or bool(title and INSPECTED.search(fold(title)))
        below = replace(scope, doer=doer or scope.doer, inspected=inspected)
        if inspected and not scope.inspected:
            below = replace(below, doer=self.inspector or below.doer, due=self.inspection)
        return self.siblings(item.children, below)

    def _skipped(self, item: Item, title: str) -> bool:
        return bool(NO_DUTY.match(fold(title))) and item.numbered

    def _own(self, item: Item, scope: Scope) -> tuple[list[Task], str | None]:
        """The duties in the item's own words, and the doer it leaves for what stands under it."""
        title = title_of(item)
        if title and self._skipped(item, title):
            return [], None
        if title and self._is_heading(item, title):
            return self._heading(item, title, scope)
        return self._clauses_of(item, scope)

    def _is_heading(self, item: Item, title: str) -> bool:
        return (
            bool(item.children)
            and title == item.content.strip()
            and item.style not in ("dash", "plus")
        )

    def _heading(self, item: Item, title: str, scope: Scope) -> tuple[list[Task], str | None]:
        if doers.names_a_body(title):
            return [], doers.doer_name(title)
        labelled = [
            a
            for a in map(_attribute_of, item.children)
            if a and a.kind in ("time", "doer", "product")
        ]
        if labelled and duty_verb(title):
            end = item.content_at + len(title.rstrip(" .:"))
            draft = Draft(item.content_at, end, None, duty_verb(title))
            return [self._task(item, draft, scope)], None
        found = doers.part(title.rstrip(":"))
        return [], found.doer

    def _with_attributes(self, tasks: list[Task], found: list[Task], item: Item) -> list[Task]:
        """Give the labelled values of a line to the duties above it; the line itself is then no
        duty.
        """
        stated = _attribute_of(item)
        if stated is None:
            return [*tasks, *found]
        if stated.kind in ("partner", "aside") or not tasks and not found:
            return [*tasks, *(found if not _has_labelled_siblings(item) else [])]
        below = item.parent.children if item.parent else []
        first = below[0].line.start if below else item.line.start
        mine = [
            i
            for i, task in enumerate(tasks)
            if item.parent and (task.span[0] >= item.parent.line.start or task.span[0] >= first)
        ]
        return self._filled(tasks, mine, stated, item)

    def _filled(
        self, tasks: list[Task], mine: list[int], stated: Attribute, item: Item
    ) -> list[Task]:
        out = list(tasks)
        at = item.content_at + stated.at
        for i in mine:
            out[i] = self._filled_task(out[i], stated, item, at)
        return out

    def _filled_task(self, task: Task, stated: Attribute, item: Item, at: int) -> Task:
        if stated.kind == "doer" and task.responsible is None:
            return replace(task, responsible=doers.doer_name(stated.value))
        if stated.kind == "time" and task.deadline is None:
            due = self.calendar.due(item.line, at, len(item.line.text))
            return _dated(task, due) if due else task
        if stated.kind == "product":
            return replace(task, output=output_of(f"ban hành {stated.value}"))
        return task

    def _clauses_of(self, item: Item, scope: Scope) -> tuple[list[Task], str | None]:
        text = item.line.text
        drafting = Drafting.of(text, item.content_at)
        tasks = [
            self._task(item, draft, scope)
            for draft in drafting.drafts
            if _counts(draft, scope, text)
        ]
        if _attribute_of(item) is None:
            for clause in clauses(text, item.content_at):
                stated = attribute(text[clause.start : clause.end])
                if stated:
                    tasks = [
                        self._filled_task(task, stated, item, clause.start + stated.at)
                        for task in tasks
                    ]
        return tasks, drafting.doer

    def _task(self, item: Item, draft: Draft, scope: Scope) -> Task:
        text = item.line.text[draft.start : draft.end]
        due = self.calendar.due(item.line, draft.start, draft.end) or scope.due
        output = "kiem-tra" if scope.inspected else output_of(text)
        doer = (
            draft.doer
            or doers.named_elsewhere(item.line.text[draft.start : draft.end])
            or scope.doer
        )
        task = Task(
            text=text,
            section=item.section,
            responsible=doer,
            output=output,
            deadline=None,
            bound=None,
            due=None,
            continuing=goes_on(text, output, dated=due is not None),
            span=(item.line.start + draft.start, item.line.start + draft.end),
        )
        return _dated(task, due) if due else task


def _dated(task: Task, due: Due) -> Task:
    return replace(task, deadline=due.iso, bound=due.bound, due=due.day, continuing=due.lasting)


def _attribute_of(item: Item) -> Attribute | None:
    return attribute(item.content)


def _has_labelled_siblings(item: Item) -> bool:
    near = item.parent.children if item.parent else []
    return sum(1 for other in near if _attribute_of(other)) >= 2


def _counts(draft: Draft, scope: Scope, text: str) -> bool:
    """Whether a draft is a duty: it opens with a duty's verb, or is a subject of inspection."""
    piece = text[draft.start : draft.end]
    if len(piece.split()) < 3 or CARRIED_OUT.search(piece) or LIST_FOLLOWS.search(piece):
        return False
    if scope.doer_needed and not draft.doer:
        return False
    return scope.inspected or draft.verb is not None
