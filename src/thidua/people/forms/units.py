"""What is typed about units."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.kit.forms import DayField, KitForm
from thidua.kit.keys import OneTimeKey, VersionField
from thidua.people.models import Post, Unit
from thidua.people.picking import UnitChoice, UnitsChoice

KINDS = [choice for choice in Unit.Kind.choices if choice[0] != Unit.Kind.AGENCY]


def _name() -> forms.CharField:
    return forms.CharField(label=gettext_lazy("Tên đơn vị"), max_length=200)


class Filter(KitForm):
    """What narrows the tree."""

    cu = forms.BooleanField(label=gettext_lazy("Cả đơn vị đã kết thúc"), required=False)


class UnitData(KitForm):
    """What is on record of a unit besides its history."""

    name = _name()
    short_name = forms.CharField(label=gettext_lazy("Tên viết tắt"), max_length=60, required=False)
    code = forms.CharField(label=gettext_lazy("Mã đơn vị"), max_length=30, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Unit.Kind.choices)
    order = forms.IntegerField(
        label=gettext_lazy("Thứ tự"),
        min_value=0,
        max_value=9999,
        required=False,
        help_text=gettext_lazy("Số nhỏ đứng trước trong danh sách."),
    )
    from_on = DayField(label=gettext_lazy("Hoạt động từ ngày"), required=False)
    known_since = forms.IntegerField(
        label=gettext_lazy("Hồ sơ khen thưởng đầy đủ từ năm"),
        min_value=1945,
        max_value=2100,
        required=False,
        help_text=gettext_lazy(
            "Từ năm này trở đi, không có trong hồ sơ nghĩa là không có; để trống nếu chưa chắc."
        ),
    )

    def fields_of_unit(self) -> dict[str, Any]:
        """The typed values as the action takes them."""
        typed = {
            k: v for k, v in self.cleaned_data.items() if k not in ("version", "key", "parent")
        }
        return {**typed, "code": typed["code"] or None, "order": typed["order"] or 0}


class AddUnit(UnitData):
    parent = UnitChoice(label=gettext_lazy("Đơn vị cấp trên"))
    key = OneTimeKey()
    field_order = ["parent"]

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"].offer(units)  # type: ignore[attr-defined]
        self.fields["kind"].choices = KINDS  # type: ignore[attr-defined]


class ChangeUnit(UnitData):
    version = VersionField()


class ByDocument(KitForm):
    """A reorganisation has a day and a document."""

    day = DayField(
        label=gettext_lazy("Có hiệu lực từ ngày"), help_text=gettext_lazy("Ngày ghi trong văn bản.")
    )
    basis = forms.CharField(
        label=gettext_lazy("Văn bản"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: Quyết định số 12/QĐ-UBND ngày 25/6/2025 của UBND tỉnh."),
    )
    key = OneTimeKey()


class Rename(ByDocument):
    name = forms.CharField(label=gettext_lazy("Tên mới"), max_length=200)
    short_name = forms.CharField(
        label=gettext_lazy("Tên viết tắt mới"), max_length=60, required=False
    )
    version = VersionField()
    field_order = ["name", "short_name"]


class Move(ByDocument):
    parent = UnitChoice(label=gettext_lazy("Đơn vị cấp trên mới"))
    version = VersionField()
    field_order = ["parent"]

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"].offer(units)  # type: ignore[attr-defined]


class Dissolve(ByDocument):
    version = VersionField()


class Merge(ByDocument):
    """This unit and others become one: one of them goes on, or a new one is made."""

    others = UnitsChoice(label=gettext_lazy("Cùng với các đơn vị"))
    into = UnitChoice(
        label=gettext_lazy("Thành"),
        required=False,
        help_text=gettext_lazy("Đơn vị đã có và tiếp tục hoạt động, hoặc đơn vị mới."),
    )
    name = forms.CharField(
        label=gettext_lazy("Tên đơn vị mới"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Chỉ ghi khi thành lập đơn vị mới."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại đơn vị mới"), choices=KINDS)
    field_order = ["others", "into", "name", "kind"]

    def __init__(self, *args: Any, unit: Unit, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.unit = unit
        above = [int(pk) for pk in unit.path.split("/") if pk]  # and the unit itself
        self.fields["others"].offer(units.exclude(pk__in=above))  # type: ignore[attr-defined]
        self.fields["into"].offer(units, empty=_("Một đơn vị mới"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("into") and not typed.get("name"):
            raise ValidationError(
                {"name": _("Hãy ghi tên đơn vị mới, hoặc chọn đơn vị tiếp tục hoạt động.")}
            )
        return typed

    def going(self) -> Sequence[Unit]:
        """The units that end: all but the one that goes on."""
        into = self.cleaned_data["into"]
        return [unit for unit in [self.unit, *self.cleaned_data["others"]] if unit != into]


class Split(ByDocument):
    """New units come out of this one; each open post says where its holder goes."""

    names = forms.CharField(
        label=gettext_lazy("Các đơn vị mới"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Mỗi dòng một tên."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=KINDS)
    goes_on = forms.ChoiceField(
        label=gettext_lazy("Đơn vị cũ"),
        choices=[("1", gettext_lazy("tiếp tục (tách)")), ("0", gettext_lazy("kết thúc (chia)"))],
        widget=forms.RadioSelect,
    )
    field_order = ["names", "kind", "goes_on", "day", "basis"]

    def __init__(self, *args: Any, posts: Sequence[Post], **options: Any) -> None:
        super().__init__(*args, **options)
        self.posts = posts
        for post in posts:
            self.fields[f"post{post.pk}"] = forms.IntegerField(
                label=f"{post.person.name} – {post.title}",
                required=False,
                min_value=0,
                max_value=99,
                help_text=_("Số thứ tự dòng của đơn vị mới (1, 2…); để trống là ở lại."),
            )

    def clean_names(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["names"].splitlines()]
        return [line for line in lines if line]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        many = len(typed.get("names", []))
        for post in self.posts:
            if (typed.get(f"post{post.pk}") or 0) > many:
                self.add_error(
                    f"post{post.pk}",
                    _("Chỉ có %(many)d đơn vị mới; hãy ghi số từ 1 đến %(many)d.") % {"many": many},
                )
        return typed

    def places(self) -> dict[int, int]:
        """For each post that goes, which new unit, counted from 0."""
        typed = {post.pk: self.cleaned_data[f"post{post.pk}"] for post in self.posts}
        return {pk: line - 1 for pk, line in typed.items() if line}


class Years(KitForm):
    """Whether the years before and after are counted together."""

    joined = forms.ChoiceField(
        label=gettext_lazy("Thành tích trước và sau khi tổ chức lại"),
        choices=[
            ("1", gettext_lazy("được cộng nối")),
            ("0", gettext_lazy("không được cộng nối")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do, căn cứ"), widget=forms.Textarea(attrs={"rows": 3})
    )
