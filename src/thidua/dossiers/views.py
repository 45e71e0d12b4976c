"""Pages of rounds, lines and lists."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.dossiers import queries
from thidua.people.http import OfficerRequest


def dossier(request: OfficerRequest, pk: int) -> HttpResponse:
    """One line: the verdict first."""
    line = get_object_or_404(queries.visible_to(request.mandate), pk=pk)
    return render(request, "dossiers/dossier.html", {"line": line})
