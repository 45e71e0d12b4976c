"""Which columns of a workbook of initiatives are which facts of an initiative."""

import re
from datetime import datetime
from functools import partial
from typing import Unpack

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.initiatives.actions import Known, NoAuthor, put_initiative
from thidua.initiatives.models import Initiative, Recognition
from thidua.journal.actions import record_load
from thidua.kit.loading import How, Loader, Loading, Put, Report, load
from thidua.kit.text import fold
from thidua.people.matching import Roll
from thidua.people.models import Person, Unit, User
from thidua.people.queries import main_post, root
from thidua.sheets import LAYOUTS, OutColumn, Row, read

Status = Initiative.Status
RESEARCH = re.compile(r"(?:de tai|de an|cong trinh|du an)\b")
STATUS = {"granted": Status.RECOGNISED, "declined": Status.DECLINED, "returned": Status.DRAFT}


def load_initiatives(
    data: bytes, name: str, *, by: User | None, at: datetime, **how: Unpack[How]
) -> Report:
    """Load a workbook of initiatives, an author a row or several in one cell.

    What was recognised without a scope being named reaches the base, the least there is. `year` is
    that of rows, titles and days without one. Raises SheetRefused, OutOfDate.
    """
    table = read(data, name, wanted=LAYOUTS["initiatives"])
    roll = Roll(on=localdate(at))

    def put(row: Row) -> list[Put]:
        authors = _authors(row, roll)
        said = _known(row, roll, authors[0][0], how.get("year"))
        return [put_initiative(said, authors, by=by, at=at)]

    loading = Loading("initiatives", data, name, table.faults)
    return load(loading, table.good, put, partial(record_load, by=by, at=at), **how)


LOADERS: dict[str, Loader] = {"initiatives": load_initiatives}
BLANKS: dict[str, tuple[OutColumn, ...]] = {
    "initiatives": (
        OutColumn("STT", width=6),
        OutColumn("Tên sáng kiến", width=50),
        OutColumn("Tên tác giả", width=30),
        OutColumn("Mã CBCC", width=14),
        OutColumn("Tỷ lệ (%)", kind="number", width=10),
        OutColumn("Đơn vị", width=36),
        OutColumn("Năm", width=10),
        OutColumn("Kết quả", width=16, choices=("Đạt", "Không đạt")),
        OutColumn("Phạm vi", width=16, choices=("Cơ sở", "Tỉnh", "Toàn quốc")),
        OutColumn("Ngày công nhận", kind="date", width=14),
        OutColumn("Đơn vị công nhận", width=28),
        OutColumn("Số quyết định", width=18),
        OutColumn("Tóm tắt", width=50),
    )
}
"""The columns of an empty workbook to fill in, by kind; our own reader takes it back."""


def _authors(row: Row, roll: Roll) -> list[tuple[Person, int | None]]:
    """The authors of a row; a share stands for one author, or is everybody's alike. Raises
    NoAuthor, NoSuchPerson, WhichPerson.
    """
    names = row.authors
    if not names:
        raise NoAuthor(_("Chưa ghi tác giả."))
    said = row.fields.get("share")
    share = round(said) if isinstance(said, float | int) and len(names) == 1 else None
    if len(names) == 1:
        return [(roll.person(row, numbered=True, name=names[0]), share)]
    return [(roll.person(row, name=name), share) for name in names]


def _known(row: Row, roll: Roll, author: Person, default: int | None) -> Known:
    decided_on = row.day("recognised_on") or row.day("decided_on")
    default = decided_on.year if decided_on else default
    scope, status = row.text("scope"), STATUS.get(row.text("result"), "")
    if not status and (scope or decided_on or row.text("decision_no")):
        status = Status.RECOGNISED
    if status == Status.RECOGNISED:
        scope = scope or Recognition.Scope.BASE
    title = row.text("initiative")
    return Known(
        title=title[:400],
        year=roll.years(row.text("year"), default)[1],
        unit=_unit(row, roll, author),
        kind=Initiative.Kind.RESEARCH
        if RESEARCH.match(fold(title))
        else Initiative.Kind.INITIATIVE,
        content=row.text("summary"),
        status=status,
        scope=scope if status == Status.RECOGNISED else "",
        number=row.text("decision_no")[:60],
        decided_on=decided_on,
        decided_by=(row.text("recognised_by") or row.text("decided_by"))[:200],
        reason=row.text("reason") if status == Status.DECLINED else "",
    )


def _unit(row: Row, roll: Roll, author: Person) -> Unit:
    """Whose initiative it is: the unit of the row, else the author's, else the agency's own."""
    if unit := roll.unit_of_old(row):
        return unit
    post = main_post(author, on=roll.on)
    unit = post.unit if post else root()
    assert unit is not None
    return unit
