"""Which columns of a workbook of nominations are which parts of a line; the workbook we send."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from thidua.dossiers import actions, queries
from thidua.dossiers.models import Dossier, Round
from thidua.dossiers.picking import options
from thidua.eligibility.questions import Nominee
from thidua.kit.loading import Does, Loading, Report
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold
from thidua.library.queries import PrintedNames, honour_choices
from thidua.people.models import Person, Unit, User
from thidua.people.queries import find_person, staff_of
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


class NotFound(Refusal):
    """The row names nobody on record, or nobody alone."""


def load_nominations(
    data: bytes,
    name: str,
    *,
    round: Round,
    by: User,
    at: datetime,
    dry_run: bool = False,
    skip_bad: bool = False,
) -> Report:
    """Read a unit's list into its round: one line for each honour a row names.

    One transaction; with a bad row and without `skip_bad` nothing is kept. A line that stands
    already is left as it is. Raises SheetRefused for a workbook that is no such list.
    """
    codes = PrintedNames(round.unit, on=localdate(at))
    table = read(data, name, wanted=LAYOUTS["nominations"], honours=codes.names)
    loading = Loading("nominations", data, name, table.faults)
    with transaction.atomic():
        for row in table.good:
            _take(row, round, loading, codes, by=by, at=at)
        kept = loading.may_keep(dry_run=dry_run, skip_bad=skip_bad)
        if kept:
            actions.note_load(round, loading.story(), by=by, at=at)
        else:
            transaction.set_rollback(True)
    return loading.report(kept=kept)


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


def _take(
    row: Row, round: Round, loading: Loading, codes: PrintedNames, *, by: User, at: datetime
) -> None:
    """One row: its nominee, then one line for each honour it names; all of them, or a fault."""
    try:
        with transaction.atomic():
            nominee = _nominee(row, round.unit, on=localdate(at))
            lines = [_entry(row, entry, nominee, codes) for entry in row.honours]
            done = [_add(line, round, by=by, at=at) for line in lines]
    except Refusal as refusal:
        loading.fault(row.fault(str(refusal)))
        return
    for does, entry in zip(done, row.honours, strict=True):
        loading.add(row, does, entry.printed)


def _add(entry: actions.Entry, round: Round, *, by: User, at: datetime) -> Does:
    """Add a line; the one that stands in this very round is left as it is."""
    try:
        actions.add_line(round, entry, by=by, at=at)
    except actions.Twice as twice:
        if twice.line.round_id == round.pk:
            return Does.SAME
        raise
    return Does.MADE


def _entry(row: Row, entry: Entry, nominee: Nominee, codes: PrintedNames) -> actions.Entry:
    code = codes.find(entry.printed)
    if code is None:
        raise NotFound(
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


def _nominee(row: Row, unit: Unit, *, on: date) -> Nominee:
    """Who a row means; the mark in a returned workbook is only a hint, kept inside the unit."""
    if hinted := _hinted(row.text("ref"), unit, on):
        return hinted
    if row.nominee == "household":
        return row.who
    if row.nominee in ("collective", "enterprise"):
        return _collective(row.who, unit, on)
    return _person(row, unit, on)


def _person(row: Row, unit: Unit, on: date) -> Nominee:
    born = row.born
    found = find_person(
        citizen_number=row.text("citizen_id") or None,
        staff_code=row.text("staff_code") or None,
        name=row.who,
        born_on=born.date if born else None,
        born_year=born.year if born else None,
        unit=unit,
    )
    if found.person is not None:
        if not staff_of(unit, on=on).filter(pk=found.person.pk).exists():
            raise NotFound(_("“%(name)s” không thuộc %(unit)s.") % {"name": row.who, "unit": unit})
        return found.person
    if found.candidates:
        raise NotFound(
            _("Có %(count)d người tên “%(name)s”; hãy ghi thêm ngày sinh hoặc mã cán bộ.")
            % {"count": len(found.candidates), "name": row.who}
        )
    return _collective(row.who, unit, on)


def _collective(name: str, unit: Unit, on: date) -> Unit:
    alike = [
        one.nominee
        for one in options(unit, on=on)
        if isinstance(one.nominee, Unit)
        and fold(name) in (fold(one.nominee.name), fold(one.nominee.short_name))
    ]
    if len(alike) == 1:
        return alike[0]
    raise NotFound(_("Không thấy “%(name)s” trong %(unit)s.") % {"name": name, "unit": unit})


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
