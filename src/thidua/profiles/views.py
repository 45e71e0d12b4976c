"""A person's and a unit's page: what I hold, what I lack."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from thidua.dossiers.queries import visible_to as visible_dossiers
from thidua.honours.queries import held_by
from thidua.initiatives.queries import visible_to as visible_initiatives
from thidua.library.queries import relied_banner
from thidua.people.http import OfficerRequest
from thidua.people.models import Role
from thidua.people.queries import (
    editable_persons,
    main_post,
    posts_on,
    visible_persons,
    visible_units,
)
from thidua.profiles import queries
from thidua.ratings.queries import visible_to as visible_ratings


@require_GET
def person(request: OfficerRequest, pk: int) -> HttpResponse:
    """What does this person hold, and what is lacking for the next honour?"""
    found = get_object_or_404(visible_persons(request.mandate), pk=pk)
    today = timezone.localdate()
    mine = queries.may_see_ways(found, request.mandate)
    years = queries.years_of(
        held_by(found),
        visible_ratings(request.mandate).filter(person=found),
        visible_initiatives(request.mandate).filter(authors=found),
    )
    context = {
        "person": found,
        "post": main_post(found, on=today),
        "posts": posts_on(today).filter(person=found).select_related("unit"),
        "years": years,
        "rated": any(one.rating for one in years),
        "dossiers": visible_dossiers(request.mandate).filter(person=found),
        "next": queries.next_honours(found, year=today.year, on=today) if mine else [],
        "mine": mine,
        "year": today.year,
        "reliance": relied_banner(request.mandate, on=today),
        "may_edit": editable_persons(request.mandate).filter(pk=pk).exists(),
    }
    return render(request, "profiles/person.html", context)


@require_GET
def unit(request: OfficerRequest, pk: int) -> HttpResponse:
    """What does this collective hold, and what is lacking for the next honour?"""
    found = get_object_or_404(visible_units(request.mandate), pk=pk)
    today = timezone.localdate()
    mine = request.mandate.has_any((Role.OFFICER, Role.HEAD), found)
    years = queries.years_of(held_by(found), visible_ratings(request.mandate).filter(unit=found))
    context = {
        "unit": found,
        "years": years,
        "rated": any(one.rating for one in years),
        "dossiers": visible_dossiers(request.mandate).filter(collective=found),
        "next": queries.next_honours(found, year=today.year, on=today) if mine else [],
        "mine": mine,
        "year": today.year,
        "reliance": relied_banner(request.mandate, on=today),
    }
    return render(request, "profiles/unit.html", context)
