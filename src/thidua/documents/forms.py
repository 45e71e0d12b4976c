"""What a person may ask of papers and type about them, about links and the tray."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.documents.models import Delivery, Document, Link, Series
from thidua.kit.forms import ConfirmWord, DayField, KitForm, VersionField
from thidua.papers.read.references import CODES
from thidua.people.models import Signer, Unit
from thidua.people.picking import UnitChoice

ANY = [("", gettext_lazy("Tất cả"))]
SIGNED_KINDS = gettext_lazy("Tệp .pdf, .docx, .png hoặc .jpg của bản đã ký.")
SIGNED_FILE = forms.FileInput(attrs={"accept": ".pdf,.docx,.png,.jpg"})


class Filter(KitForm):
    """Which papers to list."""

    q = forms.CharField(label=gettext_lazy("Tìm"), required=False)
    loai = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), required=False)
    nam = forms.IntegerField(label=gettext_lazy("Năm"), required=False)
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), required=False, choices=[*ANY, *Document.Status.choices]
    )
    so = forms.ModelChoiceField(
        label=gettext_lazy("Sổ"),
        required=False,
        queryset=Series.objects.order_by("name"),
        empty_label=gettext_lazy("Tất cả"),
    )
    don_vi = UnitChoice(label=gettext_lazy("Đơn vị"), required=False)
    rieng = forms.BooleanField(
        label=gettext_lazy("Trừ văn bản của quyết định, tờ trình khen thưởng"), required=False
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        named = sorted(CODES.items(), key=lambda pair: pair[1])
        self.fields["loai"].choices = [*ANY, *named]  # type: ignore[attr-defined]
        self.fields["don_vi"].offer(units, empty=_("Tất cả"))  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """As `queries.listed` wants it; what is at fault is not asked."""
        self.is_valid()
        names = {
            "q": "words",
            "loai": "type_code",
            "nam": "year",
            "tinh_trang": "status",
            "so": "series",
            "don_vi": "unit",
            "rieng": "alone",
        }
        return {names[name]: value for name, value in self.cleaned_data.items() if value}


class Plain(KitForm):
    """A step that asks nothing but that the page is fresh."""

    version = VersionField()


class Sign(KitForm):
    """The leader has signed, with a pen or in another system."""

    version = VersionField()
    signer = forms.ModelChoiceField(
        label=gettext_lazy("Người đã ký"),
        queryset=Signer.objects.none(),
        empty_label=gettext_lazy("Chọn người ký"),
    )
    signed_on = DayField(label=gettext_lazy("Ngày ký"))
    file = forms.FileField(
        label=gettext_lazy("Bản đã ký"),
        required=False,
        widget=SIGNED_FILE,
        help_text=SIGNED_KINDS,
    )

    def __init__(self, *args: Any, signers: QuerySet[Signer], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["signer"].queryset = signers  # type: ignore[attr-defined]


class Number(KitForm):
    """The number and day as văn thư gave them; the series where the paper has none yet."""

    version = VersionField()
    series = forms.ModelChoiceField(
        label=gettext_lazy("Sổ đánh số"),
        queryset=Series.objects.order_by("name"),
        empty_label=gettext_lazy("Chọn sổ"),
    )
    number = forms.IntegerField(label=gettext_lazy("Số"), min_value=1, max_value=99_999)
    issued_on = DayField(label=gettext_lazy("Ngày văn bản"))

    def __init__(self, *args: Any, has_series: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if has_series:
            del self.fields["series"]


class Issue(KitForm):
    """Only with the signed file; a typed word, because it cannot be undone."""

    version = VersionField()
    file = forms.FileField(
        label=gettext_lazy("Bản đã ký"),
        required=False,
        widget=SIGNED_FILE,
        help_text=SIGNED_KINDS,
    )
    word = ConfirmWord("BAN HÀNH")


class Book(KitForm):
    """A number series: what it is called, and who gives its numbers."""

    code = forms.CharField(
        label=gettext_lazy("Mã sổ"),
        max_length=20,
        help_text=gettext_lazy(
            "Viết liền không dấu. Sổ của Hội đồng thi đua, khen thưởng mang mã HDTDKT."
        ),
    )
    name = forms.CharField(label=gettext_lazy("Tên sổ"), max_length=120)
    kept_here = forms.BooleanField(
        label=gettext_lazy("Cấp số liên tục tại đây"),
        required=False,
        help_text=gettext_lazy(
            "Không đánh dấu nếu số do văn thư cấp ở sổ khác; khi đó chỉ ghi lại số đã cấp."
        ),
    )

    def __init__(self, *args: Any, opened: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if opened:
            del self.fields["code"]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].upper()
        if not (code.isascii() and code.isalnum()):
            raise ValidationError(_("Mã sổ chỉ gồm chữ không dấu và chữ số, ví dụ HDTDKT."))
        return code


class TrayFilter(KitForm):
    """Which deliveries to list."""

    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), required=False, choices=[*ANY, *Delivery.Status.choices]
    )
    noi_dung = forms.ChoiceField(
        label=gettext_lazy("Nội dung"), required=False, choices=[*ANY, *Link.Purpose.choices]
    )
    don_vi = UnitChoice(label=gettext_lazy("Đơn vị"), required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["don_vi"].offer(units, empty=_("Tất cả"))  # type: ignore[attr-defined]


class Reason(KitForm):
    """Why a delivery is given back."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do trả lại"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        help_text=gettext_lazy("Người gửi đọc được lý do này trên trang của liên kết."),
    )


class Send(KitForm):
    """A unit's file, sent by its head, or by an officer who received it otherwise."""

    unit = UnitChoice(label=gettext_lazy("Đơn vị"))
    purpose = forms.ChoiceField(label=gettext_lazy("Nội dung"), choices=Link.Purpose.choices)
    year = forms.IntegerField(label=gettext_lazy("Năm"), min_value=2000, max_value=2100)
    file = forms.FileField(
        label=gettext_lazy("Tệp"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.docx,.pdf,.png,.jpg"}),
        help_text=gettext_lazy("Bảng Excel, văn bản Word, PDF hoặc ảnh chụp."),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].offer(units, empty=_("Chọn đơn vị"))  # type: ignore[attr-defined]


class NewLink(KitForm):
    """A way in for one unit, one purpose, until a day."""

    unit = UnitChoice(label=gettext_lazy("Đơn vị"))
    purpose = forms.ChoiceField(label=gettext_lazy("Để gửi"), choices=Link.Purpose.choices)
    year = forms.IntegerField(label=gettext_lazy("Năm"), min_value=2000, max_value=2100)
    until_on = DayField(label=gettext_lazy("Dùng đến hết ngày"))

    def __init__(self, *args: Any, units: QuerySet[Unit], on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._on = on
        self.fields["unit"].offer(units, empty=_("Chọn đơn vị"))  # type: ignore[attr-defined]

    def clean_until_on(self) -> date:
        until: date = self.cleaned_data["until_on"]
        if until < self._on:
            raise ValidationError(_("Ngày này đã qua; hãy chọn từ hôm nay trở đi."))
        return until
