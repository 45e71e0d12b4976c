"""The way of an outgoing paper, from draft to issue. The number belongs to văn thư and comes after
signature.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.documents.models import Document
from thidua.people.mandate import Mandate
from thidua.people.models import Role

Status = Document.Status


class Step(models.TextChoices):
    SUBMIT = "submit", _("Trình ký")
    WITHDRAW = "withdraw", _("Rút về sửa")
    SIGN = "sign", _("Ghi nhận đã ký")
    NUMBER = "number", _("Ghi số, ngày")
    ISSUE = "issue", _("Ban hành")


@dataclass(frozen=True)
class Move:
    start: frozenset[Status]
    end: Status
    roles: frozenset[Role]


OFFICE = frozenset({Role.OFFICER, Role.SECRETARY})
MOVES = {
    Step.SUBMIT: Move(frozenset({Status.DRAFT}), Status.SUBMITTED, OFFICE),
    Step.WITHDRAW: Move(frozenset({Status.SUBMITTED}), Status.DRAFT, OFFICE),
    Step.SIGN: Move(
        frozenset({Status.SUBMITTED}), Status.SIGNED, OFFICE | {Role.CLERK, Role.LEADER}
    ),
    Step.NUMBER: Move(frozenset({Status.SIGNED}), Status.NUMBERED, frozenset({Role.CLERK})),
    Step.ISSUE: Move(frozenset({Status.NUMBERED}), Status.ISSUED, OFFICE | {Role.CLERK}),
}


SENDERS = (Role.HEAD, Role.OFFICER)
BOOK_KEEPERS = (Role.CLERK, Role.ADMINISTRATOR)


def may(step: Step, document: Document, mandate: Mandate) -> bool:
    """Whether this mandate may take this step now."""
    move = MOVES[step]
    return document.status in move.start and mandate.has_any(move.roles, document.unit)


def has_part(step: Step, document: Document, mandate: Mandate) -> bool:
    """Whether the step is this mandate's at all, in whatever state the paper is."""
    return mandate.has_any(MOVES[step].roles, document.unit)


def open_steps(document: Document, mandate: Mandate) -> list[Step]:
    """The steps to show as buttons."""
    return [step for step in Step if may(step, document, mandate)]
