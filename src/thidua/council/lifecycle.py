"""The life of a meeting and of an item of its agenda, each as one table: who takes which step."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.council.models import AgendaItem, Council, Meeting
from thidua.people.mandate import Mandate
from thidua.people.models import Role


class Who(Enum):
    """Who takes a step: by a role held at the council's agency, or by a seat in this meeting."""

    SECRETARY = "secretary"
    CHAIR = "chair"
    COUNTERS = "counters"  # the counting team, or the secretary who types what they found
    VOTER = "voter"  # whoever is asked to vote; the action looks at each seat


class Step(models.TextChoices):
    """Steps of a meeting."""

    PLAN = "plan", _("Sửa chương trình")
    SEND = "send_papers", _("Gửi tài liệu")
    CALL_BACK = "call_back", _("Thu lại tài liệu để sửa")
    ATTEND = "attend", _("Điểm danh")
    OPEN = "open", _("Khai mạc")
    SUPPLEMENT = "supplement", _("Bỏ phiếu bổ sung")
    CLOSE = "close", _("Bế mạc")
    REOPEN = "reopen", _("Họp tiếp")
    TELL = "tell", _("Ghi diễn biến, kết luận")
    MINUTE = "minute", _("Lập biên bản")


class ItemStep(models.TextChoices):
    """Steps of one item of the agenda."""

    METHOD = "set_method", _("Chọn hình thức biểu quyết")
    CONFIRM = "confirm_threshold", _("Chủ tọa xác nhận mức phiếu")
    OPEN = "open_item", _("Bắt đầu bỏ phiếu")
    CAST = "cast", _("Bỏ phiếu")
    CLOSE = "close_item", _("Kết thúc bỏ phiếu")
    ENTER = "enter_counts", _("Nhập kết quả kiểm phiếu")
    WRITE = "write_opinion", _("Nhập ý kiến bằng văn bản")
    STAND_ASIDE = "stand_aside", _("Ghi việc tự nguyện không bỏ phiếu")
    LEAVE_OUT = "leave_out", _("Không đưa ra biểu quyết")
    COUNT = "count", _("Công bố kết quả")
    VOID = "void", _("Hủy lần bỏ phiếu")
    AGAIN = "vote_again", _("Bỏ phiếu lại")
    REMOVE = "remove_line", _("Đưa ra khỏi danh sách")


@dataclass(frozen=True)
class Move:
    """From which states a step starts, where it ends (None: it stays), who takes it."""

    start: frozenset[str]
    end: str | None
    who: Who


def _from(*start: str, to: str | None = None, who: Who = Who.SECRETARY) -> Move:
    return Move(frozenset(start), to, who)


M, I = Meeting.Status, AgendaItem.Status  # noqa: E741

MOVES = {
    Step.PLAN: _from(M.PLANNED),
    Step.SEND: _from(M.PLANNED, to=M.PAPERS_OUT),
    Step.CALL_BACK: _from(M.PAPERS_OUT, to=M.PLANNED),
    Step.ATTEND: _from(M.PAPERS_OUT, M.OPEN),
    Step.OPEN: _from(M.PAPERS_OUT, to=M.OPEN),
    Step.SUPPLEMENT: _from(M.PAPERS_OUT, M.OPEN),
    Step.CLOSE: _from(M.OPEN, to=M.CLOSED),
    Step.REOPEN: _from(M.CLOSED, to=M.OPEN),
    Step.TELL: _from(M.OPEN, M.CLOSED, M.MINUTED),
    Step.MINUTE: _from(M.CLOSED, M.MINUTED, to=M.MINUTED),
}

ITEM_MOVES = {
    ItemStep.METHOD: _from(I.WAITING),
    ItemStep.CONFIRM: _from(I.WAITING, I.OPEN, I.CLOSED, who=Who.CHAIR),
    ItemStep.OPEN: _from(I.WAITING, to=I.OPEN),
    ItemStep.CAST: _from(I.OPEN, who=Who.VOTER),
    ItemStep.CLOSE: _from(I.OPEN, to=I.CLOSED),
    ItemStep.ENTER: _from(I.CLOSED, who=Who.COUNTERS),
    ItemStep.WRITE: _from(I.WAITING, I.OPEN, I.CLOSED),
    ItemStep.STAND_ASIDE: _from(I.WAITING),
    ItemStep.LEAVE_OUT: _from(I.WAITING),
    ItemStep.COUNT: _from(I.CLOSED, to=I.COUNTED),
    ItemStep.VOID: _from(I.OPEN, I.CLOSED, to=I.VOID),
    ItemStep.AGAIN: _from(I.VOID),
    ItemStep.REMOVE: _from(I.COUNTED),
}

SITTING = {
    ItemStep.OPEN,
    ItemStep.CAST,
    ItemStep.CLOSE,
    ItemStep.ENTER,
    ItemStep.COUNT,
    ItemStep.VOID,
    ItemStep.AGAIN,
}
"""Steps of an item that need the meeting to be sitting."""

BEFOREHAND = {
    ItemStep.METHOD: {M.PLANNED, M.PAPERS_OUT, M.OPEN},
    ItemStep.CONFIRM: {M.PAPERS_OUT, M.OPEN},
    ItemStep.WRITE: {M.PAPERS_OUT, M.OPEN},
    ItemStep.STAND_ASIDE: {M.PAPERS_OUT, M.OPEN},
    ItemStep.LEAVE_OUT: {M.PAPERS_OUT, M.OPEN},
    ItemStep.REMOVE: {M.OPEN, M.CLOSED, M.MINUTED},
}
"""Steps of an item that other states of the meeting allow too."""


def runs(council: Council, mandate: Mandate) -> bool:
    """Whether this mandate runs the council: founds it, seats members, plans and leads meetings."""
    return mandate.has(Role.SECRETARY, council.unit)


def may(step: Step, meeting: Meeting, mandate: Mandate) -> bool:
    """Whether this mandate may take this step of a meeting now."""
    move = MOVES[step]
    return meeting.status in move.start and _is(move.who, meeting, mandate)


def may_item(step: ItemStep, item: AgendaItem, mandate: Mandate) -> bool:
    """Whether this mandate may take this step of an item now."""
    move = ITEM_MOVES[step]
    when = {M.OPEN} if step in SITTING else BEFOREHAND[step]
    return (
        item.status in move.start
        and item.meeting.status in when
        and _fits(step, item)
        and _is(move.who, item.meeting, mandate)
    )


def has_right(step: Step | ItemStep, meeting: Meeting, mandate: Mandate) -> bool:
    """Whether this mandate takes this step at all, whatever the state: tells 403 from 409."""
    move = ITEM_MOVES[step] if isinstance(step, ItemStep) else MOVES[step]
    return _is(move.who, meeting, mandate)


def open_steps(meeting: Meeting, mandate: Mandate) -> list[Step]:
    """The steps of a meeting that this mandate may take now."""
    return [step for step in Step if may(step, meeting, mandate)]


def open_item_steps(item: AgendaItem, mandate: Mandate) -> list[ItemStep]:
    """The steps of an item that this mandate may take now."""
    return [step for step in ItemStep if may_item(step, item, mandate)]


def _fits(step: ItemStep, item: AgendaItem) -> bool:
    """Whether the step belongs to this way of voting: a phone's ballot is never typed in."""
    electronic = item.method == AgendaItem.Method.ELECTRONIC
    if step == ItemStep.CAST:
        return electronic
    if step == ItemStep.ENTER:
        return not electronic
    if step == ItemStep.CONFIRM:
        return item.mark.needs_confirming and not item.threshold_confirmed
    return True


def _is(who: Who, meeting: Meeting, mandate: Mandate) -> bool:
    if who is Who.SECRETARY:
        return runs(meeting.council, mandate)
    person = mandate.user.person_id
    if who is Who.CHAIR:
        return meeting.chair is not None and meeting.chair.person_id == person
    if who is Who.COUNTERS and runs(meeting.council, mandate):
        return True
    seats = meeting.counting_team if who is Who.COUNTERS else meeting.council.memberships
    return person in _persons(seats.all())


def _persons(seats: Iterable[models.Model]) -> set[int]:
    return {seat.person_id for seat in seats}  # type: ignore[attr-defined]
