"""Which columns of a workbook of nominations are which parts of a line; the workbook we send."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Unpack

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from thidua.dossiers import actions, queries
from thidua.dossiers.models import Dossier, Round
from thidua.dossiers.picking import options
from thidua.eligibility.questions import Nominee
from thidua.journal.actions import record_load
from thidua.kit.loading import Does, How, Loader, Loading, Put, Report, load
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold
from thidua.library.queries import PrintedNames, honour_choices
from thidua.people.mandate import mandate
from thidua.people.matching import Roll
from thidua.people.models import Person, Unit, User
from thidua.people.queries import main_post, root, staff_of
from thidua.sheets import (
    LAYOUTS,
    REF_HEADING,
    Entry,
    OutColumn,
    Row,
    make,
    read,
)

IN_VIETNAMESE = "vi"
KINDS = {fold(str(label)): value for value, label in Dossier.Kind.choices}
GROUPS = ("Danh hiệu thi đua", "Hình thức khen thưởng")  # two columns wherever a person fills in


class UnknownName(Refusal):
    """The row names an honour that nobody knows."""


class NoRound(Refusal):
    """No open round takes the row, or more than one would."""


def load_nominations(
    data: bytes,
    name: str,
    *,
    by: User,
    at: datetime,
    round: Round | None = None,
    **how: Unpack[How],
) -> Report:
    """Read a unit's list into its round: one line for each honour a row names. Without a round,
    each row goes into the open round of its unit, or of the nearest one above that has one.

    A line that stands already is left as it is. `year` is that of the round where neither row nor
    title names one. Raises SheetRefused for a workbook that is no such list; OutOfDate.
    """
    on = localdate(at)
    codes = PrintedNames(round.unit if round else root(), on=on)
    table = read(data, name, wanted=LAYOUTS["nominations"], honours=codes.names)
    roll = Roll(on=on, within=round.unit if round else None)
    chosen = [round] if round else list(queries.open_rounds(mandate(by, on=on)))

    def put(row: Row) -> list[Put]:
        nominee = _nominee(row, roll)
        into = round or _round_of(row, nominee, chosen, roll, how.get("year"))
        return [
            _add(_entry(row, entry, nominee, codes), into, entry, by=by, at=at)
            for entry in row.honours
        ]

    loading = Loading("nominations", data, name, table.faults)
    close = partial(record_load, by=by, at=at, about=round)
    return load(loading, table.good, put, close, **how)


LOADERS: dict[str, Loader] = {"nominations": load_nominations}
BLANKS: dict[str, tuple[OutColumn, ...]] = {
    "nominations": (
        OutColumn("STT", width=6),
        OutColumn("Họ và tên, tên tập thể", width=32),
        OutColumn("Ngày sinh", kind="date", width=14),
        OutColumn("Mã CBCC", width=14),
        OutColumn("Chức vụ", width=24),
        OutColumn("Đơn vị", width=36),
        *(OutColumn(group, width=34) for group in GROUPS),
        OutColumn("Loại khen thưởng", width=22, choices=tuple(map(str, Dossier.Kind.labels))),
        OutColumn("Tóm tắt thành tích", width=45),
    )
}
"""The columns of an empty workbook to fill in, by kind; our own reader takes it back."""


def blank_for(round: Round, *, on: date) -> bytes:
    """The workbook a unit fills in: its people by given name, lists of honours to pick from."""
    with override(IN_VIETNAMESE):
        groups = dict(honour_choices(on=on))
    columns = [
        OutColumn(REF_HEADING, kind="id"),
        OutColumn("STT", kind="number", width=6),
        OutColumn("Họ và tên, tên tập thể", width=32),
        OutColumn("Chức vụ", width=24),
        *(
            OutColumn(group, choices=tuple(label for _code, label in groups.get(group, [])))
            for group in GROUPS
        ),
        OutColumn("Tóm tắt thành tích", width=45),
        OutColumn("Ghi chú", width=20),
    ]
    chosen = _chosen(round, groups)
    rows = [
        [ref, number, who, post, *chosen.get(ref, ("", "", "")), ""]
        for number, (ref, who, post) in enumerate(_offered(round.unit, on), start=1)
    ]
    note = _(
        "Chọn danh hiệu, hình thức ở cột tương ứng; dòng không đề nghị thì để trống. "
        "Một người đề nghị hai hình thức thì chép thêm một dòng."
    )
    return make(f"{round.title} – {round.unit}", columns, rows, note=note)


def _add(said: actions.Entry, into: Round, entry: Entry, *, by: User, at: datetime) -> Put:
    """Add a line; the one that stands in this very round is left as it is."""
    try:
        line = actions.add_line(into, said, by=by, at=at)
    except actions.Twice as twice:
        if twice.line.round_id == into.pk:
            return Put(twice.line, Does.SAME, entry.printed)
        raise
    return Put(line, Does.MADE, entry.printed)


def _round_of(
    row: Row, nominee: Nominee, chosen: Sequence[Round], roll: Roll, default: int | None
) -> Round:
    """The open round that a row belongs to: of its unit or the nearest above. Raises NoRound."""
    unit = roll.unit(row)
    if unit is None and isinstance(nominee, Unit):
        unit = nominee
    if unit is None and isinstance(nominee, Person):
        post = main_post(nominee, on=roll.on)
        unit = post.unit if post else None
    year = roll.years(row.text("year"), default or 0)[1]
    above = [
        one
        for one in chosen
        if unit and unit.path.startswith(one.unit.path) and year in (0, one.year)
    ]
    above.sort(key=lambda one: len(one.unit.path))
    if not above:
        raise NoRound(
            _("Chưa có đợt đề nghị đang lập của “%(unit)s”.") % {"unit": unit or row.text("unit")},
            todo=_("Mở đợt cho đơn vị trước, hoặc kiểm tra lại năm."),
        )
    near = [one for one in above if one.unit_id == above[-1].unit_id]
    if len(near) > 1:
        raise NoRound(
            _("“%(unit)s” có nhiều đợt đang lập.") % {"unit": near[0].unit},
            todo=_("Ghi cột “Năm”, hoặc nạp ở trang của từng đợt."),
        )
    return near[0]


def _entry(row: Row, entry: Entry, nominee: Nominee, codes: PrintedNames) -> actions.Entry:
    code = codes.find(entry.printed)
    if code is None:
        raise UnknownName(
            _("Chưa hiểu “%(printed)s” là danh hiệu, hình thức nào; hãy ghi tên đầy đủ.")
            % {"printed": entry.printed}
        )
    return actions.Entry(
        nominee,
        code,
        kind=KINDS.get(fold(row.text("award_kind")), Dossier.Kind.MERIT),
        achievement=row.text("achievements"),
        post_text=row.text("post"),
    )


def _nominee(row: Row, roll: Roll) -> Nominee:
    """Who a row means; the mark in a returned workbook is only a hint, kept inside the unit."""
    if roll.within and (hinted := _hinted(row.text("ref"), roll.within, roll.on)):
        return hinted
    return roll.nominee(row)


def _hinted(ref: str, unit: Unit, on: date) -> Nominee | None:
    if not ref[1:].isdigit():
        return None
    if ref[0] == "u":
        return Unit.objects.filter(pk=int(ref[1:]), path__startswith=unit.path).first()
    return staff_of(unit, on=on).filter(pk=int(ref[1:])).first() if ref[0] == "p" else None


def _offered(unit: Unit, on: date) -> list[tuple[str, str, str]]:
    """Mark, name and post of everybody the workbook lists."""
    offered = []
    for one in options(unit, on=on):
        if isinstance(one.nominee, Person):
            offered.append((f"p{one.nominee.pk}", one.nominee.name, one.post))
        elif isinstance(one.nominee, Unit):
            offered.append((f"u{one.nominee.pk}", one.nominee.name, ""))
    return offered


def _chosen(
    round: Round, groups: Mapping[str, list[tuple[str, str]]]
) -> dict[str, tuple[str, str, str]]:
    """What the round holds already, by mark: title, form, achievement."""
    found: dict[str, tuple[str, str, str]] = {}
    titles, forms = (dict(groups.get(group, [])) for group in GROUPS)
    for line in queries.lines_of(round):
        ref = f"p{line.person_id}" if line.person_id else f"u{line.collective_id}"
        title, form, told = found.get(ref, ("", "", ""))
        found[ref] = (
            title or titles.get(line.honour, ""),
            form or forms.get(line.honour, ""),
            told or line.achievement,
        )
    return found
