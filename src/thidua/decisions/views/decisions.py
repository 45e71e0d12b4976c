"""The pages of decisions: fetch, act, answer."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import BaseFormSet, formset_factory
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.decisions import actions, composing, forms, lifecycle, queries
from thidua.decisions.lifecycle import Step
from thidua.decisions.models import Decision
from thidua.decisions.telling import story_of
from thidua.decisions.views.asking import asked_year, picked
from thidua.documents.models import Document
from thidua.dossiers.queries import grantable
from thidua.eligibility.queries import may_grant
from thidua.files.http import send
from thidua.files.queries import content
from thidua.kit.forms import KitForm
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Refusal
from thidua.kit.search import matching
from thidua.library.queries import law_for
from thidua.papers.write import to_docx, to_pdf
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest, refused
from thidua.people.models import Role
from thidua.people.queries import reaches, root, setting, signers_on

Corrections = formset_factory(forms.Correct, extra=0, max_num=500, absolute_max=500)
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_GET
def decisions(request: OfficerRequest) -> HttpResponse:
    """Which decisions are there, and where is each?"""
    found, form = _listed(request)
    context = {
        "page": paginate(found, request),
        "filter": form,
        "may_draft": reaches(request.mandate, Role.OFFICER),
    }
    return page(request, "decisions/decisions.html", "decisions/_decisions.html", context)


@require_GET
def decisions_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook."""
    found, _form = _listed(request)
    headings = [
        _("Số, ký hiệu"),
        _("Ngày"),
        _("Trích yếu"),
        _("Loại"),
        _("Năm xét"),
        _("Số trường hợp"),
        _("Tiền thưởng (đồng)"),
        _("Người ký"),
        _("Tình trạng"),
    ]
    rows = [
        [
            one.document.number_symbol,
            one.document.issued_on,
            one.document.subject,
            one.get_kind_display(),
            one.year,
            one.names,
            one.money,
            one.document.signer_text,
            one.document.get_status_display(),
        ]
        for one in found[:5000]
    ]
    return workbook(_("Quyết định khen thưởng"), headings, rows, name="quyet-dinh.xlsx")


@require_http_methods(["GET", "POST"])
def draft(request: OfficerRequest) -> HttpResponse:
    """Which passed lines may the agency itself grant?"""
    agency, today = root(), timezone.localdate()
    if agency is None or not request.mandate.has(Role.OFFICER, agency):
        raise PermissionDenied
    year = asked_year(request, today)
    law = law_for(agency, on=today)
    codes = {
        code
        for code in law.honours
        if may_grant(code, signer_code="giam-doc-so", unit=agency, on=today).allowed
    }
    lines = queries.grantable_here(grantable(agency, year), codes)
    signers = signers_on(today)
    initial = {"lines": lines, "signer": signers.first()}
    form = forms.Draft(request.POST or None, lines=lines, signers=signers, initial=initial)
    context = {
        "form": form,
        "lines": lines,
        "chosen": picked(request, lines),
        "year": year,
        "names": _names(agency, today),
        "crumbs": [_all(), {"title": _("Soạn quyết định")}],
    }
    if request.method == "GET" or not form.is_valid():
        return render(
            request, "decisions/draft.html", context, status=200 if request.method == "GET" else 422
        )
    try:
        made = actions.draft_grant(
            form.cleaned_data["lines"], unit=agency, year=year, signer=form.cleaned_data["signer"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        return refused(request, "decisions/draft.html", context, refusal)
    return redirect("decisions:decision", pk=made.pk)


@require_GET
def decision(request: OfficerRequest, pk: int) -> HttpResponse:
    """The decision: its list, its money, what is next."""
    made = get_object_or_404(queries.visible_to(request.mandate), pk=pk)
    return render(request, "decisions/decision.html", _context(request, made))


@require_POST
def remove_line(request: OfficerRequest, pk: int, line: int) -> HttpResponse:
    """A name falls out of the draft."""
    made = _to_do(request, pk, Step.REMOVE_LINE)
    row = get_object_or_404(made.lines, pk=line)
    form = forms.Remove(request.POST)
    if not form.is_valid():
        return render(request, "decisions/decision.html", _context(request, made), status=422)
    return _act(request, made, partial(actions.remove_line, row, **form.cleaned_data))


@require_POST
def submit(request: OfficerRequest, pk: int) -> HttpResponse:
    """To the signer's table."""
    made = _to_do(request, pk, Step.SUBMIT)
    form = forms.Submit(request.POST)
    seen = form.is_valid() and form.cleaned_data["seen_changes"]
    return _act(request, made, partial(actions.submit, made, seen_changes=seen))


@require_POST
def withdraw(request: OfficerRequest, pk: int) -> HttpResponse:
    """Back from the signer's table."""
    made = _to_do(request, pk, Step.WITHDRAW)
    return _act(request, made, partial(actions.withdraw, made))


@require_POST
def sign(request: OfficerRequest, pk: int) -> HttpResponse:
    """The leader has signed."""
    made = _to_do(request, pk, Step.SIGN)
    form = forms.Sign(request.POST, request.FILES, signers=signers_on(timezone.localdate()))
    if not form.is_valid():
        return render(
            request, "decisions/decision.html", _context(request, made, sign=form), status=422
        )
    said = form.cleaned_data
    signed = actions.Signed(said["signer"], said["file"])
    return _act(request, made, partial(actions.sign, made, signed), sign=form)


@require_POST
def settle(request: OfficerRequest, pk: int) -> HttpResponse:
    """A person has compared the signed list."""
    made = _to_do(request, pk, Step.SETTLE)
    form = forms.Settle(request.POST)
    if not form.is_valid():
        return render(
            request, "decisions/decision.html", _context(request, made, settle=form), status=422
        )
    return _act(request, made, partial(actions.settle_list, made, **form.cleaned_data), settle=form)


@require_POST
def number(request: OfficerRequest, pk: int) -> HttpResponse:
    """Văn thư enters number and day."""
    made = _to_do(request, pk, Step.NUMBER)
    form = forms.Number(request.POST)
    if not form.is_valid():
        return render(
            request, "decisions/decision.html", _context(request, made, number=form), status=422
        )
    return _act(request, made, partial(actions.number, made, **form.cleaned_data), number=form)


@require_POST
def issue(request: OfficerRequest, pk: int) -> HttpResponse:
    """Issued: the honours enter the register."""
    made = _to_do(request, pk, Step.ISSUE)
    form = forms.Issue(request.POST, request.FILES)
    if not form.is_valid():
        return render(
            request, "decisions/decision.html", _context(request, made, issue=form), status=422
        )
    act = partial(actions.issue, made, upload=form.cleaned_data["file"])
    return _act(request, made, act, issue=form)


@require_POST
def pay(request: OfficerRequest, pk: int) -> HttpResponse:
    """The money has been paid."""
    made = _to_do(request, pk, Step.PAY)
    form = forms.Pay(request.POST)
    if not form.is_valid():
        return render(
            request, "decisions/decision.html", _context(request, made, pay=form), status=422
        )
    return _act(request, made, partial(actions.pay, made, **form.cleaned_data), pay=form)


@require_http_methods(["GET", "POST"])
def amend(request: OfficerRequest, pk: int) -> HttpResponse:
    """What was printed wrongly?"""
    made = _to_do(request, pk, Step.AMEND)
    rows = made.lines.filter(removed=False, held__isnull=False)
    data = request.POST or None
    why = forms.WhyAndWho(data, signers=signers_on(timezone.localdate()))
    corrections = _corrections(rows, data)
    crumbs = [_all(), _crumb(made), {"title": _("Điều chỉnh")}]
    context = {"decision": made, "form": why, "corrections": corrections, "crumbs": crumbs}
    if request.method == "GET" or not (why.is_valid() and corrections.is_valid()):
        return render(request, "decisions/amend.html", context, status=200 if data is None else 422)
    said = [one.cleaned_data for one in corrections]
    changes = {one["line"]: (one["name"], one["unit"]) for one in said}
    try:
        new = actions.draft_amendment(
            made, changes, **why.cleaned_data, by=request.user, at=timezone.now()
        )
    except Refusal as refusal:
        return refused(request, "decisions/amend.html", context, refusal, about=made)
    return redirect("decisions:decision", pk=new.pk)


@require_http_methods(["GET", "POST"])
def revoke(request: OfficerRequest, pk: int) -> HttpResponse:
    """Whose honour falls, and why?"""
    made = _to_do(request, pk, Step.REVOKE)
    rows = made.lines.filter(removed=False, held__isnull=False)
    form = forms.Revoke(request.POST or None, lines=rows, signers=signers_on(timezone.localdate()))
    crumbs = [_all(), _crumb(made), {"title": _("Hủy bỏ")}]
    context = {"decision": made, "form": form, "crumbs": crumbs}
    if request.method == "GET" or not form.is_valid():
        return render(
            request,
            "decisions/revoke.html",
            context,
            status=200 if request.method == "GET" else 422,
        )
    said = form.cleaned_data
    try:
        new = actions.draft_revocation(
            made,
            said["lines"],
            reason=said["reason"],
            signer=said["signer"],
            by=request.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        return refused(request, "decisions/revoke.html", context, refusal, about=made)
    return redirect("decisions:decision", pk=new.pk)


@require_GET
def paper(request: OfficerRequest, pk: int, kind: str) -> HttpResponse | FileResponse:
    """The paper: as composed (docx, pdf), as signed, or the list of the money."""
    made = get_object_or_404(queries.visible_to(request.mandate), pk=pk)
    if kind == "money":
        if not request.mandate.has_any(queries.OFFICE, made.unit):
            raise Http404
        return _composed(
            composing.money_paper(made, on=timezone.localdate()), "pdf", "danh-sach-chi-thuong"
        )
    document = made.document
    file = {
        "docx": document.draft_docx,
        "pdf": document.draft_pdf,
        "signed": document.signed_file,
    }.get(kind)
    if file is None:
        raise Http404
    return send(file)


@require_GET
def preview(request: OfficerRequest, pk: int) -> HttpResponse:
    """The composed paper shown in the page, as it will print."""
    made = get_object_or_404(queries.visible_to(request.mandate), pk=pk)
    if made.document.draft_pdf is None:
        raise Http404
    response = HttpResponse(content(made.document.draft_pdf), content_type="application/pdf")
    response["Content-Disposition"] = "inline"
    return response


def _to_do(request: OfficerRequest, pk: int, step: Step) -> Decision:
    """The decision, for whoever might take this step."""
    made = get_object_or_404(queries.visible_to(request.mandate), pk=pk)
    if not lifecycle.has_right(step, made, request.mandate):
        raise PermissionDenied
    return made


def _act(
    request: OfficerRequest, made: Decision, act: Callable[..., Any], **typed: KitForm
) -> HttpResponse:
    """One action; the page again, with its refusal and what was typed, if it refused."""
    try:
        act(by=request.user, at=timezone.now())
    except Refusal as refusal:
        context = _context(request, made, **typed)
        return refused(request, "decisions/decision.html", context, refusal, about=made)
    messages.success(request, _("Đã ghi."))
    return redirect("decisions:decision", pk=made.pk)


def _context(request: OfficerRequest, made: Decision, **given: Any) -> dict[str, Any]:
    """Everything the page of a decision shows; `given` are bound forms with faults."""
    today = timezone.localdate()
    signers = signers_on(today)
    lines = made.lines.select_related("dossier", "held", "corrects")
    steps = lifecycle.open_steps(made, request.mandate)
    return {
        "decision": made,
        "document": made.document,
        "lines": lines,
        "total": sum(line.money for line in lines if not line.removed),
        "names": _names(made.unit, today),
        "steps": steps,
        "certificates": queries.certificates_of(made),
        "amendments": made.amended_by.select_related("document"),
        "history": story_of(made),
        "crumbs": [_all(), {"title": made.document.number_symbol or _("Dự thảo")}],
        "office": request.mandate.has_any(queries.OFFICE, made.unit),
        "forms": {
            "submit": forms.Submit(),
            "sign": given.get("sign")
            or forms.Sign(signers=signers, initial={"signer": made.document.signer}),
            "number": given.get("number") or forms.Number(initial={"issued_on": today}),
            "settle": given.get("settle") or forms.Settle(),
            "issue": given.get("issue") or forms.Issue(),
            "pay": given.get("pay") or forms.Pay(initial={"paid_on": today}),
        },
    }


def _all() -> dict[str, str]:
    return {"title": _("Quyết định"), "url": reverse("decisions:decisions")}


def _crumb(made: Decision) -> dict[str, str]:
    there = reverse("decisions:decision", args=[made.pk])
    return {"title": made.document.number_symbol or _("Dự thảo"), "url": there}


def _listed(request: OfficerRequest) -> tuple[QuerySet[Any], forms.DecisionFilter]:
    """The decisions narrowed as asked, each with its sums."""
    form = forms.DecisionFilter(request.GET)
    found = queries.with_sums(queries.visible_to(request.mandate))
    asked = form.cleaned_data if form.is_valid() else {}
    if asked.get("nam"):
        found = found.filter(year=asked["nam"])
    if asked.get("tinh_trang"):
        found = found.filter(document__status=asked["tinh_trang"])
    if asked.get("chua_chi"):
        found = queries.unpaid(found)
    if asked.get("q"):
        papers = matching(Document.objects.all(), asked["q"])
        found = found.filter(document__in=papers.values("pk"))
    return found, form


def _corrections(rows: Any, data: Any) -> BaseFormSet[forms.Correct]:
    initial = [{"line": row, "name": row.printed_name, "unit": row.printed_unit} for row in rows]
    return Corrections(data, initial=initial, form_kwargs={"lines": rows}, prefix="line")


def _names(unit: Any, on: Any) -> dict[str, str]:
    """The honours' names by code, as the agency prints them."""
    law, printed = law_for(unit, on=on), setting("printed_names", on=on)
    return {code: composing.honour_name(law, code, printed) for code in law.honours}


def _composed(made: Any, kind: str, name: str) -> HttpResponse:
    data = to_pdf(made) if kind == "pdf" else to_docx(made)
    disposition = f'attachment; filename="{name}.{kind}"'
    return HttpResponse(
        data, content_type=TYPES[kind], headers={"Content-Disposition": disposition}
    )
