"""The life of a round, of a line, and of the summary list: which step from where, by whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.dossiers.models import Dossier, Round, SummaryList
from thidua.people.mandate import Mandate
from thidua.people.models import Role, Unit

UNIT = frozenset({Role.HEAD, Role.OFFICER})
OFFICE = frozenset({Role.OFFICER})
LEADER = frozenset({Role.LEADER, Role.OFFICER})
COUNCIL = frozenset({Role.SECRETARY, Role.OFFICER, Role.LEADER})
ISSUERS = frozenset({Role.OFFICER, Role.SECRETARY, Role.LEADER, Role.CLERK})


class RoundStep(models.TextChoices):
    """What can be done to a round; also the verbs of its lines in the journal."""

    EDIT = "edit", _("Sửa đợt đề nghị")
    SEND = "send", _("Gửi đợt đề nghị")
    RECEIVE = "receive", _("Tiếp nhận")
    RETURN = "return", _("Trả lại đơn vị")
    CLOSE = "close", _("Đưa vào danh sách tổng hợp")


class Step(models.TextChoices):
    """What can be done to a line; also the verbs of its lines in the journal."""

    EDIT = "edit", _("Sửa")
    DROP = "drop", _("Bỏ khỏi dự thảo")
    SUBMIT = "submit", _("Gửi")
    RECEIVE = "receive", _("Tiếp nhận")
    RETURN = "return", _("Trả lại bổ sung")
    WITHDRAW = "withdraw", _("Rút hồ sơ")
    HOLD = "hold", _("Tạm dừng xem xét")
    RELEASE = "release", _("Xem xét tiếp")
    LOWER = "lower", _("Chuyển sang mức khác")
    APPRAISE = "appraise", _("Thẩm định xong")
    GIVE = "give", _("Nộp giấy tờ")
    WAIVE = "waive", _("Cho nợ, không yêu cầu giấy tờ")
    CONSULT = "consult", _("Lấy ý kiến")
    ACCEPT = "accept", _("Lãnh đạo đồng ý")
    PUT_IN = "put_in", _("Đưa vào danh sách tổng hợp")
    TAKE_OUT = "take_out", _("Đưa ra khỏi danh sách tổng hợp")
    PASS = "pass", _("Hội đồng thông qua")
    FAIL = "fail", _("Không đủ phiếu")
    REMOVE = "remove", _("Đưa ra khỏi danh sách")
    PROPOSE = "propose", _("Trình cấp trên")
    GRANT = "grant", _("Tặng")
    DECLINE = "decline", _("Cấp trên không tặng")
    RETURN_FROM_ABOVE = "return_from_above", _("Cấp trên trả lại")
    REOPEN = "reopen", _("Mở lại sau quyết định điều chỉnh")


class SummaryStep(models.TextChoices):
    """What can be done to a summary list; also the verbs of its lines in the journal."""

    EDIT = "edit", _("Sửa danh sách")
    PUBLISH = "publish", _("Công khai lấy ý kiến")
    ANSWER = "answer", _("Trả lời góp ý")
    CLOSE = "close", _("Chốt, trình Hội đồng")


@dataclass(frozen=True)
class Move:
    """From where, to where (None: the status stays), by whom."""

    start: frozenset[str]
    end: str | None
    roles: frozenset[Role]


def _move(start: Sequence[str], end: str | None, roles: frozenset[Role]) -> Move:
    return Move(frozenset(start), end, roles)


R = Round.Status
ROUND_MOVES = {
    RoundStep.EDIT: _move([R.DRAFT, R.RETURNED], None, UNIT),
    RoundStep.SEND: _move([R.DRAFT, R.RETURNED], R.SENT, UNIT),
    RoundStep.RECEIVE: _move([R.SENT], R.RECEIVED, OFFICE),
    RoundStep.RETURN: _move([R.SENT], R.RETURNED, OFFICE),
    RoundStep.CLOSE: _move([R.RECEIVED], R.CLOSED, OFFICE),
}

D = Dossier.Status
GONE = (D.WITHDRAWN, D.REMOVED)
OVER = (*GONE, D.FAILED, D.GRANTED, D.DECLINED)
AT_UNIT = [D.DRAFT, D.RETURNED]
IN_HAND = [D.SUBMITTED, D.RECEIVED, D.HELD, D.APPRAISED]
MOVES = {
    Step.EDIT: _move(AT_UNIT, None, UNIT),
    Step.DROP: _move([D.DRAFT], None, UNIT),
    Step.SUBMIT: _move(AT_UNIT, D.SUBMITTED, UNIT),
    Step.RECEIVE: _move([D.SUBMITTED], D.RECEIVED, OFFICE),
    Step.RETURN: _move([D.SUBMITTED, D.RECEIVED, D.APPRAISED], D.RETURNED, OFFICE),
    Step.WITHDRAW: _move([D.RETURNED, *IN_HAND, D.PASSED], D.WITHDRAWN, UNIT),
    Step.HOLD: _move([D.RECEIVED, D.APPRAISED, D.PASSED], D.HELD, OFFICE),
    Step.RELEASE: _move([D.HELD], None, OFFICE),
    Step.LOWER: _move([D.RECEIVED, D.APPRAISED], None, OFFICE),
    Step.APPRAISE: _move([D.RECEIVED], D.APPRAISED, OFFICE),
    Step.GIVE: _move([*AT_UNIT, *IN_HAND], None, UNIT),
    Step.WAIVE: _move([*AT_UNIT, *IN_HAND], None, OFFICE),
    Step.CONSULT: _move([D.SUBMITTED, D.RECEIVED, D.APPRAISED, D.HELD], None, OFFICE),
    Step.ACCEPT: _move([D.RECEIVED], D.PASSED, LEADER),
    Step.PUT_IN: _move([D.APPRAISED], None, OFFICE),
    Step.TAKE_OUT: _move([D.APPRAISED, D.HELD], None, OFFICE),
    Step.PASS: _move([D.APPRAISED], D.PASSED, COUNCIL),
    Step.FAIL: _move([D.APPRAISED], D.FAILED, COUNCIL),
    Step.REMOVE: _move([D.APPRAISED, D.PASSED], D.REMOVED, COUNCIL),
    Step.PROPOSE: _move([D.PASSED], D.PROPOSED, ISSUERS),
    Step.GRANT: _move([D.PASSED, D.PROPOSED], D.GRANTED, ISSUERS),
    Step.DECLINE: _move([D.PROPOSED], D.DECLINED, ISSUERS),
    Step.RETURN_FROM_ABOVE: _move([D.PROPOSED], D.PASSED, ISSUERS),
    Step.REOPEN: _move([D.GRANTED, D.DECLINED], D.PASSED, ISSUERS),
}
VERBS = {
    **dict(RoundStep.choices),
    **dict(SummaryStep.choices),
    **dict(Step.choices),
    "open": _("Lập"),
    "add": _("Thêm dòng"),
    "load": _("Nạp bảng"),
    "give_paper": _("Nộp giấy tờ"),
    "owe_paper": _("Cho nợ giấy tờ"),
    "waive_paper": _("Không yêu cầu giấy tờ"),
    "ask_opinion": _("Lấy ý kiến"),
    "answer_opinion": _("Ghi ý kiến trả lời"),
    "remark": _("Góp ý"),
}
SHORT_WAY = (Step.ACCEPT,)  # of sudden merit alone, which passes no council
THROUGH_COUNCIL = (Step.APPRAISE, Step.PUT_IN, Step.TAKE_OUT, Step.PASS, Step.FAIL)

S = SummaryList.Status
SUMMARY_MOVES = {
    SummaryStep.EDIT: _move([S.OPEN], None, OFFICE),
    SummaryStep.PUBLISH: _move([S.OPEN], S.PUBLISHED, OFFICE),
    SummaryStep.ANSWER: _move([S.PUBLISHED, S.CLOSED], None, OFFICE),
    SummaryStep.CLOSE: _move([S.OPEN, S.PUBLISHED], S.CLOSED, OFFICE),
}


def may_round(step: RoundStep, round: Round, mandate: Mandate) -> bool:
    """Whether this mandate may take this step on a round now."""
    return _may(ROUND_MOVES[step], round.status, round.unit, mandate)


def may(step: Step, dossier: Dossier, mandate: Mandate) -> bool:
    """Whether this mandate may take this step on a line now; who is proposed may hand in papers."""
    if sudden(dossier) and step in THROUGH_COUNCIL:
        return False
    if not sudden(dossier) and step in SHORT_WAY:
        return False
    move = MOVES[step]
    if step == Step.GIVE and is_nominee(dossier, mandate):
        return dossier.status in move.start
    return _may(move, dossier.status, dossier.unit, mandate)


def may_summary(step: SummaryStep, summary: SummaryList, mandate: Mandate) -> bool:
    """Whether this mandate may take this step on a summary list now."""
    return _may(SUMMARY_MOVES[step], summary.status, summary.unit, mandate)


def has_right_to_round(step: RoundStep, round: Round, mandate: Mandate) -> bool:
    """Whether the step is this mandate's to take, whatever the state of the round."""
    return mandate.has_any(ROUND_MOVES[step].roles, round.unit)


def has_right_to_summary(step: SummaryStep, summary: SummaryList, mandate: Mandate) -> bool:
    """Whether the step is this mandate's to take, whatever the state of the list."""
    return mandate.has_any(SUMMARY_MOVES[step].roles, summary.unit)


def has_right(step: Step, dossier: Dossier, mandate: Mandate) -> bool:
    """Whether the step is this mandate's to take, whatever the state of the line."""
    own = step == Step.GIVE and is_nominee(dossier, mandate)
    return own or mandate.has_any(MOVES[step].roles, dossier.unit)


def open_steps(dossier: Dossier, mandate: Mandate) -> list[Step]:
    """The steps that may be taken now, in the order of the table."""
    return [step for step in MOVES if may(step, dossier, mandate)]


def open_round_steps(round: Round, mandate: Mandate) -> list[RoundStep]:
    """The steps that may be taken now, in the order of the table."""
    return [step for step in ROUND_MOVES if may_round(step, round, mandate)]


def open_summary_steps(summary: SummaryList, mandate: Mandate) -> list[SummaryStep]:
    """The steps that may be taken now, in the order of the table."""
    return [step for step in SUMMARY_MOVES if may_summary(step, summary, mandate)]


def sudden(dossier: Dossier) -> bool:
    """Whether the line goes the short way of sudden merit: no round, no council."""
    return dossier.kind == Dossier.Kind.SUDDEN and dossier.round_id is None


def is_nominee(dossier: Dossier, mandate: Mandate) -> bool:
    """Whether the account is that of the person proposed."""
    return dossier.person_id is not None and dossier.person_id == mandate.user.person_id


def _may(move: Move, status: str, unit: Unit, mandate: Mandate) -> bool:
    return status in move.start and mandate.has_any(move.roles, unit)
