"""The desk and the search ask every slice; they know none of its records."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.council import queries as council
from thidua.decisions import queries as decisions
from thidua.documents import queries as documents
from thidua.dossiers import queries as dossiers
from thidua.files.models import File
from thidua.honours import queries as honours
from thidua.initiatives import queries as initiatives
from thidua.kit.desk import Found, Waiting
from thidua.kit.timeline import Mark, State
from thidua.library import queries as library
from thidua.movements import queries as movements
from thidua.people import queries as people
from thidua.people.mandate import Mandate
from thidua.people.models import User
from thidua.plans import queries as plans
from thidua.plans.models import Task
from thidua.ratings import queries as ratings
from thidua.reports import queries as reports

SLICES = (
    people,
    documents,
    library,
    plans,
    ratings,
    honours,
    initiatives,
    movements,
    dossiers,
    council,
    decisions,
    reports,
)
SEARCHED: tuple[Callable[[Mandate, str], list[Found]], ...] = (
    people.search,
    honours.search,
    initiatives.search,
    movements.search,
    dossiers.search,
    decisions.search,
    reports.search,
    documents.search,
    plans.search,
    council.search,
    library.search,
)
SOON = timedelta(days=7)
SHEETS = (File.Kind.XLSX, File.Kind.XLS)


def desk(mandate: Mandate, on: date) -> list[tuple[str, str, list[Waiting]]]:
    """What waits, in three groups: overdue, due this week, the rest; the soonest first."""
    found = [one for slice_ in SLICES for one in slice_.waiting(mandate, on)]
    found.sort(key=lambda one: (one.due_on is None, one.due_on or on))
    late = [one for one in found if one.due_on and one.due_on < on]
    soon = [one for one in found if one.due_on and on <= one.due_on <= on + SOON]
    rest = [one for one in found if one not in late and one not in soon]
    groups = [
        (_("Quá hạn"), "late", late),
        (_("Trong tuần này"), "soon", soon),
        (_("Đang chờ"), "others", rest),
    ]
    return [group for group in groups if group[2]]


def year_marks(mandate: Mandate, on: date) -> list[Mark]:
    """The dated duties of the year that this mandate sees, the deadlines of registering."""
    dated = plans.matching_tasks(mandate, year=on.year).filter(due_on__isnull=False)
    tasks = [
        Mark(task.due_on, task.text, _state(task, on))
        for task in dated.exclude(status=Task.Status.CANCELLED)[:60]
        if task.due_on
    ]
    return [*tasks, *movements.marks(mandate, on.year, on=on)]


def search(mandate: Mandate, words: str) -> list[tuple[str, list[Found]]]:
    """The finds of every slice, by kind; nothing for fewer than two letters."""
    if len(words) < 2:
        return []
    kinds: dict[str, list[Found]] = {}
    for ask in SEARCHED:
        for found in ask(mandate, words):
            kinds.setdefault(found.kind, []).append(found)
    return list(kinds.items())


def workbooks_of(user: User) -> QuerySet[File]:
    """The workbooks an account has handed in, kept until `thidua tidy` clears them."""
    return File.objects.filter(by=user, kind__in=SHEETS)


def _state(task: Task, on: date) -> State:
    if task.status == Task.Status.DONE:
        return State.DONE
    days = (task.due_on - on).days if task.due_on else 99
    return State.LATE if days < 0 else State.SOON if days <= 7 else State.COMING
