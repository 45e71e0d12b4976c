"""The public side: what a certificate's code says, the lists that are shown to everybody, what a
unit sends over a link; nothing else.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.decisions.codes import typed
from thidua.decisions.queries import by_code
from thidua.documents.actions import LinkClosed, deliver, open_link
from thidua.documents.models import Link
from thidua.documents.queries import sent_through
from thidua.dossiers.queries import published_to_all, shown_lines
from thidua.files.actions import receive
from thidua.journal.actions import record
from thidua.kit.pages import refusal_response
from thidua.kit.refusals import Refusal
from thidua.portal import actions, forms

View = Callable[..., HttpResponse]
KINDS = ("xlsx", "xls", "docx", "pdf", "png", "jpg")
SENT = "da-nhan"  # the parameter that names what was just received
LINK_PAGE = "portal/link.html"


def counted(view: View) -> View:
    """Each question counts for its address; past the limit the view is not asked."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        try:
            actions.count_ask(request.META.get("REMOTE_ADDR", ""), at=timezone.now())
        except actions.AskedTooOften as refusal:
            return _unknown(request, str(refusal), status=refusal.status)
        return view(request, *args, **options)

    return answer


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
@counted
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Valid, corrected or revoked; unknown and mistyped codes are answered alike."""
    found = by_code(code)
    if found is None:
        words = _("Không có giấy chứng nhận nào mang mã này. Xin xem lại mã in trên giấy.")
        return _unknown(request, words, status=404)
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


@login_not_required
@require_http_methods(["GET", "POST"])
@counted
def link(request: HttpRequest, code: str) -> HttpResponse:
    """A unit's own way in: send a file, see what was sent; it shows nothing of the agency."""
    fresh = request.method == "GET" and SENT not in request.GET
    try:
        found = open_link(code, at=timezone.now(), counted=fresh)
    except LinkClosed as closed:
        return _unknown(request, f"{closed} {closed.todo}", status=closed.status, link=True)
    if request.method == "POST":
        return _hidden(_send(request, found, code))
    return _hidden(render(request, LINK_PAGE, _context(found, forms.Upload(), request)))


def _send(request: HttpRequest, found: Link, code: str) -> HttpResponse:
    """Lay the file in the officer's tray and say what was received."""
    form = forms.Upload(request.POST, request.FILES)
    context = _context(found, form)
    if not form.is_valid():
        return render(request, LINK_PAGE, context, status=422)
    upload = cast("UploadedFile[bytes]", request.FILES["file"])
    now = timezone.now()
    try:
        delivery = deliver(
            receive(upload, by=None, at=now, kinds=KINDS),
            unit=found.unit,
            purpose=found.purpose,
            year=found.year,
            link=found,
            sender=form.cleaned_data["sender"],
            by=None,
            at=now,
        )
    except Refusal as refusal:
        if refusal.told_to_journal:
            record("refuse", found, by=None, at=now, note=str(refusal))
        return refusal_response(request, LINK_PAGE, context, refusal, status=refusal.status)
    return redirect(f"{reverse('portal:link', args=[code])}?{SENT}={delivery.pk}")


def _context(found: Link, form: forms.Upload, request: HttpRequest | None = None) -> dict[str, Any]:
    sent = list(sent_through(found)[:50])
    just = request.GET.get(SENT) if request else None
    thanks = next((one for one in sent if str(one.pk) == just), None)
    return {"link": found, "form": form, "sent": sent, "thanks": thanks}


def _unknown(request: HttpRequest, words: str, *, status: int, link: bool = False) -> HttpResponse:
    context = {"words": words, "link": link}
    return _hidden(render(request, "portal/unknown.html", context, status=status))


def _hidden(response: HttpResponse) -> HttpResponse:
    """Not for search engines, not for caches."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    return response
