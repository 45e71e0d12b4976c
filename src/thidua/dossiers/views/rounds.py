"""Rounds: which there are, one as the paper people know, its steps, its receipt, its workbook."""

from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.documents.actions import confirm as confirm_delivery
from thidua.documents.models import Delivery
from thidua.documents.queries import tray
from thidua.dossiers import actions, composing, doubts, forms, lifecycle, queries, workbooks
from thidua.dossiers.lifecycle import RoundStep
from thidua.dossiers.models import Dossier, Round
from thidua.dossiers.picking import options
from thidua.dossiers.views.answering import (
    REFUSALS,
    Page,
    answer,
    keep_upload,
    shown,
    story_of,
    told,
    workbook,
)
from thidua.files.actions import receive
from thidua.files.http import made, send
from thidua.files.models import File
from thidua.files.queries import content
from thidua.kit.pages import page, paginate
from thidua.library.queries import honour_names, relied_banner
from thidua.papers.write import to_pdf
from thidua.people.http import OfficerRequest
from thidua.people.models import Unit
from thidua.people.queries import in_branches, staff_of

READ_OR_SEND = require_http_methods(["GET", "POST"])
SHEETS = ("xlsx", "xls")


@require_GET
def rounds(request: OfficerRequest) -> HttpResponse:
    """Who has sent what?"""
    found, form = _filtered(request)
    context = {
        "form": form,
        "page": paginate(queries.counted_rounds(found), request),
        "may_open": _own_units(request).exists(),
    }
    return page(request, "dossiers/rounds.html", "dossiers/_rounds.html", context)


@require_GET
def rounds_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook."""
    found, _form = _filtered(request)
    headings = [_("Đơn vị"), _("Năm"), _("Đợt"), _("Số dòng"), _("Tình trạng"), _("Tiếp nhận")]
    rows = queries.round_rows(found)
    return workbook(_("Đợt đề nghị"), headings, rows, name="dot-de-nghi.xlsx")


@READ_OR_SEND
def round_add(request: OfficerRequest) -> HttpResponse:
    """Open a round of a unit."""
    if not _own_units(request).exists():
        raise PermissionDenied
    year = timezone.localdate().year
    first = {
        "year": year if timezone.localdate().month > 9 else year - 1,
        "title": _("Đề nghị khen thưởng cuối năm"),
        "unit": _own_units(request).first(),
    }
    form = forms.NewRound(request.POST or None, initial=first, units=_own_units(request))

    def act(typed: dict[str, Any]) -> HttpResponse:
        key = str(typed.pop("key"))
        made = actions.open_round(**typed, key=key, by=request.user, at=timezone.now())
        return redirect("dossiers:round", pk=made.pk)

    return answer(request, lambda: ("dossiers/round_add.html", {"crumbs": [_all()]}), form, act)


@require_GET
def round(request: OfficerRequest, pk: int) -> HttpResponse:
    """One round as the paper: tờ trình, minutes, list."""
    found = _round(request, pk)
    return shown(
        request, partial(_round_page, request, found), {"line_form": _line_form(request, found)}
    )


@READ_OR_SEND
def round_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write the tờ trình and the minutes."""
    found = _to_do(request, pk, RoundStep.EDIT)
    first = {name: getattr(found, name) for name in forms.EditRound.base_fields}
    form = forms.EditRound(request.POST or None, request.FILES or None, initial=first)
    crumbs = [_all(), _crumb(found), {"title": _("Tờ trình, biên bản")}]

    def act(typed: dict[str, Any]) -> HttpResponse:
        for name in ("proposal_file", "minutes_file"):
            typed[name] = keep_upload(request, name)
        actions.change_round(found, **typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi tờ trình, biên bản của đợt."))
        return redirect("dossiers:round", pk=pk)

    context = {"round": found, "crumbs": crumbs}
    return answer(request, lambda: ("dossiers/round_edit.html", context), form, act, about=found)


@require_POST
def line_add(request: OfficerRequest, pk: int) -> HttpResponse:
    """One more line; the page comes back ready for the next."""
    found = _to_do(request, pk, RoundStep.EDIT)

    def act(typed: dict[str, Any]) -> HttpResponse:
        entry = actions.Entry(typed["nominee"], typed["honour"], achievement=typed["achievement"])
        key = str(typed["key"])
        line = actions.add_line(found, entry, key=key, by=request.user, at=timezone.now())
        messages.success(request, _("Đã thêm %(name)s.") % {"name": line.nominee_name})
        there = reverse("dossiers:round", kwargs={"pk": pk})
        return redirect(f"{there}?danh-hieu={line.honour}#them")

    return answer(
        request,
        partial(_round_page, request, found),
        _line_form(request, found),
        act,
        about=found,
        name="line_form",
    )


@READ_OR_SEND
def lines_add(request: OfficerRequest, pk: int) -> HttpResponse:
    """One honour for several people at once."""
    found, today = _to_do(request, pk, RoundStep.EDIT), timezone.localdate()
    honour = request.POST.get("honour") or request.GET.get("danh-hieu", "")
    taken = queries.lines_of(found).filter(honour=honour).exclude(status__in=lifecycle.GONE)
    staff = staff_of(found.unit, on=today).exclude(pk__in=taken.values("person"))
    form = forms.AddMany(request.POST or None, staff=staff, on=today, initial={"honour": honour})
    crumbs = [_all(), _crumb(found), {"title": _("Đề nghị cho nhiều người")}]

    def act(typed: dict[str, Any]) -> HttpResponse:
        entries = [actions.Entry(person, typed["honour"]) for person in typed["persons"]]
        added = actions.add_lines(found, entries, by=request.user, at=timezone.now())
        messages.success(request, _("Đã thêm %(count)d dòng.") % {"count": len(added)})
        return redirect("dossiers:round", pk=pk)

    context = {"round": found, "crumbs": crumbs, "honour": honour}
    return answer(request, lambda: ("dossiers/lines_add.html", context), form, act, about=found)


@require_POST
def round_send(request: OfficerRequest, pk: int) -> HttpResponse:
    """Hand the round in."""
    found = _to_do(request, pk, RoundStep.SEND)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.send_round(found, by=request.user, at=timezone.now())
        messages.success(request, _("Đã gửi đợt đề nghị."))
        return redirect("dossiers:round", pk=pk)

    return _step(request, found, forms.Plain(request.POST), act)


@require_POST
def round_receive(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take it in."""
    found = _to_do(request, pk, RoundStep.RECEIVE)

    def act(typed: dict[str, Any]) -> HttpResponse:
        until = typed["owed_until"]
        actions.receive_round(found, owed_until=until, by=request.user, at=timezone.now())
        messages.success(request, _("Đã tiếp nhận; kết quả xét tiêu chuẩn đã niêm theo ngày."))
        return redirect("dossiers:receipt", pk=pk)

    return _step(request, found, forms.ReceiveUntil(request.POST), act)


@require_POST
def round_return(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give it back."""
    found = _to_do(request, pk, RoundStep.RETURN)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.return_round(found, reason=typed["reason"], by=request.user, at=timezone.now())
        messages.success(request, _("Đã trả đợt đề nghị lại đơn vị."))
        return redirect("dossiers:round", pk=pk)

    return _step(request, found, forms.Reason(request.POST), act)


@require_POST
def round_appraise(request: OfficerRequest, pk: int) -> HttpResponse:
    """Appraise the lines that are ticked, or all that meet what a record can show."""
    found = _to_do(request, pk, RoundStep.RECEIVE)
    chosen = queries.lines_of(found).filter(status=Dossier.Status.RECEIVED)
    ticked = [int(pk) for pk in request.POST.getlist("dong") if pk.isdigit()]
    chosen = chosen.filter(pk__in=ticked) if ticked else chosen.filter(outcome="eligible")
    try:
        done = actions.appraise_lines(list(chosen), by=request.user, at=timezone.now())
    except REFUSALS as refusal:
        return told(request, partial(_round_page, request, found), refusal, about=found)
    messages.success(request, _("Đã thẩm định %(count)d dòng.") % {"count": len(done)})
    return redirect("dossiers:round", pk=pk)


@require_GET
def receipt(request: OfficerRequest, pk: int) -> HttpResponse:
    """What was handed in, what is owed."""
    found = _received(request, pk)
    lines = queries.lines_of(found)
    context = {
        "round": found,
        "lines": lines,
        "owed": queries.owed_papers(lines),
        "lacks": queries.round_lacks(found),
        "crumbs": [_all(), _crumb(found), {"title": _("Giấy biên nhận")}],
    }
    return render(request, "dossiers/receipt.html", context)


@require_GET
def receipt_pdf(request: OfficerRequest, pk: int) -> HttpResponse:
    """The same in the national format."""
    found, today = _received(request, pk), timezone.localdate()
    lines = queries.lines_of(found)
    paper = composing.receipt_paper(found, lines, by=request.user, on=today)
    return made(to_pdf(paper), name=f"bien-nhan-{pk}.pdf", kind="pdf")


@require_GET
def round_file(request: OfficerRequest, pk: int, which: str) -> FileResponse:
    """The tờ trình or the minutes as the unit signed them."""
    found = _round(request, pk)
    files: dict[str, File | None] = {
        "to-trinh": found.proposal_file,
        "bien-ban": found.minutes_file,
    }
    file = files.get(which)
    if file is None:
        raise Http404
    return send(file)


@require_GET
def round_export(request: OfficerRequest, pk: int) -> HttpResponse:
    """The list of the round as a workbook."""
    found = _round(request, pk)
    return lines_workbook(queries.lines_of(found), f"{found.title} – {found.unit}", f"dot-{pk}")


@require_GET
def round_workbook(request: OfficerRequest, pk: int) -> HttpResponse:
    """The workbook to send to the unit, its people already in it."""
    found = _round(request, pk)
    data = workbooks.blank_for(found, on=timezone.localdate())
    return made(data, name=f"de-nghi-khen-thuong-{found.year}-{pk}.xlsx", kind="xlsx")


@READ_OR_SEND
def round_load(request: OfficerRequest, pk: int) -> HttpResponse:
    """Read a workbook of the unit: what it would do, then do it."""
    found = _to_do(request, pk, RoundStep.EDIT)
    form = forms.Workbook(request.POST or None, request.FILES or None)
    crumbs = [_all(), _crumb(found), {"title": _("Nạp bảng của đơn vị")}]
    context = {"round": found, "crumbs": crumbs}

    def act(typed: dict[str, Any]) -> HttpResponse:
        now = timezone.now()
        upload = cast("UploadedFile[bytes]", request.FILES["file"])
        file = receive(upload, by=request.user, at=now, kinds=SHEETS)
        return _load(request, found, file, typed["skip_bad"], context)

    return answer(request, lambda: ("dossiers/round_load.html", context), form, act, about=found)


@READ_OR_SEND
def delivery(request: OfficerRequest, pk: int) -> HttpResponse:
    """What a unit sent waits here: a look, then into a round of that unit."""
    nominations = tray(request.mandate).filter(purpose="nomination")
    waiting = get_object_or_404(nominations, pk=pk, status=Delivery.Status.WAITING)
    at_unit = queries.rounds_visible_to(request.mandate).filter(
        unit=waiting.unit, year=waiting.year, status__in=["draft", "returned"]
    )
    context = {"delivery": waiting, "rounds": at_unit, "crumbs": [_all()]}
    if request.method == "GET":
        return render(request, "dossiers/delivery.html", context)
    found = get_object_or_404(at_unit, pk=request.POST.get("round", 0))
    skip_bad = request.POST.get("skip_bad") == "on"
    return _load(request, found, waiting.file, skip_bad, context, waiting)


def lines_workbook(lines: QuerySet[Dossier], title: str, name: str) -> HttpResponse:
    """Lines as a workbook: titles and forms in columns of their own."""
    names = honour_names(on=timezone.localdate())
    headings = [
        _("STT"),
        _("Họ và tên, tên tập thể"),
        _("Chức vụ"),
        _("Đơn vị"),
        _("Danh hiệu, hình thức"),
        _("Tình trạng"),
        _("Kết luận"),
        _("Lý do"),
        _("Thành tích"),
    ]
    rows = (
        [
            line.number or None,
            line.nominee_name,
            line.post_text,
            line.unit.name,
            names.get(line.honour, line.honour),
            line.get_status_display(),
            composing.outcome_text(line.outcome),
            line.because,
            line.achievement,
        ]
        for line in lines
    )
    return workbook(title, headings, rows, name=f"{name}.xlsx")


def _load(
    request: OfficerRequest,
    found: Round,
    file: File,
    skip_bad: bool,
    context: dict[str, Any],
    waiting: Delivery | None = None,
) -> HttpResponse:
    """Try or keep a workbook; a delivery is confirmed with what was kept of it."""
    dry, now = "keep" not in request.POST, timezone.now()
    template = "dossiers/delivery.html" if waiting else "dossiers/round_load.html"
    try:
        report = workbooks.load_nominations(
            content(file),
            file.name,
            round=found,
            by=request.user,
            at=now,
            dry_run=dry,
            skip_bad=skip_bad,
        )
        done = not dry and (report.kept or report.settled)
        if done and waiting:
            confirm_delivery(waiting, by=request.user, at=now)
    except REFUSALS as refusal:
        return told(request, lambda: (template, context), refusal, about=found)
    if "errors" in request.POST and report.errors:
        return made(report.errors, name=f"loi-{file.name.rsplit('.', 1)[0]}.xlsx", kind="xlsx")
    if done:
        messages.success(request, report.says)
        return redirect("dossiers:round", pk=found.pk)
    more = {"report": report, "file": file, "round": found, "form": forms.Workbook()}
    return shown(request, lambda: (template, context), more)


def _round_page(request: OfficerRequest, found: Round) -> Page:
    """The whole page of a round, freshly read."""
    found = _round(request, found.pk)
    outcome = request.GET.get("ket-luan", "")
    every = list(queries.lines_of(found))
    lines = [line for line in every if outcome in ("", line.outcome)]
    steps = lifecycle.open_round_steps(found, request.mandate)
    shown_doubts = doubts.doubts_about(lines)
    owing = queries.owing(lines)
    rows = [(line, shown_doubts.get(line.pk, []), line.pk in owing) for line in lines]
    context = {
        "round": found,
        "rows": rows,
        "all": len(every),
        "outcome": outcome,
        "outcomes": queries.outcome_counts(every),
        "steps": steps,
        "may_appraise": any(
            lifecycle.may(lifecycle.Step.APPRAISE, line, request.mandate) for line in lines
        ),
        "lacks": queries.round_lacks(found),
        "options": options(found.unit, on=timezone.localdate()) if RoundStep.EDIT in steps else [],
        "receive_form": forms.ReceiveUntil(initial={"version": found.version}),
        "return_form": forms.Reason(initial={"version": found.version}),
        "line_form": _line_form(request, found, fresh=True),
        "reliance": relied_banner(request.mandate, on=timezone.localdate()),
        "history": story_of(found, last=30),
        "crumbs": [_all(), {"title": found.title}],
    }
    return "dossiers/round.html", context


def _line_form(request: OfficerRequest, found: Round, *, fresh: bool = False) -> forms.AddLine:
    data = None if fresh or request.method != "POST" else request.POST
    return forms.AddLine(
        data,
        unit=found.unit,
        mandate=request.mandate,
        on=timezone.localdate(),
        initial={"honour": request.GET.get("danh-hieu", "")},
    )


def _step(request: OfficerRequest, found: Round, form: forms.Plain, act: Any) -> HttpResponse:
    page_now = partial(_round_page, request, found)
    return answer(request, page_now, form, act, about=found, name="step_form")


def _round(request: OfficerRequest, pk: int) -> Round:
    return get_object_or_404(queries.rounds_visible_to(request.mandate), pk=pk)


def _to_do(request: OfficerRequest, pk: int, step: RoundStep) -> Round:
    """The round, for whoever might take this step."""
    found = _round(request, pk)
    if not lifecycle.has_right_to_round(step, found, request.mandate):
        raise PermissionDenied
    return found


def _received(request: OfficerRequest, pk: int) -> Round:
    received = queries.rounds_visible_to(request.mandate).exclude(received_at=None)
    return get_object_or_404(received, pk=pk)


def _own_units(request: OfficerRequest) -> QuerySet[Unit]:
    """The units for which this account may open a round."""
    return Unit.objects.filter(
        in_branches(request.mandate.branches(*lifecycle.UNIT), "path"), until_on=None
    ).order_by("path")


def _filtered(request: OfficerRequest) -> tuple[QuerySet[Round], forms.RoundFilter]:
    seen = queries.rounds_visible_to(request.mandate)
    form = forms.RoundFilter(
        request.GET,
        years=seen.order_by("-year").values_list("year", flat=True).distinct(),
        units=Unit.objects.filter(pk__in=seen.values("unit")).order_by("path"),
    )
    if form.is_valid():
        seen = queries.narrowed(seen, form.cleaned_data)
    return seen, form


def _all() -> dict[str, str]:
    return {"title": _("Đợt đề nghị"), "url": reverse("dossiers:rounds")}


def _crumb(found: Round) -> dict[str, str]:
    return {"title": found.title, "url": reverse("dossiers:round", kwargs={"pk": found.pk})}
