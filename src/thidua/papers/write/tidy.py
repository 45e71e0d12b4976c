"""Text made fit to print: one form of each Vietnamese letter, and no letter that hides or breaks.

Every string of a paper passes here once, before either printer sees it.
"""

import dataclasses
import unicodedata
from typing import Any, TypeVar

T = TypeVar("T")

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def tidy_text(text: str) -> str:
    """NFC; line breaks kept, tabs as spaces, control, hidden and unassigned letters dropped."""
    text = text.replace("\r\n", "\n").replace("\t", " ")
    kept = (c for c in text if c == "\n" or unicodedata.category(c) not in _HIDDEN)
    return unicodedata.normalize("NFC", "".join(kept))


def tidy(value: T) -> T:
    """The same value (dataclass, tuple, string, anything else) with every string in it tidied."""
    return _tidy(value)  # type: ignore[no-any-return]


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return tidy_text(value)
    if isinstance(value, tuple):
        return tuple(_tidy(part) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _tidy(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value
