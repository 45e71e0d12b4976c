"""What can be asked of papers, the number book, links and the tray."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Model, Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from thidua.documents.lifecycle import SENDERS
from thidua.documents.models import Delivery, Document, Link, Series
from thidua.kit.desk import Found, Waiting
from thidua.kit.search import matching
from thidua.people.mandate import Mandate
from thidua.people.models import Role, Unit
from thidua.people.queries import in_branches

Status = Document.Status
READERS = (Role.OFFICER, Role.LEADER, Role.SECRETARY, Role.CLERK)


def visible_to(mandate: Mandate) -> QuerySet[Document]:
    """The papers of the branches where this mandate works with papers."""
    seen = Document.objects.filter(in_branches(mandate.branches(*READERS, Role.HEAD)))
    return seen.select_related("unit", "signer__person", "series")


def listed(
    mandate: Mandate,
    *,
    words: str = "",
    type_code: str = "",
    year: int | None = None,
    status: str = "",
    series: Series | None = None,
    unit: Unit | None = None,
    alone: bool = False,
) -> QuerySet[Document]:
    """Papers narrowed by what a person asks: those without a day first, then the newest.

    `alone`: only those whose steps are taken here (`own_work`). A paper without a number belongs to
    the year in which it was drafted.
    """
    exact = {"type_code": type_code, "status": status, "series": series}
    found = visible_to(mandate).filter(**{name: value for name, value in exact.items() if value})
    if year:
        found = found.filter(Q(year=year) | Q(year=None, made_at__year=year))
    if unit:
        found = found.filter(unit__path__startswith=unit.path)
    if alone:
        found = own_work(found)
    return matching(found, words).order_by(F("issued_on").desc(nulls_first=True), "-pk")


def own_work(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Those papers that no decision or tờ trình rests on: their steps are taken on their page."""
    for field in _pointing():
        if field.one_to_one:
            rests = field.related_model._base_manager.values(field.field.name)
            documents = documents.exclude(pk__in=rests)
    return documents


@dataclass(frozen=True)
class Place:
    """A record that rests on a paper: its kind, its words, its page; `owns`: the paper is its own
    and goes its way there.
    """

    kind: str
    text: str
    url: str
    owns: bool


def places_of(document: Document) -> list[Place]:
    """Where this paper is used, by the records of later slices that point at it.

    A record has its page at the name `<slice>:<model>`; one without a page is left out.
    """
    found = []
    for field in _pointing():
        model: type[Model] = field.related_model
        for record in model._base_manager.filter(**{field.field.name: document}):
            meta = record._meta
            try:
                url = reverse(f"{meta.app_label}:{meta.model_name}", args=[record.pk])
            except NoReverseMatch:
                continue
            found.append(Place(str(meta.verbose_name), str(record), url, bool(field.one_to_one)))
    return found


def _pointing() -> list[Any]:
    """The relations by which records of any slice point at a paper; this slice knows none of them
    by name.
    """
    every = Document._meta.get_fields(include_hidden=True)
    return [one for one in every if one.auto_created and not one.concrete and one.related_model]


def given_numbers(series: Series, year: int) -> dict[int, date]:
    """The numbers used in a series in a year, with their days."""
    used = Document.objects.filter(series=series, year=year, number__isnull=False, direction="di")
    return {n: on for n, on in used.values_list("number", "issued_on") if n is not None and on}


def books(year: int) -> QuerySet[Series]:
    """The series by name, each with how many numbers of a year are given, and the last, as `given`
    and `last`.
    """
    ours = Q(documents__year=year, documents__direction="di", documents__number__isnull=False)
    return Series.objects.annotate(
        given=Count("documents", filter=ours), last=Max("documents__number", filter=ours)
    ).order_by("name", "pk")


def faults() -> Iterator[str]:
    """Each number against the order of days, or missing in a series kept here, in a sentence."""
    used = Document.objects.filter(number__isnull=False, direction="di", series__isnull=False)
    books = used.values_list("series", "year").distinct().order_by("series", "year")
    for series_id, year in books:
        series = Series.objects.get(pk=series_id)
        given = given_numbers(series, year or 0)
        days = [given[n] for n in sorted(given)]
        if days != sorted(days):
            yield f"Số văn bản: sổ “{series}” năm {year} có số và ngày ngược thứ tự."
        if series.kept_here and sorted(given) != list(range(1, len(given) + 1)):
            yield f"Số văn bản: sổ “{series}” năm {year} tự cấp tại đây mà thiếu số."


def links_of(mandate: Mandate) -> QuerySet[Link]:
    """The links of the branches where this mandate is an officer, newest first, each with how many
    files came through it as `sent`.
    """
    found = Link.objects.filter(in_branches(mandate.branches(Role.OFFICER)))
    return (
        found.select_related("unit", "made_by__person")
        .annotate(sent=Count("deliveries"))
        .order_by("-made_at", "-pk")
    )


def tray(mandate: Mandate) -> QuerySet[Delivery]:
    """What units have sent to this officer's branches, newest first."""
    seen = Delivery.objects.filter(in_branches(mandate.branches(Role.OFFICER)))
    return seen.select_related("unit", "file", "link").order_by("-at", "-pk")


def sent_by(mandate: Mandate) -> QuerySet[Delivery]:
    """What the units have sent for which this mandate may send, newest first."""
    seen = Delivery.objects.filter(in_branches(mandate.branches(*SENDERS)))
    return seen.select_related("unit", "file").order_by("-at", "-pk")


def sent_through(link: Link) -> QuerySet[Delivery]:
    """What has come through a link, newest first."""
    return Delivery.objects.filter(link=link).select_related("file").order_by("-at", "-pk")


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """What waits: the tray for officers; papers to be signed, numbered, issued that no later slice
    tells of.
    """
    found = []
    if mandate.holds(Role.OFFICER) and (
        n := tray(mandate).filter(status=Delivery.Status.WAITING).count()
    ):
        found.append(
            Waiting(
                _("Tệp đơn vị gửi, chờ xác nhận"), reverse("documents:tray"), n, None, _("Mở khay")
            )
        )
    ours = own_work(visible_to(mandate))
    address = reverse("documents:documents")
    for status, roles, text, button in _turns():
        if mandate.holds(*roles) and (n := ours.filter(status=status).count()):
            found.append(Waiting(text, f"{address}?tinh_trang={status}&rieng=on", n, None, button))
    return found


def _turns() -> list[tuple[Status, tuple[Role, ...], str, str]]:
    return [
        (Status.SUBMITTED, (Role.LEADER,), _("Văn bản chờ ký"), _("Xem")),
        (Status.SIGNED, (Role.CLERK,), _("Văn bản đã ký, chờ ghi số"), _("Ghi số")),
        (Status.NUMBERED, (Role.CLERK,), _("Văn bản chờ ban hành"), _("Ban hành")),
    ]


def search(mandate: Mandate, words: str) -> list[Found]:
    """The papers whose number or subject has these words, at most twenty."""
    return [
        Found(
            str(one),
            f"{one.type_name} · {one.get_status_display()}",
            reverse("documents:document", args=[one.pk]),
            _("Văn bản"),
        )
        for one in listed(mandate, words=words, alone=True)[:20]
    ]
