"""What a record looks like at one moment, as plain values, so that two moments can be compared."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models


def state_of(record: models.Model) -> dict[str, Any]:
    """The stored fields of a record as JSON values; fields named in `journal_secret` show only that
    they are filled.
    """
    hidden = set(getattr(record, "journal_secret", ()))
    fields = [f for f in record._meta.concrete_fields if not f.primary_key]
    return {
        f.name: ("•••" if f.value_from_object(record) else None)
        if f.name in hidden
        else _plain(f.value_from_object(record))
        for f in fields
    }


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Each field that differs, with its value before and after."""
    return {
        name: [before.get(name), value]
        for name, value in after.items()
        if before.get(name) != value and not (value in (None, "") and name not in before)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return str(value)
