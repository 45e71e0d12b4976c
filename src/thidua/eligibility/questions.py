"""What is asked, and what is proposed beside it: plain values. No Django query."""

from dataclasses import dataclass
from datetime import date

from thidua.people.models import Person, Unit
from thidua.rulebook.facts import Source

Nominee = Person | Unit | str  # a string is a household, by its name
MERIT = "cong-trang"


@dataclass(frozen=True)
class Question:
    """One nominee, one honour. `on` chooses the law: the day received for appraisal."""

    nominee: Nominee
    honour: str
    year: int
    unit: Unit
    on: date
    kind: str = MERIT
    complete_on: date | None = None
    route: str | None = None
    proposed_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposed:
    """An honour proposed for somebody in the same meeting and not yet granted.

    For a collective those of its members count; `person` and `unit` are primary keys, one of them
    given.
    """

    honour: str
    year: int
    person: int | None = None
    unit: int | None = None
    source: Source | None = None


def kind_of(nominee: Nominee) -> str:
    """The law's word for a nominee: person, collective, enterprise or household."""
    if isinstance(nominee, Person):
        return "person"
    if isinstance(nominee, Unit):
        return "enterprise" if nominee.kind == Unit.Kind.ENTERPRISE else "collective"
    return "household"
