"""What can be done to a line before the council: written, handed in, returned, held, appraised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.dossiers import judging, queries
from thidua.dossiers.actions.rounds import take_in
from thidua.dossiers.actions.warrant import (
    NotAllowed,
    advance,
    locked,
    locked_round,
    require,
    require_reason,
    require_round,
    watched,
    write,
)
from thidua.dossiers.lifecycle import UNIT, RoundStep, Step
from thidua.dossiers.models import Assessment, Dossier, DossierPaper, FiledPaper, Round
from thidua.eligibility.questions import Nominee, kind_of
from thidua.files.models import File
from thidua.initiatives.models import Initiative
from thidua.journal.actions import record
from thidua.kit.keys import require_version
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold, sort_key, title_key
from thidua.library.queries import law_for
from thidua.people.mandate import mandate
from thidua.people.models import Person, Post, Role, Unit, User
from thidua.people.queries import main_post
from thidua.ratings.models import Hold
from thidua.rulebook.answer import Answer


class Twice(Refusal):
    """The same nominee is already proposed for this honour and year; `line` is that proposal."""

    def __init__(self, line: Dossier) -> None:
        super().__init__(
            _("%(name)s đã được đề nghị danh hiệu, hình thức này năm %(year)d.")
            % {"name": line.nominee_name, "year": line.year},
            why=_("Dòng số %(number)d, %(unit)s: %(status)s.")
            % {
                "number": line.number,
                "unit": line.unit,
                "status": str(line.get_status_display()).lower(),
            },
            todo=_("Mở dòng đã có; nếu cần thì rút dòng đó trước."),
        )
        self.line = line


class NotForNominee(Refusal):
    """The law gives this honour to nominees of another kind."""


class UnknownHonour(Refusal):
    """The law of the day knows no honour of that code."""


class NoHold(Refusal):
    """No paper of a competent body puts this nominee on hold."""


class StillHeld(Refusal):
    """The hold on this nominee has not been cleared."""


class OpinionsOpen(Refusal):
    """A body that was asked has not answered, and its time is not over."""


class LeaderPaperMissing(Refusal):
    """Who records the leader's word without being one needs the leader's paper."""


@dataclass(frozen=True)
class Entry:
    """One line as somebody typed it or a workbook gave it."""

    nominee: Nominee
    honour: str
    kind: str = Dossier.Kind.MERIT
    achievement: str = ""
    initiative: Initiative | None = None
    post_text: str = ""
    leader: bool | None = None


def add_line(
    round: Round, entry: Entry, *, by: User, at: datetime, key: str | None = None
) -> Dossier:
    """One more line of a round; a second click with the same one-time key finds the first."""
    if key and (made := Dossier.objects.filter(one_time_key=key).first()):
        return made
    return add_lines(round, [entry], by=by, at=at, key=key)[0]


@transaction.atomic
def add_lines(
    round: Round, entries: Sequence[Entry], *, by: User, at: datetime, key: str | None = None
) -> list[Dossier]:
    """Lines of a round, with name, post and unit as of the day and the papers each is asked for.

    Raises Twice, NotForNominee, UnknownHonour.
    """
    round = locked_round(round)
    require_round(RoundStep.EDIT, round, by=by, at=at)
    last = round.dossiers.aggregate(last=Max("number"))["last"] or 0
    made = []
    for place, entry in enumerate(entries, start=1):
        line = _new(entry, unit=round.unit, year=round.year, on=localdate(at))
        line.round, line.number, line.one_time_key = round, last + place, key
        made.append(_keep(line, on=localdate(at)))
    _first_look(made, by=by, at=at)
    return made


@transaction.atomic
def change_line(
    line: Dossier,
    *,
    version: int,
    achievement: str,
    post_text: str,
    leader: bool,
    initiative: Initiative | None,
    by: User,
    at: datetime,
) -> Dossier:
    """Write what the unit says of its nominee; nominee and honour stay what they are."""
    line = locked(line)
    require(Step.EDIT, line, by=by, at=at)
    require_version(version, line.version)
    return write(
        line,
        Step.EDIT,
        by=by,
        at=at,
        achievement=achievement,
        post_text=post_text,
        leader=leader,
        initiative=initiative,
    )


@transaction.atomic
def drop_line(line: Dossier, *, by: User, at: datetime) -> None:
    """Take a draft line out of its round; what was never handed in leaves no record but the
    journal's.
    """
    line = locked(line)
    require(Step.DROP, line, by=by, at=at)
    record(Step.DROP, line, by=by, at=at, before=watched(line), note=str(line))
    line.papers.all().delete()
    line.delete()


@transaction.atomic
def submit_line(line: Dossier, *, by: User, at: datetime) -> Dossier:
    """Hand in again a line that was returned by itself."""
    return advance(line, Step.SUBMIT, by=by, at=at, reason="")


@transaction.atomic
def receive_line(
    line: Dossier, *, owed_until: date | None = None, by: User, at: datetime
) -> Dossier:
    """Take in one line: a returned one that came back, or a sudden one."""
    line = locked(line)
    require(Step.RECEIVE, line, by=by, at=at)
    take_in([line], owed_until=owed_until, by=by, at=at)
    return line


@transaction.atomic
def return_line(line: Dossier, *, reason: str, by: User, at: datetime) -> Dossier:
    """Give one line back to its unit, with the reason; the round goes on."""
    return advance(line, Step.RETURN, by=by, at=at, reason=require_reason(reason), summary=None)


@transaction.atomic
def withdraw(line: Dossier, *, reason: str, by: User, at: datetime) -> Dossier:
    """The unit takes its line back, with the reason; after the vote too."""
    return advance(line, Step.WITHDRAW, by=by, at=at, reason=require_reason(reason))


@transaction.atomic
def hold(line: Dossier, *, by: User, at: datetime) -> Dossier:
    """Put a line on hold, where a documented hold names its nominee. Raises NoHold."""
    line = locked(line)
    require(Step.HOLD, line, by=by, at=at)
    found = queries.hold_on(line, on=localdate(at))
    if found is None:
        raise NoHold(
            _("Chưa có văn bản của cơ quan có thẩm quyền về việc tạm dừng xem xét %(name)s.")
            % {"name": line.nominee_name},
            todo=_("Ghi việc tạm dừng kèm văn bản ở phần Đánh giá, kỷ luật trước."),
        )
    return write(
        line,
        Step.HOLD,
        by=by,
        at=at,
        status=Dossier.Status.HELD,
        resume_status=line.status,
        reason=_hold_reason(found),
    )


@transaction.atomic
def release(line: Dossier, *, by: User, at: datetime) -> Dossier:
    """Take a line up again where its hold was cleared, and judge it again. Raises StillHeld."""
    line = locked(line)
    require(Step.RELEASE, line, by=by, at=at)
    if found := queries.hold_on(line, on=localdate(at)):
        raise StillHeld(
            _("%(name)s vẫn đang thuộc trường hợp tạm dừng xem xét.") % {"name": line.nominee_name},
            why=_hold_reason(found),
            todo=_("Ghi văn bản kết luận để gỡ việc tạm dừng trước."),
        )
    line = write(
        line,
        Step.RELEASE,
        by=by,
        at=at,
        status=line.resume_status or Dossier.Status.RECEIVED,
        resume_status="",
        reason="",
    )
    look_again([line], Assessment.Occasion.REVIEW, at=at)
    return line


@transaction.atomic
def lower(line: Dossier, *, honour: str, reason: str, by: User, at: datetime) -> Dossier:
    """Move a line to another honour, usually a lower one, with the reason; judge it again."""
    line, today = locked(line), localdate(at)
    require(Step.LOWER, line, by=by, at=at)
    reason = require_reason(reason)
    old, line.honour = line.honour, honour
    _fits(line, on=today)
    line.honour = old
    _waive_owed(line, reason=reason)
    line = write(line, Step.LOWER, by=by, at=at, honour=honour, lowered_from=old, reason=reason)
    answer = look_again([line], Assessment.Occasion.REVIEW, at=at)[line.pk]
    _ask_papers(line, answer, on=today)
    return line


@transaction.atomic
def appraise(line: Dossier, *, by: User, at: datetime) -> Dossier:
    """The standing unit has looked through the line: judged again, it is ready for the list."""
    line = advance(line, Step.APPRAISE, by=by, at=at)
    look_again([line], Assessment.Occasion.REVIEW, at=at)
    return line


@transaction.atomic
def appraise_lines(lines: Sequence[Dossier], *, by: User, at: datetime) -> list[Dossier]:
    """Several at once; none is appraised unless all may be."""
    done = [advance(line, Step.APPRAISE, by=by, at=at) for line in lines]
    look_again(done, Assessment.Occasion.REVIEW, at=at)
    return done


@transaction.atomic
def propose_sudden(
    *, unit: Unit, year: int, entry: Entry, by: User, at: datetime, key: str | None = None
) -> Dossier:
    """Sudden merit: one line without a round, handed in at once."""
    if key and (made := Dossier.objects.filter(one_time_key=key).first()):
        return made
    held = mandate(by, on=localdate(at))
    if not held.has_any(UNIT, unit):
        raise NotAllowed(
            _("Tài khoản này không được đề nghị khen thưởng cho %(unit)s.") % {"unit": unit}
        )
    line = _new(entry, unit=unit, year=year, on=localdate(at))
    line.kind, line.status, line.one_time_key = (
        Dossier.Kind.SUDDEN,
        Dossier.Status.SUBMITTED,
        key,
    )
    _keep(line, on=localdate(at))
    _first_look([line], by=by, at=at)
    return line


@transaction.atomic
def accept(line: Dossier, *, file: File | None = None, by: User, at: datetime) -> Dossier:
    """The leader agrees to a sudden award: it goes straight to a decision or a tờ trình.

    An officer records it with the paper on which the leader wrote so.
    """
    line = locked(line)
    require(Step.ACCEPT, line, by=by, at=at)
    if file is None and not mandate(by, on=localdate(at)).has(Role.LEADER, line.unit):
        raise LeaderPaperMissing(
            _("Ghi thay lãnh đạo phải kèm phiếu trình có ý kiến đồng ý của lãnh đạo."),
            todo=_("Đính kèm bản chụp phiếu trình rồi ghi lại."),
        )
    waiting = queries.open_opinions(line).filter(due_on__gte=localdate(at))
    if waiting.exists():
        raise OpinionsOpen(
            _("Còn chờ ý kiến của: %(bodies)s.")
            % {"bodies": ", ".join(waiting.values_list("body", flat=True))},
            todo=_("Ghi ý kiến trả lời, hoặc đợi hết hạn trả lời."),
        )
    line = write(line, Step.ACCEPT, by=by, at=at, status=Dossier.Status.PASSED)
    FiledPaper.objects.create(dossier=line, title=_("Lãnh đạo đồng ý"), file=file, at=at)
    return line


def look_again(lines: Sequence[Dossier], occasion: str, *, at: datetime) -> dict[int, Answer]:
    """Judge lines by the record of today and keep the answers beside the sealed ones. The caller
    has locked them.
    """
    answers = judging.judge(lines, as_of=localdate(at))
    for line in lines:
        keep_answer(line, answers[line.pk], occasion, at=at)
    return answers


def keep_answer(line: Dossier, answer: Answer, occasion: str, *, at: datetime) -> Assessment:
    """One more assessment beside the sealed verdict; the line shows the latest outcome."""
    line.outcome, line.because = str(answer.outcome), judging.because_of(answer)
    line.save(update_fields=["outcome", "because"])
    return Assessment.objects.create(
        dossier=line,
        occasion=occasion,
        outcome=line.outcome,
        verdict=answer.as_json(),
        law_hash=law_for(line.unit, on=line.received_on or localdate(at)).hash,
        at=at,
    )


def _new(entry: Entry, *, unit: Unit, year: int, on: date) -> Dossier:
    """The line as it stands on the day: name, post and unit stay so through later changes."""
    nominee = entry.nominee
    line = Dossier(
        unit=unit,
        year=year,
        honour=entry.honour,
        kind=entry.kind,
        achievement=entry.achievement,
        initiative=entry.initiative,
        nominee_name=str(nominee)[:200],
    )
    if isinstance(nominee, Person):
        line.person = nominee
        post = main_post(nominee, on=on)
        line.post_text = entry.post_text or (post.title if post else "")
        line.leader = _leads(nominee, on) if entry.leader is None else entry.leader
        line.sort_key = sort_key(line.nominee_name)
    elif isinstance(nominee, Unit):
        line.collective = nominee
        line.sort_key = title_key(line.nominee_name)[:250]
    else:
        line.household = nominee.strip()
        line.sort_key = title_key(line.nominee_name)[:250]
    line.folded = fold(f"{line.nominee_name} {unit} {line.post_text}")[:400]
    return line


def _leads(person: Person, on: date) -> bool:
    held = Post.objects.filter(person=person, leader=True, from_on__lte=on)
    return held.exclude(until_on__lt=on).exists()


def _keep(line: Dossier, *, on: date) -> Dossier:
    _fits(line, on=on)
    line.save()
    return line


def _fits(line: Dossier, *, on: date) -> None:
    """The honour exists, is for such nominees, and is not proposed for this one already."""
    honour = law_for(line.unit, on=on).honours.get(line.honour)
    if honour is None:
        raise UnknownHonour(
            _("Pháp luật đã nạp không có danh hiệu, hình thức “%(code)s”.") % {"code": line.honour}
        )
    kind = kind_of(line.nominee)
    if kind not in honour.nominees:
        law = law_for(line.unit, on=on)
        raise NotForNominee(
            _("“%(honour)s” không xét cho %(kind)s.")
            % {"honour": honour.name["vi"], "kind": law.word("nominees", kind)},
            todo=_("Chọn danh hiệu, hình thức khác cho dòng này."),
        )
    if twin := queries.twin_of(line):
        raise Twice(twin)


def _first_look(lines: Sequence[Dossier], *, by: User, at: datetime) -> None:
    """Judge new lines for the unit's eyes, nothing sealed; note the papers each is asked for."""
    today = localdate(at)
    answers = judging.judge(lines, as_of=today)
    for line in lines:
        answer = answers[line.pk]
        line.outcome, line.because = str(answer.outcome), judging.because_of(answer)
        line.save(update_fields=["outcome", "because"])
        _ask_papers(line, answer, on=today)
        record("add", line, by=by, at=at, before={})


def _ask_papers(line: Dossier, answer: Answer, *, on: date) -> None:
    """Rows for the papers asked that the line does not have yet."""
    there = set(line.papers.values_list("code", flat=True))
    DossierPaper.objects.bulk_create(
        DossierPaper(dossier=line, code=paper.code, name=paper.name, basis=paper.basis)
        for paper in judging.papers_asked(line, answer, on=on)
        if paper.code not in there
    )


def _waive_owed(line: Dossier, *, reason: str) -> None:
    """What the former honour asked for and is not there is asked no longer."""
    owed = line.papers.filter(status=DossierPaper.Status.OWED)
    owed.update(status=DossierPaper.Status.WAIVED, reason=reason[:300])


def _hold_reason(found: Hold) -> str:
    return f"{found.get_reason_display()} ({found.document})"
