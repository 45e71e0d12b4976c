"""Which report an address asks for."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.people.http import OfficerRequest
from thidua.people.models import Unit
from thidua.reports import forms, queries
from thidua.reports.counting import UNIT, YEAR

TURNS = 10  # the month from which a year's report is looked for


@dataclass(frozen=True)
class Asked:
    """Which report: its year, its unit, the form that says so."""

    year: int
    unit: Unit
    form: forms.Choice

    @property
    def query(self) -> str:
        return urlencode({YEAR: self.year, UNIT: self.unit.pk})

    @property
    def crumb(self) -> dict[str, str]:
        """The way back to the report."""
        title = _("Báo cáo năm %(year)s") % {"year": self.year}
        return {"title": title, "url": f"{reverse('reports:year')}?{self.query}"}


def asked_of(request: OfficerRequest) -> Asked:
    """The report that the address asks for; what it leaves out is the usual."""
    units = queries.units_of(request.mandate)
    first = units.order_by("path").first()
    if first is None:
        raise PermissionDenied
    today = timezone.localdate()
    usual = {YEAR: today.year if today.month >= TURNS else today.year - 1, UNIT: first.pk}
    given = {name: request.GET.get(name) or value for name, value in usual.items()}
    form = forms.Choice(given, units=units)
    if not form.is_valid():
        raise Http404
    return Asked(form.cleaned_data[YEAR], form.cleaned_data[UNIT] or first, form)
