"""The workbook of a unit: taken away with its people in it, read back when it returns."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.files.actions import receive
from thidua.files.http import made
from thidua.files.models import File
from thidua.files.queries import content
from thidua.kit.refusals import Refusal
from thidua.movements import forms, lifecycle, workbooks
from thidua.movements.views.registering import unit_page, unit_seen, year_of
from thidua.people.answering import FAULT
from thidua.people.http import OfficerRequest, refused
from thidua.people.models import Unit
from thidua.sheets import SheetRefused

SHEETS = ("xlsx", "xls")
TEMPLATE = "movements/unit_load.html"


@require_GET
def unit_workbook(request: OfficerRequest, pk: int) -> HttpResponse:
    """The workbook to send to the unit."""
    found, year = _kept(request, pk), year_of(request)
    data = workbooks.blank_for(found, year=year, on=timezone.localdate())
    return made(data, name=f"dang-ky-thi-dua-{year}-{pk}.xlsx", kind="xlsx")


@require_http_methods(["GET", "POST"])
def unit_load(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is in the workbook that came back: a try first, then onto the record."""
    found, year = _kept(request, pk), year_of(request)
    again = "tried" in request.POST
    form = forms.Workbook(request.POST or None, request.FILES or None, again=again)
    context = _context(request, found, year, form)
    if request.method == "GET":
        return render(request, TEMPLATE, context)
    if not form.is_valid():
        return render(request, TEMPLATE, context, status=FAULT)
    try:
        file = _tried(request) if again else _received(request)
        return _answer(request, found, year, file, context)
    except (Refusal, SheetRefused) as refusal:
        return refused(request, TEMPLATE, context, refusal, about=found)


def _answer(
    request: OfficerRequest, found: Unit, year: int, file: File, context: dict[str, Any]
) -> HttpResponse:
    """Try the workbook, put it on record, or hand it back with its faults."""
    typed = context["form"].cleaned_data
    report = workbooks.load_of_unit(
        found,
        content(file),
        file.name,
        by=request.user,
        at=timezone.now(),
        year=year,
        late_reason=typed["late_reason"],
        dry_run="keep" not in request.POST,
        skip_bad=typed["skip_bad"],
    )
    if "errors" in request.POST and report.errors:
        return made(report.errors, name=f"loi-{file.name.rsplit('.', 1)[0]}.xlsx", kind="xlsx")
    if report.kept:
        messages.success(request, report.says)
        return redirect(unit_page(found, year))
    context["form"] = forms.Workbook(
        initial={"late_reason": typed["late_reason"], "skip_bad": typed["skip_bad"]}, again=True
    )
    return render(request, TEMPLATE, {**context, "report": report, "file": file})


def _received(request: OfficerRequest) -> File:
    upload = cast("UploadedFile[bytes]", request.FILES["file"])
    return receive(upload, by=request.user, at=timezone.now(), kinds=SHEETS)


def _tried(request: OfficerRequest) -> File:
    """The workbook that this very account sent to be tried."""
    named = request.POST.get("tried", "")
    found = File.objects.filter(by=request.user, pk=int(named) if named.isdecimal() else 0).first()
    if found is None:
        raise Http404
    return found


def _kept(request: OfficerRequest, pk: int) -> Unit:
    found = unit_seen(request, pk)
    if not request.mandate.has_any(lifecycle.KEEPERS, found):
        raise PermissionDenied
    return found


def _context(
    request: OfficerRequest, found: Unit, year: int, form: forms.Workbook
) -> dict[str, Any]:
    there = f"{reverse('movements:coverage')}?nam={year}"
    return {
        "unit": found,
        "year": year,
        "form": form,
        "crumbs": [
            {"title": _("Đăng ký thi đua"), "url": there},
            {"title": found.name, "url": unit_page(found, year)},
            {"title": _("Bảng của đơn vị")},
        ],
    }
