"""The public side: what a certificate's code says, and nothing else."""

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.decisions.codes import typed
from thidua.decisions.queries import by_code

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
