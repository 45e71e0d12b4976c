"""Reads what is on record of many nominees, in a number of queries that does not grow with them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from django.db.models import Q

from thidua.eligibility import sources
from thidua.honours.models import HeldHonour
from thidua.initiatives.models import Authorship, Initiative, InitiativeUse, Recognition
from thidua.people.models import Absence, Person, Post, Reorganisation, ReorganisationPart, Unit
from thidua.ratings.models import Discipline, Hold, Rating
from thidua.rulebook import facts as fact

LOOKED_BACK = 10  # years: the longest that a standard counts
Key = tuple[str, int]  # ("person", pk) or ("unit", pk)


@dataclass
class Records:
    """What is on record of persons and units: rows by nominee, as facts where they stand alone."""

    ratings: dict[Key, dict[int, fact.Rated]] = field(default_factory=lambda: defaultdict(dict))
    honours: dict[Key, list[fact.Held]] = field(default_factory=lambda: defaultdict(list))
    made: dict[int, list[Initiative]] = field(default_factory=lambda: defaultdict(list))
    uses: dict[tuple[int, int], list[str]] = field(default_factory=lambda: defaultdict(list))
    scopes: dict[int, str] = field(default_factory=dict)
    discipline: dict[int, list[fact.Discipline]] = field(default_factory=lambda: defaultdict(list))
    holds: dict[Key, list[fact.Hold]] = field(default_factory=lambda: defaultdict(list))
    leave: dict[int, list[fact.Leave]] = field(default_factory=lambda: defaultdict(list))
    posts: dict[int, list[Post]] = field(default_factory=lambda: defaultdict(list))
    events: dict[int, list[Reorganisation]] = field(default_factory=lambda: defaultdict(list))
    same_desk: set[tuple[date, int, int]] = field(default_factory=set)  # day, old unit, new unit


def records_of(persons: Iterable[int], units: Iterable[int]) -> Records:
    """The records of these persons and units, by primary key."""
    own, ours, found = set(persons), set(units), Records()
    _ratings(found, own, ours)
    _honours(found, own, ours)
    _holds(found, own, ours)
    if own:
        _initiatives(found, own)
        _of_persons(found, own)
    _reorganisations(found, ours)
    return found


def person_facts(person: Person, year: int, found: Records) -> fact.Facts:
    """What is on record of one person proposed for a year."""
    key = ("person", person.pk)
    made = found.made[person.pk]
    ideas = [one for one in made if one.kind == Initiative.Kind.INITIATIVE]
    projects = [one for one in made if one.kind == Initiative.Kind.RESEARCH]
    return fact.Facts(
        complete=person.known_since is not None,
        known_since=person.known_since,
        sex=person.sex or None,
        group=person.group or None,
        ratings=_rated(found.ratings[key], year, person.joined_on),
        honours=tuple(found.honours[key]),
        initiatives=tuple(_initiative(one, person.pk, found) for one in ideas),
        research=tuple(_research(one, person.pk, found) for one in projects),
        discipline=tuple(found.discipline[person.pk]),
        holds=tuple(found.holds[key]),
        leave=tuple(found.leave[person.pk]),
        moves=tuple(_moves(found.posts[person.pk], found)),
        posts=tuple(_post(post) for post in found.posts[person.pk]),
        higher_retirement_age=person.higher_retirement_age,
    )


def unit_facts(unit: Unit, year: int, found: Records, members: fact.Members | None) -> fact.Facts:
    """What is on record of one collective, its people counted by the caller."""
    key = ("unit", unit.pk)
    kinds = {Reorganisation.Kind.RENAME, Reorganisation.Kind.MERGER, Reorganisation.Kind.SPLIT}
    history = [
        fact.UnitEvent(
            event.kind,
            event.day,
            event.years_joined,
            sources.of_reorganisation(event, unit.pk),
        )
        for event in found.events[unit.pk]
        if event.kind in kinds
    ]
    return fact.Facts(
        complete=unit.known_since is not None,
        known_since=unit.known_since,
        ratings=_rated(found.ratings[key], year, unit.from_on),
        honours=tuple(found.honours[key]),
        holds=tuple(found.holds[key]),
        members=members,
        unit_history=tuple(history),
    )


def _rated(
    known: dict[int, fact.Rated], year: int, since: date | None
) -> MappingProxyType[int, fact.Rated]:
    """Everybody is rated every year: a year without a rating is one not entered yet."""
    first = since.year if since else year - LOOKED_BACK
    blank = {one: fact.Rated(None) for one in range(max(first, year - LOOKED_BACK), year + 1)}
    return MappingProxyType({**blank, **known})


def _ratings(found: Records, own: set[int], ours: set[int]) -> None:
    for rating in Rating.objects.filter(Q(person__in=own) | Q(unit__in=ours)):
        rated = fact.Rated(rating.level, sources.of_rating(rating))
        found.ratings[_key(rating.person_id, rating.unit_id)][rating.year] = rated


def _honours(found: Records, own: set[int], ours: set[int]) -> None:
    held = HeldHonour.objects.filter(Q(person__in=own) | Q(unit__in=ours))
    for one in held.order_by("year", "pk"):
        found.honours[_key(one.person_id, one.unit_id)].append(held_fact(one))


def held_fact(held: HeldHonour) -> fact.Held:
    """A line of the register; a corrected one is in force, a revoked one is not."""
    revoked = held.status == HeldHonour.Status.REVOKED
    used = held.initiative_id_used
    return fact.Held(
        code=held.code,
        year=held.year,
        kind=held.kind,
        as_printed=held.as_printed,
        decided=held.decided_on,
        number=held.decision_number or None,
        by=held.decided_by or None,
        initiative=str(used) if used else None,
        achievement=held.achievement or None,
        status=HeldHonour.Status.REVOKED if revoked else fact.IN_FORCE,
        source=sources.of_honour(held),
    )


def _holds(found: Records, own: set[int], ours: set[int]) -> None:
    for hold in Hold.objects.filter(Q(person__in=own) | Q(unit__in=ours)):
        known = fact.Hold(hold.reason, hold.from_on, hold.cleared_on, sources.of_hold(hold))
        found.holds[_key(hold.person_id, hold.unit_id)].append(known)


def _initiatives(found: Records, own: set[int]) -> None:
    signed = Authorship.objects.filter(person__in=own).select_related("initiative")
    signed = signed.exclude(
        initiative__status__in=[Initiative.Status.DRAFT, Initiative.Status.DECLINED]
    )
    for author in signed.order_by("initiative__year", "pk"):
        found.made[author.person_id].append(author.initiative)
    made = {one.pk for several in found.made.values() for one in several}
    for known in Recognition.objects.filter(initiative__in=made, revoked_on=None):
        widest = found.scopes.get(known.initiative_id, known.scope)
        found.scopes[known.initiative_id] = max(widest, known.scope, key=fact.SCOPES.index)
    for use in InitiativeUse.objects.filter(initiative__in=made, person__in=own):
        found.uses[use.initiative_id, use.person_id].append(use.honour)


def _initiative(one: Initiative, person: int, found: Records) -> fact.Initiative:
    return fact.Initiative(
        id=str(one.pk),
        year=one.year,
        scope=found.scopes.get(one.pk),
        used_for=tuple(dict.fromkeys(found.uses[one.pk, person])),
        source=sources.of_initiative(one),
    )


def _research(one: Initiative, person: int, found: Records) -> fact.Research:
    accepted = one.status == Initiative.Status.RECOGNISED or one.pk in found.scopes
    return fact.Research(
        id=str(one.pk),
        year=one.year,
        scope=found.scopes.get(one.pk),
        accepted=True if accepted else None,
        used_for=tuple(dict.fromkeys(found.uses[one.pk, person])),
        source=sources.of_initiative(one),
    )


def _of_persons(found: Records, own: set[int]) -> None:
    for one in Discipline.objects.filter(person__in=own).order_by("from_on"):
        term = fact.Discipline(one.form, one.from_on, one.until_on, sources.of_discipline(one))
        found.discipline[one.person_id].append(term)
    for away in Absence.objects.filter(person__in=own).order_by("from_on"):
        left = fact.Leave(away.kind, away.from_on, away.until_on, sources.of_absence(away))
        found.leave[away.person_id].append(left)
    for post in Post.objects.filter(person__in=own).select_related("unit").order_by("from_on"):
        found.posts[post.person_id].append(post)


def _reorganisations(found: Records, ours: set[int]) -> None:
    """What befell these units, and which units a person has left and entered without moving."""
    placed = {post.unit_id for posts in found.posts.values() for post in posts}
    parts = ReorganisationPart.objects.filter(unit__in=ours | placed)
    sides: dict[int, tuple[Reorganisation, set[int], set[int]]] = {}
    for part in parts.select_related("reorganisation").order_by("reorganisation__day"):
        event, before, after = sides.setdefault(
            part.reorganisation_id, (part.reorganisation, set(), set())
        )
        (after if part.after else before).add(part.unit_id)
    for event, before, after in sides.values():
        found.same_desk |= {(event.day, old, new) for old in before for new in after}
        for unit in after & ours:
            found.events[unit].append(event)


def _moves(posts: list[Post], found: Records) -> list[fact.Transfer]:
    """A main post at another unit than the last one; a unit that was only reorganised is none."""
    mains = [post for post in posts if post.kind == Post.Kind.MAIN]
    moves = []
    for old, new in zip(mains, mains[1:], strict=False):
        stayed = (new.from_on, old.unit_id, new.unit_id) in found.same_desk
        if old.unit_id != new.unit_id and not stayed:
            moved = fact.Transfer(
                new.from_on,
                old.unit.name,
                new.unit.name,
                new.old_unit_agrees,
                sources.of_post(new),
            )
            moves.append(moved)
    return moves


def _post(post: Post) -> fact.Post:
    return fact.Post(
        post.rank or None,
        post.leader,
        post.kind,
        post.from_on,
        post.until_on,
        sources.of_post(post),
    )


def _key(person: int | None, unit: int | None) -> Key:
    return ("person", person) if person else ("unit", unit or 0)
