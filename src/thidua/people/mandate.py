"""What one account may do on one day. Read once a request, and again, fresh, by every action."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from thidua.people.models import Role, RoleHeld, Unit, User

if TYPE_CHECKING:
    from collections.abc import Iterable

ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Mandate:
    """What one account may do on one day: each role with the branches of the tree it reaches."""

    user: User
    reach: Mapping[Role, tuple[str, ...]]  # unit paths such as "1/5/23/"
    on: date
    on_behalf_of: Mapping[Role, User] = field(default_factory=dict)

    def has(self, role: Role, unit: Unit) -> bool:
        """Whether the role is held at this unit or above it."""
        return any(unit.path.startswith(branch) for branch in self.reach.get(role, ()))

    def has_any(self, roles: "Iterable[Role]", unit: Unit) -> bool:
        return any(self.has(role, unit) for role in roles)

    def holds(self, *roles: Role) -> bool:
        """Whether one of these roles is held anywhere."""
        return any(role in self.reach for role in roles)

    def holds_over_all(self, *roles: Role) -> bool:
        """Whether one of these roles is held at the top of the tree, hence everywhere."""
        return any(path.count("/") == 1 for path in self.branches(*roles))

    def branches(self, *roles: Role) -> tuple[str, ...]:
        """The paths that these roles reach, to filter records by their unit."""
        return tuple(sorted({path for role in roles for path in self.reach.get(role, ())}))

    @property
    def stands_in_for(self) -> list[User]:
        """Whose roles are held here by delegation, each account once."""
        return list({owner.pk: owner for owner in self.on_behalf_of.values()}.values())


def mandate(user: User, *, on: date) -> Mandate:
    """The mandate of an account on a day; an account that is switched off has none."""
    reach: dict[Role, list[str]] = {}
    behalf: dict[Role, User] = {}
    if user.is_active:
        held = RoleHeld.objects.filter(user=user, from_on__lte=on).exclude(until_on__lt=on)
        for given in held.select_related("unit", "delegated_by"):
            role = Role(given.role)
            reach.setdefault(role, []).append(given.unit.path)
            if given.delegated_by:
                behalf[role] = given.delegated_by
    return Mandate(user, {role: tuple(paths) for role, paths in reach.items()}, on, behalf)
