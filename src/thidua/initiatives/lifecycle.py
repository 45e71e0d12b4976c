"""The life of an initiative."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.initiatives.models import Initiative
from thidua.people.mandate import Mandate
from thidua.people.models import Role, Unit

Status = Initiative.Status


class Step(models.TextChoices):
    """What can be done to an initiative; also the verbs of its lines in the journal."""

    CHANGE = "change", _("Sửa")
    SUBMIT = "submit", _("Nộp sáng kiến")
    RETURN = "return", _("Trả lại bổ sung")
    RECOGNISE = "recognise", _("Ghi quyết định công nhận")
    DECLINE = "decline", _("Không công nhận")
    REVOKE = "revoke", _("Hủy bỏ công nhận")
    USE = "use", _("Ghi đã dùng để xét")


@dataclass(frozen=True)
class Move:
    """From where, to where (None: it stays), by whom; `author`: by an author too."""

    start: frozenset[Status]
    end: Status | None
    roles: frozenset[Role]
    author: bool = False


OFFICE = frozenset({Role.OFFICER, Role.SECRETARY})
FILERS = frozenset({*OFFICE, Role.HEAD})
RECORDERS = frozenset({Role.OFFICER})
DRAFT = frozenset({Status.DRAFT})
SUBMITTED = frozenset({Status.SUBMITTED})
RECOGNISED = frozenset({Status.RECOGNISED})
MOVES = {
    Step.CHANGE: Move(DRAFT, None, FILERS, author=True),
    Step.SUBMIT: Move(DRAFT, Status.SUBMITTED, FILERS, author=True),
    Step.RETURN: Move(SUBMITTED, Status.DRAFT, OFFICE),
    Step.RECOGNISE: Move(frozenset(Status), Status.RECOGNISED, OFFICE),
    Step.DECLINE: Move(SUBMITTED, Status.DECLINED, OFFICE),
    Step.REVOKE: Move(RECOGNISED, None, RECORDERS),
    Step.USE: Move(RECOGNISED, None, RECORDERS),
}


def may(step: Step, initiative: Initiative, mandate: Mandate) -> bool:
    """Whether this mandate may take this step now; some an author may take on their own."""
    return initiative.status in MOVES[step].start and might(step, initiative, mandate)


def might(step: Step, initiative: Initiative, mandate: Mandate) -> bool:
    """Whether the step is this mandate's to take, if the initiative were in the right state."""
    move = MOVES[step]
    own = move.author and is_author(initiative, mandate)
    return own or mandate.has_any(move.roles, initiative.unit)


def open_steps(initiative: Initiative, mandate: Mandate) -> list[Step]:
    """The steps this mandate may take now."""
    return [step for step in Step if may(step, initiative, mandate)]


def may_file_for(unit: Unit, mandate: Mandate) -> bool:
    """Whether this mandate files initiatives of others at this unit."""
    return mandate.has_any(FILERS, unit)


def is_author(initiative: Initiative, mandate: Mandate) -> bool:
    """Whether the account's own person is an author."""
    own = mandate.user.person_id
    return own is not None and any(a.person_id == own for a in initiative.authorships.all())
