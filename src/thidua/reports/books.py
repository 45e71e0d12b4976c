"""The books that the figures of a year are counted from: which rows, and what tells them apart.

What tells rows apart is a text on each row, under the name that the address of its figure uses; so
a figure is the count of the rows whose texts are those of its address, and nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf

from thidua.decisions.models import Decision, DecisionLine, ProposalLine
from thidua.documents.models import Document
from thidua.dossiers.lifecycle import OVER
from thidua.dossiers.models import Dossier, Round
from thidua.honours.models import HeldHonour
from thidua.initiatives.models import Initiative, Recognition
from thidua.movements.models import Movement, RegisteredTotal, Registration
from thidua.people.models import Person, Post
from thidua.people.queries import posts_on

UNKNOWN = "khong-ro"
YES, NO = "co", "khong"
PERSON, COLLECTIVE, HOUSEHOLD = "ca-nhan", "tap-the", "ho"
LEADING, DIRECT = "lanh-dao", "truc-tiep"
GRANTED, STANDING, FALLEN, NOT_PROPOSED = "da-tang", "dang-xet", "khong-dat", "chua-de-nghi"
STANDS = (Registration.Status.SENT, Registration.Status.CONFIRMED)

Rows = Callable[[int, date], QuerySet[Any]]


@dataclass(frozen=True)
class Book:
    """Rows of a year as they stand on a day; `unit` names the column of their unit, `sums` that of
    what is added up beside their number: đồng, or how many a row stands for.
    """

    code: str
    rows: Rows
    told_by: dict[str, Combinable]
    unit: str = "unit"
    sums: str = ""

    def told(self, year: int, on: date) -> QuerySet[Any]:
        """The year's rows, each with all that tells it apart."""
        told = {f"told_{name}": expression for name, expression in self.told_by.items()}
        found: QuerySet[Any] = self.rows(year, on).annotate(**told)
        return found


def _yes(condition: Q | Exists) -> Case:
    return Case(When(condition, then=Value(YES)), default=Value(NO))


def _text(column: str) -> Coalesce:
    """A column as text that is never empty."""
    return Coalesce(NullIf(F(column), Value("")), Value(UNKNOWN))


def _sex(person: str) -> Coalesce:
    return _text(f"{person}__sex" if person else "sex")


def _post(leader: str, person: str) -> Case:
    """A person is a leader or a direct worker; collectives and what nobody noted are neither."""
    return Case(
        When(Q(**{f"{person}__isnull": False, leader: True}), then=Value(LEADING)),
        When(Q(**{f"{person}__isnull": False, leader: False}), then=Value(DIRECT)),
        default=Value(UNKNOWN),
    )


def _nominee(person: str, collective: str) -> Case:
    return Case(
        When(Q(**{f"{person}__isnull": False}), then=Value(PERSON)),
        When(Q(**{f"{collective}__isnull": False}), then=Value(COLLECTIVE)),
        default=Value(HOUSEHOLD),
    )


def _staff(year: int, on: date) -> QuerySet[Person]:
    """Who belongs to a unit on the day, each once: by main post, else by the one they act in."""
    kinds = [Post.Kind.MAIN, Post.Kind.ACTING]
    held = posts_on(on).filter(person=OuterRef("pk"), kind__in=kinds)
    main_first = Case(When(kind=Post.Kind.MAIN, then=0), default=1)
    first = held.order_by(main_first, "from_on", "pk").values("unit")[:1]
    registered = _registrations(year, on).filter(person=OuterRef("pk"), movement=None)
    return Person.objects.annotate(
        unit_now=Subquery(first),
        leads=Exists(posts_on(on).filter(person=OuterRef("pk"), leader=True)),
        has_registered=Exists(registered),
    ).filter(unit_now__isnull=False)


def _registrations(year: int, on: date) -> QuerySet[Registration]:
    """Those that stand: sent or confirmed."""
    return Registration.objects.filter(year=year, status__in=STANDS)


def _registered_totals(year: int, on: date) -> QuerySet[RegisteredTotal]:
    """What units registered by number alone."""
    return RegisteredTotal.objects.filter(year=year)


def _became() -> Case:
    """What became of a registration: granted, under way, fallen, never proposed."""
    same = {"year": OuterRef("year")}
    lines = Dossier.objects.filter(**same, honour=OuterRef("honour")).filter(
        Q(person=OuterRef("person")) | Q(collective=OuterRef("collective"))
    )
    lines = lines.exclude(status=Dossier.Status.DRAFT)
    held = HeldHonour.objects.filter(**same, code=OuterRef("honour")).filter(
        Q(person=OuterRef("person")) | Q(unit=OuterRef("collective"))
    )
    return Case(
        When(Exists(held.exclude(status=HeldHonour.Status.REVOKED)), then=Value(GRANTED)),
        When(Exists(lines.exclude(status__in=OVER)), then=Value(STANDING)),
        When(Exists(lines), then=Value(FALLEN)),
        default=Value(NOT_PROPOSED),
    )


def _movements(year: int, on: date) -> QuerySet[Movement]:
    """Those whose period touches the year; drafts have not been launched."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    running = Movement.objects.filter(from_on__lte=last, until_on__gte=first)
    return running.exclude(status=Movement.Status.DRAFT)


def _rounds(year: int, on: date) -> QuerySet[Round]:
    return Round.objects.filter(year=year).exclude(status=Round.Status.DRAFT)


def _lines(year: int, on: date) -> QuerySet[Dossier]:
    """What has been handed in; a draft is the unit's own affair."""
    return Dossier.objects.filter(year=year).exclude(status=Dossier.Status.DRAFT).defer("verdict")


def _honours(year: int, on: date) -> QuerySet[HeldHonour]:
    return HeldHonour.objects.filter(year=year).exclude(status=HeldHonour.Status.REVOKED)


def _initiatives(year: int, on: date) -> QuerySet[Initiative]:
    return Initiative.objects.filter(year=year).exclude(status=Initiative.Status.DRAFT)


def _reach() -> Case:
    """The widest scope in which an initiative is recognised."""
    scopes = Recognition.Scope
    own = Recognition.objects.filter(initiative=OuterRef("pk"), revoked_on=None)
    return Case(
        *(
            When(Exists(own.filter(scope=scope)), then=Value(scope.value))
            for scope in (scopes.NATION, scopes.PROVINCE, scopes.BASE)
        ),
        default=Value(UNKNOWN),
    )


def _money(year: int, on: date) -> QuerySet[DecisionLine]:
    """The lines of decisions that grant; those that amend or revoke speak of the same money."""
    grants = DecisionLine.objects.filter(decision__year=year, decision__kind=Decision.Kind.GRANT)
    return grants.filter(removed=False)


def _sent_up(year: int, on: date) -> QuerySet[ProposalLine]:
    return ProposalLine.objects.filter(proposal__year=year, proposal__sent_on__isnull=False)


STAFF = Book(
    "nguoi",
    _staff,
    {
        "dang_ky": _yes(Q(has_registered=True)),
        "gioi_tinh": _sex(""),
        "chuc_vu": Case(When(leads=True, then=Value(LEADING)), default=Value(DIRECT)),
    },
    unit="unit_now",
)
REGISTRATIONS = Book(
    "dang-ky",
    _registrations,
    {
        "danh_hieu": _text("honour"),
        "phong_trao": _yes(Q(movement__isnull=False)),
        "doi_tuong": _nominee("person", "collective"),
        "muon": _yes(Q(late=True)),
        "tinh_trang": F("status"),
        "ket_qua": _became(),
    },
)
TOTALS = Book("so-luong", _registered_totals, {"danh_hieu": F("honour")}, sums="count")
MOVEMENTS = Book(
    "phong-trao",
    _movements,
    {
        "cap": F("level"),
        "hinh_thuc": F("method"),
        "tinh_trang": F("status"),
        "huong_ung": _yes(Q(answers__isnull=False)),
    },
)
ROUNDS = Book("dot", _rounds, {"tinh_trang": F("status")})
LINES = Book(
    "ho-so",
    _lines,
    {
        "danh_hieu": F("honour"),
        "buoc": F("status"),
        "loai_hinh": F("kind"),
        "doi_tuong": _nominee("person", "collective"),
    },
)
HONOURS = Book(
    "khen-thuong",
    _honours,
    {
        "danh_hieu": _text("code"),
        "loai_hinh": F("kind"),
        "doi_tuong": _nominee("person", "unit"),
        "chuc_vu": _post("leader", "person"),
        "gioi_tinh": _sex("person"),
    },
    unit="at_unit",
)
INITIATIVES = Book(
    "sang-kien",
    _initiatives,
    {"loai": F("kind"), "tinh_trang": F("status"), "pham_vi": _reach()},
)
MONEY = Book(
    "tien-thuong",
    _money,
    {
        "danh_hieu": F("honour"),
        "ban_hanh": _yes(Q(decision__document__status=Document.Status.ISSUED)),
        "thu_hoi": _yes(Q(held__status=HeldHonour.Status.REVOKED)),
    },
    unit="dossier__unit",
    sums="money",
)
SENT_UP = Book(
    "trinh",
    _sent_up,
    {"danh_hieu": F("dossier__honour"), "ket_qua": F("outcome")},
    unit="dossier__unit",
)
BOOKS = {
    book.code: book
    for book in (
        STAFF,
        REGISTRATIONS,
        TOTALS,
        MOVEMENTS,
        ROUNDS,
        LINES,
        HONOURS,
        INITIATIVES,
        MONEY,
        SENT_UP,
    )
}
