"""What is typed about accounts and roles."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.kit.forms import DayField, KitForm
from thidua.kit.keys import OneTimeKey
from thidua.people.models import Role, Unit, User
from thidua.people.picking import PersonTyped, UnitChoice
from thidua.people.queries import account_named


class Filter(KitForm):
    """What narrows the list of accounts."""

    q = forms.CharField(label=gettext_lazy("Tên đăng nhập hoặc tên"), required=False, max_length=80)
    vai_tro = forms.ChoiceField(
        label=gettext_lazy("Vai trò"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), *Role.choices],
    )
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[
            ("", gettext_lazy("Tất cả")),
            ("dung", gettext_lazy("Đang dùng")),
            ("ngung", gettext_lazy("Đã ngừng")),
            ("het", gettext_lazy("Vai trò sắp hết hạn")),
        ],
    )

    def asked(self) -> dict[str, str]:
        """What was asked; what cannot be read is left out."""
        self.is_valid()
        return {
            "words": self.cleaned_data.get("q", ""),
            "role": self.cleaned_data.get("vai_tro", ""),
            "state": self.cleaned_data.get("tinh_trang", ""),
        }


class AddAccount(KitForm):
    username = forms.RegexField(
        r"^[a-zA-Z0-9][a-zA-Z0-9._-]*$",
        label=gettext_lazy("Tên đăng nhập"),
        max_length=60,
        error_messages={
            "invalid": gettext_lazy(
                "Tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch ngang."
            )
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        help_text=gettext_lazy("Ví dụ: lan.tt"),
    )
    display_name = forms.CharField(label=gettext_lazy("Tên hiển thị"), max_length=120)
    person = PersonTyped(
        label=gettext_lazy("Của cá nhân"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Mã cán bộ, hoặc họ và tên đúng như trên hồ sơ."),
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu tạm"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy(
            "Để trống thì gửi liên kết một lần. Mật khẩu tạm phải đổi ngay khi đăng nhập lần đầu."
        ),
    )


class ChangeAccount(KitForm):
    display_name = forms.CharField(label=gettext_lazy("Tên hiển thị"), max_length=120)
    person = PersonTyped(
        label=gettext_lazy("Của cá nhân"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Mã cán bộ, hoặc họ và tên đúng như trên hồ sơ."),
    )


class GiveRole(KitForm):
    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), choices=Role.choices)
    unit = UnitChoice(
        label=gettext_lazy("Tại đơn vị"), help_text=gettext_lazy("Gồm cả các đơn vị trực thuộc.")
    )
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến hết ngày"), required=False)
    basis = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=200, required=False)
    key = OneTimeKey()

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(UnitChoice, self.fields["unit"]).offer(units)


class EndRole(KitForm):
    on = DayField(label=gettext_lazy("Giữ vai trò đến hết ngày"))


class Delegate(KitForm):
    to = forms.CharField(
        label=gettext_lazy("Ủy quyền cho tài khoản"),
        max_length=60,
        help_text=gettext_lazy("Tên đăng nhập của người được ủy quyền."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến hết ngày"))
    basis = forms.CharField(label=gettext_lazy("Giấy ủy quyền"), max_length=200)
    key = OneTimeKey()

    def clean_to(self) -> User:
        found = account_named(self.cleaned_data["to"])
        if found is None:
            raise ValidationError(
                _("Không có tài khoản nào đang dùng mang tên “%(name)s”.")
                % {"name": self.cleaned_data["to"]}
            )
        return found
