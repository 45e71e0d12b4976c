"""The register's pages: the list, one line with its paper, a line from an old paper."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from thidua.files.http import send
from thidua.honours import actions, forms, queries
from thidua.honours.models import HeldHonour
from thidua.journal.queries import history_of
from thidua.journal.told import told
from thidua.kit.pages import page, paginate
from thidua.library.queries import honour_names
from thidua.people.answering import Sheet, answer
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest, keep_upload
from thidua.people.models import Role
from thidua.people.queries import visible_units

VERBS = {
    "confer": gettext_lazy("ghi vào sổ khen thưởng"),
    "correct": gettext_lazy("điều chỉnh"),
    "revoke": gettext_lazy("hủy bỏ"),
}
EXPORTED = 100_000  # rows: what a workbook of Excel opens without pain


@require_GET
def honours(request: OfficerRequest) -> HttpResponse:
    """Who holds what?"""
    form = _filter(request)
    context = {
        "page": paginate(_listed(request, form), request),
        "form": form,
        "may_enter": request.mandate.holds(Role.OFFICER),
    }
    return page(request, "honours/honours.html", "honours/_honours.html", context)


@require_GET
def honours_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook."""
    headings = [
        _("Họ và tên, tên tập thể"),
        _("Đơn vị khi nhận"),
        _("Danh hiệu, hình thức"),
        _("Loại hình"),
        _("Năm"),
        _("Số quyết định"),
        _("Ngày quyết định"),
        _("Cơ quan, người quyết định"),
        _("Tình trạng"),
        _("Thành tích"),
    ]
    found = _listed(request, _filter(request))[:EXPORTED]
    rows = (
        [
            held.printed_name,
            held.printed_unit,
            held.as_printed,
            held.get_kind_display(),
            held.year,
            held.decision_number,
            held.decided_on,
            held.decided_by,
            held.get_status_display(),
            held.achievement,
        ]
        for held in found.iterator(2000)
    )
    return workbook(_("Sổ khen thưởng"), headings, rows, name="so-khen-thuong.xlsx")


@require_GET
def held(request: OfficerRequest, pk: int) -> HttpResponse:
    """What does this line rest on, and is it still valid?"""
    seen = queries.visible_to(request.mandate).select_related("file", "loaded_by")
    line = get_object_or_404(seen, pk=pk)
    context = {
        "held": line,
        "loaded": line.loaded_by,
        "decision": queries.decision_of(line),
        "history": told(history_of(line), VERBS),
        "crumbs": [_list(), {"title": line.printed_name}],
    }
    return render(request, "honours/held.html", context)


@require_GET
def held_file(request: OfficerRequest, pk: int) -> FileResponse:
    """The paper that proves it."""
    proven = queries.visible_to(request.mandate).select_related("file").exclude(file=None)
    line = get_object_or_404(proven, pk=pk)
    assert line.file is not None
    return send(line.file)


@require_http_methods(["GET", "POST"])
def honour_add(request: OfficerRequest) -> HttpResponse:
    """A line from an old paper."""
    if not request.mandate.holds(Role.OFFICER):
        raise PermissionDenied
    today = timezone.localdate()
    form = forms.OldPaper(
        request.POST or None,
        request.FILES or None,
        units=visible_units(request.mandate),
        on=today,
    )
    sheet = Sheet(
        _("Giấy cũ ghi nhận danh hiệu gì?"),
        _("Ghi vào sổ"),
        crumbs=[(_("Sổ khen thưởng"), reverse("honours:honours"))],
        template="honours/honour_add.html",
        more={"names": sorted(honour_names(on=today).values())},
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        line = actions.enter(
            file=keep_upload(request, "file"), by=request.user, at=timezone.now(), **form.line()
        )
        words = _("Đã ghi “%(held)s” vào sổ khen thưởng.")
        if line.code is None:
            words = _("Đã ghi “%(held)s” nguyên văn; tên này chưa có trong quy định đã nạp.")
        messages.success(request, words % {"held": line})
        return redirect("honours:held", pk=line.pk)

    return answer(request, sheet, form, act)


def _filter(request: OfficerRequest) -> forms.Filter:
    units = visible_units(request.mandate)
    return forms.Filter(request.GET, units=units, on=timezone.localdate())


def _listed(request: OfficerRequest, form: forms.Filter) -> QuerySet[HeldHonour]:
    return queries.listed(request.mandate, **form.asked())


def _list() -> dict[str, str]:
    return {"title": _("Sổ khen thưởng"), "url": reverse("honours:honours")}
