"""What can be asked of initiatives."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.initiatives.lifecycle import OFFICE, Status
from thidua.initiatives.models import Authorship, Initiative, InitiativeUse, Recognition
from thidua.journal.models import Entry
from thidua.journal.queries import history_of, unlike
from thidua.kit.desk import Found, Waiting
from thidua.kit.search import matching
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Role, Unit
from thidua.people.queries import in_branches

READERS = (Role.LEADER, Role.MEMBER)
MINE = "toi"
USED, UNUSED = "da", "chua"
FOUND = 20


def visible_to(mandate: Mandate) -> QuerySet[Initiative]:
    """What is recognised is for everybody to learn from; what is not yet, for its authors, the
    head of the unit, the office, and once handed in for leaders and members of the council.
    """
    if not mandate.reach:
        return Initiative.objects.none()
    return _read(Q(status=Status.RECOGNISED) | _worked_on(mandate))


def papers_visible_to(mandate: Mandate) -> QuerySet[Initiative]:
    """Those whose file this mandate may open: not whoever merely reads of a recognised one."""
    return _read(_worked_on(mandate)) if mandate.reach else Initiative.objects.none()


def recognitions_visible_to(mandate: Mandate) -> QuerySet[Recognition]:
    """The decisions on the initiatives this mandate sees."""
    seen = Recognition.objects.filter(initiative__in=visible_to(mandate).values("pk"))
    return seen.select_related("initiative__unit", "file")


def uses_visible_to(mandate: Mandate) -> QuerySet[InitiativeUse]:
    """The uses of the initiatives this mandate sees."""
    seen = InitiativeUse.objects.filter(initiative__in=visible_to(mandate).values("pk"))
    return seen.select_related("initiative__unit", "person", "held")


def listed(
    mandate: Mandate,
    *,
    words: str = "",
    year: int | None = None,
    unit: Unit | None = None,
    kind: str = "",
    status: str = "",
    scope: str = "",
    whose: str = "",
    used: str = "",
) -> QuerySet[Initiative]:
    """Initiatives by what people look for, each with `times`, how often it has been used.

    `whose` MINE: of which the account's person is an author; `used`: USED or UNUSED.
    """
    found = matching(visible_to(mandate), words)
    if year:
        found = found.filter(year=year)
    if unit:
        found = found.filter(unit__path__startswith=unit.path)
    if kind:
        found = found.filter(kind=kind)
    if status:
        found = found.filter(status=status)
    if scope:
        standing = Recognition.objects.filter(scope=scope, revoked_on=None)
        found = found.filter(pk__in=standing.values("initiative"))
    if whose == MINE:
        found = found.filter(_own(mandate))
    if used:
        uses = Exists(InitiativeUse.objects.filter(initiative=OuterRef("pk")))
        found = found.filter(uses if used == USED else ~uses)
    return found.annotate(times=Count("uses", distinct=True)).order_by("-year", "title", "pk")


def of_person(person: Person) -> QuerySet[Initiative]:
    """What a person is an author of, with recognitions and uses."""
    own = Initiative.objects.filter(authorships__person=person)
    return own.prefetch_related("recognitions", "uses")


def of_many(persons: Iterable[Person]) -> dict[int, list[Initiative]]:
    """The initiatives of many persons by the person's pk; three queries whatever their number."""
    wanted = {person.pk for person in persons}
    found: dict[int, list[Initiative]] = {}
    rows = Initiative.objects.filter(authorships__person__in=wanted).distinct()
    for initiative in rows.prefetch_related("authorships", "recognitions", "uses"):
        for authorship in initiative.authorships.all():
            if authorship.person_id in wanted:
                found.setdefault(authorship.person_id, []).append(initiative)
    return found


def uses_of(initiative: Initiative) -> QuerySet[InitiativeUse]:
    """For which honours it has been used."""
    return initiative.uses.select_related("person", "held")


def history(initiative: Initiative) -> list[Entry]:
    """The lines about it, its recognitions and its uses, newest first."""
    about = [initiative, *initiative.recognitions.all(), *initiative.uses.all()]
    lines = [line for one in about for line in history_of(one)]
    return sorted(lines, key=lambda line: line.number, reverse=True)


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """What has been handed in waits for the office; what was returned waits for its authors."""
    found: list[Waiting] = []
    page = reverse("initiatives:initiatives")
    ours = in_branches(mandate.branches(*OFFICE))
    if submitted := Initiative.objects.filter(ours, status=Status.SUBMITTED).count():
        found.append(
            Waiting(
                _("Sáng kiến đã nộp, chờ công nhận"),
                f"{page}?tinh_trang={Status.SUBMITTED}",
                submitted,
                button=_("Xem sáng kiến"),
            )
        )
    mine = Initiative.objects.filter(_own(mandate), status=Status.DRAFT)
    if drafts := mine.count():
        found.append(
            Waiting(
                _("Sáng kiến của bạn chưa nộp hoặc bị trả lại"),
                f"{page}?tinh_trang={Status.DRAFT}&cua={MINE}",
                drafts,
                button=_("Hoàn thiện, nộp"),
            )
        )
    return found


def search(mandate: Mandate, words: str) -> list[Found]:
    """The latest twenty that the words find, by title or author."""
    return [
        Found(
            one.title,
            f"{authors_of(one)} · {one.year} · {one.get_status_display()}",
            reverse("initiatives:initiative", args=[one.pk]),
            _("Sáng kiến"),
        )
        for one in listed(mandate, words=words)[:FOUND]
    ]


def authors_of(initiative: Initiative) -> str:
    """The authors' names, with what `visible_to` has fetched along."""
    return ", ".join(one.person.name for one in initiative.authorships.all())


def standing_of(initiative: Initiative) -> list[Recognition]:
    """Its recognitions in force, with what `visible_to` has fetched along."""
    standing: list[Recognition] = getattr(initiative, "standing", [])
    return standing


def times_of(initiative: Initiative) -> int:
    """How often it has been used, with what `listed` has counted along."""
    return int(getattr(initiative, "times", 0))


def faults() -> Iterator[str]:
    """Each initiative or recognition that is not as the journal left it, in a sentence."""
    for model in (Initiative, Recognition):
        for one, wrong in unlike(model):
            yield f"Sáng kiến: “{one}” {wrong}."


def _read(condition: Q) -> QuerySet[Initiative]:
    standing = Recognition.objects.filter(revoked_on=None)
    authors = Authorship.objects.select_related("person").order_by("pk")
    return (
        Initiative.objects.filter(condition)
        .select_related("unit")
        .prefetch_related(
            Prefetch("authorships", authors),
            Prefetch("recognitions", standing, to_attr="standing"),
        )
    )


def _worked_on(mandate: Mandate) -> Q:
    handed_in = in_branches(mandate.branches(*READERS)) & ~Q(status=Status.DRAFT)
    return _own(mandate) | in_branches(mandate.branches(*OFFICE, Role.HEAD)) | handed_in


def _own(mandate: Mandate) -> Q:
    """A condition: the account's person is an author."""
    own = Authorship.objects.filter(person=mandate.user.person_id or 0)
    return Q(pk__in=own.values("initiative"))
