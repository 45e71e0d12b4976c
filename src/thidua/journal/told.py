"""Lines of the journal in words: the verb, the fields and their values as a person reads them."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.journal.models import Entry
from thidua.journal.state import HIDDEN

UNTOLD = {"version", "folded", "sort_key", "path", "key", "hash", "password"}
VERBS = {
    "refuse": gettext_lazy("bị từ chối"),
    "change": gettext_lazy("sửa"),
    "draft": gettext_lazy("soạn"),
    "submit": gettext_lazy("trình"),
    "return": gettext_lazy("trả lại"),
    "correct": gettext_lazy("đính chính"),
    "revoke": gettext_lazy("thu hồi"),
}


@dataclass(frozen=True)
class Change:
    """One field, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """One line, as `kit/_history.html` shows it."""

    at: datetime
    by: Any
    on_behalf_of: Any
    says: str
    refused: bool = False
    changes: list[Change] = field(default_factory=list)


def told(
    entries: Iterable[Entry],
    verbs: Mapping[str, Any] | None = None,
    *,
    brief: Container[str] = (),
) -> list[Told]:
    """The lines in words. `verbs` are the slice's own: `dict(Step.choices)`; what a line whose verb
    is `brief` changed is not told, where the page shows it all.
    """
    known = {**VERBS, **(verbs or {})}
    return [
        Told(
            at=entry.at,
            by=entry.by,
            on_behalf_of=entry.on_behalf_of,
            says=_says(entry, known),
            refused=entry.verb == "refuse",
            changes=[] if entry.verb in brief else list(_changes(entry)),
        )
        for entry in entries
    ]


def _says(entry: Entry, verbs: Mapping[str, Any]) -> str:
    verb = str(verbs.get(entry.verb, entry.verb.replace("_", " ")))
    verb = f"{verb[:1].lower()}{verb[1:]}"
    return f"{verb}: {entry.note}" if entry.note else verb


def _changes(entry: Entry) -> Iterable[Change]:
    """The fields that a person would name, of those that differ, in the order of the record."""
    model = entry.kind.model_class() if entry.kind else None
    order = [field.name for field in model._meta.concrete_fields] if model else []
    places = {name: place for place, name in enumerate(order)}
    for name in sorted(entry.changes, key=lambda name: places.get(name, len(order))):
        pair = entry.changes[name]
        if name in UNTOLD or not isinstance(pair, list) or len(pair) != 2:
            continue
        known = _field(model, name)
        before, after = (_value(known, value) for value in pair)
        if before != after or before == HIDDEN:
            yield Change(_label(known, name), before, after)


def _field(model: type[models.Model] | None, name: str) -> models.Field[Any, Any] | None:
    try:
        found = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, models.Field) else None


def _label(known: models.Field[Any, Any] | None, name: str) -> str:
    text = str(known.verbose_name) if known else name.replace("_", " ")
    if isinstance(known, models.ForeignKey) and text == name.replace("_", " "):
        text = str(known.related_model._meta.verbose_name)
    return f"{text[:1].upper()}{text[1:]}"


def _value(known: models.Field[Any, Any] | None, value: Any) -> str:
    """A value as it is read: a choice or a record by its name, a day as 05/12/2025."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list | dict):
        return _("%(count)s mục") % {"count": len(value)}
    if isinstance(known, models.ForeignKey):
        return _name(known.related_model, value)
    if known is not None and known.choices:
        return str(dict(known.flatchoices).get(value, value))
    return _day(known, str(value))


def _name(model: Any, key: Any) -> str:
    return str(model._base_manager.filter(pk=key).first() or f"số {key}")


def _day(known: models.Field[Any, Any] | None, text: str) -> str:
    if isinstance(known, models.DateTimeField) and (moment := parse_datetime(text)):
        return date_format(localtime(moment), "DATETIME_FORMAT")
    if isinstance(known, models.DateField) and (on := _as_day(text)):
        return date_format(on)
    return text


def _as_day(text: str) -> date | None:
    return parse_date(text[:10])
