"""Makes one line of a list into a row: typed fields, honours, ratings, and its faults."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from thidua.sheets import names, values
from thidua.sheets.columns import Column, label
from thidua.sheets.entries import (
    CODED,
    Entry,
    Rating,
    coded_honour,
    honours_in,
    rating_in,
    ticked_heading,
    without_doubles,
)
from thidua.sheets.extent import column_letters
from thidua.sheets.faults import Fault, Part
from thidua.sheets.fields import FIELDS
from thidua.sheets.folding import fold, tidy
from thidua.sheets.grid import Cell, show
from thidua.sheets.header import Header
from thidua.sheets.layouts import HONOUR_FIELDS, Layout
from thidua.sheets.lines import Line
from thidua.sheets.row import Row
from thidua.sheets.rowkinds import is_unit
from thidua.sheets.values import Unreadable

POST = re.compile(
    r"(?:trưởng|phó|giám đốc|tổng giám đốc|chuyên viên|chủ tịch|bí thư|[uủ][yỷ] viên|kế toán|"
    r"cán bộ|chánh|quyền|nhân viên|giáo viên|giảng viên|bác sĩ|điều dưỡng|hiệu trưởng|thư ký|"
    r"thanh tra viên|kiểm soát viên|công chức|viên chức|lái xe|bảo vệ|văn thư|đội trưởng|"
    r"tổ trưởng)\b",
    re.IGNORECASE,
)
WHERE = frozenset(("unit", "department", "post_unit"))
TICKED = frozenset(("scope", "sex", "nominee", "result"))
"""Fields of a few values, each of which may have a column of its own to tick."""
OF_PERSONS = frozenset(("born", "sex", "salutation", "rank", "citizen_id", "degree"))


@dataclass
class _Draft:
    """A row while it is being put together."""

    fields: dict[str, object] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    honours: list[Entry] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    assumed: set[str] = field(default_factory=set)
    heading: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, value: object, *, heading: str = "") -> None:
        """Set a field; a second column under the very same heading continues its text."""
        before = self.fields.get(name)
        if before in (None, ""):
            self.fields[name] = value
            self.heading[name] = heading
        elif heading and self.heading[name] == heading and name in ("name", "post"):
            self.fields[name] = f"{before} {value}"

    def assume(self, name: str, value: str) -> None:
        """Fill an empty field from what stands around the line."""
        if value and not self.fields.get(name):
            self.fields[name] = value
            self.assumed.add(name)


Take = Callable[[_Draft, Column, Cell], None]


@dataclass(frozen=True, slots=True)
class KnownHonours:
    """What is known of honours beside the cells: folded names, codes explained, the title's own."""

    names: frozenset[str]
    codes: Mapping[str, str]
    title: str


class RowReader:
    """Reads the lines of one table."""

    def __init__(self, part: Part, header: Header, layout: Layout, known: KnownHonours) -> None:
        self._part = part
        self._header = header
        self._layout = layout
        self._known = known
        self._dotted: set[int] = set()
        self._mixed = any(
            column.field == "name" and "tap the" in fold(column.heading)
            for column in header.columns
        )
        self._special: dict[str, Take] = {
            "rating": self._take_rating,
            "money": self._take_money,
            "male": self._take_sexed,
            "female": self._take_sexed,
            "decision": self._take_decision,
            "period": self._take_period,
            "post_unit": self._take_post_unit,
            "employment": self._take_employment,
            **({"name": self._take_authors} if layout.subject == "initiative" else {}),
            **dict.fromkeys(HONOUR_FIELDS, self._take_honours),
            **dict.fromkeys(CODED, self._leave_for_later),
        }

    def survey(self, lines: list[Line]) -> None:
        """Look down the columns of money first: one "17.020" tells how to read 30.508."""
        for column in self._header.columns:
            if column.field == "money":
                cells = [line.cells[column.index] for line in lines if column.index in line.cells]
                if values.shows_thousands_by_dot(cells, _scale(column)):
                    self._dotted.add(column.index)

    def read(self, line: Line) -> Row:
        """The row, with whatever could be read and a fault for whatever could not."""
        draft = _Draft()
        for column in self._header.columns:
            if column.index in line.cells:
                cell = line.cells[column.index]
                draft.raw.setdefault(" / ".join(column.path), tidy(show(cell)))
                self._take(draft, column, cell, line.row)
        self._settle_codes(draft, line)
        said = self._said_nominee(draft, line)
        self._settle_name(draft, said)
        self._settle_place(draft, line)
        self._settle_ratings(draft)
        self._settle_honours(draft, line)
        self._ask_for_required(draft, line.row)
        return Row(
            part=self._part,
            number=line.row + 1,
            fields={name: value for name, value in draft.fields.items() if value not in (None, "")},
            raw=draft.raw,
            honours=without_doubles(draft.honours),
            ratings=tuple(draft.ratings),
            nominee=said or self._likely_nominee(draft),
            group=tuple(heading.value for heading in line.headings),
            assumed=frozenset(draft.assumed),
            faults=tuple(draft.faults),
        )

    def _take(self, draft: _Draft, column: Column, cell: Cell, row: int) -> None:
        if column.field in (None, "ignored"):
            return
        take = self._special.get(str(column.field), self._take_field)
        self._try(take, draft, column, cell, row)

    def _try(self, take: Take, draft: _Draft, column: Column, cell: Cell, row: int) -> None:
        """Take one cell; what cannot be read becomes a fault of that cell."""
        try:
            take(draft, column, cell)
        except Unreadable as fault:
            field = str(column.field)
            says = f"{column.heading or label(field)}: {fault}."
            letters = column_letters(column.index + 1)
            draft.faults.append(Fault(self._part, row + 1, says, letters, field))

    def _take_field(self, draft: _Draft, column: Column, cell: Cell) -> None:
        field = str(column.field)
        read = FIELDS[field].read
        said = ticked_heading(column, cell, read) if field in TICKED else cell
        draft.put(field, read(said), heading=column.heading)

    def _take_authors(self, draft: _Draft, column: Column, cell: Cell) -> None:
        """Several authors in one cell stay apart."""
        draft.put("name", tidy(show(cell).replace("\n", "; ")), heading=column.heading)

    def _take_honours(self, draft: _Draft, column: Column, cell: Cell) -> None:
        draft.honours += honours_in(column, cell, self._known.names)

    def _leave_for_later(self, draft: _Draft, column: Column, cell: Cell) -> None:
        """A code counts only where no name is given beside it."""

    def _take_coded(self, draft: _Draft, column: Column, cell: Cell) -> None:
        draft.honours.append(coded_honour(column, cell, self._known.codes))

    def _take_employment(self, draft: _Draft, column: Column, cell: Cell) -> None:
        printed = tidy(show(cell))
        draft.put("employment", self._known.codes.get(printed, printed))

    def _take_rating(self, draft: _Draft, column: Column, cell: Cell) -> None:
        if values.mark(cell) is False:
            return
        found = rating_in(column, cell, "")
        ticks = {each.year for each in draft.ratings if each.printed != found.printed}
        if values.mark(cell) and found.year in ticks:
            raise Unreadable("đánh dấu ở nhiều mức xếp loại; hãy để lại một")
        draft.ratings.append(found)

    def _take_money(self, draft: _Draft, column: Column, cell: Cell) -> None:
        by_dot = column.index in self._dotted
        draft.put("money", values.money(cell, scale=_scale(column), thousands_by_dot=by_dot))

    def _take_sexed(self, draft: _Draft, column: Column, cell: Cell) -> None:
        """A column "Nam" or "Nữ" holds a tick, or the birth date of a man or a woman."""
        sex = str(column.field)
        if draft.fields.get("sex") not in (None, sex):
            raise Unreadable("ghi ở cả hai cột Nam và Nữ; hãy để một cột trống")
        ticked = values.mark(cell)
        if ticked is False:
            return
        draft.put("sex", sex)
        if ticked is None:
            draft.put("born", values.birth(cell))

    def _take_decision(self, draft: _Draft, column: Column, cell: Cell) -> None:
        number, day = values.decision(cell)
        draft.put("decision_no", number)
        draft.put("decided_on", day)

    def _take_period(self, draft: _Draft, column: Column, cell: Cell) -> None:
        first, last = values.period(cell)
        draft.put("from_on", first)
        draft.put("until_on", last)

    def _take_post_unit(self, draft: _Draft, column: Column, cell: Cell) -> None:
        _put_post_and_unit(draft, tidy(show(cell)))

    def _settle_codes(self, draft: _Draft, line: Line) -> None:
        if draft.honours:
            return
        for column in self._header.columns:
            if column.field in CODED and column.index in line.cells:
                self._try(self._take_coded, draft, column, line.cells[column.index], line.row)

    def _settle_name(self, draft: _Draft, nominee: str) -> None:
        """Join a split name; of a person, set apart what stands before it and after a comma."""
        family, given = draft.fields.pop("family", ""), draft.fields.pop("given", "")
        if family or given:
            draft.put("name", f"{family} {given}".strip())
        printed = str(draft.fields.get("name") or "")
        if not printed or self._layout.subject != "name":
            return
        if nominee not in ("", "person") or is_unit(printed):
            return
        found = names.split(printed)
        before, comma, after = found.name.partition(",")
        if comma and after.strip():
            _put_post_and_unit(draft, tidy(after))
            draft.assumed |= {"post", "unit"} & draft.fields.keys()
        draft.fields["name"] = before.strip()
        for part in ("salutation", "rank", "degree"):
            draft.put(part, getattr(found, part))
        self._settle_rank_and_sex(draft)

    def _settle_rank_and_sex(self, draft: _Draft) -> None:
        """A rank is kept before the post; "Ông" and "Bà" tell the sex when no column does."""
        rank, post = draft.fields.get("rank"), draft.fields.get("post")
        if rank and fold(str(rank)) not in fold(str(post or "")):
            draft.fields["post"] = ", ".join(str(part) for part in (rank, post) if part)
        said = fold(str(draft.fields.get("salutation") or ""))
        draft.assume("sex", {"ong": "male", "ba": "female"}.get(said, ""))

    def _settle_place(self, draft: _Draft, line: Line) -> None:
        """A phòng beside a đơn vị lies in it; a line without a unit has that of its heading."""
        department = draft.fields.pop("department", "")
        if department:
            draft.put("parent", draft.fields.get("unit"))
            draft.fields["unit"] = department
        post = str(draft.fields.get("post") or "")
        if "," in post and POST.match(post) and not WHERE & self._header.fields:
            del draft.fields["post"]
            _put_post_and_unit(draft, post)
        heading = next((h.value for h in reversed(line.headings) if h.about == "unit"), "")
        if self._layout.subject == "unit":
            draft.assume("parent", heading if is_unit(heading) else self._part.unit)
        elif draft.fields.get("name"):
            draft.assume("unit", heading or self._part.unit)

    def _settle_ratings(self, draft: _Draft) -> None:
        """One rating a year: of several columns the last, where the higher authority writes."""
        if "year" in self._layout.fields:
            draft.assume("year", self._part.year)
        year = str(draft.fields.get("year") or "")
        by_year = {each.year or year: each for each in draft.ratings}
        draft.ratings = [replace(each, year=of_year) for of_year, each in by_year.items()]
        if len(draft.ratings) == 1:
            draft.put("rating", draft.ratings[0].rating)

    def _said_nominee(self, draft: _Draft, line: Line) -> str:
        """What the line's own column or its heading says it is about, "" when neither does."""
        if own := draft.fields.get("nominee"):
            return str(own)
        return next((h.value for h in reversed(line.headings) if h.about == "nominee"), "")

    def _likely_nominee(self, draft: _Draft) -> str:
        """What a line is about by what it holds."""
        if self._layout.subject != "name":
            return ""
        if not draft.fields.get("name"):
            return "collective" if draft.fields.get("unit") else ""
        if OF_PERSONS & {name for name, value in draft.fields.items() if value}:
            return "person"
        if is_unit(str(draft.fields["name"])):
            return "collective"
        return "" if self._mixed else "person"

    def _settle_honours(self, draft: _Draft, line: Line) -> None:
        """A line without an honour of its own has that of its heading, else that of the title."""
        if (
            draft.honours
            or not self._layout.honours
            or any(_about_honours(f) for f in draft.faults)
        ):
            return
        heading = next((h.value for h in reversed(line.headings) if h.about == "honour"), "")
        own_column = self._header.fields & set(HONOUR_FIELDS)
        printed = heading or ("" if own_column else self._known.title)
        if printed:
            draft.honours.append(Entry(printed))
            draft.assumed.add("honour")

    def _ask_for_required(self, draft: _Draft, row: int) -> None:
        for group in self._layout.required:
            if self._given(draft, group):
                continue
            asked = " hoặc ".join(f"“{label(name)}”" for name in self._asked(group))
            column = next((self._part.letters[n] for n in group if n in self._part.letters), "")
            says = f"Chưa ghi {asked}."
            draft.faults.append(Fault(self._part, row + 1, says, column, group[0]))

    def _given(self, draft: _Draft, group: tuple[str, ...]) -> bool:
        if any(fault.field in group for fault in draft.faults):
            return True
        if group == HONOUR_FIELDS:
            silent = self._layout.silent_rows or bool(draft.fields.get("ref"))
            return bool(draft.honours) or silent
        if group == ("rating",):
            return bool(draft.ratings)
        return any(draft.fields.get(name) for name in group)

    def _asked(self, group: tuple[str, ...]) -> list[str]:
        """The columns of the group that the table has; a name is asked before a unit."""
        present = [name for name in group if name in self._header.fields]
        if {"family", "given"} & self._header.fields and "name" in group:
            present = ["name"]
        return present[:2] or [group[0]]


def _scale(column: Column) -> int:
    """What one unit of a money column is worth in đồng."""
    return values.scale_of(" ".join(column.path))


def _about_honours(fault: Fault) -> bool:
    return fault.field in HONOUR_FIELDS


def _put_post_and_unit(draft: _Draft, text: str) -> None:
    """Part "Trưởng phòng, Phòng Kế hoạch"; one part alone is a post if it begins like one."""
    post, comma, unit = text.partition(",")
    if not comma and POST.match(text):
        post, comma, unit = text.partition(" - ")
    if comma:
        draft.put("post", post.strip())
        draft.put("unit", unit.strip())
    else:
        draft.put("post" if POST.match(text) else "unit", text)
