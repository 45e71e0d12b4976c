"""What a person or a unit holds, and what each next honour still lacks. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from thidua.eligibility.queries import assess_many, earliest_of
from thidua.eligibility.questions import Question
from thidua.honours.models import HeldHonour
from thidua.initiatives.models import Initiative
from thidua.library.queries import honour_names, honours_in_use
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Role, Unit
from thidua.people.queries import main_post, reaches, root
from thidua.ratings.models import Rating
from thidua.rulebook.answer import ELIGIBLE, REVIEW, Answer
from thidua.rulebook.way import Way, meant_for_others, ways_of


@dataclass
class Year:
    """One year of a person or a unit: how it was rated, what was received, what was made."""

    year: int | None
    rating: Rating | None = None
    honours: list[HeldHonour] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)


@dataclass(frozen=True)
class Next:
    """One honour: what the law says of it today, and what is lacking, always as "nếu …"."""

    name: str
    code: str
    answer: Answer
    ways: tuple[Way, ...]
    earliest: int | None = None

    @property
    def outcome(self) -> object:
        """The answer; where the text of the day is not loaded, that of the last one known."""
        return self.answer.under_last_known if self.by_last_known else self.answer.outcome

    @property
    def by_last_known(self) -> bool:
        """Whether the answer rests on the last known text without a record that it may."""
        return self.answer.outcome == REVIEW and self.answer.under_last_known is not None

    @property
    def for_people(self) -> tuple[str, ...]:
        """What is left to people, where the record shows all the rest."""
        return self.answer.for_people if self.outcome == ELIGIBLE else ()


def years_of(
    honours: Iterable[HeldHonour],
    ratings: Iterable[Rating],
    initiatives: Iterable[Initiative] = (),
) -> list[Year]:
    """The years of which anything is on record, the latest first; honours without a year last."""
    found: dict[int | None, Year] = {}
    for rating in ratings:
        _of(found, rating.year).rating = rating
    for held in honours:
        _of(found, held.year).honours.append(held)
    for made in initiatives:
        _of(found, made.year).initiatives.append(made)
    return sorted(found.values(), key=lambda one: -(one.year or 0))


def _of(found: dict[int | None, Year], year: int | None) -> Year:
    return found.setdefault(year, Year(year))


def may_see_ways(person: Person, mandate: Mandate) -> bool:
    """The way to the next honour is for the person and the officer alone."""
    return mandate.user.person_id == person.pk or reaches(mandate, Role.OFFICER, person=person)


def next_honours(nominee: Person | Unit, *, year: int, on: date) -> list[Next]:
    """Every honour the agency proposes such a nominee for, the lowest first; those that are for
    other people altogether left out.
    """
    kind = "person" if isinstance(nominee, Person) else "collective"
    unit = _unit_of(nominee, on)
    if unit is None:
        return []
    names = honour_names(on=on)
    codes = [known.code for known in honours_in_use(on=on) if kind in known.nominees]
    asked = [Question(nominee, code, year, unit, on) for code in codes]
    answers = dict(zip(codes, assess_many(asked, as_of=on), strict=True))
    ours = [code for code, found in answers.items() if not meant_for_others(found)]
    years: dict[str, int] = {}
    if isinstance(nominee, Person):
        years = earliest_of(nominee, ours, unit=unit, on=on)
    return [
        Next(names[code], code, answers[code], ways_of(answers[code]), years.get(code))
        for code in ours
    ]


def _unit_of(nominee: Person | Unit, on: date) -> Unit | None:
    if isinstance(nominee, Unit):
        return nominee
    post = main_post(nominee, on=on)
    return post.unit if post else root()
