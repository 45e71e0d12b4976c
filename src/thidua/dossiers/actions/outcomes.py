"""What later steps file into a line: the council's result, a decision, an answer from above."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.documents.models import Document
from thidua.dossiers import judging
from thidua.dossiers.actions.lines import keep_answer
from thidua.dossiers.actions.papers import file_paper
from thidua.dossiers.actions.warrant import advance, locked, require_reason
from thidua.dossiers.lifecycle import Step
from thidua.dossiers.models import Assessment, Dossier
from thidua.eligibility.questions import Proposed
from thidua.honours.models import HeldHonour
from thidua.people.models import User


@transaction.atomic
def file_result(
    line: Dossier,
    *,
    passed: bool,
    detail: str,
    document: Document | None = None,
    by: User,
    at: datetime,
) -> Dossier:
    """The council has voted: the line passed or failed, and its result is filed."""
    line = advance(line, Step.PASS if passed else Step.FAIL, by=by, at=at, note=detail)
    title = _("Hội đồng thông qua") if passed else _("Không đủ phiếu của Hội đồng")
    file_paper(line, title=title, detail=detail, document=document, at=at)
    return line


@transaction.atomic
def reassess(
    line: Dossier,
    *,
    occasion: str,
    pending: Iterable[Proposed] | None = None,
    by: User | None = None,
    at: datetime,
) -> Assessment:
    """Judge a line again, beside its sealed verdict; `pending` None: all that stands proposed."""
    return reassess_many([line], occasion=occasion, pending=pending, by=by, at=at)[0]


@transaction.atomic
def reassess_many(
    lines: Sequence[Dossier],
    *,
    occasion: str,
    pending: Iterable[Proposed] | None = None,
    by: User | None = None,
    at: datetime,
) -> list[Assessment]:
    """The same for a list, in the order of the lines."""
    kept = [locked(line) for line in lines]
    answers = judging.judge(kept, as_of=localdate(at), pending=pending)
    return [keep_answer(line, answers[line.pk], occasion, at=at) for line in kept]


@transaction.atomic
def remove(
    line: Dossier,
    *,
    reason: str,
    document: Document | None = None,
    by: User,
    at: datetime,
) -> Dossier:
    """Take a line off the list after the vote, with the reason."""
    reason = require_reason(reason)
    line = advance(line, Step.REMOVE, by=by, at=at, reason=reason)
    file_paper(line, title=_("Đưa ra khỏi danh sách"), detail=reason, document=document, at=at)
    return line


@transaction.atomic
def mark_proposed(
    line: Dossier, *, document: Document | None = None, by: User, at: datetime
) -> Dossier:
    """The tờ trình with this line has gone to the level above."""
    line = advance(line, Step.PROPOSE, by=by, at=at, reason="")
    file_paper(
        line, title=_("Đã trình cấp trên"), detail=_cited(document), document=document, at=at
    )
    return line


@transaction.atomic
def mark_granted(
    line: Dossier,
    *,
    held: HeldHonour,
    document: Document | None = None,
    by: User,
    at: datetime,
) -> Dossier:
    """The honour was granted and stands in the register."""
    line = advance(line, Step.GRANT, by=by, at=at, held_honour=held, reason="")
    detail = _cited(document) or held.decision_number
    file_paper(line, title=_("Quyết định khen thưởng"), detail=detail, document=document, at=at)
    return line


@transaction.atomic
def mark_declined(
    line: Dossier,
    *,
    reason: str,
    document: Document | None = None,
    by: User,
    at: datetime,
) -> Dossier:
    """The level above does not grant it, for a reason that is kept for next year."""
    reason = require_reason(reason)
    line = advance(line, Step.DECLINE, by=by, at=at, reason=reason)
    file_paper(line, title=_("Cấp trên không tặng"), detail=reason, document=document, at=at)
    return line


@transaction.atomic
def mark_returned_from_above(
    line: Dossier,
    *,
    reason: str,
    document: Document | None = None,
    by: User,
    at: datetime,
) -> Dossier:
    """The level above gave the line back to be completed; it can be proposed again."""
    reason = require_reason(reason)
    line = advance(line, Step.RETURN_FROM_ABOVE, by=by, at=at, reason=reason)
    file_paper(line, title=_("Cấp trên trả lại"), detail=reason, document=document, at=at)
    return line


@transaction.atomic
def reopen(
    line: Dossier,
    *,
    reason: str,
    document: Document | None = None,
    by: User,
    at: datetime,
) -> Dossier:
    """An amending decision opens again what was granted or declined: the line stands as passed."""
    reason = require_reason(reason)
    line = advance(line, Step.REOPEN, by=by, at=at, reason=reason, held_honour=None)
    title = _("Mở lại theo quyết định điều chỉnh")
    file_paper(line, title=title, detail=reason, document=document, at=at)
    return line


def _cited(document: Document | None) -> str:
    return str(document) if document else ""
