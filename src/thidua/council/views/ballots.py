"""The ballot on a phone: choose, look again, send once.

Until it is sent a choice lives in the page alone: not in the session, a cookie, an address, a
message, the journal or a log. Pages and requests are equally long whatever is chosen.
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from thidua.council import forms, queries, rules
from thidua.council import requirements as require
from thidua.council.actions import voting
from thidua.council.models import AgendaItem
from thidua.council.views.answering import FAULT, crumbs
from thidua.kit.refusals import Refusal
from thidua.people.http import OfficerRequest, refused

PAGE = "council/ballot.html"


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def ballot(request: OfficerRequest, pk: int) -> HttpResponse:
    """How do you vote? A POST brings choices back to be changed; nothing is kept."""
    one, place = _booth(request, pk)
    form = forms.Ballot(lines=place.lines)
    if request.method == "POST":
        given = {name: request.POST.get(name) for name in form.fields}
        form = forms.Ballot(lines=place.lines, initial=given)
    return render(request, PAGE, _context(one, place, form))


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def ballot_review(request: OfficerRequest, pk: int) -> HttpResponse:
    """Is this what you mean? The last look before the ballot is sent."""
    one, place = _booth(request, pk)
    if request.method == "GET":
        return redirect("council:ballot", pk=pk)
    form = forms.Ballot(request.POST, lines=place.lines)
    context = _context(one, place, form)
    try:
        require.ballot_open(one)
        require.present(place.seat)
        require.not_voted(place.sent)
    except Refusal as refusal:
        return refused(request, PAGE, context, refusal, about=one)
    if not form.is_valid():
        return render(request, PAGE, context, status=FAULT)
    return render(request, "council/ballot_review.html", context)


@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def ballot_cast(request: OfficerRequest, pk: int) -> HttpResponse:
    """Send the ballot: once, without a second thought."""
    one, place = _booth(request, pk)
    form = forms.Ballot(request.POST, lines=place.lines)
    context = _context(one, place, form)
    choices = form.given() if form.is_valid() else {}
    try:
        voting.cast(one, choices=choices, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(request, PAGE, context, refusal, about=one)
    return redirect("council:ballot", pk=pk)


def _booth(request: OfficerRequest, pk: int) -> tuple[AgendaItem, queries.Booth]:
    """The ballot and this member's place at it; 404 for whoever has no seat."""
    one = get_object_or_404(queries.ballots_for(request.mandate), pk=pk)
    seat = queries.seat_in(one.meeting, request.mandate)
    if seat is None:
        raise Http404
    return one, queries.booth(one, seat)


def _context(one: AgendaItem, place: queries.Booth, form: forms.Ballot) -> dict[str, Any]:
    return {
        "meeting": one.meeting,
        "item": one,
        "name": rules.name_of(one),
        "place": place,
        "form": form,
        "own": place.seat.member.person_id,
        "crumbs": crumbs(one),
    }
