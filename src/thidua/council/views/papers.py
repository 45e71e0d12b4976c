"""The pages that members read: the list, two side by side, one dossier."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thidua.council import forms, lifecycle, queries, reading
from thidua.council.actions import counting, planning
from thidua.council.lifecycle import ItemStep
from thidua.council.views.answering import attachment, crumbs, item_step, meeting_of, reason_in
from thidua.dossiers.models import Dossier
from thidua.files.http import send as send_file
from thidua.kit.pages import page, paginate
from thidua.people.http import OfficerRequest


@require_POST
def read(request: OfficerRequest, pk: int) -> HttpResponse:
    """Keep that a member has opened the papers, and open them."""
    one = meeting_of(request, pk)
    planning.mark_read(one, by=request.user, at=timezone.now())
    return redirect("council:papers", pk=pk)


@require_GET
def papers(request: OfficerRequest, pk: int) -> HttpResponse:
    """Which dossiers are before the council?"""
    one = meeting_of(request, pk)
    form = forms.PaperFilter(request.GET, choices=reading.choices(one))
    given = form.cleaned_data if form.is_valid() else {}
    shown = paginate(reading.papers(one, given), request)
    context = {
        "meeting": one,
        "form": form,
        "page": shown,
        "rows": reading.rows(shown, one),
        "sitting_persons": reading.sitting_persons(one),
        "export_url": reverse("council:papers_table", args=[pk]),
        "crumbs": crumbs(one, _("Tài liệu")),
    }
    return page(request, "council/papers.html", "council/_papers.html", context)


@require_GET
def papers_table(request: OfficerRequest, pk: int) -> HttpResponse:
    """The same list as a workbook."""
    one = meeting_of(request, pk)
    form = forms.PaperFilter(request.GET, choices=reading.choices(one))
    given = form.cleaned_data if form.is_valid() else {}
    return attachment(reading.table(one, given), f"tai-lieu-phien-hop-{one.pk}", "xlsx")


@require_GET
def compare(request: OfficerRequest, pk: int) -> HttpResponse:
    """Two dossiers side by side."""
    one = meeting_of(request, pk)
    chosen = [int(key) for key in request.GET.getlist("so") if key.isdigit()]
    pair = list(reading.papers(one, {}).filter(pk__in=chosen))
    if len(pair) != 2:
        messages.warning(request, _("Hãy đánh dấu đúng hai hồ sơ để so sánh."))
        return redirect("council:papers", pk=pk)
    context = {"meeting": one, "pair": pair, "crumbs": crumbs(one, _("So sánh"))}
    return render(request, "council/compare.html", context)


@require_GET
def dossier(request: OfficerRequest, pk: int) -> HttpResponse:
    """What does this dossier hold?"""
    line = get_object_or_404(queries.lines_visible_to(request.mandate), pk=pk)
    open_to = lifecycle.may_item(ItemStep.REMOVE, line.item, request.mandate)
    context = {
        **reading.sheet(line.dossier),
        "meeting": line.item.meeting,
        "vote_line": line,
        "results": queries.results_of(line.dossier),
        "may_remove": open_to and line.dossier.status == Dossier.Status.PASSED,
        "crumbs": crumbs(line.item.meeting, line.dossier.nominee_name),
    }
    return render(request, "council/dossier.html", context)


@require_GET
def paper_file(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """One paper of a dossier that is before the council."""
    found = get_object_or_404(reading.papers_before(request.mandate), pk=pk)
    if found.file is None:
        raise Http404
    return send_file(found.file)


@require_GET
def filed_file(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """A later paper filed into such a dossier."""
    found = get_object_or_404(reading.filed_before(request.mandate), pk=pk)
    if found.file is None:
        raise Http404
    return send_file(found.file)


@require_POST
def remove_line(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take a line that passed off the list, with the reason."""
    line = get_object_or_404(queries.lines_visible_to(request.mandate), pk=pk)
    return item_step(
        request,
        line.item,
        ItemStep.REMOVE,
        lambda _item, **given: counting.remove_line(line, **given),
        _("Đã đưa ra khỏi danh sách; kết quả bỏ phiếu vẫn được giữ."),
        reason=reason_in(request),
    )
