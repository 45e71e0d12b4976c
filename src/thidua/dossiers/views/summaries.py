"""Summary lists: filled, shown inside, closed; and the page on which everybody reads one."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.dossiers import actions, composing, doubts, forms, lifecycle, queries
from thidua.dossiers.lifecycle import SummaryStep
from thidua.dossiers.models import Remark, SummaryList
from thidua.dossiers.shares import shares_of
from thidua.dossiers.views.answering import Page, answer, shown, story_of
from thidua.dossiers.views.rounds import lines_workbook
from thidua.files.http import made
from thidua.kit.pages import page, paginate
from thidua.library.queries import relied_banner
from thidua.papers.write import to_docx
from thidua.people.http import OfficerRequest
from thidua.people.models import Unit
from thidua.people.queries import in_branches

READ_OR_SEND = require_http_methods(["GET", "POST"])


@require_GET
def summaries(request: OfficerRequest) -> HttpResponse:
    """Which summary lists are there?"""
    context = {
        "page": paginate(queries.summaries_visible_to(request.mandate), request),
        "may_open": _units(request).exists(),
    }
    return page(request, "dossiers/summaries.html", "dossiers/_summaries.html", context)


@READ_OR_SEND
def summary_add(request: OfficerRequest) -> HttpResponse:
    """Open a list."""
    if not _units(request).exists():
        raise PermissionDenied
    today = timezone.localdate()
    year = today.year if today.month > 9 else today.year - 1
    first = {
        "unit": _units(request).first(),
        "year": year,
        "name": _("Danh sách tổng hợp đề nghị khen thưởng năm %(year)d") % {"year": year},
    }
    form = forms.NewSummary(request.POST or None, units=_units(request), initial=first)

    def act(typed: dict[str, Any]) -> HttpResponse:
        key = str(typed.pop("key"))
        made = actions.open_summary(**typed, key=key, by=request.user, at=timezone.now())
        return redirect("dossiers:summary", pk=made.pk)

    context = {"crumbs": [_all(), {"title": _("Lập danh sách")}]}
    return answer(request, lambda: ("dossiers/summary_add.html", context), form, act)


@require_GET
def summary(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who is on the list, and in which shares?"""
    found = _summary(request, pk)
    return shown(request, partial(_summary_page, request, found), {})


@require_POST
def summary_put(request: OfficerRequest, pk: int) -> HttpResponse:
    """Put the ticked lines on it."""
    found = _to_do(request, pk, SummaryStep.EDIT)
    ready = queries.ready_for_summary(found.unit, found.year)

    def act(typed: dict[str, Any]) -> HttpResponse:
        put = actions.put_in(found, typed["lines"], by=request.user, at=timezone.now())
        messages.success(request, _("Đã đưa %(count)d dòng vào danh sách.") % {"count": len(put)})
        return redirect("dossiers:summary", pk=pk)

    return _step(request, found, forms.PutIn(request.POST, ready=ready), act)


@require_POST
def summary_publish(request: OfficerRequest, pk: int) -> HttpResponse:
    """Show it inside."""
    found = _to_do(request, pk, SummaryStep.PUBLISH)

    def act(typed: dict[str, Any]) -> HttpResponse:
        from_on = typed["from_on"]
        done = actions.publish(found, from_on=from_on, by=request.user, at=timezone.now())
        messages.success(
            request,
            _("Đã công khai đến hết ngày %(day)s.") % {"day": f"{done.published_until:%d/%m/%Y}"},
        )
        return redirect("dossiers:summary", pk=pk)

    return _step(request, found, forms.Publish(request.POST), act)


@require_POST
def summary_close(request: OfficerRequest, pk: int) -> HttpResponse:
    """Close it for the council."""
    found = _to_do(request, pk, SummaryStep.CLOSE)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.close(found, by=request.user, at=timezone.now())
        messages.success(request, _("Đã chốt danh sách, trình Hội đồng."))
        return redirect("dossiers:summary", pk=pk)

    return _step(request, found, forms.Plain(request.POST), act)


@require_GET
def summary_export(request: OfficerRequest, pk: int) -> HttpResponse:
    """The list as a workbook."""
    found = _summary(request, pk)
    return lines_workbook(queries.lines_in(found), found.name, f"tong-hop-{found.year}-{pk}")


@require_GET
def summary_docx(request: OfficerRequest, pk: int) -> HttpResponse:
    """The list in the national format."""
    found = _summary(request, pk)
    today = timezone.localdate()
    paper = composing.summary_paper(found, queries.shown_lines(found, on=today), on=today)
    return made(to_docx(paper), name=f"tong-hop-{found.year}-{pk}.docx", kind="docx")


@require_GET
def notice_docx(request: OfficerRequest, pk: int) -> HttpResponse:
    """The notice by which the list is shown."""
    found = _summary(request, pk)
    today = timezone.localdate()
    paper = composing.notice_paper(found, queries.shown_lines(found, on=today), on=today)
    return made(to_docx(paper), name=f"thong-bao-cong-khai-{pk}.docx", kind="docx")


@require_POST
def remark_answer(request: OfficerRequest, pk: int) -> HttpResponse:
    """Answer what somebody said."""
    seen = Remark.objects.filter(
        summary__in=queries.summaries_visible_to(request.mandate).values("pk")
    )
    found = get_object_or_404(seen.select_related("summary__unit"), pk=pk)

    def act(typed: dict[str, Any]) -> HttpResponse:
        answer = typed["answer"]
        actions.answer_remark(found, answer=answer, by=request.user, at=timezone.now())
        messages.success(request, _("Đã trả lời góp ý."))
        return redirect("dossiers:summary", pk=found.summary_id)

    return _step(request, found.summary, forms.AnswerRemark(request.POST), act)


@require_GET
def publications(request: OfficerRequest) -> HttpResponse:
    """Which lists are shown inside now?"""
    today = timezone.localdate()
    shown_now = queries.published_to(request.mandate, on=today)
    return render(request, "dossiers/publications.html", {"shown": shown_now})


@READ_OR_SEND
def publication(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who is proposed for what? Only names, units and honours."""
    today = timezone.localdate()
    found = get_object_or_404(queries.published_to(request.mandate, on=today), pk=pk)
    lines = queries.lines_in(found).exclude(status__in=lifecycle.GONE)
    form = forms.Remark(request.POST or None, lines=lines)
    own = found.remarks.filter(by=request.user)
    context = {
        "summary": found,
        "lines": queries.shown_lines(found, on=today),
        "own": own,
        "crumbs": [_shown_all(), {"title": found.name}],
    }

    def act(typed: dict[str, Any]) -> HttpResponse:
        key = str(typed.pop("key"))
        actions.remark(found, **typed, key=key, by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi góp ý. Câu trả lời sẽ hiện ở trang này."))
        return redirect("dossiers:publication", pk=pk)

    return answer(request, lambda: ("dossiers/publication.html", context), form, act, about=found)


def _summary_page(request: OfficerRequest, found: SummaryList) -> Page:
    """The whole page of a list, freshly read."""
    found, today = _summary(request, found.pk), timezone.localdate()
    every = queries.in_order(queries.lines_in(found), on=today)
    outcome, honour = request.GET.get("ket-luan", ""), request.GET.get("danh-hieu", "")
    lines = [
        line for line in every if outcome in ("", line.outcome) and honour in ("", line.honour)
    ]
    told, owing = doubts.doubts_about(lines), queries.owing(lines)
    steps = lifecycle.open_summary_steps(found, request.mandate)
    context = {
        "summary": found,
        "rows": [(line, told.get(line.pk, []), line.pk in owing) for line in lines],
        "all": len(every),
        "outcome": outcome,
        "honour_now": honour,
        "outcomes": queries.outcome_counts(every),
        "shares": shares_of(every, unit=found.unit, year=found.year, on=today),
        "ready": _ready(found) if SummaryStep.EDIT in steps else [],
        "changed": queries.changed_since_receipt(queries.lines_in(found)),
        "remarks": found.remarks.select_related("dossier", "by", "answered_by"),
        "steps": steps,
        "shown_to_all": queries.published_to_all(on=today).filter(pk=found.pk).exists(),
        "publish_form": forms.Publish(initial={"version": found.version, "from_on": today}),
        "plain_form": forms.Plain(initial={"version": found.version}),
        "reliance": relied_banner(request.mandate, on=today),
        "history": story_of(found, last=30),
        "crumbs": [_all(), {"title": found.name}],
    }
    return "dossiers/summary.html", context


def _ready(found: SummaryList) -> Any:
    return queries.ready_for_summary(found.unit, found.year).order_by("unit__path", "number")


def _step(
    request: OfficerRequest,
    found: SummaryList,
    form: Any,
    act: Callable[[dict[str, Any]], HttpResponse],
) -> HttpResponse:
    page_now = partial(_summary_page, request, found)
    return answer(request, page_now, form, act, about=found, name="step_form")


def _summary(request: OfficerRequest, pk: int) -> SummaryList:
    return get_object_or_404(queries.summaries_visible_to(request.mandate), pk=pk)


def _to_do(request: OfficerRequest, pk: int, step: SummaryStep) -> SummaryList:
    """The list, for whoever might take this step."""
    found = _summary(request, pk)
    if not lifecycle.has_right_to_summary(step, found, request.mandate):
        raise PermissionDenied
    return found


def _units(request: OfficerRequest) -> QuerySet[Unit]:
    """The units for which this account may open a list."""
    return Unit.objects.filter(
        in_branches(request.mandate.branches(*lifecycle.OFFICE), "path"), until_on=None
    ).order_by("path")


def _all() -> dict[str, str]:
    return {"title": _("Danh sách tổng hợp"), "url": reverse("dossiers:summaries")}


def _shown_all() -> dict[str, str]:
    return {"title": _("Công khai lấy ý kiến"), "url": reverse("dossiers:publications")}
