"""Counts a book once, by everything that tells its rows apart; every figure is a sum of that.

A figure's address narrows the same book by the same texts, so it opens exactly the rows it counts.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse

from thidua.people.models import Unit
from thidua.reports.books import BOOKS, Book
from thidua.reports.figures import Figure

YEAR, UNIT, BRANCH = "nam", "don_vi", "nhanh"
NO_UNIT = 0
Asked = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Scope:
    """The unit that a report is about, with all units below it."""

    unit: Unit

    @property
    def whole(self) -> bool:
        """The agency itself: rows of no known unit are its own too."""
        return self.unit.parent_id is None

    @cached_property
    def units(self) -> list[Unit]:
        """The unit and those below it, in their order."""
        return list(Unit.objects.filter(path__startswith=self.unit.path))

    @cached_property
    def branches(self) -> list[Unit]:
        """The units right below, each with all that stands below it; then the unit itself."""
        depth = self.unit.path.count("/") + 1
        return [*(one for one in self.units if one.path.count("/") == depth), self.unit]

    def members(self, branch: int) -> set[int | None]:
        """The units of a branch; of the unit itself only itself; NO_UNIT is where none is known."""
        if branch == NO_UNIT:
            return {None}
        if branch == self.unit.pk:
            return {branch}
        top = next((one for one in self.units if one.pk == branch), None)
        if top is None:
            return set()
        return {one.pk for one in self.units if one.path.startswith(top.path)}

    def condition(self, column: str, branch: int | None = None) -> Q:
        """Rows of the report, or of one branch of it, by the column of their unit."""
        if branch is None:
            return Q() if self.whole else Q(**{f"{column}__in": [u.pk for u in self.units]})
        if branch == NO_UNIT:
            return Q(**{f"{column}__isnull": True})
        return Q(**{f"{column}__in": self.members(branch)})


@dataclass(frozen=True)
class Group:
    """Rows alike in everything that tells them apart."""

    unit: int | None
    told: Mapping[str, str]
    number: int
    total: int


class Counted:
    """A book of one year, counted for a scope."""

    def __init__(self, book: Book, scope: Scope, *, year: int, on: date) -> None:
        self.book, self.scope, self.year = book, scope, year
        self.groups = [_group(book, row) for row in _grouped(book, scope, year=year, on=on)]

    def __bool__(self) -> bool:
        """Whether the book has anything at all of this year."""
        return bool(self.groups)

    def figure(self, branch: int | None = None, /, **asked: str | Collection[str]) -> Figure:
        """How many rows are told so, in the whole scope or one branch; with the way to them."""
        wanted = {name: _several(value) for name, value in asked.items()}
        members = None if branch is None else self.scope.members(branch)
        found = [
            group
            for group in self.groups
            if (members is None or group.unit in members)
            and all(group.told[name] in values for name, values in wanted.items())
        ]
        return Figure(
            sum(group.number for group in found),
            address(self.book, self.scope, self.year, wanted, branch),
            sum(group.total for group in found),
        )

    def told(self, name: str) -> list[str]:
        """The texts that occur under a name, sorted."""
        return sorted({group.told[name] for group in self.groups})

    def units(self) -> set[int | None]:
        """The units that have a row."""
        return {group.unit for group in self.groups}


def address(book: Book, scope: Scope, year: int, asked: Asked, branch: int | None = None) -> str:
    """The address of the rows that are told so."""
    pairs: list[tuple[str, Any]] = [(YEAR, year), (UNIT, scope.unit.pk)]
    if branch is not None:
        pairs.append((BRANCH, branch))
    pairs += [(name, value) for name, values in asked.items() for value in values]
    return f"{reverse('reports:rows', args=[book.code])}?{urlencode(pairs)}"


def rows(
    book: Book,
    scope: Scope,
    *,
    year: int,
    on: date,
    asked: Asked,
    branch: int | None = None,
) -> QuerySet[Any]:
    """The rows of a book that are told so."""
    found = book.told(year, on).filter(scope.condition(book.unit, branch))
    for name, values in asked.items():
        found = found.filter(**{f"told_{name}__in": list(values)})
    return found


def book_of(code: str) -> Book | None:
    """A book by its code in addresses."""
    return BOOKS.get(code)


def _grouped(book: Book, scope: Scope, *, year: int, on: date) -> list[dict[str, Any]]:
    told = [f"told_{name}" for name in book.told_by]
    found = rows(book, scope, year=year, on=on, asked={}).order_by()
    sums = {"total": Sum(book.sums)} if book.sums else {}
    counted = found.values(book.unit, *told).annotate(number=Count("pk"), **sums)
    return list(counted)


def _group(book: Book, row: Mapping[str, Any]) -> Group:
    told = {name: row[f"told_{name}"] for name in book.told_by}
    return Group(row[book.unit], told, row["number"], row.get("total") or 0)


def _several(value: str | Collection[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
