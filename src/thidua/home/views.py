"""The front door: desk, search, the whole journal, the health of the house."""

from datetime import date
from pathlib import Path
from shutil import disk_usage

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from thidua.home import forms, queries
from thidua.home.context import worker_answers
from thidua.journal.queries import lines
from thidua.kit.pages import page, paginate
from thidua.kit.timeline import year_line
from thidua.people.http import OfficerRequest
from thidua.people.models import Role

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
    if not request.mandate.holds(Role.ADMINISTRATOR):
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
