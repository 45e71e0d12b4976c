"""The registration of a year: how far every unit is, a unit on one screen, one's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.kit.pages import paginate
from thidua.kit.refusals import Refusal
from thidua.library.queries import honour_names
from thidua.movements import actions, forms, lifecycle, queries, reminding
from thidua.movements.models import Registration, RegistrationPeriod
from thidua.movements.queries import Place
from thidua.people.answering import FAULT, Sheet, answer
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest, refused
from thidua.people.models import Person, Role, Unit
from thidua.people.queries import main_post, reaches, root

READ_OR_SEND = require_http_methods(["GET", "POST"])
SCREEN = 100  # people on one sheet
READERS = (*queries.READERS, Role.HEAD)


@require_GET
def coverage(request: OfficerRequest) -> HttpResponse:
    """Who has not registered yet? For a person without a unit to see to: one's own page."""
    year = year_of(request)
    if not request.mandate.holds(*READERS):
        return redirect(f"{reverse('movements:own')}?nam={year}")
    places = _places(request, year)
    if len(places) == 1 and not request.mandate.holds(*queries.READERS):
        return redirect(unit_page(places[0].unit, year))
    period, today = queries.period_of(year), timezone.localdate()
    staff = sum(place.staff for place in places)
    missing = sum(len(place.missing) for place in places)
    context = {
        "year": year,
        "period": period,
        "over": bool(period and period.deadline < today),
        "rows": [(place, _reminder(place, period, request)) for place in places],
        "staff": staff,
        "registered": staff - missing,
        "missing": missing,
        "waiting": sum(place.waiting for place in places),
        "late": sum(place.late for place in places),
        "reminder": _reminder_to_all(places, period, request),
        "may_open": reaches(request.mandate, Role.OFFICER),
        "keeps": request.mandate.holds(Role.OFFICER, Role.HEAD),
        "years": _years(year),
    }
    return render(request, "movements/coverage.html", context)


@require_GET
def missing_export(request: OfficerRequest) -> HttpResponse:
    """Who has not registered, by name, as a workbook."""
    if not request.mandate.holds(*READERS):
        raise PermissionDenied
    year = year_of(request)
    rows = (
        [place.unit.name, person.name, person.staff_code]
        for place in _places(request, year)
        for person in place.missing
    )
    headings = [_("Đơn vị"), _("Họ và tên"), _("Mã CBCC")]
    title = _("Chưa đăng ký thi đua năm %(year)d") % {"year": year}
    return workbook(title, headings, rows, name=f"chua-dang-ky-{year}.xlsx")


@READ_OR_SEND
def period_open(request: OfficerRequest) -> HttpResponse:
    """Open the registration of a year."""
    if not reaches(request.mandate, Role.OFFICER):
        raise PermissionDenied
    form = forms.NewPeriod(request.POST or None, initial={"year": timezone.localdate().year})
    sheet = Sheet(_("Mở đăng ký thi đua năm nào, đến ngày nào?"), _("Mở đăng ký"), "send", [_way()])

    def act(typed: dict[str, Any]) -> HttpResponse:
        agency = root()
        assert agency is not None
        made = actions.open_period(**typed, unit=agency, by=request.user, at=timezone.now())
        messages.success(request, _("Đã mở %(period)s.") % {"period": made})
        return redirect(f"{reverse('movements:coverage')}?nam={made.year}")

    return answer(request, sheet, form, act)


@READ_OR_SEND
def period_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Move the deadline of a year, correct the instruction."""
    if not reaches(request.mandate, Role.OFFICER):
        raise PermissionDenied
    period = get_object_or_404(RegistrationPeriod, pk=pk)
    first = {name: getattr(period, name) for name in forms.EditPeriod.base_fields}
    form = forms.EditPeriod(request.POST or None, initial=first)
    question = _("Sửa hạn đăng ký thi đua năm %(year)d?") % {"year": period.year}
    lead = _("Những đăng ký đã đánh dấu muộn giữ nguyên dấu.")
    sheet = Sheet(question, _("Lưu"), crumbs=[_way()], lead=lead)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.change_period(period, **typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã lưu hạn đăng ký."))
        return redirect(f"{reverse('movements:coverage')}?nam={period.year}")

    return answer(request, sheet, form, act, about=period)


@READ_OR_SEND
def unit(request: OfficerRequest, pk: int) -> HttpResponse:
    """A whole unit on one screen."""
    found, year = unit_seen(request, pk), year_of(request)
    if request.method == "POST" and not request.mandate.has_any(lifecycle.KEEPERS, found):
        raise PermissionDenied
    form = _sheet(request, found, year, request.POST or None)
    if request.method == "GET":
        return render(request, "movements/unit.html", _unit_context(request, found, year, form))
    if not form.is_valid():
        context = _unit_context(request, found, year, form)
        return render(request, "movements/unit.html", context, status=FAULT)
    try:
        added, gone = actions.register_sheet(
            found,
            form.choices(),
            year=year,
            late_reason=form.cleaned_data.get("late_reason", ""),
            confirmed="confirm" in request.POST,
            by=request.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        context = _unit_context(request, found, year, form)
        return refused(request, "movements/unit.html", context, refusal, about=found)
    says = _("Đã ghi thêm %(added)d đăng ký, rút %(gone)d.") % {"added": added, "gone": gone}
    messages.success(request, says)
    page = request.GET.get("trang", "")
    return redirect(unit_page(found, year) + (f"&trang={page}" if page.isdecimal() else ""))


@require_POST
def unit_confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The head confirms the whole unit at once."""
    found, year = unit_seen(request, pk), year_of(request)
    try:
        count = actions.confirm_unit(found, year=year, by=request.user, at=timezone.now())
    except Refusal as refusal:
        context = _unit_context(request, found, year, _sheet(request, found, year))
        return refused(request, "movements/unit.html", context, refusal, about=found)
    messages.success(request, _("Đã xác nhận %(count)d đăng ký.") % {"count": count})
    return redirect(unit_page(found, year))


@READ_OR_SEND
def unit_one(request: OfficerRequest, pk: int) -> HttpResponse:
    """Register one person, or the unit, with the content of what they will do."""
    found, year = unit_seen(request, pk), year_of(request)
    if not request.mandate.has_any(lifecycle.KEEPERS, found):
        raise PermissionDenied
    today = timezone.localdate()
    people = list(queries.people_of(found, on=queries.day_of(year, today)))
    form = _one(request, [found, *people], year)
    question = _("%(unit)s: ai đăng ký gì?") % {"unit": found}
    way = [_way(), (found.name, unit_page(found, year))]
    sheet = Sheet(question, _("Đăng ký"), "plus", way, lead=_lead(year))

    def act(typed: dict[str, Any]) -> HttpResponse:
        made = _register(request, form, found, year)
        messages.success(request, _("Đã ghi: %(record)s.") % {"record": made})
        return redirect("movements:registration", pk=made.pk)

    return answer(request, sheet, form, act, about=found)


@READ_OR_SEND
def own(request: OfficerRequest) -> HttpResponse:
    """What do I register this year?"""
    person, year, today = request.user.person, year_of(request), timezone.localdate()
    if person is None:
        raise Http404
    post = main_post(person, on=queries.day_of(year, today))
    form = _one(request, [person], year)
    period = queries.period_of(year)
    names = honour_names(on=today)
    rows = [(one, name_of(one, names)) for one in queries.own(request.mandate, year)]
    sheet = Sheet(
        _("Năm %(year)d bạn đăng ký gì?") % {"year": year},
        _("Đăng ký"),
        "plus",
        template="movements/own.html",
        more={
            "rows": rows,
            "year": year,
            "years": _years(year),
            "period": period,
            "over": bool(period and period.deadline < today),
            "post": post,
            "crumbs": _crumbs_of_own(request),
        },
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        if post is None:
            raise actions.NotOfUnit(
                _("Hồ sơ của bạn chưa có chức vụ ở đơn vị nào, nên chưa đăng ký được."),
                todo=_("Nhờ chuyên viên thi đua, khen thưởng ghi chức vụ của bạn."),
            )
        _register(request, form, post.unit, year)
        messages.success(request, _("Đã gửi đăng ký; chờ trưởng đơn vị xác nhận."))
        return redirect(f"{reverse('movements:own')}?nam={year}")

    return answer(request, sheet, form, act, about=person)


def year_of(request: OfficerRequest) -> int:
    """The year that the address asks for, else the running one."""
    typed = request.GET.get("nam", "")
    if typed.isdecimal() and 2000 <= int(typed) <= 2100:
        return int(typed)
    return timezone.localdate().year


def unit_seen(request: OfficerRequest, pk: int) -> Unit:
    """A unit whose registrations this account reads; who may not is told 404."""
    found = get_object_or_404(Unit, pk=pk)
    if not request.mandate.has_any(READERS, found):
        raise Http404
    return found


def unit_page(unit: Unit, year: int) -> str:
    return f"{reverse('movements:unit', args=[unit.pk])}?nam={year}"


def name_of(one: Registration, names: Mapping[str, str]) -> str:
    """What is registered, by its name."""
    return str(one.movement) if one.movement else names.get(one.honour, one.honour)


def _places(request: OfficerRequest, year: int) -> list[Place]:
    return queries.coverage(request.mandate, year, on=timezone.localdate())


def _reminder(place: Place, period: RegistrationPeriod | None, request: OfficerRequest) -> str:
    if period is None or (place.full and place.itself):
        return ""
    return reminding.of_unit(
        place.unit.name,
        year=period.year,
        deadline=period.deadline,
        missing=[person.name for person in place.missing],
        itself=place.itself,
        on=request.mandate.on,
    )


def _reminder_to_all(
    places: Sequence[Place], period: RegistrationPeriod | None, request: OfficerRequest
) -> str:
    if period is None or all(place.full for place in places):
        return ""
    rows = [(place.unit.name, len(place.missing), place.staff) for place in places]
    day = request.mandate.on
    return reminding.of_all(rows, year=period.year, deadline=period.deadline, on=day)


def _unit_context(
    request: OfficerRequest, found: Unit, year: int, form: forms.Sheet
) -> dict[str, Any]:
    today = timezone.localdate()
    period = queries.period_of(year)
    offer, page = form.offer, _people_page(request, found, year)
    said = queries.totals_of(found, year)
    return {
        "unit": found,
        "year": year,
        "years": _years(year),
        "period": period,
        "over": bool(period and period.deadline < today),
        "form": form,
        "page": page,
        "people": form.people(),
        "collectives": form.units(),
        "groups": offer.person,
        "registered": queries.registered_of(
            queries.people_of(found, on=queries.day_of(year, today)), year
        ),
        "waiting": queries.waiting_in(found, year).count(),
        "returned": [(one, name_of(one, offer.names)) for one in queries.returned_in(found, year)],
        "totals": [(offer.names.get(code, code), count) for code, count in said.items()],
        "may": request.mandate.has_any(lifecycle.KEEPERS, found),
        "crumbs": [
            {"title": _("Đăng ký thi đua"), "url": f"{reverse('movements:coverage')}?nam={year}"},
            {"title": found.name},
        ],
    }


def _people_page(request: OfficerRequest, found: Unit, year: int) -> Page[Person]:
    """The people of a unit, a hundred to a screen."""
    day = queries.day_of(year, timezone.localdate())
    return paginate(queries.people_of(found, on=day), request, size=SCREEN)


def _sheet(request: OfficerRequest, found: Unit, year: int, data: Any = None) -> forms.Sheet:
    today = timezone.localdate()
    people = list(_people_page(request, found, year))
    standing = queries.standing_of(found, people, year)
    period = queries.period_of(year)
    return forms.Sheet(
        data,
        nominees=[found, *people],
        offer=queries.offer(today),
        standing=standing,
        keeps=[
            one.pk
            for one in standing
            if lifecycle.may(lifecycle.Step.WITHDRAW, one, request.mandate)
        ],
        late=bool(period and period.deadline < today),
    )


def _one(request: OfficerRequest, nominees: Sequence[Person | Unit], year: int) -> forms.One:
    today, period = timezone.localdate(), queries.period_of(year)
    offer = queries.offer(today)
    running = list(queries.open_movements(today)) if year == today.year else []
    named = request.GET.get("phong-trao", "")
    return forms.One(
        request.POST or None,
        nominees=nominees,
        groups=offer.every if len(nominees) > 1 else offer.person,
        movements=running,
        late=bool(period and period.deadline < today)
        or any(one.deadline and one.deadline < today for one in running),
        initial={"what": f"{forms.MOVEMENT}{named}" if named else ""},
    )


def _register(request: OfficerRequest, form: forms.One, unit: Unit, year: int) -> Registration:
    return actions.register(
        form.wish(),
        year=year,
        unit=unit,
        late_reason=form.cleaned_data.get("late_reason", ""),
        by=request.user,
        at=timezone.now(),
    )


def _lead(year: int) -> str:
    period = queries.period_of(year)
    if period is None:
        return _("Đăng ký thi đua năm %(year)d chưa mở.") % {"year": year}
    day = f"{period.deadline:%d/%m/%Y}"
    return _("Hạn đăng ký thi đua năm %(year)d: %(day)s.") % {"year": year, "day": day}


def _years(year: int) -> list[int]:
    """The years to go to: those opened, and the one shown."""
    opened = RegistrationPeriod.objects.values_list("year", flat=True)
    return sorted({*opened, year}, reverse=True)


def _crumbs_of_own(request: OfficerRequest) -> list[dict[str, str]]:
    """The way back to the units, for whoever has units to see to."""
    title, url = _way()
    crumbs = [{"title": title, "url": url}, {"title": _("Của tôi")}]
    return crumbs if request.mandate.holds(*READERS) else []


def _way() -> tuple[str, str]:
    return _("Đăng ký thi đua"), reverse("movements:coverage")
