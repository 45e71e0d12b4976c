"""The front door: desk, search, the whole journal, the health of the house."""

from datetime import date
from pathlib import Path
from shutil import disk_usage
from typing import Any, Unpack

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.files.actions import receive
from thidua.files.http import made
from thidua.files.models import File
from thidua.files.queries import content
from thidua.home import forms, queries
from thidua.home.context import worker_answers
from thidua.home.loading import KINDS, Kind, kinds_for, rows_of, tabs_of
from thidua.journal.queries import lines
from thidua.kit.loading import How, OutOfDate, Report, TooMany
from thidua.kit.pages import PAGE, page, paginate, refusal_response
from thidua.kit.refusals import Refusal
from thidua.kit.timeline import year_line
from thidua.people.http import OfficerRequest, refused
from thidua.people.models import Role
from thidua.sheets import SheetRefused, make

MOST = 3000  # rows of one workbook: some seconds during which nobody else writes
ROWS = 100  # of a try, on one page
SPACE_LOW = 500 * 1024 * 1024  # bytes


@require_GET
def desk(request: OfficerRequest) -> HttpResponse:
    """What waits for me today?"""
    today = timezone.localdate()
    groups = queries.desk(request.mandate, today)
    year = date(today.year, 1, 1), date(today.year, 12, 31)
    line = year_line(*year, today=today, marks=queries.year_marks(request.mandate, today))
    return render(request, "home/desk.html", {"groups": groups, "line": line, "today": today})


@require_GET
def search(request: OfficerRequest) -> HttpResponse:
    """Where is this person, unit, honour, paper?"""
    words = request.GET.get("q", "").strip()
    found = queries.search(request.mandate, words)
    context = {"q": words, "found": found, "total": sum(len(rows) for _kind, rows in found)}
    return page(request, "home/search.html", "home/_found.html", context)


@require_GET
def journal(request: OfficerRequest) -> HttpResponse:
    """The whole journal, for administrators."""
    if not request.mandate.holds_over_all(Role.ADMINISTRATOR):
        return render(request, "403.html", status=403)
    form = forms.JournalFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = lines(words=asked.get("q", ""), since=asked.get("since"), until=asked.get("until"))
    context = {"page": paginate(found, request, size=100), "filter": form}
    return page(request, "home/journal.html", "home/_journal.html", context)


@login_not_required
@require_GET
def health(request: HttpRequest) -> JsonResponse:
    """Whether database, task worker and disk are well; says nothing else."""
    well = {"database": _database(), "worker": worker_answers(), "disk": _disk()}
    return JsonResponse(well, status=200 if all(well.values()) else 503)


@require_GET
def load(request: OfficerRequest) -> HttpResponse:
    """Which workbook is to be loaded?"""
    kinds = kinds_for(request.mandate)
    if not kinds:
        raise PermissionDenied
    return render(request, "home/load.html", {"kinds": kinds})


@require_http_methods(["GET", "POST"])
def load_kind(request: OfficerRequest, kind: str) -> HttpResponse:
    """Hand in one workbook: it is kept, and tried on the next page."""
    chosen, form = _kind(request, kind), None
    if request.method == "POST":
        form = forms.Workbook(request.POST, request.FILES, asks=chosen.year)
        if form.is_valid():
            try:
                file = receive(
                    form.cleaned_data["file"],
                    by=request.user,
                    at=timezone.now(),
                    kinds=forms.SHEETS,
                )
            except Refusal as refusal:
                context = _load_page(chosen, form)
                return refused(request, "home/load_kind.html", context, refusal)
            year = form.cleaned_data.get("nam")
            there = reverse("home:load_try", args=[chosen.code, file.pk])
            return redirect(f"{there}?nam={year}" if year else there)
    status = 422 if form else 200
    return render(request, "home/load_kind.html", _load_page(chosen, form), status=status)


@require_GET
def load_blank(request: OfficerRequest, kind: str) -> HttpResponse:
    """An empty workbook to fill in."""
    chosen = _kind(request, kind)
    data = make(str(chosen.title), chosen.blank, [])
    return made(data, name=f"mau-{chosen.code}.xlsx", kind="xlsx")


@require_http_methods(["GET", "POST"])
def load_try(request: OfficerRequest, kind: str, pk: int) -> HttpResponse:
    """What would this workbook do? Then it does it."""
    file = get_object_or_404(queries.workbooks_of(request.user), pk=pk)
    chosen = _kind(request, kind)
    try:
        if request.method == "GET":
            return render(request, "home/load_try.html", _tried(request, chosen, file))
        seen = request.POST.get("seen") or "-"
        done = _run(request, chosen, file, seen=seen, skip_bad="skip_bad" in request.POST)
    except OutOfDate as refusal:
        return refused(request, "home/load_try.html", _tried(request, chosen, file), refusal)
    except (Refusal, SheetRefused) as refusal:
        context = _load_page(chosen)
        status = refusal.status if isinstance(refusal, TooMany) else 400
        return refusal_response(request, "home/load_kind.html", context, refusal, status=status)
    messages.success(request, done.says)
    if done.faults:
        return redirect(request.get_full_path())
    return redirect(chosen.list_url)


@require_GET
def load_errors(request: OfficerRequest, kind: str, pk: int) -> HttpResponse:
    """The same workbook with a column "Lỗi"."""
    file = get_object_or_404(queries.workbooks_of(request.user), pk=pk)
    report = _run(request, _kind(request, kind), file, dry_run=True)
    errors = report.errors
    if errors is None:
        raise Http404
    return made(errors, name=f"loi-{file.name.rpartition('.')[0]}.xlsx", kind="xlsx")


def _kind(request: OfficerRequest, code: str) -> Kind:
    kind = KINDS.get(code)
    if kind is None:
        raise Http404
    if not kind.may(request.mandate):
        raise PermissionDenied
    return kind


def _load_page(kind: Kind, form: forms.Workbook | None = None) -> dict[str, Any]:
    crumbs = [{"title": _("Nạp từ Excel"), "url": reverse("home:load")}, {"title": kind.title}]
    form = form or forms.Workbook(asks=kind.year)
    return {"kind": kind, "form": form, "crumbs": crumbs}


def _run(request: OfficerRequest, kind: Kind, file: File, **how: Unpack[How]) -> Report:
    year = request.GET.get("nam", "")
    how["most"] = MOST
    how["year"] = int(year) if year.isdecimal() and len(year) == 4 else None
    return kind.loader(content(file), file.name, by=request.user, at=timezone.now(), **how)


def _tried(request: OfficerRequest, kind: Kind, file: File) -> dict[str, Any]:
    """What the workbook would do now, one part of its rows at a time."""
    report = _run(request, kind, file, dry_run=True)
    tabs = tabs_of(report)
    codes = [tab.code for tab in tabs]
    asked = request.GET.get("xem", "")
    chosen = asked if asked in codes else next(iter(codes), "")
    rows = Paginator(rows_of(report, chosen), ROWS).get_page(request.GET.get(PAGE))
    crumbs = [
        {"title": _("Nạp từ Excel"), "url": reverse("home:load")},
        {"title": kind.title, "url": reverse("home:load_kind", args=[kind.code])},
        {"title": file.name},
    ]
    return {
        "kind": kind,
        "file": file,
        "report": report,
        "good": report.made + report.changed,
        "tabs": tabs,
        "several": len({fault.part.sheet for fault in report.faults}) > 1,
        "chosen": chosen,
        "page": rows,
        "crumbs": crumbs,
    }


def _database() -> bool:
    try:
        connection.ensure_connection()
        return connection.is_usable()
    except DatabaseError:
        return False


def _disk() -> bool:
    return (
        disk_usage(Path(settings.DATA)).free > SPACE_LOW if Path(settings.DATA).exists() else False
    )
