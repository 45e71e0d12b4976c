"""The report as a paper: drafted with the figures, written on, signed, numbered, issued."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.files.http import send
from thidua.journal.queries import history_of
from thidua.journal.told import Told, told
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Refusal
from thidua.people.answering import Sheet, answer
from thidua.people.http import OfficerRequest, refused
from thidua.people.models import Role
from thidua.people.queries import setting, signers_on
from thidua.reports import actions, forms, lifecycle, queries
from thidua.reports.lifecycle import Step
from thidua.reports.models import YearReport
from thidua.reports.views.asking import Asked, asked_of

PAPER_STEPS = (Step.SUBMIT, Step.WITHDRAW, Step.SIGN, Step.NUMBER, Step.ISSUE)
READ_OR_SEND = require_http_methods(["GET", "POST"])


@require_GET
def papers(request: OfficerRequest) -> HttpResponse:
    """Which reports have been drafted, and where is each?"""
    context = {"page": paginate(queries.papers_visible_to(request.mandate), request)}
    return page(request, "reports/papers.html", "reports/_papers.html", context)


@READ_OR_SEND
def draft(request: OfficerRequest) -> HttpResponse:
    """What do people say of the year, beside its figures?"""
    asked = asked_of(request)
    if not request.mandate.has(Role.OFFICER, asked.unit):
        raise PermissionDenied
    form = forms.Draft(request.POST or None, initial=_offered(asked))
    sheet = Sheet(
        _("Báo cáo năm %(year)s viết gì bên cạnh số liệu?") % {"year": asked.year},
        _("Soạn báo cáo"),
        icon="file-text",
        crumbs=[(asked.crumb["title"], asked.crumb["url"])],
        lead=_("Số liệu được lấy từ hồ sơ; phần viết của năm trước được điền sẵn để sửa."),
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        made = actions.draft(
            unit=asked.unit,
            year=asked.year,
            written=form.written(),
            key=typed["key"],
            by=request.user,
            at=timezone.now(),
        )
        return redirect("reports:yearreport", pk=made.pk)

    return answer(request, sheet, form, act)


@require_GET
def paper(request: OfficerRequest, pk: int) -> HttpResponse:
    """Where is this report, and what is next?"""
    report = _report(request, pk)
    return render(request, "reports/paper.html", _context(request, report))


@READ_OR_SEND
def write(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write on a draft, and count its figures again."""
    report = _report(request, pk)
    if not request.mandate.has(Role.OFFICER, report.unit):
        raise PermissionDenied
    first = {name: getattr(report, name) for name in forms.Write.base_fields}
    form = forms.Write(request.POST or None, initial=first)
    title = str(report.document.subject)
    sheet = Sheet(
        _("Báo cáo này viết gì bên cạnh số liệu?"),
        _("Ghi và tính lại số liệu"),
        crumbs=[(title, _address(report))],
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.write(
            report,
            written=form.written(),
            version=typed["version"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Đã ghi phần viết và tính lại số liệu."))
        return redirect("reports:yearreport", pk=pk)

    return answer(request, sheet, form, act, about=report)


@require_POST
def step(request: OfficerRequest, pk: int, step: str) -> HttpResponse:
    """Submit, withdraw, sign, number or issue the report."""
    report = _report(request, pk)
    context = _context(request, report, step)
    if step not in TAKEN:
        raise Http404
    if not request.mandate.has_any(lifecycle.MOVES[Step(step)].roles, report.unit):
        raise PermissionDenied
    form = context["forms"].get(step)
    if form is not None and not form.is_valid():
        return render(request, "reports/paper.html", context, status=422)
    try:
        TAKEN[step](request, report, form.cleaned_data if form is not None else {})
    except Refusal as refusal:
        context = _context(request, report)
        return refused(request, "reports/paper.html", context, refusal, about=report)
    messages.success(request, _("Đã ghi."))
    return redirect("reports:yearreport", pk=pk)


@require_GET
def paper_file(request: OfficerRequest, pk: int, kind: str) -> FileResponse:
    """The report as composed (docx, pdf) or as signed."""
    document = _report(request, pk).document
    file = {
        "docx": document.draft_docx,
        "pdf": document.draft_pdf,
        "signed": document.signed_file,
    }.get(kind)
    if file is None:
        raise Http404
    return send(file)


Taken = Callable[[OfficerRequest, YearReport, dict[str, Any]], Any]
TAKEN: dict[str, Taken] = {
    Step.SUBMIT: lambda request, report, _typed: actions.submit(
        report, by=request.user, at=timezone.now()
    ),
    Step.WITHDRAW: lambda request, report, _typed: actions.withdraw(
        report, by=request.user, at=timezone.now()
    ),
    Step.SIGN: lambda request, report, typed: actions.sign(
        report,
        actions.Signed(typed["signer"], typed["file"]),
        by=request.user,
        at=timezone.now(),
    ),
    Step.NUMBER: lambda request, report, typed: actions.number(
        report, **typed, by=request.user, at=timezone.now()
    ),
    Step.ISSUE: lambda request, report, typed: actions.issue(
        report, upload=typed["file"], by=request.user, at=timezone.now()
    ),
}


def _report(request: OfficerRequest, pk: int) -> YearReport:
    return get_object_or_404(queries.papers_visible_to(request.mandate), pk=pk)


def _offered(asked: Asked) -> dict[str, Any]:
    """What was written the last time, to be changed; and to whom it goes."""
    last = queries.last_written(asked.unit, asked.year)
    if last is not None:
        return {name: getattr(last, name) for name in forms.Texts.base_fields}
    whole = asked.unit.parent_id is None
    key = "proposal_addressee" if whole else "name"
    return {"addressee": setting(key, on=timezone.localdate())}


def _address(report: YearReport) -> str:
    return reverse("reports:yearreport", args=[report.pk])


def _history(report: YearReport) -> list[Told]:
    """The lines of the report and the steps of its paper, as one story, newest first."""
    own, steps = history_of(report), history_of(report.document).filter(verb__in=PAPER_STEPS)
    lines = sorted((*own, *steps), key=lambda entry: entry.number, reverse=True)
    return told(lines, dict(Step.choices), brief={Step.DRAFT, *PAPER_STEPS})


def _context(request: OfficerRequest, report: YearReport, step: str = "") -> dict[str, Any]:
    today = timezone.localdate()
    data = {name: request.POST if name == step else None for name in Step.values}
    files = request.FILES if step else None
    return {
        "report": report,
        "document": report.document,
        "steps": lifecycle.open_steps(report, request.mandate),
        "history": _history(report),
        "texts": [
            (field.label, getattr(report, name))
            for name, field in forms.Texts.base_fields.items()
            if getattr(report, name)
        ],
        "crumbs": [
            {"title": _("Báo cáo"), "url": reverse("reports:papers")},
            {"title": report.document.subject},
        ],
        "forms": {
            Step.SIGN.value: forms.Sign(
                data[Step.SIGN],
                files,
                signers=signers_on(today),
                initial={"signer": report.document.signer},
            ),
            Step.NUMBER.value: forms.Number(data[Step.NUMBER], initial={"issued_on": today}),
            Step.ISSUE.value: forms.Issue(data[Step.ISSUE], files),
        },
    }
