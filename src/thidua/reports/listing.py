"""How the rows of each book are listed: their columns, and the page of their record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.decisions.models import DecisionLine, ProposalLine
from thidua.dossiers.models import Dossier, Round
from thidua.honours.models import HeldHonour
from thidua.initiatives.models import Initiative
from thidua.kit.templatetags.kit import day, money
from thidua.movements.models import Movement, RegisteredTotal, Registration
from thidua.people.models import Person, Unit
from thidua.reports import books

Named = Callable[[str], str]
NOMINEE, UNIT = _("Cá nhân, tập thể"), _("Đơn vị")
HONOUR, STATE = _("Danh hiệu, hình thức"), _("Tình trạng")


@dataclass(frozen=True)
class Listed:
    """One row: what names it, the page of its record, its other columns."""

    title: str
    url: str
    cells: tuple[object, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The cells as a page shows them: days and money as everywhere, a dash for nothing."""
        return tuple(_in_words(cell) for cell in self.cells)


def _in_words(cell: object) -> str:
    if isinstance(cell, date):
        return day(cell)
    if isinstance(cell, int):
        return money(cell)
    return str(cell) if cell else "–"


@dataclass(frozen=True)
class Listing:
    """How a book is listed. `wide` fetches along what the cells show."""

    title: str | Promise
    heads: tuple[str | Promise, ...]
    wide: Callable[[QuerySet[Any]], QuerySet[Any]]
    show: Callable[[Any, Named], Listed]
    ends_in_money: bool = False

    def of(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows in their order, with what the list shows."""
        return self.wide(rows)

    def beside_heads(self, row: Listed) -> list[tuple[str, str]]:
        """A row's cells, each with the head of its column."""
        heads = (str(head) for head in self.heads[1:])
        return list(zip(heads, row.words, strict=True))


def _person(row: Person, named: Named) -> Listed:
    yes = row.told_dang_ky == books.YES  # type: ignore[attr-defined]
    return Listed(
        row.name,
        reverse("profiles:person", args=[row.pk]),
        (row.unit_name, row.get_sex_display(), _("Đã đăng ký") if yes else _("Chưa đăng ký")),  # type: ignore[attr-defined]
    )


def _registration(row: Registration, named: Named) -> Listed:
    late = [_("muộn")] if row.late else []
    return Listed(
        str(row.person or row.collective),
        reverse("movements:registration", args=[row.pk]),
        (
            row.unit.name,
            named(row.honour) if row.honour else str(row.movement),
            ", ".join(str(word) for word in (row.get_status_display(), *late)),
            BECAME.get(row.told_ket_qua, ""),  # type: ignore[attr-defined]
        ),
    )


def _total(row: RegisteredTotal, named: Named) -> Listed:
    return Listed(row.unit.name, "", (named(row.honour), str(row.count)))


def _movement(row: Movement, named: Named) -> Listed:
    return Listed(
        row.name,
        reverse("movements:movement", args=[row.pk]),
        (
            row.unit.name,
            row.get_level_display(),
            row.from_on,
            row.until_on,
            row.get_status_display(),
        ),
    )


def _round(row: Round, named: Named) -> Listed:
    return Listed(
        row.title,
        reverse("dossiers:round", args=[row.pk]),
        (row.unit.name, row.get_status_display()),
    )


def _line(row: Dossier, named: Named) -> Listed:
    return Listed(
        row.nominee_name,
        reverse("dossiers:dossier", args=[row.pk]),
        (row.unit.name, named(row.honour), row.get_kind_display(), row.get_status_display()),
    )


def _honour(row: HeldHonour, named: Named) -> Listed:
    place = row.printed_unit or (row.at_unit.name if row.at_unit else "")
    return Listed(
        row.printed_name,
        reverse("honours:held", args=[row.pk]),
        (place, row.as_printed, row.get_kind_display(), row.decision_number, row.decided_on),
    )


def _initiative(row: Initiative, named: Named) -> Listed:
    return Listed(
        row.title,
        reverse("initiatives:initiative", args=[row.pk]),
        (
            row.unit.name,
            ", ".join(one.person.name for one in row.authorships.all()),
            row.get_kind_display(),
            row.get_status_display(),
            "; ".join(one.get_scope_display() for one in row.recognitions.all()),
        ),
    )


def _payment(row: DecisionLine, named: Named) -> Listed:
    return Listed(
        row.printed_name,
        reverse("decisions:decision", args=[row.decision_id]),
        (row.printed_unit, named(row.honour), str(row.decision), row.money),
    )


def _sent(row: ProposalLine, named: Named) -> Listed:
    return Listed(
        row.dossier.nominee_name,
        reverse("decisions:proposal", args=[row.proposal_id]),
        (
            row.dossier.unit.name,
            named(row.dossier.honour),
            row.proposal.sent_on,
            row.get_outcome_display(),
            row.reason,
        ),
    )


def _with_unit(rows: QuerySet[Person]) -> QuerySet[Person]:
    name = Unit.objects.filter(pk=OuterRef("unit_now")).values("name")[:1]
    return rows.annotate(unit_name=Subquery(name)).order_by("sort_key", "pk")


BECAME = {
    books.GRANTED: _("Được tặng"),
    books.STANDING: _("Đang xét"),
    books.FALLEN: _("Không được tặng"),
    books.NOT_PROPOSED: _("Chưa đề nghị"),
}
LISTINGS = {
    books.STAFF.code: Listing(
        _("Người của đơn vị"),
        (_("Họ và tên"), UNIT, _("Giới tính"), _("Đăng ký thi đua")),
        _with_unit,
        _person,
    ),
    books.REGISTRATIONS.code: Listing(
        _("Đăng ký thi đua"),
        (NOMINEE, UNIT, _("Đăng ký"), STATE, _("Kết quả")),
        lambda rows: rows.select_related("person", "collective", "unit", "movement").order_by(
            "unit__order", "unit__sort_key", "person__sort_key", "pk"
        ),
        _registration,
    ),
    books.TOTALS.code: Listing(
        _("Đăng ký chỉ có số lượng"),
        (UNIT, HONOUR, _("Số lượng")),
        lambda rows: rows.select_related("unit").order_by("unit__order", "unit__sort_key", "pk"),
        _total,
    ),
    books.MOVEMENTS.code: Listing(
        _("Phong trào thi đua"),
        (
            _("Phong trào"),
            _("Đơn vị chủ trì"),
            _("Cấp phát động"),
            _("Từ ngày"),
            _("Đến ngày"),
            STATE,
        ),
        lambda rows: rows.select_related("unit").order_by("from_on", "pk"),
        _movement,
    ),
    books.ROUNDS.code: Listing(
        _("Đợt đề nghị"),
        (_("Đợt"), UNIT, STATE),
        lambda rows: rows.select_related("unit").order_by("unit__order", "unit__sort_key", "pk"),
        _round,
    ),
    books.LINES.code: Listing(
        _("Hồ sơ đề nghị"),
        (NOMINEE, UNIT, HONOUR, _("Loại hình"), STATE),
        lambda rows: rows.select_related("unit").order_by(
            "unit__order", "unit__sort_key", "sort_key", "pk"
        ),
        _line,
    ),
    books.HONOURS.code: Listing(
        _("Danh hiệu, hình thức đã tặng"),
        (NOMINEE, UNIT, HONOUR, _("Loại hình"), _("Số quyết định"), _("Ngày quyết định")),
        lambda rows: rows.select_related("at_unit").order_by(
            "at_unit__order", "at_unit__sort_key", "person__sort_key", "pk"
        ),
        _honour,
    ),
    books.INITIATIVES.code: Listing(
        _("Sáng kiến, đề tài"),
        (_("Tên"), UNIT, _("Tác giả"), _("Loại"), STATE, _("Phạm vi được công nhận")),
        lambda rows: (
            rows.select_related("unit")
            .prefetch_related("authorships__person", "recognitions")
            .order_by("title", "pk")
        ),
        _initiative,
    ),
    books.MONEY.code: Listing(
        _("Tiền thưởng"),
        (NOMINEE, UNIT, HONOUR, _("Quyết định"), _("Số tiền")),
        lambda rows: rows.select_related("decision__document").order_by(
            "decision_id", "number", "pk"
        ),
        _payment,
        ends_in_money=True,
    ),
    books.SENT_UP.code: Listing(
        _("Trường hợp trình cấp trên"),
        (NOMINEE, UNIT, HONOUR, _("Trình ngày"), _("Kết quả"), _("Lý do")),
        lambda rows: rows.select_related("dossier__unit", "proposal").order_by(
            "proposal_id", "number", "pk"
        ),
        _sent,
    ),
}
