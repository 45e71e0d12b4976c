"""The way of a year's report, from draft to issue; its state is its document's."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.documents.models import Document
from thidua.people.mandate import Mandate
from thidua.people.models import Role
from thidua.reports.models import YearReport

S = Document.Status
OFFICE = frozenset({Role.OFFICER})
SIGNED_SIDE = frozenset({Role.OFFICER, Role.CLERK})


class Step(models.TextChoices):
    """What can be done to a report; also the verbs of its lines in the journal."""

    DRAFT = "draft", _("Soạn báo cáo")
    WRITE = "write", _("Viết, tính lại số liệu")
    SUBMIT = "submit", _("Trình ký")
    WITHDRAW = "withdraw", _("Rút về sửa")
    SIGN = "sign", _("Ghi nhận đã ký")
    NUMBER = "number", _("Ghi số, ngày")
    ISSUE = "issue", _("Ban hành")


@dataclass(frozen=True)
class Move:
    """From which state of the document, by whom."""

    start: Document.Status
    roles: frozenset[Role]


MOVES = {
    Step.WRITE: Move(S.DRAFT, OFFICE),
    Step.SUBMIT: Move(S.DRAFT, OFFICE),
    Step.WITHDRAW: Move(S.SUBMITTED, OFFICE),
    Step.SIGN: Move(S.SUBMITTED, SIGNED_SIDE | {Role.LEADER}),
    Step.NUMBER: Move(S.SIGNED, frozenset({Role.CLERK})),
    Step.ISSUE: Move(S.NUMBERED, SIGNED_SIDE),
}


def may(step: Step, report: YearReport, mandate: Mandate) -> bool:
    """Whether this mandate may take this step now."""
    move = MOVES[step]
    return report.document.status == move.start and mandate.has_any(move.roles, report.unit)


def open_steps(report: YearReport, mandate: Mandate) -> list[Step]:
    """The steps to show as buttons."""
    return [step for step in MOVES if may(step, report, mandate)]
