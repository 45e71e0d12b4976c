"""Double clicks and stale pages: the one-time key of a new record, the version of an old one."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms

from thidua.kit.refusals import Difference, Stale

__all__ = ["Difference", "OneTimeKey", "Stale", "VersionField", "require_version"]


class OneTimeKey(forms.UUIDField):
    """Hidden in a form that creates; the table keeps it unique, so a second click finds the first.

    The model says `key = models.UUIDField(unique=True, editable=False)`.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"initial": uuid4, "widget": forms.HiddenInput, **options})


class VersionField(forms.IntegerField):
    """Hidden in a form that changes a record: the version that the page was made from."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 0, "widget": forms.HiddenInput, **options})


def require_version(given: int, on_record: int, *, differences: Sequence[Difference] = ()) -> None:
    """Raise Stale unless the page was made from the version now on record."""
    if given != on_record:
        raise Stale(differences)
