"""What a slice tells the desk and the search, as plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Waiting:
    """Something that waits for this officer: a sentence, how many, by when, the button."""

    text: str
    url: str
    count: int = 1
    due_on: date | None = None
    button: str = ""


@dataclass(frozen=True)
class Found:
    """One find of the search."""

    text: str
    detail: str
    url: str
    kind: str
