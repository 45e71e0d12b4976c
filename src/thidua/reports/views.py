"""The pages of the year's report: the report, and the rows behind each of its figures."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.kit.pages import page, paginate
from thidua.library.queries import honour_names
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest
from thidua.people.models import Unit
from thidua.reports import forms, queries
from thidua.reports.books import Book
from thidua.reports.counting import BRANCH, UNIT, YEAR, book_of
from thidua.reports.listing import LISTINGS, Listing

EXPORTED = 100_000  # rows: what a workbook of Excel opens without pain
TURNS = 10  # the month from which a year's report is looked for


@dataclass(frozen=True)
class Asked:
    """Which report: its year, its unit, the form that says so."""

    year: int
    unit: Unit
    form: forms.Choice

    @property
    def query(self) -> str:
        return urlencode({YEAR: self.year, UNIT: self.unit.pk})


@require_GET
def year(request: OfficerRequest) -> HttpResponse:
    """What did the year bring?"""
    asked = _asked(request)
    context = {
        "report": queries.year(asked.unit, asked.year, request.mandate),
        "asked": asked,
        "form": asked.form,
        "one_unit": len(asked.form.fields["don_vi"].units) == 1,  # type: ignore[attr-defined]
    }
    return render(request, "reports/year.html", context)


@require_GET
def rows(request: OfficerRequest, book: str) -> HttpResponse:
    """Which rows does this figure count?"""
    asked, found, listing = _rows(request, book)
    listed = paginate(listing.of(found), request)
    named = _named(timezone.localdate())
    shown_rows = [listing.show(row, named) for row in listed.object_list]
    context = {
        "page": listed,
        "rows": [(shown, listing.beside_heads(shown)) for shown in shown_rows],
        "listing": listing,
        "asked": asked,
        "crumbs": [
            {
                "title": _("Báo cáo năm %(year)s") % {"year": asked.year},
                "url": f"{reverse('reports:year')}?{asked.query}",
            },
            {"title": listing.title},
        ],
        "export_url": reverse("reports:rows_export", args=[book]),
    }
    return page(request, "reports/rows.html", "reports/_rows.html", context)


@require_GET
def rows_export(request: OfficerRequest, book: str) -> HttpResponse:
    """The same rows as a workbook."""
    _report, found, listing = _rows(request, book)
    named = _named(timezone.localdate())
    listed = (listing.show(row, named) for row in listing.of(found)[:EXPORTED])
    table = ([one.title, *one.cells] for one in listed)
    heads = [str(head) for head in listing.heads]
    return workbook(str(listing.title), heads, table, name=f"{book}.xlsx")


def _asked(request: OfficerRequest) -> Asked:
    """The report that the address asks for; what it leaves out is the usual."""
    units = queries.units_of(request.mandate)
    first = units.order_by("path").first()
    if first is None:
        raise PermissionDenied
    today = timezone.localdate()
    usual = {YEAR: today.year if today.month >= TURNS else today.year - 1, UNIT: first.pk}
    given = {name: request.GET.get(name) or value for name, value in usual.items()}
    form = forms.Choice(given, units=units)
    if not form.is_valid():
        raise Http404
    return Asked(form.cleaned_data["nam"], form.cleaned_data["don_vi"] or first, form)


def _rows(request: OfficerRequest, code: str) -> tuple[Asked, Any, Listing]:
    asked, book = _asked(request), book_of(code)
    if book is None:
        raise Http404
    if not queries.may_read(book, asked.unit, request.mandate):
        raise PermissionDenied
    found = queries.rows_of(
        book,
        asked.unit,
        year=asked.year,
        on=timezone.localdate(),
        asked=_told(request, book),
        branch=_branch(request),
    )
    return asked, found, LISTINGS[code]


def _told(request: OfficerRequest, book: Book) -> dict[str, list[str]]:
    """What the address says of the rows; other words in it mean nothing here."""
    return {name: request.GET.getlist(name) for name in book.told_by if name in request.GET}


def _branch(request: OfficerRequest) -> int | None:
    given = request.GET.get(BRANCH, "")
    if given and not given.isdecimal():
        raise Http404
    return int(given) if given else None


def _named(on: date) -> Any:
    names = honour_names(on=on)
    return lambda code: names.get(code, code)
