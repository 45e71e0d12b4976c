"""How an honour is called on screen. Load with `{% load law %}`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template

from thidua.library.queries import honour_names

register = template.Library()
KEPT = "_honour_names"  # read once a request


@register.simple_tag(takes_context=True)
def honour(context: Mapping[str, Any], code: str, printed: str = "") -> str:
    """The name of an honour by its code; what the law does not know as it was printed."""
    request = context.get("request")
    names = getattr(request, KEPT, None)
    if names is None:
        mandate = getattr(request, "mandate", None)
        names = honour_names(on=mandate.on if mandate else date.max)
        if request is not None:
            setattr(request, KEPT, names)
    return str(names.get(code) or printed or code)
