"""Sending a unit's file with an account: it waits in the officer's tray, like one over a link."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.documents import actions, forms, queries
from thidua.documents.lifecycle import SENDERS
from thidua.files.actions import receive
from thidua.people.answering import Sheet, answer
from thidua.people.http import OfficerRequest
from thidua.people.models import Unit
from thidua.people.queries import in_branches

KINDS = ("xlsx", "xls", "docx", "pdf", "png", "jpg")


@require_http_methods(["GET", "POST"])
def send(request: OfficerRequest) -> HttpResponse:
    """What does the unit send, and what became of what it sent?"""
    if not request.mandate.holds(*SENDERS):
        raise PermissionDenied
    units = _own_units(request)
    first = {"unit": units.first(), "year": timezone.localdate().year}
    form = forms.Send(request.POST or None, request.FILES or None, units=units, initial=first)
    sheet = Sheet(
        _("Đơn vị gửi tệp gì về cơ quan?"),
        _("Gửi tệp"),
        icon="send",
        lead=_("Tệp vào khay của bộ phận thi đua, khen thưởng và chờ xác nhận."),
        template="documents/send.html",
        more={"sent": queries.sent_by(request.mandate)[:50]},
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        now = timezone.now()
        upload = cast("UploadedFile[bytes]", request.FILES["file"])
        file = receive(upload, by=request.user, at=now, kinds=KINDS)
        delivery = actions.deliver(
            file,
            unit=typed["unit"],
            purpose=typed["purpose"],
            year=typed["year"],
            sender=str(request.user),
            by=request.user,
            at=now,
        )
        messages.success(request, _("Đã gửi “%(file)s”.") % {"file": delivery.file})
        return redirect("documents:send")

    return answer(request, sheet, form, act)


def _own_units(request: OfficerRequest) -> QuerySet[Unit]:
    """The living units for which this account may send."""
    own = in_branches(request.mandate.branches(*SENDERS), "path")
    return Unit.objects.filter(own, until_on=None).order_by("path")
