"""The law, readable for everyone: which text applies to which honour, and by whose word."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.kit.refusals import Refusal
from thidua.library import actions, forms, overview, queries
from thidua.people.http import OfficerRequest, refused
from thidua.people.queries import root, visible_units

FAULT = 422


@require_GET
def index(request: OfficerRequest) -> HttpResponse:
    """Which standards apply today?"""
    today = timezone.localdate()
    law, relied = queries.law_for(root(), on=today), queries.reliances_on(today)
    known = [
        overview.standing(law, honour, on=today, relied=honour.code in relied)
        for honour in sorted(law.honours.values(), key=lambda h: (h.category, h.rank, h.code))
    ]
    context = {
        "standards": [one for one in known if one.honour.versions],
        "others": [one for one in known if not one.honour.versions],
        "instruments": sorted(
            law.instruments.values(), key=lambda i: (i.since is None, i.since), reverse=True
        ),
        "regulations": queries.regulations(),
        "relied": relied,
        "may_rule": queries.may_rule(request.mandate),
        "today": today,
    }
    return render(request, "library/index.html", context)


@require_GET
def honour(request: OfficerRequest, slug: str) -> HttpResponse:
    """What does the law ask for this honour?"""
    today = timezone.localdate()
    law = queries.law_for(root(), on=today)
    found = law.honours.get(slug)
    if found is None:
        raise Http404
    reliance = queries.reliance_of(slug, on=today)
    context = {
        "standing": overview.standing(law, found, on=today, relied=reliance is not None),
        "honour": found,
        "name": queries.honour_names(on=today)[slug],
        "reliance": reliance,
        "versions": overview.versions(found),
        "local": found.local_on(today),
        "granted_by": overview.granted_by(law, found),
        "worth": overview.worth(law, found, on=today),
        "law": law,
        "today": today,
        "crumbs": [_home(), {"title": queries.honour_names(on=today)[slug]}],
    }
    return render(request, "library/honour.html", context)


@require_GET
def reliances(request: OfficerRequest) -> HttpResponse:
    """Where is the last known text applied?"""
    return render(request, "library/reliances.html", _reliances(request))


@require_http_methods(["GET", "POST"])
def rely(request: OfficerRequest) -> HttpResponse:
    """Record that the last known text of an honour is applied."""
    _require_ruler(request)
    today = timezone.localdate()
    form = forms.Rely(request.POST or None, on=today, initial=_asked_for(request))
    context = {"form": form, "crumbs": [_home(), _all_reliances(), {"title": _("Ghi nhận mới")}]}
    if request.method == "GET":
        return render(request, "library/rely.html", context)
    if not form.is_valid():
        return render(request, "library/rely.html", context, status=FAULT)
    try:
        actions.rely(**form.cleaned_data, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(request, "library/rely.html", context, refusal)
    messages.success(request, _("Đã ghi nhận tạm áp dụng quy định đã biết gần nhất."))
    return redirect("library:reliances")


@require_POST
def end_reliance(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say until which day it was applied."""
    reliance = get_object_or_404(queries.reliances(), pk=pk)
    form = forms.EndOn(request.POST)
    context = {**_reliances(request), "ending": form, "about": reliance}
    if not form.is_valid():
        return render(request, "library/reliances.html", context, status=FAULT)
    try:
        actions.end_reliance(reliance, **form.cleaned_data, by=request.user, at=timezone.now())
    except Refusal as refusal:
        status = 403 if isinstance(refusal, actions.NotAllowed) else 409
        page = "library/reliances.html"
        return refused(request, page, context, refusal, about=reliance, status=status)
    messages.success(request, _("Đã ghi ngày kết thúc tạm áp dụng."))
    return redirect("library:reliances")


@require_http_methods(["GET", "POST"])
def regulation(request: OfficerRequest) -> HttpResponse:
    """Put a local regulation in force."""
    _require_ruler(request)
    units = visible_units(request.mandate).filter(until_on=None)
    form = forms.Regulation(request.POST or None, request.FILES or None, units=units)
    context = {"form": form, "crumbs": [_home(), {"title": _("Đưa quy định vào áp dụng")}]}
    if request.method == "GET":
        return render(request, "library/regulation.html", context)
    if not form.is_valid():
        return render(request, "library/regulation.html", context, status=FAULT)
    try:
        actions.put_files_in_force(**form.cleaned_data, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(request, "library/regulation.html", context, refusal)
    messages.success(request, _("Đã đưa “%(name)s” vào áp dụng.") % form.cleaned_data)
    return redirect("library:index")


def _reliances(request: OfficerRequest) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "reliances": queries.reliances(),
        "may_rule": queries.may_rule(request.mandate),
        "ending": forms.EndOn(),
        "today": today,
        "crumbs": [_home(), {"title": _("Tạm áp dụng")}],
    }


def _require_ruler(request: OfficerRequest) -> None:
    if not queries.may_rule(request.mandate):
        raise PermissionDenied


def _asked_for(request: OfficerRequest) -> dict[str, Any]:
    return {"honour": request.GET.get("danh-hieu", ""), "from_on": timezone.localdate()}


def _home() -> dict[str, str]:
    return {"title": _("Pháp luật"), "url": reverse("library:index")}


def _all_reliances() -> dict[str, str]:
    return {"title": _("Tạm áp dụng"), "url": reverse("library:reliances")}
