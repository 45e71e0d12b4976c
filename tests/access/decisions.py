"""Records of decisions for the access table."""

from datetime import date

from tests.access.world import World
from tests.factories.decisions import NOON, SignerFactory, signed_paper
from tests.factories.dossiers import DossierFactory
from thidua.decisions import actions
from thidua.decisions.models import Certificate, Decision, Proposal


def draft(world: World) -> Decision:
    line = DossierFactory(honour="chien-si-thi-dua-co-so", passed=True, unit=world.a)
    officer = world.accounts["officer"]
    return actions.draft_grant(
        [line], unit=world.agency, year=2025, signer=SignerFactory(), by=officer, at=NOON
    )


def issued(world: World) -> Decision:
    officer, clerk = world.accounts["officer"], world.accounts["clerk"]
    made = actions.submit(draft(world), seen_changes=True, by=officer, at=NOON)
    signed = actions.Signed(SignerFactory(), signed_paper(made))
    made = actions.sign(made, signed, by=officer, at=NOON)
    made = actions.number(made, number=1, issued_on=date(2026, 1, 20), by=clerk, at=NOON)
    return actions.issue(made, by=officer, at=NOON)


def certificate(world: World) -> Certificate:
    issued(world)
    return Certificate.objects.get()


def proposal(world: World) -> Proposal:
    line = DossierFactory(honour="bang-khen-bo-nganh-tinh", passed=True, unit=world.a)
    officer = world.accounts["officer"]
    return actions.draft_proposal(
        [line],
        unit=world.agency,
        year=2025,
        signer=SignerFactory(),
        addressee="UBND tỉnh",
        by=officer,
        at=NOON,
    )


def sent(world: World) -> Proposal:
    made = proposal(world)
    made.document.status = made.document.Status.ISSUED
    made.document.save()
    return made


def first_line(made: Decision | Proposal) -> dict[str, int]:
    line = made.lines.first()
    assert line is not None
    return {"pk": made.pk, "line": line.pk}


RECORDS = {
    "decision": draft,
    "decision_line": lambda world: first_line(draft(world)),
    "decision_money": lambda world: {"pk": draft(world).pk, "kind": "money"},
    "issued_decision": issued,
    "certificate": certificate,
    "certificate_code": lambda world: {"code": certificate(world).code},
    "proposal": proposal,
    "proposal_submit": lambda world: {"pk": proposal(world).pk, "step": "submit"},
    "proposal_pdf": lambda world: {"pk": proposal(world).pk, "kind": "pdf"},
    "sent_line": lambda world: first_line(sent(world)),
}
