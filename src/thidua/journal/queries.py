"""Reading the journal: a record's history, the whole chain, and whether the chain holds."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from thidua.journal.chain import link, moment
from thidua.journal.models import Entry, Head
from thidua.journal.state import state_of
from thidua.kit.search import matching


def history_of(record: models.Model) -> models.QuerySet[Entry]:
    """The lines about one record, newest first."""
    kind = ContentType.objects.get_for_model(record)
    return Entry.objects.filter(kind=kind, about_id=record.pk).select_related("by", "on_behalf_of")


def head() -> Head:
    """Where the chain stands now."""
    return Head.objects.filter(pk=1).first() or Head(pk=1)


def lines(
    *, words: str = "", since: datetime | None = None, until: datetime | None = None
) -> models.QuerySet[Entry]:
    """The whole journal, newest first, for administrators."""
    found = matching(Entry.objects.select_related("by", "on_behalf_of", "kind"), words)
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    return found


def content_of(entry: Entry) -> dict[str, Any]:
    """What of a line is hashed."""
    kind = entry.kind
    return {
        "number": entry.number,
        "at": moment(entry.at),
        "by": entry.by_id,
        "on_behalf_of": entry.on_behalf_of_id,
        "verb": entry.verb,
        "kind": f"{kind.app_label}.{kind.model}" if kind else None,
        "about_id": entry.about_id,
        "about_text": entry.about_text,
        "changes": entry.changes,
        "note": entry.note,
    }


def faults(*, since: str | None = None) -> Iterator[str]:
    """Each break of the chain, in a sentence; `since` is a hash printed earlier that must still
    stand in it.
    """
    previous, number, seen = "0" * 64, 0, since is None
    for entry in Entry.objects.select_related("kind").order_by("number").iterator(2000):
        number += 1
        if entry.number != number:
            yield f"Nhật ký: thiếu dòng số {number} (dòng tiếp theo mang số {entry.number})."
            number = entry.number
        if entry.previous != previous or entry.hash != link(entry.previous, content_of(entry)):
            yield f"Nhật ký: dòng số {entry.number} không khớp với chuỗi; nội dung đã bị sửa."
        previous = entry.hash
        seen = seen or entry.hash == since
    if head().hash != previous:
        yield "Nhật ký: đầu chuỗi không khớp với dòng cuối cùng; có dòng đã bị bớt."
    if not seen:
        yield f"Nhật ký: không còn dòng mang mã {since} đã in trước đây."


def replayed(
    model: type[models.Model], *, since: Mapping[int, int] | None = None
) -> dict[int, dict[str, Any]]:
    """What the journal says each record of a model is now: the last value of every field, by pk.

    `since` names, by pk, the line after which to begin.
    """
    kind = ContentType.objects.get_for_model(model)
    told: dict[int, dict[str, Any]] = {}
    begun = since or {}
    for about_id, number, changes in (
        Entry.objects.filter(kind=kind)
        .order_by("number")
        .values_list("about_id", "number", "changes")
        .iterator(2000)
    ):
        if number <= begun.get(about_id or 0, 0):
            continue
        last = {
            name: value[1]
            for name, value in changes.items()
            if isinstance(value, list) and len(value) == 2
        }
        told.setdefault(about_id or 0, {}).update(last)
    return told


def unlike(model: type[models.Model]) -> Iterator[tuple[models.Model, str]]:
    """Each record that is not as the journal left it, with what is wrong.

    A row of a bulk load (`loaded_by`) stands in the journal as one line of the whole load; it is
    held against what was told of it after that line.
    """
    loaded = _loads(model)
    told = replayed(model, since=loaded)
    for record in model._base_manager.iterator(2000):
        known = told.get(record.pk)
        if known is None and record.pk not in loaded:
            yield record, "không có trong nhật ký"
            continue
        state = state_of(record)
        wrong = [
            name for name, value in (known or {}).items() if name in state and state[name] != value
        ]
        if wrong:
            yield record, f"khác nhật ký ở {', '.join(wrong)}"


def _loads(model: type[models.Model]) -> dict[int, int]:
    """The number of the load that last wrote a record, by pk."""
    if not any(field.name == "loaded_by" for field in model._meta.concrete_fields):
        return {}
    rows = model._base_manager.exclude(loaded_by=None)
    return dict(rows.values_list("pk", "loaded_by__number").iterator(2000))
