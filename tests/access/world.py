"""A small agency for the access table: unit A, unit B, one account for each role at each place:
head and staff at A, the others at the agency; and every role once more at B.
"""

from dataclasses import dataclass, field

from tests.factories.people import AgencyFactory, PersonFactory, UnitFactory, UserFactory
from thidua.people.models import Role, Unit, User

AT_UNIT = ("head", "staff")
ROLES = tuple(role.value for role in Role)


@dataclass
class World:
    """The agency, its two units, and who stands where."""

    agency: Unit
    a: Unit
    b: Unit
    accounts: dict[str, User] = field(default_factory=dict)  # "officer", "head", "head of B", …


def make_world() -> World:
    agency = AgencyFactory()
    world = World(
        agency,
        UnitFactory(name="Phòng A", parent=agency),
        UnitFactory(name="Phòng B", parent=agency),
    )
    for role in ROLES:
        for unit, label in ((world.a, role), (world.b, f"{role} of B")):
            at = world.agency if label == role and role not in AT_UNIT else unit
            person = PersonFactory(unit=unit)
            world.accounts[label] = UserFactory(person=person, role=role, role__at=at)
    return world
