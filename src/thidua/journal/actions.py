"""Writing the journal. `record` is called last in the caller's transaction, so that its lock is
short.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from thidua.journal.chain import link
from thidua.journal.models import Entry, Head
from thidua.journal.queries import content_of
from thidua.journal.state import difference, state_of
from thidua.kit.text import fold

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

AT_A_TIME = 500  # keys in one statement


def record(
    verb: str,
    about: models.Model | None,
    *,
    by: "AbstractBaseUser | None",
    at: datetime,
    before: Mapping[str, Any] | None = None,
    changes: Mapping[str, Any] | None = None,
    on_behalf_of: "AbstractBaseUser | None" = None,
    note: str = "",
) -> Entry:
    """Add one line: `before` is `state_of(about)` taken before the change; the line keeps what
    differs.

    A record just made passes `before={}`. `changes` replaces the comparison where one
    row is not the story.
    """
    if changes is None:
        changes = {} if before is None or about is None else difference(before, state_of(about))
    with transaction.atomic():
        head, _made = Head.objects.select_for_update().get_or_create(pk=1)
        entry = Entry(
            number=head.number + 1,
            at=at,
            by_id=by.pk if by else None,
            on_behalf_of_id=on_behalf_of.pk if on_behalf_of else None,
            verb=str(verb),
            kind=ContentType.objects.get_for_model(about) if about else None,
            about_id=about.pk if about else None,
            about_text=str(about)[:300] if about else "",
            changes=dict(changes),
            note=note,
            folded=fold(f"{verb} {about or ''}")[:400],
            previous=head.hash,
        )
        entry.hash = link(head.hash, content_of(entry))
        entry.save(force_insert=True)
        head.number, head.hash = entry.number, entry.hash
        head.save()
    return entry


def record_load(
    kind: str,
    records: Iterable[models.Model],
    story: Mapping[str, Any],
    *,
    by: "AbstractBaseUser | None",
    at: datetime,
    about: models.Model | None = None,
) -> Entry:
    """The one line for a whole workbook; the rows made or changed carry it as `loaded_by`.

    `story` names the file, its hash and the counts (`kit.loading.Loading.story`). Records without
    a `loaded_by` have lines of their own.
    """
    entry = record("load", about, by=by, at=at, changes=story, note=f"{kind}: {story['file']}")
    loaded: dict[type[models.Model], list[int]] = {}
    for each in records:
        if hasattr(each, "loaded_by_id"):
            loaded.setdefault(type(each), []).append(each.pk)
    for model, keys in loaded.items():
        for some in _in_parts(keys):
            model._base_manager.filter(pk__in=some).update(loaded_by=entry)
    return entry


def _in_parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[first : first + AT_A_TIME] for first in range(0, len(keys), AT_A_TIME))
