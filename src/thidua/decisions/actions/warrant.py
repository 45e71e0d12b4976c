"""By what right and from which state a step is taken: asked anew by every action, under a lock."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.decisions.lifecycle import MOVES, PROPOSAL_MOVES, ProposalStep, Step, may, may_proposal
from thidua.decisions.models import Decision, Proposal
from thidua.kit.refusals import Refusal
from thidua.people.mandate import mandate
from thidua.people.models import Role, Unit, User


class NotAllowed(Refusal):
    """The step is not this account's to take."""


class WrongState(Refusal):
    """The step cannot be taken from where the paper stands now."""


def take(decision: Decision, step: Step, *, by: User, at: datetime) -> Decision:
    """The decision as it stands now, locked, if this account may take the step."""
    rows = Decision.objects.select_for_update(of=("self",))
    stored = rows.select_related("document__signer__person", "unit", "amends__document").get(
        pk=decision.pk
    )
    given = mandate(by, on=localdate(at))
    if not may(step, stored, given):
        raise _refusal(
            str(step.label),
            stored.document.get_status_display(),
            MOVES[step].start,
            stored.document.status,
        )
    return stored


def take_proposal(proposal: Proposal, step: ProposalStep, *, by: User, at: datetime) -> Proposal:
    """The same for a tờ trình."""
    rows = Proposal.objects.select_for_update(of=("self",))
    stored = rows.select_related("document__signer__person", "unit").get(pk=proposal.pk)
    if not may_proposal(step, stored, mandate(by, on=localdate(at))):
        starts = PROPOSAL_MOVES[step].start
        raise _refusal(
            str(step.label), stored.document.get_status_display(), starts, stored.document.status
        )
    return stored


def require_officer(unit: Unit, *, by: User, at: datetime) -> None:
    """Only an officer of the branch drafts. Raises NotAllowed."""
    if not mandate(by, on=localdate(at)).has(Role.OFFICER, unit):
        raise NotAllowed(_("Chỉ chuyên viên thi đua, khen thưởng được soạn quyết định, tờ trình."))


def _refusal(step: str, status: str, starts: frozenset[str], now: str) -> Refusal:
    if now not in starts:
        return WrongState(
            _("Văn bản đang ở tình trạng “%(status)s”, nên không thể “%(step)s”.")
            % {"status": status, "step": step}
        )
    return NotAllowed(_("Việc “%(step)s” không thuộc vai trò của bạn.") % {"step": step})
