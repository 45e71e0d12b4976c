"""Which year and which unit to report on; what people write in a report; its way to issue."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.kit.forms import ConfirmWord, DayField, KitForm, OneTimeKey, VersionField
from thidua.people.models import Signer, Unit
from thidua.people.picking import UnitChoice
from thidua.reports.composing import Written

FIRST, LAST = 2000, 2100
SIGNED_KINDS = _("Tệp .pdf hoặc .docx của bản đã ký.")
EACH_LINE = _("Mỗi dòng là một ý; để trống thì mục này không in.")


class Choice(KitForm):
    """The year and the unit of a report."""

    nam = forms.IntegerField(label=_("Năm"), min_value=FIRST, max_value=LAST)
    don_vi = UnitChoice(label=_("Đơn vị"))

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["don_vi"].offer(units)  # type: ignore[attr-defined]


class Texts(KitForm):
    """What people write beside the figures."""

    addressee = forms.CharField(
        label=_("Kính gửi"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi nơi nhận một dòng."),
    )
    situation = forms.CharField(
        label=_("Đặc điểm, tình hình"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=EACH_LINE,
    )
    shortcomings = forms.CharField(
        label=_("Tồn tại, hạn chế và nguyên nhân"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=EACH_LINE,
    )
    next_year = forms.CharField(
        label=_("Phương hướng, nhiệm vụ"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=EACH_LINE,
    )
    requests = forms.CharField(
        label=_("Kiến nghị, đề xuất"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=EACH_LINE,
    )

    def written(self) -> Written:
        """As the actions want it."""
        return Written(**{name: self.cleaned_data[name] for name in Written.__dataclass_fields__})


class Draft(Texts):
    """A new report."""

    key = OneTimeKey()


class Write(Texts):
    """A draft written on."""

    version = VersionField()


class Sign(KitForm):
    """The leader has signed, with a pen or in another system."""

    signer = forms.ModelChoiceField(label=_("Người đã ký"), queryset=Signer.objects.none())
    file = forms.FileField(label=_("Bản đã ký"), required=False, help_text=SIGNED_KINDS)

    def __init__(self, *args: Any, signers: QuerySet[Signer], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["signer"].queryset = signers  # type: ignore[attr-defined]


class Number(KitForm):
    """The number and the day that văn thư gave."""

    number = forms.IntegerField(label=_("Số"), min_value=1, max_value=99_999)
    issued_on = DayField(label=_("Ngày văn bản"))


class Issue(KitForm):
    """The signed paper, and the word that nobody types by accident."""

    file = forms.FileField(label=_("Bản đã ký"), required=False, help_text=SIGNED_KINDS)
    word = ConfirmWord("BAN HÀNH")
