"""What the pages of this slice share: what is fetched, the way to a page, how a page answers."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.council import forms, lifecycle, queries, reading, rules
from thidua.council.lifecycle import ItemStep, Step
from thidua.council.models import AgendaItem, Council, Meeting
from thidua.documents.queries import READERS
from thidua.files.http import TYPES
from thidua.journal.queries import history_of
from thidua.journal.told import told
from thidua.kit.keys import Stale
from thidua.kit.refusals import Refusal
from thidua.people.http import OfficerRequest, refused

FAULT = 422
FORM = "council/form.html"
Act = Callable[..., object]


# --- fetched: 404 for whoever may not see it ------------------------------------------------------


def council_of(request: OfficerRequest, pk: int) -> Council:
    return get_object_or_404(queries.councils_visible_to(request.mandate), pk=pk)


def meeting_of(request: OfficerRequest, pk: int) -> Meeting:
    return get_object_or_404(queries.visible_to(request.mandate), pk=pk)


def item_of(request: OfficerRequest, pk: int) -> AgendaItem:
    return get_object_or_404(queries.items_visible_to(request.mandate), pk=pk)


# --- 403 for whoever sees it and never does it ----------------------------------------------------


def require_founder(request: OfficerRequest, one: Council) -> None:
    if not request.mandate.has_any(queries.FOUNDERS, one.unit):
        raise PermissionDenied


def require_right(request: OfficerRequest, step: Step | ItemStep, one: Meeting) -> None:
    if not lifecycle.has_right(step, one, request.mandate):
        raise PermissionDenied


# --- answers --------------------------------------------------------------------------------------


def answer(
    request: OfficerRequest,
    template: str,
    context: Mapping[str, Any],
    act: Callable[[dict[str, Any]], HttpResponse],
    *,
    about: models.Model | None = None,
) -> HttpResponse:
    """A page with one form: shown; told what is at fault; or acted on, a refusal on the same page.

    A stale page shows both values and takes the version on record, so that saving again saves.
    """
    form = context["form"]
    if request.method == "GET":
        return render(request, template, context)
    if not form.is_valid():
        return render(request, template, context, status=FAULT)
    try:
        return act(dict(form.cleaned_data))
    except Stale:
        stale = Stale(form.differences(form.initial))
        form.data["version"] = form.initial["version"]
        return refused(request, template, context, stale, about=about)
    except Refusal as refusal:
        return refused(request, template, context, refusal, about=about)


def step(
    request: OfficerRequest, pk: int, what: Step, act: Act, said: str, **given: Any
) -> HttpResponse:
    """One step of a meeting, and back to its page."""
    one = meeting_of(request, pk)
    require_right(request, what, one)
    try:
        act(one, **given, by=request.user, at=timezone.now())
    except Refusal as refusal:
        context = meeting_context(request, meeting_of(request, pk))
        return refused(request, "council/meeting.html", context, refusal, about=one)
    messages.success(request, said)
    return redirect("council:meeting", pk=pk)


def item_step(
    request: OfficerRequest, one: AgendaItem, what: ItemStep, act: Act, said: str, **given: Any
) -> HttpResponse:
    """One step of an item, and back to its page."""
    require_right(request, what, one.meeting)
    try:
        act(one, **given, by=request.user, at=timezone.now())
    except Refusal as refusal:
        context = item_context(request, item_of(request, one.pk))
        return refused(request, "council/item.html", context, refusal, about=one)
    messages.success(request, said)
    return redirect("council:item", pk=one.pk)


def reason_in(request: OfficerRequest) -> str:
    """The reason typed beside a step; the action asks for one."""
    form = forms.Reason(request.POST)
    return str(form.cleaned_data["reason"]) if form.is_valid() else ""


def attachment(data: bytes, name: str, kind: str) -> HttpResponse:
    """Bytes just made, to be saved."""
    response = HttpResponse(data, content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


# --- the way to a page ----------------------------------------------------------------------------


def crumbs(record: Council | Meeting | AgendaItem | None = None, title: str = "") -> Any:
    """Councils, the council, the meeting, the item, and the page itself."""
    way = [{"title": _("Hội đồng"), "url": reverse("council:councils")}]
    item = record if isinstance(record, AgendaItem) else None
    meeting = item.meeting if item else record if isinstance(record, Meeting) else None
    council = meeting.council if meeting else record if isinstance(record, Council) else None
    if council:
        way.append({"title": council.name, "url": reverse("council:council", args=[council.pk])})
    if meeting:
        url = reverse("council:meeting", args=[meeting.pk])
        way.append({"title": meeting.title, "url": url})
    if item:
        url = reverse("council:item", args=[item.pk])
        way.append({"title": rules.name_of(item), "url": url})
    if title:
        return [*way, {"title": title}]
    return [*way[:-1], {"title": way[-1]["title"]}]


# --- what the two central pages show --------------------------------------------------------------


def quorum_of(one: Meeting) -> dict[str, Any]:
    """The quorum of the day against who is there."""
    rule = rules.quorum_on(one.council, on=rules.day_of(one))
    there = queries.presence(one)
    needed = rule.required(there.members) if rule else None
    return {"quorum": rule, "there": there, "needed": needed}


def meeting_context(request: OfficerRequest, one: Meeting) -> dict[str, Any]:
    verbs = {"read_papers": _("mở tài liệu"), "plan": _("lập, sửa chương trình")}
    return {
        "meeting": one,
        "next": queries.next_for(one, request.mandate),
        "steps": [what.value for what in lifecycle.open_steps(one, request.mandate)],
        "items": queries.items_of(one),
        "changes": reading.changes(one),
        **quorum_of(one),
        "office": request.mandate.has_any(READERS, one.council.unit),
        "history": told(history_of(one)[:40], {**dict(Step.choices), **verbs}),
        "crumbs": crumbs(one),
    }


def item_context(request: OfficerRequest, one: AgendaItem) -> dict[str, Any]:
    there = queries.presence(one.meeting)
    members = there.members or queries.seated(one.meeting)
    return {
        "meeting": one.meeting,
        "item": one,
        "name": rules.name_of(one),
        "mark": one.mark,
        "members": members,
        "required": one.mark.required(members),
        "there": there,
        "lines": queries.lines_with_opinions(one),
        "left_out": one.lines.exclude(left_out="").select_related("dossier"),
        "voters": queries.voters(one),
        "sent": queries.sent_ballots(one),
        "opinions": queries.opinions_of(one),
        "recusals": queries.recusals_of(one),
        "steps": [what.value for what in lifecycle.open_item_steps(one, request.mandate)],
        "main": queries.open_item_step(one, request.mandate),
        "methods": AgendaItem.Method.choices,
        "aside": aside_form(one),
        "may_print": lifecycle.has_right(ItemStep.ENTER, one.meeting, request.mandate),
        "booth": queries.own_booth(one, request.mandate),
        "history": told(history_of(one)[:40], dict(ItemStep.choices)),
        "crumbs": crumbs(one),
    }


def aside_form(one: AgendaItem, data: Any = None) -> forms.StandAside:
    members = queries.members_on(one.meeting.council, rules.day_of(one.meeting))
    return forms.StandAside(data, lines=queries.lines_of(one), members=members)
