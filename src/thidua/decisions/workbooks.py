"""Which columns of the list that comes back from above are the outcome of which proposed line."""

from datetime import datetime
from functools import partial
from typing import Unpack

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.decisions.actions import Outcome, record_outcome
from thidua.decisions.models import ProposalLine
from thidua.decisions.queries import lines_sent
from thidua.journal.actions import record_load
from thidua.kit.loading import Does, How, Loader, Loading, Put, Report, load
from thidua.kit.refusals import Refusal
from thidua.library.queries import PrintedNames
from thidua.people.mandate import Mandate, mandate
from thidua.people.matching import Nominee, Roll
from thidua.people.models import User
from thidua.people.queries import root
from thidua.sheets import LAYOUTS, Entry, OutColumn, Row, read

GRANTED = ProposalLine.Outcome.GRANTED.value


class NotProposed(Refusal):
    """No line that went up is meant, or two are."""


class Unclear(Refusal):
    """The row does not say what became of the line, or why."""


def load_outcomes(data: bytes, name: str, *, by: User, at: datetime, **how: Unpack[How]) -> Report:
    """Load what the level above decided: for each line that went up, granted, declined, returned.

    A row with a decision's number and no word of its own is granted. `year` narrows to lines of
    that year where a row names none. Raises SheetRefused, OutOfDate.
    """
    on = localdate(at)
    given, codes, roll = mandate(by, on=on), PrintedNames(root(), on=on), Roll(on=on)
    table = read(data, name, wanted=LAYOUTS["outcomes"], honours=codes.names)

    def put(row: Row) -> list[Put]:
        nominee, said = roll.nominee(row), _outcome(row)
        year = roll.years(row.text("year"), how.get("year") or 0)[1]
        return [
            _file(_line(entry, nominee, year, given, codes), entry, said, by=by, at=at)
            for entry in row.honours
        ]

    loading = Loading("outcomes", data, name, table.faults)
    return load(loading, table.good, put, partial(record_load, by=by, at=at), **how)


LOADERS: dict[str, Loader] = {"outcomes": load_outcomes}
BLANKS: dict[str, tuple[OutColumn, ...]] = {
    "outcomes": (
        OutColumn("STT", width=6),
        OutColumn("Họ và tên, tên tập thể", width=32),
        OutColumn("Đơn vị", width=36),
        OutColumn("Danh hiệu thi đua", width=34),
        OutColumn("Hình thức khen thưởng", width=34),
        OutColumn("Năm", width=10),
        OutColumn("Kết quả", width=18, choices=("Được tặng", "Không được tặng", "Trả lại")),
        OutColumn("Lý do", width=40),
        OutColumn("Số quyết định", width=18),
        OutColumn("Ngày quyết định", kind="date", width=14),
        OutColumn("Cơ quan (người) quyết định", width=28),
        OutColumn("Tiền thưởng", kind="money", width=14),
    )
}
"""The columns of an empty workbook to fill in, by kind; our own reader takes it back."""


def _outcome(row: Row) -> Outcome:
    said = row.text("result") or (GRANTED if row.text("decision_no") else "")
    if not said:
        raise Unclear(_("Chưa ghi kết quả: được tặng, không được tặng hay trả lại."))
    if said != GRANTED and not row.text("reason"):
        raise Unclear(_("Chưa ghi lý do không được tặng hoặc trả lại; năm sau sẽ cần đến."))
    return Outcome(
        outcome=said,
        reason=row.text("reason"),
        number=row.text("decision_no")[:60],
        on=row.day("decided_on"),
        decided_by=row.text("decided_by")[:200],
        money=row.whole("money"),
    )


def _line(
    entry: Entry, nominee: Nominee, year: int, given: Mandate, codes: PrintedNames
) -> ProposalLine:
    """The one line that went up for this nominee and honour. Raises NotProposed."""
    code = codes.find(entry.printed)
    found = list(lines_sent(given, nominee, code)) if code else []
    if year:
        found = [line for line in found if line.dossier.year == year]
    open_ones = [line for line in found if line.outcome == ProposalLine.Outcome.WAITING]
    found = open_ones or found
    if len(found) == 1:
        return found[0]
    words = {"name": str(nominee), "honour": entry.printed}
    if found:
        raise NotProposed(
            _("“%(name)s” có nhiều dòng “%(honour)s” đã trình.") % words,
            todo=_("Ghi cột “Năm” để phân biệt."),
        )
    raise NotProposed(
        _("Không thấy dòng “%(honour)s” của “%(name)s” trong tờ trình đã gửi.") % words
    )


def _file(line: ProposalLine, entry: Entry, said: Outcome, *, by: User, at: datetime) -> Put:
    words = f"{entry.printed}: {ProposalLine.Outcome(said.outcome).label}"
    if line.outcome == said.outcome:
        return Put(line, Does.SAME, words)
    return Put(record_outcome(line, said, by=by, at=at), Does.CHANGED, words)
