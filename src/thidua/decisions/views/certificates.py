"""Printing certificates: one, or all of a decision in one file."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thidua.decisions import actions, lifecycle, queries
from thidua.decisions.codes import shown
from thidua.decisions.models import Certificate
from thidua.library.queries import law_for
from thidua.papers.write import certificate as press
from thidua.papers.write.paper import PaperDate, Signer
from thidua.people.http import OfficerRequest
from thidua.people.queries import settings_on


@require_GET
def certificate(request: OfficerRequest, pk: int) -> HttpResponse:
    """One certificate as a PDF."""
    one = get_object_or_404(queries.certificates_visible_to(request.mandate), pk=pk)
    return _printed([one], f"giay-chung-nhan-{one.year}-{one.serial}")


@require_GET
def certificates(request: OfficerRequest, pk: int) -> HttpResponse:
    """All certificates of a decision in one PDF, those that were replaced left out."""
    made = get_object_or_404(queries.visible_to(request.mandate), pk=pk)
    seen = queries.certificates_visible_to(request.mandate)
    found = list(queries.certificates_of(made).filter(pk__in=seen, status=Certificate.Status.VALID))
    if not found:
        raise Http404
    return _printed(found, f"giay-chung-nhan-{made.document.number}-{made.year}")


@require_POST
def hand_over(request: OfficerRequest, pk: int) -> HttpResponse:
    """The certificate was handed over today."""
    seen = queries.certificates_visible_to(request.mandate).select_related("held__at_unit")
    one = get_object_or_404(seen, pk=pk)
    if not lifecycle.may_hand_over(one, request.mandate):
        raise PermissionDenied
    actions.hand_over(one, on=timezone.localdate(), by=request.user, at=timezone.now())
    messages.success(request, _("Đã ghi ngày trao cho %(name)s.") % {"name": one.printed_name})
    if made := queries.decision_of(one):
        there = reverse("decisions:decision", args=[made.pk])
        return redirect(f"{there}#certificate-{one.pk}")
    return redirect("decisions:decisions")


def _printed(found: list[Certificate], name: str) -> HttpResponse:
    today = timezone.localdate()
    place = settings_on(today)["certificate_code_place"]
    design = press.Design(qr="none" if place == "none" else "front")
    data = press.certificates_pdf([_as_printed(one, today) for one in found], design)
    disposition = f'attachment; filename="{name}.pdf"'
    return HttpResponse(
        data, content_type="application/pdf", headers={"Content-Disposition": disposition}
    )


def _as_printed(one: Certificate, today: date) -> press.Certificate:
    agency = settings_on(today)
    address = settings.URL + reverse("portal:certificate", args=[one.code])
    honour = law_for(one.held.at_unit, on=one.decided_on).honours.get(one.held.code or "")
    title = honour is not None and honour.category == "danh-hieu"
    prefix, _space, post = one.signer_title.rpartition("  ")
    return press.Certificate(
        office=f"GIÁM ĐỐC {agency['name']}".upper(),
        gives=press.GIVES_TITLE if title else press.GIVES_FORM,
        award=one.honour_text,
        name=one.printed_name,
        where=one.printed_unit,
        merit=one.achievement or f"Đã có thành tích xuất sắc trong công tác năm {one.held.year}",
        decision=one.decision_text,
        decided=PaperDate.of(one.decided_on),
        golden_book=f"{one.serial:02d}/{one.year}",
        place=agency["place"],
        signer=Signer(
            title=(post or one.signer_title).upper(),
            name=one.signer_name,
            prefix=(prefix,) if prefix else (),
        ),
        verify_url=address,
        verify_text=f"Tra cứu tại {settings.URL}: mã {shown(one.code)}",
    )
