"""The life of an initiative."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.initiatives.models import Initiative
from thidua.people.mandate import Mandate
from thidua.people.models import Role

Status = Initiative.Status


class Step(models.TextChoices):
    SUBMIT = "submit", _("Nộp sáng kiến")
    RECOGNISE = "recognise", _("Ghi nhận công nhận")
    DECLINE = "decline", _("Không công nhận")


@dataclass(frozen=True)
class Move:
    start: frozenset[Status]
    end: Status
    roles: frozenset[Role]


OFFICE = frozenset({Role.OFFICER, Role.SECRETARY})
MOVES = {
    Step.SUBMIT: Move(
        frozenset({Status.DRAFT}), Status.SUBMITTED, frozenset({Role.OFFICER, Role.HEAD})
    ),
    Step.RECOGNISE: Move(frozenset({Status.DRAFT, Status.SUBMITTED}), Status.RECOGNISED, OFFICE),
    Step.DECLINE: Move(frozenset({Status.SUBMITTED}), Status.DECLINED, OFFICE),
}


def may(step: Step, initiative: Initiative, mandate: Mandate) -> bool:
    """Whether this mandate may take this step now; an author may hand in their own."""
    move = MOVES[step]
    if initiative.status not in move.start:
        return False
    own = step is Step.SUBMIT and _is_author(initiative, mandate)
    return own or mandate.has_any(move.roles, initiative.unit)


def open_steps(initiative: Initiative, mandate: Mandate) -> list[Step]:
    return [step for step in Step if may(step, initiative, mandate)]


def _is_author(initiative: Initiative, mandate: Mandate) -> bool:
    return any(a.person_id == mandate.user.person_id for a in initiative.authorships.all())
