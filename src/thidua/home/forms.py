"""What an administrator may ask of the journal; the workbook that is handed in."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from thidua.kit.forms import DayField, KitForm

SHEETS = ("xlsx", "xls")


class Workbook(KitForm):
    """One workbook, and the year of its rows where the kind asks for it (`Kind.year`)."""

    file = forms.FileField(
        label=_("Bảng Excel"),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in SHEETS)}),
        help_text=_("Bảng nào cũng đọc được: bảng mẫu ở trên hay danh sách cơ quan vẫn lập."),
    )
    nam = forms.IntegerField(required=False, min_value=1945, max_value=2100)

    def __init__(self, *args: Any, asks: "tuple[Any, Any] | None" = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if asks:
            self.fields["nam"].label, self.fields["nam"].help_text = asks
        else:
            del self.fields["nam"]


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
