"""What can be asked of the year: its report, and the rows that a figure counts."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.documents.models import Document
from thidua.kit.desk import Found, Waiting
from thidua.kit.search import matching
from thidua.people.mandate import Mandate
from thidua.people.models import Role, Unit
from thidua.people.queries import in_branches
from thidua.reports import books, parts
from thidua.reports.counting import Scope, rows
from thidua.reports.figures import Part, Report
from thidua.reports.models import YearReport
from thidua.reports.shelf import Shelf

READERS = (Role.OFFICER, Role.LEADER, Role.SECRETARY, Role.HEAD)
PAYERS = (Role.ACCOUNTANT,)
Status = Document.Status
WHOLE = (
    parts.registrations,
    parts.movements,
    parts.lines,
    parts.honours,
    parts.shares,
    parts.initiatives,
    parts.sent_up,
    parts.spent,
)


def units_of(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose report this mandate may read, or at least its money."""
    return Unit.objects.filter(in_branches(mandate.branches(*READERS, *PAYERS), "path"))


def may_read(book: books.Book, unit: Unit, mandate: Mandate) -> bool:
    """Whether a mandate may open the rows of a book; whoever pays reads what is paid."""
    readers = (*READERS, *PAYERS) if book is books.MONEY else READERS
    return mandate.has_any(readers, unit)


def year(unit: Unit, year: int, mandate: Mandate) -> Report:
    """The report of a unit's year, as far as this mandate may read it, on the mandate's day.

    Every figure has the address of the rows it counts. What the records cannot know is None.
    """
    shelf = Shelf.of(unit, year=year, on=mandate.on)
    wanted: tuple[Callable[[Shelf], Part], ...] = ()
    if mandate.has_any(READERS, unit):
        wanted = WHOLE
    elif mandate.has_any(PAYERS, unit):
        wanted = (parts.spent,)
    return Report(year, unit.name, tuple(part(shelf) for part in wanted))


def rows_of(
    book: books.Book,
    unit: Unit,
    *,
    year: int,
    on: date,
    asked: Mapping[str, Collection[str]],
    branch: int | None = None,
) -> QuerySet[Any]:
    """The rows that a figure counts, as the records stand on a day."""
    day = min(on, date(year, 12, 31))
    return rows(book, Scope(unit), year=year, on=day, asked=asked, branch=branch)


def papers_visible_to(mandate: Mandate) -> QuerySet[YearReport]:
    """Reports as papers, of the branches whose report this mandate reads or whose papers pass by
    its desk.
    """
    seen = in_branches(mandate.branches(*READERS, Role.CLERK))
    return YearReport.objects.filter(seen).select_related("document__signer__person", "unit")


def last_written(unit: Unit, year: int) -> YearReport | None:
    """The latest report of a unit for this year or one before."""
    return YearReport.objects.filter(unit=unit, year__lte=year).first()


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """What waits for the leader, the clerk and the officer. The report that a plan asks for is a
    task, and waits there.
    """
    address = reverse("reports:papers")
    stages = (
        (Status.SUBMITTED, (Role.LEADER,), _("Báo cáo chờ ký"), _("Xem")),
        (Status.SIGNED, (Role.CLERK,), _("Báo cáo đã ký, chờ ghi số"), _("Ghi số")),
        (Status.NUMBERED, (Role.OFFICER, Role.CLERK), _("Báo cáo chờ ban hành"), _("Ban hành")),
    )
    ours = papers_visible_to(mandate)
    found = []
    for status, roles, text, button in stages:
        if mandate.holds(*roles) and (n := ours.filter(document__status=status).count()):
            found.append(Waiting(text, address, n, None, button))
    return found


def search(mandate: Mandate, words: str) -> list[Found]:
    """Reports whose paper has these words in its number or subject."""
    named = matching(Document.objects.all(), words)
    found = papers_visible_to(mandate).filter(document__in=named.values("pk"))
    return [
        Found(str(one), one.unit.name, reverse("reports:yearreport", args=[one.pk]), _("Báo cáo"))
        for one in found[:20]
    ]
