"""What may be done to an initiative."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.files.models import File
from thidua.honours.models import HeldHonour
from thidua.initiatives.lifecycle import MOVES, Step, may
from thidua.initiatives.models import Authorship, Initiative, InitiativeUse, Recognition
from thidua.journal.actions import record
from thidua.journal.models import Entry
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold
from thidua.people.mandate import mandate
from thidua.people.models import Person, Unit, User


class NotAllowed(Refusal):
    """This person may not take this step on this initiative now."""


class NoAuthor(Refusal):
    """An initiative has at least one author."""


class Recognised(Refusal):
    """This scope has been recognised before."""


@transaction.atomic
def file(
    *,
    title: str,
    year: int,
    unit: Unit,
    authors: Iterable[tuple[Person, int | None]],
    by: User,
    at: datetime,
    kind: str = Initiative.Kind.INITIATIVE,
    content: str = "",
    paper: File | None = None,
    loaded_by: Entry | None = None,
) -> Initiative:
    """A new initiative with its authors and their shares in per cent."""
    shares = list(authors)
    if not shares:
        raise NoAuthor(_("Sáng kiến phải có ít nhất một tác giả; hãy chọn tác giả."))
    initiative = Initiative.objects.create(
        kind=kind,
        title=title,
        year=year,
        unit=unit,
        content=content,
        file=paper,
        folded=fold(title),
        loaded_by=loaded_by,
    )
    Authorship.objects.bulk_create(
        Authorship(initiative=initiative, person=person, share=share) for person, share in shares
    )
    if loaded_by is None:
        record(
            "file", initiative, by=by, at=at, before={}, note=", ".join(p.name for p, _s in shares)
        )
    return initiative


def submit(initiative: Initiative, *, by: User, at: datetime) -> Initiative:
    """Hand the initiative in for recognition."""
    return _advance(initiative, Step.SUBMIT, by=by, at=at)


def decline(initiative: Initiative, *, reason: str, by: User, at: datetime) -> Initiative:
    """Not recognised, with the reason told to the authors."""
    return _advance(initiative, Step.DECLINE, by=by, at=at, reason=reason)


@transaction.atomic
def recognise(
    initiative: Initiative,
    *,
    scope: str,
    decided_on: date | None,
    by: User,
    at: datetime,
    number: str = "",
    decided_by: str = "",
    paper: File | None = None,
    loaded_by: Entry | None = None,
) -> Recognition:
    """Recognise the effect in a scope, by a decision or a confirmation (NĐ 152/2025 Điều 33 khoản
    6).
    """
    if Recognition.objects.filter(initiative=initiative, scope=scope).exists():
        raise Recognised(_("Sáng kiến này đã được công nhận ở phạm vi đó rồi."))
    if initiative.status != Initiative.Status.RECOGNISED:
        _advance(initiative, Step.RECOGNISE, by=by, at=at, loaded=loaded_by is not None)
    made = Recognition.objects.create(
        initiative=initiative,
        scope=scope,
        decided_on=decided_on,
        number=number,
        decided_by=decided_by,
        file=paper,
    )
    if loaded_by is None:
        record("recognise", made, by=by, at=at, before={})
    return made


@transaction.atomic
def file_use(
    initiative: Initiative,
    *,
    person: Person,
    honour: str,
    year: int,
    by: User,
    at: datetime,
    held: HeldHonour | None = None,
) -> InitiativeUse:
    """Put on record that an initiative served a person for an honour (công văn 5007/BNV-TĐKT)."""
    use, made = InitiativeUse.objects.get_or_create(
        initiative=initiative, person=person, honour=honour, year=year, defaults={"held": held}
    )
    if made:
        record("use", use, by=by, at=at, before={})
    return use


@transaction.atomic
def _advance(
    initiative: Initiative,
    step: Step,
    *,
    by: User,
    at: datetime,
    reason: str = "",
    loaded: bool = False,
) -> Initiative:
    rows = Initiative.objects.select_for_update(of=("self",)).select_related("unit")
    stored = rows.get(pk=initiative.pk)
    if not loaded and not may(step, stored, mandate(by, on=localdate(at))):
        raise NotAllowed(
            _(
                "Không thể “%(step)s”: sáng kiến đang ở tình trạng “%(status)s”, "
                "hoặc việc này thuộc người khác."
            )
            % {"step": step.label, "status": stored.get_status_display()}
        )
    before = state_of(stored)
    stored.status, stored.reason = MOVES[step].end, reason
    stored.version += 1
    stored.save()
    if not loaded:
        record(step, stored, by=by, at=at, before=before)
    return stored
