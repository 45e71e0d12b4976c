"""What may be typed about rounds, lines and lists."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thidua.dossiers.lifecycle import Step
from thidua.dossiers.models import Dossier, Opinion, Round
from thidua.dossiers.picking import NotPicked, pick
from thidua.initiatives.models import Initiative
from thidua.kit.forms import DayField, KitForm, OneTimeKey, VersionField
from thidua.library.queries import honour_choices
from thidua.people.mandate import Mandate
from thidua.people.models import Person, Unit

LONG = {"rows": 3}
PAPER = {"accept": ".pdf,.docx,.png,.jpg"}


def text_box(**attrs: Any) -> forms.Textarea:
    return forms.Textarea(attrs={**LONG, **attrs})


class NewRound(KitForm):
    """A round of a unit."""

    key = OneTimeKey()
    unit = forms.ModelChoiceField(label=_("Đơn vị đề nghị"), queryset=Unit.objects.none())
    year = forms.IntegerField(label=_("Năm xét"), min_value=2000, max_value=2100)
    title = forms.CharField(label=_("Tên đợt"), max_length=300)

    def __init__(self, *args: Any, units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class EditRound(KitForm):
    """The unit's tờ trình and the minutes of its meeting."""

    version = VersionField()
    title = forms.CharField(label=_("Tên đợt"), max_length=300)
    proposal_number = forms.CharField(label=_("Số tờ trình"), max_length=60, required=False)
    proposal_on = DayField(label=_("Ngày tờ trình"), required=False)
    proposal_file = forms.FileField(
        label=_("Tờ trình đã ký"), required=False, widget=forms.FileInput(attrs=PAPER)
    )
    minutes_on = DayField(label=_("Ngày họp bình xét"), required=False)
    minutes_chair = forms.CharField(label=_("Chủ trì"), max_length=120, required=False)
    minutes_secretary = forms.CharField(label=_("Thư ký"), max_length=120, required=False)
    minutes_total = forms.IntegerField(
        label=_("Tổng số người của đơn vị"), min_value=1, required=False
    )
    minutes_present = forms.IntegerField(label=_("Số người dự họp"), min_value=0, required=False)
    minutes_text = forms.CharField(
        label=_("Diễn biến, kết luận của cuộc họp"), widget=text_box(rows=8), required=False
    )
    minutes_file = forms.FileField(
        label=_("Biên bản đã ký"), required=False, widget=forms.FileInput(attrs=PAPER)
    )


class AddLine(KitForm):
    """One line, quick to type: whom, which honour, for what."""

    key = OneTimeKey()
    nominee = forms.CharField(
        label=_("Người hoặc tập thể"),
        max_length=240,
        widget=forms.TextInput(attrs={"list": "nominees", "autocomplete": "off"}),
        help_text=_("Gõ tên rồi chọn trong gợi ý; hộ gia đình thì gõ “Hộ ông (bà) …”."),
    )
    honour = forms.ChoiceField(label=_("Danh hiệu, hình thức"))
    achievement = forms.CharField(
        label=_("Tóm tắt thành tích"), widget=text_box(rows=2), required=False
    )

    def __init__(self, *args: Any, unit: Unit, mandate: Mandate, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.unit, self.mandate, self.on = unit, mandate, on
        self.fields["honour"].choices = honour_choices(on=on)  # type: ignore[attr-defined]

    def clean_nominee(self) -> Any:
        typed = str(self.cleaned_data["nominee"])
        try:
            return pick(typed, self.unit, mandate=self.mandate, on=self.on)
        except NotPicked as wrong:
            raise ValidationError(str(wrong)) from wrong


class AddMany(KitForm):
    """One honour for several people of the unit at once."""

    key = OneTimeKey()
    honour = forms.ChoiceField(label=_("Danh hiệu, hình thức"))
    persons = forms.ModelMultipleChoiceField(
        label=_("Những người được đề nghị"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, staff: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        honour = self.fields["honour"]
        honour.choices = honour_choices(on=on, nominee="person")  # type: ignore[attr-defined]
        self.fields["persons"].queryset = staff  # type: ignore[attr-defined]


class EditLine(KitForm):
    """What the unit says of its nominee."""

    version = VersionField()
    post_text = forms.CharField(label=_("Chức vụ"), max_length=200, required=False)
    leader = forms.BooleanField(
        label=_("Giữ chức vụ lãnh đạo từ phó trưởng phòng trở lên"), required=False
    )
    achievement = forms.CharField(
        label=_("Tóm tắt thành tích"), widget=text_box(rows=5), required=False
    )
    initiative = forms.ModelChoiceField(
        label=_("Sáng kiến, đề tài làm căn cứ"),
        queryset=Initiative.objects.none(),
        required=False,
    )

    def __init__(self, *args: Any, initiatives: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["initiative"].queryset = initiatives  # type: ignore[attr-defined]


class Plain(KitForm):
    """A step that needs nothing but the version of the page."""

    version = VersionField()


class Reason(Plain):
    """A step that needs a reason."""

    reason = forms.CharField(label=_("Lý do"), widget=text_box())


class ReceiveUntil(Plain):
    """Receipt, with the day until which papers may be owed."""

    owed_until = DayField(
        label=_("Giấy tờ còn nợ nộp trước hết ngày"),
        required=False,
        help_text=_(
            "Giấy tờ còn nợ không cản trở việc tiếp nhận, chỉ cản trở việc trình Hội đồng."
        ),
    )


class Lower(Reason):
    """Another honour, usually a lower one."""

    honour = forms.ChoiceField(label=_("Chuyển sang"))
    field_order = ["version", "honour", "reason"]

    def __init__(self, *args: Any, choices: Any = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["honour"].choices = choices  # type: ignore[attr-defined]


class Accept(Plain):
    """The leader agrees; an officer records it with the signed paper."""

    file = forms.FileField(
        label=_("Phiếu trình có ý kiến của lãnh đạo"),
        required=False,
        widget=forms.FileInput(attrs=PAPER),
    )


STEP_FORMS: dict[str, type[Plain]] = {
    Step.RETURN: Reason,
    Step.WITHDRAW: Reason,
    Step.REMOVE: Reason,
    Step.TAKE_OUT: Reason,
    Step.RECEIVE: ReceiveUntil,
    Step.LOWER: Lower,
    Step.ACCEPT: Accept,
}


class GivePaper(KitForm):
    file = forms.FileField(label=_("Tệp"), widget=forms.FileInput(attrs=PAPER))


class OwePaper(KitForm):
    until = DayField(label=_("Cho nợ đến hết ngày"))


class WaivePaper(KitForm):
    reason = forms.CharField(label=_("Vì sao không yêu cầu"), max_length=300)


class AskOpinion(KitForm):
    """A body that is asked."""

    body = forms.CharField(label=_("Cơ quan được hỏi"), max_length=200)
    sent_on = DayField(label=_("Gửi ngày"))
    due_on = DayField(
        label=_("Hạn trả lời"), required=False, help_text=_("Bỏ trống: 10 ngày làm việc.")
    )


class AnswerOpinion(KitForm):
    """What it answered."""

    answer = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[one for one in Opinion.Answer.choices if one[0] != Opinion.Answer.WAITING],
    )
    number = forms.CharField(label=_("Số văn bản"), max_length=60, required=False)
    text = forms.CharField(label=_("Nội dung"), widget=text_box(rows=2), required=False)


class Sudden(KitForm):
    """Sudden merit: whom, for what deed."""

    key = OneTimeKey()
    unit = forms.ModelChoiceField(label=_("Đơn vị đề nghị"), queryset=Unit.objects.none())
    nominee = forms.CharField(
        label=_("Người hoặc tập thể"),
        max_length=240,
        widget=forms.TextInput(attrs={"list": "nominees", "autocomplete": "off"}),
        help_text=_("Người của đơn vị; hộ gia đình thì gõ “Hộ ông (bà) …”."),
    )
    honour = forms.ChoiceField(label=_("Hình thức khen thưởng"))
    achievement = forms.CharField(label=_("Thành tích đột xuất"), widget=text_box(rows=4))

    def __init__(
        self, *args: Any, units: Any, mandate: Mandate, on: date, honours: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.mandate, self.on = mandate, on
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["honour"].choices = honours  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "unit" in given and "nominee" in given:
            try:
                given["nominee"] = pick(
                    given["nominee"], given["unit"], mandate=self.mandate, on=self.on
                )
            except NotPicked as wrong:
                self.add_error("nominee", str(wrong))
        return given


class RoundFilter(KitForm):
    """Which rounds are shown."""

    nam = forms.TypedChoiceField(label=_("Năm"), coerce=int, required=False)
    don_vi = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("Tất cả")
    )
    buoc = forms.ChoiceField(
        label=_("Tình trạng"),
        choices=[("", _("Tất cả")), *Round.Status.choices],
        required=False,
    )

    def __init__(self, *args: Any, years: Iterable[int], units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        every: list[tuple[Any, Any]] = [("", _("Tất cả"))]
        self.fields["nam"].choices = every + [(y, y) for y in years]  # type: ignore[attr-defined]
        self.fields["don_vi"].queryset = units  # type: ignore[attr-defined]


class LineFilter(RoundFilter):
    """Which lines are shown."""

    q = forms.CharField(label=_("Tên"), required=False)
    danh_hieu = forms.ChoiceField(label=_("Danh hiệu, hình thức"), required=False)
    ket_luan = forms.ChoiceField(
        label=_("Kết luận"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            ("eligible", _("Đạt các tiêu chuẩn kiểm tra được")),
            ("eligible-if", _("Đạt, nếu danh hiệu cùng đợt được tặng")),
            ("unknown", _("Chưa đủ căn cứ")),
            ("not-eligible", _("Chưa đạt")),
            ("deferred", _("Tạm dừng xem xét")),
            ("needs-legal-review", _("Cần xem xét căn cứ pháp lý")),
        ],
    )
    field_order = ["q", "nam", "don_vi", "danh_hieu", "buoc", "ket_luan"]

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["buoc"].choices = [  # type: ignore[attr-defined]
            ("", _("Tất cả")),
            *Dossier.Status.choices,
        ]
        self.fields["danh_hieu"].choices = [  # type: ignore[attr-defined]
            ("", _("Tất cả")),
            *honour_choices(on=on),
        ]


class NewSummary(KitForm):
    """A summary list."""

    key = OneTimeKey()
    unit = forms.ModelChoiceField(label=_("Tổng hợp của"), queryset=Unit.objects.none())
    year = forms.IntegerField(label=_("Năm xét"), min_value=2000, max_value=2100)
    name = forms.CharField(label=_("Tên danh sách"), max_length=300)

    def __init__(self, *args: Any, units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class PutIn(KitForm):
    """Which appraised lines go on the list."""

    lines = forms.ModelMultipleChoiceField(
        label=_("Các dòng"), queryset=Dossier.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, ready: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lines"].queryset = ready  # type: ignore[attr-defined]


class Publish(Plain):
    """From which day the list is shown."""

    from_on = DayField(label=_("Công khai từ ngày"))


class Remark(KitForm):
    """What somebody says of a list that is shown."""

    key = OneTimeKey()
    line = forms.ModelChoiceField(
        label=_("Về ai"),
        queryset=Dossier.objects.none(),
        required=False,
        empty_label=_("Cả danh sách"),
    )
    text = forms.CharField(label=_("Ý kiến góp ý"), widget=text_box(rows=4))

    def __init__(self, *args: Any, lines: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["line"].queryset = lines  # type: ignore[attr-defined]


class AnswerRemark(KitForm):
    answer = forms.CharField(label=_("Trả lời"), widget=text_box(rows=2))


class Workbook(KitForm):
    """A workbook that came back from a unit."""

    file = forms.FileField(
        label=_("Bảng Excel"), widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods"})
    )
    skip_bad = forms.BooleanField(
        label=_("Nhận các dòng đúng, để lại các dòng lỗi"), required=False
    )
