"""How a view answers: a whole page, a fragment of it, one page of a list, or a refusal in words."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

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
    return Paginator(queryset, size).get_page(request.GET.get(PAGE))


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
