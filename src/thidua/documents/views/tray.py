"""The tray: what units have sent, to be taken in or given back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from thidua.documents import actions, forms, queries
from thidua.documents.models import Delivery
from thidua.files.http import send
from thidua.journal.queries import history_of
from thidua.journal.told import told
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Refusal
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest, refused
from thidua.people.models import Role
from thidua.people.queries import visible_units

PAGE = "documents/delivery.html"
SHEETS = ("xlsx", "xls")
VERBS = {
    "deliver": gettext_lazy("nhận tệp đơn vị gửi"),
    "confirmed": gettext_lazy("đã nhận vào"),
    "refused": gettext_lazy("đã trả lại"),
}


@require_GET
def tray(request: OfficerRequest) -> HttpResponse:
    """What have units sent?"""
    _require_officer(request)
    found, form = _listed(request)
    context = {"form": form, "page": paginate(found, request)}
    return page(request, "documents/tray.html", "documents/_tray.html", context)


@require_GET
def tray_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook."""
    _require_officer(request)
    found, _form = _listed(request)
    headings = [
        _("Nhận lúc"),
        _("Đơn vị"),
        _("Nội dung"),
        _("Năm"),
        _("Tệp"),
        _("Người gửi"),
        _("Tình trạng"),
        _("Lý do"),
    ]
    rows = [
        [
            f"{localtime(one.at):%d/%m/%Y %H:%M}",
            one.unit.name,
            one.get_purpose_display(),
            one.year,
            one.file.name,
            one.sender,
            one.get_status_display(),
            one.reason,
        ]
        for one in found[:5000]
    ]
    return workbook(_("Dữ liệu đơn vị gửi"), headings, rows, name="khay.xlsx")


@require_GET
def delivery(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is in this delivery, and is it taken in?"""
    return render(request, PAGE, _context(_delivery(request, pk)))


@require_GET
def delivery_file(request: OfficerRequest, pk: int) -> FileResponse:
    """The file as it came."""
    return send(_delivery(request, pk).file)


@require_POST
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """Taken in."""
    found = _delivery(request, pk)
    try:
        actions.confirm(found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(request, PAGE, _context(found), refusal, about=found)
    messages.success(request, _("Đã nhận tệp của %(unit)s.") % {"unit": found.unit})
    return redirect("documents:tray")


@require_POST
def refuse(request: OfficerRequest, pk: int) -> HttpResponse:
    """Given back, with a reason."""
    found = _delivery(request, pk)
    form = forms.Reason(request.POST)
    if not form.is_valid():
        return render(request, PAGE, _context(found, form), status=422)
    reason = form.cleaned_data["reason"]
    try:
        actions.refuse(found, reason=reason, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(request, PAGE, _context(found), refusal, about=found)
    messages.success(request, _("Đã trả lại tệp của %(unit)s.") % {"unit": found.unit})
    return redirect("documents:tray")


def _context(found: Delivery, reason: forms.Reason | None = None) -> dict[str, Any]:
    nomination = found.purpose == "nomination" and found.file.kind in SHEETS
    return {
        "delivery": found,
        "waits": found.status == Delivery.Status.WAITING,
        "into_round": nomination,
        "reason": reason or forms.Reason(),
        "history": told(history_of(found), VERBS, brief={"deliver"}),
        "crumbs": [
            {"title": _("Khay đơn vị gửi"), "url": reverse("documents:tray")},
            {"title": str(found)},
        ],
    }


def _delivery(request: OfficerRequest, pk: int) -> Delivery:
    return get_object_or_404(queries.tray(request.mandate), pk=pk)


def _listed(request: OfficerRequest) -> tuple[QuerySet[Delivery], forms.TrayFilter]:
    """Narrowed as asked; what waits alone, where nothing is asked."""
    asked = request.GET if request.GET else {"tinh_trang": Delivery.Status.WAITING.value}
    form = forms.TrayFilter(asked, units=visible_units(request.mandate))
    found = queries.tray(request.mandate)
    if form.is_valid():
        said = form.cleaned_data
        exact = {"status": said["tinh_trang"], "purpose": said["noi_dung"]}
        found = found.filter(**{name: value for name, value in exact.items() if value})
        if unit := said["don_vi"]:
            found = found.filter(unit__path__startswith=unit.path)
    return found, form


def _require_officer(request: OfficerRequest) -> None:
    if not request.mandate.holds(Role.OFFICER):
        raise PermissionDenied
