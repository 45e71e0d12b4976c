"""Putting ratings, discipline and holds on record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.files.models import File
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.loading import Does, Put
from thidua.kit.refusals import Refusal, Stale
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import Person, Role, Unit, User
from thidua.people.queries import reaches
from thidua.ratings.models import Discipline, Hold, Rating


class NotAllowed(Refusal):
    """This person may not put this on record."""

    status = 403


class NoPaper(Refusal):
    """A hold needs the paper of the competent body."""


class NotInOrder(Refusal):
    """A period ends before it begins."""


class AlreadyCleared(Refusal):
    """The hold has been cleared before."""


@dataclass(frozen=True)
class Mark:
    """The rating of one person or unit as a page shows and sends it; `version` is that of the
    rating on record when the page was made, 0 where there was none.
    """

    nominee: Person | Unit
    level: str
    all_tasks_done: bool | None = None
    version: int = 0


@transaction.atomic
def rate_many(
    marks: Iterable[Mark], *, year: int, by: User, at: datetime, source: str = ""
) -> list[Rating]:
    """Put the ratings of a unit for a year on record, all or none; answers those that are new or
    differ. Raises NotAllowed, Stale.
    """
    given, done = mandate(by, on=localdate(at)), []
    for mark in marks:
        person = mark.nominee if isinstance(mark.nominee, Person) else None
        unit = mark.nominee if isinstance(mark.nominee, Unit) else None
        _require_officer(given, person=person, unit=unit)
        known = Rating.objects.filter(person=person, unit=unit, year=year).first()
        if known and (known.level, known.all_tasks_done) == (mark.level, mark.all_tasks_done):
            continue
        if mark.version != (known.version if known else 0):
            raise Stale
        done.append(
            rate(
                year=year,
                level=mark.level,
                person=person,
                unit=unit,
                all_tasks_done=mark.all_tasks_done,
                source=source or (known.source if known else ""),
                by=by,
                at=at,
            )
        )
    return done


@transaction.atomic
def rate(
    *,
    year: int,
    level: str,
    by: User,
    at: datetime,
    person: Person | None = None,
    unit: Unit | None = None,
    all_tasks_done: bool | None = None,
    source: str = "",
) -> Rating:
    """Put the rating of a person or a unit for a year on record, or change it.

    One of `person`, `unit` is given. Raises NotAllowed.
    """
    _require_officer(mandate(by, on=localdate(at)), person=person, unit=unit)
    rating = _rating(person, unit, year)
    before = state_of(rating) if rating.pk else {}
    rating.level, rating.source, rating.all_tasks_done = level, source, all_tasks_done
    _save(rating)
    record("rate", rating, by=by, at=at, before=before)
    return rating


@transaction.atomic
def put_rating(
    nominee: Person | Unit, *, year: int, level: str, source: str, by: User | None, at: datetime
) -> Put:
    """The rating of a workbook's row; the journal is told of the whole workbook.

    `by` is None at the server's own console. Raises NotAllowed.
    """
    person = nominee if isinstance(nominee, Person) else None
    unit = nominee if isinstance(nominee, Unit) else None
    if by:
        _require_officer(mandate(by, on=localdate(at)), person=person, unit=unit)
    rating = _rating(person, unit, year)
    was, old = rating.level, rating.source
    rating.level, rating.source = level, source or old
    words = f"{year}: {Rating.Level(level).label}"
    if (was, old) == (rating.level, rating.source):
        return Put(rating, Does.SAME, words)
    _save(rating)
    if not was:
        return Put(rating, Does.MADE, words)
    words = f"{year}: {Rating.Level(was).label} → {Rating.Level(level).label}"
    if was == level:
        words = _("%(year)d, văn bản: %(old)s → %(new)s") % {
            "year": year,
            "old": old or _("(trống)"),
            "new": source,
        }
    return Put(rating, Does.CHANGED, words)


def _rating(person: Person | None, unit: Unit | None, year: int) -> Rating:
    """The rating on record, nobody else changing it, or a new one."""
    rows = Rating.objects.select_for_update()
    known = rows.filter(person=person, unit=unit, year=year).first()
    return known or Rating(person=person, unit=unit, year=year)


def _save(rating: Rating) -> None:
    rating.version += 1 if rating.pk else 0
    rating.save()


@transaction.atomic
def discipline(
    person: Person,
    *,
    form: str,
    from_on: date,
    by: User,
    at: datetime,
    until_on: date | None = None,
    document: str = "",
    key: UUID | None = None,
) -> Discipline:
    """Put a disciplinary measure on record. A second click with the same key finds the first.

    Raises NotAllowed, NotInOrder.
    """
    _require_officer(mandate(by, on=localdate(at)), person=person)
    if key and (known := Discipline.objects.filter(key=key).first()):
        return known
    made = _discipline(
        Discipline(
            person=person,
            form=form,
            from_on=from_on,
            until_on=until_on,
            document=document,
            key=key,
        )
    )
    record("discipline", made, by=by, at=at, before={})
    return made


@transaction.atomic
def put_discipline(
    person: Person,
    *,
    form: str,
    from_on: date,
    until_on: date | None,
    document: str,
    by: User | None,
    at: datetime,
) -> Put:
    """The measure of a workbook's row; one of the same form and day is the same measure.

    A blank changes nothing. Raises NotAllowed, NotInOrder.
    """
    if by:
        _require_officer(mandate(by, on=localdate(at)), person=person)
    words = f"{Discipline.Form(form).label}, {from_on:%d/%m/%Y}"
    rows = Discipline.objects.select_for_update()
    known = rows.filter(person=person, form=form, from_on=from_on).first()
    kept = known or Discipline(person=person, form=form, from_on=from_on)
    was = (kept.until_on, kept.document)
    kept.until_on, kept.document = until_on or was[0], document or was[1]
    if known and (kept.until_on, kept.document) == was:
        return Put(known, Does.SAME, words)
    _discipline(kept)
    if known is None:
        return Put(kept, Does.MADE, words)
    until = f"{kept.until_on:%d/%m/%Y}" if kept.until_on else "–"
    return Put(
        kept,
        Does.CHANGED,
        _("%(what)s: đến %(until)s, %(document)s")
        % {"what": words, "until": until, "document": kept.document or "–"},
    )


def _discipline(measure: Discipline) -> Discipline:
    if measure.until_on and measure.until_on < measure.from_on:
        raise NotInOrder(_("Ngày hết thời hạn kỷ luật phải sau ngày bắt đầu."))
    measure.save()
    return measure


@transaction.atomic
def hold(
    *,
    reason: str,
    document: str,
    from_on: date,
    by: User,
    at: datetime,
    person: Person | None = None,
    unit: Unit | None = None,
    file: File | None = None,
    key: UUID | None = None,
) -> Hold:
    """Put consideration on hold, by the paper of a competent body (NĐ 152/2025 Điều 4 khoản 4).

    A second click with the same key finds the first. Raises NotAllowed, NoPaper.
    """
    _require_officer(mandate(by, on=localdate(at)), person=person, unit=unit)
    if key and (known := Hold.objects.filter(key=key).first()):
        return known
    if not document.strip():
        raise NoPaper(
            _("Chưa ghi văn bản của cơ quan có thẩm quyền, nên chưa tạm dừng xem xét được."),
            why=_("Đơn nặc danh hay cuộc kiểm tra thường kỳ không phải căn cứ tạm dừng."),
            basis="NĐ 152/2025/NĐ-CP, Điều 4 khoản 4",
            todo=_("Ghi số, ngày, cơ quan ban hành văn bản."),
        )
    made = Hold.objects.create(
        person=person,
        unit=unit,
        reason=reason,
        document=document,
        file=file,
        from_on=from_on,
        at=at,
        by=by,
        key=key,
    )
    record("hold", made, by=by, at=at, before={})
    return made


@transaction.atomic
def clear(held: Hold, *, on: date, document: str, by: User, at: datetime) -> Hold:
    """Lift a hold, with the conclusion. Raises NotAllowed, AlreadyCleared, NotInOrder."""
    held = Hold.objects.select_for_update().get(pk=held.pk)
    _require_officer(mandate(by, on=localdate(at)), person=held.person, unit=held.unit)
    if held.cleared_on:
        raise AlreadyCleared(
            _("Việc tạm dừng này đã được gỡ ngày %(day)s.") % {"day": f"{held.cleared_on:%d/%m/%Y}"}
        )
    if on < held.from_on:
        raise NotInOrder(_("Ngày gỡ phải sau ngày bắt đầu tạm dừng."))
    before = state_of(held)
    held.cleared_on, held.cleared_document = on, document
    held.version += 1
    held.save()
    record("clear", held, by=by, at=at, before=before)
    return held


def _require_officer(
    given: Mandate, *, person: Person | None = None, unit: Unit | None = None
) -> None:
    """Only an officer whose branch the person or the unit belongs to."""
    if not reaches(given, Role.OFFICER, person=person, unit=unit):
        raise NotAllowed(
            _("Chỉ chuyên viên thi đua, khen thưởng của đơn vị đó được ghi nội dung này.")
        )
