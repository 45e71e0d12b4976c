"""The duties of a plan: every clause that somebody must do, with doer, output, deadline and
section.

Aims, reasons, manners and boilerplate are none. A doer named by a heading (“5. Giao Ban …:”) or
by the sentence before holds for what stands under it; a time, doer or product printed by label
belongs to the duty above it.
"""

import re
from dataclasses import dataclass, field, replace

from thidua.papers.read import doers
from thidua.papers.read.attributes import attribute
from thidua.papers.read.drafts import Draft, Drafting
from thidua.papers.read.due import Calendar, Due
from thidua.papers.read.fold import fold
from thidua.papers.read.inspection import Inspection, inspection, is_subject
from thidua.papers.read.labels import Label, dated, labelled, labels_in
from thidua.papers.read.outline import Item, title_of
from thidua.papers.read.outputs import goes_on, output_of
from thidua.papers.read.reading import Task
from thidua.papers.read.verbs import duty_verb

WITHOUT_DUTIES = frozenset({"Tờ trình", "Biên bản", "Giấy mời", "Giấy giới thiệu"})
DOER_MUST_BE_NAMED = frozenset({"Quyết định", "Nghị quyết"})
NO_DUTY = re.compile(
    r"(?:ve )?(?:muc dich|yeu cau|muc tieu|quan diem|nguyen tac|doi tuong|pham vi|tieu chuan"
    r"|tieu chi|dieu kien|dac diem|tinh hinh|ket qua|danh gia|ton tai|han che|nguyen nhan"
    r"|bai hoc|uu diem|thanh phan(?!,)|kinh phi|ho so gom|co cau|can cu|thuan loi|kho khan"
    r"|chi tieu|khau hieu|ty le|muc thuong|phuong cham)"
)
FORWARD = re.compile(
    r"phuong huong|nhiem vu|giai phap|ke hoach (?:nam|6 thang)|chuong trinh cong tac"
)
CLOSING = re.compile(
    r"tren day la|ke hoach nay (?:thay the|co hieu luc)|noi dung chi tiet|rat mong|tran trong"
    r"|.{0,60}\bthong bao (?:de|den|cho)\b.{0,80}\b(?:biet|thuc hien)|kem theo\b|bien ban nay"
)
WISH = re.compile(r"(?:de|kien) nghi\b")
ASKING = re.compile(r"\b(?:đề nghị|yêu cầu|giao)\s+(?=\S)")
LIST_FOLLOWS = re.compile(r"(?:như sau|sau đây|dưới đây|sau)\s*:?$")
CARRIED_OUT = re.compile(r"thi hành (?:quyết định|quy chế|nghị quyết)|có hiệu lực", re.IGNORECASE)
NOTHING_SAID = re.compile(
    r"(?:khẩn trương |nghiêm túc |tích cực |chủ động |tổ chức |triển khai )*thực hiện(?: tốt"
    r"| nghiêm túc)?"
    r"(?: (?:các nội dung |nội dung )?(?:Kế hoạch|kế hoạch|Công văn|Chỉ thị|văn bản)(?: này)?)?"
)
FEWEST_WORDS = 3
FEWEST_LABELS = 2


@dataclass(frozen=True)
class Scope:
    """What stands above: who does it, whether it is what an inspection looks at, whether a duty
    without a named doer counts.
    """

    doer: str | None = None
    inspected: bool = False
    doer_needed: bool = False
    due: Due | None = None


@dataclass
class _Level:
    """The duties found among items of one level, and the labels that belong to what stands
    above.
    """

    tasks: list[Task] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


def read_duties(items: list[Item], calendar: Calendar, *, doc_type: str | None) -> list[Task]:
    """The duties of a body. Papers that tell or ask (minutes, proposals, invitations) have none; a
    report has those of its plans.
    """
    if doc_type in WITHOUT_DUTIES:
        return []
    roots = [item for item in items if item.parent is None]
    scope = Scope(doer_needed=doc_type in DOER_MUST_BE_NAMED)
    walk = _Walk(calendar, inspection(items, calendar))
    if doc_type == "Báo cáo":
        plans = [item for item in roots if FORWARD.search(fold(title_of(item) or ""))]
        return [task for task in walk.level(plans, scope).tasks if not _is_wish(task, items)]
    first = next((i for i, item in enumerate(roots) if item.style), None)
    if first is None:
        return walk.level(roots, replace(scope, doer_needed=True)).tasks
    asked = _asked(roots[:first])
    return walk.level(roots[first:], replace(scope, doer=asked)).tasks


def _asked(preamble: list[Item]) -> str | None:
    """Whom the words before the first item ask (“… đề nghị các đơn vị thực hiện:”)."""
    for item in reversed(preamble):
        asking = ASKING.search(item.content)
        if asking and item.content.rstrip().endswith((":", ".")):
            found = doers.part(item.content[asking.start() :])
            if found.doer:
                return found.doer
    return None


def _is_wish(task: Task, items: list[Item]) -> bool:
    """A wish sent upward at the end of a report is nobody's duty."""
    own = next(i for i in items if i.line.start <= task.span[0] <= i.line.end)
    return bool(WISH.match(fold(own.content)))


@dataclass(frozen=True)
class _Walk:
    """Goes down the outline with what the whole plan says of days and of its inspection."""

    calendar: Calendar
    inspection: Inspection | None

    def level(self, items: list[Item], scope: Scope) -> _Level:
        """Items of one level in order; a plain line ending in a colon introduces those after it."""
        found = _Level()
        current = scope
        explained = sum(attribute(item.content) is not None for item in items) >= FEWEST_LABELS
        for item in items:
            if item.line.is_row:
                continue
            if CLOSING.match(item.line.folded):
                found.tasks += self._dated_in_closing(item, scope)
                continue
            stated = attribute(item.content)
            if stated and (stated.gives or explained):
                self._state(item, found)
                continue
            tasks, doer = self._item(item, current)
            found.tasks += tasks
            if not item.style:
                opens = item.content.rstrip().endswith(":")
                current = replace(scope, doer=doer or scope.doer) if opens else scope
        return found

    def _state(self, item: Item, found: _Level) -> None:
        """A line of labels: values for what stands above, or the inspection's own time."""
        labels = labels_in(item.line, item.content_at)
        if self.inspection is None:
            found.labels += labels
            return
        scope = Scope(doer=self.inspection.team, inspected=True)
        for label in labels[:1]:
            if label.attribute.kind == "time":
                drafts = Drafting.of(item.line.text, label.start).drafts
                found.tasks += [self._task(item, draft, scope) for draft in drafts]

    def _dated_in_closing(self, item: Item, scope: Scope) -> list[Task]:
        """“Trên đây là …” is no duty, unless it sets somebody a day."""
        found, _ = self._clauses(item, replace(scope, doer_needed=True))
        return [task for task in found if task.bound in ("before", "by")]

    def _item(self, item: Item, scope: Scope) -> tuple[list[Task], str | None]:
        """The duties of an item and of all below it, and the doer it names."""
        title = title_of(item)
        if title and item.numbered and NO_DUTY.match(fold(title)):
            return [], None
        own, doer = self._own(item, title, scope)
        below = self.level(item.children, self._below(scope, title, doer))
        mine = own or below.tasks
        filled = [labelled(task, below.labels, self.calendar) for task in mine]
        return [*filled, *(below.tasks if own else [])], doer

    def _below(self, scope: Scope, title: str | None, doer: str | None) -> Scope:
        if title and is_subject(title) and self.inspection:
            who = self.inspection.team or doer or scope.doer
            return replace(scope, doer=who, inspected=True, due=self.inspection.due)
        return replace(scope, doer=doer or scope.doer)

    def _own(self, item: Item, title: str | None, scope: Scope) -> tuple[list[Task], str | None]:
        """The duties in the item's own words; a heading has them only if labels explain it."""
        heads = item.children and item.numbered and title == item.content.strip()
        if title is None or not heads:
            return self._clauses(item, scope)
        if doers.names_a_body(title):
            return [], doers.doer_name(title)
        stated = [attribute(child.content) for child in item.children]
        verb = duty_verb(title)
        if verb and any(one and one.gives for one in stated):
            end = item.content_at + len(title.rstrip(" .:"))
            return [self._task(item, Draft(item.content_at, end, None, verb), scope)], None
        return [], doers.part(title.rstrip(":")).doer

    def _clauses(self, item: Item, scope: Scope) -> tuple[list[Task], str | None]:
        text = item.line.text
        drafting = Drafting.of(text, item.content_at)
        counted = [draft for draft in drafting.drafts if _counts(draft, scope, text)]
        beside = labels_in(item.line, item.content_at)
        tasks = [self._task(item, draft, scope) for draft in counted]
        return [labelled(task, beside, self.calendar) for task in tasks], drafting.doer

    def _task(self, item: Item, draft: Draft, scope: Scope) -> Task:
        text = item.line.text[draft.start : draft.end]
        due = self.calendar.due(item.line, draft.start, draft.end) or scope.due
        output = "kiem-tra" if scope.inspected else output_of(text)
        task = Task(
            text=text,
            section=item.section,
            responsible=draft.doer or doers.named_elsewhere(text) or scope.doer,
            output=output,
            deadline=None,
            bound=None,
            due=None,
            continuing=goes_on(text, output, dated=due is not None),
            span=(item.line.start + draft.start, item.line.start + draft.end),
        )
        return dated(task, due)


def _counts(draft: Draft, scope: Scope, text: str) -> bool:
    """Whether a draft is a duty: it opens with a duty's verb, or is a subject of inspection."""
    piece = text[draft.start : draft.end]
    if len(piece.split()) < FEWEST_WORDS or NOTHING_SAID.fullmatch(piece):
        return False
    if CARRIED_OUT.search(piece) or LIST_FOLLOWS.search(piece):
        return False
    if scope.doer_needed and not (draft.doer or scope.doer):
        return False
    return scope.inspected or draft.verb is not None
