"""What a person may type about decisions, proposals and certificates."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.decisions.models import DecisionLine, ProposalLine
from thidua.documents.models import Document
from thidua.dossiers.models import Dossier
from thidua.kit.forms import ConfirmWord, DayField, KitForm, MoneyField
from thidua.people.models import Signer

SIGNED_KINDS = _("Tệp .pdf hoặc .docx của bản đã ký.")


class DecisionFilter(KitForm):
    """Which decisions to list."""

    q = forms.CharField(label=_("Tìm"), required=False)
    nam = forms.IntegerField(label=_("Năm xét"), required=False)
    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *Document.Status.choices]
    )
    chua_chi = forms.BooleanField(label=_("Chưa chi tiền thưởng"), required=False)


class Draft(KitForm):
    """Which passed lines go on the paper, and who signs."""

    lines = forms.ModelMultipleChoiceField(
        label=_("Trường hợp"), queryset=Dossier.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    signer = forms.ModelChoiceField(
        label=_("Người ký"), queryset=Signer.objects.none(), empty_label=_("Chọn người ký")
    )

    def __init__(
        self, *args: Any, lines: QuerySet[Dossier], signers: QuerySet[Signer], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["lines"].queryset = lines  # type: ignore[attr-defined]
        self.fields["signer"].queryset = signers  # type: ignore[attr-defined]


class DraftProposal(Draft):
    """The same, with whom it goes to."""

    addressee = forms.CharField(label=_("Kính gửi"), max_length=300)


class Remove(KitForm):
    reason = forms.CharField(label=_("Lý do đưa ra khỏi danh sách"), max_length=300)


class Submit(KitForm):
    seen_changes = forms.BooleanField(
        label=_("Đã xem các thay đổi về kết quả xét tiêu chuẩn"), required=False
    )


class Sign(KitForm):
    """The leader has signed, with a pen or in another system."""

    signer = forms.ModelChoiceField(
        label=_("Người đã ký"), queryset=Signer.objects.none(), empty_label=_("Chọn người ký")
    )
    file = forms.FileField(label=_("Bản đã ký"), required=False, help_text=SIGNED_KINDS)

    def __init__(self, *args: Any, signers: QuerySet[Signer], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["signer"].queryset = signers  # type: ignore[attr-defined]


class Number(KitForm):
    number = forms.IntegerField(label=_("Số"), min_value=1, max_value=99_999)
    issued_on = DayField(label=_("Ngày văn bản"))


class Settle(KitForm):
    note = forms.CharField(label=_("Đã đối chiếu thế nào"), max_length=300)


class Issue(KitForm):
    file = forms.FileField(label=_("Bản đã ký"), required=False, help_text=SIGNED_KINDS)
    word = ConfirmWord("BAN HÀNH")


class Pay(KitForm):
    paid_on = DayField(label=_("Ngày chi"))


class Send(KitForm):
    file = forms.FileField(label=_("Bản đã ký"), required=False, help_text=SIGNED_KINDS)


class Correct(KitForm):
    """One line of an issued decision as it should have been printed."""

    line = forms.ModelChoiceField(queryset=DecisionLine.objects.none(), widget=forms.HiddenInput)
    name = forms.CharField(label=_("Tên"), max_length=200)
    unit = forms.CharField(label=_("Đơn vị"), max_length=300, required=False)

    def __init__(self, *args: Any, lines: QuerySet[DecisionLine], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["line"].queryset = lines  # type: ignore[attr-defined]


class WhyAndWho(KitForm):
    """Why a decision is amended or revoked, and who signs."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}))
    signer = forms.ModelChoiceField(
        label=_("Người ký"), queryset=Signer.objects.none(), empty_label=_("Chọn người ký")
    )

    def __init__(self, *args: Any, signers: QuerySet[Signer], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["signer"].queryset = signers  # type: ignore[attr-defined]


class Revoke(WhyAndWho):
    lines = forms.ModelMultipleChoiceField(
        label=_("Hủy bỏ đối với"),
        queryset=DecisionLine.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, lines: QuerySet[DecisionLine], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lines"].queryset = lines  # type: ignore[attr-defined]


class OutcomeForm(KitForm):
    """What came back for one name."""

    outcome = forms.ChoiceField(
        label=_("Kết quả"),
        choices=[
            (o.value, o.label) for o in ProposalLine.Outcome if o != ProposalLine.Outcome.WAITING
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Lý do không tặng hoặc trả lại"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    number = forms.CharField(label=_("Số quyết định"), required=False, max_length=60)
    on = DayField(label=_("Ngày"), required=False)
    decided_by = forms.CharField(label=_("Người quyết định"), required=False, max_length=200)
    money = MoneyField(label=_("Tiền thưởng"), required=False)
    upload = forms.FileField(label=_("Văn bản của cấp trên"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        granted = said.get("outcome") == ProposalLine.Outcome.GRANTED
        if granted and not (said.get("number") and said.get("on")):
            self.add_error("number", _("Được tặng thì phải có số và ngày quyết định."))
        if said.get("outcome") and not granted and not said.get("reason"):
            self.add_error("reason", _("Hãy ghi lý do; năm sau đơn vị sẽ hỏi."))
        return said
