"""One small year, made by hand, so that every figure of its report can be counted on fingers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.factories.decisions import SignerFactory, signed_paper
from tests.factories.dossiers import DossierFactory, RoundFactory
from tests.factories.honours import HeldHonourFactory
from tests.factories.initiatives import InitiativeFactory, RecognitionFactory
from tests.factories.movements import MovementFactory, RegistrationFactory, TotalFactory
from tests.factories.people import AgencyFactory, PersonFactory, UnitFactory, UserFactory
from thidua.decisions import actions
from thidua.decisions.models import Decision, Proposal, ProposalLine
from thidua.dossiers.models import Dossier, Round
from thidua.movements.models import Movement, Registration
from thidua.people.models import Person, Role, Unit

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 1, 20, 12, tzinfo=HANOI)
WORKER, FIGHTER, FORM = "lao-dong-tien-tien", "chien-si-thi-dua-co-so", "giay-khen"
COLLECTIVE, PROVINCE = "tap-the-lao-dong-tien-tien", "bang-khen-bo-nganh-tinh"


@dataclass
class Year:
    """An agency with two units and their people; 2025 is told, 2024 has three honours."""

    agency: Unit = field(default_factory=AgencyFactory)

    def __post_init__(self) -> None:
        self.a = UnitFactory(name="Văn phòng Sở", parent=self.agency, order=1)
        self.b = UnitFactory(name="Phòng Quản lý Khoa học", parent=self.agency, order=2)
        self.head = PersonFactory(name="Lê Văn Trưởng", unit=self.a, unit__leader=True)
        self.lan = PersonFactory(woman=True, unit=self.a)
        self.binh = PersonFactory(name="Nguyễn Văn Bình", unit=self.a)
        self.cuc = PersonFactory(name="Đỗ Thị Cúc", sex=Person.Sex.FEMALE, unit=self.b)
        self.officer = UserFactory(role=Role.OFFICER, person=None)
        self._registrations()
        self._movements()
        self._lines()
        self._honours()
        self._initiatives()

    def _registrations(self) -> None:
        told = {"year": 2025, "unit": self.a}
        confirmed = {"confirmed": True, "confirmed_by": self.officer, "by": self.officer, **told}
        RegistrationFactory(person=self.lan, **confirmed)
        RegistrationFactory(person=self.binh, late=True, by=self.officer, **told)
        RegistrationFactory(person=self.binh, honour=FIGHTER, **confirmed)
        RegistrationFactory(of_unit=True, **confirmed)
        RegistrationFactory(person=self.cuc, returned=True, year=2025, unit=self.b)
        RegistrationFactory(person=self.head, withdrawn=True, by=self.officer, **told)
        TotalFactory(year=2025, unit=self.b)

    def _movements(self) -> None:
        told = {"unit": self.agency, "from_on": date(2025, 1, 1), "until_on": date(2025, 12, 31)}
        above = MovementFactory(launched=True, level=Movement.Level.PROVINCE, **told)
        method = Movement.Method.THEMATIC
        ours = MovementFactory(closed=True, answers=above, method=method, **told)
        MovementFactory(**told)
        over = {**told, "from_on": date(2023, 1, 1), "until_on": date(2024, 12, 31)}
        MovementFactory(launched=True, **over)
        RegistrationFactory(
            person=self.cuc,
            unit=self.b,
            year=2025,
            honour="",
            movement=ours,
            status=Registration.Status.CONFIRMED,
            by=self.officer,
        )

    def _lines(self) -> None:
        sent = RoundFactory(unit=self.a, received=True)
        RoundFactory(unit=self.b, status=Round.Status.DRAFT)
        S = Dossier.Status
        for person, honour, status in (
            (self.lan, WORKER, S.GRANTED),
            (self.binh, WORKER, S.RETURNED),
            (self.binh, FIGHTER, S.FAILED),
            (self.head, WORKER, S.PASSED),
            (self.cuc, WORKER, S.DRAFT),
        ):
            DossierFactory(
                round=sent, unit=self.a, person=person, honour=honour, status=status, number=0
            )

    def _honours(self) -> None:
        held = {"year": 2025, "at_unit": self.a}
        HeldHonourFactory(person=self.lan, code=WORKER, leader=False, **held)
        HeldHonourFactory(person=self.head, code=WORKER, leader=True, **held)
        HeldHonourFactory(person=self.cuc, code=FORM, leader=False, year=2025, at_unit=self.b)
        HeldHonourFactory(person=self.binh, code=FORM, kind="dot-xuat", leader=None, **held)
        HeldHonourFactory(of_unit=True, unit=self.a, code=COLLECTIVE, **held)
        HeldHonourFactory(person=self.binh, unknown=True, leader=False, year=2025, at_unit=None)
        HeldHonourFactory(person=self.binh, code=FIGHTER, revoked=True, **held)
        HeldHonourFactory(person=self.lan, code=WORKER, leader=False, at_unit=self.a)
        HeldHonourFactory(person=self.head, code=WORKER, leader=True, at_unit=self.a)
        HeldHonourFactory(person=self.binh, code=PROVINCE, leader=False, at_unit=self.a)

    def _initiatives(self) -> None:
        told = {"author": self.lan, "unit": self.a}
        wide = InitiativeFactory(recognised=True, **told)
        RecognitionFactory(initiative=wide, scope="tinh")
        RecognitionFactory(initiative=wide, scope="toan-quoc", revoked=True)
        InitiativeFactory(recognised=True, **told)
        InitiativeFactory(declined=True, **told)
        InitiativeFactory(**told)

    def decide(self, *, issue: bool = True) -> Decision:
        """A decision that grants two lines of B: one title with money 710.000 đ each."""
        clerk = UserFactory(role=Role.CLERK)
        lines = [DossierFactory(passed=True, unit=self.b, honour=WORKER) for _ in range(2)]
        made = actions.draft_grant(
            lines, unit=self.agency, year=2025, signer=SignerFactory(), by=self.officer, at=NOON
        )
        if not issue:
            return made
        made = actions.submit(made, seen_changes=True, by=self.officer, at=NOON)
        assert made.document.signer
        signed = actions.Signed(made.document.signer, signed_paper(made))
        made = actions.sign(made, signed, by=self.officer, at=NOON)
        made = actions.number(made, number=1, issued_on=date(2026, 1, 20), by=clerk, at=NOON)
        return actions.issue(made, by=self.officer, at=NOON)

    def send_up(self) -> Proposal:
        """Three names of B to the province: one granted, one declined, one awaited."""
        lines = [DossierFactory(passed=True, unit=self.b, honour=PROVINCE) for _ in range(3)]
        made = actions.draft_proposal(
            lines,
            unit=self.agency,
            year=2025,
            signer=SignerFactory(),
            addressee="Chủ tịch UBND tỉnh",
            by=self.officer,
            at=NOON,
        )
        Proposal.objects.filter(pk=made.pk).update(status="sent", sent_on=date(2026, 1, 22))
        outcomes = (ProposalLine.Outcome.GRANTED, ProposalLine.Outcome.DECLINED)
        for line, outcome in zip(made.lines.order_by("number"), outcomes, strict=False):
            ProposalLine.objects.filter(pk=line.pk).update(outcome=outcome)
        return made
