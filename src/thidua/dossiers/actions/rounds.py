"""What can be done to a round: opened, written, sent, received, returned."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.dossiers import judging, queries
from thidua.dossiers.actions.warrant import (
    NotAllowed,
    locked_round,
    require_reason,
    require_round,
    write,
    write_round,
)
from thidua.dossiers.lifecycle import AT_UNIT, UNIT, RoundStep, Step
from thidua.dossiers.models import Assessment, Dossier, DossierPaper, Round
from thidua.files.models import File
from thidua.journal.actions import record
from thidua.kit.keys import require_version
from thidua.kit.refusals import Refusal
from thidua.library.queries import laws_for
from thidua.people.mandate import mandate
from thidua.people.models import Role, Unit, User
from thidua.plans.actions import file_output
from thidua.plans.models import Task


class RoundEmpty(Refusal):
    """There is no line to send."""


class UnitPaperMissing(Refusal):
    """What is entered for a unit needs the unit's own paper beside it."""


class NumbersWrong(Refusal):
    """More people came to the meeting than belong to the unit."""


class DueInPast(Refusal):
    """Papers cannot be owed until a day that is over."""


class RoundFields(TypedDict, total=False):
    """What a unit writes about its round: the tờ trình and the minutes of its meeting."""

    title: str
    proposal_number: str
    proposal_on: date | None
    proposal_file: File | None
    minutes_on: date | None
    minutes_chair: str
    minutes_secretary: str
    minutes_total: int | None
    minutes_present: int | None
    minutes_text: str
    minutes_file: File | None


@transaction.atomic
def open_round(
    *, unit: Unit, year: int, title: str, by: User, at: datetime, key: str | None = None
) -> Round:
    """A new round of a unit; a second click with the same one-time key finds the first."""
    if key and (made := Round.objects.filter(one_time_key=key).first()):
        return made
    if not mandate(by, on=localdate(at)).has_any(UNIT, unit):
        raise NotAllowed(
            _("Tài khoản này không được lập đợt đề nghị của %(unit)s.") % {"unit": unit},
            todo=_("Việc này của trưởng đơn vị hoặc chuyên viên thi đua, khen thưởng."),
        )
    round = Round.objects.create(unit=unit, year=year, title=title, one_time_key=key)
    record("open", round, by=by, at=at, before={})
    return round


@transaction.atomic
def change_round(
    round: Round, *, version: int, by: User, at: datetime, **fields: Unpack[RoundFields]
) -> Round:
    """Write the tờ trình and the minutes of the unit's meeting into its round."""
    round = locked_round(round)
    require_round(RoundStep.EDIT, round, by=by, at=at)
    require_version(version, round.version)
    total = fields.get("minutes_total", round.minutes_total)
    present = fields.get("minutes_present", round.minutes_present)
    if total is not None and present is not None and present > total:
        raise NumbersWrong(
            _("Biên bản ghi %(present)d người dự họp, nhiều hơn %(total)d người của đơn vị.")
            % {"present": present, "total": total},
            todo=_("Sửa lại một trong hai số."),
        )
    return write_round(round, RoundStep.EDIT, by=by, at=at, **_without_lost_files(fields))


@transaction.atomic
def send_round(round: Round, *, by: User, at: datetime) -> Round:
    """Hand the round in: by the head of the unit, or by an officer with the unit's own paper."""
    round = locked_round(round)
    held = require_round(RoundStep.SEND, round, by=by, at=at)
    lines = list(queries.lines_of(round).defer(None).filter(status__in=AT_UNIT))
    if not lines:
        raise RoundEmpty(
            _("Đợt đề nghị chưa có dòng nào để gửi."), todo=_("Thêm ít nhất một dòng đề nghị.")
        )
    for_unit = not held.has(Role.HEAD, round.unit)
    if for_unit and not (round.proposal_file_id or round.minutes_file_id):
        raise UnitPaperMissing(
            _("Nhập thay đơn vị phải kèm tờ trình hoặc biên bản do đơn vị ký."),
            todo=_("Đính kèm bản chụp tờ trình hoặc biên bản của đơn vị vào đợt rồi gửi."),
        )
    for line in lines:
        write(line, Step.SUBMIT, by=by, at=at, status=Dossier.Status.SUBMITTED, reason="")
    round = write_round(
        round,
        RoundStep.SEND,
        by=by,
        at=at,
        status=Round.Status.SENT,
        sent_at=at,
        entered_for_unit=for_unit,
        return_reason="",
    )
    file_output(
        Task.Output.COMMENDATION,
        unit=round.unit,
        text=str(round.title),
        year=round.year,
        by=by,
        at=at,
        file=round.proposal_file,
    )
    return round


@transaction.atomic
def receive_round(round: Round, *, owed_until: date | None = None, by: User, at: datetime) -> Round:
    """Take a round in: seal the verdict of the day into each line, note what papers are owed and
    until when.
    """
    round, today = locked_round(round), localdate(at)
    require_round(RoundStep.RECEIVE, round, by=by, at=at)
    if owed_until is not None and owed_until < today:
        raise DueInPast(_("Hạn nộp giấy tờ còn nợ đã qua; hãy chọn một ngày từ hôm nay trở đi."))
    lines = list(queries.lines_of(round).defer(None).filter(status=Dossier.Status.SUBMITTED))
    take_in(lines, owed_until=owed_until, by=by, at=at)
    lacks = queries.owing(lines) or queries.round_lacks(round)
    return write_round(
        round,
        RoundStep.RECEIVE,
        by=by,
        at=at,
        status=Round.Status.RECEIVED,
        received_at=at,
        complete_on=None if lacks else today,
    )


@transaction.atomic
def return_round(round: Round, *, reason: str, by: User, at: datetime) -> Round:
    """Give a round that was sent back to its unit, with the reason; its lines go with it."""
    round = locked_round(round)
    require_round(RoundStep.RETURN, round, by=by, at=at)
    reason = require_reason(reason)
    lines = queries.lines_of(round).defer(None)
    for line in lines.filter(status=Dossier.Status.SUBMITTED):
        write(line, Step.RETURN, by=by, at=at, status=Dossier.Status.RETURNED, reason=reason)
    return write_round(
        round,
        RoundStep.RETURN,
        by=by,
        at=at,
        status=Round.Status.RETURNED,
        return_reason=reason,
    )


def take_in(lines: Iterable[Dossier], *, owed_until: date | None, by: User, at: datetime) -> None:
    """Receive submitted lines: received today, judged, sealed; their papers are owed until a day.

    The caller has asked for the right and is in one transaction.
    """
    today, given = localdate(at), list(lines)
    registered = queries.registered(given)
    for line in given:
        line.received_on = line.received_on or today
    answers = judging.judge(given, as_of=today)
    laws = laws_for([line.unit for line in given], on=today)
    owed = DossierPaper.objects.filter(
        dossier__in=given, status=DossierPaper.Status.OWED, due_on=None
    )
    owed.update(due_on=owed_until)
    owing = queries.owing(given)
    for line in given:
        answer = answers[line.pk]
        sealed = answer.as_json()
        Assessment.objects.create(
            dossier=line,
            occasion=Assessment.Occasion.RECEIPT,
            outcome=str(answer.outcome),
            verdict=sealed,
            law_hash=laws[line.unit.path].hash,
            at=at,
        )
        first: dict[str, Any] = {"verdict": sealed} if line.verdict is None else {}
        write(
            line,
            Step.RECEIVE,
            by=by,
            at=at,
            status=Dossier.Status.RECEIVED,
            received_on=line.received_on,
            complete_on=None if line.pk in owing else line.complete_on or today,
            registered=line.pk in registered,
            outcome=str(answer.outcome),
            because=judging.because_of(answer),
            **first,
        )


def _without_lost_files(fields: RoundFields) -> dict[str, Any]:
    """A form without a new file keeps the one on record."""
    files = ("proposal_file", "minutes_file")
    return {name: value for name, value in fields.items() if value or name not in files}
