"""The rules of a password, each in one Vietnamese sentence; Django's own words are not all
translated.
"""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return _("Mật khẩu quá ngắn; cần ít nhất %(count)d ký tự.") % {"count": self.min_length}

    def get_help_text(self) -> str:
        return _("Ít nhất %(count)d ký tự.") % {"count": self.min_length}


class NotCommon(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Mật khẩu này nhiều người dùng nên rất dễ đoán.")

    def get_help_text(self) -> str:
        return _("Không dùng mật khẩu phổ biến.")


class NotOnlyDigits(NumericPasswordValidator):
    def get_error_message(self) -> str:
        return _("Mật khẩu không được chỉ gồm chữ số.")

    def get_help_text(self) -> str:
        return _("Không chỉ gồm chữ số.")


class UnlikeTheAccount(UserAttributeSimilarityValidator):
    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "display_name"))

    def get_error_message(self) -> str:
        return _("Mật khẩu quá giống tên đăng nhập hoặc tên của bạn.")

    def get_help_text(self) -> str:
        return _("Không giống tên đăng nhập hoặc tên của bạn.")
