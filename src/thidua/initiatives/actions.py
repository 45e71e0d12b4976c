"""What may be done to an initiative."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.files.models import File
from thidua.honours.models import HeldHonour
from thidua.initiatives.lifecycle import MOVES, OFFICE, Status, Step, may, may_file_for
from thidua.initiatives.models import Authorship, Initiative, InitiativeUse, Recognition
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.keys import require_version
from thidua.kit.loading import Does, Put
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold
from thidua.people.mandate import mandate
from thidua.people.models import Person, Unit, User
from thidua.people.queries import posts_on

Shares = Iterable[tuple[Person, int | None]]
WHOLE = 100


class NotAllowed(Refusal):
    """This person may not take this step on this initiative now."""


class NotYours(Refusal):
    """Only an author, the head of the unit or the office files an initiative there."""

    status = 403


class NoAuthor(Refusal):
    """An initiative has at least one author, each once."""


class SharesWrong(Refusal):
    """The authors' shares do not make up the whole."""


class Recognised(Refusal):
    """This scope has been recognised before."""


class NotAnAuthor(Refusal):
    """An initiative serves its authors alone."""


class Granted(Refusal):
    """A use that a decision put on record stays as long as the honour does."""


@dataclass(frozen=True)
class Known:
    """What a row of a workbook says of an initiative; `status`, `scope` "" where it is silent."""

    title: str
    year: int
    unit: Unit
    kind: str = Initiative.Kind.INITIATIVE
    content: str = ""
    status: str = ""
    scope: str = ""
    number: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    reason: str = ""


@transaction.atomic
def file(
    *,
    title: str,
    year: int,
    unit: Unit,
    authors: Shares,
    by: User,
    at: datetime,
    kind: str = Initiative.Kind.INITIATIVE,
    content: str = "",
    paper: File | None = None,
    key: UUID | None = None,
) -> Initiative:
    """A new initiative with its authors and their shares in per cent, as a draft.

    A second click with the same key finds the first. Raises NotYours, NoAuthor, SharesWrong.
    """
    if key and (known := Initiative.objects.filter(key=key).first()):
        return known
    shares = list(authors)
    _require_filer(unit, shares, by=by, at=at)
    _require_whole(shares)
    _require_authors(shares)
    initiative = Initiative.objects.create(
        kind=kind,
        title=title,
        year=year,
        unit=unit,
        content=content,
        file=paper,
        folded=_folded(title, shares),
        key=key,
    )
    _sign(initiative, shares)
    record("file", initiative, by=by, at=at, before={}, note=_named(shares))
    return initiative


@transaction.atomic
def change(
    initiative: Initiative,
    *,
    version: int,
    title: str,
    year: int,
    unit: Unit,
    authors: Shares,
    by: User,
    at: datetime,
    kind: str,
    content: str = "",
    paper: File | None = None,
) -> Initiative:
    """Change a draft, its authors included; without a new paper the old one stays.

    Raises NotAllowed, NotYours, Stale, NoAuthor, SharesWrong.
    """
    stored = _asked(initiative, Step.CHANGE, by=by, at=at)
    require_version(version, stored.version)
    shares = list(authors)
    _require_filer(unit, shares, by=by, at=at)
    _require_authors(shares)
    _require_whole(shares)
    before, former = state_of(stored), _named(_shares(stored))
    stored.title, stored.year, stored.unit, stored.kind = title, year, unit, kind
    stored.content, stored.file = content, paper or stored.file
    stored.folded = _folded(title, shares)
    stored.version += 1
    stored.save()
    stored.authorships.all().delete()
    _sign(stored, shares)
    note = "" if former == _named(shares) else _named(shares)
    record(Step.CHANGE, stored, by=by, at=at, before=before, note=note)
    return stored


def submit(initiative: Initiative, *, by: User, at: datetime) -> Initiative:
    """Hand the initiative in for recognition."""
    return _advance(initiative, Step.SUBMIT, by=by, at=at)


def return_(initiative: Initiative, *, reason: str, by: User, at: datetime) -> Initiative:
    """Give it back to its authors, to be completed."""
    return _advance(initiative, Step.RETURN, by=by, at=at, reason=reason)


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
) -> Recognition:
    """Recognise the effect in a scope, by a decision or a confirmation (NĐ 152/2025 Điều 33 khoản
    6). Raises NotAllowed, Recognised.
    """
    _advance(initiative, Step.RECOGNISE, by=by, at=at)
    standing = Recognition.objects.filter(initiative=initiative, scope=scope, revoked_on=None)
    if known := standing.first():
        raise Recognised(
            _("Sáng kiến này đã được công nhận ở phạm vi “%(scope)s” (%(number)s).")
            % {"scope": known.get_scope_display(), "number": known.number or _("không rõ số")},
            todo=_("Nếu lần ghi trước sai, hủy bỏ lần ấy rồi ghi lại."),
        )
    made = Recognition.objects.create(
        initiative=initiative,
        scope=scope,
        decided_on=decided_on,
        number=number,
        decided_by=decided_by,
        file=paper,
    )
    record(Step.RECOGNISE, made, by=by, at=at, before={})
    return made


@transaction.atomic
def revoke(recognition: Recognition, *, on: date, note: str, by: User, at: datetime) -> Recognition:
    """Take back one recognition, with the paper or the reason; an initiative left with none is not
    recognised any more. Raises NotAllowed.
    """
    initiative = _asked(recognition.initiative, Step.REVOKE, by=by, at=at)
    stored = Recognition.objects.select_for_update().get(pk=recognition.pk)
    if stored.revoked_on:
        raise NotAllowed(
            _("Lần công nhận này đã được hủy bỏ ngày %(day)s.")
            % {"day": f"{stored.revoked_on:%d/%m/%Y}"}
        )
    before = state_of(stored)
    stored.revoked_on, stored.revoked_note = on, note
    stored.save()
    record(Step.REVOKE, stored, by=by, at=at, before=before, note=note)
    if not initiative.recognitions.filter(revoked_on=None).exists():
        _write(initiative, Status.DECLINED, Step.REVOKE, by=by, at=at, reason=note)
    return stored


@transaction.atomic
def use(
    initiative: Initiative, *, person: Person, honour: str, year: int, by: User, at: datetime
) -> InitiativeUse:
    """Put on record, from old papers, that it served one of its authors for an honour.

    Raises NotAllowed, NotAnAuthor.
    """
    stored = _asked(initiative, Step.USE, by=by, at=at)
    if not stored.authorships.filter(person=person).exists():
        raise NotAnAuthor(
            _("%(name)s không phải là tác giả của sáng kiến này, nên không dùng để xét được.")
            % {"name": person.name}
        )
    return file_use(stored, person=person, honour=honour, year=year, by=by, at=at)


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
    """Put on record that an initiative served a person for an honour (công văn 5007/BNV-TĐKT).

    Called by the decision that grants the honour, which has asked who may.
    """
    made, new = InitiativeUse.objects.get_or_create(
        initiative=initiative, person=person, honour=honour, year=year, defaults={"held": held}
    )
    if new:
        record(Step.USE, made, by=by, at=at, before={})
    return made


@transaction.atomic
def drop_use(made: InitiativeUse, *, reason: str, by: User, at: datetime) -> None:
    """Take back a use that was put on record by mistake; the journal keeps it.

    Raises NotAllowed, Granted.
    """
    initiative = _asked(made.initiative, Step.USE, by=by, at=at)
    stored = InitiativeUse.objects.select_for_update().get(pk=made.pk)
    if stored.held_id:
        raise Granted(
            _("Lần dùng này do quyết định khen thưởng ghi, nên không bỏ riêng được."),
            todo=_("Nếu quyết định sai, sửa hoặc hủy bỏ quyết định ấy."),
        )
    told = str(stored)
    stored.delete()
    record("drop_use", initiative, by=by, at=at, note=f"{told}. {reason}")


@transaction.atomic
def put_initiative(said: Known, authors: Shares, *, by: User | None, at: datetime) -> Put:
    """An initiative of a workbook's row, with one author or several; rows of the same title and
    year are about the same one. The journal is told of the whole workbook.

    `by` is None at the server's own console. Raises NotYours, Recognised.
    """
    if by and not mandate(by, on=localdate(at)).has_any(OFFICE, said.unit):
        raise NotYours(
            _("Tài khoản này chưa được giao ghi sáng kiến tại %(unit)s.") % {"unit": said.unit}
        )
    near = Initiative.objects.select_for_update(of=("self",)).filter(
        year=said.year, folded__startswith=fold(said.title)
    )
    known = next((one for one in near if fold(one.title) == fold(said.title)), None)
    initiative = known or Initiative.objects.create(
        kind=said.kind, title=said.title, year=said.year, unit=said.unit, content=said.content
    )
    news = _put_authors(initiative, authors)
    status = _put_status(initiative, said)
    made = _put_recognition(initiative, said)
    if status:
        news.append(status)
    if made:
        news.append(_("phạm vi %(scope)s") % {"scope": made.get_scope_display()})
    if news or known is None:
        initiative.folded = _folded(initiative.title, _shares(initiative))
        initiative.version += 1 if known else 0
        initiative.save()
    does = Does.MADE if known is None else Does.CHANGED if news else Does.SAME
    also = (made,) if made else ()
    return Put(initiative, does, "; ".join(news), shared=True, also=also)


def _put_authors(initiative: Initiative, authors: Shares) -> list[str]:
    """Add the authors that are new, and shares that differ; answers them in words."""
    news = []
    for person, share in authors:
        known = Authorship.objects.filter(initiative=initiative, person=person).first()
        if known and share in (None, known.share):
            continue
        signed = known or Authorship(initiative=initiative, person=person)
        signed.share = share
        signed.save()
        news.append(_("tác giả %(named)s") % {"named": _named([(person, share)])})
    return news


def _put_status(initiative: Initiative, said: Known) -> str:
    """A workbook tells what was decided; it never takes a recognition back."""
    if said.status in ("", initiative.status):
        return ""
    if initiative.status == Status.RECOGNISED:
        raise Recognised(
            _("Trên hồ sơ, sáng kiến này đã được công nhận."),
            todo=_("Nếu đã bị hủy bỏ công nhận, ghi việc hủy bỏ ở trang của sáng kiến."),
        )
    initiative.status, initiative.reason = said.status, said.reason
    return str(initiative.get_status_display())


def _put_recognition(initiative: Initiative, said: Known) -> Recognition | None:
    standing = initiative.recognitions.filter(scope=said.scope, revoked_on=None)
    if not said.scope or standing.exists():
        return None
    return Recognition.objects.create(
        initiative=initiative,
        scope=said.scope,
        decided_on=said.decided_on,
        number=said.number,
        decided_by=said.decided_by,
    )


@transaction.atomic
def _advance(
    initiative: Initiative,
    step: Step,
    *,
    by: User,
    at: datetime,
    reason: str = "",
) -> Initiative:
    """Take one step of the lifecycle."""
    stored = _asked(initiative, step, by=by, at=at)
    end = MOVES[step].end or Status(stored.status)
    return _write(stored, end, step, by=by, at=at, reason=reason)


def _write(
    stored: Initiative,
    end: Status,
    step: Step,
    *,
    by: User,
    at: datetime,
    reason: str,
) -> Initiative:
    before = state_of(stored)
    stored.status, stored.reason = end, reason
    stored.version += 1
    stored.save()
    if before != state_of(stored):
        record(step, stored, by=by, at=at, before=before, note=reason)
    return stored


def _asked(initiative: Initiative, step: Step, *, by: User, at: datetime) -> Initiative:
    """The initiative, locked, if this step may be taken now."""
    stored = _locked(initiative)
    if not may(step, stored, mandate(by, on=localdate(at))):
        raise NotAllowed(
            _(
                "Không thể “%(step)s”: sáng kiến đang ở tình trạng “%(status)s”, "
                "hoặc việc này thuộc người khác."
            )
            % {"step": step.label, "status": stored.get_status_display()}
        )
    return stored


def _locked(initiative: Initiative) -> Initiative:
    rows = Initiative.objects.select_for_update(of=("self",)).select_related("unit")
    return rows.get(pk=initiative.pk)


def _require_filer(
    unit: Unit, shares: list[tuple[Person, int | None]], *, by: User, at: datetime
) -> None:
    on = localdate(at)
    if may_file_for(unit, mandate(by, on=on)):
        return
    own = any(person.pk == by.person_id for person, _share in shares)
    if own and posts_on(on).filter(person=by.person_id, unit=unit).exists():
        return
    raise NotYours(
        _("Bạn chỉ ghi được sáng kiến mà mình là tác giả, tại đơn vị mình đang công tác."),
        todo=_("Sáng kiến của người khác do chính tác giả, trưởng đơn vị hoặc chuyên viên ghi."),
    )


def _require_authors(shares: list[tuple[Person, int | None]]) -> None:
    if not shares:
        raise NoAuthor(_("Sáng kiến phải có ít nhất một tác giả; hãy chọn tác giả."))
    if len({person.pk for person, _share in shares}) < len(shares):
        raise NoAuthor(_("Một người đứng tên hai lần trong danh sách tác giả; hãy bỏ bớt một."))


def _require_whole(shares: list[tuple[Person, int | None]]) -> None:
    """Nobody's share is said, or everybody's, and together they are the whole."""
    said = [share for _person, share in shares if share is not None]
    if said and (len(said) < len(shares) or sum(said) != WHOLE):
        raise SharesWrong(
            _("Tỷ lệ đóng góp của các tác giả cộng lại là %(sum)d %%, phải đúng 100 %%.")
            % {"sum": sum(said)},
            todo=_("Ghi tỷ lệ của mọi tác giả, hoặc để trống cả."),
        )


def _sign(initiative: Initiative, shares: Shares) -> None:
    Authorship.objects.bulk_create(
        Authorship(initiative=initiative, person=person, share=share) for person, share in shares
    )


def _shares(initiative: Initiative) -> list[tuple[Person, int | None]]:
    rows = initiative.authorships.select_related("person").order_by("pk")
    return [(one.person, one.share) for one in rows]


def _named(shares: Shares) -> str:
    return ", ".join(
        person.name if share is None else f"{person.name} {share} %" for person, share in shares
    )


def _folded(title: str, shares: Shares) -> str:
    """What finds it: its title and its authors."""
    return fold(f"{title} {' '.join(person.name for person, _share in shares)}")[:500]
