"""Certificates: made at issue for the honours that have one, made anew after a correction,
withdrawn.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.decisions.actions.warrant import NotAllowed
from thidua.decisions.codes import new_code
from thidua.decisions.lifecycle import may_hand_over
from thidua.decisions.models import Certificate, Decision
from thidua.documents.models import Series
from thidua.honours.models import HeldHonour
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.library.queries import law_for
from thidua.people.mandate import mandate
from thidua.people.models import User


@transaction.atomic
def make_certificates(
    made: Decision, conferred: Iterable[HeldHonour], *, by: User, at: datetime
) -> list[Certificate]:
    """One for each honour that has a certificate by the law; money-only honours have none."""
    day = made.document.issued_on
    assert day is not None
    law = law_for(made.unit, on=day)
    with_one = [held for held in conferred if held.code and law.honours[held.code].certificate]
    return [_make(held, made, by=by, at=at) for held in with_one]


@transaction.atomic
def reissue(held: HeldHonour, made: Decision, *, by: User, at: datetime) -> Certificate | None:
    """A new certificate with a new serial and code; the old one is marked as replaced."""
    old = (
        Certificate.objects.select_for_update()
        .filter(held=held, status=Certificate.Status.VALID)
        .first()
    )
    if old is None:
        return None
    new = _make(held, made, by=by, at=at)
    before = state_of(old)
    old.status, old.replaced_by = Certificate.Status.CORRECTED, new
    old.save()
    record("replace", old, by=by, at=at, before=before)
    return new


@transaction.atomic
def withdraw_all(held: HeldHonour, *, by: User, at: datetime) -> None:
    """The honour is revoked: its certificates are so too."""
    for one in Certificate.objects.select_for_update().filter(held=held):
        before = state_of(one)
        one.status = Certificate.Status.REVOKED
        one.save()
        record("revoke", one, by=by, at=at, before=before)


@transaction.atomic
def hand_over(certificate: Certificate, *, on: date, by: User, at: datetime) -> Certificate:
    """Put on record that the certificate was handed over. Raises NotAllowed."""
    rows = Certificate.objects.select_for_update(of=("self",)).select_related("held__at_unit")
    certificate = rows.get(pk=certificate.pk)
    if not may_hand_over(certificate, mandate(by, on=localdate(at))):
        raise NotAllowed(_("Chỉ chuyên viên, văn thư, kế toán ghi việc trao giấy."))
    before = state_of(certificate)
    certificate.handed_over_on = on
    certificate.save()
    record("hand_over", certificate, by=by, at=at, before=before)
    return certificate


def _make(held: HeldHonour, made: Decision, *, by: User, at: datetime) -> Certificate:
    document = made.document
    assert document.issued_on is not None
    original = made.amends or made
    signer = document.signer
    certificate = Certificate.objects.create(
        held=held,
        serial=_next_serial(document.issued_on.year),
        year=document.issued_on.year,
        code=new_code(),
        printed_name=held.printed_name,
        printed_unit=held.printed_unit,
        honour_text=held.as_printed,
        achievement=held.achievement,
        decision_text=original.document.number_symbol,
        decided_on=original.document.issued_on or document.issued_on,
        signer_title=" ".join(filter(None, (signer.authority, signer.title))) if signer else "",
        signer_name=signer.person.name if signer else "",
        made_at=at,
    )
    record("make", certificate, by=by, at=at, before={})
    return certificate


def _next_serial(year: int) -> int:
    """The next line of the golden book, without gaps; the series' row is locked until the end."""
    Series.objects.get_or_create(code="SOVANG", defaults={"name": "Sổ vàng", "kept_here": True})
    Series.objects.select_for_update().get(code="SOVANG")
    last = Certificate.objects.filter(year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1
