"""The public side: what a certificate's code says, and the lists that are shown to everybody."""

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.decisions.codes import typed
from thidua.decisions.queries import by_code
from thidua.dossiers.queries import published_to_all, shown_lines

ASKS_A_MINUTE = 30


@login_not_required
@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Type the code that is printed on a certificate."""
    code = typed(request.GET.get("ma", ""))
    if code:
        return redirect("portal:certificate", code=code)
    return _hidden(render(request, "portal/find.html"))


@login_not_required
@require_GET
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Valid, corrected or revoked; unknown and mistyped codes are answered alike."""
    if _asks_too_often(request.META.get("REMOTE_ADDR", "")):
        words = _(
            "Địa chỉ này đã tra cứu quá nhiều lần trong một phút. Xin chờ một phút rồi thử lại."
        )
        return _hidden(render(request, "portal/unknown.html", {"words": words}, status=429))
    found = by_code(code)
    if found is None:
        words = _("Không có giấy chứng nhận nào mang mã này. Xin xem lại mã in trên giấy.")
        return _hidden(render(request, "portal/unknown.html", {"words": words}, status=404))
    return _hidden(render(request, "portal/certificate.html", {"certificate": found}))


@login_not_required
@require_GET
def publications(request: HttpRequest) -> HttpResponse:
    """Which lists does the agency show to everybody now?"""
    shown = published_to_all(on=timezone.localdate())
    return _hidden(render(request, "portal/publications.html", {"shown": shown}))


@login_not_required
@require_GET
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is proposed for what? Only names, units and honours."""
    today = timezone.localdate()
    found = get_object_or_404(published_to_all(on=today), pk=pk)
    context = {"summary": found, "lines": shown_lines(found, on=today)}
    return _hidden(render(request, "portal/publication.html", context))


def _asks_too_often(address: str) -> bool:
    """Whether this address has asked more than the allowed number of codes within a minute."""
    key = f"portal-asks-{address}"
    cache.add(key, 0, timeout=60)
    return int(cache.incr(key)) > ASKS_A_MINUTE


def _hidden(response: HttpResponse) -> HttpResponse:
    """Not for search engines, not for caches."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    return response
