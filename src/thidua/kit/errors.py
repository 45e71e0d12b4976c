"""The pages of refusals that no view answers: urls name them as handler400, 403, 404 and 500."""

import logging
import secrets
import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

logger = logging.getLogger("thidua.errors")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what came cannot be read."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: this account may not."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page, or none that this account may see."""
    return render(request, "404.html", status=404)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the page was opened in another session; settings name it in CSRF_FAILURE_VIEW."""
    return render(request, "403_csrf.html", status=403)


def conflict(request: HttpRequest, refusal: Exception) -> HttpResponse:
    """409: refused where no page of its own can show the refusal."""
    return render(request, "409.html", {"refusal": refusal}, status=409)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: the upload passed the limit while it streamed in."""
    return render(request, "413.html", status=413)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a page that needs no database, with the number by which the log knows the error."""
    number = secrets.token_hex(4)
    logger.error("error %s in %s", number, _where(request), exc_info=sys.exc_info())
    return HttpResponse(render_to_string("500.html", {"number": number}), status=500)


def _where(request: HttpRequest) -> str:
    """The view, not the address: addresses may hold what people typed."""
    return request.resolver_match.view_name if request.resolver_match else "?"
