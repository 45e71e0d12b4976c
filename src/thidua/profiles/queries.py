"""What a person or a unit holds, and what each next honour still lacks. Reads only."""

from dataclasses import dataclass
from datetime import date

from thidua.eligibility.queries import assess
from thidua.library.queries import honour_names, honours_in_use
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Role, Unit
from thidua.people.queries import main_post, root
from thidua.rulebook.answer import Answer
from thidua.rulebook.way import Way, meant_for_others, ways_of


@dataclass(frozen=True)
class Next:
    """One honour: what the law says of it today, and what is lacking, always as "nếu …"."""

    name: str
    code: str
    answer: Answer
    ways: tuple[Way, ...]


def may_see_ways(person: Person, mandate: Mandate) -> bool:
    """The way to the next honour is for the person and the officer alone."""
    return mandate.holds(Role.OFFICER) or mandate.user.person_id == person.pk


def next_honours(nominee: Person | Unit, *, year: int, on: date) -> list[Next]:
    """Every honour the agency proposes such a nominee for, the lowest first; those that are for
    other people altogether left out.
    """
    kind = "person" if isinstance(nominee, Person) else "collective"
    unit = _unit_of(nominee, on)
    if unit is None:
        return []
    names = honour_names(on=on)
    found = []
    for honour in honours_in_use(on=on):
        if kind not in honour.nominees:
            continue
        answer = assess(nominee, honour.code, year=year, unit=unit, on=on)
        if not meant_for_others(answer):
            found.append(Next(names[honour.code], honour.code, answer, ways_of(answer)))
    return found


def _unit_of(nominee: Person | Unit, on: date) -> Unit | None:
    if isinstance(nominee, Unit):
        return nominee
    post = main_post(nominee, on=on)
    return post.unit if post else root()
