"""What is typed about persons, posts and absences."""

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.kit.forms import DayField, KitForm
from thidua.kit.keys import OneTimeKey, VersionField
from thidua.people.actions import PersonFields, PostFields
from thidua.people.models import Absence, Person, Post, Unit
from thidua.people.picking import UnitChoice

ANY = [("", gettext_lazy("Tất cả"))]
PERSON = [
    "name",
    "sex",
    "born",
    "citizen_number",
    "staff_code",
    "group",
    "joined_on",
    "known_since",
    "higher_retirement_age",
]
POST = ["title", "rank", "leader", "head", "kind", "from_on", "until_on"]


class Filter(KitForm):
    """What narrows the list of persons."""

    q = forms.CharField(label=gettext_lazy("Tên hoặc mã"), required=False, max_length=80)
    don_vi = UnitChoice(label=gettext_lazy("Đơn vị"), required=False)
    nhom = forms.ChoiceField(
        label=gettext_lazy("Nhóm"), required=False, choices=[*ANY, *Person.Group.choices]
    )
    lanh_dao = forms.ChoiceField(
        label=gettext_lazy("Vị trí"),
        required=False,
        choices=[*ANY, ("1", gettext_lazy("Lãnh đạo")), ("0", gettext_lazy("Người trực tiếp"))],
    )
    roi = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[
            ("", gettext_lazy("Đang công tác")),
            ("1", gettext_lazy("Đã rời")),
            ("2", gettext_lazy("Tất cả")),
        ],
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(UnitChoice, self.fields["don_vi"]).offer(units, empty=_("Tất cả"))

    def asked(self) -> dict[str, Any]:
        """What was asked, as `queries.persons_listed` takes it; what cannot be read is left out."""
        self.is_valid()
        typed = self.cleaned_data
        return {
            "words": typed.get("q", ""),
            "unit": typed.get("don_vi"),
            "group": typed.get("nhom", ""),
            "leader": {"1": True, "0": False}.get(typed.get("lanh_dao", "")),
            "left": {"": False, "1": True}.get(typed.get("roi", "")),
        }


class PersonData(KitForm):
    """What is on record of a person."""

    name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    sex = forms.ChoiceField(
        label=gettext_lazy("Giới tính"),
        choices=[("", gettext_lazy("chưa ghi")), *Person.Sex.choices],
        required=False,
    )
    born = forms.CharField(
        label=gettext_lazy("Ngày sinh"),
        required=False,
        help_text=gettext_lazy("Ví dụ 03/02/1990; nếu chỉ biết năm thì ghi 1990."),
    )
    citizen_number = forms.RegexField(
        r"^\d{9}(\d{3})?$",
        label=gettext_lazy("Số định danh cá nhân"),
        required=False,
        error_messages={"invalid": gettext_lazy("Số định danh gồm 12 chữ số (CMND cũ 9 số).")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=gettext_lazy("Chỉ người làm hồ sơ nhìn thấy; nơi khác che bớt."),
    )
    staff_code = forms.CharField(label=gettext_lazy("Mã cán bộ"), max_length=30, required=False)
    group = forms.ChoiceField(label=gettext_lazy("Nhóm"), choices=Person.Group.choices)
    joined_on = DayField(label=gettext_lazy("Vào cơ quan ngày"), required=False)
    known_since = forms.IntegerField(
        label=gettext_lazy("Hồ sơ khen thưởng đầy đủ từ năm"),
        min_value=1945,
        max_value=2100,
        required=False,
        help_text=gettext_lazy(
            "Từ năm này trở đi, không có trong hồ sơ nghĩa là không có; để trống nếu chưa chắc."
        ),
    )
    higher_retirement_age = forms.BooleanField(
        label=gettext_lazy("Được nghỉ hưu ở tuổi cao hơn"), required=False
    )

    def clean_born(self) -> tuple[Any, int | None]:
        """The day, if it is known, and the year."""
        typed = self.cleaned_data["born"].strip()
        if not typed or re.fullmatch(r"(19|20)\d\d", typed):
            return None, int(typed) if typed else None
        try:
            on = DayField().clean(typed)
        except ValidationError as wrong:
            raise ValidationError(
                _("“Ngày sinh” phải là một ngày như 03/02/1990 hoặc một năm như 1990.")
            ) from wrong
        return on, on.year

    def fields_of_person(self) -> PersonFields:
        """The typed values as the actions take them."""
        typed = {name: self.cleaned_data[name] for name in PERSON if name != "born"}
        typed["born_on"], typed["born_year"] = self.cleaned_data["born"]
        for name in ("citizen_number", "staff_code"):
            typed[name] = typed[name] or None
        return cast(PersonFields, typed)


class ChangePerson(PersonData):
    version = VersionField()


class PostData(KitForm):
    """What is on record of a post."""

    title = forms.CharField(label=gettext_lazy("Chức vụ"), max_length=120)
    rank = forms.CharField(
        label=gettext_lazy("Chức danh tương đương"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Dùng khi xét cống hiến; ví dụ: vu-truong-va-tuong-duong."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Post.Kind.choices)
    leader = forms.BooleanField(
        label=gettext_lazy("Lãnh đạo từ phó trưởng phòng trở lên"), required=False
    )
    head = forms.BooleanField(label=gettext_lazy("Người đứng đầu đơn vị"), required=False)
    from_on = DayField(label=gettext_lazy("Giữ chức vụ từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến hết ngày"), required=False)

    def fields_of_post(self) -> PostFields:
        """The typed values as the actions take them."""
        return cast(PostFields, {name: self.cleaned_data[name] for name in POST})


class AtUnit(KitForm):
    """Something at a unit of those that may be picked."""

    unit = UnitChoice(label=gettext_lazy("Đơn vị"))

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(UnitChoice, self.fields["unit"]).offer(units)


class AddPerson(AtUnit, PersonData, PostData):
    """A person and the post they come with."""

    surely_new = forms.BooleanField(
        label=gettext_lazy("Đúng là người khác, dù trùng tên và ngày sinh"), required=False
    )
    key = OneTimeKey()
    field_order = ["name", "sex", "born", "unit", *POST, "citizen_number", "staff_code", "group"]


class AddPost(AtUnit, PostData):
    key = OneTimeKey()
    field_order = ["unit"]


class ChangePost(PostData):
    version = VersionField()


class EndPost(KitForm):
    on = DayField(label=gettext_lazy("Giữ chức vụ đến hết ngày"))
    version = VersionField()


class Leave(KitForm):
    on = DayField(
        label=gettext_lazy("Làm việc đến hết ngày"),
        help_text=gettext_lazy(
            "Nghỉ hưu, chuyển cơ quan khác, thôi việc. Các chức vụ kết thúc theo."
        ),
    )
    version = VersionField()


class Transfer(AtUnit):
    """The main post goes to another unit."""

    title = forms.CharField(label=gettext_lazy("Chức vụ ở đơn vị mới"), max_length=120)
    leader = forms.BooleanField(
        label=gettext_lazy("Lãnh đạo từ phó trưởng phòng trở lên"), required=False
    )
    head = forms.BooleanField(label=gettext_lazy("Người đứng đầu đơn vị"), required=False)
    on = DayField(label=gettext_lazy("Về đơn vị mới từ ngày"))
    old_unit_agrees = forms.ChoiceField(
        label=gettext_lazy("Ý kiến của đơn vị cũ về thành tích trong năm"),
        choices=[
            ("", gettext_lazy("chưa hỏi")),
            ("1", gettext_lazy("đồng ý")),
            ("0", gettext_lazy("không đồng ý")),
        ],
        required=False,
        help_text=gettext_lazy("Người chuyển công tác được xét ở đơn vị mới, có ý kiến đơn vị cũ."),
    )
    key = OneTimeKey()
    field_order = ["unit", "title"]

    def agrees(self) -> bool | None:
        """The old unit's opinion, None while it is not asked."""
        return {"1": True, "0": False}.get(self.cleaned_data["old_unit_agrees"])


class AbsenceData(KitForm):
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Absence.Kind.choices)
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến hết ngày"))
    key = OneTimeKey()


class ChangeAbsence(KitForm):
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến hết ngày"))
