"""Which field a heading names, alone or together with the headings over it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from thidua.sheets.fields import FIELDS
from thidua.sheets.folding import fold, tidy
from thidua.sheets.layouts import HONOUR_FIELDS, Layout
from thidua.sheets.values import rating, reads, year_alone, year_in
from thidua.sheets.wordings import WORDINGS

CONTINUING = frozenset(("achievements", "note", "ignored"))
"""Fields whose heading, set over several columns, owns every column below."""
SAYS_WHOSE = frozenset(("name", "unit", "department", "parent", "nominee"))
"""Under a heading of honours or ratings "Cá nhân", "Đơn vị" say whose, or who gave them."""
NEVER_BEGINS = frozenset(("tap the", "ca nhan"))
"""Wordings that mean something else when more words follow: "Tập thể lao động …"."""
PARENTHESES = re.compile(r"\([^)]*\)")


def _lookup() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for field, wordings in WORDINGS.items():
        for wording in wordings.split(" | "):
            phrase = fold(wording)
            if field not in table.get(phrase, ()):
                table[phrase] = (*table.get(phrase, ()), field)
    return table


LOOKUP = _lookup()
"""Folded wording → the fields it can mean; "Nam" (male) and "Năm" (year) fold alike: see below."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: where it is (from 0), what its heading says, what it holds.

    `heading` is the lowest heading of its own; `year` the year its headings name, "" for none.
    """

    index: int
    path: tuple[str, ...]
    field: str | None
    heading: str
    year: str = ""


@lru_cache(maxsize=16384)
def fields_named(heading: str) -> tuple[str, ...]:
    """The fields a heading can mean, likeliest first; () when nothing is known of it."""
    whole = fold(heading)
    if whole == "nam":
        return ("year",) if "ă" in heading.lower() else ("male", "year")
    for phrase in (whole, fold(PARENTHESES.sub(" ", heading))):
        if found := LOOKUP.get(phrase):
            return found
    words = fold(PARENTHESES.sub(" ", heading)).split() or whole.split()
    for length in range(len(words) - 1, 1, -1):
        phrase = " ".join(words[:length])
        if phrase in LOOKUP and phrase not in NEVER_BEGINS:
            return LOOKUP[phrase]
    return ()


def known(heading: str) -> bool:
    """Whether this is the heading of some list, of whatever kind."""
    return bool(fields_named(heading)) or year_alone(fold(heading))


def recognise(
    index: int, path: Sequence[str], layout: Layout, honours: frozenset[str] = frozenset()
) -> Column:
    """What one column holds, from its headings top to bottom; `honours` are known names, folded."""
    path = tuple(path)
    leaf = path[-1] if path else ""
    field = _field(path, layout, honours)
    return Column(index, path, field, tidy(leaf), year_in(" ".join(path)))


def _field(path: tuple[str, ...], layout: Layout, honours: frozenset[str]) -> str | None:
    if not path:
        return None
    *above, leaf = path
    parents = [found for each in above if (found := _allowed(fields_named(each), layout))]
    if closed := next((each for each in parents if each in CONTINUING), None):
        return closed
    honoured = next((each for each in parents if each in HONOUR_FIELDS), None)
    if layout.honours and fold(leaf) in honours:
        return honoured or "honour"
    if year_alone(fold(leaf)):
        return honoured or next(iter(parents), None) or layout.by_year or None
    own = _own(path, layout)
    valued = honoured or ("rating" if "rating" in parents else None)
    if valued and (not fields_named(leaf) or own in SAYS_WHOSE):
        return valued
    if own or fields_named(leaf):
        return own
    if "rating" in layout.fields and reads(rating, leaf):
        return "rating"
    return parents[-1] if parents else None


def _own(path: tuple[str, ...], layout: Layout) -> str | None:
    """The field its lowest heading names, alone or with the one above ("Quyết định" + "Số")."""
    leaf = path[-1]
    exact = LOOKUP.get(fold(" ".join(path[-2:]))) if len(path) > 1 else None
    return _allowed(exact or (), layout) or _allowed(fields_named(leaf), layout)


def _allowed(fields: Iterable[str], layout: Layout) -> str | None:
    """The first of the fields this layout may hold; a bare "Tên" is the layout's subject."""
    for field in fields:
        if field in layout.fields:
            return field
        if field == "given":
            return layout.subject
    return None


def label(field: str) -> str:
    """The heading to ask for when the column is missing."""
    return FIELDS[field].label
