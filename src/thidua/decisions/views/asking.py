"""What a request asks for: the year in its address, the names that were picked."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest

from thidua.dossiers.models import Dossier


def asked_year(request: HttpRequest, today: date) -> int:
    """The year in the address; else the one whose rounds are at work: it turns in October."""
    asked = request.GET.get("nam", "")
    usual = today.year if today.month > 9 else today.year - 1
    return int(asked) if asked.isdigit() and len(asked) == 4 else usual


def picked(request: HttpRequest, lines: Iterable[Dossier]) -> set[int]:
    """The lines that stay ticked: those that were sent; all of them on a page just opened."""
    if request.method == "POST":
        return {int(key) for key in request.POST.getlist("lines") if key.isdigit()}
    return {line.pk for line in lines}
