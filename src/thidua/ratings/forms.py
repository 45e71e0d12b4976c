"""What may be asked and typed about ratings, discipline and holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.kit.forms import DayField, KitForm, OneTimeKey, VersionField
from thidua.people.models import Person, Unit
from thidua.people.picking import PersonTyped, UnitChoice
from thidua.ratings.actions import Mark
from thidua.ratings.models import Discipline, Hold, Rating

ANY = [("", gettext_lazy("Tất cả"))]
YES, NO = "1", "0"
TASKS_DONE = [("", "–"), (YES, gettext_lazy("Có")), (NO, gettext_lazy("Không"))]


class Filter(KitForm):
    """Which ratings to list."""

    q = forms.CharField(label=gettext_lazy("Tìm"), required=False)
    nam = forms.IntegerField(
        label=gettext_lazy("Năm"), min_value=1945, max_value=2100, required=False
    )
    don_vi = UnitChoice(label=gettext_lazy("Đơn vị"), required=False)
    cua = forms.ChoiceField(
        label=gettext_lazy("Của"),
        required=False,
        choices=[*ANY, ("person", gettext_lazy("Cá nhân")), ("unit", gettext_lazy("Tập thể"))],
    )
    muc = forms.ChoiceField(
        label=gettext_lazy("Xếp loại"), required=False, choices=[*ANY, *Rating.Level.choices]
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["don_vi"].offer(units, empty=_("Tất cả"))  # type: ignore[attr-defined]

    def asked(self, *, year: int) -> dict[str, Any]:
        """As `queries.listed` wants it; `year` where none, or no year at all, was typed."""
        self.is_valid()
        said = self.cleaned_data
        return {
            "year": said.get("nam") or year,
            "words": said.get("q", ""),
            "unit": said.get("don_vi"),
            "of": said.get("cua", ""),
            "level": said.get("muc", ""),
        }


class Choose(KitForm):
    """Of which unit and year to enter the ratings."""

    don_vi = UnitChoice(label=gettext_lazy("Đơn vị"))
    nam = forms.IntegerField(label=gettext_lazy("Năm"), min_value=1945, max_value=2100)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["don_vi"].offer(units)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Line:
    """One person or unit of the sheet, with the fields to fill in."""

    nominee: Person | Unit
    level: BoundField
    all_tasks_done: BoundField | None
    version: BoundField


class Sheet(KitForm):
    """The ratings of a unit for a year: the unit itself, then its people by given name."""

    source = forms.CharField(
        label=gettext_lazy("Văn bản xếp loại"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ghi một lần cho các dòng vừa nhập, ví dụ 12/TB-SKHCN ngày …"),
    )

    def __init__(
        self,
        *args: Any,
        nominees: Iterable[Person | Unit],
        known: Mapping[str, Rating],
        **options: Any,
    ) -> None:
        self._nominees = {mark_of(nominee): nominee for nominee in nominees}
        super().__init__(*args, **options)
        for mark, nominee in self._nominees.items():
            self._add_fields(mark, nominee, known.get(mark))

    def lines(self) -> list[Line]:
        """For the template: a row each."""
        return [
            Line(
                nominee,
                self[f"level-{mark}"],
                self[f"done-{mark}"] if isinstance(nominee, Unit) else None,
                self[f"version-{mark}"],
            )
            for mark, nominee in self._nominees.items()
        ]

    def marks(self) -> list[Mark]:
        """What was typed, without the lines left empty."""
        said = self.cleaned_data
        return [
            Mark(
                nominee,
                said[f"level-{mark}"],
                {YES: True, NO: False}.get(said.get(f"done-{mark}", "")),
                said[f"version-{mark}"],
            )
            for mark, nominee in self._nominees.items()
            if said[f"level-{mark}"]
        ]

    def _add_fields(self, mark: str, nominee: Person | Unit, known: Rating | None) -> None:
        name = _("Xếp loại của %(name)s") % {"name": nominee.name}
        self.fields[f"level-{mark}"] = forms.ChoiceField(
            label=name,
            required=False,
            choices=[("", "–"), *Rating.Level.choices],
            initial=known.level if known else "",
        )
        self.fields[f"version-{mark}"] = VersionField(initial=known.version if known else 0)
        if isinstance(nominee, Unit):
            done = known.all_tasks_done if known else None
            self.fields[f"done-{mark}"] = forms.ChoiceField(
                label=_("Hoàn thành 100% chỉ tiêu, nhiệm vụ"),
                required=False,
                choices=TASKS_DONE,
                initial="" if done is None else (YES if done else NO),
            )


def mark_of(nominee: Person | Unit) -> str:
    """The name of a nominee's fields: p12 for a person, u3 for a unit."""
    return f"{'p' if isinstance(nominee, Person) else 'u'}{nominee.pk}"


class NewDiscipline(KitForm):
    """A disciplinary measure."""

    key = OneTimeKey()
    person = PersonTyped(
        label=gettext_lazy("Cá nhân"),
        help_text=gettext_lazy("Mã cán bộ hoặc họ và tên như trên hồ sơ."),
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Hình thức kỷ luật"), choices=Discipline.Form.choices
    )
    document = forms.CharField(label=gettext_lazy("Số, ngày quyết định"), max_length=200)
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến hết ngày"), required=False)


class NewHold(KitForm):
    """Whose consideration is put on hold, by which paper of which competent body."""

    key = OneTimeKey()
    person = PersonTyped(
        label=gettext_lazy("Cá nhân"),
        required=False,
        help_text=gettext_lazy("Mã cán bộ hoặc họ và tên; để trống nếu là tập thể."),
    )
    unit = UnitChoice(
        label=gettext_lazy("Tập thể"),
        required=False,
        help_text=gettext_lazy("Chỉ tập thể được nêu tên; không lan sang người trong đơn vị."),
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Lý do"), choices=Hold.Reason.choices, widget=forms.RadioSelect
    )
    document = forms.CharField(
        label=gettext_lazy("Văn bản của cơ quan có thẩm quyền"),
        max_length=300,
        help_text=gettext_lazy("Số, ngày, cơ quan ban hành. Đơn nặc danh không phải căn cứ."),
    )
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    file = forms.FileField(
        label=gettext_lazy("Bản chụp văn bản"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.png,.jpg"}),
        help_text=gettext_lazy("Văn bản mật thì không tải lên; chỉ ghi số, ngày và nơi lưu."),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].offer(units, empty="–")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        if bool(said.get("person")) == bool(said.get("unit")):
            self.add_error(
                "person", ValidationError(_("Ghi một cá nhân hoặc chọn một tập thể, không cả hai."))
            )
        return said


class Clear(KitForm):
    """The conclusion by which a hold ends."""

    on = DayField(label=gettext_lazy("Gỡ từ ngày"))
    document = forms.CharField(
        label=gettext_lazy("Văn bản kết luận"),
        max_length=300,
        help_text=gettext_lazy("Số, ngày, cơ quan ban hành và kết luận."),
    )
