"""Founding a council and seating its members."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.council import requirements as require
from thidua.council.models import Council, Membership
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.keys import require_version
from thidua.people.models import Person, Unit, User


@transaction.atomic
def found(
    *,
    name: str,
    unit: Unit,
    level: str,
    founded_by: str,
    from_on: date,
    until_on: date | None = None,
    key: str | None = None,
    by: User,
    at: datetime,
) -> Council:
    """Put a founded council on record, by its decision. A second click finds the first."""
    require.founder(unit, by, at)
    require.order(from_on, until_on)
    facts = {
        "name": name,
        "unit": unit,
        "level": level,
        "founded_by": founded_by,
        "from_on": from_on,
        "until_on": until_on,
    }
    council, made = (
        Council.objects.get_or_create(one_time_key=key or None, defaults=facts)
        if key
        else (
            Council.objects.create(**facts),
            True,
        )
    )
    if made:
        record("found", council, by=by, at=at, before={})
    return council


@transaction.atomic
def change_council(
    council: Council, *, version: int, changes: Mapping[str, Any], by: User, at: datetime
) -> Council:
    """Correct what is on record of a council: name, level, decision, days. Raises Stale."""
    council = Council.objects.select_for_update().select_related("unit").get(pk=council.pk)
    require.founder(council.unit, by, at)
    require_version(version, council.version)
    before = state_of(council)
    for field in ("name", "level", "founded_by", "from_on", "until_on"):
        setattr(council, field, changes.get(field, getattr(council, field)))
    require.order(council.from_on, council.until_on)
    council.version += 1
    council.save()
    record("change", council, by=by, at=at, before=before)
    return council


@transaction.atomic
def give_seat(
    council: Council,
    person: Person,
    *,
    seat: str,
    from_on: date,
    until_on: date | None = None,
    post_text: str = "",
    by: User,
    at: datetime,
) -> Membership:
    """Seat a person. One seat at a time for a person; one chair, one secretary at a time."""
    council = Council.objects.select_for_update().select_related("unit").get(pk=council.pk)
    require.founder(council.unit, by, at)
    require.order(from_on, until_on)
    last = council.memberships.order_by("order").last()
    membership = Membership(
        council=council,
        person=person,
        seat=seat,
        post_text=post_text,
        order=last.order + 1 if last else 1,
        from_on=from_on,
        until_on=until_on,
    )
    require.free(membership)
    membership.save()
    record("give_seat", membership, by=by, at=at, before={})
    return membership


@transaction.atomic
def change_seat(
    membership: Membership, *, changes: Mapping[str, Any], by: User, at: datetime
) -> Membership:
    """Correct a seat, or end it: seat, post, order, days."""
    membership = (
        Membership.objects.select_for_update()
        .select_related("council__unit", "person")
        .get(pk=membership.pk)
    )
    require.founder(membership.council.unit, by, at)
    before = state_of(membership)
    for field in ("seat", "post_text", "order", "from_on", "until_on"):
        setattr(membership, field, changes.get(field, getattr(membership, field)))
    require.order(membership.from_on, membership.until_on)
    require.free(membership)
    membership.save()
    record("change", membership, by=by, at=at, before=before)
    return membership
