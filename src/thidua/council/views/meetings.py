"""The pages of a meeting: planned, sent out, opened, led, closed, minuted."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.council import composing, forms, lifecycle, queries, rules
from thidua.council.actions import planning, sitting
from thidua.council.lifecycle import Step
from thidua.council.views.answering import (
    FORM,
    answer,
    council_of,
    crumbs,
    meeting_context,
    meeting_of,
    quorum_of,
    reason_in,
    require_right,
    step,
)
from thidua.files.http import send as send_file
from thidua.kit.pages import page, paginate
from thidua.people.http import OfficerRequest

DOCUMENTS = {"giay-moi": "invitation", "bien-ban": "minutes", "kiem-phieu": "counting_report"}
KEPT_AS = {"docx": "draft_docx", "pdf": "draft_pdf"}


@require_GET
def meetings(request: OfficerRequest) -> HttpResponse:
    """Which meetings are there, and where do they stand?"""
    form = forms.MeetingFilter(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    found = queries.filtered_meetings(queries.visible_to(request.mandate), given)
    context = {"form": form, "page": paginate(found, request)}
    return page(request, "council/meetings.html", "council/_meetings.html", context)


@require_http_methods(["GET", "POST"])
def plan(request: OfficerRequest, pk: int) -> HttpResponse:
    """Plan a meeting from a closed summary list."""
    one = council_of(request, pk)
    if not lifecycle.runs(one, request.mandate):
        raise PermissionDenied
    summaries = queries.closed_summaries(request.mandate)
    initial: dict[str, Any] = {"hour": "08:00", "title": _("Họp xét khen thưởng")}
    if latest := summaries.order_by("-pk").first():
        initial |= {"summary": latest, "year": latest.year}
    form = forms.Plan(request.POST or None, summaries=summaries, initial=initial)
    question = _("Họp khi nào, xét danh sách nào?")
    context = {"form": form, "question": question, "crumbs": crumbs(one, _("Lập phiên họp"))}

    def act(given: dict[str, Any]) -> HttpResponse:
        facts, key = form.facts("key"), str(given["key"])
        made = planning.plan(one, **facts, key=key, by=request.user, at=timezone.now())
        messages.success(request, _("Đã lập phiên họp; chương trình xếp theo thứ tự xét."))
        return redirect("council:agenda", pk=made.pk)

    return answer(request, FORM, context, act, about=one)


@require_GET
def meeting(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is next in this meeting?"""
    context = meeting_context(request, meeting_of(request, pk))
    return page(request, "council/meeting.html", "council/_next.html", context)


@require_http_methods(["GET", "POST"])
def change_meeting(request: OfficerRequest, pk: int) -> HttpResponse:
    """Change a meeting whose papers are not out."""
    one = meeting_of(request, pk)
    require_right(request, Step.PLAN, one)
    local = timezone.localtime(one.starts_at)
    fields = ("version", "title", "year", "place", "summary", "chair", "secretary", "guests")
    initial = {name: getattr(one, name) for name in fields}
    form = forms.MeetingChange(
        request.POST or None,
        initial={**initial, "day": local.date(), "hour": local.time()},
        members=queries.members_on(one.council, rules.day_of(one)),
        summaries=queries.closed_summaries(request.mandate),
    )
    question = _("Sửa điều gì của phiên họp?")
    context = {"form": form, "question": question, "crumbs": crumbs(one, _("Sửa"))}

    def act(given: dict[str, Any]) -> HttpResponse:
        facts, version = form.facts("version"), given["version"]
        planning.change_meeting(
            one, version=version, changes=facts, by=request.user, at=timezone.now()
        )
        messages.success(request, _("Đã sửa."))
        return redirect("council:meeting", pk=pk)

    return answer(request, FORM, context, act, about=one)


@require_POST
def send(request: OfficerRequest, pk: int) -> HttpResponse:
    """Send the papers out."""
    said = _("Đã gửi tài liệu; mọi hồ sơ đã được xét lại và giấy mời đã lập.")
    return step(request, pk, Step.SEND, planning.send_papers, said)


@require_POST
def call_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take the papers back to change the agenda."""
    said = _("Đã thu lại tài liệu; có thể sửa chương trình.")
    return step(request, pk, Step.CALL_BACK, planning.call_back, said, reason=reason_in(request))


@require_POST
def open_meeting(request: OfficerRequest, pk: int) -> HttpResponse:
    """Open the meeting."""
    return step(request, pk, Step.OPEN, sitting.open_meeting, _("Phiên họp đã khai mạc."))


@require_POST
def close_meeting(request: OfficerRequest, pk: int) -> HttpResponse:
    """Close the meeting."""
    return step(request, pk, Step.CLOSE, sitting.close_meeting, _("Phiên họp đã bế mạc."))


@require_POST
def reopen(request: OfficerRequest, pk: int) -> HttpResponse:
    """Sit again."""
    said = _("Phiên họp họp tiếp.")
    return step(request, pk, Step.REOPEN, sitting.reopen, said, reason=reason_in(request))


@require_POST
def make_minutes(request: OfficerRequest, pk: int) -> HttpResponse:
    """Draft the minutes and the counting report."""
    said = _("Đã lập dự thảo biên bản họp và biên bản kiểm phiếu.")
    return step(request, pk, Step.MINUTE, sitting.make_minutes, said)


@require_http_methods(["GET", "POST"])
def attendance(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who is there?"""
    one = meeting_of(request, pk)
    if request.method == "POST":
        require_right(request, Step.ATTEND, one)
    seats = list(queries.attendances(one))
    team = list(one.counting_team.select_related("person"))
    initial = {"chair": one.chair, "secretary": one.secretary, "counting_team": team}
    form = forms.People(request.POST or None, seats=seats, initial=initial)
    context = {
        "meeting": one,
        "form": form,
        "seats": seats,
        "team": team,
        "may_call": lifecycle.may(Step.ATTEND, one, request.mandate),
        **quorum_of(one),
        "crumbs": crumbs(one, _("Thành phần")),
    }

    def act(given: dict[str, Any]) -> HttpResponse:
        sitting.set_attendance(one, **form.facts(), by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi thành phần dự họp."))
        return redirect("council:meeting", pk=pk)

    return answer(request, "council/attendance.html", context, act, about=one)


@require_http_methods(["GET", "POST"])
def minutes(request: OfficerRequest, pk: int) -> HttpResponse:
    """How did each vote go, and what did the chair conclude?"""
    one = meeting_of(request, pk)
    if request.method == "POST":
        require_right(request, Step.TELL, one)
    fields = ("version", "guests", "reports", "opening_text", "conclusion")
    initial = {name: getattr(one, name) for name in fields}
    initial["conclusion"] = one.conclusion or composing.suggested_conclusion(one)
    context = {
        **meeting_context(request, one),
        "form": forms.Course(request.POST or None, initial=initial),
        "results": queries.results(one),
        "crumbs": crumbs(one, _("Kết quả, biên bản")),
    }

    def act(given: dict[str, Any]) -> HttpResponse:
        version = given.pop("version")
        sitting.tell(one, version=version, texts=given, by=request.user, at=timezone.now())
        messages.success(request, _("Đã lưu diễn biến và kết luận."))
        return redirect("council:minutes", pk=pk)

    return answer(request, "council/minutes.html", context, act, about=one)


@require_GET
def document(request: OfficerRequest, pk: int, kind: str, form: str) -> HttpResponseBase:
    """The invitation, the minutes or the counting report, as a file."""
    one = meeting_of(request, pk)
    paper = getattr(one, DOCUMENTS[kind]) if kind in DOCUMENTS else None
    file = getattr(paper, KEPT_AS[form]) if paper and form in KEPT_AS else None
    if file is None:
        raise Http404
    return send_file(file)
