"""The pages of tờ trình and what became of them: fetch, act, answer."""

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

from thidua.decisions import actions, composing, forms, lifecycle, queries
from thidua.decisions.lifecycle import ProposalStep
from thidua.decisions.models import Proposal
from thidua.decisions.telling import story_of
from thidua.decisions.views.asking import asked_year, picked
from thidua.dossiers.queries import grantable
from thidua.eligibility.queries import may_grant
from thidua.files.http import send
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Refusal
from thidua.library.queries import law_for
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest, refused
from thidua.people.models import Role, Unit
from thidua.people.queries import reaches, root, setting, signers_on

STEPS = {ProposalStep.SUBMIT, ProposalStep.SIGN, ProposalStep.NUMBER, ProposalStep.SEND}


@require_GET
def proposals(request: OfficerRequest) -> HttpResponse:
    """What has gone up, and what came back?"""
    found = queries.with_outcomes(queries.proposals_visible_to(request.mandate))
    context = {
        "page": paginate(found, request),
        "may_draft": reaches(request.mandate, Role.OFFICER),
        "today": timezone.localdate(),
    }
    return page(request, "decisions/proposals.html", "decisions/_proposals.html", context)


@require_GET
def proposals_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook."""
    headings = [
        _("Số, ký hiệu"),
        _("Trích yếu"),
        _("Kính gửi"),
        _("Trình ngày"),
        _("Năm xét"),
        _("Đề nghị"),
        _("Được tặng"),
        _("Không được tặng"),
        _("Trả lại"),
        _("Còn chờ"),
    ]
    found: Any = queries.with_outcomes(queries.proposals_visible_to(request.mandate))
    rows = [
        [
            one.document.number_symbol,
            one.document.subject,
            one.addressee,
            one.sent_on,
            one.year,
            one.names,
            one.n_granted,
            one.n_declined,
            one.n_returned,
            one.n_waiting,
        ]
        for one in found[:5000]
    ]
    return workbook(_("Trình cấp trên"), headings, rows, name="trinh-cap-tren.xlsx")


@require_http_methods(["GET", "POST"])
def draft_proposal(request: OfficerRequest) -> HttpResponse:
    """Which passed lines must go to the level above?"""
    agency, today = root(), timezone.localdate()
    if agency is None or not request.mandate.has(Role.OFFICER, agency):
        raise PermissionDenied
    year = asked_year(request, today)
    law = law_for(agency, on=today)
    ours = {
        c
        for c in law.honours
        if may_grant(c, signer_code="giam-doc-so", unit=agency, on=today).allowed
    }
    lines = queries.grantable_here(grantable(agency, year), set(law.honours) - ours)
    signers = signers_on(today)
    addressee = setting("proposal_addressee", on=today)
    initial = {"lines": lines, "addressee": addressee, "signer": signers.first()}
    form = forms.DraftProposal(request.POST or None, lines=lines, signers=signers, initial=initial)
    context = {
        "form": form,
        "lines": lines,
        "chosen": picked(request, lines),
        "year": year,
        "names": _names(agency),
        "crumbs": [_all(), {"title": _("Soạn tờ trình")}],
    }
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "decisions/draft_proposal.html", context, status=status)
    said = form.cleaned_data
    try:
        made = actions.draft_proposal(
            said["lines"],
            unit=agency,
            year=year,
            signer=said["signer"],
            addressee=said["addressee"],
            by=request.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        return refused(request, "decisions/draft_proposal.html", context, refusal)
    return redirect("decisions:proposal", pk=made.pk)


@require_GET
def proposal(request: OfficerRequest, pk: int) -> HttpResponse:
    """The tờ trình: its list, where it is, what came back."""
    made = get_object_or_404(queries.proposals_visible_to(request.mandate), pk=pk)
    return render(request, "decisions/proposal.html", _context(request, made))


@require_POST
def proposal_step(request: OfficerRequest, pk: int, step: str) -> HttpResponse:
    """Submit, sign, number or send a tờ trình."""
    made = get_object_or_404(queries.proposals_visible_to(request.mandate), pk=pk)
    if step not in STEPS:
        raise Http404
    _require(request, made, ProposalStep(step))
    context = _context(request, made, step)
    form = context["forms"][step]
    if not form.is_valid():
        return render(request, "decisions/proposal.html", context, status=422)
    said = form.cleaned_data
    steps: dict[str, Callable[[], Any]] = {
        "submit": lambda: actions.submit_proposal(made, by=request.user, at=timezone.now()),
        "sign": lambda: actions.sign_proposal(
            made, actions.Signed(said["signer"], said["file"]), by=request.user, at=timezone.now()
        ),
        "number": lambda: actions.number_proposal(made, **said, by=request.user, at=timezone.now()),
        "send": lambda: actions.send_proposal(
            made, upload=said["file"], by=request.user, at=timezone.now()
        ),
    }
    try:
        steps[step]()
    except Refusal as refusal:
        return refused(
            request, "decisions/proposal.html", _context(request, made, step), refusal, about=made
        )
    messages.success(request, _("Đã ghi."))
    return redirect("decisions:proposal", pk=pk)


@require_http_methods(["GET", "POST"])
def outcome(request: OfficerRequest, pk: int, line: int) -> HttpResponse:
    """What did the level above decide for this name?"""
    made = get_object_or_404(queries.proposals_visible_to(request.mandate), pk=pk)
    _require(request, made, ProposalStep.OUTCOME)
    row = get_object_or_404(made.lines.select_related("dossier__unit", "proposal"), pk=line)
    if not lifecycle.may_proposal(ProposalStep.OUTCOME, made, request.mandate):
        raise Http404
    form = forms.OutcomeForm(request.POST or None, request.FILES or None)
    context = {
        "proposal": made,
        "line": row,
        "form": form,
        "names": _names(made.unit),
        "crumbs": [_all(), _crumb(made), {"title": _("Kết quả")}],
    }
    if request.method == "GET" or not form.is_valid():
        return render(
            request,
            "decisions/outcome.html",
            context,
            status=200 if request.method == "GET" else 422,
        )
    try:
        actions.record_outcome(
            row, actions.Outcome(**form.cleaned_data), by=request.user, at=timezone.now()
        )
    except Refusal as refusal:
        return refused(request, "decisions/outcome.html", context, refusal, about=row)
    messages.success(
        request, _("Đã ghi kết quả của %(name)s.") % {"name": row.dossier.nominee_name}
    )
    return redirect("decisions:proposal", pk=pk)


@require_GET
def proposal_paper(request: OfficerRequest, pk: int, kind: str) -> FileResponse:
    """The tờ trình as composed (docx, pdf) or as signed."""
    document = get_object_or_404(queries.proposals_visible_to(request.mandate), pk=pk).document
    file = {
        "docx": document.draft_docx,
        "pdf": document.draft_pdf,
        "signed": document.signed_file,
    }.get(kind)
    if file is None:
        raise Http404
    return send(file)


def _context(request: OfficerRequest, made: Proposal, step: str = "") -> dict[str, Any]:
    today = timezone.localdate()
    data = {
        name: request.POST if name == step else None
        for name in ("submit", "sign", "number", "send")
    }
    files = request.FILES if step else None
    return {
        "proposal": made,
        "document": made.document,
        "lines": made.lines.select_related("dossier__unit", "dossier__person"),
        "names": _names(made.unit),
        "steps": lifecycle.open_proposal_steps(made, request.mandate),
        "history": story_of(made),
        "crumbs": [_all(), {"title": made.document.number_symbol or _("Dự thảo")}],
        "today": today,
        "forms": {
            "submit": forms.Submit(data["submit"]),
            "sign": forms.Sign(
                data["sign"],
                files,
                signers=signers_on(today),
                initial={"signer": made.document.signer},
            ),
            "number": forms.Number(data["number"], initial={"issued_on": today}),
            "send": forms.Send(data["send"], files),
        },
    }


def _all() -> dict[str, str]:
    return {"title": _("Trình cấp trên"), "url": reverse("decisions:proposals")}


def _crumb(made: Proposal) -> dict[str, str]:
    there = reverse("decisions:proposal", args=[made.pk])
    return {"title": made.document.number_symbol or _("Dự thảo"), "url": there}


def _names(unit: Unit) -> dict[str, str]:
    today = timezone.localdate()
    law, printed = law_for(unit, on=today), setting("printed_names", on=today)
    return {code: composing.honour_name(law, code, printed) for code in law.honours}


def _require(request: OfficerRequest, made: Proposal, step: ProposalStep) -> None:
    if not lifecycle.has_right_to_proposal(step, made, request.mandate):
        raise PermissionDenied
