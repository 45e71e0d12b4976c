"""The pages of ratings, discipline and holds."""

from collections.abc import Iterable
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
from thidua.journal.queries import history_of
from thidua.journal.told import told
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Stale
from thidua.people.answering import FAULT, Sheet, answer
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest, keep_upload, refused
from thidua.people.models import Person, Role, Unit
from thidua.people.queries import in_branches, staff_of, units_on
from thidua.ratings import actions, forms, queries
from thidua.ratings.models import Rating

READ_OR_SEND = require_http_methods(["GET", "POST"])
VERBS = {
    "hold": gettext_lazy("ghi tạm dừng xem xét"),
    "clear": gettext_lazy("gỡ tạm dừng"),
}
TONES = {"HTXSNV": "ok", "HTTNV": "blue", "HTNV": "wait", "KHTNV": "no"}


@require_GET
def ratings(request: OfficerRequest) -> HttpResponse:
    """How was everybody rated this year?"""
    form, found = _ratings(request)
    counts = queries.level_counts(found)
    rows = paginate(found, request)
    context = {
        "form": form,
        "page": rows,
        "lines": [(rating, queries.place_of(rating)) for rating in rows],
        "bars": _bars(request, counts),
        "total": sum(counts.values()),
        "year": form.asked(year=_last_year())["year"],
        "may_enter": request.mandate.holds(Role.OFFICER),
        "sees_holds": request.mandate.holds(*queries.SEES_ALL),
    }
    return page(request, "ratings/ratings.html", "ratings/_ratings.html", context)


@require_GET
def ratings_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook, in the shape that loads again."""
    _form, found = _ratings(request)
    headings = [
        _("Họ và tên, tên tập thể"),
        _("Mã CBCC"),
        _("Đơn vị"),
        _("Năm"),
        _("Xếp loại"),
        _("Văn bản xếp loại"),
    ]
    rows = (
        [
            str(rating.person or rating.unit),
            rating.person.staff_code if rating.person else "",
            queries.place_of(rating),
            rating.year,
            rating.get_level_display(),
            rating.source,
        ]
        for rating in found
    )
    return workbook(_("Kết quả xếp loại"), headings, rows, name="xep-loai.xlsx")


@require_GET
def lacking(request: OfficerRequest) -> HttpResponse:
    """Which units have not all their ratings?"""
    _require_officer(request)
    year = _year(request)
    rows = queries.lacking(request.mandate, year)
    total = sum(row.unrated for row in rows)
    context = {
        "rows": rows,
        "year": year,
        "total": total,
        "crumbs": [_list(), _crumb(_("Chưa đủ"))],
    }
    return render(request, "ratings/lacking.html", context)


@READ_OR_SEND
def enter(request: OfficerRequest) -> HttpResponse:
    """The ratings of one unit for one year, on one sheet."""
    _require_officer(request)
    year = _year(request)
    ours = in_branches(request.mandate.branches(Role.OFFICER), "path")
    units = units_on(queries.last_day(year)).filter(ours)
    choose = forms.Choose(request.GET or None, units=units)
    if request.GET and choose.is_valid():
        unit, year = choose.cleaned_data["don_vi"], choose.cleaned_data["nam"]
        return _enter(request, choose, unit, year)
    choose.initial = {"nam": year}
    context = {"choose": choose, "crumbs": [_list(), _crumb(_("Nhập xếp loại"))]}
    return render(request, "ratings/enter.html", context)


def _enter(request: OfficerRequest, choose: forms.Choose, unit: Unit, year: int) -> HttpResponse:
    nominees: list[Person | Unit] = [unit, *staff_of(unit, on=queries.last_day(year))]
    form = forms.Sheet(request.POST or None, nominees=nominees, known=_known(nominees, year))
    context = {
        "choose": choose,
        "form": form,
        "unit": unit,
        "year": year,
        "crumbs": [_list(), _crumb(_("Nhập xếp loại"))],
    }
    template = "ratings/enter.html"
    if request.method == "GET":
        return render(request, template, context)
    if not form.is_valid():
        return render(request, template, context, status=FAULT)
    try:
        done = actions.rate_many(
            form.marks(),
            year=year,
            source=form.cleaned_data["source"],
            by=request.user,
            at=timezone.now(),
        )
    except (actions.NotAllowed, Stale) as refusal:
        fresh = forms.Sheet(nominees=nominees, known=_known(nominees, year))
        return refused(request, template, {**context, "form": fresh}, refusal, about=unit)
    messages.success(request, _("Đã ghi %(count)d kết quả xếp loại.") % {"count": len(done)})
    return redirect(f"{reverse('ratings:ratings')}?nam={year}&don_vi={unit.pk}")


@require_GET
def disciplines(request: OfficerRequest) -> HttpResponse:
    """Who was disciplined, until when?"""
    found = queries.visible_disciplines(request.mandate)
    context = {
        "page": paginate(found, request),
        "may_add": request.mandate.holds(Role.OFFICER),
        "today": timezone.localdate(),
        "sees_holds": request.mandate.holds(*queries.SEES_ALL),
    }
    return page(request, "ratings/disciplines.html", "ratings/_disciplines.html", context)


@require_GET
def disciplines_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook."""
    headings = [
        _("Họ và tên"),
        _("Mã CBCC"),
        _("Hình thức kỷ luật"),
        _("Từ ngày"),
        _("Đến ngày"),
        _("Số quyết định"),
    ]
    rows = (
        [
            one.person.name,
            one.person.staff_code,
            one.get_form_display(),
            one.from_on,
            one.until_on,
            one.document,
        ]
        for one in queries.visible_disciplines(request.mandate)
    )
    return workbook(_("Danh sách kỷ luật"), headings, rows, name="ky-luat.xlsx")


@READ_OR_SEND
def discipline_add(request: OfficerRequest) -> HttpResponse:
    """A disciplinary measure is put on record."""
    _require_officer(request)
    form = forms.NewDiscipline(request.POST or None)
    way = [(_("Kỷ luật"), reverse("ratings:disciplines"))]
    sheet = Sheet(_("Ai bị kỷ luật, theo quyết định nào?"), _("Ghi"), crumbs=way)

    def act(typed: dict[str, Any]) -> HttpResponse:
        made = actions.discipline(**typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi: %(record)s.") % {"record": made})
        return redirect("ratings:disciplines")

    return answer(request, sheet, form, act)


@require_GET
def holds(request: OfficerRequest) -> HttpResponse:
    """Whose consideration is on hold, and why?"""
    _require_sees_holds(request)
    found = queries.visible_holds(request.mandate).order_by(
        queries.STILL_HELD_FIRST, "-from_on", "pk"
    )
    context = {
        "page": paginate(found, request),
        "may_add": request.mandate.holds(Role.OFFICER),
    }
    return page(request, "ratings/holds.html", "ratings/_holds.html", context)


@require_GET
def holds_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook."""
    _require_sees_holds(request)
    headings = [
        _("Người, tập thể"),
        _("Lý do"),
        _("Văn bản"),
        _("Từ ngày"),
        _("Gỡ ngày"),
        _("Văn bản kết luận"),
    ]
    rows = (
        [
            str(one.person or one.unit),
            one.get_reason_display(),
            one.document,
            one.from_on,
            one.cleared_on,
            one.cleared_document,
        ]
        for one in queries.visible_holds(request.mandate)
    )
    return workbook(_("Tạm dừng xem xét"), headings, rows, name="tam-dung.xlsx")


@READ_OR_SEND
def hold_add(request: OfficerRequest) -> HttpResponse:
    """Put consideration on hold, by the paper of a competent body."""
    _require_officer(request)
    form = forms.NewHold(
        request.POST or None, request.FILES or None, units=units_on(timezone.localdate())
    )
    way = [(_("Tạm dừng xem xét"), reverse("ratings:holds"))]
    sheet = Sheet(_("Tạm dừng xem xét ai, theo văn bản nào?"), _("Ghi"), "player-pause", way)

    def act(typed: dict[str, Any]) -> HttpResponse:
        typed["file"] = keep_upload(request, "file")
        made = actions.hold(**typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi việc tạm dừng xem xét."))
        return redirect("ratings:hold", pk=made.pk)

    return answer(request, sheet, form, act)


@READ_OR_SEND
def hold(request: OfficerRequest, pk: int) -> HttpResponse:
    """Why is it on hold, by which paper; and, when it is concluded, lift it."""
    seen = queries.visible_holds(request.mandate).select_related("file")
    held = get_object_or_404(seen, pk=pk)
    form = forms.Clear(request.POST or None)
    way = [(_("Tạm dừng xem xét"), reverse("ratings:holds"))]
    more = {
        "held": held,
        "may_clear": request.mandate.holds(Role.OFFICER) and held.cleared_on is None,
        "history": told(history_of(held), VERBS),
    }
    question = _("Vì sao tạm dừng xem xét %(who)s?") % {"who": held.person or held.unit}
    sheet = Sheet(
        question, _("Gỡ tạm dừng"), "circle-check", way, template="ratings/hold.html", more=more
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.clear(held, **typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã gỡ việc tạm dừng."))
        return redirect("ratings:hold", pk=pk)

    return answer(request, sheet, form, act, about=held)


@require_GET
def hold_file(request: OfficerRequest, pk: int) -> FileResponse:
    """The paper of the competent body."""
    seen = queries.visible_holds(request.mandate).select_related("file").exclude(file=None)
    held = get_object_or_404(seen, pk=pk)
    assert held.file is not None
    return send(held.file)


def _ratings(request: OfficerRequest) -> tuple[forms.Filter, QuerySet[Rating]]:
    units = units_on(queries.last_day(_year(request)))
    asked = request.GET.copy()
    asked.setdefault("nam", str(_last_year()))
    form = forms.Filter(asked, units=units)
    return form, queries.listed(request.mandate, **form.asked(year=_last_year()))


def _bars(request: OfficerRequest, counts: dict[str, int]) -> list[dict[str, Any]]:
    """How many were rated so: each number leads to its rows."""
    rows = []
    for level, number in counts.items():
        asked = request.GET.copy()
        asked["muc"] = level
        asked.pop("trang", None)
        label = Rating.Level(level).label
        rows.append(
            {"label": label, "value": number, "url": f"?{asked.urlencode()}", "tone": TONES[level]}
        )
    return rows


def _known(nominees: Iterable[Person | Unit], year: int) -> dict[str, Rating]:
    """The ratings on record of these, by the marks of their fields."""
    return {forms.mark_of(one): r for one, r in queries.of_year(nominees, year).items()}


def _last_year() -> int:
    return timezone.localdate().year - 1


def _year(request: OfficerRequest) -> int:
    typed = request.GET.get("nam", "")
    return int(typed) if typed.isdecimal() and 1945 <= int(typed) <= 2100 else _last_year()


def _require_officer(request: OfficerRequest) -> None:
    if not request.mandate.holds(Role.OFFICER):
        raise PermissionDenied


def _require_sees_holds(request: OfficerRequest) -> None:
    if not request.mandate.holds(*queries.SEES_ALL):
        raise PermissionDenied


def _list() -> dict[str, str]:
    return {"title": _("Xếp loại"), "url": reverse("ratings:ratings")}


def _crumb(title: str) -> dict[str, str]:
    return {"title": title}
