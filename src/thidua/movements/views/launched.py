"""Movements: which there are, one of them, launching, answering, concluding."""

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
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.files.http import send
from thidua.journal.queries import history_of
from thidua.journal.told import told
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Refusal
from thidua.movements import actions, forms, lifecycle, queries
from thidua.movements.lifecycle import MovementStep
from thidua.movements.models import Movement
from thidua.people.answering import Sheet, answer
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest, keep_upload, refused
from thidua.people.models import Role, Unit
from thidua.people.queries import root, units_on

READ_OR_SEND = require_http_methods(["GET", "POST"])
VERBS = {**dict(MovementStep.choices), "draft": gettext_lazy("đưa phong trào vào phần mềm")}
LAST = 30


@require_GET
def movements(request: OfficerRequest) -> HttpResponse:
    """Which movements run?"""
    form, found = _listed(request)
    context = {
        "form": form,
        "page": paginate(found, request),
        "may_add": request.mandate.holds(Role.OFFICER),
    }
    return page(request, "movements/movements.html", "movements/_movements.html", context)


@require_GET
def movements_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook."""
    _form, found = _listed(request)
    headings = [
        _("Phong trào"),
        _("Cấp phát động"),
        _("Cơ quan, người phát động"),
        _("Hình thức tổ chức"),
        _("Từ ngày"),
        _("Đến ngày"),
        _("Hạn đăng ký"),
        _("Số đăng ký tham gia"),
        _("Tình trạng"),
        _("Kết quả"),
    ]
    rows = (
        [
            one.name,
            one.get_level_display(),
            one.launched_by,
            one.get_method_display(),
            one.from_on,
            one.until_on,
            one.deadline,
            one.taking_part,  # type: ignore[attr-defined]
            one.get_status_display(),
            one.result,
        ]
        for one in found
    )
    return workbook(_("Phong trào thi đua"), headings, rows, name="phong-trao.xlsx")


@READ_OR_SEND
def movement_add(request: OfficerRequest) -> HttpResponse:
    """Launch a movement, or answer a higher one with a plan of our own."""
    _require_officer(request)
    answered = _answered(request)
    today = timezone.localdate()
    initial = {"unit": root(), "level": Movement.Level.AGENCY, **_like(answered)}
    form = forms.NewMovement(
        request.POST or None, request.FILES or None, units=units_on(today), initial=initial
    )
    question = _("Phát động phong trào nào?")
    if answered:
        question = _("Ta hưởng ứng “%(name)s” thế nào?") % {"name": answered}
    sheet = Sheet(
        question,
        _("Phát động"),
        "flag",
        [_list()],
        template="movements/movement_add.html",
        more={"answered": answered},
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        key = typed.pop("key")
        del typed["file"]
        made = actions.draft(
            actions.MovementFields(**typed, answers=answered),
            file=keep_upload(request, "file"),
            key=key,
            launch_now="draft" not in request.POST,
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Đã ghi phong trào “%(name)s”.") % {"name": made})
        return redirect("movements:movement", pk=made.pk)

    return answer(request, sheet, form, act)


@require_GET
def movement(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is this movement about, and who takes part?"""
    found = _movement(request, pk)
    return render(request, "movements/movement.html", _context(request, found))


@READ_OR_SEND
def movement_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Correct what is written of a movement."""
    found = _movement(request, pk)
    _require_step(request, MovementStep.EDIT, found)
    initial = {name: getattr(found, name) for name in forms.EditMovement.base_fields}
    form = forms.EditMovement(
        request.POST or None,
        request.FILES or None,
        units=units_on(timezone.localdate()),
        initial=initial,
    )
    sheet = Sheet(_("Sửa điều gì của phong trào?"), _("Lưu"), crumbs=[_list(), _crumb(found)])

    def act(typed: dict[str, Any]) -> HttpResponse:
        version = typed.pop("version")
        del typed["file"]
        actions.edit(
            found,
            actions.MovementFields(**typed, answers=found.answers),
            file=keep_upload(request, "file"),
            version=version,
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Đã lưu phong trào."))
        return redirect("movements:movement", pk=pk)

    return answer(request, sheet, form, act, about=found)


@require_POST
def movement_launch(request: OfficerRequest, pk: int) -> HttpResponse:
    """A draft becomes a movement."""
    found = _movement(request, pk)
    try:
        actions.launch(found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        context = _context(request, _movement(request, pk))
        return refused(request, "movements/movement.html", context, refusal, about=found)
    messages.success(request, _("Đã phát động; các đơn vị thấy phong trào và đăng ký được."))
    return redirect("movements:movement", pk=pk)


@READ_OR_SEND
def movement_close(request: OfficerRequest, pk: int) -> HttpResponse:
    """How did it end?"""
    found = _movement(request, pk)
    if not request.mandate.has(Role.OFFICER, found.unit):
        raise PermissionDenied
    form = forms.Conclude(
        request.POST or None, initial={"version": found.version, "result": found.result}
    )
    sheet = Sheet(
        _("Phong trào “%(name)s” kết quả ra sao?") % {"name": found},
        _("Tổng kết"),
        "circle-check",
        [_list(), _crumb(found)],
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.close(found, **typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã tổng kết phong trào."))
        return redirect("movements:movement", pk=pk)

    return answer(request, sheet, form, act, about=found)


@require_GET
def movement_file(request: OfficerRequest, pk: int) -> FileResponse:
    """The paper that launched it."""
    seen = queries.visible_movements(request.mandate).exclude(file=None)
    found = get_object_or_404(seen, pk=pk)
    assert found.file is not None
    return send(found.file)


def _context(request: OfficerRequest, found: Movement) -> dict[str, Any]:
    own = queries.taking_part(request.mandate, found)
    today = timezone.localdate()
    return {
        "movement": found,
        "steps": lifecycle.open_movement_steps(found, request.mandate),
        "answers": queries.visible_movements(request.mandate).filter(answers=found),
        "may_answer": request.mandate.holds(Role.OFFICER)
        and found.status == Movement.Status.LAUNCHED
        and found.level != Movement.Level.AGENCY,
        "is_open": queries.open_movements(today).filter(pk=found.pk).exists(),
        "over": found.deadline is not None and found.deadline < today,
        "unit_here": _unit_of(request),
        "page": paginate(own, request, size=100),
        "history": told(history_of(found)[:LAST], VERBS),
        "crumbs": [{"title": _("Phong trào"), "url": reverse("movements:movements")}],
    }


def _unit_of(request: OfficerRequest) -> Unit | None:
    """The unit whose people this account registers, if it is head of one."""
    return Unit.objects.filter(path__in=request.mandate.branches(Role.HEAD)).first()


def _listed(request: OfficerRequest) -> tuple[forms.MovementFilter, QuerySet[Movement]]:
    form = forms.MovementFilter(request.GET)
    return form, queries.movements_listed(request.mandate, **form.asked())


def _answered(request: OfficerRequest) -> Movement | None:
    """The higher movement that the address names."""
    named = request.GET.get("huong-ung", "")
    if not named.isdecimal():
        return None
    return get_object_or_404(queries.visible_movements(request.mandate), pk=int(named))


def _like(answered: Movement | None) -> dict[str, Any]:
    """What our own movement takes over from the one it answers."""
    if answered is None:
        return {}
    taken = ("name", "method", "from_on", "until_on", "criteria")
    return {name: getattr(answered, name) for name in taken}


def _movement(request: OfficerRequest, pk: int) -> Movement:
    return get_object_or_404(queries.visible_movements(request.mandate), pk=pk)


def _require_officer(request: OfficerRequest) -> None:
    if not request.mandate.holds(Role.OFFICER):
        raise PermissionDenied


def _require_step(request: OfficerRequest, step: MovementStep, found: Movement) -> None:
    if not lifecycle.may_movement(step, found, request.mandate):
        raise PermissionDenied


def _list() -> tuple[str, str]:
    return _("Phong trào"), reverse("movements:movements")


def _crumb(found: Movement) -> tuple[str, str]:
    return found.name, reverse("movements:movement", args=[found.pk])
