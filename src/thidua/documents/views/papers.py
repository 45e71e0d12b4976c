"""Papers: which there are, one with its files and its way, its steps."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from thidua.documents import actions, forms, lifecycle, queries
from thidua.documents.lifecycle import Step
from thidua.documents.models import Document
from thidua.documents.numbering import following
from thidua.files.http import send
from thidua.journal.queries import history_of
from thidua.journal.told import told
from thidua.kit.keys import Stale, require_version
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Refusal
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest, keep_upload, refused
from thidua.people.queries import signers_on, visible_units

EXPORTED = 100_000  # rows: what a workbook of Excel opens without pain
PAGE = "documents/document.html"
FILES = {"docx": "draft_docx", "pdf": "draft_pdf", "ban-ky": "signed_file"}
VERBS = {**dict(Step.choices), "recompose": gettext_lazy("soạn lại văn bản")}
Typed = dict[str, Any]


@require_GET
def documents(request: OfficerRequest) -> HttpResponse:
    """Which paper is where?"""
    form = _filter(request)
    context = {
        "form": form,
        "page": paginate(_listed(request, form), request),
        "keeps_books": request.mandate.holds_over_all(*lifecycle.BOOK_KEEPERS),
    }
    return page(request, "documents/documents.html", "documents/_documents.html", context)


@require_GET
def documents_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook."""
    headings = [
        _("Số, ký hiệu"),
        _("Ngày văn bản"),
        _("Loại văn bản"),
        _("Trích yếu"),
        _("Đơn vị soạn thảo"),
        _("Người ký"),
        _("Sổ"),
        _("Tình trạng"),
    ]
    found = _listed(request, _filter(request))[:EXPORTED]
    rows = (
        [
            one.number_symbol,
            one.issued_on,
            one.type_name,
            one.subject,
            one.unit.name,
            one.signer_text,
            str(one.series or ""),
            one.get_status_display(),
        ]
        for one in found.iterator(2000)
    )
    return workbook(_("Danh sách văn bản"), headings, rows, name="van-ban.xlsx")


@require_GET
def document(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is this paper, and what is to be done with it?"""
    return render(request, PAGE, _context(request, _document(request, pk)))


@require_GET
def file(request: OfficerRequest, pk: int, kind: str) -> FileResponse:
    """The paper as composed, .docx or .pdf, or as signed."""
    found = _document(request, pk)
    held = getattr(found, FILES[kind]) if kind in FILES else None
    if held is None:
        raise Http404
    return send(held)


@require_POST
def step(request: OfficerRequest, pk: int, step: str) -> HttpResponse:
    """One step of a paper that has no page elsewhere."""
    found = _document(request, pk)
    if step not in ACTS:
        raise Http404
    if not lifecycle.has_part(Step(step), found, request.mandate):
        raise PermissionDenied
    form = _forms(found, request)[step]
    if not form.is_valid():
        return render(request, PAGE, _context(request, found, {step: form}), status=422)
    typed = form.cleaned_data
    try:
        _require_own_work(found)
        require_version(typed.pop("version"), found.version)
        ACTS[Step(step)](request, found, typed)
    except Stale as stale:
        return refused(request, PAGE, _context(request, found), stale, about=found)
    except Refusal as refusal:
        return refused(request, PAGE, _context(request, found, {step: form}), refusal, about=found)
    messages.success(request, _("Đã ghi: %(step)s.") % {"step": Step(step).label})
    return redirect("documents:document", pk=pk)


def _submit(request: OfficerRequest, found: Document, typed: Typed) -> None:
    actions.submit(found, by=request.user, at=timezone.now())


def _withdraw(request: OfficerRequest, found: Document, typed: Typed) -> None:
    actions.withdraw(found, by=request.user, at=timezone.now())


def _sign(request: OfficerRequest, found: Document, typed: Typed) -> None:
    signed = keep_upload(request, "file")
    actions.sign(
        found,
        signer=typed["signer"],
        signed_on=typed["signed_on"],
        signed_file=signed,
        by=request.user,
        at=timezone.now(),
    )


def _number(request: OfficerRequest, found: Document, typed: Typed) -> None:
    actions.number(found, **typed, by=request.user, at=timezone.now())


def _issue(request: OfficerRequest, found: Document, typed: Typed) -> None:
    signed = keep_upload(request, "file")
    actions.issue(found, signed_file=signed, by=request.user, at=timezone.now())


ACTS: dict[Step, Callable[[OfficerRequest, Document, Typed], None]] = {
    Step.SUBMIT: _submit,
    Step.WITHDRAW: _withdraw,
    Step.SIGN: _sign,
    Step.NUMBER: _number,
    Step.ISSUE: _issue,
}


def _require_own_work(found: Document) -> None:
    """A decision or tờ trình goes its way on its own page, where its list is judged, compared."""
    for place in queries.places_of(found):
        if place.owns:
            raise actions.NotAllowed(
                _("Việc trình, ký, ghi số của văn bản này làm ở trang “%(kind)s”.")
                % {"kind": place.kind},
                todo=_("Mở trang ấy từ mục “Thuộc về” rồi làm tiếp."),
            )


def _context(
    request: OfficerRequest, found: Document, given: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Everything the page of a paper shows; `given` is a bound form with faults, by its step."""
    found = _document(request, found.pk)
    places = queries.places_of(found)
    steps = (
        [] if any(place.owns for place in places) else lifecycle.open_steps(found, request.mandate)
    )
    return {
        "document": found,
        "places": places,
        "steps": steps,
        "forms": {**_forms(found), **(given or {})},
        "next": _next_number(found),
        "history": told(history_of(found), VERBS, brief={"draft"}),
        "crumbs": [
            {"title": _("Văn bản"), "url": reverse("documents:documents")},
            {"title": found.number_symbol or found.type_name},
        ],
    }


def _forms(found: Document, request: OfficerRequest | None = None) -> dict[str, Any]:
    """The form of each step, empty or bound to what was sent."""
    data, files = (request.POST, request.FILES) if request else (None, None)
    today = timezone.localdate()
    first = {"version": found.version}
    signing = {**first, "signer": found.signer_id, "signed_on": today}
    numbering = {**first, "number": _next_number(found), "issued_on": today}
    return {
        Step.SUBMIT: forms.Plain(data, initial=first),
        Step.WITHDRAW: forms.Plain(data, initial=first),
        Step.SIGN: forms.Sign(data, files, signers=signers_on(today), initial=signing),
        Step.NUMBER: forms.Number(data, has_series=found.series is not None, initial=numbering),
        Step.ISSUE: forms.Issue(data, files, initial=first),
    }


def _next_number(found: Document) -> int | None:
    """The number that comes next, where the paper's series is kept here."""
    if found.series is None or not found.series.kept_here:
        return None
    return following(queries.given_numbers(found.series, timezone.localdate().year))


def _document(request: OfficerRequest, pk: int) -> Document:
    seen = queries.visible_to(request.mandate)
    with_files = seen.select_related("draft_docx", "draft_pdf", "signed_file", "made_by__person")
    return get_object_or_404(with_files.select_related("unit", "signer__person", "series"), pk=pk)


def _filter(request: OfficerRequest) -> forms.Filter:
    return forms.Filter(request.GET, units=visible_units(request.mandate))


def _listed(request: OfficerRequest, form: forms.Filter) -> QuerySet[Document]:
    return queries.listed(request.mandate, **form.asked())
