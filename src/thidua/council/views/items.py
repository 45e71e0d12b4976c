"""The pages of one item: its mark, its vote, its count."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.council import composing, forms, lifecycle, queries
from thidua.council.actions import counting, planning, voting
from thidua.council.lifecycle import ItemStep
from thidua.council.models import AgendaItem
from thidua.council.views.answering import (
    FAULT,
    answer,
    aside_form,
    attachment,
    crumbs,
    item_context,
    item_of,
    item_step,
    reason_in,
    require_right,
)
from thidua.files.http import send as send_file
from thidua.kit.pages import page
from thidua.papers.write import to_docx, to_pdf
from thidua.people.http import OfficerRequest

PRINTS = {"docx": to_docx, "pdf": to_pdf}
PAGE = "council/item.html"


@require_GET
def item(request: OfficerRequest, pk: int) -> HttpResponse:
    """Where does this vote stand?"""
    return page(request, PAGE, "council/_turnout.html", item_context(request, item_of(request, pk)))


@require_POST
def set_method(request: OfficerRequest, pk: int) -> HttpResponse:
    """Choose how an item is voted."""
    one = item_of(request, pk)
    require_right(request, ItemStep.METHOD, one.meeting)
    form = forms.Method(request.POST)
    if not form.is_valid():
        return render(request, PAGE, {**item_context(request, one), "form": form}, status=FAULT)
    said = _("Đã chọn hình thức biểu quyết.")
    return item_step(request, one, ItemStep.METHOD, planning.set_method, said, **form.cleaned_data)


@require_POST
def confirm_threshold(request: OfficerRequest, pk: int) -> HttpResponse:
    """The chair confirms a mark that is only the last known one."""
    said = _("Đã xác nhận mức phiếu; việc này được ghi vào biên bản.")
    one = item_of(request, pk)
    return item_step(request, one, ItemStep.CONFIRM, voting.confirm_threshold, said)


@require_POST
def leave_out(request: OfficerRequest, pk: int) -> HttpResponse:
    """Do not put some lines to the vote."""
    one = item_of(request, pk)
    require_right(request, ItemStep.LEAVE_OUT, one.meeting)
    form = forms.LeaveOut(request.POST, among=queries.lines_of(one))
    if not form.is_valid():
        return render(request, PAGE, {**item_context(request, one), "form": form}, status=FAULT)
    said = _("Đã ghi các hồ sơ không đưa ra biểu quyết.")
    return item_step(request, one, ItemStep.LEAVE_OUT, voting.leave_out, said, **form.cleaned_data)


@require_POST
def stand_aside(request: OfficerRequest, pk: int) -> HttpResponse:
    """Minute that a member asked not to vote on a line."""
    one = item_of(request, pk)
    require_right(request, ItemStep.STAND_ASIDE, one.meeting)
    form = aside_form(one, request.POST)
    if not form.is_valid():
        return render(request, PAGE, {**item_context(request, one), "aside": form}, status=FAULT)
    line, member, note = (form.cleaned_data[name] for name in ("line", "member", "note"))
    return item_step(
        request,
        one,
        ItemStep.STAND_ASIDE,
        lambda _item, **given: voting.stand_aside(line, member, note=note, **given),
        _("Đã ghi; tổng số thành viên không đổi."),
    )


@require_POST
def take_part(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take a recusal back."""
    recusal = get_object_or_404(queries.recusals_visible_to(request.mandate), pk=pk)
    return item_step(
        request,
        item_of(request, recusal.line.item_id),
        ItemStep.STAND_ASIDE,
        lambda _item, **given: voting.take_part(recusal, **given),
        _("Đã bỏ ghi nhận; thành viên này bỏ phiếu bình thường."),
    )


@require_POST
def open_item(request: OfficerRequest, pk: int) -> HttpResponse:
    """Open the vote."""
    one = item_of(request, pk)
    return item_step(request, one, ItemStep.OPEN, voting.open_item, _("Đã bắt đầu bỏ phiếu."))


@require_POST
def close_item(request: OfficerRequest, pk: int) -> HttpResponse:
    """Close the vote."""
    one = item_of(request, pk)
    return item_step(request, one, ItemStep.CLOSE, voting.close_item, _("Đã kết thúc bỏ phiếu."))


@require_POST
def void(request: OfficerRequest, pk: int) -> HttpResponse:
    """Declare the vote without value."""
    one, said = item_of(request, pk), _("Đã hủy lần bỏ phiếu này; có thể bỏ phiếu lại.")
    return item_step(request, one, ItemStep.VOID, voting.void, said, reason=reason_in(request))


@require_POST
def vote_again(request: OfficerRequest, pk: int) -> HttpResponse:
    """Hold a void vote again."""
    one, said = item_of(request, pk), _("Đã thêm nội dung bỏ phiếu lại, ngay sau nội dung này.")
    return item_step(request, one, ItemStep.AGAIN, voting.vote_again, said)


@require_POST
def count(request: OfficerRequest, pk: int) -> HttpResponse:
    """Count and announce."""
    one = item_of(request, pk)
    said = _("Đã công bố kết quả; các hồ sơ xét sau đã được xét lại.")
    return item_step(request, one, ItemStep.COUNT, counting.count, said)


@require_GET
def slips(request: OfficerRequest, pk: int, form: str) -> HttpResponse:
    """The paper slips, to print."""
    one = item_of(request, pk)
    if form not in PRINTS or one.method != AgendaItem.Method.PAPER:
        raise Http404
    if not lifecycle.has_right(ItemStep.ENTER, one.meeting, request.mandate):
        raise PermissionDenied
    return attachment(PRINTS[form](composing.slips(one)), f"phieu-bau-{one.order}", form)


@require_http_methods(["GET", "POST"])
def counts(request: OfficerRequest, pk: int) -> HttpResponse:
    """What did the counting team find?"""
    one = item_of(request, pk)
    require_right(request, ItemStep.ENTER, one.meeting)
    form = forms.Counts(request.POST or None, item=one, lines=list(queries.lines_of(one)))
    context = {
        **item_context(request, one),
        "form": form,
        "may_enter": lifecycle.may_item(ItemStep.ENTER, one, request.mandate),
        "crumbs": crumbs(one, _("Kiểm phiếu")),
    }

    def act(given: dict[str, Any]) -> HttpResponse:
        counting.enter_counts(one, **form.facts(), by=request.user, at=timezone.now())
        messages.success(request, _("Đã lưu kết quả kiểm phiếu; số liệu khớp nhau."))
        return redirect("council:item", pk=pk)

    return answer(request, "council/counts.html", context, act, about=one)


@require_http_methods(["GET", "POST"])
def written(request: OfficerRequest, pk: int) -> HttpResponse:
    """What have the absent written?"""
    one = item_of(request, pk)
    require_right(request, ItemStep.WRITE, one.meeting)
    form = forms.Written(
        request.POST or None,
        request.FILES or None,
        lines=list(queries.lines_of(one)),
        members=queries.away(one.meeting),
    )
    context = {
        **item_context(request, one),
        "form": form,
        "may_write": lifecycle.may_item(ItemStep.WRITE, one, request.mandate),
        "crumbs": crumbs(one, _("Ý kiến bằng văn bản")),
    }

    def act(given: dict[str, Any]) -> HttpResponse:
        member = given["member"]
        counting.write_opinion(one, member, **form.facts(), by=request.user, at=timezone.now())
        messages.success(request, _("Đã nhập ý kiến của %(name)s.") % {"name": member.person})
        return redirect("council:item", pk=pk)

    return answer(request, "council/written.html", context, act, about=one)


@require_GET
def opinion_file(request: OfficerRequest, pk: int, file: int) -> HttpResponseBase:
    """The paper of a written opinion."""
    opinion = queries.opinions_of(item_of(request, pk)).filter(file=file).first()
    if opinion is None or opinion.file is None:
        raise Http404
    return send_file(opinion.file)
