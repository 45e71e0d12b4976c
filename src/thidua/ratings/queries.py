"""What can be asked of ratings, discipline and holds."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.journal.queries import unlike
from thidua.kit.desk import Found, Waiting
from thidua.kit.search import matching
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Post, Role, Unit
from thidua.people.queries import (
    in_branches,
    in_tree_order,
    persons_reached,
    posts_on,
    units_on,
)
from thidua.ratings.models import Discipline, Hold, Rating

SEES_ALL = (Role.OFFICER, Role.LEADER, Role.SECRETARY)
STILL_HELD_FIRST = F("cleared_on").desc(nulls_first=True)
LAST_MONTH = 6
"""Until this month the desk asks for the ratings of the year before."""


def visible_to(mandate: Mandate) -> QuerySet[Rating]:
    """One's own; of a head's unit and of those who belong to it, or did in that year; of their
    branches for the office and the leader.
    """
    found = Rating.objects.select_related("person", "unit")
    if mandate.holds_over_all(*SEES_ALL):
        return found
    seen = Q(person=mandate.user.person_id or 0)
    seen |= Q(person__in=persons_reached(mandate, *SEES_ALL).values("pk"))
    seen |= in_branches(mandate.branches(Role.HEAD, *SEES_ALL), "unit__path")
    if heads := mandate.branches(Role.HEAD):
        staff = Post.objects.filter(in_branches(heads), person=OuterRef("person"))
        then = staff.filter(from_on__year__lte=OuterRef("year"))
        seen |= Q(Exists(then.exclude(until_on__year__lt=OuterRef("year"))))
        now = posts_on(mandate.on).filter(in_branches(heads))
        seen |= Q(person__in=now.values("person"))
    return found.filter(seen)


def visible_disciplines(mandate: Mandate) -> QuerySet[Discipline]:
    """Discipline is seen by the officer and the leader of the branch, by the person and the head of
    the unit where they are now, by nobody else.
    """
    found = Discipline.objects.select_related("person")
    if mandate.holds_over_all(Role.OFFICER, Role.LEADER):
        return found
    reached = persons_reached(mandate, Role.OFFICER, Role.LEADER)
    now = posts_on(mandate.on).filter(in_branches(mandate.branches(Role.HEAD)))
    own = Q(person=mandate.user.person_id or 0)
    seen = own | Q(person__in=reached.values("pk")) | Q(person__in=now.values("person"))
    return found.filter(seen)


def visible_holds(mandate: Mandate) -> QuerySet[Hold]:
    """Holds are seen by the officer, the leader and the secretary of the council, in their
    branches.
    """
    found = Hold.objects.select_related("person", "unit", "by")
    if mandate.holds_over_all(*SEES_ALL):
        return found
    seen = Q(person__in=persons_reached(mandate, *SEES_ALL).values("pk"))
    return found.filter(seen | in_branches(mandate.branches(*SEES_ALL), "unit__path"))


def last_day(year: int) -> date:
    """The day on which who belongs where is asked, for a year's ratings."""
    return date(year, 12, 31)


def listed(
    mandate: Mandate,
    *,
    year: int,
    words: str = "",
    unit: Unit | None = None,
    level: str = "",
    of: str = "",
) -> QuerySet[Rating]:
    """The ratings of a year, units first, then persons by given name; `of` is "person" or "unit".

    A unit brings those who belonged to it, or below it, on the last day of that year. The posts of
    that day are fetched along as `person.posts_held`.
    """
    held = posts_on(last_day(year))
    found = visible_to(mandate).filter(year=year)
    if words:
        persons = matching(Person.objects.all(), words).values("pk")
        units = matching(Unit.objects.all(), words).values("pk")
        found = found.filter(Q(person__in=persons) | Q(unit__in=units))
    if unit:
        staff = held.filter(unit__path__startswith=unit.path).values("person")
        found = found.filter(Q(person__in=staff) | Q(unit__path__startswith=unit.path))
    if level:
        found = found.filter(level=level)
    if of:
        found = found.filter(**{f"{of}__isnull": False})
    order = (F("person__sort_key").asc(nulls_first=True), "unit__order", "unit__sort_key", "pk")
    posts = Prefetch("person__posts", held.select_related("unit"), to_attr="posts_held")
    return found.order_by(*order).prefetch_related(posts)


def place_of(rating: Rating) -> str:
    """Where a person belonged that year, by what `listed` has fetched along."""
    posts: list[Post] = getattr(rating.person, "posts_held", [])
    main = [post for post in posts if post.kind == Post.Kind.MAIN] or posts
    return str(main[0].unit) if main else ""


def level_counts(ratings: QuerySet[Rating]) -> dict[str, int]:
    """How many were rated so, for every level."""
    counted = dict(ratings.order_by().values_list("level").annotate(Count("pk")))
    return {level.value: counted.get(level.value, 0) for level in Rating.Level}


def of_year(nominees: Iterable[Person | Unit], year: int) -> dict[Person | Unit, Rating]:
    """The ratings of these persons and units for a year, in one query."""
    found = Rating.objects.filter(year=year)
    persons = {one.pk: one for one in nominees if isinstance(one, Person)}
    units = {one.pk: one for one in nominees if isinstance(one, Unit)}
    found = found.filter(Q(person__in=list(persons)) | Q(unit__in=list(units)))
    return {persons[r.person_id] if r.person_id else units[r.unit_id or 0]: r for r in found}


@dataclass(frozen=True)
class Lacking:
    """A unit of whose people some have no rating for a year."""

    unit: Unit
    staff: int
    unrated: int


def lacking(mandate: Mandate, year: int) -> list[Lacking]:
    """The units of an officer's branches, in tree order, where somebody, or the unit itself, has no
    rating for the year.
    """
    on = last_day(year)
    kinds = [Post.Kind.MAIN, Post.Kind.ACTING]
    pairs = set(posts_on(on).filter(kind__in=kinds).values_list("unit", "person"))
    rated = Rating.objects.filter(year=year)
    persons = set(rated.exclude(person=None).values_list("person", flat=True))
    units = set(rated.exclude(unit=None).values_list("unit", flat=True))
    staff = Counter(unit for unit, _person in pairs)
    missing = Counter(unit for unit, person in pairs if person not in persons)
    found = []
    ours = units_on(on).filter(in_branches(mandate.branches(Role.OFFICER), "path"))
    for branch in in_tree_order(ours):
        pk = branch.unit.pk
        if staff[pk] and (missing[pk] or pk not in units):
            found.append(Lacking(branch.unit, staff[pk], missing[pk] + (pk not in units)))
    return found


def ratings_of(nominee: Person | Unit) -> dict[int, Rating]:
    """The ratings of a person or a unit, by year."""
    key = "person" if isinstance(nominee, Person) else "unit"
    return {rating.year: rating for rating in Rating.objects.filter(**{key: nominee})}


def ratings_of_many(persons: Iterable[Person]) -> dict[int, list[Rating]]:
    """The ratings of many persons by the person's pk, in one query."""
    found: dict[int, list[Rating]] = {}
    for rating in Rating.objects.filter(person__in=list(persons)):
        found.setdefault(rating.person_id or 0, []).append(rating)
    return found


def disciplines_of(person: Person) -> QuerySet[Discipline]:
    return Discipline.objects.filter(person=person)


def holds_on(nominee: Person | Unit, *, on: date) -> QuerySet[Hold]:
    """The holds in force on a day; a hold covers whom it names and does not spread."""
    key = "person" if isinstance(nominee, Person) else "unit"
    begun = Hold.objects.filter(**{key: nominee}, from_on__lte=on)
    return begun.filter(Q(cleared_on__isnull=True) | Q(cleared_on__gt=on))


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """What waits for officers: last year's ratings in the first half of a year, holds in force."""
    if not mandate.holds(Role.OFFICER):
        return []
    found: list[Waiting] = []
    year = on.year - 1
    if on.month <= LAST_MONTH and (units := lacking(mandate, year)):
        found.append(
            Waiting(
                _("Đơn vị chưa đủ kết quả xếp loại năm %(year)d") % {"year": year},
                f"{reverse('ratings:lacking')}?nam={year}",
                len(units),
                button=_("Nhập xếp loại"),
            )
        )
    if held := visible_holds(mandate).filter(cleared_on=None).count():
        found.append(
            Waiting(
                _("Trường hợp đang tạm dừng xem xét, chờ kết luận"),
                reverse("ratings:holds"),
                held,
                button=_("Xem"),
            )
        )
    return found


def search(mandate: Mandate, words: str) -> list[Found]:
    """Ratings are found on the page of the person or the unit they are of."""
    return []


def faults() -> Iterator[str]:
    """Each rating, measure or hold that is not as the journal left it, in a sentence."""
    for model in (Rating, Discipline, Hold):
        for one, wrong in unlike(model):
            yield _("Đánh giá, kỷ luật: “%(record)s” %(how)s.") % {"record": one, "how": wrong}
