"""What members read before a meeting: its dossiers in rows, filtered, compared, as a workbook."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.council import queries, rules
from thidua.council.models import Meeting, VoteLine
from thidua.dossiers.doubts import Doubt, doubts_about
from thidua.dossiers.models import Assessment, Dossier, DossierPaper, FiledPaper
from thidua.kit.search import matching
from thidua.kit.templatetags.kit import WORDS
from thidua.library.queries import honour_names
from thidua.people.mandate import Mandate
from thidua.sheets.write import OutColumn, make

Choices = list[tuple[Any, str]]


def papers(meeting: Meeting, given: Mapping[str, Any]) -> QuerySet[VoteLine]:
    """The lines of a meeting that the filters leave, with what a row shows."""
    found = queries.meeting_lines(meeting).select_related("dossier__initiative")
    found = found.prefetch_related("dossier__papers", "dossier__opinions")
    if given.get("q"):
        found = found.filter(dossier__in=matching(Dossier.objects.all(), given["q"]))
    for name in ("honour", "outcome", "unit"):
        if given.get(name):
            found = found.filter(**{f"dossier__{name}": given[name]})
    return found


def choices(meeting: Meeting) -> dict[str, Choices]:
    """What the filters offer: the honours, outcomes and units that stand on the agenda."""
    rows = queries.meeting_lines(meeting).values_list(
        "dossier__honour", "dossier__outcome", "dossier__unit", "dossier__unit__name"
    )
    names = honour_names(on=rules.day_of(meeting))
    kept = list(rows)
    units = {pk: name for *_rest, pk, name in kept}
    return {
        "honour": [(code, names.get(code, code)) for code in dict.fromkeys(r[0] for r in kept)],
        "outcome": [
            (word, str(WORDS[word].text)) for word in dict.fromkeys(r[1] for r in kept) if word
        ],
        "unit": sorted(units.items(), key=lambda unit: unit[1]),
    }


def sitting_persons(meeting: Meeting) -> set[int]:
    """The persons who vote and may stand on the list themselves."""
    return {pk for pk in meeting.attendances.values_list("member__person", flat=True) if pk}


def latest_verdict(dossier: Dossier) -> Mapping[str, Any] | None:
    """The last judgement of a dossier, as the rulebook gave it."""
    last = Assessment.objects.filter(dossier=dossier).order_by("-at", "-pk").first()
    kept: Mapping[str, Any] | None = last.verdict if last else dossier.verdict
    return kept


@dataclass(frozen=True)
class Row:
    """One line of the list: what to look at twice, whether it was judged otherwise than before."""

    line: VoteLine
    doubts: list[Doubt]
    turned: bool


def rows(lines: Iterable[VoteLine], meeting: Meeting) -> list[Row]:
    """The lines of one page of the list; the number of queries does not grow with them."""
    shown = list(lines)
    doubts = doubts_about([line.dossier for line in shown])
    turned = {change.line.pk for change in changes(meeting)}
    return [Row(line, doubts.get(line.dossier_id, []), line.pk in turned) for line in shown]


def sheet(dossier: Dossier) -> dict[str, Any]:
    """What `dossiers/_sheet.html` shows, its papers opened through the council's own pages."""
    return {
        "line": dossier,
        "verdict": latest_verdict(dossier),
        "assessments": dossier.assessments.all(),
        "papers": dossier.papers.select_related("file"),
        "opinions": dossier.opinions.all(),
        "filed": dossier.filed.select_related("document", "file"),
        "doubts": [Doubt(one.says) for one in doubts_about([dossier]).get(dossier.pk, [])],
        "paper_page": "council:paper_file",
        "filed_page": "council:filed_file",
    }


def papers_before(mandate: Mandate) -> QuerySet[DossierPaper]:
    """The papers of the dossiers that stand on an agenda this mandate may see."""
    before = queries.dossiers_before(mandate)
    return DossierPaper.objects.filter(dossier__in=before).select_related("file")


def filed_before(mandate: Mandate) -> QuerySet[FiledPaper]:
    """What was filed into those dossiers."""
    before = queries.dossiers_before(mandate)
    return FiledPaper.objects.filter(dossier__in=before).select_related("file")


def table(meeting: Meeting, given: Mapping[str, Any]) -> bytes:
    """The rows as a workbook."""
    names = honour_names(on=rules.day_of(meeting))
    columns = [
        OutColumn(_("STT"), "number"),
        OutColumn(_("Danh hiệu, hình thức")),
        OutColumn(_("Tên")),
        OutColumn(_("Chức vụ")),
        OutColumn(_("Đơn vị")),
        OutColumn(_("Kết luận xét")),
        OutColumn(_("Lý do")),
        OutColumn(_("Thành tích")),
    ]
    rows = [
        (
            number,
            names.get(line.dossier.honour, line.dossier.honour),
            line.dossier.nominee_name,
            line.dossier.post_text,
            line.dossier.unit.name,
            str(WORDS[line.dossier.outcome].text) if line.dossier.outcome else "",
            line.dossier.because,
            line.dossier.achievement,
        )
        for number, line in enumerate(papers(meeting, given), start=1)
    ]
    return make(meeting.title, columns, rows)


# --- judged again ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """A line whose judgement is not what it was: from which word to which, and why."""

    line: VoteLine
    before: str
    after: str
    because: tuple[str, ...]


def changes(meeting: Meeting) -> list[Change]:
    """The lines that the council's or a ballot's judgement turned, each by name."""
    lines = {line.dossier_id: line for line in queries.meeting_lines(meeting)}
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
