"""What is typed to sign in and to choose a password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.kit.forms import KitForm


def _password(autocomplete: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": autocomplete})


class SignIn(KitForm):
    username = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu"), strip=False, widget=_password("current-password")
    )


class NewPassword(KitForm):
    """A new password, typed twice; the rules themselves are asked by the action."""

    new = forms.CharField(
        label=gettext_lazy("Mật khẩu mới"), strip=False, widget=_password("new-password")
    )
    again = forms.CharField(
        label=gettext_lazy("Nhập lại mật khẩu mới"), strip=False, widget=_password("new-password")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["new"].help_text = " ".join(password_validators_help_texts())

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("new") and typed.get("again") and typed["new"] != typed["again"]:
            raise ValidationError({"again": _("Hai lần nhập chưa giống nhau; hãy nhập lại.")})
        return typed


class ChangePassword(NewPassword):
    old = forms.CharField(
        label=gettext_lazy("Mật khẩu hiện tại"), strip=False, widget=_password("current-password")
    )
    field_order = ["old", "new", "again"]
