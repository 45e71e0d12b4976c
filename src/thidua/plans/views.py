"""The pages of plans and tasks: fetch, act, answer."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.forms import BaseFormSet, formset_factory
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.files.http import send
from thidua.kit.forms import KitForm
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Refusal
from thidua.kit.timeline import Mark, State, year_line
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest, refused
from thidua.people.models import Role, Unit
from thidua.people.queries import root, staff_of, visible_units
from thidua.plans import actions, forms, lifecycle, marks, queries
from thidua.plans.models import OwedPlan, Plan, Task
from thidua.sheets.write import OutColumn, make

Duties = formset_factory(forms.DutyForm, extra=0, max_num=400, absolute_max=400)
TASK_ACTS: dict[str, Callable[..., Task]] = {
    "assign": actions.assign,
    "report": actions.report,
    "extend": actions.extend,
    "close": actions.close,
    "cancel": actions.cancel,
}


@require_GET
def plans(request: OfficerRequest) -> HttpResponse:
    """Which plans are there, and how far is each?"""
    found = queries.visible_to(request.mandate).annotate(
        total=Count("tasks"), done=Count("tasks", filter=Q(tasks__status=Task.Status.DONE))
    )
    if (year := request.GET.get("nam", "")).isdigit():
        found = found.filter(year=int(year))
    context = {
        "page": paginate(found.order_by("-year", "-made_at", "-pk"), request),
        "may_upload": request.mandate.holds(Role.OFFICER),
        "filter": forms.PlanFilter(request.GET),
    }
    return page(request, "plans/plans.html", "plans/_plans.html", context)


@require_http_methods(["GET", "POST"])
def upload(request: OfficerRequest) -> HttpResponse:
    """A plan comes in and is read."""
    units = _own_units(request)
    today = timezone.localdate()
    initial = {"year": today.year, "unit": root()}
    form = forms.Upload(request.POST or None, request.FILES or None, units=units, initial=initial)
    context: dict[str, Any] = {"form": form}
    if not request.mandate.holds(Role.OFFICER):
        return render(request, "403.html", status=403)
    if request.method == "GET" or not form.is_valid():
        return render(
            request, "plans/upload.html", context, status=200 if request.method == "GET" else 422
        )
    said = form.cleaned_data
    try:
        plan = actions.take_in_upload(
            said["file"], unit=said["unit"], year=said["year"], origin=said["origin"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        return refused(request, "plans/upload.html", context, refusal)
    return redirect("plans:plan", pk=plan.pk)


@require_GET
def plan(request: OfficerRequest, pk: int) -> HttpResponse:
    """The paper on the left, what was read of it on the right."""
    found = get_object_or_404(queries.visible_to(request.mandate), pk=pk)
    return render(request, "plans/plan.html", _plan_context(request, found))


@require_POST
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """What was read is right: the tasks appear."""
    found = _plan_to(request, pk, lifecycle.Step.CONFIRM)
    form = forms.Confirm(request.POST)
    duties = Duties(
        request.POST, form_kwargs={"units": visible_units(request.mandate)}, prefix="duty"
    )
    context = _plan_context(request, found, form=form, duties=duties)
    kept = [one for one in duties if "keep" in one.data or one["keep"].value()]
    if not form.is_valid() or not all(one.is_valid() for one in kept):
        return render(request, "plans/plan.html", context, status=422)
    try:
        actions.confirm(
            found,
            title=form.cleaned_data["title"],
            year=form.cleaned_data["year"],
            duties=[one.duty() for one in kept],
            version=form.cleaned_data["version"],
            by=request.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        return refused(request, "plans/plan.html", context, refusal, about=found)
    messages.success(
        request, _("Đã xác nhận kế hoạch; %(count)d nhiệm vụ đã được tạo.") % {"count": len(kept)}
    )
    return redirect("plans:plan", pk=pk)


@require_POST
def close_plan(request: OfficerRequest, pk: int) -> HttpResponse:
    """The year of the plan is over."""
    found = _plan_to(request, pk, lifecycle.Step.CLOSE)
    try:
        actions.close_plan(found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(
            request, "plans/plan.html", _plan_context(request, found), refusal, about=found
        )
    return redirect("plans:plan", pk=pk)


@require_GET
def plan_file(request: OfficerRequest, pk: int) -> FileResponse:
    """The paper itself."""
    found = get_object_or_404(queries.visible_to(request.mandate).exclude(file=None), pk=pk)
    assert found.file is not None
    return send(found.file)


@require_http_methods(["GET", "POST"])
def ask_units(request: OfficerRequest, pk: int) -> HttpResponse:
    """Ask the units for their own plans by a day."""
    found = get_object_or_404(queries.visible_to(request.mandate), pk=pk)
    if not request.mandate.has(Role.OFFICER, found.unit):
        return render(request, "403.html", status=403)
    below = Unit.objects.filter(parent=found.unit, until_on=None)
    form = forms.AskUnits(request.POST or None, units=below, initial={"units": below})
    if request.method == "POST" and form.is_valid():
        actions.ask_for_plans(found, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("plans:owed")
    status = 422 if request.method == "POST" else 200
    return render(request, "plans/ask_units.html", {"plan": found, "form": form}, status=status)


@require_GET
def owed(request: OfficerRequest) -> HttpResponse:
    """Which unit has not sent its plan yet?"""
    today = timezone.localdate()
    rows = queries.owed(request.mandate).order_by("sent_at", "due_on", "unit__order")
    late = [row for row in rows if row.sent_id is None and row.due_on < today]
    context = {
        "page": paginate(rows, request),
        "late": late,
        "today": today,
        "mine": set(
            rows.filter(unit__path__in=request.mandate.branches(Role.HEAD)).values_list(
                "pk", flat=True
            )
        ),
        "officer": request.mandate.holds(Role.OFFICER),
    }
    return page(request, "plans/owed.html", "plans/_owed.html", context)


@require_GET
def owed_export(request: OfficerRequest) -> HttpResponse:
    """Who owes a plan, who has sent it, as a workbook."""
    today = timezone.localdate()
    headings = [_("Đơn vị"), _("Theo kế hoạch"), _("Hạn gửi"), _("Đã gửi ngày"), _("Tình trạng")]
    rows = (
        [
            row.unit.name,
            row.plan.title,
            row.due_on,
            timezone.localdate(row.sent_at) if row.sent_at else None,
            _owed_status(row, today),
        ]
        for row in queries.owed(request.mandate).order_by("sent_at", "due_on", "unit__order", "pk")
    )
    return workbook(_("Kế hoạch đơn vị phải gửi"), headings, rows, name="ke-hoach-don-vi.xlsx")


def _owed_status(row: OwedPlan, today: date) -> str:
    if row.sent_id:
        return _("Đã gửi")
    return _("Quá hạn") if row.due_on < today else _("Chưa gửi")


@require_http_methods(["GET", "POST"])
def send_owed(request: OfficerRequest, pk: int) -> HttpResponse:
    """The unit sends the plan it owes."""
    row = get_object_or_404(queries.owed(request.mandate), pk=pk)
    if not lifecycle.may_send(row, request.mandate):
        raise PermissionDenied
    form = forms.Send(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"owed": row, "form": form}
    if request.method == "GET" or not form.is_valid():
        return render(
            request, "plans/send_owed.html", context, status=200 if request.method == "GET" else 422
        )
    try:
        actions.send_owed_upload(row, form.cleaned_data["file"], by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(request, "plans/send_owed.html", context, refusal, about=row)
    messages.success(request, _("Đã gửi kế hoạch của đơn vị."))
    return redirect("plans:owed")


@require_GET
def tasks(request: OfficerRequest) -> HttpResponse:
    """Which duties are there this year, and which are late?"""
    today = timezone.localdate()
    found = _filtered_tasks(request, today)
    year = _year(request, today)
    line = year_line(
        date(year, 1, 1), date(year, 12, 31), today=today, marks=_marks(request, year, today)
    )
    context = {
        "page": paginate(found, request),
        "line": line,
        "year": year,
        "filter": forms.TaskFilter(request.GET or {"nam": year}),
        "today": today,
        "may_add": request.mandate.holds(Role.OFFICER, Role.HEAD),
    }
    return page(request, "plans/tasks.html", "plans/_tasks.html", context)


@require_GET
def tasks_export(request: OfficerRequest) -> HttpResponse:
    """The list of tasks as a workbook, filtered as on the page."""
    found = _filtered_tasks(request, timezone.localdate())
    headings = (
        _("Nhiệm vụ"),
        _("Đơn vị"),
        _("Người thực hiện"),
        _("Kết quả"),
        _("Tình trạng"),
        _("Sản phẩm"),
    )
    columns = [*(OutColumn(heading) for heading in headings), OutColumn(_("Hạn"), "date")]
    rows = [
        (
            t.text,
            t.unit.name,
            str(t.person or ""),
            t.get_output_display(),
            t.get_status_display(),
            t.output_text,
            t.due_on,
        )
        for t in found[:5000]
    ]
    data = make(_("Danh sách nhiệm vụ"), columns, rows)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    name = "nhiem-vu.xlsx"
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_http_methods(["GET", "POST"])
def task_add(request: OfficerRequest) -> HttpResponse:
    """A task made by hand."""
    if not request.mandate.holds(Role.OFFICER, Role.HEAD):
        return render(request, "403.html", status=403)
    form = forms.NewTask(request.POST or None, units=_own_units(request))
    if request.method == "GET" or not form.is_valid():
        return render(
            request,
            "plans/task_add.html",
            {"form": form},
            status=200 if request.method == "GET" else 422,
        )
    said = form.cleaned_data
    duty = actions.Duty(said["text"], said["unit"], output=said["output"], due_on=said["due_on"])
    year = (said["due_on"] or timezone.localdate()).year
    made = actions.add_task(duty, year=year, key=said["key"], by=request.user, at=timezone.now())
    return redirect("plans:task", pk=made.pk)


@require_GET
def task(request: OfficerRequest, pk: int) -> HttpResponse:
    """One duty: who, by when, how far."""
    found = get_object_or_404(queries.visible_tasks(request.mandate), pk=pk)
    return render(request, "plans/task.html", _task_context(request, found))


@require_POST
def task_step(request: OfficerRequest, pk: int, step: str) -> HttpResponse:
    """Assign, report, extend, close or cancel a task."""
    found = get_object_or_404(queries.visible_tasks(request.mandate), pk=pk)
    if step not in lifecycle.TaskStep.values:
        raise Http404
    if not lifecycle.has_right_to_task(lifecycle.TaskStep(step), found, request.mandate):
        raise PermissionDenied
    context = _task_context(request, found, step)
    form = context["forms"][step]
    if not form.is_valid():
        return render(request, "plans/task.html", context, status=422)
    try:
        TASK_ACTS[step](found, **form.cleaned_data, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(request, "plans/task.html", context, refusal, about=found)
    messages.success(request, _("Đã ghi: %(step)s.") % {"step": lifecycle.TaskStep(step).label})
    return redirect("plans:task", pk=pk)


def _plan_to(request: OfficerRequest, pk: int, step: lifecycle.Step) -> Plan:
    """The plan, for whoever might take this step."""
    found = get_object_or_404(queries.visible_to(request.mandate), pk=pk)
    if not lifecycle.has_right(step, found, request.mandate):
        raise PermissionDenied
    return found


def _own_units(request: OfficerRequest) -> Any:
    """The living units where this officer may act."""
    branches = request.mandate.branches(Role.OFFICER, Role.HEAD)
    within = Q(pk__in=[])
    for branch in branches:
        within |= Q(path__startswith=branch)
    return Unit.objects.filter(within, until_on=None).order_by("path")


def _plan_context(
    request: OfficerRequest,
    plan: Plan,
    *,
    form: forms.Confirm | None = None,
    duties: BaseFormSet[forms.DutyForm] | None = None,
) -> dict[str, Any]:
    steps = lifecycle.open_steps(plan, request.mandate)
    context: dict[str, Any] = {
        "plan": plan,
        "pieces": marks.pieces(plan.text, marks.places(plan.reading)),
        "steps": steps,
        "tasks": queries.visible_tasks(request.mandate).filter(plan=plan),
        "anomalies": plan.reading.get("anomalies", []),
        "may_ask": plan.status == Plan.Status.CONFIRMED
        and request.mandate.has(Role.OFFICER, plan.unit),
    }
    if lifecycle.Step.CONFIRM in steps:
        context["form"] = form or forms.Confirm(
            initial={"title": plan.title, "year": plan.year, "version": plan.version}
        )
        context["duties"] = duties or _duties(request, plan)
    return context


def _duties(request: OfficerRequest, plan: Plan) -> BaseFormSet[forms.DutyForm]:
    units = visible_units(request.mandate).filter(until_on=None)
    names = [(unit.pk, unit.name) for unit in units]
    initial = [
        forms.duty_initial(
            read,
            due_on=marks.due_day(read),
            unit=marks.owner(read.get("responsible"), names) or plan.unit_id,
        )
        for read in plan.reading.get("tasks", [])
    ]
    return Duties(initial=initial, form_kwargs={"units": units}, prefix="duty")


def _task_context(request: OfficerRequest, task: Task, step: str = "") -> dict[str, Any]:
    today = timezone.localdate()
    persons = staff_of(task.unit, on=today)
    units = visible_units(request.mandate).filter(until_on=None)
    data = {name: request.POST if step == name else None for name in lifecycle.TaskStep.values}
    made: dict[str, KitForm] = {
        "assign": forms.Assign(
            data["assign"],
            units=units,
            persons=persons,
            initial={"unit": task.unit, "person": task.person},
        ),
        "report": forms.Report(data["report"]),
        "extend": forms.Extend(data["extend"]),
        "close": forms.Close(data["close"]),
        "cancel": forms.Cancel(data["cancel"]),
    }
    return {
        "task": task,
        "steps": lifecycle.open_task_steps(task, request.mandate),
        "forms": made,
        "notes": task.notes.select_related("by"),
        "today": today,
    }


def _filtered_tasks(request: OfficerRequest, today: date) -> Any:
    return queries.matching_tasks(
        request.mandate,
        year=_year(request, today),
        words=request.GET.get("q", ""),
        status=request.GET.get("tinh_trang", ""),
        on=today,
    )


def _year(request: OfficerRequest, today: date) -> int:
    asked = request.GET.get("nam", "")
    return int(asked) if asked.isdigit() and len(asked) == 4 else today.year


def _marks(request: OfficerRequest, year: int, today: date) -> list[Mark]:
    dated = queries.matching_tasks(request.mandate, year=year).filter(due_on__isnull=False)
    return [
        Mark(found.due_on, found.text, _state(found, today), "")
        for found in dated.exclude(status=Task.Status.CANCELLED)[:60]
        if found.due_on
    ]


def _state(task: Task, today: date) -> State:
    if task.status == Task.Status.DONE:
        return State.DONE
    days = (task.due_on - today).days if task.due_on else 99
    return State.LATE if days < 0 else State.SOON if days <= 7 else State.COMING
