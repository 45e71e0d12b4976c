"""The number series: which there are, how far each has come this year."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.documents import actions, forms, queries
from thidua.documents.lifecycle import BOOK_KEEPERS
from thidua.documents.models import Series
from thidua.people.answering import Sheet, answer
from thidua.people.http import OfficerRequest


@require_GET
def books(request: OfficerRequest) -> HttpResponse:
    """Which books are there, and what is the last number of each?"""
    _require_keeper(request)
    year = timezone.localdate().year
    context = {
        "year": year,
        "books": queries.books(year),
        "crumbs": [_papers(), {"title": _("Sổ đánh số")}],
    }
    return render(request, "documents/series.html", context)


@require_http_methods(["GET", "POST"])
def book_add(request: OfficerRequest) -> HttpResponse:
    """One more series."""
    _require_keeper(request)

    def act(typed: dict[str, Any]) -> HttpResponse:
        made = actions.open_series(**typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã lập sổ “%(name)s”.") % {"name": made})
        return redirect("documents:series")

    return answer(request, _sheet(_("Lập sổ đánh số nào?")), forms.Book(request.POST or None), act)


@require_http_methods(["GET", "POST"])
def book_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Another name, or another keeper of its numbers."""
    _require_keeper(request)
    found = get_object_or_404(Series, pk=pk)
    first = {"name": found.name, "kept_here": found.kept_here}
    form = forms.Book(request.POST or None, initial=first, opened=True)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.change_series(found, **typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi sổ “%(name)s”.") % {"name": typed["name"]})
        return redirect("documents:series")

    question = _("Sổ %(code)s gọi là gì, ai cấp số?") % {"code": found.code}
    return answer(request, _sheet(question), form, act, about=found)


def _sheet(question: str) -> Sheet:
    papers, series = reverse("documents:documents"), reverse("documents:series")
    return Sheet(question, _("Ghi"), crumbs=[(_("Văn bản"), papers), (_("Sổ đánh số"), series)])


def _papers() -> dict[str, str]:
    return {"title": _("Văn bản"), "url": reverse("documents:documents")}


def _require_keeper(request: OfficerRequest) -> None:
    if not request.mandate.holds_over_all(*BOOK_KEEPERS):
        raise PermissionDenied
