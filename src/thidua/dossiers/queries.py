"""What can be asked of rounds, lines and summary lists."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.dossiers import desk
from thidua.dossiers.lifecycle import GONE, OVER
from thidua.dossiers.models import (
    Dossier,
    DossierPaper,
    Opinion,
    Remark,
    Round,
    SummaryList,
)
from thidua.eligibility.questions import Proposed
from thidua.kit.desk import Found, Waiting
from thidua.kit.search import matching
from thidua.library.queries import honour_names, honours_in_use
from thidua.movements.lifecycle import STANDING
from thidua.movements.models import Registration
from thidua.people.mandate import Mandate
from thidua.people.models import Role, Unit
from thidua.people.queries import in_branches, setting
from thidua.ratings.models import Hold
from thidua.rulebook.facts import Source

READERS = (Role.OFFICER, Role.LEADER, Role.SECRETARY)
LOOKED_AT = (
    "deferred",
    "not-eligible",
    "needs-legal-review",
    "unknown",
    "eligible-if",
    "eligible",
)
Row = TypeVar("Row", Round, Dossier)


def visible_to(mandate: Mandate) -> QuerySet[Dossier]:
    """Lines of the branches read as officer, leader, secretary or head, and the person's own."""
    seen = in_branches(mandate.branches(*READERS, Role.HEAD))
    if mandate.user.person_id:
        seen |= Q(person=mandate.user.person_id)
    return with_names(Dossier.objects.filter(seen))


def years() -> list[int]:
    """From the last year that has a line to the first; none where there is no line."""
    ends = Dossier.objects.aggregate(first=Min("year"), last=Max("year"))
    return list(range(ends["last"], ends["first"] - 1, -1)) if ends["last"] else []


def units_with_lines(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose lines may be asked for: the mandate's branches, else those of its own lines.

    Which of the branches' units have any line is not asked: it would read every line there is.
    """
    if branches := mandate.branches(*READERS, Role.HEAD):
        return Unit.objects.filter(in_branches(branches, "path")).order_by("path")
    return Unit.objects.filter(pk__in=visible_to(mandate).values("unit")).order_by("path")


def with_names(lines: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The lines with what a row or a step needs, the sealed verdict left on the shelf."""
    related = ("unit", "person", "collective", "round", "summary", "initiative")
    return lines.select_related(*related).defer("verdict")


def rounds_visible_to(mandate: Mandate) -> QuerySet[Round]:
    """Rounds of the branches read as officer, leader, secretary or head."""
    seen = Round.objects.filter(in_branches(mandate.branches(*READERS, Role.HEAD)))
    return seen.select_related("unit")


def open_rounds(mandate: Mandate) -> QuerySet[Round]:
    """Rounds that still take lines, of the branches where this mandate enters them."""
    seen = Round.objects.filter(in_branches(mandate.branches(Role.OFFICER, Role.HEAD)))
    return seen.filter(status__in=[Round.Status.DRAFT, Round.Status.RETURNED]).select_related(
        "unit"
    )


def summaries_visible_to(mandate: Mandate) -> QuerySet[SummaryList]:
    """Summary lists of the branches read as officer, leader or secretary."""
    seen = SummaryList.objects.filter(in_branches(mandate.branches(*READERS)))
    return seen.select_related("unit")


def published_to(mandate: Mandate, *, on: date) -> QuerySet[SummaryList]:
    """Lists shown inside on a day, to everybody who holds a role in their branch."""
    open_now = _published(on)
    inside = [
        shown.pk
        for shown in open_now
        if any(path.startswith(shown.unit.path) for path in mandate.branches(*Role))
    ]
    return open_now.filter(pk__in=inside)


def published_to_all(*, on: date) -> QuerySet[SummaryList]:
    """Lists shown on the public page on a day: all that are shown inside, where the agency asks."""
    return _published(on) if setting("publication_public", on=on) else SummaryList.objects.none()


def shown_lines(summary: SummaryList, *, on: date) -> list[Dossier]:
    """The lines that a published list shows: neither withdrawn nor removed."""
    return in_order(lines_in(summary).exclude(status__in=GONE), on=on)


def lines_of(round: Round) -> QuerySet[Dossier]:
    """The lines of a round as its list prints them."""
    return with_names(Dossier.objects.filter(round=round)).order_by("number", "pk")


def lines_in(summary: SummaryList) -> QuerySet[Dossier]:
    """The lines that stand on a summary list."""
    return with_names(Dossier.objects.filter(summary=summary)).order_by(
        "honour", "unit__order", "unit__name", "sort_key", "pk"
    )


def in_order(lines: Iterable[Dossier], *, on: date) -> list[Dossier]:
    """Lines in the order in which a council goes through honours: the lowest title first."""
    place = {known.code: number for number, known in enumerate(honours_in_use(on=on))}
    return sorted(lines, key=lambda line: place.get(line.honour, len(place)))


def before_council(summary: SummaryList) -> QuerySet[Dossier]:
    """What a closed list puts before the council: its appraised lines, none on hold."""
    closed = summary.status == SummaryList.Status.CLOSED
    lines = lines_in(summary) if closed else with_names(Dossier.objects.none())
    return lines.filter(status=Dossier.Status.APPRAISED)


def ready_for_summary(unit: Unit, year: int) -> QuerySet[Dossier]:
    """Appraised lines of a branch and year that stand on no list yet."""
    return with_names(
        Dossier.objects.filter(
            unit__path__startswith=unit.path,
            year=year,
            status=Dossier.Status.APPRAISED,
            summary=None,
        ).exclude(kind=Dossier.Kind.SUDDEN, round=None)
    )


def grantable(unit: Unit, year: int) -> QuerySet[Dossier]:
    """Lines of a branch and year that have passed and wait for a decision or a tờ trình."""
    return with_names(
        Dossier.objects.filter(
            unit__path__startswith=unit.path, year=year, status=Dossier.Status.PASSED
        )
    )


def standing(year: int) -> QuerySet[Dossier]:
    """Lines of a year handed in and not yet decided, one way or the other."""
    return Dossier.objects.filter(year=year).exclude(status__in=[*OVER, Dossier.Status.DRAFT])


def proposed(lines: Iterable[Dossier]) -> list[Proposed]:
    """These lines as what is pending beside another one: `reassess(…, pending=proposed(…))`."""
    return [
        Proposed(
            line.honour,
            line.year,
            person=line.person_id,
            unit=line.collective_id,
            source=Source(f"Đề nghị cùng đợt: {line.nominee_name}", address(line)),
        )
        for line in lines
    ]


def address(line: Dossier) -> str:
    """The address of a line's page."""
    return reverse("dossiers:dossier", kwargs={"pk": line.pk})


def beside(lines: Iterable[Dossier]) -> list[Proposed]:
    """What stands proposed in the years of these lines: all handed in, and their own rounds'."""
    given = list(lines)
    rounds = {line.round_id for line in given if line.round_id}
    found = Dossier.objects.filter(year__in={line.year for line in given})
    found = found.exclude(status__in=OVER)
    drafts = Q(status=Dossier.Status.DRAFT) & ~Q(round__in=rounds)
    wanted = found.exclude(drafts).only(
        "pk", "honour", "year", "person_id", "collective_id", "nominee_name"
    )
    return proposed(wanted)


def twin_of(line: Dossier) -> Dossier | None:
    """Another line for the same nominee, honour, year and kind that still stands."""
    same = Dossier.objects.exclude(pk=line.pk).exclude(status__in=GONE)
    same = same.filter(
        person=line.person_id,
        collective=line.collective_id,
        household=line.household,
        honour=line.honour,
        year=line.year,
        kind=line.kind,
    )
    if line.kind in (Dossier.Kind.SUDDEN, Dossier.Kind.THEMATIC):
        same = same.filter(achievement=line.achievement)
    return same.select_related("unit").first()


def of_nominees(lines: Iterable[Dossier], *, unit: str) -> Q:
    """A condition: the row is about one of these lines' nominees; `unit` names the column of
    collectives.
    """
    given = list(lines)
    persons = {line.person_id for line in given if line.person_id}
    units = {line.collective_id for line in given if line.collective_id}
    return Q(person__in=persons) | Q(**{f"{unit}__in": units})


def registered(lines: Iterable[Dossier]) -> set[int]:
    """The primary keys of the lines whose nominee had registered that honour for that year."""
    given = [line for line in lines if line.person_id or line.collective_id]
    made = Registration.objects.filter(
        year__in={line.year for line in given},
        honour__in={line.honour for line in given},
        status__in=STANDING,
    )
    known = set(made.values_list("year", "honour", "person", "collective"))
    return {
        line.pk
        for line in given
        if (line.year, line.honour, line.person_id, line.collective_id) in known
    }


def hold_on(line: Dossier, *, on: date) -> Hold | None:
    """The documented hold in force that names this line's nominee."""
    if not line.person_id and not line.collective_id:
        return None
    held = Hold.objects.filter(person=line.person_id, unit=line.collective_id, from_on__lte=on)
    return held.filter(Q(cleared_on=None) | Q(cleared_on__gt=on)).first()


def owed_papers(lines: QuerySet[Dossier]) -> QuerySet[DossierPaper]:
    """The papers still owed on these lines, the soonest due first."""
    owed = DossierPaper.objects.filter(dossier__in=lines, status=DossierPaper.Status.OWED)
    return owed.select_related("dossier__unit").order_by("due_on", "pk")


def owing(lines: Iterable[Dossier]) -> set[int]:
    """The primary keys of the lines that still owe a paper."""
    owed = DossierPaper.objects.filter(
        dossier__in=[line.pk for line in lines], status=DossierPaper.Status.OWED
    )
    return set(owed.values_list("dossier", flat=True))


def round_lacks(round: Round) -> list[str]:
    """The papers of the round itself that are not there: tờ trình and minutes."""
    lacks = []
    if not (round.proposal_file_id or round.proposal_number):
        lacks.append("Tờ trình")
    if not (round.minutes_file_id or round.minutes_text):
        lacks.append("Biên bản họp bình xét")
    return lacks


def counted_rounds(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """Rounds with the number of their lines and how many still owe a paper."""
    owing = DossierPaper.objects.filter(
        dossier__round=OuterRef("pk"), status=DossierPaper.Status.OWED
    ).exclude(dossier__status__in=GONE)
    counted = rounds.annotate(lines=Count("dossiers"), owing=Exists(owing))
    return counted.order_by("-year", "-pk")


def round_rows(rounds: QuerySet[Round]) -> list[list[Any]]:
    """The same as plain rows to take away: unit, year, title, lines, status, received."""
    said = dict(Round.Status.choices)
    rows = rounds.annotate(lines=Count("dossiers")).values_list(
        "unit__name", "year", "title", "lines", "status", "received_at"
    )
    return [
        [unit, year, title, lines, str(said[status]), received]
        for unit, year, title, lines, status, received in rows
    ]


def changed_since_receipt(lines: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The lines whose latest outcome differs from the one sealed at receipt, kept in `sealed`."""
    judged = lines.filter(verdict__isnull=False).annotate(sealed=KT("verdict__outcome"))
    return judged.exclude(sealed=F("outcome"))


def outcome_counts(lines: Iterable[Dossier]) -> list[tuple[str, int]]:
    """How many lines have each outcome, in the order in which an officer looks at them."""
    counted = Counter(line.outcome for line in lines if line.status not in GONE)
    return [(one, counted[one]) for one in LOOKED_AT if counted[one]]


def narrowed(rows: QuerySet[Row], typed: Mapping[str, Any]) -> QuerySet[Row]:
    """Rounds or lines by what a filter says: year, unit, status, honour, outcome."""
    columns = {
        "nam": "year",
        "buoc": "status",
        "danh_hieu": "honour",
        "ket_luan": "outcome",
    }
    wanted = {columns[name]: typed[name] for name in columns if typed.get(name)}
    if unit := typed.get("don_vi"):
        wanted["unit__path__startswith"] = unit.path
    return rows.filter(**wanted)


def sudden_lines(mandate: Mandate) -> QuerySet[Dossier]:
    """Lines of sudden merit that go the short way, the latest first."""
    return visible_to(mandate).filter(kind=Dossier.Kind.SUDDEN, round=None).order_by("-pk")


def sudden_honours(*, on: date) -> list[tuple[str, str]]:
    """The honours whose standard has a way for sudden merit, as choices."""
    names = honour_names(on=on)
    open_to = [
        known.code
        for known in honours_in_use(on=on)
        for version in [known.text_on(on)]
        if version and any(Dossier.Kind.SUDDEN in route.kinds for route in version.routes)
    ]
    return [(code, names[code]) for code in open_to]


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """What waits for this account."""
    return desk.waiting(mandate, on, shown=published_to(mandate, on=on))


def search(mandate: Mandate, words: str) -> list[Found]:
    """The lines whose nominee or unit answers to the words, at most twenty."""
    found = matching(visible_to(mandate), words).order_by("-year", "sort_key")[:20]
    names = honour_names(on=mandate.on)
    return [
        Found(
            line.nominee_name,
            f"{names.get(line.honour, line.honour)} {line.year}, {line.get_status_display()}",
            address(line),
            str(_("Hồ sơ đề nghị")),
        )
        for line in found
    ]


def open_opinions(line: Dossier) -> QuerySet[Opinion]:
    """The bodies that have not answered yet."""
    return line.opinions.filter(answer=Opinion.Answer.WAITING)


def open_remarks(summary: SummaryList) -> QuerySet[Remark]:
    """Remarks without an answer."""
    return summary.remarks.filter(answer="")


def _published(on: date) -> QuerySet[SummaryList]:
    """Lists in their days of publication."""
    return SummaryList.objects.filter(
        status=SummaryList.Status.PUBLISHED, published_from__lte=on, published_until__gte=on
    ).select_related("unit")
