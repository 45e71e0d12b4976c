"""How a view answers: a whole page, a fragment of it, one page of a list, or a refusal in words."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, TypeVar

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.functional import cached_property

M = TypeVar("M", bound=Model)
PAGE = "trang"  # the GET parameter that numbers the pages of a list


def page(
    request: HttpRequest,
    template: str,
    fragment: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """The whole page, or only its fragment when htmx asks for one; both from one context."""
    name = fragment if wants_fragment(request) else template
    response = render(request, name, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part; going back in the history asks for the whole page."""
    headers = request.headers
    return "HX-Request" in headers and "HX-History-Restore-Request" not in headers


def paginate(queryset: QuerySet[M], request: HttpRequest, size: int = 50) -> Page[M]:
    """The page of the list that the address asks for; a number out of range is the nearest page."""
    return LongList(queryset, size).get_page(request.GET.get(PAGE))


class LongList(Paginator[M]):
    """A list that may have a million rows and opens quickly at either end and in the middle.

    A page of a long list, or far from its start, is found by the primary keys alone, walking the
    index from the nearer end; only then are its rows read. How many rows a long list has is counted
    once a minute: a count reads all of them, and nobody can tell 1.000.000 from 1.000.003.
    """

    FAR = 1_000  # rows from the start: up to there an offset costs nothing
    LONG = 10_000  # rows: from there on sorting whole rows is dear, and the count is kept
    COUNT_KEPT = 60  # seconds

    @cached_property
    def count(self) -> int:
        rows = self.object_list
        if not isinstance(rows, QuerySet):
            return len(rows)
        try:
            asked = str(rows.order_by().query)
        except EmptyResultSet:
            return 0
        name = f"count:{sha256(asked.encode()).hexdigest()}"
        kept: int | None = cache.get(name)
        if kept is not None:
            return kept
        found = rows.count()
        if found >= self.LONG:
            cache.set(name, found, self.COUNT_KEPT)
        return found

    def page(self, number: int | str) -> Page[M]:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        rows = self.object_list
        short = self.count < self.LONG and start < self.FAR
        if short or not isinstance(rows, QuerySet):
            return super().page(number)
        keys = self._keys(rows, start, min(start + self.per_page, self.count))
        return Page(_chosen(rows, keys), number, self)

    def _keys(self, rows: QuerySet[M], start: int, stop: int) -> list[Any]:
        """The primary keys of these places in the list, read from the nearer end."""
        keys = rows.values_list("pk", flat=True)
        if start <= self.count // 2 or not _strictly_ordered(rows):
            return list(keys[start:stop])
        return list(keys.reverse()[self.count - stop : self.count - start])


def _chosen(rows: QuerySet[M], keys: list[Any]) -> QuerySet[M]:
    """The rows of these keys, as the list shows them. What chose them is not asked again, unless
    it needs another table, whose rows the list may show.
    """
    chosen = rows.all()
    if len(chosen.query.alias_map) <= 1:
        chosen.query.clear_where()
    return chosen.filter(pk__in=keys)


def _strictly_ordered(rows: QuerySet[Any]) -> bool:
    """Whether no two rows share a place: only then does a list read backwards mirror itself."""
    order = rows.query.order_by or rows.model._meta.ordering or [""]
    last = str(order[-1]).lstrip("-")
    key = rows.model._meta.pk
    return last in ("pk", key.name) or any(
        field.name == last and getattr(field, "unique", False) for field in rows.model._meta.fields
    )


def refusal_response(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    refusal: Exception,
    *,
    status: int = 409,
) -> HttpResponse:
    """The same page again, with the refusal in words on top; for htmx, those words alone."""
    if wants_fragment(request):
        response = render(request, "kit/_refusal.html", {"refusal": refusal}, status=status)
        response["HX-Retarget"] = "#refusal"
        response["HX-Reswap"] = "innerHTML show:top"
        return response
    return render(request, template, {**context, "refusal": refusal}, status=status)
