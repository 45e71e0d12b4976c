"""The front door: from a workbook's bytes and the kind of list wanted to typed rows."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from thidua.sheets import header as headers
from thidua.sheets.codelists import read_codes
from thidua.sheets.columns import label
from thidua.sheets.extent import column_letters
from thidua.sheets.faults import Fault, Part
from thidua.sheets.folding import fold
from thidua.sheets.grid import Sheet, open_workbook
from thidua.sheets.header import Header, Headings
from thidua.sheets.layouts import HONOUR_FIELDS, Layout
from thidua.sheets.lines import Aside, Line, Walk, holds_honour_groups
from thidua.sheets.reading import KnownHonours, RowReader
from thidua.sheets.refusals import MissingColumn, NoTable
from thidua.sheets.row import Row
from thidua.sheets.rowkinds import Dropped, is_unit
from thidua.sheets.values import year_in

LIKENESS = 0.6
"""Another sheet is read too when it has this share of the main table's fields."""
SHOWN_HEADINGS = 12
OF_UNIT = re.compile(
    r"(?:tên )?(?:đơn vị|cơ quan|phòng ban)(?: đề nghị| đăng ký| báo cáo)?\s*:\s*([^…._]*\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Left:
    """A row of the sheet that is no line of the list, for the preview; `number` counts from 1."""

    sheet: str
    number: int
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """What a workbook says, in the order of its sheets and rows."""

    name: str
    layout: Layout
    parts: tuple[Part, ...]
    rows: tuple[Row, ...]
    left: tuple[Left, ...] = ()
    unread: tuple[str, ...] = ()
    """Sheets without such a table (code lists, instructions, hidden sheets)."""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault of every row, in order."""
        return tuple(fault for row in self.rows for fault in row.faults)

    @property
    def good(self) -> tuple[Row, ...]:
        """The rows without a fault."""
        return tuple(row for row in self.rows if not row.faults)


@dataclass(frozen=True, slots=True)
class _Found:
    """One heading on one sheet, with the rows below it told apart."""

    sheet: Sheet
    header: Header
    lines: tuple[Line | Aside, ...]
    missing: tuple[str, ...]
    """The first group of required fields it lacks, () when it has all."""
    title_honour: str


def read(data: bytes, name: str, *, wanted: Layout, honours: Collection[str] = ()) -> Table:
    """Read every table of the wanted kind in a workbook.

    `name` is the file's name, for messages. `honours` are the names and short names of honours
    known to the agency: with them a ticked column that stands alone is understood.
    Raises a `SheetRefused`: unsafe or damaged file, no table, a needed column missing.
    """
    sheets = open_workbook(data, name)
    found = [each for sheet in sheets if sheet.visible for each in _tables(sheet, wanted, honours)]
    if not found:
        raise NoTable(
            f"Không tìm thấy dòng tiêu đề của bảng trong tệp “{name}”; "
            f"bảng “{wanted.says}” cần có cột {_asked(wanted.required[0])}."
        )
    whole = [each for each in found if not each.missing]
    if not whole:
        raise _missing_column(found, name)
    chosen = _alike(whole)
    read_sheets = {each.sheet.name for each in chosen}
    codes = read_codes(sheet for sheet in sheets if sheet.name not in read_sheets)
    parts, rows, left = [], [], []
    for each in chosen:
        part = _part(each)
        parts.append(part)
        known = KnownHonours(frozenset(map(fold, honours)), codes, each.title_honour)
        rows += _rows(each, part, wanted, known)
        left += [_left(each.sheet, aside) for aside in each.lines if isinstance(aside, Aside)]
    unread = [sheet.name for sheet in sheets if sheet.name not in read_sheets]
    return Table(name, wanted, tuple(parts), tuple(rows), tuple(left), tuple(unread))


def _tables(sheet: Sheet, layout: Layout, honours: Collection[str]) -> list[_Found]:
    """The tables of one sheet; the same headings again on a new page only continue the first."""
    folded = frozenset(fold(honour) for honour in honours)
    heads = Headings(sheet, layout, folded).find()
    ends = [head.top for head in heads[1:]] + [len(sheet.rows)]
    found: list[_Found] = []
    for head, end in zip(heads, ends, strict=False):
        lines = tuple(Walk(sheet, head, end, layout))
        if found and headers.same(found[-1].header, head):
            again = Aside(head.top, Dropped.HEADER, "")
            found[-1] = _joined(found[-1], (again, *lines))
            continue
        title = _title_honour(headers.title_above(sheet, heads[0].top), honours)
        missing = _missing(head, lines, layout, title)
        found.append(_Found(sheet, head, lines, missing, title))
    return found


def _joined(found: _Found, lines: tuple[Line | Aside, ...]) -> _Found:
    both = (*found.lines, *lines)
    return _Found(found.sheet, found.header, both, found.missing, found.title_honour)


def _missing(
    head: Header, lines: Sequence[Line | Aside], layout: Layout, title_honour: str
) -> tuple[str, ...]:
    fields = head.fields | (
        {"name"} if "given" in head.fields or "family" in head.fields else set()
    )
    fields |= {"unit"} if "department" in fields or "post_unit" in fields else set()
    for group in layout.required:
        if fields & set(group):
            continue
        if group == HONOUR_FIELDS and (title_honour or holds_honour_groups(lines, head.columns)):
            continue
        return group
    return ()


def _missing_column(found: Sequence[_Found], name: str) -> MissingColumn:
    """The refusal for the table that comes nearest to what is wanted."""
    best = max(found, key=lambda each: len(each.header.fields))
    headings = [f"“{' / '.join(column.path)}”" for column in best.header.columns]
    shown = ", ".join(headings[:SHOWN_HEADINGS]) + (", …" if len(headings) > SHOWN_HEADINGS else "")
    return MissingColumn(
        f"Trang “{best.sheet.name}” của tệp “{name}” thiếu cột {_asked(best.missing)}; "
        f"các cột đọc được ở dòng {best.header.bottom + 1}: {shown}."
    )


def _asked(group: Sequence[str]) -> str:
    return " hoặc ".join(f"“{label(name)}”" for name in group[:2])


def _alike(found: Sequence[_Found]) -> list[_Found]:
    """The tables to read: the one with most fields and lines, and those that are much like it."""
    main = max(found, key=lambda each: (len(each.header.fields), len(each.lines)))
    fields = main.header.fields
    return [
        each
        for each in found
        if len(each.header.fields & fields) >= LIKENESS * len(fields) or each.sheet is main.sheet
    ]


def _part(found: _Found) -> Part:
    columns = found.header.columns
    above = headers.title_above(found.sheet, found.header.top)
    letters: dict[str, str] = {}
    for column in columns:
        if column.field:
            letters.setdefault(column.field, column_letters(column.index + 1))
    letters.setdefault("name", letters.get("given", letters.get("family", "")))
    return Part(
        sheet=found.sheet.name,
        header_row=found.header.bottom + 1,
        edge=max(column.index for column in columns) + 1,
        headings=tuple(" / ".join(column.path) for column in columns),
        above=tuple(above),
        year=_title_year(above),
        unit=_unit_of_all(found.sheet, above),
        letters=letters,
    )


def _unit_of_all(sheet: Sheet, above: Sequence[str]) -> str:
    """The unit a whole table is of: "Đơn vị: Phòng A" over it, or a sheet named "Phòng A"."""
    named = [found[1] for line in above if (found := OF_UNIT.match(line))]
    return named[-1] if named else (sheet.name if is_unit(sheet.name) else "")


def _title_year(above: Sequence[str]) -> str:
    """The year a title names; lines that are dates or name other papers do not count."""
    titles = [line for line in above if "ngay" not in fold(line).split()]
    return next((year for line in titles if (year := year_in(line))), "")


def _title_honour(above: Sequence[str], honours: Collection[str]) -> str:
    """The known honour a title names, the longest of several: "DANH SÁCH TẶNG GIẤY KHEN …"."""
    titles = " ".join(f" {fold(line)} " for line in above)
    named = [honour for honour in honours if f" {fold(honour)} " in titles]
    return max(named, key=len, default="")


def _rows(found: _Found, part: Part, layout: Layout, known: KnownHonours) -> list[Row]:
    reader = RowReader(part, found.header, layout, known)
    lines = [line for line in found.lines if isinstance(line, Line)]
    reader.survey(lines)
    return [reader.read(line) for line in lines]


def _left(sheet: Sheet, aside: Aside) -> Left:
    return Left(sheet.name, aside.row + 1, str(aside.why), aside.text)
