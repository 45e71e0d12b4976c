"""Which columns of a workbook of ratings or of discipline are which arguments of which action."""

from datetime import datetime
from functools import partial
from typing import Unpack

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.journal.actions import record_load
from thidua.kit.loading import Does, How, Loader, Loading, Put, Report, load
from thidua.kit.refusals import Refusal
from thidua.people.matching import Roll, paper_of
from thidua.people.models import User
from thidua.ratings.actions import put_discipline, put_rating
from thidua.ratings.models import Discipline, Rating
from thidua.sheets import LAYOUTS, OutColumn, Row, read


class Unclear(Refusal):
    """The row does not say what is needed, or says it in words that nobody knows."""


def load_ratings(
    data: bytes, name: str, *, by: User | None, at: datetime, **how: Unpack[How]
) -> Report:
    """Load a workbook of yearly ratings of people and collectives, of one year or of several.

    `year` is that of rows and titles without one. Raises SheetRefused, OutOfDate.
    """
    table = read(data, name, wanted=LAYOUTS["ratings"])
    roll = Roll(on=localdate(at))

    def put(row: Row) -> list[Put]:
        nominee, source = roll.nominee(row), paper_of(row)
        if isinstance(nominee, str):
            raise Unclear(_("Hộ gia đình không có kết quả xếp loại."))
        done = []
        for one in row.ratings:
            year = roll.years(one.year, how.get("year"))[1]
            if one.rating is None:
                done.append(Put(None, Does.SAME, f"{year}: {one.printed}"))
                continue
            done.append(
                put_rating(nominee, year=year, level=one.rating, source=source, by=by, at=at)
            )
        return done

    loading = Loading("ratings", data, name, table.faults)
    return load(loading, table.good, put, partial(record_load, by=by, at=at), **how)


def load_discipline(
    data: bytes, name: str, *, by: User | None, at: datetime, **how: Unpack[How]
) -> Report:
    """Load a workbook of disciplinary measures. Raises SheetRefused, OutOfDate."""
    table = read(data, name, wanted=LAYOUTS["discipline"])
    roll = Roll(on=localdate(at))

    def put(row: Row) -> list[Put]:
        form, from_on = row.text("discipline"), row.day("from_on") or row.day("decided_on")
        if form not in Discipline.Form.values:
            known = ", ".join(f"“{label}”" for label in Discipline.Form.labels)
            raise Unclear(
                _("Chưa hiểu hình thức kỷ luật; hãy ghi một trong: %(known)s.") % {"known": known}
            )
        if from_on is None:
            raise Unclear(_("Chưa ghi ngày bắt đầu hoặc ngày quyết định kỷ luật."))
        done = put_discipline(
            roll.person(row),
            form=form,
            from_on=from_on,
            until_on=row.day("until_on"),
            document=paper_of(row),
            by=by,
            at=at,
        )
        return [done]

    loading = Loading("discipline", data, name, table.faults)
    return load(loading, table.good, put, partial(record_load, by=by, at=at), **how)


LOADERS: dict[str, Loader] = {"ratings": load_ratings, "discipline": load_discipline}
BLANKS: dict[str, tuple[OutColumn, ...]] = {
    "ratings": (
        OutColumn("STT", width=6),
        OutColumn("Họ và tên, tên tập thể", width=32),
        OutColumn("Ngày sinh", kind="date", width=14),
        OutColumn("Mã CBCC", width=14),
        OutColumn("Đơn vị", width=36),
        OutColumn("Năm", width=10),
        OutColumn("Xếp loại", width=30, choices=tuple(map(str, Rating.Level.labels))),
        OutColumn("Số, ngày quyết định", width=30),
    ),
    "discipline": (
        OutColumn("STT", width=6),
        OutColumn("Họ và tên", width=30),
        OutColumn("Ngày sinh", kind="date", width=14),
        OutColumn("Mã CBCC", width=14),
        OutColumn("Đơn vị", width=36),
        OutColumn("Hình thức kỷ luật", width=20, choices=tuple(map(str, Discipline.Form.labels))),
        OutColumn("Từ ngày", kind="date", width=14),
        OutColumn("Đến ngày", kind="date", width=14),
        OutColumn("Số, ngày quyết định", width=30),
    ),
}
"""The columns of an empty workbook to fill in, by kind; our own reader takes it back."""
