"""Values printed by label under or beside a duty, given to that duty."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from thidua.papers.read import doers
from thidua.papers.read.attributes import Attribute, attribute
from thidua.papers.read.clauses import clauses
from thidua.papers.read.due import Calendar, Due
from thidua.papers.read.outputs import output_of
from thidua.papers.read.reading import Task
from thidua.papers.read.text import Line


@dataclass(frozen=True)
class Label:
    """A labelled value and where it stands in its line."""

    attribute: Attribute
    line: Line
    start: int
    end: int


def labels_in(line: Line, start: int) -> list[Label]:
    """The labelled values of a line, clause by clause."""
    found = []
    for clause in clauses(line.text, start):
        stated = attribute(line.text[clause.start : clause.end])
        if stated:
            found.append(Label(stated, line, clause.start + stated.at, clause.end))
    return found


def labelled(task: Task, labels: Iterable[Label], calendar: Calendar) -> Task:
    """A duty with what its labels add; what it says itself stays."""
    for label in labels:
        kind, value = label.attribute.kind, label.attribute.value
        if kind == "doer" and task.responsible is None:
            task = replace(task, responsible=doers.doer_name(value))
        elif kind == "product":
            task = replace(task, output=output_of(f"ban hành {value}"))
        elif kind == "time" and task.deadline is None:
            task = dated(task, calendar.due(label.line, label.start, label.end))
    return task


def dated(task: Task, due: Due | None) -> Task:
    """A duty with its deadline; without one as it was."""
    if due is None:
        return task
    return replace(task, deadline=due.iso, bound=due.bound, due=due.day, continuing=due.lasting)
