"""The pages of councils and their members."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.council import forms, lifecycle, queries
from thidua.council.actions import councils as actions
from thidua.council.views.answering import FORM, answer, council_of, crumbs, require_founder
from thidua.journal.queries import history_of
from thidua.journal.told import told
from thidua.kit.pages import paginate
from thidua.people.http import OfficerRequest


@require_GET
def councils(request: OfficerRequest) -> HttpResponse:
    """Which councils are there?"""
    seen = queries.councils_visible_to(request.mandate)
    context = {
        "page": paginate(queries.counted_councils(seen, on=timezone.localdate()), request),
        "may_found": queries.foundable(request.mandate).exists(),
    }
    return render(request, "council/councils.html", context)


@require_http_methods(["GET", "POST"])
def found(request: OfficerRequest) -> HttpResponse:
    """Put a founded council on record."""
    units = queries.foundable(request.mandate)
    if not units.exists():
        raise PermissionDenied
    form = forms.Founding(request.POST or None, units=units, initial={"unit": units.first()})
    title = _("Ghi Hội đồng mới")
    context = {"form": form, "question": _("Hội đồng nào vừa được thành lập?")}

    def act(given: dict[str, Any]) -> HttpResponse:
        key = str(given.pop("key"))
        made = actions.found(**given, key=key, by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi quyết định thành lập; tiếp theo là các thành viên."))
        return redirect("council:council", pk=made.pk)

    return answer(request, FORM, {**context, "crumbs": crumbs(title=title)}, act)


@require_GET
def council(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who sits on this council?"""
    one, today = council_of(request, pk), timezone.localdate()
    context = {
        "council": one,
        "members": queries.members_on(one, today),
        "former": queries.former_members(one, today),
        "meetings": queries.visible_to(request.mandate).filter(council=one)[:20],
        "may_change": request.mandate.has_any(queries.FOUNDERS, one.unit),
        "may_plan": lifecycle.runs(one, request.mandate),
        "history": told(history_of(one)[:30], {"found": _("ghi quyết định thành lập")}),
        "crumbs": crumbs(one),
    }
    return render(request, "council/council.html", context)


@require_http_methods(["GET", "POST"])
def change_council(request: OfficerRequest, pk: int) -> HttpResponse:
    """Correct what is on record of a council."""
    one = council_of(request, pk)
    require_founder(request, one)
    fields = ("version", "name", "level", "founded_by", "from_on", "until_on")
    initial = {name: getattr(one, name) for name in fields}
    form = forms.CouncilChange(request.POST or None, initial=initial)
    question = _("Sửa điều gì của Hội đồng?")
    context = {"form": form, "question": question, "crumbs": crumbs(one, _("Sửa"))}

    def act(given: dict[str, Any]) -> HttpResponse:
        version = given.pop("version")
        actions.change_council(
            one, version=version, changes=given, by=request.user, at=timezone.now()
        )
        messages.success(request, _("Đã sửa."))
        return redirect("council:council", pk=pk)

    return answer(request, FORM, context, act, about=one)


@require_http_methods(["GET", "POST"])
def give_seat(request: OfficerRequest, pk: int) -> HttpResponse:
    """Seat a member."""
    one = council_of(request, pk)
    require_founder(request, one)
    context = {
        "form": forms.Seat(request.POST or None, initial={"from_on": one.from_on}),
        "question": _("Ai là thành viên Hội đồng?"),
        "offered": queries.leaders(timezone.localdate()),
        "crumbs": crumbs(one, _("Thêm thành viên")),
    }

    def act(given: dict[str, Any]) -> HttpResponse:
        person = given.pop("who")
        actions.give_seat(one, person, **given, by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi %(name)s vào Hội đồng.") % {"name": person})
        return redirect("council:council", pk=pk)

    return answer(request, FORM, context, act, about=one)


@require_http_methods(["GET", "POST"])
def change_seat(request: OfficerRequest, pk: int) -> HttpResponse:
    """Correct or end a seat."""
    seat = get_object_or_404(queries.seats_visible_to(request.mandate), pk=pk)
    require_founder(request, seat.council)
    fields = ("seat", "post_text", "order", "from_on", "until_on")
    initial = {name: getattr(seat, name) for name in fields}
    form = forms.SeatChange(request.POST or None, initial=initial)
    way = crumbs(seat.council, str(seat.person))
    context = {"form": form, "question": str(seat.person), "crumbs": way}

    def act(given: dict[str, Any]) -> HttpResponse:
        actions.change_seat(seat, changes=given, by=request.user, at=timezone.now())
        messages.success(request, _("Đã sửa."))
        return redirect("council:council", pk=seat.council_id)

    return answer(request, FORM, context, act, about=seat)
