"""Which year and which unit to report on."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.kit.forms import KitForm
from thidua.people.models import Unit
from thidua.people.picking import UnitChoice

FIRST, LAST = 2000, 2100


class Choice(KitForm):
    """The year and the unit of a report."""

    nam = forms.IntegerField(label=_("Năm"), min_value=FIRST, max_value=LAST)
    don_vi = UnitChoice(label=_("Đơn vị"))

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["don_vi"].offer(units)  # type: ignore[attr-defined]
