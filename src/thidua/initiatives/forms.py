"""What may be asked and typed about initiatives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.initiatives.models import Initiative, Recognition
from thidua.initiatives.queries import MINE, UNUSED, USED
from thidua.kit.forms import DayField, KitForm, OneTimeKey, VersionField
from thidua.library.queries import honour_choices
from thidua.people.models import Person, Unit
from thidua.people.picking import PersonTyped, UnitChoice

ANY = [("", gettext_lazy("Tất cả"))]
ROWS = 4  # of authors, at the least
SPARE = 2  # rows left empty below the authors on record
PAPER = {"accept": ".pdf,.docx,.png,.jpg"}


class Filter(KitForm):
    """Which initiatives to list."""

    q = forms.CharField(label=gettext_lazy("Tìm"), required=False)
    cua = forms.ChoiceField(
        label=gettext_lazy("Của"),
        required=False,
        choices=[*ANY, (MINE, gettext_lazy("Tôi là tác giả"))],
    )
    nam = forms.IntegerField(
        label=gettext_lazy("Năm"), min_value=1945, max_value=2100, required=False
    )
    don_vi = UnitChoice(label=gettext_lazy("Đơn vị"), required=False)
    loai = forms.ChoiceField(
        label=gettext_lazy("Loại"), required=False, choices=[*ANY, *Initiative.Kind.choices]
    )
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), required=False, choices=[*ANY, *Initiative.Status.choices]
    )
    pham_vi = forms.ChoiceField(
        label=gettext_lazy("Công nhận ở phạm vi"),
        required=False,
        choices=[*ANY, *Recognition.Scope.choices],
    )
    dung = forms.ChoiceField(
        label=gettext_lazy("Dùng để xét"),
        required=False,
        choices=[*ANY, (USED, gettext_lazy("Đã dùng")), (UNUSED, gettext_lazy("Chưa dùng"))],
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["don_vi"].offer(units, empty=_("Tất cả"))  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """As `queries.listed` wants it; what is at fault is not asked."""
        self.is_valid()
        names = {
            "q": "words",
            "cua": "whose",
            "nam": "year",
            "don_vi": "unit",
            "loai": "kind",
            "tinh_trang": "status",
            "pham_vi": "scope",
            "dung": "used",
        }
        return {names[name]: value for name, value in self.cleaned_data.items() if value}


@dataclass(frozen=True)
class Row:
    """One author as the form asks: the name, the share; `known` says who a code stands for."""

    person: BoundField
    share: BoundField
    known: str


class Draft(KitForm):
    """An initiative with its authors: a row each."""

    key = OneTimeKey()
    version = VersionField(initial=0)
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại"), choices=Initiative.Kind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=gettext_lazy("Tên sáng kiến, đề tài"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Ghi đúng như trong đơn, không viết tắt."),
    )
    year = forms.IntegerField(
        label=gettext_lazy("Năm áp dụng lần đầu"), min_value=1945, max_value=2100
    )
    unit = UnitChoice(label=gettext_lazy("Đơn vị"))
    content = forms.CharField(
        label=gettext_lazy("Nội dung, hiệu quả"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Tính mới, đã áp dụng ở đâu, hiệu quả đo được, phạm vi ảnh hưởng."),
    )
    file = forms.FileField(
        label=gettext_lazy("Đơn, báo cáo sáng kiến"),
        required=False,
        widget=forms.FileInput(attrs=PAPER),
        help_text=gettext_lazy("Tệp .pdf, .docx hoặc ảnh; để trống thì giữ tệp đã có."),
    )

    def __init__(
        self,
        *args: Any,
        units: Sequence[Unit] | QuerySet[Unit],
        authors: Sequence[tuple[Person, int | None]] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._authors = authors
        self._rows = max(ROWS, len(authors) + SPARE)
        self.fields["unit"].offer(units)  # type: ignore[attr-defined]
        for place in range(self._rows):
            self._add_row(place)

    def rows(self) -> list[Row]:
        """For the template: a row for each author, and some to spare."""
        known = [person.name for person, _share in self._authors]
        known += [""] * self._rows
        return [
            Row(self[f"author-{place}"], self[f"share-{place}"], known[place])
            for place in range(self._rows)
        ]

    def plain_fields(self) -> list[BoundField]:
        """What is not of the authors."""
        return [one for one in self.visible_fields() if "-" not in one.name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for place in range(self._rows):
            if said.get(f"share-{place}") and not said.get(f"author-{place}"):
                words = _("Hàng này có tỷ lệ mà chưa có tên tác giả.")
                self.add_error(f"author-{place}", ValidationError(words))
        return said

    def typed(self) -> dict[str, Any]:
        """As the actions want it: the authors together, the file left to the view."""
        said = self.cleaned_data
        authors = [
            (said[f"author-{place}"], said[f"share-{place}"])
            for place in range(self._rows)
            if said[f"author-{place}"]
        ]
        names = ("kind", "title", "year", "unit", "content")
        return {**{name: said[name] for name in names}, "authors": authors}

    def _add_row(self, place: int) -> None:
        number = place + 1
        person, share = self._authors[place] if place < len(self._authors) else ("", None)
        self.fields[f"author-{place}"] = PersonTyped(
            label=_("Tác giả %(number)d") % {"number": number}, required=False, initial=person
        )
        self.fields[f"share-{place}"] = forms.IntegerField(
            label=_("Tỷ lệ đóng góp của tác giả %(number)d, %%") % {"number": number},
            required=False,
            min_value=1,
            max_value=100,
            initial=share,
        )


class Reason(KitForm):
    """Why it is returned, not recognised, or taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Các tác giả đọc được lý do này."),
    )


class Recognise(KitForm):
    """By which decision, how far it is recognised."""

    scope = forms.ChoiceField(
        label=gettext_lazy("Công nhận ở phạm vi"),
        choices=Recognition.Scope.choices,
        widget=forms.RadioSelect,
    )
    number = forms.CharField(label=gettext_lazy("Số quyết định, văn bản"), max_length=60)
    decided_on = DayField(label=gettext_lazy("Ngày quyết định"))
    decided_by = forms.CharField(
        label=gettext_lazy("Cơ quan, người công nhận"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Giám đốc Sở, Chủ tịch Ủy ban nhân dân tỉnh."),
    )
    file = forms.FileField(
        label=gettext_lazy("Bản chụp quyết định"),
        required=False,
        widget=forms.FileInput(attrs=PAPER),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._today = today

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > self._today:
            raise ValidationError(_("Ngày quyết định ở sau hôm nay; hãy xem lại."))
        return day


class Revoke(KitForm):
    """By which paper, or for which reason, a recognition is taken back."""

    on = DayField(label=gettext_lazy("Hủy bỏ từ ngày"))
    note = forms.CharField(
        label=gettext_lazy("Căn cứ, lý do"),
        max_length=300,
        help_text=gettext_lazy("Số, ngày văn bản hủy bỏ; nếu ghi nhầm thì nói rõ nhầm gì."),
    )


class Use(KitForm):
    """Which author used it for which honour of which year."""

    person = forms.ChoiceField(label=gettext_lazy("Tác giả"))
    honour = forms.ChoiceField(label=gettext_lazy("Dùng để xét"))
    year = forms.IntegerField(label=gettext_lazy("Năm xét"), min_value=1945, max_value=2100)

    def __init__(self, *args: Any, authors: Sequence[Person], on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self._authors = {str(person.pk): person for person in authors}
        people = [(pk, person.name) for pk, person in self._authors.items()]
        self.fields["person"].choices = people  # type: ignore[attr-defined]
        self.fields["honour"].choices = honour_choices(on=on, nominee="person")  # type: ignore[attr-defined]

    def clean_person(self) -> Person:
        return self._authors[self.cleaned_data["person"]]
