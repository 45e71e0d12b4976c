"""The money of an issued decision has been paid."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.decisions.actions.warrant import take
from thidua.decisions.lifecycle import Step
from thidua.decisions.models import Decision
from thidua.decisions.queries import unpaid
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.people.models import User


class NothingToPay(Refusal):
    """The decision grants no money, or its money has been paid before."""


class PaidTooEarly(Refusal):
    """The day of payment lies before the day of the decision."""


@transaction.atomic
def pay(made: Decision, *, paid_on: date, by: User, at: datetime) -> Decision:
    """The accountant puts on record on which day the money was paid out.

    Raises NothingToPay, PaidTooEarly.
    """
    made = take(made, Step.PAY, by=by, at=at)
    if not unpaid(Decision.objects.filter(pk=made.pk)).exists():
        raise NothingToPay(
            _("Quyết định này không có tiền thưởng, hoặc tiền thưởng đã được ghi là đã chi.")
        )
    issued_on = made.document.issued_on
    if issued_on and paid_on < issued_on:
        raise PaidTooEarly(
            _("Ngày chi đứng trước ngày quyết định %(day)s; hãy ghi lại.")
            % {"day": f"{issued_on:%d/%m/%Y}"}
        )
    before = state_of(made)
    made.paid_on = paid_on
    made.version += 1
    made.save(update_fields=["paid_on", "version"])
    record(Step.PAY, made, by=by, at=at, before=before)
    return made
