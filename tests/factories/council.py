"""Councils, their members and their meetings, in the office's own words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import factory

from tests.factories.dossiers import DossierFactory, SummaryFactory
from tests.factories.people import LONG_AGO, UnitFactory, UserFactory
from thidua.council.actions import counting, planning, sitting, voting
from thidua.council.models import AgendaItem, Attendance, Council, Meeting, Membership, VoteLine
from thidua.dossiers.models import Dossier, SummaryList
from thidua.library.actions import put_in_force
from thidua.people.models import Role, Unit, User

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
BEFORE = datetime(2026, 1, 8, 9, tzinfo=HANOI)
MORNING = datetime(2026, 1, 12, 8, tzinfo=HANOI)
METHOD, STATE, SEAT = AgendaItem.Method, Attendance.State, Membership.Seat

INSTRUMENTS = """
instruments:
  - code: qd-tinh
    cite: Quyết định 10/2026/QĐ-UBND
    title: Quy định về thi đua, khen thưởng của tỉnh
    from: 2026-01-01
"""
COUNCILS = """
marks:
  - honours: [chien-si-thi-dua-co-so, chien-si-thi-dua-bo-nganh-tinh]
    from: 2026-01-01
    instrument: qd-tinh
    basis: Điều 12 khoản 2
    at_least: 80%
    ballot: true
    says: Bỏ phiếu kín; từ 80% tổng số thành viên Hội đồng đồng ý
  - honours: []
    from: 2026-01-01
    instrument: qd-tinh
    basis: Điều 12 khoản 3
    over: 50%
    ballot: false
    says: Quá nửa tổng số thành viên Hội đồng đồng ý
quorums:
  - levels: []
    from: 2026-01-01
    instrument: qd-tinh
    basis: Điều 12 khoản 1
    at_least: 2/3
    says: Họp khi có mặt từ 2/3 tổng số thành viên
"""


class CouncilFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Council

    name = "Hội đồng Thi đua - Khen thưởng Sở Khoa học và Công nghệ"
    unit = factory.LazyFunction(
        lambda: Unit.objects.filter(parent=None).first() or UnitFactory().parent
    )
    level = Council.Level.BASE
    founded_by = "Quyết định số 12/QĐ-SKHCN ngày 10/01/2025"
    from_on = LONG_AGO


class MembershipFactory(factory.django.DjangoModelFactory):
    """A seat; `account` is the account of its person."""

    class Meta:
        model = Membership

    council = factory.SubFactory(CouncilFactory)
    person = factory.LazyFunction(lambda: UserFactory(role=Role.MEMBER).person)
    seat = SEAT.MEMBER
    post_text = "Trưởng phòng"
    order = factory.Sequence(lambda n: n + 1)
    from_on = LONG_AGO


@dataclass
class Story:
    """One council with its accounts, one meeting, and the steps that lead it on."""

    council: Council
    secretary: User
    members: list[User]
    seats: list[Membership]
    summary: SummaryList
    meeting: Meeting | None = None
    unit: Unit = field(default_factory=UnitFactory)

    @property
    def chair(self) -> User:
        return self.members[0]

    def line(self, honour: str = "lao-dong-tien-tien", **given: Any) -> Dossier:
        """An appraised line of the closed list."""
        return DossierFactory(appraised=True, summary=self.summary, honour=honour, **given)

    def plan(self) -> Meeting:
        self.meeting = planning.plan(
            self.council,
            title="Họp xét khen thưởng năm 2025",
            year=2025,
            starts_at=MORNING,
            place="Phòng họp số 1",
            summary=self.summary,
            by=self.secretary,
            at=BEFORE,
        )
        return self.meeting

    def item(self, honour: str) -> AgendaItem:
        assert self.meeting
        return self.meeting.items.filter(honour=honour).order_by("-order")[0]

    def send(self) -> Meeting:
        meeting = self.meeting or self.plan()
        self.meeting = planning.send_papers(meeting, by=self.secretary, at=BEFORE)
        return self.meeting

    def sit(self, absent: Sequence[int] = ()) -> Meeting:
        """Send the papers, call the members (`absent` by their place), open the meeting."""
        meeting = self.send()
        states = {
            seat.pk: (STATE.ABSENT, "Đi công tác") if place in absent else (STATE.PRESENT, "")
            for place, seat in enumerate(self.seats)
        }
        meeting = sitting.set_attendance(
            meeting,
            states=states,
            chair=self.seats[0],
            secretary=self.seats[1],
            counting_team=self.seats[2:4],
            by=self.secretary,
            at=MORNING,
        )
        self.meeting = sitting.open_meeting(meeting, by=self.secretary, at=MORNING)
        return self.meeting

    def open(self, honour: str, method: str = METHOD.ELECTRONIC) -> AgendaItem:
        """Choose the method and open the vote on an honour."""
        item = voting_method(self, self.item(honour), method)
        if item.mark.needs_confirming:
            item = voting.confirm_threshold(item, by=self.chair, at=MORNING)
        return voting.open_item(item, by=self.secretary, at=MORNING)

    def vote(self, item: AgendaItem, place: int, *choices: str) -> int:
        """One member's ballot: the choices in the order of the lines, the last one for the rest."""
        lines = list(item.lines.filter(left_out="").order_by("order"))
        given = [*choices, *[choices[-1]] * len(lines)]
        return voting.cast(
            item,
            choices={line.pk: choice for line, choice in zip(lines, given, strict=False)},
            by=self.members[place],
            at=MORNING,
        )

    def count(self, item: AgendaItem) -> AgendaItem:
        item = voting.close_item(item, by=self.secretary, at=MORNING)
        return counting.count(item, by=self.secretary, at=MORNING)

    def lines(self, honour: str) -> list[VoteLine]:
        return list(self.item(honour).lines.order_by("order"))


def voting_method(story: Story, item: AgendaItem, method: str) -> AgendaItem:
    return planning.set_method(item, method, by=story.secretary, at=MORNING)


def story(members: int = 9, accounts: Sequence[User] = ()) -> Story:
    """A council of so many members, each with an account; a closed list without a line yet.

    The first account is the chair's, the second the secretary's; those not given are made.
    """
    council = CouncilFactory()
    made = list(accounts) or [UserFactory(role=Role.MEMBER), UserFactory(role=Role.SECRETARY)]
    made += [UserFactory(role=Role.MEMBER) for _ in range(members - len(made))]
    kinds = [SEAT.CHAIR, SEAT.SECRETARY, *[SEAT.MEMBER] * (members - 2)]
    seats = [
        MembershipFactory(council=council, person=account.person, seat=seat, order=place)
        for place, (account, seat) in enumerate(zip(made, kinds, strict=True))
    ]
    summary = SummaryFactory(closed=True, unit=council.unit)
    return Story(council, made[1], made, seats, summary)


def provincial_rule(folder: Path, unit: Unit) -> None:
    """The rule of an invented province since 2026: marks by honour, plain majority, quorum 2/3."""
    place = folder / "quy-dinh-tinh"
    place.mkdir(parents=True)
    (place / "instruments.yaml").write_text(INSTRUMENTS, encoding="utf-8")
    (place / "councils.yaml").write_text(COUNCILS, encoding="utf-8")
    put_in_force(
        place,
        name="Quy định của tỉnh",
        instrument="Quyết định 10/2026/QĐ-UBND",
        unit=unit,
        from_on=date(2026, 1, 1),
        by=UserFactory(role=Role.OFFICER),
        at=BEFORE,
    )
