"""Who may take which step with a decision or a proposal; their state is their document's."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.decisions.models import Certificate, Decision, Proposal
from thidua.documents.models import Document
from thidua.people.mandate import Mandate
from thidua.people.models import Role

Status = Document.Status


class Step(models.TextChoices):
    """What can be done to a decision; also the verbs of its lines in the journal."""

    DRAFT = "draft", _("Soạn quyết định")
    REMOVE_LINE = "remove_line", _("Đưa một dòng ra khỏi danh sách")
    RECOMPOSE = "recompose", _("Soạn lại văn bản")
    SUBMIT = "submit", _("Trình ký")
    WITHDRAW = "withdraw", _("Rút về sửa")
    SIGN = "sign", _("Ghi nhận đã ký")
    SETTLE = "settle", _("Xác nhận danh sách bản ký")
    NUMBER = "number", _("Ghi số, ngày")
    ISSUE = "issue", _("Ban hành")
    AMEND = "amend", _("Soạn quyết định điều chỉnh")
    REVOKE = "revoke", _("Soạn quyết định hủy bỏ")
    PAY = "pay", _("Ghi nhận đã chi thưởng")


@dataclass(frozen=True)
class Move:
    """From which states of the document, by whom."""

    start: frozenset[str]
    roles: frozenset[Role]


OFFICE = frozenset({Role.OFFICER})
SIGNED_SIDE = frozenset({Role.OFFICER, Role.CLERK})
HANDERS = frozenset({Role.OFFICER, Role.CLERK, Role.ACCOUNTANT})
MOVES = {
    Step.REMOVE_LINE: Move(frozenset({Status.DRAFT}), OFFICE | {Role.LEADER}),
    Step.RECOMPOSE: Move(frozenset({Status.DRAFT}), OFFICE),
    Step.SUBMIT: Move(frozenset({Status.DRAFT}), OFFICE),
    Step.WITHDRAW: Move(frozenset({Status.SUBMITTED}), OFFICE),
    Step.SIGN: Move(frozenset({Status.SUBMITTED}), SIGNED_SIDE | {Role.LEADER}),
    Step.SETTLE: Move(frozenset({Status.SIGNED, Status.NUMBERED}), OFFICE),
    Step.NUMBER: Move(frozenset({Status.SIGNED}), frozenset({Role.CLERK})),
    Step.ISSUE: Move(frozenset({Status.NUMBERED}), SIGNED_SIDE),
    Step.AMEND: Move(frozenset({Status.ISSUED}), OFFICE),
    Step.REVOKE: Move(frozenset({Status.ISSUED}), OFFICE),
    Step.PAY: Move(frozenset({Status.ISSUED}), frozenset({Role.ACCOUNTANT})),
}


class ProposalStep(models.TextChoices):
    """What can be done to a tờ trình."""

    SUBMIT = "submit", _("Trình ký")
    SIGN = "sign", _("Ghi nhận đã ký")
    NUMBER = "number", _("Ghi số, ngày")
    SEND = "send", _("Gửi cấp trên")
    OUTCOME = "outcome", _("Ghi kết quả")


PROPOSAL_MOVES = {
    ProposalStep.SUBMIT: Move(frozenset({Status.DRAFT}), OFFICE),
    ProposalStep.SIGN: Move(frozenset({Status.SUBMITTED}), SIGNED_SIDE | {Role.LEADER}),
    ProposalStep.NUMBER: Move(frozenset({Status.SIGNED}), frozenset({Role.CLERK})),
    ProposalStep.SEND: Move(frozenset({Status.NUMBERED}), SIGNED_SIDE),
    ProposalStep.OUTCOME: Move(frozenset({Status.ISSUED}), OFFICE),
}


def may(step: Step, decision: Decision, mandate: Mandate) -> bool:
    """Whether this mandate may take this step now."""
    return decision.document.status in MOVES[step].start and has_right(step, decision, mandate)


def has_right(step: Step, decision: Decision, mandate: Mandate) -> bool:
    """Whether the step is this mandate's to take, wherever the paper stands."""
    return mandate.has_any(MOVES[step].roles, decision.unit)


def may_hand_over(certificate: Certificate, mandate: Mandate) -> bool:
    """Whether this mandate puts on record that a certificate was handed over."""
    unit = certificate.held.at_unit
    return unit is not None and mandate.has_any(HANDERS, unit)


def open_steps(decision: Decision, mandate: Mandate) -> list[Step]:
    """The steps to show as buttons."""
    return [step for step in MOVES if may(step, decision, mandate)]


def may_proposal(step: ProposalStep, proposal: Proposal, mandate: Mandate) -> bool:
    """Whether this mandate may take this step with a tờ trình now."""
    start = PROPOSAL_MOVES[step].start
    return proposal.document.status in start and has_right_to_proposal(step, proposal, mandate)


def has_right_to_proposal(step: ProposalStep, proposal: Proposal, mandate: Mandate) -> bool:
    """Whether the step is this mandate's to take, wherever the paper stands."""
    return mandate.has_any(PROPOSAL_MOVES[step].roles, proposal.unit)


def open_proposal_steps(proposal: Proposal, mandate: Mandate) -> list[ProposalStep]:
    """The steps to show as buttons."""
    return [step for step in PROPOSAL_MOVES if may_proposal(step, proposal, mandate)]
