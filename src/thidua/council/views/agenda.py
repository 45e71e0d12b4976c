"""The page of an agenda: what is on it, in which order, by which vote."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thidua.council import forms, lifecycle, queries
from thidua.council.actions import planning
from thidua.council.lifecycle import ItemStep, Step
from thidua.council.models import AgendaItem, Meeting
from thidua.council.views.answering import answer, crumbs, meeting_of, require_right
from thidua.people.http import OfficerRequest

PAGE = "council/agenda.html"


@require_GET
def agenda(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is on the agenda, in which order, by which vote?"""
    return render(request, PAGE, _context(request, meeting_of(request, pk)))


@require_POST
def add_lines(request: OfficerRequest, pk: int) -> HttpResponse:
    """Put more dossiers on the agenda, or to a supplementary vote."""
    one = meeting_of(request, pk)
    said = _("Đã đưa %(count)d hồ sơ vào chương trình.")
    return _with_ticked(request, one, queries.offered(one), planning.add_lines, said)


@require_POST
def drop_lines(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take dossiers off an agenda that is not out yet."""
    one = meeting_of(request, pk)
    said = _("Đã đưa %(count)d hồ sơ ra khỏi chương trình.")
    return _with_ticked(request, one, queries.meeting_lines(one), planning.drop_lines, said)


def _with_ticked(
    request: OfficerRequest,
    one: Meeting,
    among: QuerySet[Any],
    do: Callable[..., object],
    said: str,
) -> HttpResponse:
    """Do something with the lines that are ticked, and back to the agenda."""
    require_right(request, Step.PLAN, one)
    form = forms.Pick(request.POST, among=among)
    context = {**_context(request, one), "form": form}

    def act(given: dict[str, Any]) -> HttpResponse:
        chosen: Sequence[Any] = list(given["lines"])
        do(one, chosen, by=request.user, at=timezone.now())
        messages.success(request, said % {"count": len(chosen)})
        return redirect("council:agenda", pk=one.pk)

    return answer(request, PAGE, context, act, about=one)


def _context(request: OfficerRequest, one: Meeting) -> dict[str, Any]:
    may_plan = lifecycle.may(Step.PLAN, one, request.mandate)
    may_add = may_plan or lifecycle.may(Step.SUPPLEMENT, one, request.mandate)
    return {
        "meeting": one,
        "items": queries.agenda_of(one),
        "offered": queries.offered(one) if may_add else (),
        "may_plan": may_plan,
        "may_add": may_add,
        "methods": AgendaItem.Method.choices,
        "may_choose": lifecycle.has_right(ItemStep.METHOD, one, request.mandate),
        "crumbs": crumbs(one, _("Chương trình")),
    }
