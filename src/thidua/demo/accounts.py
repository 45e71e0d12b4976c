"""One account for each role of the invented agency, all with one random password a data folder."""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from thidua.decisions.models import Certificate
from thidua.demo.past import STORY, Agency
from thidua.people.models import Person, Role, RoleHeld, Unit, User

SINCE: date = STORY["merged_on"]
NAMES = (
    "chuyenvien",
    "truongphong",
    "congchuc",
    "uyvien",
    "thuky",
    "giamdoc",
    "vanthu",
    "ketoan",
    "quantri",
)
"""One account for each role."""


def roles_to_show() -> QuerySet[RoleHeld]:
    """The roles of these accounts, in the order in which they were made."""
    return RoleHeld.objects.filter(user__username__in=NAMES).select_related("user").order_by("pk")


def public_page() -> str:
    """The address of a certificate that anybody may look up; empty where there is none."""
    first = Certificate.objects.filter(status=Certificate.Status.VALID).order_by("pk").first()
    return reverse("portal:certificate", args=[first.code]) if first else ""


@transaction.atomic
def make_accounts(agency: Agency, password: str) -> list[User]:
    """The accounts, by the name each signs in with."""
    hashed = make_password(password)
    office, science = agency.staff["VP"], agency.staff["QLKH"]
    root, division = agency.root, agency.units["QLKH"]
    wanted: list[tuple[str, Person, Role, Unit]] = [
        ("chuyenvien", office[3], Role.OFFICER, root),
        ("truongphong", science[0], Role.HEAD, division),
        ("congchuc", science[3], Role.STAFF, division),
        ("uyvien", agency.leaders[2], Role.MEMBER, root),
        ("thuky", office[0], Role.SECRETARY, root),
        ("giamdoc", agency.leaders[0], Role.LEADER, root),
        ("vanthu", office[4], Role.CLERK, root),
        ("ketoan", agency.staff["KHTC"][2], Role.ACCOUNTANT, root),
        ("quantri", agency.staff["CDS"][3], Role.ADMINISTRATOR, root),
    ]
    made = []
    for name, person, role, unit in wanted:
        user = User.objects.create(
            username=name, person=person, display_name=person.name, password=hashed
        )
        RoleHeld.objects.create(user=user, role=role, unit=unit, from_on=SINCE)
        made.append(user)
    return made
