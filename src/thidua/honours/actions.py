"""What may be done to the register: a line is conferred, corrected, revoked; never removed."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.files.models import File
from thidua.honours.models import HeldHonour
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.loading import Does, Put
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold
from thidua.people.mandate import mandate
from thidua.people.models import Person, Role, Unit, User
from thidua.people.queries import reaches

CORRECTABLE = frozenset(
    (
        "as_printed",
        "code",
        "kind",
        "year",
        "year_from",
        "decided_on",
        "decision_number",
        "decided_by",
        "achievement",
        "money",
        "printed_name",
        "printed_unit",
        "person",
        "unit",
    )
)


class NotAllowed(Refusal):
    """This person may not enter honours from old papers."""

    status = 403


class AlreadyHeld(Refusal):
    """The same honour for the same year stands on the register already."""


class NotValid(Refusal):
    """The line has been revoked or replaced before."""


@transaction.atomic
def enter(*, by: User, at: datetime, key: UUID | None = None, **line: Any) -> HeldHonour:
    """Enter one honour from an old paper, by an officer; `line` is what `confer` takes.

    A second click with the same key finds the first line. Raises NotAllowed, AlreadyHeld.
    """
    _require_officer(line.get("person"), line.get("unit"), by=by, at=at)
    if key and (made := HeldHonour.objects.filter(key=key).first()):
        return made
    return confer(by=by, at=at, key=key, **line)


@transaction.atomic
def confer(
    *,
    as_printed: str,
    printed_name: str,
    by: User,
    at: datetime,
    person: Person | None = None,
    unit: Unit | None = None,
    household: str = "",
    code: str | None = None,
    kind: str = HeldHonour.Kind.MERIT,
    year: int | None = None,
    year_from: int | None = None,
    decided_on: date | None = None,
    decision_number: str = "",
    decided_by: str = "",
    achievement: str = "",
    money: int | None = None,
    printed_unit: str = "",
    at_unit: Unit | None = None,
    leader: bool | None = None,
    initiative: int | None = None,
    file: File | None = None,
    key: UUID | None = None,
) -> HeldHonour:
    """Enter one honour: by an issued decision, a higher decision that came back, or an old paper.

    Raises AlreadyHeld when the same merit honour of the same year stands there, valid.
    """
    if code and year and kind == HeldHonour.Kind.MERIT:
        _refuse_double(person, unit, household, code=code, year=year)
    held = HeldHonour.objects.create(
        person=person,
        unit=unit,
        household=household,
        code=code,
        as_printed=as_printed,
        kind=kind,
        year=year,
        year_from=year_from,
        decided_on=decided_on,
        decision_number=decision_number,
        decided_by=decided_by,
        achievement=achievement,
        initiative_id_used=initiative,
        money=money,
        printed_name=printed_name,
        printed_unit=printed_unit,
        at_unit=at_unit,
        leader=leader,
        file=file,
        folded=fold(f"{printed_name} {printed_unit} {as_printed} {decision_number}"),
        key=key,
    )
    record("confer", held, by=by, at=at, before={})
    return held


@transaction.atomic
def put_honour(held: HeldHonour, *, by: User | None, at: datetime) -> Put:
    """One honour of a workbook's row, not yet saved; the journal is told of the whole workbook.

    The same honour of the same year, by the same decision as far as both name one, stands there
    already. `by` is None at the server's own console. Raises NotAllowed, AlreadyHeld.
    """
    if by:
        _require_officer(held.person, held.unit, by=by, at=at)
    words = " ".join(str(part) for part in (held.as_printed, held.year or "") if part)
    if held.code is None:
        words = _("%(honour)s (tên chưa biết: giữ nguyên văn, không tính khi xét)") % {
            "honour": words
        }
    if known := _same(held):
        return Put(known, Does.SAME, words)
    if held.code and held.year and held.kind == HeldHonour.Kind.MERIT:
        _refuse_double(held.person, held.unit, held.household, code=held.code, year=held.year)
    held.folded = _folded(held)
    held.save()
    return Put(held, Does.MADE, words)


def _same(held: HeldHonour) -> HeldHonour | None:
    """The line on the register that this one only repeats; a revoked one is repeated too."""
    there = HeldHonour.objects.filter(
        person=held.person,
        unit=held.unit,
        household=held.household,
        code=held.code,
        kind=held.kind,
        year=held.year,
    )
    for known in there:
        alike = held.code or fold(known.as_printed) == fold(held.as_printed)
        if alike and all(
            not getattr(held, name) or not getattr(known, name) or agrees(known, held)
            for name, agrees in _DECISION.items()
        ):
            return known
    return None


_DECISION: dict[str, Callable[[HeldHonour, HeldHonour], bool]] = {
    "decision_number": lambda one, two: fold(one.decision_number) == fold(two.decision_number),
    "decided_on": lambda one, two: one.decided_on == two.decided_on,
}
"""What tells two decisions apart, where both lines name it."""


def _folded(held: HeldHonour) -> str:
    """What is searched of a line."""
    parts = (held.printed_name, held.printed_unit, held.as_printed, held.decision_number)
    return fold(" ".join(parts))


@transaction.atomic
def correct(held: HeldHonour, *, note: str, by: User, at: datetime, **changes: Any) -> HeldHonour:
    """Correct a line by an amending decision; `changes` names fields of CORRECTABLE with their new
    values.
    """
    if unknown := set(changes) - CORRECTABLE:
        raise TypeError(f"not correctable: {', '.join(sorted(unknown))}")
    held = _valid(held)
    before = state_of(held)
    for name, value in changes.items():
        setattr(held, name, value)
    held.status, held.status_note = HeldHonour.Status.CORRECTED, note
    _save(held)
    record("correct", held, by=by, at=at, before=before, note=note)
    return held


@transaction.atomic
def revoke(held: HeldHonour, *, note: str, by: User, at: datetime) -> HeldHonour:
    """Revoke a line by a decision (Luật Thi đua, khen thưởng Điều 93); it stays readable, and never
    counts again.
    """
    held = _valid(held)
    before = state_of(held)
    held.status, held.status_note = HeldHonour.Status.REVOKED, note
    _save(held)
    record("revoke", held, by=by, at=at, before=before, note=note)
    return held


def _require_officer(person: Person | None, unit: Unit | None, *, by: User, at: datetime) -> None:
    """Only an officer whose branch the person or the unit belongs to; a household's, the agency's
    own.
    """
    given = mandate(by, on=localdate(at))
    if not reaches(given, Role.OFFICER, person=person, unit=unit):
        raise NotAllowed(
            _("Chỉ chuyên viên thi đua, khen thưởng của đơn vị đó được ghi vào sổ khen thưởng.")
        )


def _valid(held: HeldHonour) -> HeldHonour:
    held = HeldHonour.objects.select_for_update().get(pk=held.pk)
    if held.status == HeldHonour.Status.REVOKED:
        raise NotValid(
            _("“%(held)s” đã bị hủy bỏ trước đó: %(note)s.")
            % {"held": held, "note": held.status_note}
        )
    return held


def _save(held: HeldHonour) -> None:
    held.folded = _folded(held)
    held.version += 1
    held.save()


def _refuse_double(
    person: Person | None, unit: Unit | None, household: str, *, code: str, year: int
) -> None:
    there = HeldHonour.objects.filter(
        person=person, unit=unit, household=household, code=code, year=year
    )
    standing = there.exclude(status=HeldHonour.Status.REVOKED).first()
    if standing:
        raise AlreadyHeld(
            _(
                "“%(held)s” đã có trong sổ khen thưởng (quyết định %(number)s), "
                "nên không ghi lần nữa."
            )
            % {"held": standing, "number": standing.decision_number or "?"},
            basis="Luật 06/2022/QH15, Điều 5",
        )
