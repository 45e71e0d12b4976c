"""The house before the year begins: its people and their past, its accounts, who is who in it."""

from dataclasses import dataclass
from datetime import date

from tests.browser import cast
from tests.factories.honours import HeldHonourFactory
from thidua.demo.accounts import make_accounts
from thidua.demo.past import Agency, fill
from thidua.initiatives.models import Authorship, Initiative, Recognition
from thidua.people.models import Person, Role, RoleHeld, Unit, User

YEAR = 2025
PASSWORD = "thu-mot-nam-7k"
LONG_AGO = date(2020, 1, 1)


@dataclass(frozen=True)
class House:
    """The invented department of the demo with an account for every head and deputy director."""

    agency: Agency
    heads: dict[str, str]  # unit code → account of its head

    @property
    def units(self) -> dict[str, Unit]:
        return self.agency.units

    def staff(self, code: str) -> list[Person]:
        return self.agency.staff[code]

    def person(self, place: tuple[str, int]) -> Person:
        """Who sits at a place: (unit code, how manieth)."""
        code, nth = place
        return self.agency.staff[code][nth]


def settle() -> House:
    """The twelve units with six years behind them, one account per role, per head and deputy."""
    agency = fill(YEAR)
    known = {user.username: user for user in make_accounts(agency, PASSWORD)}
    RoleHeld.objects.update(from_on=LONG_AGO)
    hashed = known["chuyenvien"].password
    heads = {"QLKH": "truongphong"}
    for code, unit in agency.units.items():
        head = agency.staff[code][0]
        user = User.objects.filter(person=head).first() or _account(
            f"truong.{code.lower()}", head, hashed
        )
        heads[code] = user.username
        _role(user, Role.HEAD, unit)
    _three_years(agency)
    _role(_account("phogiamdoc", agency.leaders[1], hashed), Role.MEMBER, agency.root)
    return House(agency, heads)


def _three_years(agency: Agency) -> None:
    """Who is proposed for the province's title was a fighter two years running, with an initiative
    that the province has recognised.
    """
    for code, nth in cast.PROVINCE_FIGHTERS:
        person, unit = agency.staff[code][nth], agency.units[code]
        for year in (YEAR - 2, YEAR - 1):
            HeldHonourFactory(
                person=person,
                code=cast.CODES[cast.FIGHTER],
                year=year,
                decided_on=date(year + 1, 1, 15),
                at_unit=unit,
                printed_unit=unit.name,
            )
        idea = Initiative.objects.create(
            title="Quy trình kiểm định lưu động", year=YEAR, unit=unit, folded="",
            status=Initiative.Status.RECOGNISED,
        )  # fmt: skip
        Authorship.objects.create(initiative=idea, person=person, share=100)
        Recognition.objects.create(
            initiative=idea, scope=Recognition.Scope.PROVINCE, decided_on=date(YEAR, 11, 20),
            number="2140/QĐ-UBND", decided_by="Chủ tịch UBND tỉnh Sông Lam",
        )  # fmt: skip


def _account(username: str, person: Person, hashed: str) -> User:
    return User.objects.create(
        username=username, person=person, display_name=person.name, password=hashed
    )


def _role(user: User, role: str, unit: Unit) -> None:
    RoleHeld.objects.get_or_create(user=user, role=role, unit=unit, from_on=LONG_AGO)
