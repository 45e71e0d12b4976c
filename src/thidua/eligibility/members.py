"""Counts the people of collectives, each by their own records: whole numbers, nothing rounded."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from thidua.eligibility import sources
from thidua.eligibility.questions import MERIT
from thidua.honours.models import HeldHonour
from thidua.people.models import Person, Post, Unit
from thidua.people.queries import in_branches
from thidua.ratings.models import Discipline, Rating
from thidua.rulebook import facts as fact

COUNTED = (Post.Kind.MAIN, Post.Kind.ACTING)
When = tuple[int, int]  # (person, year)


@dataclass
class Staff:
    """Who belongs to collectives in years, and what is on record of them for those years."""

    of: dict[When, set[int]] = field(default_factory=dict)  # (unit, year) → persons
    persons: dict[int, Person] = field(default_factory=dict)
    honours: dict[When, set[str]] = field(default_factory=lambda: defaultdict(set))
    rated: dict[When, str] = field(default_factory=dict)
    discipline: dict[When, list[str]] = field(default_factory=lambda: defaultdict(list))


def staff_in(wanted: Iterable[tuple[Unit, int]], *, on: date) -> Staff:
    """The staff of each unit in each year, counted on the year's last day or on `on`, the earlier.

    Four queries, however many units.
    """
    pairs = list(wanted)
    staff = Staff()
    if not pairs:
        return staff
    held = list(
        Post.objects.filter(
            in_branches(sorted({unit.path for unit, _ in pairs})), kind__in=COUNTED
        ).select_related("unit", "person")
    )
    for unit, year in pairs:
        day = min(on, date(year, 12, 31))
        staff.of[unit.pk, year] = {
            post.person_id
            for post in held
            if post.unit.path.startswith(unit.path) and _held_on(post, day)
        }
    staff.persons = {post.person_id: post.person for post in held}
    _read(staff, {year for _, year in pairs})
    return staff


def members(unit: Unit, year: int, staff: Staff) -> fact.Members | None:
    """The count of one collective for one year; None where nobody is on its list."""
    people = sorted(staff.of.get((unit.pk, year), ()))
    if not people:
        return None
    persons = [staff.persons[pk] for pk in people]
    unsure = sum(p.known_since is None or p.known_since > year for p in persons)
    rated = [staff.rated.get((pk, year)) for pk in people]
    forms = [form for pk in people for form in staff.discipline.get((pk, year), ())]
    sexes = [person.sex for person in persons]
    return fact.Members(
        total=len(people),
        completed=sum(one not in (None, Rating.Level.NOT_DONE) for one in rated),
        women=None if "" in sexes else sexes.count(Person.Sex.FEMALE),
        holding=MappingProxyType(
            Counter(code for pk in people for code in staff.honours.get((pk, year), ()))
        ),
        disciplined=tuple(forms),
        source=sources.of_unit(unit.pk, f"Danh sách {len(people)} người của {unit.name}"),
        unsure=unsure,
        unrated=rated.count(None),
    )


def not_yet_holding(code: str, unit: Unit, year: int, proposed: Iterable[int], staff: Staff) -> int:
    """How many of those proposed belong to the collective and do not hold the honour already."""
    people = staff.of.get((unit.pk, year), set()) & set(proposed)
    return sum(code not in staff.honours.get((pk, year), ()) for pk in people)


def _read(staff: Staff, years: set[int]) -> None:
    people = set().union(*staff.of.values())
    held = HeldHonour.objects.filter(person__in=people, year__in=years, kind=MERIT)
    held = held.exclude(status=HeldHonour.Status.REVOKED).exclude(code=None)
    for person, year, code in held.values_list("person", "year", "code"):
        staff.honours[person or 0, year or 0].add(code or "")
    rated = Rating.objects.filter(person__in=people, year__in=years)
    staff.rated = {
        (p or 0, year): level for p, year, level in rated.values_list("person", "year", "level")
    }
    given = Discipline.objects.filter(person__in=people, from_on__year__in=years)
    for person, form, since in given.values_list("person", "form", "from_on"):
        staff.discipline[person, since.year].append(form)


def _held_on(post: Post, day: date) -> bool:
    return post.from_on <= day and (post.until_on is None or post.until_on >= day)
