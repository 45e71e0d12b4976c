"""What can be asked of councils, their meetings and their results.

No function here tells a count before its ballot is closed and counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.council import lifecycle
from thidua.council.lifecycle import ItemStep, Step
from thidua.council.models import (
    AgendaItem,
    Attendance,
    Council,
    Meeting,
    Membership,
    Recusal,
    Turnout,
    VoteLine,
    WrittenOpinion,
)
from thidua.council.rules import day_of, name_of
from thidua.dossiers.lifecycle import GONE
from thidua.dossiers.models import Dossier, DossierPaper, SummaryList
from thidua.dossiers.queries import before_council, owed_papers
from thidua.kit.desk import Found, Waiting
from thidua.kit.text import words
from thidua.people.mandate import Mandate
from thidua.people.models import Role, Unit
from thidua.people.queries import in_branches, posts_on

READERS = (Role.SECRETARY, Role.OFFICER, Role.LEADER)
FOUNDERS = (Role.SECRETARY, Role.OFFICER)
M, I = Meeting.Status, AgendaItem.Status  # noqa: E741
DONE = (I.COUNTED, I.VOID)


# --- who sees what --------------------------------------------------------------------------------


def councils_visible_to(mandate: Mandate) -> QuerySet[Council]:
    """The councils of the agencies a mandate reaches, and those the person has a seat on."""
    own = Q(memberships__person=mandate.user.person_id) if mandate.user.person_id else Q(pk__in=[])
    reached = in_branches(mandate.branches(*READERS))
    seen = Council.objects.filter(reached | own)
    return Council.objects.filter(pk__in=seen.values("pk")).select_related("unit")


def visible_to(mandate: Mandate) -> QuerySet[Meeting]:
    """The meetings of the agencies a mandate reaches; to a member, those whose papers are out."""
    person = mandate.user.person_id
    own = Q(attendances__member__person=person) if person else Q(pk__in=[])
    reached = in_branches(mandate.branches(*READERS), "council__unit__path")
    seen = Meeting.objects.filter(reached | (own & ~Q(status=M.PLANNED)))
    return Meeting.objects.filter(pk__in=seen.values("pk")).select_related(
        "council__unit", "chair__person", "secretary__person", "summary"
    )


def items_visible_to(mandate: Mandate) -> QuerySet[AgendaItem]:
    """The items of the meetings a mandate may see."""
    return AgendaItem.objects.filter(meeting__in=visible_to(mandate)).select_related(
        "meeting__council__unit", "meeting__chair__person", "meeting__secretary__person"
    )


def ballots_for(mandate: Mandate) -> QuerySet[AgendaItem]:
    """The electronic ballots of the meetings in which this account's person has a seat."""
    seats = Attendance.objects.filter(member__person=mandate.user.person_id)
    mine = items_visible_to(mandate).filter(method=AgendaItem.Method.ELECTRONIC)
    return mine.filter(meeting__in=seats.values("meeting"))


def seats_visible_to(mandate: Mandate) -> QuerySet[Membership]:
    """The seats of the councils a mandate may see."""
    found = Membership.objects.filter(council__in=councils_visible_to(mandate))
    return found.select_related("council__unit", "person")


def counted_councils(councils: QuerySet[Council], *, on: date) -> QuerySet[Council]:
    """Councils with how many sit on a day and how many meetings they held."""
    seated_on = Q(memberships__from_on__lte=on) & ~Q(memberships__until_on__lt=on)
    return councils.annotate(
        seats=Count("memberships", filter=seated_on, distinct=True),
        sittings=Count("meetings", distinct=True),
    ).order_by("-from_on", "pk")


def filtered_meetings(meetings: QuerySet[Meeting], given: Mapping[str, Any]) -> QuerySet[Meeting]:
    """The meetings that the filters leave, the latest first."""
    if given.get("year"):
        meetings = meetings.filter(year=given["year"])
    if given.get("status"):
        meetings = meetings.filter(status=given["status"])
    if asked := set(words(given.get("q") or "")):
        titles = meetings.values_list("pk", "title")
        meetings = meetings.filter(pk__in=[pk for pk, t in titles if asked <= set(words(t))])
    live = Count("items__lines", filter=Q(items__lines__left_out=""))
    return meetings.annotate(line_count=live).order_by("-starts_at", "-pk")


def recusals_visible_to(mandate: Mandate) -> QuerySet[Recusal]:
    """Who stands aside, in the meetings a mandate may see."""
    seen = items_visible_to(mandate)
    return Recusal.objects.filter(line__item__in=seen).select_related("line", "member__person")


def foundable(mandate: Mandate) -> QuerySet[Unit]:
    """The units at which this mandate may found a council."""
    reached = in_branches(mandate.branches(*FOUNDERS), "path")
    return Unit.objects.filter(reached, until_on=None).order_by("path")


def lines_visible_to(mandate: Mandate) -> QuerySet[VoteLine]:
    """The lines of the meetings a mandate may see."""
    return VoteLine.objects.filter(item__meeting__in=visible_to(mandate)).select_related(
        "item__meeting__council__unit", "item__meeting__chair__person", "dossier__unit"
    )


def dossiers_before(mandate: Mandate) -> QuerySet[Dossier]:
    """The dossiers that a person reads because they stand on an agenda."""
    lines = VoteLine.objects.filter(item__meeting__in=visible_to(mandate), left_out="")
    return Dossier.objects.filter(pk__in=lines.values("dossier"))


# --- seats ----------------------------------------------------------------------------------------


def members_on(council: Council, on: date) -> QuerySet[Membership]:
    """Everybody who has a seat on a day: the number that every share is of."""
    held = council.memberships.filter(from_on__lte=on).exclude(until_on__lt=on)
    return held.select_related("person__account").order_by("order", "pk")


def former_members(council: Council, on: date) -> QuerySet[Membership]:
    """Those whose seat has ended."""
    return (
        council.memberships.filter(until_on__lt=on).select_related("person").order_by("-until_on")
    )


def leaders(on: date) -> list[str]:
    """The names offered while a seat is given: those who hold a leading post."""
    held = posts_on(on).filter(leader=True).select_related("person")
    return sorted({post.person.name for post in held[:200]})


def seat_in(meeting: Meeting, mandate: Mandate) -> Attendance | None:
    """The place of this account's person in a meeting; None for whoever has no seat."""
    if not mandate.user.person_id:
        return None
    found = meeting.attendances.filter(member__person=mandate.user.person_id)
    return found.select_related("member__person").first()


def attendances(meeting: Meeting) -> QuerySet[Attendance]:
    """The members of a meeting in the order of their seats."""
    found = meeting.attendances.select_related("member__person__account")
    return found.order_by("member__order", "member__pk")


# --- what can be put on the agenda ----------------------------------------------------------------


def closed_summaries(mandate: Mandate) -> QuerySet[SummaryList]:
    """The summary lists that may go before a council."""
    reached = in_branches(mandate.branches(Role.SECRETARY))
    return SummaryList.objects.filter(reached, status=SummaryList.Status.CLOSED)


def addable(summary: SummaryList) -> QuerySet[Dossier]:
    """The appraised lines of a summary list that stand on no agenda yet."""
    placed = VoteLine.objects.filter(left_out="").exclude(item__status=I.VOID)
    return before_council(summary).exclude(pk__in=placed.values("dossier"))


def offered(meeting: Meeting) -> QuerySet[Dossier]:
    """What may still be added to a meeting: the free lines of its list."""
    return addable(meeting.summary) if meeting.summary else Dossier.objects.none()


def agenda_of(meeting: Meeting) -> list[tuple[AgendaItem, list[VoteLine]]]:
    """Each item with the lines put to the vote, in two queries."""
    by_item: dict[int, list[VoteLine]] = {}
    lines = VoteLine.objects.filter(item__meeting=meeting, left_out="")
    for line in lines.select_related("dossier__unit").order_by("order"):
        by_item.setdefault(line.item_id, []).append(line)
    return [(item, by_item.get(item.pk, [])) for item in meeting.items.order_by("order")]


def owed(dossiers: Iterable[Dossier]) -> QuerySet[DossierPaper]:
    """The papers still owed by these lines: they hold back the council's papers."""
    keys = [dossier.pk for dossier in dossiers]
    return owed_papers(Dossier.objects.filter(pk__in=keys)).order_by("dossier__sort_key", "pk")


# --- a meeting ------------------------------------------------------------------------------------


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The agenda in order, with how many lines each item has."""
    live = Count("lines", filter=Q(lines__left_out=""))
    return meeting.items.annotate(line_count=live).order_by("order")


def lines_of(item: AgendaItem) -> QuerySet[VoteLine]:
    """The lines put to the vote, in order."""
    return item.lines.filter(left_out="").select_related("dossier__unit").order_by("order")


def meeting_lines(meeting: Meeting) -> QuerySet[VoteLine]:
    """All lines of a meeting that are put to the vote, in the order of the agenda."""
    lines = VoteLine.objects.filter(item__meeting=meeting, left_out="")
    lines = lines.exclude(item__status=I.VOID)
    return lines.select_related("item", "dossier__unit", "dossier__person").order_by(
        "item__order", "order"
    )


def unfinished(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items that still wait for their vote or their count."""
    open_ = meeting.items.exclude(status__in=DONE).filter(lines__left_out="")
    return open_.distinct().order_by("order")


def next_item(meeting: Meeting) -> AgendaItem | None:
    """The item that is being voted, or the next one."""
    return unfinished(meeting).first()


# --- who has voted, and results -------------------------------------------------------------------


def ballot_open() -> bool:
    """Whether an electronic ballot is open anywhere: a backup waits for it."""
    method = AgendaItem.Method.ELECTRONIC
    return AgendaItem.objects.filter(method=method, status=I.OPEN).exists()


@dataclass(frozen=True)
class Presence:
    """How many members there are, and how many of them are where."""

    members: int
    present: int
    written: int
    absent: int
    expected: int


def presence(meeting: Meeting) -> Presence:
    """The members of a meeting by where they are; all nought before the papers are out."""
    counts = dict(meeting.attendances.values_list("state").annotate(n=Count("pk")))
    states = ("present", "written", "absent", "expected")
    return Presence(sum(counts.values()), *(counts.get(state, 0) for state in states))


def seated(meeting: Meeting) -> int:
    """How many have a seat on the day of the meeting."""
    return members_on(meeting.council, day_of(meeting)).count()


@dataclass(frozen=True)
class Booth:
    """One member before one electronic ballot: the lines asked, and how many were sent."""

    seat: Attendance
    lines: list[VoteLine]
    sent: int

    @property
    def done(self) -> bool:
        return bool(self.lines) and self.sent == len(self.lines)


def booth(item: AgendaItem, seat: Attendance) -> Booth:
    """The lines a member is asked to vote on; those stood aside from are left out."""
    lines = list(lines_of(item).exclude(recusals__member=seat.member))
    sent = Turnout.objects.filter(line__in=lines, member=seat.member).count()
    return Booth(seat, lines, sent)


def own_booth(item: AgendaItem, mandate: Mandate) -> Booth | None:
    """This account's place at an electronic ballot that is open; None where it has none."""
    seat = seat_in(item.meeting, mandate)
    if seat is None or not lifecycle.may_item(ItemStep.CAST, item, mandate):
        return None
    return booth(item, seat) if seat.state == Attendance.State.PRESENT else None


def sent_ballots(item: AgendaItem) -> int:
    """How many members have sent their ballot."""
    return Turnout.objects.filter(line__item=item).values("member").distinct().count()


def recusals_of(item: AgendaItem) -> QuerySet[Recusal]:
    """Who stands aside from which line."""
    found = Recusal.objects.filter(line__item=item)
    return found.select_related("line__dossier", "member__person").order_by("line__order")


def lines_with_opinions(item: AgendaItem) -> QuerySet[VoteLine]:
    """The lines put to the vote, with their written opinions."""
    return lines_of(item).prefetch_related("written")


def away(meeting: Meeting) -> QuerySet[Membership]:
    """The members who are away and may have written."""
    states = (Attendance.State.ABSENT, Attendance.State.WRITTEN)
    seats = meeting.attendances.filter(state__in=states)
    members = Membership.objects.filter(pk__in=seats.values("member"))
    return members.select_related("person").order_by("order", "pk")


def voters(item: AgendaItem) -> list[tuple[Attendance, bool]]:
    """Each member present, and whether the ballot has come in; never what was voted."""
    here = attendances(item.meeting).filter(state=Attendance.State.PRESENT)
    sent = set(Turnout.objects.filter(line__item=item).values_list("member", flat=True))
    return [(one, one.member_id in sent) for one in here]


def opinions_of(item: AgendaItem) -> QuerySet[WrittenOpinion]:
    """The written opinions on an item, by member and line."""
    found = WrittenOpinion.objects.filter(line__item=item).select_related(
        "member__person", "line__dossier", "file"
    )
    return found.order_by("member__order", "line__order")


def results(meeting: Meeting) -> list[tuple[AgendaItem, list[VoteLine]]]:
    """Each counted item with its lines, in order."""
    counted = meeting.items.filter(status=I.COUNTED).order_by("order")
    return [(item, list(lines_with_opinions(item))) for item in counted]


def results_of(dossier: Dossier) -> QuerySet[VoteLine]:
    """The counted votes on a dossier, the latest first."""
    counted = VoteLine.objects.filter(dossier=dossier, item__status=I.COUNTED, left_out="")
    return counted.select_related("item__meeting__council").order_by("-item__meeting__starts_at")


def passed_lines(meeting: Meeting) -> QuerySet[VoteLine]:
    """The lines of a meeting that reached their mark and were not removed since."""
    passed = meeting_lines(meeting).filter(item__status=I.COUNTED, passed=True)
    return passed.exclude(dossier__status__in=GONE)


# --- what is next ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Next:
    """The one thing that an account does next in a meeting: why, and the button."""

    text: str
    button: str
    url: str
    post: bool = False
    count: int = 1


def next_for(meeting: Meeting, mandate: Mandate) -> Next | None:
    """What this account does next in a meeting; None when it waits for others."""
    seat = seat_in(meeting, mandate)
    item = next_item(meeting) if meeting.status in (M.PAPERS_OUT, M.OPEN) else None
    return (
        (_next_as_member(meeting, item, seat) if seat else None)
        or (_next_of_item(item, mandate) if item else None)
        or _next_of_meeting(meeting, mandate)
    )


def _next_as_member(meeting: Meeting, item: AgendaItem | None, seat: Attendance) -> Next | None:
    """Send the ballot that is open; before the meeting, read."""
    if meeting.status == M.PAPERS_OUT and seat.read_at is None:
        text = _("Tài liệu phiên họp đã gửi; đề nghị đọc trước khi họp.")
        url = reverse("council:read", args=[meeting.pk])
        return Next(text, _("Mở tài liệu"), url, True, meeting_lines(meeting).count())
    voting = item and item.status == I.OPEN and item.method == AgendaItem.Method.ELECTRONIC
    if not item or not voting or seat.state != Attendance.State.PRESENT:
        return None
    place = booth(item, seat)
    if place.done or not place.lines:
        return None
    text = _("Đang bỏ phiếu: %(honour)s.") % {"honour": name_of(item)}
    url = reverse("council:ballot", args=[item.pk])
    return Next(text, _("Bỏ phiếu"), url, False, len(place.lines))


def _next_of_item(item: AgendaItem, mandate: Mandate) -> Next | None:
    """The step that moves the item on: the chair's, the counting team's, the secretary's."""
    step = open_item_step(item, mandate)
    if step is None:
        return None
    entry = step == ItemStep.ENTER
    url = reverse("council:counts" if entry else "council:item", args=[item.pk])
    text = _("Nội dung %(order)d: %(honour)s.") % {"order": item.order, "honour": name_of(item)}
    return Next(text, str(step.label), url)


def _next_of_meeting(meeting: Meeting, mandate: Mandate) -> Next | None:
    steps = set(lifecycle.open_steps(meeting, mandate))
    if Step.PLAN in steps and not meeting_lines(meeting).exists():
        text = _("Chương trình chưa có hồ sơ nào.")
        return Next(
            text, _("Đưa hồ sơ vào chương trình"), reverse("council:agenda", args=[meeting.pk])
        )
    if Step.OPEN in steps and meeting.attendances.filter(state=Attendance.State.EXPECTED).exists():
        text = _("Điểm danh từng thành viên trước khi khai mạc.")
        return Next(text, _("Điểm danh"), reverse("council:attendance", args=[meeting.pk]))
    if Step.MINUTE in steps and not meeting.conclusion:
        text = _("Ghi diễn biến và kết luận của chủ tọa để lập biên bản.")
        return Next(text, _("Ghi kết luận"), reverse("council:minutes", args=[meeting.pk]))
    posts = [
        (Step.SEND, _("Chương trình đã có; gửi giấy mời và tài liệu cho thành viên."), "send"),
        (Step.OPEN, _("Đã điểm danh; có thể khai mạc."), "open"),
        (Step.CLOSE, _("Các nội dung đều đã có kết quả."), "close"),
        (Step.MINUTE, _("Phiên họp đã bế mạc; lập biên bản và biên bản kiểm phiếu."), "minute"),
    ]
    for step, text, name in posts:
        if step in steps and (step != Step.MINUTE or meeting.minutes is None):
            return Next(text, str(step.label), reverse(f"council:{name}", args=[meeting.pk]), True)
    return None


def open_item_step(item: AgendaItem, mandate: Mandate) -> ItemStep | None:
    """The one step that moves an item on, for its big button."""
    entered = item.lines.filter(left_out="").exclude(yes=None).exists()
    order = [
        ItemStep.CONFIRM,
        ItemStep.OPEN,
        ItemStep.CLOSE,
        *([] if entered else [ItemStep.ENTER]),
        ItemStep.COUNT,
        ItemStep.AGAIN,
    ]
    return next((step for step in order if lifecycle.may_item(step, item, mandate)), None)


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """What waits for this officer in councils: a ballot to send, papers to read, a next step."""
    live = visible_to(mandate).exclude(status=M.MINUTED).order_by("starts_at")
    found = []
    for meeting in live:
        if step := next_for(meeting, mandate):
            url = reverse("council:meeting", args=[meeting.pk]) if step.post else step.url
            text = f"{meeting.title}: {step.text}"
            found.append(Waiting(text, url, step.count, day_of(meeting), step.button))
    return found


def search(mandate: Mandate, text: str) -> list[Found]:
    """Meetings whose title holds all the words."""
    asked = set(words(text))
    kind = str(Meeting._meta.verbose_name)
    return [
        Found(
            meeting.title,
            f"{day_of(meeting):%d/%m/%Y} · {meeting.get_status_display()}",
            reverse("council:meeting", args=[meeting.pk]),
            kind,
        )
        for meeting in (visible_to(mandate) if asked else ())
        if asked <= set(words(meeting.title))
    ]
