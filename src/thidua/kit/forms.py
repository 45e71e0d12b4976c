"""Forms that speak Vietnamese: labels above, help below, errors on the field and at the top."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.kit.keys import Difference, OneTimeKey, VersionField
from thidua.kit.text import fold, nfc

__all__ = [
    "ConfirmWord",
    "DayInput",
    "DayField",
    "KitForm",
    "MoneyField",
    "OneTimeKey",
    "Renderer",
    "VersionField",
]

CLASSES = {
    "checkbox": "",
    "checkboxselectmultiple": "",
    "radioselect": "",
    "select": "form-select",
    "nullbooleanselect": "form-select",
    "selectmultiple": "form-select",
    "hidden": "",
}


class KitBoundField(BoundField):
    """A field whose widget carries the style sheet's class and names its help and its errors."""

    def build_widget_attrs(self, attrs: Any, widget: Any = None) -> Any:
        attrs = super().build_widget_attrs(attrs, widget)
        style = CLASSES.get(self.widget_type, "form-control")
        own = self.field.widget.attrs.get("class", "")
        if names := f"{style} {own}".strip():
            attrs["class"] = names
        return attrs


class Renderer(TemplatesSetting):
    """Renders every form by `kit/_form.html`; settings name it in FORM_RENDERER.

    Needs `django.forms` in INSTALLED_APPS, after `thidua.kit`.
    """

    form_template_name = "kit/_form.html"
    field_template_name = "kit/_field.html"
    bound_field_class = KitBoundField


class KitForm(forms.Form):
    """A form whose text comes in as NFC and whose errors say which field and what to do."""

    default_renderer = Renderer

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **options: Any) -> None:
        super().__init__(None if data is None else normalised(data), *args, **options)
        for field in self.fields.values():
            speak(field)

    def differences(self, on_record: Mapping[str, Any]) -> Sequence[Difference]:
        """What was typed against what is on record, for the fields named there that differ."""
        typed = getattr(self, "cleaned_data", {})
        found = []
        for bound in self.visible_fields():
            if bound.name not in on_record:
                continue
            mine = _shown(bound, typed.get(bound.name, bound.value()))
            theirs = _shown(bound, on_record[bound.name])
            if mine != theirs:
                found.append(Difference(str(bound.label), mine, theirs))
        return found


def normalised(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same data with every text as NFC: Macs and some keyboards send letters in pieces."""
    if isinstance(data, MultiValueDict):
        clean: MultiValueDict[str, Any] = QueryDict(mutable=True)
        for name, values in data.lists():
            clean.setlist(name, [_nfc(value) for value in values])
        return clean
    return {name: _nfc(value) for name, value in data.items()}


def _nfc(value: Any) -> Any:
    return nfc(value) if isinstance(value, str) else value


def speak(field: forms.Field) -> None:
    """Let a field's errors name the field, in Vietnamese; words given by the form are kept."""
    label = field.label or ""
    for code, words in _words(field).items():
        if field.error_messages.get(code) in _defaults(field, code):
            field.error_messages[code] = words.replace("{label}", str(label))


def _words(field: forms.Field) -> dict[str, str]:
    words = {
        "required": _("Hãy điền “{label}”."),
        "invalid_choice": _("“{label}”: lựa chọn này không có trong danh sách; hãy chọn lại."),
        "incomplete": _("Hãy điền đủ “{label}”."),
    }
    if isinstance(field, forms.ChoiceField | forms.FileField):
        words["required"] = _("Hãy chọn “{label}”.")
    if isinstance(field, forms.BooleanField):
        words["required"] = _("Hãy đánh dấu “{label}”.")
    if isinstance(field, forms.DateField | forms.DateTimeField):
        words["invalid"] = _("“{label}” phải là một ngày, ví dụ 05/12/2025.")
    if isinstance(field, forms.IntegerField):
        words["invalid"] = _("“{label}” phải là một số, ví dụ 1250.")
    if isinstance(field, MoneyField):
        words["invalid"] = _("“{label}” phải là số đồng, ví dụ 2.340.000.")
    return words


def _defaults(field: forms.Field, code: str) -> list[Any]:
    """The messages that the field's own classes give under a code."""
    given = [vars(kind).get("default_error_messages", {}) for kind in type(field).__mro__]
    return [messages[code] for messages in given if code in messages]


def _shown(bound: BoundField, value: Any) -> str:
    """A value as the form would show it: a choice by its name, several by commas."""
    if isinstance(value, list | tuple):
        return ", ".join(_shown(bound, one) for one in value)
    value = bound.field.prepare_value(value)
    names = {str(key): str(name) for key, name in getattr(bound.field, "choices", ())}
    return names.get(str(value)) or str(bound.field.widget.format_value(value) or "")


class DayInput(forms.DateInput):
    """A text box for a day with, where the browser can, a button that opens its calendar."""

    template_name = "kit/_day.html"


class DayField(forms.DateField):
    """A day, typed as 05/12/2025 or picked; a browser's own date box may show 12/05/2025."""

    def __init__(self, **options: Any) -> None:
        widget = DayInput(attrs={"inputmode": "numeric"}, format="%d/%m/%Y")
        formats = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y"]
        super().__init__(**{"widget": widget, "input_formats": formats, **options})


class MoneyField(forms.IntegerField):
    """Whole đồng, typed as 2340000, 2.340.000 or 2.340.000 đ."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 0, **options})
        self.widget.attrs.update({"inputmode": "numeric", "class": "money"})

    def to_python(self, value: Any) -> int | None:
        """The sum in đồng; groups must be of three digits, so that 2.34 is not taken for 234."""
        if isinstance(value, str):
            bare = re.sub(r"\s*(đ|đồng|vnđ|vnd)\.?$", "", value.strip().lower())
            grouped = re.fullmatch(r"\d{1,3}(?:([.\s\u00a0])\d{3})(?:\1\d{3})*", bare)
            value = re.sub(r"\D", "", bare) if grouped else bare
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


class ConfirmWord(forms.CharField):
    """A word to be typed before what cannot be undone; marks and case may be left out."""

    default_error_messages = {"word": gettext_lazy("Hãy gõ đúng “%(word)s” để xác nhận.")}

    def __init__(self, word: str, **options: Any) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false", "data-confirm-word": word}
        label = _("Gõ %(word)s để xác nhận") % {"word": word}
        super().__init__(**{"widget": forms.TextInput(attrs=attrs), "label": label, **options})
        self.word = word

    def validate(self, value: Any) -> None:
        super().validate(value)
        if fold(value) != fold(self.word):
            message = self.error_messages["word"]
            raise ValidationError(message, code="word", params={"word": self.word})
