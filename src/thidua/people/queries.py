"""What can be asked of units, persons, accounts and settings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.kit.desk import Found, Waiting
from thidua.kit.search import matching
from thidua.kit.text import fold, sort_key
from thidua.people.agency import USUAL
from thidua.people.mandate import Mandate
from thidua.people.models import (
    Absence,
    Person,
    Post,
    Reorganisation,
    ReorganisationPart,
    Role,
    RoleHeld,
    Setting,
    Signer,
    Unit,
    User,
)

SOON = timedelta(days=14)
READERS = (Role.OFFICER, Role.LEADER, Role.SECRETARY, Role.HEAD, Role.ADMINISTRATOR)
"""Whose work needs people's records; a clerk and an accountant meet people on their papers."""


def in_branches(branches: Iterable[str], field: str = "unit__path") -> Q:
    """A condition: the unit at `field` lies in one of these branches; none where there is no
    branch. The whole tree needs no look at the units: that there is one is enough.
    """
    branches = list(branches)
    if any(branch.count("/") == 1 for branch in branches):
        return Q(**{f"{field.removesuffix('__path')}__isnull": False})
    condition = Q(pk__in=[])
    for branch in branches:
        condition |= Q(**{f"{field}__startswith": branch})
    return condition


def visible_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units a mandate may see: names of units are no secret inside the installation."""
    return Unit.objects.all() if mandate.reach else Unit.objects.none()


def visible_persons(mandate: Mandate) -> QuerySet[Person]:
    """Persons who hold or held a post in a branch of the mandate, and the account's own person."""
    own = Q(pk=mandate.user.person_id) if mandate.user.person_id else Q(pk__in=[])
    return _persons_in(mandate.branches(*READERS), own)


def editable_persons(mandate: Mandate) -> QuerySet[Person]:
    """Persons whose record the mandate keeps: officers and administrators, in their branches."""
    return persons_reached(mandate, Role.OFFICER, Role.ADMINISTRATOR)


def persons_reached(mandate: Mandate, *roles: Role) -> QuerySet[Person]:
    """Persons who hold or held a post in a branch where one of these roles is held."""
    return _persons_in(mandate.branches(*roles), Q(pk__in=[]))


def reaches(
    mandate: Mandate, role: Role, *, person: Person | None = None, unit: Unit | None = None
) -> bool:
    """Whether a role reaches this person or this unit; neither of them: the whole agency."""
    if mandate.holds_over_all(role):
        return True
    if person is not None:
        return persons_reached(mandate, role).filter(pk=person.pk).exists()
    place = unit or root()
    return place is not None and mandate.has(role, place)


def _persons_in(branches: Iterable[str], also: Q) -> QuerySet[Person]:
    """Persons of these branches; a branch that is the whole tree holds those without a post too."""
    branches = list(branches)
    if any(branch.count("/") == 1 for branch in branches):
        return Person.objects.all()
    placed = Post.objects.filter(in_branches(branches))
    return Person.objects.filter(also | Q(pk__in=placed.values("person")))


def visible_accounts(mandate: Mandate) -> QuerySet[User]:
    """Accounts, to the administrators of the installation."""
    whole = mandate.holds_over_all(Role.ADMINISTRATOR)
    return User.objects.all() if whole else User.objects.none()


def posts_on(on: date) -> QuerySet[Post]:
    """All posts held on a day."""
    return Post.objects.filter(from_on__lte=on).exclude(until_on__lt=on)


def main_post(person: Person, *, on: date) -> Post | None:
    """Where a person belongs on a day: the main post, else the one held longest."""
    held = list(posts_on(on).filter(person=person).select_related("unit").order_by("from_on"))
    return next((p for p in held if p.kind == Post.Kind.MAIN), held[0] if held else None)


def is_leader(person: Person, *, on: date) -> bool:
    """Holds a leading post, from deputy head of phòng upward; others are direct workers."""
    return posts_on(on).filter(person=person, leader=True).exists()


def staff_of(unit: Unit, *, on: date) -> QuerySet[Person]:
    """Who belongs to a unit or one below it on a day, by main post, by given name."""
    placed = posts_on(on).filter(
        unit__path__startswith=unit.path, kind__in=[Post.Kind.MAIN, Post.Kind.ACTING]
    )
    return Person.objects.filter(pk__in=placed.values("person")).order_by("sort_key")


@dataclass(frozen=True)
class Branch:
    """A unit as the tree shows it: how deep it stands, how many people belong to it and below."""

    unit: Unit
    depth: int
    staff: int = 0
    head: str = ""


def in_tree_order(units: Iterable[Unit]) -> list[Branch]:
    """Units below one another, sisters in their order; where a parent is not given, on top."""
    given = list(units)
    below: dict[int | None, list[Unit]] = {}
    known = {unit.pk for unit in given}
    for unit in given:
        parent = unit.parent_id if unit.parent_id in known else None
        below.setdefault(parent, []).append(unit)
    found: list[Branch] = []
    waiting = [(unit, 0) for unit in reversed(below.get(None, []))]
    while waiting:
        unit, depth = waiting.pop()
        found.append(Branch(unit, depth))
        waiting.extend((child, depth + 1) for child in reversed(below.get(unit.pk, [])))
    return found


def units_on(on: date) -> QuerySet[Unit]:
    """The units that exist on a day."""
    return Unit.objects.exclude(from_on__gt=on).exclude(until_on__lt=on)


def tree(units: QuerySet[Unit], *, on: date) -> list[Branch]:
    """The units in tree order, each with its people of a day, those below included, and its head;
    three queries.
    """
    held = posts_on(on).filter(kind__in=[Post.Kind.MAIN, Post.Kind.ACTING])
    pairs = set(held.values_list("unit__path", "person"))
    people: dict[str, set[int]] = {}
    for path, person in pairs:
        for end in (i + 1 for i, letter in enumerate(path) if letter == "/"):
            people.setdefault(path[:end], set()).add(person)
    heads = dict(posts_on(on).filter(head=True).values_list("unit", "person__name"))
    return [
        Branch(b.unit, b.depth, len(people.get(b.unit.path, ())), heads.get(b.unit.pk, ""))
        for b in in_tree_order(units)
    ]


def persons_listed(
    persons: QuerySet[Person],
    *,
    on: date,
    words: str = "",
    unit: Unit | None = None,
    group: str = "",
    leader: bool | None = None,
    left: bool | None = None,
) -> QuerySet[Person]:
    """Persons by given name, narrowed by what an officer asks; their posts of the day are fetched
    along as `posts_held`, their absences as `absences_now`.
    """
    held = posts_on(on)
    if unit is not None:
        held = held.filter(unit__path__startswith=unit.path)
        persons = persons.filter(pk__in=held.values("person"))
    if leader is not None:
        leading = posts_on(on).filter(leader=True).values("person")
        persons = persons.filter(pk__in=leading) if leader else persons.exclude(pk__in=leading)
    if group:
        persons = persons.filter(group=group)
    if left is not None:
        gone = Q(left_on__lt=on)
        persons = persons.filter(gone) if left else persons.exclude(gone)
    found = matching(persons, words).order_by("sort_key", "pk")
    posts = posts_on(on).select_related("unit").order_by("from_on")
    away = Absence.objects.filter(from_on__lte=on, until_on__gte=on)
    return found.prefetch_related(
        Prefetch("posts", posts, to_attr="posts_held"),
        Prefetch("absences", away, to_attr="absences_now"),
    )


def held_by(person: Person) -> list[Post]:
    """The posts that `persons_listed` has fetched along with a person."""
    posts: list[Post] = getattr(person, "posts_held", [])
    return posts


def root() -> Unit | None:
    """The agency itself: the top of the tree."""
    return Unit.objects.filter(parent=None).order_by("pk").first()


def name_on(unit: Unit, *, on: date) -> str:
    """The name a unit bore on a day."""
    former = unit.names.filter(until_on__gte=on).order_by("until_on").first()
    return former.name if former else unit.name


def successors(unit: Unit, *, on: date) -> list[Unit]:
    """Who stands for a unit on a day: itself while it exists, else the units that took over,
    however far.
    """
    if unit.until_on is None or unit.until_on >= on:
        return [unit]
    events = ReorganisationPart.objects.filter(unit=unit, after=False, reorganisation__day__lte=on)
    heirs = Unit.objects.filter(
        reorganisations__after=True,
        reorganisations__reorganisation__in=events.values("reorganisation"),
    ).exclude(pk=unit.pk)
    return [last for heir in heirs.distinct() for last in successors(heir, on=on)]


def setting(key: str, *, on: date) -> Any:
    """The value of a setting on a day; its usual value where the agency has set none. KeyError for
    an unknown key.
    """
    kept = Setting.objects.filter(key=key, from_on__lte=on).order_by("-from_on").first()
    return kept.value if kept else USUAL[key]


def settings_on(on: date) -> dict[str, Any]:
    """All settings of a day, in one query."""
    found = dict(USUAL)
    for kept in Setting.objects.filter(from_on__lte=on).order_by("from_on"):
        found[kept.key] = kept.value
    return found


def signers_on(on: date) -> QuerySet[Signer]:
    """Who may sign for the agency on a day."""
    return Signer.objects.filter(from_on__lte=on).exclude(until_on__lt=on).select_related("person")


def with_role(role: Role, unit: Unit, *, on: date) -> QuerySet[User]:
    """The accounts that hold a role at this unit or above it on a day."""
    above = [unit.path[: i + 1] for i, c in enumerate(unit.path) if c == "/"]
    held = Q(roles__role=role, roles__unit__path__in=above, roles__from_on__lte=on)
    open_ended = Q(roles__until_on__isnull=True) | Q(roles__until_on__gte=on)
    return User.objects.filter(held & open_ended, is_active=True).distinct()


def is_empty() -> bool:
    """Whether nobody has an account yet: the installation waits for its first page."""
    return not User.objects.exists()


@dataclass(frozen=True)
class Match:
    """Who on record a name, as it came, may be: one person, several (a question), or nobody."""

    person: Person | None = None
    candidates: tuple[Person, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether a person must choose."""
        return len(self.candidates) > 0


def find_person(
    *,
    citizen_number: str | None = None,
    staff_code: str | None = None,
    name: str = "",
    born_on: date | None = None,
    born_year: int | None = None,
    unit: Unit | None = None,
) -> Match:
    """Match a person by citizen number or staff code, else by name, birth date and unit.

    A number that is on record decides alone. Without one, persons of that name are narrowed by
    birth and by unit. One left whose birth or unit agrees is the match; several, or one of whom
    nothing but the name is known, are a question.
    """
    for field, value in (("citizen_number", citizen_number), ("staff_code", staff_code)):
        if value and (known := Person.objects.filter(**{field: value}).first()):
            return Match(known)
    if not name:
        return Match()
    alike = [p for p in _namesakes(name) if _born_alike(p, born_on, born_year)]
    if citizen_number:
        alike = [p for p in alike if not p.citizen_number]
    if unit is not None:
        inside = Post.objects.filter(person__in=alike, unit__path__startswith=unit.path)
        held = set(inside.values_list("person", flat=True))
        alike = [p for p in alike if p.pk in held]
    if len(alike) == 1 and (unit or _birth_known(alike[0], born_on or born_year)):
        return Match(alike[0])
    return Match(candidates=tuple(alike))


def _namesakes(name: str) -> list[Person]:
    """Persons of exactly this name, marks included; the stored key only narrows the search."""
    near = Person.objects.filter(folded__startswith=fold(name)).order_by("pk")
    return [p for p in near if same_name(p.name, name)]


def same_name(one: str, other: str) -> bool:
    """Whether two names differ only in case, spaces or where a tone is written: Hoà is Hòa."""
    return sort_key(one) == sort_key(other)


def _birth_known(person: Person, born: date | int | None) -> bool:
    return bool(born and person.born_year)


def _born_alike(person: Person, born_on: date | None, born_year: int | None) -> bool:
    """Whether the births agree, as far as both are known."""
    if born_on and person.born_on:
        return born_on == person.born_on
    year = born_on.year if born_on else born_year
    return not (year and person.born_year) or year == person.born_year


def reorganisations_of(unit: Unit) -> QuerySet[Reorganisation]:
    """What happened to a unit, newest first, with the units on both sides."""
    events = ReorganisationPart.objects.filter(unit=unit).values("reorganisation")
    return Reorganisation.objects.filter(pk__in=events).prefetch_related("parts__unit")


def years_undecided() -> QuerySet[Reorganisation]:
    """Mergers and splits of which nobody has decided whether the years are joined."""
    return Reorganisation.objects.filter(
        years_joined=None, kind__in=[Reorganisation.Kind.MERGER, Reorganisation.Kind.SPLIT]
    )


def roles_on(on: date) -> QuerySet[RoleHeld]:
    """All roles held on a day."""
    return RoleHeld.objects.filter(from_on__lte=on).exclude(until_on__lt=on)


def units_without_head(on: date) -> QuerySet[Unit]:
    """Units in force, the agency itself apart, where no account is head on that day."""
    headed = roles_on(on).filter(role=Role.HEAD, user__is_active=True).values("unit")
    return units_on(on).exclude(parent=None).exclude(pk__in=headed)


def units_without_people(on: date) -> list[Unit]:
    """Units in force to which nobody on record belongs, nor to any below: their list is not in."""
    peopled: set[str] = set()
    for path in posts_on(on).order_by().values_list("unit__path", flat=True).distinct():
        peopled.update(path[: end + 1] for end, letter in enumerate(path) if letter == "/")
    return [unit for unit in units_on(on).exclude(parent=None) if unit.path not in peopled]


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """What waits for officers and administrators: units whose people are not on record, years to be
    joined or not, units without a head, roles about to end.
    """
    found: list[Waiting] = []
    office = mandate.holds(Role.OFFICER, Role.ADMINISTRATOR)
    if office and (bare := len(units_without_people(on))):
        found.append(
            Waiting(
                _("Đơn vị chưa có ai trên hồ sơ"),
                reverse("home:load_kind", args=["people"]),
                count=bare,
                button=_("Nạp từ Excel"),
            )
        )
    if mandate.holds(Role.OFFICER) and (events := list(years_undecided())):
        found.append(
            Waiting(
                _("Lần sáp nhập, chia tách chưa quyết định cộng nối thành tích"),
                reverse("people:years", args=[events[0].pk]),
                count=len(events),
                button=_("Quyết định"),
            )
        )
    if mandate.holds_over_all(Role.ADMINISTRATOR):
        if lacking := units_without_head(on).count():
            found.append(
                Waiting(
                    _("Đơn vị chưa có tài khoản trưởng đơn vị"),
                    f"{reverse('people:units')}?thieu=truong",
                    count=lacking,
                    button=_("Xem đơn vị"),
                )
            )
        soon = roles_on(on).filter(until_on__lte=on + SOON, user__is_active=True)
        if ending := soon.order_by("until_on"):
            found.append(
                Waiting(
                    _("Vai trò sắp hết thời hạn"),
                    f"{reverse('people:accounts')}?tinh_trang=het",
                    count=len(ending),
                    due_on=ending[0].until_on,
                    button=_("Xem vai trò"),
                )
            )
    return found


def search(mandate: Mandate, words: str) -> list[Found]:
    """Persons, then units, that the words find; at most twenty of each."""
    on = mandate.on
    persons = persons_listed(visible_persons(mandate), on=on, words=words)[:20]
    units = matching(visible_units(mandate), words).select_related("parent")[:20]
    return [
        *(
            Found(p.name, _place_of(p), reverse("profiles:person", args=[p.pk]), _("Cá nhân"))
            for p in persons
        ),
        *(
            Found(u.name, str(u.parent or ""), reverse("people:unit", args=[u.pk]), _("Đơn vị"))
            for u in units
        ),
    ]


def _place_of(person: Person) -> str:
    return "; ".join(str(post) for post in held_by(person))


def accounts_listed(
    mandate: Mandate, *, on: date, words: str = "", role: str = "", state: str = ""
) -> QuerySet[User]:
    """Accounts by name, narrowed by what an administrator asks; the roles of the day are fetched
    along as `roles_now`.
    """
    found = visible_accounts(mandate)
    for word in fold(words).split():
        named = Q(username__contains=word) | Q(person__folded__contains=word)
        found = found.filter(named)
    current = roles_on(on)
    if role:
        found = found.filter(pk__in=current.filter(role=role).values("user"))
    if state == "het":
        found = found.filter(pk__in=current.filter(until_on__lte=on + SOON).values("user"))
    elif state:
        found = found.filter(is_active=state == "dung")
    roles = current.select_related("unit", "delegated_by")
    return found.order_by("username").prefetch_related(
        Prefetch("roles", roles, to_attr="roles_now")
    )


def roles_held_by(user: User) -> list[RoleHeld]:
    """The roles that `accounts_listed` has fetched along with an account."""
    roles: list[RoleHeld] = getattr(user, "roles_now", [])
    return roles


def roles_lent_by(user: User) -> QuerySet[RoleHeld]:
    """The roles that an account has lent to others, newest first."""
    lent = RoleHeld.objects.filter(delegated_by=user)
    return lent.select_related("user", "unit").order_by("-from_on")


def visible_roles(mandate: Mandate) -> QuerySet[RoleHeld]:
    """Roles to be ended or lent: one's own, those one has lent, all of them for administrators."""
    roles = RoleHeld.objects.select_related("user", "unit", "delegated_by")
    if mandate.holds_over_all(Role.ADMINISTRATOR):
        return roles
    return roles.filter(Q(user=mandate.user) | Q(delegated_by=mandate.user))


def account_named(username: str) -> User | None:
    """The account in use that signs in with this name."""
    return User.objects.filter(username=username.strip().lower(), is_active=True).first()
