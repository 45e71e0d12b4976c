"""The records of the people slice that its lines of the access table need."""

from datetime import date
from typing import Any

from django.utils import timezone

from tests.access.world import World
from tests.factories.people import PersonFactory, UserFactory
from thidua.people.actions import make_reset_link
from thidua.people.models import (
    Absence,
    Person,
    Post,
    Reorganisation,
    ReorganisationPart,
    Role,
    RoleHeld,
    Signer,
    Unit,
    User,
)


def reset_code(world: World) -> dict[str, Any]:
    code = make_reset_link(
        world.accounts["staff"], by=world.accounts["administrator"], at=timezone.now()
    )
    return {"code": code}


def person_of_a(world: World) -> Person:
    return PersonFactory(unit=world.a)


def post_of_a(world: World) -> Post:
    return PersonFactory(unit=world.a).posts.get()


def absence_of_a(world: World) -> Absence:
    person = PersonFactory(unit=world.a)
    since, until = date(2026, 1, 1), date(2026, 6, 1)
    return Absence.objects.create(person=person, kind="thai-san", from_on=since, until_on=until)


def merger_of_a(world: World) -> Reorganisation:
    made = Reorganisation.objects.create(kind="sap-nhap", day=date(2026, 1, 1), basis="QĐ 1")
    ReorganisationPart.objects.create(reorganisation=made, unit=world.a, after=True)
    return made


def user_of_a(world: World) -> User:
    return UserFactory(person=PersonFactory(unit=world.a))


def role_of_a(world: World) -> RoleHeld:
    user, since = user_of_a(world), date(2026, 1, 1)
    return RoleHeld.objects.create(user=user, role=Role.STAFF, unit=world.a, from_on=since)


def signer_of_agency(world: World) -> Signer:
    return Signer.objects.create(person=PersonFactory(), title="Giám đốc", from_on=date(2026, 1, 1))


def unit_a(world: World) -> Unit:
    return world.a


RECORDS = {
    "reset code": reset_code,
    "unit_a": unit_a,
    "person_of_a": person_of_a,
    "post_of_a": post_of_a,
    "absence_of_a": absence_of_a,
    "merger_of_a": merger_of_a,
    "user_of_a": user_of_a,
    "role_of_a": role_of_a,
    "signer_of_agency": signer_of_agency,
}
