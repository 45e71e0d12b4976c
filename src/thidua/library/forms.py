"""What may be typed about the law in force."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.kit.forms import DayField, KitForm
from thidua.library.queries import honour_choices
from thidua.people.models import Unit


class ManyFiles(forms.ClearableFileInput):
    """A box that takes several files at once."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files: each is checked, all are handed on as a list."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(Files, self).clean(one, initial) for one in given]


class Rely(KitForm):
    """The record that the last known text of an honour is applied."""

    honour = forms.ChoiceField(label=_("Danh hiệu, hình thức"))
    document = forms.CharField(
        label=_("Văn bản cho phép"),
        max_length=200,
        help_text=_("Ví dụ: Công văn số 1234/SNV-TĐKT của Sở Nội vụ."),
    )
    document_on = DayField(label=_("Ngày văn bản"))
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))
    from_on = DayField(label=_("Áp dụng từ ngày"))

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["honour"].choices = honour_choices(on=on)  # type: ignore[attr-defined]


class EndOn(KitForm):
    """The last day of something."""

    until_on = DayField(label=_("Đến hết ngày"))


class Regulation(KitForm):
    """A local regulation: its paper, its files, for whom and from when."""

    name = forms.CharField(label=_("Tên quy định"), max_length=300)
    instrument = forms.CharField(
        label=_("Số, ký hiệu văn bản"),
        max_length=200,
        help_text=_("Ví dụ: Quyết định số 12/2026/QĐ-UBND."),
    )
    unit = forms.ModelChoiceField(label=_("Áp dụng cho đơn vị"), queryset=Unit.objects.none())
    from_on = DayField(label=_("Từ ngày"))
    rules = Files(
        label=_("Các tệp quy tắc (.yaml)"),
        widget=ManyFiles(attrs={"accept": ".yaml,.yml"}),
        help_text=_(
            "Quy tắc viết theo mẫu của phần mềm: councils.yaml, authorities.yaml, deadlines.yaml, "
            "instruments.yaml hoặc một tệp cho mỗi danh hiệu, hình thức."
        ),
    )

    def __init__(self, *args: Any, units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
