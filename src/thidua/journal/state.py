"""What a record looks like at one moment, as plain values, so that two moments can be compared."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

HIDDEN = "•••"


class Secret(str):
    """A value that is compared but never shown: it prints, and is kept, as three dots."""

    value: Any

    def __new__(cls, value: Any) -> "Secret":
        hidden = super().__new__(cls, HIDDEN)
        hidden.value = value
        return hidden

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and bool(self.value == other.value)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(HIDDEN)


def state_of(record: models.Model) -> dict[str, Any]:
    """The stored fields of a record as JSON values.

    Fields named in the model's `journal_secret` show only that they are filled; those named in its
    `journal_leaves_out` (search keys, one-time keys) are no news to anybody.
    """
    hidden = set(getattr(record, "journal_secret", ()))
    left_out = set(getattr(record, "journal_leaves_out", ()))
    return {
        f.name: _shown(f.value_from_object(record), secret=f.name in hidden)
        for f in record._meta.concrete_fields
        if not f.primary_key and f.name not in left_out
    }


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Each field that differs, with its value before and after; of a secret, only that it does."""
    return {
        name: [_kept(before.get(name)), _kept(value)]
        for name, value in after.items()
        if before.get(name) != value and not (value in (None, "") and name not in before)
    }


def _shown(value: Any, *, secret: bool) -> Any:
    if not secret:
        return _plain(value)
    return Secret(value) if value not in (None, "") else None


def _kept(value: Any) -> Any:
    return HIDDEN if isinstance(value, Secret) else value


def _plain(value: Any) -> Any:
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).isoformat()  # as the database gives it back
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return str(value)
