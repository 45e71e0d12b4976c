"""The tree of units, one unit, and what can be done to it."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.journal.queries import history_of
from thidua.journal.told import told
from thidua.kit.pages import page, paginate
from thidua.people import actions, lifecycle, queries
from thidua.people.answering import Sheet, answer, require_step
from thidua.people.exporting import workbook
from thidua.people.forms import units as forms
from thidua.people.http import OfficerRequest
from thidua.people.lifecycle import Step
from thidua.people.models import Reorganisation, Role, Unit

READ_OR_SEND = require_http_methods(["GET", "POST"])


@require_GET
def units(request: OfficerRequest) -> HttpResponse:
    """How is the agency made up?"""
    today = timezone.localdate()
    branches = queries.tree(_shown(request), on=today)
    lacking = request.GET.get("thieu") == "truong"
    if lacking:
        without = set(queries.units_without_head(today).values_list("pk", flat=True))
        branches = [branch for branch in branches if branch.unit.pk in without]
    context = {
        "form": forms.Filter(request.GET),
        "branches": branches,
        "lacking": lacking,
        "steps": lifecycle.open_steps(None, request.mandate),
        "today": today,
    }
    return page(request, "people/units.html", "people/_units.html", context)


@require_GET
def units_export(request: OfficerRequest) -> HttpResponse:
    """The same tree as a workbook."""
    today = timezone.localdate()
    headings = [
        _("Đơn vị"),
        _("Đơn vị cấp trên"),
        _("Mã đơn vị"),
        _("Loại đơn vị"),
        _("Người đứng đầu"),
        _("Tổng số người"),
        _("Từ ngày"),
        _("Đến ngày"),
    ]
    rows = (
        [
            branch.unit.name,
            str(branch.unit.parent or ""),
            branch.unit.code or "",
            branch.unit.get_kind_display(),
            branch.head,
            branch.staff,
            branch.unit.from_on,
            branch.unit.until_on,
        ]
        for branch in queries.tree(_shown(request).select_related("parent"), on=today)
    )
    return workbook(_("Danh sách đơn vị"), headings, rows, name="don-vi.xlsx")


@require_GET
def unit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who is in this unit, and what became of it?"""
    found = get_object_or_404(
        queries.visible_units(request.mandate).select_related("parent"), pk=pk
    )
    today = timezone.localdate()
    seen = queries.visible_persons(request.mandate)
    below = Unit.objects.filter(path__startswith=found.path)
    staff = queries.persons_listed(seen, on=today, unit=found)
    context = {
        "unit": found,
        "crumbs": _crumbs(found),
        "page": paginate(staff, request),
        "branches": queries.tree(below & queries.units_on(today), on=today)[1:],
        "names": found.names.all(),
        "events": queries.reorganisations_of(found),
        "heirs": [u for u in queries.successors(found, on=today) if u != found],
        "heads": queries.with_role(Role.HEAD, found, on=today),
        "steps": lifecycle.open_steps(found, request.mandate),
        "history": told(history_of(found)[:20], lifecycle.VERBS),
        "today": today,
    }
    return page(request, "people/unit.html", "people/_staff.html", context)


@READ_OR_SEND
def unit_add(request: OfficerRequest) -> HttpResponse:
    require_step(request, Step.ADD_UNIT)
    initial = {"parent": request.GET.get("cap-tren") or getattr(queries.root(), "pk", None)}
    form = forms.AddUnit(request.POST or None, initial=initial, units=_editable(request))
    sheet = Sheet(_("Thêm đơn vị nào?"), _("Thêm đơn vị"), crumbs=[_tree()])

    def act(typed: dict[str, Any]) -> HttpResponse:
        made = actions.add_unit(
            parent=typed["parent"],
            key=typed["key"],
            by=request.user,
            at=timezone.now(),
            **form.fields_of_unit(),
        )
        messages.success(request, _("Đã thêm “%(unit)s”.") % {"unit": made})
        return redirect("people:unit", pk=made.pk)

    return answer(request, sheet, form, act)


@READ_OR_SEND
def unit_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _to_change(request, pk, Step.CHANGE_UNIT)
    names = ["name", "short_name", "code", "kind", "order", "from_on", "known_since", "version"]
    initial = {name: getattr(found, name) for name in names}
    form = forms.ChangeUnit(request.POST or None, initial=initial)
    lead = _("Chỉ để sửa chỗ ghi sai. Đơn vị có tên mới theo quyết định thì dùng “Đổi tên”.")
    sheet = Sheet(_("Sửa thông tin đơn vị"), _("Lưu"), crumbs=_way(found), lead=lead)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.change_unit(
            found,
            version=typed["version"],
            by=request.user,
            at=timezone.now(),
            **form.fields_of_unit(),
        )
        return _done(request, found, _("Đã lưu thông tin đơn vị."))

    return answer(request, sheet, form, act, about=found)


@READ_OR_SEND
def unit_rename(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _to_change(request, pk, Step.RENAME_UNIT)
    initial = {"version": found.version, "short_name": found.short_name}
    form = forms.Rename(request.POST or None, initial=initial)
    lead = _("Tên cũ vẫn đọc được trên các giấy tờ của thời gian trước; thành tích được cộng nối.")
    sheet = Sheet(_("Đơn vị có tên mới nào?"), _("Đổi tên"), crumbs=_way(found), lead=lead)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.rename_unit(found, by=request.user, at=timezone.now(), **typed)
        return _done(request, found, _("Đã đổi tên đơn vị."))

    return answer(request, sheet, form, act, about=found)


@READ_OR_SEND
def unit_move(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _to_change(request, pk, Step.MOVE_UNIT)
    initial = {"version": found.version, "parent": found.parent_id}
    form = forms.Move(request.POST or None, initial=initial, units=_editable(request))
    lead = _("Đơn vị chuyển đi cùng mọi đơn vị trực thuộc.")
    sheet = Sheet(_("Chuyển về đơn vị cấp trên nào?"), _("Chuyển"), crumbs=_way(found), lead=lead)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.move_unit(found, by=request.user, at=timezone.now(), **typed)
        return _done(request, found, _("Đã chuyển đơn vị."))

    return answer(request, sheet, form, act, about=found)


@READ_OR_SEND
def unit_dissolve(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _to_change(request, pk, Step.DISSOLVE_UNIT)
    form = forms.Dissolve(request.POST or None, initial={"version": found.version})
    lead = _("Không đơn vị nào kế thừa. Người của đơn vị phải được điều chuyển trước.")
    sheet = Sheet(_("Giải thể từ ngày nào?"), _("Giải thể"), "trash", _way(found), lead)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.dissolve_unit(found, by=request.user, at=timezone.now(), **typed)
        return _done(request, found, _("Đã ghi việc giải thể."))

    return answer(request, sheet, form, act, about=found)


@READ_OR_SEND
def unit_merge(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _to_change(request, pk, Step.MERGE_UNITS)
    form = forms.Merge(request.POST or None, unit=found, units=_editable(request))
    lead = _("Người và đơn vị trực thuộc chuyển theo; hồ sơ đã có vẫn mang tên đơn vị lúc đó.")
    sheet = Sheet(_("Sáp nhập với đơn vị nào?"), _("Sáp nhập"), "arrows-join", _way(found), lead)

    def act(typed: dict[str, Any]) -> HttpResponse:
        event = actions.merge_units(
            form.going(),
            into=typed["into"] or actions.NewUnit(typed["name"], typed["kind"]),
            parent=found.parent or found,
            day=typed["day"],
            basis=typed["basis"],
            key=typed["key"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Đã ghi việc sáp nhập. Hãy quyết định cộng nối thành tích."))
        return redirect("people:years", pk=event.pk)

    return answer(request, sheet, form, act, about=found)


@READ_OR_SEND
def unit_split(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _to_change(request, pk, Step.SPLIT_UNIT)
    posts = list(
        queries.posts_on(timezone.localdate())
        .filter(unit=found)
        .select_related("person")
        .order_by("person__sort_key")
    )
    form = forms.Split(request.POST or None, posts=posts, initial={"goes_on": "1"})
    lead = _("Ghi tên các đơn vị mới, rồi ghi cho từng người số thứ tự của đơn vị họ về.")
    sheet = Sheet(_("Chia, tách thành đơn vị nào?"), _("Chia, tách"), "sitemap", _way(found), lead)

    def act(typed: dict[str, Any]) -> HttpResponse:
        event = actions.split_unit(
            found,
            into=[actions.NewUnit(name, typed["kind"]) for name in typed["names"]],
            goes_on=typed["goes_on"] == "1",
            places=form.places(),
            day=typed["day"],
            basis=typed["basis"],
            key=typed["key"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Đã ghi việc chia, tách. Hãy quyết định cộng nối thành tích."))
        return redirect("people:years", pk=event.pk)

    return answer(request, sheet, form, act, about=found)


@READ_OR_SEND
def years(request: OfficerRequest, pk: int) -> HttpResponse:
    """Are the years before and after counted together?"""
    event = get_object_or_404(Reorganisation.objects.prefetch_related("parts__unit"), pk=pk)
    parts = list(event.parts.all())
    for part in parts:
        require_step(request, Step.DECIDE_YEARS, part.unit)
    decided = {None: "", True: "1", False: "0"}[event.years_joined]
    initial = {"joined": decided, "reason": event.years_reason}
    form = forms.Years(request.POST or None, initial=initial)
    lead = _("Pháp luật không nói trường hợp này; người có thẩm quyền quyết định và ghi lý do.")
    sheet = Sheet(
        _("Thành tích có được cộng nối không?"),
        _("Ghi quyết định"),
        "scale",
        [_tree()],
        lead,
        template="people/years.html",
        more={
            "event": event,
            "before": [part.unit for part in parts if not part.after],
            "after": [part.unit for part in parts if part.after],
        },
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.decide_years_joined(
            event,
            joined=typed["joined"] == "1",
            reason=typed["reason"],
            by=request.user,
            at=timezone.now(),
        )
        last = next((part.unit for part in parts if part.after), parts[0].unit)
        return _done(request, last, _("Đã ghi quyết định về cộng nối thành tích."))

    return answer(request, sheet, form, act, about=event)


def _shown(request: OfficerRequest) -> QuerySet[Unit]:
    """The units that the filter lets through: those that exist today, or all there ever were."""
    shown = queries.visible_units(request.mandate)
    if request.GET.get("cu"):
        return shown
    return shown & queries.units_on(timezone.localdate())


def _to_change(request: OfficerRequest, pk: int, step: Step) -> Unit:
    """The unit, for whoever may take the step: 404 unseen, 403 seen without the right."""
    found = get_object_or_404(
        queries.visible_units(request.mandate).select_related("parent"), pk=pk
    )
    require_step(request, step, found)
    return found


def _editable(request: OfficerRequest) -> QuerySet[Unit]:
    """The units in force in the branches that the mandate keeps."""
    branches = request.mandate.branches(Role.OFFICER, Role.ADMINISTRATOR)
    return queries.units_on(timezone.localdate()).filter(queries.in_branches(branches, "path"))


def _done(request: OfficerRequest, found: Unit, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("people:unit", pk=found.pk)


def _tree() -> tuple[str, str]:
    return _("Đơn vị"), reverse("people:units")


def _way(found: Unit) -> list[tuple[str, str]]:
    return [_tree(), (found.name, reverse("people:unit", args=[found.pk]))]


def _crumbs(found: Unit) -> list[dict[str, str]]:
    above = [{"title": title, "url": url} for title, url in [_tree()]]
    if found.parent:
        above.append(
            {"title": found.parent.name, "url": reverse("people:unit", args=[found.parent.pk])}
        )
    return [*above, {"title": found.name}]
