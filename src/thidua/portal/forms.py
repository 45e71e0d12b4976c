"""What a sender without an account types."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.kit.forms import KitForm


class Upload(KitForm):
    """A file, and who sends it."""

    sender = forms.CharField(
        label=_("Họ và tên người gửi"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    file = forms.FileField(
        label=_("Tệp"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.docx,.pdf,.png,.jpg"}),
        help_text=_("Bảng Excel, văn bản Word, PDF hoặc ảnh chụp."),
    )
