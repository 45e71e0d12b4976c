"""Single registrations: the list of them, one with its steps."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from thidua.journal.queries import history_of
from thidua.journal.told import Change, Told, told
from thidua.kit.forms import KitForm
from thidua.kit.keys import Stale
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Refusal
from thidua.library.queries import honour_names
from thidua.movements import actions, forms, lifecycle, queries
from thidua.movements.lifecycle import Step
from thidua.movements.models import Registration
from thidua.movements.views.registering import name_of, unit_page, year_of
from thidua.people.answering import FAULT
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest, refused
from thidua.people.queries import units_on

VERBS = {**dict(Step.choices), "register": gettext_lazy("đăng ký")}
ACTS: dict[str, Callable[..., Registration]] = {
    Step.CONFIRM: actions.confirm,
    Step.CHANGE: actions.change,
    Step.CARRY_OUT: actions.carry_out,
    Step.RETURN: actions.return_,
    Step.WITHDRAW: actions.withdraw,
}
LAST = 30


@require_GET
def registrations(request: OfficerRequest) -> HttpResponse:
    """Who has registered what?"""
    form, found = _listed(request)
    names = honour_names(on=timezone.localdate())
    rows = paginate(found, request)
    context = {
        "form": form,
        "page": rows,
        "lines": [(one, name_of(one, names)) for one in rows],
        "year": form.asked(year=year_of(request))["year"],
        "may_load": request.mandate.holds(*lifecycle.KEEPERS),
        "crumbs": [_way(), {"title": _("Danh sách")}],
    }
    return page(request, "movements/registrations.html", "movements/_registrations.html", context)


@require_GET
def registrations_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook, in the shape that loads again."""
    _form, found = _listed(request)
    names = honour_names(on=timezone.localdate())
    headings = [
        _("Họ và tên, tên tập thể"),
        _("Mã CBCC"),
        _("Đơn vị"),
        _("Năm"),
        _("Danh hiệu, hình thức, phong trào"),
        _("Nội dung đăng ký"),
        _("Sáng kiến"),
        _("Tình trạng"),
        _("Đăng ký muộn"),
        _("Lý do đăng ký muộn"),
        _("Kết quả thực hiện"),
    ]
    rows = (
        [
            str(one.person or one.collective),
            one.person.staff_code if one.person else "",
            one.unit.name,
            one.year,
            name_of(one, names),
            one.content,
            one.initiative_title,
            one.get_status_display(),
            one.late,
            one.late_reason,
            one.carried_out,
        ]
        for one in found
    )
    return workbook(_("Đăng ký thi đua"), headings, rows, name="dang-ky-thi-dua.xlsx")


@require_GET
def registration(request: OfficerRequest, pk: int) -> HttpResponse:
    """What was registered, where it stands, what can be done."""
    found = _registration(request, pk)
    return render(request, "movements/registration.html", _context(request, found))


@require_POST
def registration_step(request: OfficerRequest, pk: int, step: str) -> HttpResponse:
    """Confirm, change, carry out, return or withdraw."""
    found = _registration(request, pk)
    if step not in ACTS:
        raise Http404
    if not lifecycle.has_right(Step(step), found, request.mandate):
        raise PermissionDenied
    form = _form(Step(step), found, request.POST)
    if not form.is_valid():
        context = _context(request, found, {step: form})
        return render(request, "movements/registration.html", context, status=FAULT)
    try:
        ACTS[step](found, **form.cleaned_data, by=request.user, at=timezone.now())
    except Refusal as refusal:
        shown: Refusal = refusal
        if isinstance(refusal, Stale):
            shown = Stale(form.differences(form.initial))
        fresh = _registration(request, pk)
        context = _context(request, fresh)
        return refused(request, "movements/registration.html", context, shown, about=found)
    messages.success(request, _("Đã ghi: %(step)s.") % {"step": Step(step).label.lower()})
    return redirect("movements:registration", pk=pk)


def _context(
    request: OfficerRequest, found: Registration, bound: dict[str, KitForm] | None = None
) -> dict[str, Any]:
    names = honour_names(on=timezone.localdate())
    steps = lifecycle.open_steps(found, request.mandate)
    made = {step.value: _form(step, found) for step in steps}
    reads = request.mandate.has_any((*queries.READERS, *lifecycle.KEEPERS), found.unit)
    back = unit_page(found.unit, found.year)
    return {
        "one": found,
        "name": name_of(found, names),
        "steps": steps,
        "forms": {**made, **(bound or {})},
        "at_fault": next(iter((bound or {}).values()), None),
        "reads_unit": reads,
        "history": _story(found, names),
        "crumbs": [
            _way(found.year),
            *([{"title": found.unit.name, "url": back}] if reads else []),
            {"title": str(found.person or found.collective)},
        ],
    }


def _story(found: Registration, names: Mapping[str, str]) -> list[Told]:
    """The last lines of its journal; honours are called by their names."""
    return [
        replace(
            line,
            changes=[
                Change(
                    one.label, names.get(one.before, one.before), names.get(one.after, one.after)
                )
                for one in line.changes
            ],
        )
        for line in told(history_of(found)[:LAST], VERBS)
    ]


def _form(step: Step, found: Registration, data: Any = None) -> KitForm:
    """The form of a step, filled with what is on record."""
    version = {"version": found.version}
    if step == Step.CHANGE:
        first = {"content": found.content, "initiative_title": found.initiative_title}
        return forms.Change(data, initial={**version, **first})
    if step == Step.CARRY_OUT:
        return forms.CarryOut(data, initial={**version, "text": found.carried_out})
    if step == Step.RETURN:
        return forms.Reason(data, initial=version)
    return forms.Withdraw(data) if step == Step.WITHDRAW else forms.Confirm(data)


def _listed(request: OfficerRequest) -> tuple[forms.Filter, QuerySet[Registration]]:
    today = timezone.localdate()
    asked = request.GET.copy()
    asked.setdefault("nam", str(year_of(request)))
    running = queries.visible_movements(request.mandate).order_by("-from_on")[:100]
    movements = [(f"{forms.MOVEMENT}{one.pk}", one.name) for one in running]
    groups = [*queries.offer(today).every, *([(_("Phong trào"), movements)] if movements else [])]
    form = forms.Filter(asked, units=units_on(today), groups=groups)
    return form, queries.listed(request.mandate, **form.asked(year=year_of(request)))


def _registration(request: OfficerRequest, pk: int) -> Registration:
    return get_object_or_404(queries.visible_to(request.mandate), pk=pk)


def _way(year: int | None = None) -> dict[str, str]:
    there = reverse("movements:coverage")
    return {"title": _("Đăng ký thi đua"), "url": f"{there}?nam={year}" if year else there}
