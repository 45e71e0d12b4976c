"""What can be asked of movements, of the registration of a year, of what is registered."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.journal.queries import unlike
from thidua.kit.desk import Found, Waiting
from thidua.kit.search import matching
from thidua.kit.timeline import Mark, state_of
from thidua.library.queries import honour_choices, honour_names, honours_in_use
from thidua.movements.lifecycle import STANDING
from thidua.movements.models import Movement, RegisteredTotal, Registration, RegistrationPeriod
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Post, Role, Unit
from thidua.people.queries import in_branches, in_tree_order, persons_listed, posts_on, units_on
from thidua.rulebook.rule import Honour

READERS = (Role.OFFICER, Role.LEADER, Role.SECRETARY)
BELONG = (Post.Kind.MAIN, Post.Kind.ACTING)
LONG_PAST = timedelta(days=45)
"""So long after a deadline the desk no longer asks for what is missing; the page still shows it."""
FIRST_MONTHS = 3
"""Until this month the desk asks the office to open the registration of the year."""
Nominee = Person | Unit
Group = tuple[str, list[tuple[str, str]]]


def visible_movements(mandate: Mandate) -> QuerySet[Movement]:
    """Launched movements are for everybody; drafts for the office and the leader of the branch."""
    if not mandate.reach:
        return Movement.objects.none()
    drafted = in_branches(mandate.branches(Role.OFFICER, Role.LEADER))
    seen = drafted | ~Q(status=Movement.Status.DRAFT)
    return Movement.objects.filter(seen).select_related("unit", "answers", "file")


def movements_listed(
    mandate: Mandate, *, words: str = "", level: str = "", status: str = "", year: int | None = None
) -> QuerySet[Movement]:
    """Movements, the latest first, with how many take part; a year brings those that run in it."""
    found = matching(visible_movements(mandate), words)
    if level:
        found = found.filter(level=level)
    if status:
        found = found.filter(status=status)
    if year:
        found = found.filter(from_on__year__lte=year, until_on__year__gte=year)
    standing = Q(registrations__status__in=STANDING)
    return found.annotate(taking_part=Count("registrations", filter=standing)).order_by(
        "-from_on", "name", "pk"
    )


def taking_part(mandate: Mandate, movement: Movement) -> QuerySet[Registration]:
    """Who takes part in a movement, units first, of those this mandate may see."""
    found = visible_to(mandate).filter(movement=movement, status__in=STANDING)
    return found.order_by(F("person__sort_key").asc(nulls_first=True), "unit__path", "pk")


def open_movements(on: date) -> QuerySet[Movement]:
    """The movements that take registrations."""
    return Movement.objects.filter(status=Movement.Status.LAUNCHED, until_on__gte=on)


def visible_to(mandate: Mandate) -> QuerySet[Registration]:
    """Those of the branches of the office, the leader and the head; one's own."""
    found = Registration.objects.select_related("person", "collective", "unit", "movement")
    own = Q(person=mandate.user.person_id) if mandate.user.person_id else Q(pk__in=[])
    return found.filter(own | in_branches(mandate.branches(*READERS, Role.HEAD)))


def listed(
    mandate: Mandate,
    *,
    year: int,
    words: str = "",
    unit: Unit | None = None,
    honour: str = "",
    movement: int | None = None,
    status: str = "",
    late: bool | None = None,
) -> QuerySet[Registration]:
    """The registrations of a year by unit, then the unit itself, then persons by given name."""
    found = visible_to(mandate).filter(year=year)
    if words:
        persons = matching(Person.objects.all(), words).values("pk")
        units = matching(Unit.objects.all(), words).values("pk")
        found = found.filter(Q(person__in=persons) | Q(collective__in=units))
    if unit:
        found = found.filter(unit__path__startswith=unit.path)
    if honour:
        found = found.filter(honour=honour)
    if movement:
        found = found.filter(movement=movement)
    if status:
        found = found.filter(status=status)
    if late is not None:
        found = found.filter(late=late)
    by_name = F("person__sort_key").asc(nulls_first=True)
    return found.order_by("unit__order", "unit__path", by_name, "honour", "pk")


def own(mandate: Mandate, year: int) -> QuerySet[Registration]:
    """What an account's own person has registered for a year."""
    found = Registration.objects.select_related("person", "collective", "unit", "movement")
    person = mandate.user.person_id
    return found.filter(year=year, person=person) if person else found.none()


def registrable(on: date) -> list[Honour]:
    """What may be registered: the honours the agency proposes, titles first, the lowest first."""
    return honours_in_use(on=on)


@dataclass(frozen=True)
class Offer:
    """What may be registered, as forms offer it: (category, [(code, name)]), by who registers."""

    names: Mapping[str, str]
    every: list[Group]
    person: list[Group]
    collective: list[Group]


def offer(on: date) -> Offer:
    """The honours on offer, and the names of all honours, read once."""
    every = honour_choices(on=on)
    nominees = {honour.code: honour.nominees for honour in registrable(on)}

    def of(kind: str) -> list[Group]:
        kept = [
            (name, [pair for pair in pairs if kind in nominees[pair[0]]]) for name, pairs in every
        ]
        return [group for group in kept if group[1]]

    return Offer(honour_names(on=on), every, of("person"), of("collective"))


def period_of(year: int) -> RegistrationPeriod | None:
    """The registration of a year, if it has been opened."""
    return RegistrationPeriod.objects.select_related("unit").filter(year=year).first()


def day_of(year: int, today: date) -> date:
    """The day on which who belongs where is asked: today, for a year past its last day."""
    return min(today, date(year, 12, 31))


@dataclass(frozen=True)
class Place:
    """How far one unit is with a year's registration."""

    unit: Unit
    staff: int
    missing: tuple[Person, ...]
    itself: bool  # a title for the unit itself is registered
    waiting: int
    late: int

    @property
    def registered(self) -> int:
        """How many of its people have registered a title."""
        return self.staff - len(self.missing)

    @property
    def full(self) -> bool:
        return not self.missing


def coverage(mandate: Mandate, year: int, *, on: date) -> list[Place]:
    """The units this mandate reads, in tree order, each with who is missing by name.

    The number of queries does not grow with the units.
    """
    reach = mandate.branches(*READERS, Role.HEAD)
    day = day_of(year, on)
    staff = _staff(reach, day)
    rows = Registration.objects.filter(year=year, movement=None, status__in=STANDING)
    said = list(rows.values_list("person", "collective", "unit", "status", "late"))
    persons = {person for person, *_rest in said}
    collectives = {collective for _person, collective, *_rest in said}
    waiting = Counter(unit for *_who, unit, status, _late in said if status == STANDING[0])
    late = Counter(unit for *_who, unit, _status, is_late in said if is_late)
    places = []
    for branch in in_tree_order(units_on(day).filter(in_branches(reach, "path"))):
        people = staff.get(branch.unit.pk, [])
        if people:
            missing = tuple(one for one in people if one.pk not in persons)
            pk = branch.unit.pk
            there = pk in collectives
            places.append(Place(branch.unit, len(people), missing, there, waiting[pk], late[pk]))
    return places


def people_of(unit: Unit, *, on: date) -> QuerySet[Person]:
    """Who belongs to a unit itself, not to one below it, by given name; their posts as
    `posts_held`.
    """
    placed = posts_on(on).filter(unit=unit, kind__in=BELONG).values("person")
    return persons_listed(Person.objects.filter(pk__in=placed), on=on, left=False)


def registered_of(people: QuerySet[Person], year: int) -> int:
    """How many of these people have registered a title for a year."""
    rows = Registration.objects.filter(year=year, movement=None, status__in=STANDING)
    keys = people.order_by().values("pk")
    return rows.filter(person__in=keys).values("person").distinct().count()


def standing_of(unit: Unit, people: Iterable[Person], year: int) -> list[Registration]:
    """What stands for these people, wherever it was registered, and for the unit itself."""
    rows = Registration.objects.filter(year=year, status__in=STANDING)
    found = rows.filter(Q(person__in=list(people)) | Q(collective=unit))
    return list(found.select_related("unit", "movement"))


def waiting_in(unit: Unit, year: int) -> QuerySet[Registration]:
    """What the head of a unit still has to confirm, movements too."""
    return Registration.objects.filter(unit=unit, year=year, status=Registration.Status.SENT)


def returned_in(unit: Unit, year: int) -> QuerySet[Registration]:
    """What a unit still has to correct."""
    rows = Registration.objects.filter(unit=unit, year=year, status=Registration.Status.RETURNED)
    return rows.select_related("person", "collective", "movement")


def totals_of(unit: Unit, year: int) -> dict[str, int]:
    """How many the unit's own workbook says, by honour."""
    rows = RegisteredTotal.objects.filter(unit=unit, year=year)
    return dict(rows.values_list("honour", "count"))


def totals(year: int) -> Mapping[int, dict[str, int]]:
    """The same for all units, by the unit's pk."""
    found: dict[int, dict[str, int]] = {}
    for unit, honour, count in RegisteredTotal.objects.filter(year=year).values_list(
        "unit", "honour", "count"
    ):
        found.setdefault(unit, {})[honour] = count
    return found


def registered(
    year: int, honour: str, *, persons: Iterable[Person] = (), collectives: Iterable[Unit] = ()
) -> set[Nominee]:
    """Which of these have registered this honour for this year, confirmed or not yet."""
    rows = Registration.objects.filter(year=year, honour=honour, status__in=STANDING)
    by_person = {p.pk: p for p in persons}
    by_unit = {u.pk: u for u in collectives}
    found: set[Nominee] = set()
    if by_person:
        keys = rows.filter(person__in=by_person).values_list("person", flat=True)
        found.update(by_person[key] for key in keys if key)
    if by_unit:
        keys = rows.filter(collective__in=by_unit).values_list("collective", flat=True)
        found.update(by_unit[key] for key in keys if key)
    return found


def marks(mandate: Mandate, year: int, *, on: date) -> list[Mark]:
    """The deadlines of a year for its line: of the registration, of the movements."""
    found = []
    if mandate.reach and (period := period_of(year)):
        state = state_of(period.deadline, done=period.deadline < on, today=on)
        found.append(Mark(period.deadline, str(period), state, reverse("movements:coverage")))
    running = visible_movements(mandate).filter(status=Movement.Status.LAUNCHED)
    for one in running.filter(deadline__year=year).order_by("deadline")[:20]:
        if one.deadline:
            state = state_of(one.deadline, done=one.deadline < on, today=on)
            title = _("Hạn đăng ký: %(name)s") % {"name": one}
            found.append(
                Mark(one.deadline, title, state, reverse("movements:movement", args=[one.pk]))
            )
    return found


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """What waits: a year to open, people missing, registrations to confirm, movements to conclude,
    one's own registration.
    """
    period = period_of(on.year)
    return [
        *_of_office(mandate, on, period),
        *_of_heads(mandate, on, period),
        *_of_oneself(mandate, on, period),
    ]


def search(mandate: Mandate, words: str) -> list[Found]:
    """Movements by their words; registrations are found on the page of who registered."""
    kind = _("Phong trào")
    return [
        Found(
            one.name,
            f"{one.get_level_display()} · {one.from_on:%d/%m/%Y}",
            reverse("movements:movement", args=[one.pk]),
            kind,
        )
        for one in matching(visible_movements(mandate), words)[:20]
    ]


def faults() -> Iterator[str]:
    """Each record that is not as the journal left it, in a sentence."""
    for model in (Movement, RegistrationPeriod, Registration, RegisteredTotal):
        for one, wrong in unlike(model):
            yield _("Phong trào, đăng ký: “%(record)s” %(how)s.") % {"record": one, "how": wrong}


def _staff(reach: Iterable[str], on: date) -> dict[int, list[Person]]:
    """The people of each unit by its pk, by given name; each once, where the main post is."""
    posts = posts_on(on).filter(in_branches(reach), kind__in=BELONG).select_related("person")
    posts = posts.exclude(person__left_on__lt=on).order_by("person__sort_key", "person", "from_on")
    first: dict[int, Post] = {}
    for post in posts:
        known = first.get(post.person_id)
        if known is None or (known.kind != Post.Kind.MAIN and post.kind == Post.Kind.MAIN):
            first[post.person_id] = post
    found: dict[int, list[Person]] = {}
    for post in first.values():
        found.setdefault(post.unit_id, []).append(post.person)
    return found


def _of_office(mandate: Mandate, on: date, period: RegistrationPeriod | None) -> Iterator[Waiting]:
    if not mandate.holds(Role.OFFICER):
        return
    if period is None:
        if on.month <= FIRST_MONTHS:
            text = _("Chưa mở đăng ký thi đua năm %(year)d") % {"year": on.year}
            yield Waiting(text, reverse("movements:period_open"), button=_("Mở đăng ký"))
    elif on <= period.deadline + LONG_PAST:
        missing = sum(len(place.missing) for place in coverage(mandate, on.year, on=on))
        if missing:
            text = _("Người chưa đăng ký thi đua năm %(year)d") % {"year": on.year}
            there = reverse("movements:coverage")
            yield Waiting(text, there, missing, period.deadline, _("Xem, nhắc"))
    over = Movement.objects.filter(status=Movement.Status.LAUNCHED, until_on__lt=on)
    if last := over.order_by("until_on").first():
        there = f"{reverse('movements:movements')}?tinh_trang={Movement.Status.LAUNCHED}"
        text = _("Phong trào đã hết thời gian, chưa tổng kết")
        yield Waiting(text, there, over.count(), last.until_on, _("Tổng kết"))


def _of_heads(mandate: Mandate, on: date, period: RegistrationPeriod | None) -> Iterator[Waiting]:
    branches = mandate.branches(Role.HEAD)
    if not branches:
        return
    here = Registration.objects.filter(in_branches(branches))
    places = reverse("movements:coverage")
    to_confirm = here.filter(status=Registration.Status.SENT)
    if count := to_confirm.count():
        text = _("Đăng ký thi đua chờ bạn xác nhận")
        yield Waiting(text, places, count, period.deadline if period else None, _("Xác nhận"))
    if mandate.holds(Role.OFFICER) or not period or on > period.deadline + LONG_PAST:
        return
    missing = sum(len(place.missing) for place in coverage(mandate, on.year, on=on))
    if missing:
        text = _("Người của đơn vị chưa đăng ký thi đua")
        yield Waiting(text, places, missing, period.deadline, _("Đăng ký"))


def _of_oneself(mandate: Mandate, on: date, period: RegistrationPeriod | None) -> Iterator[Waiting]:
    if not mandate.user.person_id or not mandate.reach:
        return
    mine = own(mandate, on.year)
    there = reverse("movements:own")
    if count := mine.filter(status=Registration.Status.RETURNED).count():
        yield Waiting(_("Đăng ký của bạn bị trả lại"), there, count, button=_("Sửa"))
    if not period or on > period.deadline + LONG_PAST:
        return
    if not mine.filter(movement=None, status__in=STANDING).exists():
        text = _("Bạn chưa đăng ký thi đua năm %(year)d") % {"year": on.year}
        yield Waiting(text, there, due_on=period.deadline, button=_("Đăng ký"))
