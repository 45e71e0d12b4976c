"""Reading the journal: a record's history, the whole chain, and whether the chain holds."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from thidua.journal.chain import link, moment
from thidua.journal.models import Entry, Head


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
    found = Entry.objects.select_related("by", "on_behalf_of", "kind")
    if words:
        found = found.filter(
            models.Q(about_text__icontains=words) | models.Q(verb__icontains=words)
        )
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


def replayed(model: type[models.Model]) -> dict[int, dict[str, Any]]:
    """What the journal says each record of a model is now: the last value of every field, by pk."""
    kind = ContentType.objects.get_for_model(model)
    told: dict[int, dict[str, Any]] = {}
    for about_id, changes in (
        Entry.objects.filter(kind=kind)
        .order_by("number")
        .values_list("about_id", "changes")
        .iterator(2000)
    ):
        last = {
            name: value[1]
            for name, value in changes.items()
            if isinstance(value, list) and len(value) == 2
        }
        told.setdefault(about_id or 0, {}).update(last)
    return told
