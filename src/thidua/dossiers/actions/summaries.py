"""The summary list: opened, filled, shown inside for remarks, closed for the council."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.dossiers import queries
from thidua.dossiers.actions.warrant import (
    NotAllowed,
    WrongState,
    advance,
    locked_round,
    locked_summary,
    require_reason,
    require_summary,
    write_round,
    write_summary,
)
from thidua.dossiers.lifecycle import OFFICE, RoundStep, Step, SummaryStep
from thidua.dossiers.models import Dossier, Remark, Round, SummaryList
from thidua.journal.actions import record
from thidua.kit.refusals import Refusal
from thidua.people.mandate import mandate
from thidua.people.models import Unit, User
from thidua.people.queries import setting

ON_THE_WAY = (
    Dossier.Status.DRAFT,
    Dossier.Status.SUBMITTED,
    Dossier.Status.RECEIVED,
    Dossier.Status.RETURNED,
)


class ListEmpty(Refusal):
    """There is no line on the list."""


class StillPublished(Refusal):
    """The days on which the list is shown are not over."""


class NotPublished(Refusal):
    """The list was not shown inside, and the agency's setting asks for it."""


class RemarksOpen(Refusal):
    """A remark has no answer yet."""


class PapersOwed(Refusal):
    """Lines on the list still owe papers: these stop the council's papers."""


@transaction.atomic
def open_summary(
    *, unit: Unit, year: int, name: str, by: User, at: datetime, key: str | None = None
) -> SummaryList:
    """A new summary list; a second click with the same one-time key finds the first."""
    if key and (made := SummaryList.objects.filter(one_time_key=key).first()):
        return made
    if not mandate(by, on=localdate(at)).has_any(OFFICE, unit):
        raise NotAllowed(
            _("Chỉ chuyên viên thi đua, khen thưởng được lập danh sách tổng hợp."),
            todo=_("Nhờ chuyên viên lập danh sách."),
        )
    summary = SummaryList.objects.create(unit=unit, year=year, name=name, one_time_key=key)
    record("open", summary, by=by, at=at, before={})
    return summary


@transaction.atomic
def put_in(
    summary: SummaryList, lines: Iterable[Dossier], *, by: User, at: datetime
) -> list[Dossier]:
    """Put appraised lines on an open list; a round with nothing left on its way is closed."""
    summary = locked_summary(summary)
    require_summary(SummaryStep.EDIT, summary, by=by, at=at)
    put = [advance(line, Step.PUT_IN, by=by, at=at, summary=summary) for line in lines]
    for pk in sorted({line.round_id for line in put if line.round_id}):
        _close_if_done(Round.objects.get(pk=pk), by=by, at=at)
    return put


@transaction.atomic
def take_out(line: Dossier, *, reason: str, by: User, at: datetime) -> Dossier:
    """Take a line off its list before the vote, with the reason; it stays appraised."""
    reason = require_reason(reason)
    if line.summary is None:
        raise WrongState(
            _("%(name)s không nằm trong danh sách tổng hợp nào.") % {"name": line.nominee_name}
        )
    summary = locked_summary(line.summary)
    if summary.status == SummaryList.Status.CLOSED:
        raise WrongState(
            _("Danh sách “%(name)s” đã chốt, trình Hội đồng.") % {"name": summary},
            todo=_("Sau khi chốt, dùng “Đưa ra khỏi danh sách” kèm lý do."),
        )
    return advance(line, Step.TAKE_OUT, by=by, at=at, summary=None, reason=reason)


@transaction.atomic
def publish(
    summary: SummaryList, *, from_on: date, by: User, at: datetime, days: int | None = None
) -> SummaryList:
    """Show the list inside the agency from a day, for the number of days the setting says."""
    summary = locked_summary(summary)
    require_summary(SummaryStep.PUBLISH, summary, by=by, at=at)
    if not queries.lines_in(summary).exists():
        raise ListEmpty(_("Danh sách chưa có dòng nào để công khai."))
    shown = int(setting("publication_days", on=from_on)) if days is None else days
    return write_summary(
        summary,
        SummaryStep.PUBLISH,
        by=by,
        at=at,
        status=SummaryList.Status.PUBLISHED,
        published_from=from_on,
        published_until=from_on + timedelta(days=max(shown, 1) - 1),
    )


@transaction.atomic
def remark(
    summary: SummaryList,
    *,
    text: str,
    line: Dossier | None = None,
    by: User,
    at: datetime,
    key: str | None = None,
) -> Remark:
    """Somebody inside says something on a list while it is shown."""
    if key and (made := Remark.objects.filter(one_time_key=key).first()):
        return made
    shown = queries.published_to(mandate(by, on=localdate(at)), on=localdate(at))
    if not shown.filter(pk=summary.pk).exists():
        raise WrongState(
            _("Danh sách này không còn trong thời gian công khai lấy ý kiến."),
            todo=_("Gửi ý kiến trực tiếp cho chuyên viên thi đua, khen thưởng."),
        )
    made = Remark.objects.create(
        summary=summary, dossier=line, text=require_reason(text), by=by, at=at, one_time_key=key
    )
    record("remark", summary, by=by, at=at, changes={})
    return made


@transaction.atomic
def answer_remark(remark: Remark, *, answer: str, by: User, at: datetime) -> Remark:
    """Answer what was said."""
    summary = locked_summary(remark.summary)
    require_summary(SummaryStep.ANSWER, summary, by=by, at=at)
    remark = Remark.objects.select_for_update(of=("self",)).get(pk=remark.pk)
    before = remark.answer
    remark.answer, remark.answered_by, remark.answered_at = require_reason(answer), by, at
    remark.save(update_fields=["answer", "answered_by", "answered_at"])
    change = {"answer": [before, remark.answer]}
    record(SummaryStep.ANSWER, summary, by=by, at=at, changes=change)
    return remark


@transaction.atomic
def close(summary: SummaryList, *, by: User, at: datetime) -> SummaryList:
    """Close the list for the council: shown long enough, remarks answered, no paper owed."""
    summary = locked_summary(summary)
    require_summary(SummaryStep.CLOSE, summary, by=by, at=at)
    _shown_enough(summary, on=localdate(at))
    if queries.open_remarks(summary).exists():
        raise RemarksOpen(
            _("Còn góp ý chưa trả lời."), todo=_("Trả lời từng góp ý rồi chốt danh sách.")
        )
    if owed := _owed(summary):
        raise PapersOwed(
            _("Còn %(count)d giấy tờ nợ, nên chưa trình Hội đồng được.") % {"count": len(owed)},
            why="; ".join(owed[:5]),
            todo=_(
                "Nhận đủ giấy tờ, ghi rõ vì sao không yêu cầu, hoặc đưa dòng ra khỏi danh sách."
            ),
        )
    return write_summary(summary, SummaryStep.CLOSE, by=by, at=at, status=SummaryList.Status.CLOSED)


def _shown_enough(summary: SummaryList, *, on: date) -> None:
    if summary.status == SummaryList.Status.OPEN:
        if int(setting("publication_days", on=on)):
            raise NotPublished(
                _("Danh sách chưa được công khai trong cơ quan."),
                todo=_("Công khai lấy ý kiến đủ số ngày rồi chốt."),
            )
        if not queries.lines_in(summary).exists():
            raise ListEmpty(_("Danh sách chưa có dòng nào để trình Hội đồng."))
    elif summary.published_until and on <= summary.published_until:
        raise StillPublished(
            _("Danh sách đang công khai đến hết ngày %(day)s.")
            % {"day": f"{summary.published_until:%d/%m/%Y}"},
            todo=_("Chốt danh sách từ ngày hôm sau."),
        )


def _owed(summary: SummaryList) -> list[str]:
    """What stops the council's papers, each as a short phrase."""
    lines = queries.lines_in(summary).filter(status=Dossier.Status.APPRAISED)
    owed = [f"{paper.dossier.nominee_name}: {paper.name}" for paper in queries.owed_papers(lines)]
    rounds = Round.objects.filter(pk__in=lines.values("round")).select_related("unit")
    return owed + [
        f"{round.unit}: {lack}" for round in rounds for lack in queries.round_lacks(round)
    ]


def _close_if_done(round: Round, *, by: User, at: datetime) -> None:
    round = locked_round(round)
    waiting = round.dossiers.filter(status__in=ON_THE_WAY).exists()
    apart = round.dossiers.filter(status=Dossier.Status.APPRAISED, summary=None).exists()
    if round.status == Round.Status.RECEIVED and not waiting and not apart:
        write_round(round, RoundStep.CLOSE, by=by, at=at, status=Round.Status.CLOSED)
