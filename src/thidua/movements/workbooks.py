"""Which columns of a workbook of registrations are which parts of a registration; the workbook we
send to a unit.
"""

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Unpack

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from thidua.journal.actions import record_load
from thidua.kit.loading import How, Loader, Loading, Put, Report, load
from thidua.kit.refusals import Refusal
from thidua.library.queries import PrintedNames, honour_names, law_for
from thidua.movements import actions, queries
from thidua.movements.actions import Wish
from thidua.people.matching import Roll
from thidua.people.models import Person, Unit, User
from thidua.people.queries import held_by, main_post, root, staff_of
from thidua.sheets import LAYOUTS, REF_HEADING, Entry, OutColumn, Row, make, read

IN_VIETNAMESE = "vi"
Nominee = Person | Unit


class NotUnderstood(Refusal):
    """The row names an honour, a year or a place that nothing on record explains."""


def load_registrations(
    data: bytes, name: str, *, by: User | None, at: datetime, **how: Unpack[How]
) -> Report:
    """Load a workbook of registrations: of named people, or of units with numbers only.

    A row that names no year is of `year`, by default of the running one. What stands already is
    left as it is; nothing is withdrawn. Raises SheetRefused, OutOfDate.
    """
    return _Book(data, name, by=by, at=at, unit=None).load(**how)


def load_of_unit(
    unit: Unit,
    data: bytes,
    name: str,
    *,
    by: User,
    at: datetime,
    late_reason: str = "",
    **how: Unpack[How],
) -> Report:
    """The same for the workbook of one unit: nobody outside it is found, the hidden marks are
    hints. Raises SheetRefused, OutOfDate.
    """
    return _Book(data, name, by=by, at=at, unit=unit, late_reason=late_reason).load(**how)


LOADERS: dict[str, Loader] = {"registrations": load_registrations}
BLANKS: dict[str, tuple[OutColumn, ...]] = {
    "registrations": (
        OutColumn("STT", width=6),
        OutColumn("Họ và tên, tên tập thể", width=32),
        OutColumn("Mã CBCC", width=14),
        OutColumn("Ngày sinh", width=14),
        OutColumn("Đơn vị", width=32),
        OutColumn("Danh hiệu thi đua", width=28),
        OutColumn("Hình thức khen thưởng", width=28),
        OutColumn("Sáng kiến dự kiến", width=36),
        OutColumn("Lý do đăng ký muộn", width=28),
    )
}


def blank_for(unit: Unit, *, year: int, on: date) -> bytes:
    """The workbook a unit fills in: its people by given name, a column to tick for every honour,
    what stands already ticked.
    """
    with override(IN_VIETNAMESE):
        offer = queries.offer(on)
    honours = list(dict(pair for _group, pairs in offer.every for pair in pairs).items())
    people = list(queries.people_of(unit, on=queries.day_of(year, on)))
    ticked: dict[tuple[int | None, int | None], set[str]] = {}
    for one in queries.standing_of(unit, people, year):
        ticked.setdefault((one.person_id, one.collective_id), set()).add(one.honour)
    rows = []
    nominees: list[Nominee] = [unit, *people]
    for number, nominee in enumerate(nominees, start=1):
        person = nominee.pk if isinstance(nominee, Person) else None
        held = ticked.get((person, None if person else nominee.pk), set())
        rows.append([*_who(number, nominee), *(code in held for code, _name in honours), "", ""])
    columns = [
        OutColumn(REF_HEADING, kind="id"),
        OutColumn("STT", kind="number", width=6),
        OutColumn("Họ và tên, tên tập thể", width=32),
        OutColumn("Chức vụ", width=24),
        *(OutColumn(name, choices=("x",), width=14) for _code, name in honours),
        OutColumn("Sáng kiến dự kiến", width=36),
        OutColumn("Lý do đăng ký muộn", width=28),
    ]
    title = _("Đăng ký thi đua năm %(year)d – %(unit)s") % {"year": year, "unit": unit}
    note = _(
        "Ghi “x” vào cột danh hiệu, hình thức mà từng người, tập thể đăng ký. "
        "Bảng này chỉ ghi thêm; muốn rút đăng ký thì rút trên phần mềm."
    )
    return make(title, columns, rows, note=note)


class _Book:
    """One workbook while its rows are put on record."""

    def __init__(
        self,
        data: bytes,
        name: str,
        *,
        by: User | None,
        at: datetime,
        unit: Unit | None,
        late_reason: str = "",
    ) -> None:
        self._data, self._name, self._by, self._at, self._unit = data, name, by, at, unit
        self._on = localdate(at)
        self._codes = PrintedNames(unit, on=self._on)
        self._law = law_for(unit or root(), on=self._on)
        with override(IN_VIETNAMESE):
            self._names = honour_names(on=self._on)
        self._roll = Roll(on=self._on, within=unit)
        self._late_reason = late_reason or _("Bảng “%(name)s” gửi sau hạn") % {"name": name}

    def load(self, **how: Unpack[How]) -> Report:
        layout = LAYOUTS["registrations"]
        table = read(self._data, self._name, wanted=layout, honours=self._codes.names)
        year = how.get("year") or self._on.year
        return load(
            Loading("registrations", self._data, self._name, table.faults),
            table.good,
            lambda row: self._put(row, year),
            partial(record_load, by=self._by, at=self._at),
            **how,
        )

    def _put(self, row: Row, year: int) -> list[Put]:
        """All that a row asks for; nothing where it asks for nothing."""
        if not row.honours:
            return []
        nominee = self._nominee(row)
        year = int(row.text("year")[:4]) if row.text("year")[:4].isdecimal() else year
        coded = [(self._code(entry), entry) for entry in row.honours]
        if isinstance(nominee, Unit) and self._numbers_only(coded):
            return [self._put_number(nominee, code, entry, year) for code, entry in coded]
        return [self._put_one(row, nominee, code, year) for code, _entry in coded]

    def _put_one(self, row: Row, nominee: Nominee, code: str, year: int) -> Put:
        wish = Wish(
            nominee,
            code,
            content=row.text("achievements"),
            initiative_title=row.text("initiative")[:400],
        )
        reason = row.text("reason") or self._late_reason
        unit = self._unit or self._place(row, nominee)
        done = actions.load_one(
            wish, year=year, unit=unit, late_reason=reason, by=self._by, at=self._at
        )
        return replace(done, detail=f"{self._names[code]}, {year}")

    def _put_number(self, unit: Unit, code: str, entry: Entry, year: int) -> Put:
        """The unit's own title is registered; of its people only the number is known."""
        if entry.count == 1 and self._law.honours[code].nominees == ("collective",):
            wish = Wish(unit, code)
            done = actions.load_one(
                wish, year=year, unit=unit, late_reason=self._late_reason, by=self._by, at=self._at
            )
            return replace(done, detail=f"{self._names[code]}, {year}")
        done = actions.load_total(unit, code, entry.count, year=year, by=self._by, at=self._at)
        return replace(done, detail=f"{self._names[code]}: {entry.count}, {year}")

    def _numbers_only(self, coded: list[tuple[str, Entry]]) -> bool:
        """Whether a row about a unit counts its people rather than naming what it registers."""
        return any(
            entry.count > 1
            or entry.nominee == "person"
            or "collective" not in self._law.honours[code].nominees
            for code, entry in coded
        )

    def _nominee(self, row: Row) -> Nominee:
        """Who a row is about; the hidden mark of our own workbook is only a hint."""
        if hinted := self._hinted(row.text("ref")):
            return hinted
        found = self._roll.nominee(row)
        if isinstance(found, str):
            raise NotUnderstood(_("Hộ gia đình không đăng ký thi đua ở bảng này."))
        return found

    def _hinted(self, ref: str) -> Nominee | None:
        if self._unit is None or not ref[1:].isdecimal():
            return None
        pk = int(ref[1:])
        if ref[0] == "u":
            return Unit.objects.filter(pk=pk, path__startswith=self._unit.path).first()
        return staff_of(self._unit, on=self._on).filter(pk=pk).first() if ref[0] == "p" else None

    def _place(self, row: Row, nominee: Nominee) -> Unit:
        """Where a registration belongs: the collective itself, the person's unit of the day."""
        if isinstance(nominee, Unit):
            return nominee
        post = main_post(nominee, on=self._on)
        if post is None:
            raise NotUnderstood(
                _("“%(name)s” chưa có chức vụ ở đơn vị nào.") % {"name": nominee},
                todo=_("Ghi chức vụ của người này trước."),
            )
        return post.unit

    def _code(self, entry: Entry) -> str:
        """The honour that a row names, of those in the law on record."""
        code = self._codes.find(entry.printed)
        if code is None or code not in self._law.honours:
            raise NotUnderstood(
                _("Chưa hiểu “%(printed)s” là danh hiệu, hình thức nào.")
                % {"printed": entry.printed},
                todo=_("Ghi tên đầy đủ như trong danh mục."),
            )
        return code


def _who(number: int, nominee: Nominee) -> list[object]:
    """Mark, number, name and post of one row."""
    if isinstance(nominee, Unit):
        return [f"u{nominee.pk}", number, nominee.name, ""]
    posts = held_by(nominee)
    return [f"p{nominee.pk}", number, nominee.name, posts[0].title if posts else ""]
