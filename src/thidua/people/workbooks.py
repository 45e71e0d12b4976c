"""Which columns of a workbook of units or of people are which arguments of which action."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Unpack

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.journal.actions import record_load
from thidua.kit.loading import How, Loader, Loading, Put, Report, load
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold
from thidua.people import titles
from thidua.people.actions import PersonFields, PostFields, UnitFields
from thidua.people.actions.loading import PersonRow, put_person, put_unit
from thidua.people.mandate import Mandate, mandate
from thidua.people.matching import NoSuchUnit, Roll, Units
from thidua.people.models import Person, Unit, User
from thidua.people.queries import root
from thidua.sheets import LAYOUTS, OutColumn, Row, read


class NoAgency(Refusal):
    """The agency itself is not yet on record: everything stands below it."""


def load_units(
    data: bytes, name: str, *, by: User | None, at: datetime, **how: Unpack[How]
) -> Report:
    """Load a workbook of units: each below the unit that its row names, else below the agency.

    Raises SheetRefused, NoAgency, OutOfDate.
    """
    table = read(data, name, wanted=LAYOUTS["units"])
    units, agency, given = Units(), _agency(), _given(by, at)

    def put(row: Row) -> list[Put]:
        done = _put_unit(row, units, agency, given=given, at=at)
        assert isinstance(done.record, Unit)
        units.add(done.record)
        return [done]

    return load(
        Loading("units", data, name, table.faults),
        list(_parents_first(table.good)),
        put,
        partial(record_load, by=by, at=at),
        **how,
    )


def load_people(
    data: bytes, name: str, *, by: User | None, at: datetime, **how: Unpack[How]
) -> Report:
    """Load a workbook of people with their posts; who is on record already is matched.

    A row without a day counts its post from 1 January of `year`, by default of last year.
    Raises SheetRefused, NoAgency, OutOfDate.
    """
    table = read(data, name, wanted=LAYOUTS["people"])
    on = localdate(at)
    since = date(how.get("year") or on.year - 1, 1, 1)
    roll, agency, given = Roll(on=on), _agency(), _given(by, at)

    def put(row: Row) -> list[Put]:
        return [put_person(_person_row(row, roll, agency, since), given=given, at=at)]

    return load(
        Loading("people", data, name, table.faults),
        table.good,
        put,
        partial(record_load, by=by, at=at),
        **how,
    )


LOADERS: dict[str, Loader] = {"units": load_units, "people": load_people}
BLANKS: dict[str, tuple[OutColumn, ...]] = {
    "units": (
        OutColumn("STT", width=6),
        OutColumn("Tên đơn vị", width=45),
        OutColumn("Đơn vị cấp trên", width=40),
        OutColumn("Mã đơn vị", width=14),
        OutColumn("Ký hiệu", width=14),
        OutColumn("Loại đơn vị", width=24, choices=tuple(map(str, Unit.Kind.labels))),
        OutColumn("Ngày thành lập", kind="date", width=16),
    ),
    "people": (
        OutColumn("STT", width=6),
        OutColumn("Họ và tên", width=30),
        OutColumn("Ngày sinh", kind="date", width=14),
        OutColumn("Giới tính", width=10, choices=tuple(map(str, Person.Sex.labels))),
        OutColumn("CCCD", width=16),
        OutColumn("Mã CBCC", width=14),
        OutColumn("Chức vụ", width=26),
        OutColumn("Đơn vị", width=36),
        OutColumn(
            "Đối tượng (CC, VC, NLĐ)", width=18, choices=tuple(map(str, Person.Group.labels))
        ),
        OutColumn("Từ ngày", kind="date", width=14),
    ),
}
"""The columns of an empty workbook to fill in, by kind; our own reader takes it back."""


def _given(by: User | None, at: datetime) -> Mandate | None:
    """The mandate of whoever loads; None for the server's own console."""
    return mandate(by, on=localdate(at)) if by else None


def _agency() -> Unit:
    found = root()
    if found is None:
        raise NoAgency(
            _("Chưa thiết lập cơ quan, nên chưa nạp được."),
            todo=_("Mở trang thiết lập ban đầu trong trình duyệt rồi nạp lại."),
        )
    return found


def _parents_first(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows so that a unit named by another comes before it; a circle stays as it stands."""
    waiting, names = list(rows), {_key(row.text("unit")) for row in rows}
    while waiting:
        ready = [row for row in waiting if _key(row.text("parent")) not in names]
        ready = ready or waiting
        yield from ready
        names -= {_key(row.text("unit")) for row in ready}
        waiting = [row for row in waiting if row not in ready]


def _put_unit(row: Row, units: Units, agency: Unit, *, given: Mandate | None, at: datetime) -> Put:
    name, code, until_on = row.text("unit"), row.text("unit_code"), row.day("until_on")
    above = row.text("parent")
    parent = units.find(above) if above else None
    known = units.coded(code) or _named(units, name, code, above, ended=until_on is not None)
    fields = UnitFields(
        short_name=row.text("symbol"), code=code or None, from_on=row.day("from_on")
    )
    if known is None or row.text("unit_kind"):
        fields["kind"] = Unit.Kind(titles.kind_of_unit(row.text("unit_kind") or name))
    if known is None:
        fields["order"] = row.number
    stands = parent or (known.parent if known else None) or agency
    return put_unit(
        known, name=name, parent=stands, fields=fields, until_on=until_on, given=given, at=at
    )


def _named(units: Units, name: str, code: str, above: str, *, ended: bool) -> Unit | None:
    """The unit on record that a row means by its name: one in force, unless the row says that it
    has ended; another code makes it another unit. Raises NoSuchUnit for two of one name.
    """
    found = [unit for unit in units.alike(name) if (unit.until_on is not None) == ended]
    found = [unit for unit in found if not code or unit.code in (None, "", code)]
    if above:
        parent = units.find(above)
        found = [unit for unit in found if unit.parent_id == parent.pk]
    if len(found) > 1:
        raise NoSuchUnit(
            _("Có %(count)d đơn vị tên “%(name)s”.") % {"count": len(found), "name": name},
            todo=_("Ghi thêm đơn vị cấp trên hoặc mã đơn vị."),
        )
    return found[0] if found else None


def _person_row(row: Row, roll: Roll, agency: Unit, since: date) -> PersonRow:
    unit = roll.unit(row) or _only_place(agency, row)
    born, until_on = row.born, row.day("until_on")
    group = titles.group_of(row.text("employment")) if row.text("employment") else None
    fields = PersonFields(
        name=row.who,
        sex=row.text("sex"),
        born_on=born.date if born else None,
        born_year=born.year if born and not born.date else None,
        citizen_number=row.text("citizen_id") or None,
        staff_code=row.text("staff_code") or None,
    )
    if group:
        fields["group"] = Person.Group(group)
    title = row.text("post") or row.text("occupation")
    first = row.day("from_on") or max(since, unit.from_on or since)
    post = PostFields(
        title=title or str(Person.Group(group or Person.Group.CIVIL_SERVANT).label),
        leader=titles.leads(title),
        head=titles.heads(title),
        from_on=first,
        until_on=until_on,
    )
    return PersonRow(unit, fields, post, dated=bool(row.day("from_on")), titled=bool(title))


def _only_place(agency: Unit, row: Row) -> Unit:
    """Where a row without a unit belongs: to the agency, where that has no units below."""
    if Unit.objects.filter(parent=agency).exists():
        raise NoSuchUnit(
            _("Dòng của “%(name)s” chưa ghi đơn vị có trên hồ sơ.") % {"name": row.who},
            todo=_("Ghi cột “Đơn vị”."),
        )
    return agency


def _key(name: str) -> str:
    return fold(name)
