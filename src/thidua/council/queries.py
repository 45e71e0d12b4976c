"""What can be asked of councils, their meetings and their results.

No function here tells a count before its ballot is closed and counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thidua.council import agenda, lifecycle, tally
from thidua.council.lifecycle import ItemStep, Step
from thidua.council.models import (
    AgendaItem,
    Attendance,
    Council,
    Meeting,
    Membership,
    Turnout,
    VoteLine,
    WrittenOpinion,
)
from thidua.dossiers.lifecycle import GONE
from thidua.dossiers.models import Assessment, Dossier, DossierPaper, SummaryList
from thidua.dossiers.queries import before_council, owed_papers
from thidua.eligibility.queries import VoteRule, vote_rule
from thidua.kit.desk import Found, Waiting
from thidua.kit.text import words
from thidua.library.queries import law_for
from thidua.people.mandate import Mandate
from thidua.people.models import Role, Unit
from thidua.people.queries import in_branches, setting
from thidua.rulebook.rule import Law

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


# --- the law of the vote --------------------------------------------------------------------------


def day_of(meeting: Meeting) -> date:
    """The day of a meeting, in Hà Nội."""
    return timezone.localdate(meeting.opened_at or meeting.starts_at)


def honour_names(unit: Unit, *, on: date) -> Mapping[str, str]:
    """How honours are called on screens and paper: the law's names, the agency's printed ones
    over them.
    """
    language = get_language() or "vi"
    law = law_for(unit, on=on)
    names = {code: one.name.get(language[:2]) or one.prints for code, one in law.honours.items()}
    if language.startswith("vi"):
        names |= setting("printed_names", on=on)
    return names


def threshold_on(honour: str, council: Council, *, on: date) -> tally.Threshold:
    """The mark of the day for an honour before this council; of all members."""
    rule = vote_rule(honour, unit=council.unit, level=council.level, on=on)
    return _threshold(rule)


def quorum_on(council: Council, *, on: date) -> tally.Quorum | None:
    """How many of all members must be there; None where nothing on record says."""
    rule = vote_rule("", unit=council.unit, level=council.level, on=on).quorum
    if rule is None:
        return None
    return tally.Quorum(rule.share, rule.written_counts, rule.says, rule.basis)


def _threshold(rule: VoteRule) -> tally.Threshold:
    if rule.mark is None:
        return tally.Threshold(says=str(_("Quá nửa tổng số thành viên Hội đồng đồng ý")))
    mark = rule.mark
    standing: tally.Standing = "in-force" if rule.in_force else "last-known"
    return tally.Threshold(mark.share, mark.over, mark.ballot, mark.says, mark.basis, standing)


def ordered_honours(codes: Iterable[str], meeting: Meeting) -> list[str]:
    """The honours of a meeting in the order in which the law lets them rest on each other."""
    law = law_of(meeting)
    return agenda.in_order(codes, law, day_of(meeting))


def law_of(meeting: Meeting) -> Law:
    """The law of the day of a meeting, for the council's agency."""
    return law_for(meeting.council.unit, on=day_of(meeting))


# --- what can be put on the agenda ----------------------------------------------------------------


def closed_summaries(mandate: Mandate) -> QuerySet[SummaryList]:
    """The summary lists that may go before a council."""
    reached = in_branches(mandate.branches(Role.SECRETARY))
    return SummaryList.objects.filter(reached, status=SummaryList.Status.CLOSED)


def addable(summary: SummaryList) -> QuerySet[Dossier]:
    """The appraised lines of a summary list that stand on no agenda yet."""
    placed = VoteLine.objects.filter(left_out="").exclude(item__status=I.VOID)
    return before_council(summary).exclude(pk__in=placed.values("dossier"))


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


@dataclass(frozen=True)
class Change:
    """A line whose judgement is not what it was: from which word to which, and why."""

    line: VoteLine
    before: str
    after: str
    because: tuple[str, ...]


def changes(meeting: Meeting) -> list[Change]:
    """The lines that the council's or a ballot's judgement turned, each by name."""
    lines = {line.dossier_id: line for line in meeting_lines(meeting)}
    made = Assessment.objects.filter(dossier__in=lines).order_by("at", "pk")
    last = {pk: (line.dossier.verdict or {}).get("outcome", "") for pk, line in lines.items()}
    later = (Assessment.Occasion.COUNCIL, Assessment.Occasion.BALLOT)
    turned: dict[int, Change] = {}
    for one in made:
        before, last[one.dossier_id] = last[one.dossier_id], one.outcome
        if one.occasion in later and before != one.outcome:
            first = turned.get(one.dossier_id)
            before = first.before if first else before
            turned[one.dossier_id] = Change(
                lines[one.dossier_id], before, one.outcome, _because(one.verdict)
            )
    return [turned[pk] for pk in lines if pk in turned and turned[pk].before != turned[pk].after]


def _because(verdict: Mapping[str, object]) -> tuple[str, ...]:
    reasons = verdict.get("reasons")
    told = [
        f"{one['says']}: {one['because']}" if one.get("because") else str(one["says"])
        for one in (reasons if isinstance(reasons, list) else [])
        if one.get("outcome") != "MET"
    ]
    return tuple(told or [str(text) for text in verdict.get("missing") or ()])  # type: ignore[attr-defined]


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


def results_of(dossier: Dossier) -> QuerySet[VoteLine]:
    """The counted votes on a dossier, the latest first."""
    counted = VoteLine.objects.filter(dossier=dossier, item__status=I.COUNTED, left_out="")
    return counted.select_related("item__meeting__council").order_by("-item__meeting__starts_at")


def passed_lines(meeting: Meeting) -> QuerySet[VoteLine]:
    """The lines of a meeting that reached their mark and were not removed since."""
    passed = meeting_lines(meeting).filter(item__status=I.COUNTED, passed=True)
    return passed.exclude(dossier__status__in=GONE)


# --- the desk and the search ----------------------------------------------------------------------


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """What waits for this officer in councils: a ballot to send, papers to read, a next step."""
    live = visible_to(mandate).exclude(status=M.MINUTED).order_by("starts_at")
    found: list[Waiting] = []
    for meeting in live:
        found += _for_member(meeting, mandate)
        found += _for_secretary(meeting, mandate)
    return found


def _for_member(meeting: Meeting, mandate: Mandate) -> list[Waiting]:
    seat = seat_in(meeting, mandate)
    if seat is None:
        return []
    day = day_of(meeting)
    if meeting.status == M.PAPERS_OUT and seat.read_at is None:
        text = _("Đọc tài liệu phiên họp “%(title)s”") % {"title": meeting.title}
        url = reverse("council:meeting", args=[meeting.pk])
        return [Waiting(text, url, meeting_lines(meeting).count(), day, _("Đọc tài liệu"))]
    if meeting.status != M.OPEN or seat.state != Attendance.State.PRESENT:
        return []
    opened = meeting.items.filter(status=I.OPEN, method=AgendaItem.Method.ELECTRONIC).first()
    place = booth(opened, seat) if opened else None
    if opened is None or place is None or place.done or not place.lines:
        return []
    text = _("Bỏ phiếu: %(honour)s") % {"honour": name_of(opened)}
    url = reverse("council:ballot", args=[opened.pk])
    return [Waiting(text, url, len(place.lines), day, _("Bỏ phiếu"))]


def _for_secretary(meeting: Meeting, mandate: Mandate) -> list[Waiting]:
    steps = [Step.SEND, Step.OPEN, Step.CLOSE, Step.MINUTE]
    step = next((one for one in steps if lifecycle.may(one, meeting, mandate)), None)
    if step is None:
        return []
    text = _("Phiên họp “%(title)s”: %(step)s") % {"title": meeting.title, "step": step.label}
    url = reverse("council:meeting", args=[meeting.pk])
    return [Waiting(text, url, 1, day_of(meeting), _("Mở phiên họp"))]


def name_of(item: AgendaItem) -> str:
    """The name of an item's honour."""
    names = honour_names(item.meeting.council.unit, on=day_of(item.meeting))
    return names.get(item.honour, item.honour)


def search(mandate: Mandate, text: str) -> list[Found]:
    """Meetings whose title holds all the words."""
    asked = words(text)
    if not asked:
        return []
    kind = str(Meeting._meta.verbose_name)
    return [
        Found(
            meeting.title,
            f"{day_of(meeting):%d/%m/%Y} · {meeting.get_status_display()}",
            reverse("council:meeting", args=[meeting.pk]),
            kind,
        )
        for meeting in visible_to(mandate)
        if set(asked) <= set(words(meeting.title))
    ]


def open_item_step(item: AgendaItem, mandate: Mandate) -> ItemStep | None:
    """The one step that moves an item on, for its big button."""
    order = (
        ItemStep.CONFIRM,
        ItemStep.OPEN,
        ItemStep.CLOSE,
        ItemStep.ENTER,
        ItemStep.COUNT,
        ItemStep.AGAIN,
    )
    return next((step for step in order if lifecycle.may_item(step, item, mandate)), None)
