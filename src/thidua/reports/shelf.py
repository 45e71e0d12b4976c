"""What the parts of a report are written from: books counted once, honours named and ordered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from thidua.library.queries import honour_names, law_for
from thidua.people.models import Unit
from thidua.reports.books import UNKNOWN, Book
from thidua.reports.counting import NO_UNIT, Counted, Scope
from thidua.reports.figures import Cell, Figure, Line, Money, Table
from thidua.rulebook import Law

TITLES, FORMS, OTHERS = "danh-hieu", "hinh-thuc", "khac"
Counts = Callable[[str], tuple[Cell, ...]]


@dataclass
class Shelf:
    """The books of a scope and a year, and of the year before."""

    scope: Scope
    year: int
    on: date
    names: dict[str, str]
    law: Law
    _counted: dict[tuple[str, int], Counted] = field(default_factory=dict)

    @classmethod
    def of(cls, unit: Unit, *, year: int, on: date) -> "Shelf":
        """As the records stand on a day; a year that is over, as its last day found its people."""
        day = min(on, date(year, 12, 31))
        return cls(Scope(unit), year, day, honour_names(on=on), law_for(unit, on=on))

    def open(self, book: Book) -> Counted:
        """This year's."""
        return self._open(book, self.year)

    def last(self, book: Book) -> Counted:
        """The year before's."""
        return self._open(book, self.year - 1)

    def _open(self, book: Book, year: int) -> Counted:
        kept = self._counted.get((book.code, year))
        if kept is None:
            day = min(self.on, date(year, 12, 31))
            kept = Counted(book, self.scope, year=year, on=day)
            self._counted[book.code, year] = kept
        return kept

    def name(self, code: str) -> str:
        """How an honour is called; what the law on record does not know is told so."""
        if code == UNKNOWN:
            return _("Khác, ghi như trên giấy")
        return self.names.get(code, code)

    def ordered(self, codes: Iterable[str]) -> list[str]:
        """Titles, then forms, the lowest first; then what the law does not know."""
        return sorted(codes, key=lambda code: (*self._place(code), code))

    def category(self, code: str) -> str:
        """danh-hieu, hinh-thuc, or khac for what the law does not know."""
        known = self.law.honours.get(code)
        return known.category if known else OTHERS

    def of_category(self, codes: Iterable[str], category: str) -> list[str]:
        return [code for code in self.ordered(codes) if self.category(code) == category]

    def of_level(self, codes: Iterable[str], level: str) -> list[str]:
        """Those whose grant belongs to a level; the level "khong-ro" is of the unknown."""
        found = self.law.honours
        return [c for c in codes if (found[c].level if c in found else UNKNOWN) == level]

    def _place(self, code: str) -> tuple[int, int]:
        known = self.law.honours.get(code)
        order = {TITLES: 0, FORMS: 1, OTHERS: 2}
        return order[self.category(code)], known.rank if known else 0

    def branches(self, *books: Counted) -> list[tuple[int, str]]:
        """The branches that have rows in one of these books, by number and name."""
        found: set[int | None] = set().union(*(book.units() for book in books))
        own = self.scope.unit
        named = [
            (unit.pk, _("%(unit)s (trực thuộc)") % {"unit": own.name} if unit == own else unit.name)
            for unit in self.scope.branches
            if self.scope.members(unit.pk) & found
        ]
        return [*named, *([(NO_UNIT, _("Chưa rõ đơn vị"))] if None in found else [])]


def by_honour(shelf: Shelf, codes: Iterable[str], counts: Counts) -> tuple[Line, ...]:
    """A line for each honour, in the order of lists."""
    return tuple(Line(code, shelf.name(code), counts(code)) for code in shelf.ordered(codes))


def summed(lines: tuple[Line, ...], total: tuple[Cell, ...]) -> Line | None:
    """The line of sums, where there is more than one line to sum."""
    return Line("tong", _("Tổng cộng"), total) if len(lines) > 1 else None


def some(table: Table) -> tuple[Table, ...]:
    """A table, if it has a line."""
    return (table,) if table.lines else ()


def money(figure: Figure) -> Money:
    """The same figure, shown as its money."""
    return Money(figure)
