"""The honours and ratings of one line: it may carry several, in words or as ticked columns."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from thidua.sheets import values
from thidua.sheets.columns import LOOKUP, Column
from thidua.sheets.folding import fold, tidy
from thidua.sheets.grid import Cell, show
from thidua.sheets.layouts import HONOUR_FIELDS
from thidua.sheets.values import Unreadable

CODED = {"title_code": "title", "commendation_code": "commendation"}
BETWEEN = re.compile(r"\s*(?:\n|;|\s\+\s|(?:^|\s)\d{1,2}[.)]\s)\s*")
LOOSELY_BETWEEN = re.compile(r"[,+/&]|\bvà\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """One honour that a line names.

    `printed` is the honour as printed, in the cell or over the ticked column; `form` is "title"
    (danh hiệu), "commendation" (hình thức) or "" when the list does not say; `count` is how many
    a summary asks for, 1 for a name or a tick; `nominee` is what the headings say of who receives
    it ("person", "collective" or ""); `year` is "" when only the line or the title has one.
    """

    printed: str
    form: str = ""
    count: int = 1
    nominee: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """One yearly rating: HTXSNV, HTTNV, HTNV, KHTNV, or None for "không xếp loại"."""

    rating: str | None
    printed: str
    year: str = ""


def honours_in(column: Column, cell: Cell, known: Collection[str]) -> list[Entry]:
    """What one cell of a column of honours asks for; `known` are folded names of honours.

    Raises `Unreadable`.
    """
    form = "" if column.field == "honour" else str(column.field)
    kind = _nominee(column.path)
    ticked = values.mark(cell)
    if ticked is False:
        return []
    how_many = values.count(cell)
    if ticked is None and how_many is None:
        names = _printed(cell, known)
        return [Entry(name, form, nominee=kind, year=column.year) for name in names]
    if not names_an_honour(column):
        raise Unreadable(
            f"“{tidy(show(cell))}” không nói là danh hiệu nào; hãy ghi tên danh hiệu, hình thức"
        )
    if how_many == 0:
        return []
    return [Entry(column.heading, form, how_many or 1, kind, column.year)]


def coded_honour(column: Column, cell: Cell, codes: Mapping[str, str]) -> Entry:
    """The honour that a code stands for; raises `Unreadable` when no list explains it."""
    form = CODED[str(column.field)]
    return Entry(_name_of(cell, codes), form, nominee=_nominee(column.path), year=column.year)


def _printed(cell: Cell, known: Collection[str]) -> list[str]:
    if not isinstance(cell, str):
        raise Unreadable(f"“{show(cell)}” không phải tên danh hiệu, hình thức khen thưởng")
    return names_in(cell, known)


def names_in(text: str, known: Collection[str] = ()) -> list[str]:
    """The honours a cell lists, one a line or parted by ";" or " + ".

    A comma or a bare "+" parts them only where every piece is a known name: some names hold commas.
    """
    found = []
    for part in BETWEEN.split(text.strip()):
        pieces = [tidy(piece) for piece in LOOSELY_BETWEEN.split(part)]
        loose = len(pieces) > 1 and all(fold(piece) in known for piece in pieces)
        found += pieces if loose else [tidy(part)]
    return [name for each in found if (name := each.strip("-–•. "))]


def _name_of(cell: Cell, codes: Mapping[str, str]) -> str:
    code = tidy(show(cell))
    if code in codes:
        return codes[code]
    if any(letter.isalpha() for letter in code) and " " in code:
        return code
    raise Unreadable(f"mã “{code}” không có trong trang danh mục của tệp; hãy ghi tên thay cho mã")


def names_an_honour(column: Column) -> bool:
    """Whether the heading itself names an honour: it is not one of the general headings."""
    phrase = fold(column.heading)
    return not set(LOOKUP.get(phrase, ())) & set(HONOUR_FIELDS) and not values.year_alone(phrase)


def _nominee(path: Sequence[str]) -> str:
    found = (k for step in path for k, names in values.NOMINEES.items() if fold(step) in names)
    return next(found, "")


def rating_in(column: Column, cell: Cell, year: str) -> Rating:
    """The rating in one cell, in words or by a tick; the column's own year beats the line's.

    Raises `Unreadable`.
    """
    said = ticked_heading(column, cell, values.rating)
    return Rating(values.rating(said), tidy(show(said)), column.year or year)


def ticked_heading(column: Column, cell: Cell, read: Callable[[Cell], object]) -> Cell:
    """The heading instead of the tick under it, where the heading is itself a value."""
    if values.mark(cell) and values.reads(read, column.heading):
        return column.heading
    return cell


def without_doubles(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in order, the same honour of the same year once."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        seen.setdefault((fold(entry.printed), entry.year), entry)
    return tuple(seen.values())
