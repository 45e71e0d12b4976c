"""Which columns of a workbook of honours held are which fields of a line of the register."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Unpack

from django.utils.timezone import localdate

from thidua.honours.actions import put_honour
from thidua.honours.models import HeldHonour
from thidua.journal.actions import record_load
from thidua.kit.loading import How, Loader, Loading, Put, Report, load
from thidua.kit.text import fold
from thidua.library.queries import PrintedNames, honour_names
from thidua.people.matching import Nominee, NoYear, Roll
from thidua.people.models import Person, Unit, User
from thidua.people.queries import main_post, root
from thidua.sheets import LAYOUTS, Entry, OutColumn, Row, read

KINDS = {fold(str(label)): HeldHonour.Kind(value) for value, label in HeldHonour.Kind.choices}


def load_honours(
    data: bytes, name: str, *, by: User | None, at: datetime, **how: Unpack[How]
) -> Report:
    """Load a workbook of honours received in past years, one line of the register for each.

    A name that the law on record does not know is kept as printed and never counts. `year` is that
    of rows and titles without one. Raises SheetRefused, OutOfDate.
    """
    on = localdate(at)
    codes, roll = PrintedNames(root(), on=on), Roll(on=on)
    names = honour_names(on=on)
    table = read(data, name, wanted=LAYOUTS["honours"], honours=codes.names)

    def put(row: Row) -> list[Put]:
        nominee = roll.nominee(row)
        lines = [_line(row, one, nominee, codes, roll, how.get("year")) for one in row.honours]
        return [_told(put_honour(line, by=by, at=at), line, names) for line in lines]

    loading = Loading("honours", data, name, table.faults)
    return load(loading, table.good, put, partial(record_load, by=by, at=at), **how)


LOADERS: dict[str, Loader] = {"honours": load_honours}
BLANKS: dict[str, tuple[OutColumn, ...]] = {
    "honours": (
        OutColumn("STT", width=6),
        OutColumn("Họ và tên, tên tập thể", width=32),
        OutColumn("Ngày sinh", kind="date", width=14),
        OutColumn("Mã CBCC", width=14),
        OutColumn("Đơn vị", width=36),
        OutColumn("Danh hiệu thi đua", width=34),
        OutColumn("Hình thức khen thưởng", width=34),
        OutColumn("Loại khen thưởng", width=22, choices=tuple(map(str, HeldHonour.Kind.labels))),
        OutColumn("Năm", width=12),
        OutColumn("Số quyết định", width=18),
        OutColumn("Ngày quyết định", kind="date", width=14),
        OutColumn("Cơ quan (người) quyết định", width=28),
        OutColumn("Lý do", width=40),
        OutColumn("Tiền thưởng", kind="money", width=14),
    )
}
"""The columns of an empty workbook to fill in, by kind; our own reader takes it back."""


def _told(done: Put, line: HeldHonour, names: Mapping[str, str]) -> Put:
    """With the name by which a printed alias is understood, for the eye to check."""
    name = names.get(line.code or "", "")
    if not name or fold(name) == fold(line.as_printed):
        return done
    return replace(done, detail=f"{done.detail}: {name}")


def _line(
    row: Row,
    entry: Entry,
    nominee: Nominee,
    codes: PrintedNames,
    roll: Roll,
    default: int | None,
) -> HeldHonour:
    """The line of the register that one honour of a row says, not yet saved. Raises NoYear."""
    decided_on = row.day("decided_on")
    first, year = _years(entry.year or row.text("year"), decided_on, roll, default)
    unit = nominee if isinstance(nominee, Unit) else roll.unit_of_old(row)
    if isinstance(nominee, Person) and unit is None:
        post = main_post(nominee, on=decided_on or date(year or roll.on.year, 12, 31))
        unit = post.unit if post else None
    return HeldHonour(
        person=nominee if isinstance(nominee, Person) else None,
        unit=nominee if isinstance(nominee, Unit) else None,
        household=nominee if isinstance(nominee, str) else "",
        code=codes.find(entry.printed),
        as_printed=entry.printed[:200],
        kind=KINDS.get(fold(row.text("award_kind")), HeldHonour.Kind.MERIT),
        year=year,
        year_from=first,
        decided_on=decided_on,
        decision_number=row.text("decision_no")[:60],
        decided_by=row.text("decided_by")[:200],
        achievement=row.text("reason"),
        money=row.whole("money"),
        printed_name=row.who[:200],
        printed_unit=row.text("unit")[:300] if row.text("name") else "",
        at_unit=unit,
    )


def _years(
    printed: str, decided_on: date | None, roll: Roll, default: int | None
) -> tuple[int | None, int | None]:
    """The years of the merit; unknown where only the day of the decision is."""
    try:
        return roll.years(printed, default)
    except NoYear:
        if decided_on:
            return None, None
        raise
