"""The front door."""

from django.http import HttpResponse
from django.shortcuts import render

from thidua.people.http import OfficerRequest


def desk(request: OfficerRequest) -> HttpResponse:
    return render(request, "home/desk.html", {})
