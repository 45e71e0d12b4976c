"""What can be asked of the year: its report, and the rows that a figure counts."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from thidua.kit.desk import Waiting
from thidua.people.mandate import Mandate
from thidua.people.models import Role, Unit
from thidua.people.queries import in_branches
from thidua.reports import books, parts
from thidua.reports.counting import Scope, rows
from thidua.reports.figures import Part, Report
from thidua.reports.shelf import Shelf

READERS = (Role.OFFICER, Role.LEADER, Role.SECRETARY, Role.HEAD)
PAYERS = (Role.ACCOUNTANT,)
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


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """A report is owed by a task of a plan, and the plan says so; nothing waits here."""
    return []
