"""Drafting a decision that amends or revokes an issued one."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.decisions.actions.granting import agency_series, compose
from thidua.decisions.actions.warrant import take
from thidua.decisions.lifecycle import Step
from thidua.decisions.models import Decision, DecisionLine
from thidua.documents import actions as papers
from thidua.journal.actions import record
from thidua.kit.refusals import Refusal
from thidua.library.queries import law_for
from thidua.people.models import Signer, User
from thidua.people.queries import setting


class NoChange(Refusal):
    """Nothing was said to change, or no line was chosen."""


@transaction.atomic
def draft_amendment(
    original: Decision,
    changes: Mapping[DecisionLine, tuple[str, str]],
    *,
    reason: str,
    signer: Signer,
    by: User,
    at: datetime,
) -> Decision:
    """A decision that corrects printed names and units: line of the original → (name, unit) as it
    should be.
    """
    original = take(original, Step.AMEND, by=by, at=at)
    really = {
        line: said
        for line, said in changes.items()
        if said != (line.printed_name, line.printed_unit) and line.held_id
    }
    if not really:
        raise NoChange(_("Chưa có nội dung nào khác với quyết định đã ban hành."))
    made = _draft(original, Decision.Kind.AMEND, reason=reason, signer=signer, by=by, at=at)
    for number, (line, (name, unit)) in enumerate(really.items(), 1):
        DecisionLine.objects.create(
            decision=made,
            number=number,
            honour=line.honour,
            printed_name=name,
            printed_post=line.printed_post,
            printed_unit=unit,
            achievement=line.achievement,
            corrects=line.held,
        )
    return compose(made, by=by, at=at)


@transaction.atomic
def draft_revocation(
    original: Decision,
    lines: Iterable[DecisionLine],
    *,
    reason: str,
    signer: Signer,
    by: User,
    at: datetime,
) -> Decision:
    """A decision that revokes honours of an issued one (Luật Thi đua, khen thưởng Điều 93)."""
    original = take(original, Step.REVOKE, by=by, at=at)
    chosen = [line for line in lines if line.held_id]
    if not chosen or not reason.strip():
        raise NoChange(_("Hãy chọn ít nhất một trường hợp và ghi lý do hủy bỏ."))
    made = _draft(original, Decision.Kind.REVOKE, reason=reason, signer=signer, by=by, at=at)
    for number, line in enumerate(chosen, 1):
        DecisionLine.objects.create(
            decision=made,
            number=number,
            honour=line.honour,
            printed_name=line.printed_name,
            printed_post=line.printed_post,
            printed_unit=line.printed_unit,
            money=line.money,
            corrects=line.held,
        )
    return compose(made, by=by, at=at)


def _draft(
    original: Decision, kind: str, *, reason: str, signer: Signer, by: User, at: datetime
) -> Decision:
    on = localdate(at)
    document = papers.draft(
        type_code="QĐ",
        subject=str(_("Điều chỉnh %(decision)s") % {"decision": original.document.number_symbol}),
        unit=original.unit,
        symbol=f"QĐ-{setting('symbol', on=on)}",
        signer=signer,
        series=agency_series(),
        by=by,
        at=at,
    )
    made = Decision.objects.create(
        kind=kind,
        document=document,
        unit=original.unit,
        year=original.year,
        amends=original,
        reason=reason,
        law_hash=law_for(original.unit, on=on).hash,
    )
    record(Step.DRAFT, made, by=by, at=at, before={}, note=reason)
    return made
