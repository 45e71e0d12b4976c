"""What an administrator may ask of the journal."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from thidua.kit.forms import DayField, KitForm


class JournalFilter(KitForm):
    """Words, and a span of days, both included."""

    q = forms.CharField(label=_("Tìm"), required=False)
    tu = DayField(label=_("Từ ngày"), required=False)
    den = DayField(label=_("Đến hết ngày"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if day := said.get("tu"):
            said["since"] = make_aware(datetime.combine(day, time.min))
        if day := said.get("den"):
            said["until"] = make_aware(datetime.combine(day + timedelta(days=1), time.min))
        return said
