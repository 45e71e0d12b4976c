"""What is typed about the agency: its settings, its signers, its first day."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.kit.forms import DayField, KitForm
from thidua.kit.keys import OneTimeKey
from thidua.people.actions import FirstPerson
from thidua.people.forms.sign_in import NewPassword
from thidua.people.models import Role, Unit
from thidua.people.picking import PersonTyped, UnitChoice

LEVELS = [
    ("so", gettext_lazy("Sở, ban, ngành cấp tỉnh")),
    ("tinh", gettext_lazy("Ủy ban nhân dân tỉnh")),
    ("xa", gettext_lazy("Xã, phường, đặc khu")),
]
SIGNERS = [
    ("giam-doc-so", gettext_lazy("Giám đốc sở, thủ trưởng cơ quan chuyên môn cấp tỉnh")),
    ("thu-truong-don-vi", gettext_lazy("Thủ trưởng đơn vị có tư cách pháp nhân")),
    ("chu-tich-ubnd-tinh", gettext_lazy("Chủ tịch UBND tỉnh")),
    ("chu-tich-ubnd-xa", gettext_lazy("Chủ tịch UBND xã, phường, đặc khu")),
    ("giam-doc-doanh-nghiep", gettext_lazy("Giám đốc doanh nghiệp, hợp tác xã")),
]
SERIES = [
    ("HDTDKT", gettext_lazy("Sổ văn bản của Hội đồng")),
    ("SOVANG", gettext_lazy("Sổ vàng: số bằng, giấy chứng nhận")),
]
ROLE_SETS: dict[str, tuple[Any, tuple[Role, ...]]] = {
    "": (gettext_lazy("không có tài khoản"), ()),
    "officer-administrator": (
        gettext_lazy("Chuyên viên TĐKT, kiêm quản trị hệ thống"),
        (Role.ADMINISTRATOR, Role.OFFICER),
    ),
    "administrator": (gettext_lazy("Quản trị hệ thống"), (Role.ADMINISTRATOR,)),
    "officer": (gettext_lazy("Chuyên viên TĐKT"), (Role.OFFICER,)),
    "leader": (gettext_lazy("Lãnh đạo cơ quan"), (Role.LEADER,)),
    "head": (gettext_lazy("Trưởng đơn vị"), (Role.HEAD,)),
    "clerk": (gettext_lazy("Văn thư"), (Role.CLERK,)),
    "secretary": (gettext_lazy("Thư ký Hội đồng"), (Role.SECRETARY,)),
    "accountant": (gettext_lazy("Kế toán"), (Role.ACCOUNTANT,)),
}
Honours = Sequence[tuple[str, str]]


class DayOfYear(forms.CharField):
    """A day of every year, typed as 31/3, kept as 03-31."""

    def prepare_value(self, value: Any) -> Any:
        kept = re.fullmatch(r"(\d\d)-(\d\d)", str(value or ""))
        return f"{kept[2]}/{kept[1]}" if kept else value

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        parts = re.fullmatch(r"(\d{1,2})\s*[/-]\s*(\d{1,2})", typed.strip())
        if not parts:
            raise ValidationError(
                _("“%(label)s” phải là ngày/tháng, ví dụ 31/3.") % {"label": self.label}
            )
        DayField().clean(f"{parts[1]}/{parts[2]}/2024")
        return f"{int(parts[2]):02d}-{int(parts[1]):02d}"


class Agency(KitForm):
    """The settings that both the first page and the page of settings ask."""

    name = forms.CharField(label=gettext_lazy("Tên cơ quan"), max_length=200)
    parent_name = forms.CharField(
        label=gettext_lazy("Cơ quan chủ quản"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("In trên tên cơ quan; ví dụ: UBND TỈNH SÔNG THAO."),
    )
    symbol = forms.CharField(
        label=gettext_lazy("Chữ viết tắt trong ký hiệu văn bản"),
        max_length=20,
        help_text=gettext_lazy("Ví dụ SKHCN trong 45/QĐ-SKHCN."),
    )
    place = forms.CharField(
        label=gettext_lazy("Địa danh"),
        max_length=80,
        help_text=gettext_lazy("In trước ngày tháng; ví dụ: Sông Thao."),
    )
    province = forms.CharField(label=gettext_lazy("Tỉnh, thành phố"), max_length=80)
    level = forms.ChoiceField(label=gettext_lazy("Cấp"), choices=LEVELS)
    council_name = forms.CharField(label=gettext_lazy("Tên Hội đồng"), max_length=120)
    proposal_addressee = forms.CharField(
        label=gettext_lazy("Nơi nhận tờ trình"), max_length=200, required=False
    )
    registration_deadline = DayOfYear(label=gettext_lazy("Hạn đăng ký thi đua hằng năm"))
    publication_days = forms.IntegerField(
        label=gettext_lazy("Số ngày công khai danh sách trong cơ quan"), min_value=0, max_value=60
    )
    publication_public = forms.BooleanField(
        label=gettext_lazy("Công khai cả trên trang dành cho công chúng"), required=False
    )
    school_year = forms.BooleanField(
        label=gettext_lazy("Tính theo năm học (2025-2026)"), required=False
    )
    certificate_code_place = forms.ChoiceField(
        label=gettext_lazy("Mã tra cứu trên bằng"),
        choices=[
            ("front", gettext_lazy("mặt trước")),
            ("back", gettext_lazy("mặt sau")),
            ("none", gettext_lazy("không in")),
        ],
    )
    series_kept_here = forms.MultipleChoiceField(
        label=gettext_lazy("Số do phần mềm cấp"),
        choices=SERIES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Số quyết định, kế hoạch do văn thư cấp; ở đây chỉ ghi lại."),
    )
    honours_used = forms.MultipleChoiceField(
        label=gettext_lazy("Danh hiệu, hình thức khen thưởng dùng ở cơ quan"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Không đánh dấu gì nghĩa là dùng tất cả."),
    )

    def __init__(self, *args: Any, honours: Honours, **options: Any) -> None:
        super().__init__(*args, **options)
        self.honours = honours
        cast(forms.MultipleChoiceField, self.fields["honours_used"]).choices = list(honours)
        printed: Mapping[str, str] = (self.initial or {}).get("printed_names") or {}
        for code, name in honours:
            field = forms.CharField(
                label=_("Tên in: %(name)s") % {"name": name},
                max_length=200,
                required=False,
                initial=printed.get(code, ""),
            )
            field.widget.attrs["placeholder"] = name
            self.fields[f"printed-{code}"] = field

    def values(self) -> dict[str, Any]:
        """The settings as they are kept."""
        kept = {
            name: value for name, value in self.cleaned_data.items() if name in Agency.base_fields
        }
        names = {code: self.cleaned_data[f"printed-{code}"].strip() for code, _name in self.honours}
        return {**kept, "printed_names": {code: name for code, name in names.items() if name}}


class Settings(Agency):
    """The agency's settings from a day on."""

    standing_unit = UnitChoice(
        label=gettext_lazy("Đơn vị thường trực thi đua, khen thưởng"), required=False
    )
    from_on = DayField(
        label=gettext_lazy("Áp dụng từ ngày"),
        help_text=gettext_lazy("Những ngày trước đó giữ thiết lập cũ."),
    )
    field_order = ["from_on", "name", "parent_name", "symbol", "place", "province", "level"]

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(UnitChoice, self.fields["standing_unit"]).offer(units, empty=_("chưa chọn"))

    def values(self) -> dict[str, Any]:
        unit = self.cleaned_data["standing_unit"]
        return {**super().values(), "standing_unit": unit.pk if unit else None}


class Start(Agency):
    """The units of the first day; people, password and code have forms of their own."""

    standing_unit = forms.CharField(
        label=gettext_lazy("Đơn vị thường trực thi đua, khen thưởng"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Văn phòng Sở, hoặc Thanh tra Sở."),
    )
    units = forms.CharField(
        label=gettext_lazy("Các đơn vị khác"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Mỗi dòng một đơn vị; thêm sau cũng được, hoặc nạp từ Excel."),
    )
    since = DayField(label=gettext_lazy("Cơ quan hoạt động từ ngày"), required=False)

    def clean_units(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["units"].splitlines()]
        return [line for line in lines if line]

    def steps(self) -> list[tuple[str, list[Any]]]:
        """The fields under the headings of the steps."""
        groups = [
            (
                _("Cơ quan"),
                ["name", "parent_name", "symbol", "place", "province", "level", "since"],
            ),
            (_("Đơn vị và Hội đồng"), ["standing_unit", "units", "council_name"]),
            (
                _("Cách làm của cơ quan"),
                [
                    "proposal_addressee",
                    "registration_deadline",
                    "publication_days",
                    "publication_public",
                    "school_year",
                    "certificate_code_place",
                    "series_kept_here",
                ],
            ),
            (
                _("Danh hiệu, hình thức khen thưởng"),
                ["honours_used", *(f"printed-{code}" for code, _name in self.honours)],
            ),
        ]
        return [(title, [self[name] for name in names]) for title, names in groups]


class FirstOne(KitForm):
    """One row of the people of the first day; a row without a name is left out."""

    name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120, required=False)
    title = forms.CharField(label=gettext_lazy("Chức vụ"), max_length=120, required=False)
    unit = forms.CharField(
        label=gettext_lazy("Đơn vị"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Để trống nếu là lãnh đạo cơ quan."),
    )
    leader = forms.BooleanField(
        label=gettext_lazy("Lãnh đạo từ phó trưởng phòng trở lên"), required=False
    )
    roles = forms.ChoiceField(
        label=gettext_lazy("Tài khoản"),
        choices=[(key, name) for key, (name, _roles) in ROLE_SETS.items()],
        required=False,
    )
    username = forms.RegexField(
        r"^[a-zA-Z0-9][a-zA-Z0-9._-]*$",
        label=gettext_lazy("Tên đăng nhập"),
        max_length=60,
        required=False,
        error_messages={
            "invalid": gettext_lazy(
                "Tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch ngang."
            )
        },
    )
    signs_as = forms.ChoiceField(
        label=gettext_lazy("Ký văn bản với thẩm quyền"),
        choices=[("", gettext_lazy("không ký")), *SIGNERS],
        required=False,
    )
    authority = forms.CharField(
        label=gettext_lazy("Dòng quyền hạn trên chữ ký"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Ví dụ KT. GIÁM ĐỐC; giám đốc ký thì để trống."),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("name"):
            if not typed.get("title"):
                self.add_error(
                    "title", _("Hãy ghi chức vụ của %(name)s.") % {"name": typed["name"]}
                )
            if typed.get("roles") and not typed.get("username") and "username" not in self.errors:
                self.add_error(
                    "username", _("Hãy ghi tên đăng nhập của %(name)s.") % {"name": typed["name"]}
                )
        return typed

    def person(self) -> FirstPerson | None:
        """The person of this row."""
        typed = self.cleaned_data
        if not typed["name"]:
            return None
        roles = ROLE_SETS[typed["roles"]][1]
        return FirstPerson(
            name=typed["name"],
            title=typed["title"],
            unit=typed["unit"],
            leader=typed["leader"],
            username=typed["username"] if roles else "",
            roles=roles,
            signs_as=typed["signs_as"],
            authority=typed["authority"],
        )


class Opening(NewPassword):
    """The set-up code, and the password of the first administrator."""

    code = forms.CharField(
        label=gettext_lazy("Mã thiết lập"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Lệnh “thidua serve” in mã này trên máy chủ."),
    )
    field_order = ["code", "new", "again"]


class AddSigner(KitForm):
    person = PersonTyped(
        label=gettext_lazy("Người ký"),
        max_length=120,
        help_text=gettext_lazy("Mã cán bộ, hoặc họ và tên đúng như trên hồ sơ."),
    )
    title = forms.CharField(label=gettext_lazy("Chức vụ in trên văn bản"), max_length=80)
    authority = forms.CharField(
        label=gettext_lazy("Dòng quyền hạn"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Ví dụ KT. GIÁM ĐỐC; người đứng đầu ký thì để trống."),
    )
    code = forms.ChoiceField(label=gettext_lazy("Thẩm quyền"), choices=SIGNERS)
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến hết ngày"), required=False)
    key = OneTimeKey()


class EndSigner(KitForm):
    on = DayField(label=gettext_lazy("Ký đến hết ngày"))
