"""Links: which are out, a new one shown once, one ended."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.documents import actions, forms, queries
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Refusal
from thidua.people.answering import Sheet, answer
from thidua.people.http import OfficerRequest, refused
from thidua.people.models import Role, Unit
from thidua.people.queries import in_branches

WEEKS = timedelta(weeks=2)


@require_GET
def links(request: OfficerRequest) -> HttpResponse:
    """Which links are out, and what came of them?"""
    _require_officer(request)
    context = _context(request)
    return page(request, "documents/links.html", "documents/_links.html", context)


@require_http_methods(["GET", "POST"])
def link_add(request: OfficerRequest) -> HttpResponse:
    """Make a link and show it, this once."""
    _require_officer(request)
    today = timezone.localdate()
    first = {
        "unit": request.GET.get("don-vi"),
        "year": today.year,
        "until_on": today + WEEKS,
    }
    form = forms.NewLink(request.POST or None, units=_own_units(request), on=today, initial=first)
    sheet = Sheet(
        _("Đơn vị nào gửi gì qua liên kết?"),
        _("Lập liên kết"),
        icon="link",
        crumbs=[(_("Liên kết gửi dữ liệu"), reverse("documents:links"))],
        lead=_(
            "Đơn vị mở liên kết và gửi tệp, không cần tài khoản. Tệp vào khay, "
            "chưa thay đổi gì cho đến khi được xác nhận."
        ),
    )

    def act(typed: dict[str, object]) -> HttpResponse:
        link, code = actions.make_link(
            **typed,  # type: ignore[arg-type]
            by=request.user,
            at=timezone.now(),
        )
        address = request.build_absolute_uri(reverse("portal:link", args=[code]))
        crumbs = [_all(), {"title": str(link)}]
        context = {"link": link, "address": address, "crumbs": crumbs}
        return render(request, "documents/link_made.html", context)

    return answer(request, sheet, form, act)


@require_POST
def link_end(request: OfficerRequest, pk: int) -> HttpResponse:
    """End a link before its day."""
    link = get_object_or_404(queries.links_of(request.mandate), pk=pk)
    try:
        actions.revoke_link(link, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(request, "documents/links.html", _context(request), refusal, about=link)
    messages.success(request, _("Đã thu hồi liên kết “%(link)s”.") % {"link": link})
    return redirect("documents:links")


def _context(request: OfficerRequest) -> dict[str, object]:
    today = timezone.localdate()
    rows = paginate(queries.links_of(request.mandate), request)
    return {
        "page": rows,
        "rows": [(link, link.is_open(today)) for link in rows.object_list],
    }


def _own_units(request: OfficerRequest) -> QuerySet[Unit]:
    """The living units for which this officer may make a link."""
    own = in_branches(request.mandate.branches(Role.OFFICER), "path")
    return Unit.objects.filter(own, until_on=None)


def _all() -> dict[str, str]:
    return {"title": _("Liên kết gửi dữ liệu"), "url": reverse("documents:links")}


def _require_officer(request: OfficerRequest) -> None:
    if not request.mandate.holds(Role.OFFICER):
        raise PermissionDenied
