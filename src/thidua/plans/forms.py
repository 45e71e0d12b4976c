"""What a person may type about plans and tasks."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.kit.forms import DayField, KitForm, OneTimeKey, VersionField
from thidua.people.models import Person, Unit
from thidua.people.picking import UnitChoice
from thidua.plans.actions import Duty
from thidua.plans.models import Plan, Task


class PlanFilter(KitForm):
    """Which plans to list."""

    nam = forms.IntegerField(label=_("Năm"), required=False)


class TaskFilter(KitForm):
    """Which tasks to list."""

    q = forms.CharField(label=_("Tìm"), required=False)
    nam = forms.IntegerField(label=_("Năm"), required=False)
    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Tất cả")), ("late", _("Quá hạn")), *Task.Status.choices],
    )


class Upload(KitForm):
    """A plan or a công văn comes in."""

    file = forms.FileField(
        label=_("Tệp văn bản"), help_text=_("Tệp .docx, .pdf có lớp chữ, hoặc .txt.")
    )
    origin = forms.ChoiceField(
        label=_("Đây là"),
        choices=[(o.value, o.label) for o in (Plan.Origin.OWN, Plan.Origin.ABOVE)],
    )
    year = forms.IntegerField(label=_("Năm thực hiện"), min_value=2000, max_value=2100)
    unit = forms.ModelChoiceField(label=_("Đơn vị chủ trì"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class Confirm(KitForm):
    """The plan as a whole, as the person confirms it."""

    title = forms.CharField(label=_("Tên kế hoạch"), max_length=500)
    year = forms.IntegerField(label=_("Năm thực hiện"), min_value=2000, max_value=2100)
    version = VersionField()


class DutyForm(KitForm):
    """One duty read in the paper, to be kept, corrected or left out."""

    keep = forms.BooleanField(label=_("Đưa vào nhiệm vụ"), required=False, initial=True)
    text = forms.CharField(label=_("Nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 2}))
    unit = UnitChoice(label=_("Đơn vị chủ trì"))
    output = forms.ChoiceField(label=_("Kết quả"), choices=Task.Output.choices)
    due_on = DayField(label=_("Hạn"), required=False)
    continuing = forms.BooleanField(label=_("Thường xuyên"), required=False)
    section = forms.CharField(required=False, widget=forms.HiddenInput)
    owner_text = forms.CharField(required=False, widget=forms.HiddenInput)
    due_text = forms.CharField(required=False, widget=forms.HiddenInput)
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, units: Iterable[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].offer(units)  # type: ignore[attr-defined]

    def duty(self) -> Duty:
        """The duty as confirmed."""
        said = self.cleaned_data
        span = (
            None if said["start"] is None or said["end"] is None else (said["start"], said["end"])
        )
        return Duty(
            text=said["text"],
            unit=said["unit"],
            output=said["output"],
            section=said["section"],
            owner_text=said["owner_text"],
            due_on=said["due_on"],
            due_text=said["due_text"],
            continuing=said["continuing"],
            span=span,
        )


class NewTask(KitForm):
    """A task made by hand."""

    text = forms.CharField(label=_("Nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 3}))
    unit = forms.ModelChoiceField(label=_("Đơn vị chủ trì"), queryset=Unit.objects.none())
    output = forms.ChoiceField(label=_("Kết quả"), choices=Task.Output.choices)
    due_on = DayField(label=_("Hạn"), required=False)
    key = OneTimeKey()

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class Assign(KitForm):
    unit = forms.ModelChoiceField(label=_("Giao cho đơn vị"), queryset=Unit.objects.none())
    person = forms.ModelChoiceField(
        label=_("Người thực hiện"), queryset=Person.objects.none(), required=False
    )

    def __init__(
        self, *args: Any, units: QuerySet[Unit], persons: QuerySet[Person], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["person"].queryset = persons  # type: ignore[attr-defined]


class Report(KitForm):
    text = forms.CharField(label=_("Đã làm được gì"), widget=forms.Textarea(attrs={"rows": 2}))


class Extend(KitForm):
    due_on = DayField(label=_("Hạn mới"))
    reason = forms.CharField(label=_("Lý do gia hạn"), widget=forms.Textarea(attrs={"rows": 2}))


class Close(KitForm):
    output = forms.CharField(
        label=_("Sản phẩm"),
        max_length=300,
        help_text=_("Số, ký hiệu văn bản; hội nghị ngày nào; …"),
    )


class Cancel(KitForm):
    reason = forms.CharField(
        label=_("Lý do thôi thực hiện"), widget=forms.Textarea(attrs={"rows": 2})
    )


class AskUnits(KitForm):
    """Units owe their own plan by a day."""

    units = forms.ModelMultipleChoiceField(
        label=_("Đơn vị phải gửi kế hoạch"),
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    due_on = DayField(label=_("Hạn gửi"))

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["units"].queryset = units  # type: ignore[attr-defined]


class Send(KitForm):
    file = forms.FileField(
        label=_("Kế hoạch của đơn vị"), help_text=_("Tệp .docx, .pdf hoặc .txt.")
    )


def duty_initial(task: dict[str, Any], *, due_on: date | None, unit: int | None) -> dict[str, Any]:
    """What a duty's form shows before anybody corrects it."""
    start, end = task.get("span") or (None, None)
    return {
        "text": task["text"],
        "unit": unit,
        "output": task.get("output") or Task.Output.OTHER,
        "due_on": due_on,
        "continuing": bool(task.get("continuing")),
        "section": task.get("section") or "",
        "owner_text": task.get("responsible") or "",
        "due_text": task.get("deadline") or "",
        "start": start,
        "end": end,
        "keep": True,
    }
