"""The report as a page, the rows behind each of its figures, and both to take away."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.files.http import made
from thidua.kit.pages import page, paginate
from thidua.library.queries import honour_names
from thidua.papers.write import to_docx, to_pdf
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest
from thidua.people.models import Role
from thidua.reports import composing, queries
from thidua.reports.books import Book
from thidua.reports.counting import BRANCH, book_of
from thidua.reports.listing import LISTINGS, Listing
from thidua.reports.tables import tables_of
from thidua.reports.views.asking import Asked, asked_of
from thidua.sheets import make_several

EXPORTED = 100_000  # rows: what a workbook of Excel opens without pain


@require_GET
def year(request: OfficerRequest) -> HttpResponse:
    """What did the year bring?"""
    asked = asked_of(request)
    drafted = queries.papers_visible_to(request.mandate).filter(unit=asked.unit, year=asked.year)
    context = {
        "report": queries.year(asked.unit, asked.year, request.mandate),
        "asked": asked,
        "form": asked.form,
        "drafted": drafted,
        "reads_all": request.mandate.has_any(queries.READERS, asked.unit),
        "may_draft": request.mandate.has(Role.OFFICER, asked.unit),
    }
    return render(request, "reports/year.html", context)


@require_GET
def year_file(request: OfficerRequest, kind: str) -> HttpResponse:
    """The same report as a paper (docx, pdf), or its tables as a workbook (xlsx)."""
    asked = asked_of(request)
    if not request.mandate.has_any(queries.READERS, asked.unit):
        raise PermissionDenied
    name = _("Báo cáo năm %(year)s") % {"year": asked.year}
    if kind == "xlsx":
        report = queries.year(asked.unit, asked.year, request.mandate)
        return made(make_several(tables_of(report)), name=f"{name}.xlsx", kind=kind)
    printed = {"docx": to_docx, "pdf": to_pdf}.get(kind)
    if printed is None:
        raise Http404
    paper = composing.report_paper(asked.unit, asked.year, request.mandate)
    return made(printed(paper), name=f"{name}.{kind}", kind=kind)


@require_GET
def rows(request: OfficerRequest, book: str) -> HttpResponse:
    """Which rows does this figure count?"""
    asked, found, listing = _rows(request, book)
    listed = paginate(listing.of(found), request)
    named = _named()
    shown_rows = [listing.show(row, named) for row in listed.object_list]
    context = {
        "page": listed,
        "rows": [(shown, listing.beside_heads(shown)) for shown in shown_rows],
        "listing": listing,
        "asked": asked,
        "crumbs": [asked.crumb, {"title": listing.title}],
        "export_url": reverse("reports:rows_export", args=[book]),
    }
    return page(request, "reports/rows.html", "reports/_rows.html", context)


@require_GET
def rows_export(request: OfficerRequest, book: str) -> HttpResponse:
    """The same rows as a workbook."""
    _asked, found, listing = _rows(request, book)
    named = _named()
    listed = (listing.show(row, named) for row in listing.of(found)[:EXPORTED])
    table = ([one.title, *one.cells] for one in listed)
    heads = [str(head) for head in listing.heads]
    return workbook(str(listing.title), heads, table, name=f"{book}.xlsx")


def _rows(request: OfficerRequest, code: str) -> tuple[Asked, Any, Listing]:
    asked, book = asked_of(request), book_of(code)
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


def _named() -> Callable[[str], str]:
    names = honour_names(on=timezone.localdate())
    return lambda code: names.get(code, code)
