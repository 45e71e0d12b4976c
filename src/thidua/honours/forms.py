"""What may be asked of the register, and typed into it from an old paper."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.honours.models import HeldHonour
from thidua.honours.queries import UNKNOWN
from thidua.kit.forms import DayField, KitForm, MoneyField, OneTimeKey
from thidua.library.queries import PrintedNames, honour_names
from thidua.people.models import Unit
from thidua.people.picking import PersonTyped, UnitChoice
from thidua.people.queries import main_post, root

ANY = [("", gettext_lazy("Tất cả"))]
PERSON, COLLECTIVE, HOUSEHOLD = "person", "unit", "household"
HOLDERS = [
    (PERSON, gettext_lazy("Cá nhân")),
    (COLLECTIVE, gettext_lazy("Tập thể")),
    (HOUSEHOLD, gettext_lazy("Hộ gia đình")),
]


class Filter(KitForm):
    """Which lines of the register to list."""

    q = forms.CharField(label=gettext_lazy("Tìm"), required=False)
    danh_hieu = forms.ChoiceField(label=gettext_lazy("Danh hiệu, hình thức"), required=False)
    nam = forms.IntegerField(label=gettext_lazy("Năm"), required=False)
    don_vi = UnitChoice(label=gettext_lazy("Đơn vị"), required=False)
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[*ANY, *HeldHonour.Status.choices],
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        named = sorted(honour_names(on=on).items(), key=lambda pair: pair[1])
        unknown = (UNKNOWN, gettext_lazy("Khác, ghi như trên giấy"))
        self.fields["danh_hieu"].choices = [*ANY, *named, unknown]  # type: ignore[attr-defined]
        self.fields["don_vi"].offer(units, empty=_("Tất cả"))  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """As `queries.listed` wants it; what is at fault is not asked."""
        said = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        names = {
            "q": "words",
            "danh_hieu": "honour",
            "nam": "year",
            "don_vi": "unit",
            "tinh_trang": "status",
        }
        return {names[name]: value for name, value in said.items() if value}


class OldPaper(KitForm):
    """One honour as an old paper has it, with the paper as its proof."""

    key = OneTimeKey()
    holder = forms.ChoiceField(
        label=gettext_lazy("Ai nhận"), choices=HOLDERS, widget=forms.RadioSelect, initial=PERSON
    )
    person = PersonTyped(
        label=gettext_lazy("Cá nhân"),
        required=False,
        help_text=gettext_lazy("Mã cán bộ hoặc họ và tên như trên hồ sơ."),
    )
    unit = UnitChoice(label=gettext_lazy("Tập thể"), required=False)
    household = forms.CharField(label=gettext_lazy("Hộ gia đình"), max_length=200, required=False)
    as_printed = forms.CharField(
        label=gettext_lazy("Danh hiệu, hình thức"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "honours", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "Ghi đúng như trên giấy; tên tắt như CSTĐCS cũng được. Tên chưa rõ được giữ nguyên văn."
        ),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại hình khen thưởng"), choices=HeldHonour.Kind.choices
    )
    year = forms.IntegerField(
        label=gettext_lazy("Năm thành tích"), min_value=1945, max_value=2100, required=False
    )
    year_from = forms.IntegerField(
        label=gettext_lazy("Từ năm"),
        min_value=1945,
        max_value=2100,
        required=False,
        help_text=gettext_lazy("Chỉ ghi khi thành tích của nhiều năm, ví dụ 2021–2025."),
    )
    decision_number = forms.CharField(
        label=gettext_lazy("Số quyết định"), max_length=60, required=False
    )
    decided_on = DayField(label=gettext_lazy("Ngày quyết định"), required=False)
    decided_by = forms.CharField(
        label=gettext_lazy("Cơ quan, người quyết định"), max_length=200, required=False
    )
    achievement = forms.CharField(
        label=gettext_lazy("Thành tích"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    printed_unit = forms.CharField(
        label=gettext_lazy("Đơn vị ghi trên giấy"), max_length=300, required=False
    )
    money = MoneyField(label=gettext_lazy("Tiền thưởng (đồng)"), required=False)
    file = forms.FileField(
        label=gettext_lazy("Bản chụp quyết định, bằng, giấy khen"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.png,.jpg"}),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._on = on
        self.fields["unit"].offer(units, empty="–")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        holder = said.get("holder")
        if holder and not said.get(holder) and holder not in self.errors:
            label = self.fields[holder].label
            self.add_error(holder, ValidationError(_("Hãy điền “%(label)s”.") % {"label": label}))
        first, last = said.get("year_from"), said.get("year")
        if first and last and first > last:
            self.add_error("year_from", ValidationError(_("“Từ năm” phải trước năm thành tích.")))
        return said

    def line(self) -> dict[str, Any]:
        """As `actions.enter` wants it: one holder, the code of what is printed."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        holder = said.pop("holder")
        for other in (PERSON, COLLECTIVE, HOUSEHOLD):
            if other != holder:
                said.pop(other)
        said["code"] = PrintedNames(root(), on=self._on).find(said["as_printed"])
        said["printed_name"] = str(said[holder])
        said["at_unit"] = self._place(holder)
        return said

    def _place(self, holder: str) -> Unit | None:
        """Under which unit the line is listed: where the holder stood, as far as is known."""
        if holder == COLLECTIVE:
            unit: Unit | None = self.cleaned_data["unit"]
            return unit
        if holder == PERSON:
            day = self.cleaned_data["decided_on"] or self._on
            person = self.cleaned_data["person"]
            post = main_post(person, on=day) or main_post(person, on=self._on)
            return post.unit if post else None
        return None
