"""Drafting a decision that grants: lines that have passed, within the signer's authority."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.decisions import composing
from thidua.decisions.actions.warrant import require_officer, take
from thidua.decisions.lifecycle import Step
from thidua.decisions.models import Decision, DecisionLine
from thidua.decisions.money import Share, shares
from thidua.documents import actions as papers
from thidua.documents.models import Series
from thidua.dossiers.actions import reassess_many, remove
from thidua.dossiers.models import Assessment, Dossier
from thidua.eligibility.queries import may_grant
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.library.queries import law_for
from thidua.papers.write import to_docx, to_pdf
from thidua.people.models import Signer, Unit, User
from thidua.people.queries import setting


class NotPassed(Refusal):
    """A line has not passed the council, or stands on a decision already."""


class BeyondAuthority(Refusal):
    """The signer may not grant this honour; the clause says who may."""


class Changed(Refusal):
    """The law's answer has changed since receipt for somebody; it must be seen before signature."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            _("Kết quả xét tiêu chuẩn đã thay đổi sau khi tiếp nhận đối với: %(names)s.")
            % {"names": ", ".join(names)},
            todo=_(
                "Xem lại từng trường hợp, đưa ra khỏi danh sách nếu cần, "
                "rồi đánh dấu “Đã xem” và trình ký."
            ),
        )
        self.names = names


@transaction.atomic
def draft_grant(
    lines: Iterable[Dossier],
    *,
    unit: Unit,
    year: int,
    signer: Signer,
    by: User,
    at: datetime,
    merit: str = "",
) -> Decision:
    """A decision that grants these lines, with money by the law of the day and the paper composed.

    Raises NotPassed, BeyondAuthority.
    """
    require_officer(unit, by=by, at=at)
    wanted = _locked_lines(lines)
    on = localdate(at)
    for code in sorted({line.honour for line in wanted}):
        _require_authority(code, signer, unit=unit, at=at)
    document = papers.draft(
        type_code="QĐ",
        subject=_("Về việc tặng danh hiệu thi đua, khen thưởng năm %(year)d") % {"year": year},
        unit=unit,
        symbol=f"QĐ-{setting('symbol', on=on)}",
        signer=signer,
        series=agency_series(),
        by=by,
        at=at,
    )
    made = Decision.objects.create(
        document=document, unit=unit, year=year, reason=merit, law_hash=law_for(unit, on=on).hash
    )
    _fill(made, wanted, shares(wanted, unit=unit, decided=on))
    record(Step.DRAFT, made, by=by, at=at, changes={"lines": [None, len(wanted)]})
    return compose(made, by=by, at=at)


@transaction.atomic
def remove_line(line: DecisionLine, *, reason: str, by: User, at: datetime) -> Decision:
    """Take a name off a draft, with the reason; money and paper are made again."""
    made = take(line.decision, Step.REMOVE_LINE, by=by, at=at)
    line = DecisionLine.objects.select_for_update().get(pk=line.pk, decision=made)
    before = state_of(line)
    if line.dossier:
        remove(line.dossier, reason=reason, by=by, at=at)
    line.removed, line.removed_reason = True, reason
    line.save()
    record(Step.REMOVE_LINE, line, by=by, at=at, before=before, note=reason)
    return _recount(made, by=by, at=at)


@transaction.atomic
def recompose(made: Decision, *, by: User, at: datetime) -> Decision:
    """Count the money by the law of today and make the paper again."""
    return _recount(take(made, Step.RECOMPOSE, by=by, at=at), by=by, at=at)


@transaction.atomic
def submit(made: Decision, *, seen_changes: bool, by: User, at: datetime) -> Decision:
    """Hand the decision to the signer, after all its lines have been judged again.

    Raises Changed, naming whose answer differs from the sealed one, until `seen_changes`.
    """
    made = take(made, Step.SUBMIT, by=by, at=at)
    changed = judge_again(made, Assessment.Occasion.SIGNATURE, by=by, at=at)
    if changed and not seen_changes:
        raise Changed(changed)
    made = _recount(made, by=by, at=at)
    papers.submit(made.document, by=by, at=at)
    return made


@transaction.atomic
def withdraw(made: Decision, *, by: User, at: datetime) -> Decision:
    """Take the decision back from the signer's table to change it."""
    made = take(made, Step.WITHDRAW, by=by, at=at)
    made.document = papers.withdraw(made.document, by=by, at=at)
    return made


def judge_again(made: Decision, occasion: str, *, by: User, at: datetime) -> list[str]:
    """Judge every line again, beside its sealed verdict; the names whose answer now differs."""
    lines = [line.dossier for line in composing.standing(made) if line.dossier]
    assessments = reassess_many(lines, occasion=occasion, by=by, at=at)
    return [
        line.nominee_name
        for line, found in zip(lines, assessments, strict=True)
        if (line.verdict or {}).get("outcome") not in (None, found.outcome)
    ]


def compose(made: Decision, *, by: User, at: datetime) -> Decision:
    """Make the paper of a draft again, by its kind."""
    kinds = {
        Decision.Kind.GRANT: composing.grant_paper,
        Decision.Kind.AMEND: composing.amend_paper,
        Decision.Kind.REVOKE: composing.revoke_paper,
    }
    paper = kinds[Decision.Kind(made.kind)](made, on=localdate(at))
    made.document = papers.recompose(
        made.document, docx=to_docx(paper), pdf=to_pdf(paper), subject=paper.subject, by=by, at=at
    )
    return made


def agency_series() -> Series:
    """The agency's own number book, which belongs to văn thư."""
    series, _made = Series.objects.get_or_create(
        code="CQ", defaults={"name": str(_("Sổ văn bản đi của cơ quan")), "kept_here": False}
    )
    return series


def _locked_lines(lines: Iterable[Dossier]) -> list[Dossier]:
    keys = [line.pk for line in lines]
    rows = Dossier.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    found = list(rows.select_related("unit", "person", "collective"))
    taken = set(
        DecisionLine.objects.filter(dossier__in=keys, removed=False).values_list(
            "dossier", flat=True
        )
    )
    for line in found:
        if line.status != Dossier.Status.PASSED or line.pk in taken:
            raise NotPassed(
                _(
                    "“%(line)s” đang ở tình trạng “%(status)s” "
                    "hoặc đã nằm trong một quyết định khác."
                )
                % {"line": line.nominee_name, "status": line.get_status_display()}
            )
    if not found:
        raise NotPassed(_("Chưa chọn trường hợp nào để đưa vào quyết định."))
    return found


def _require_authority(code: str, signer: Signer, *, unit: Unit, at: datetime) -> None:
    grant = may_grant(code, signer_code=signer.code, unit=unit, on=localdate(at))
    if not grant.allowed:
        raise BeyondAuthority(
            "; ".join(reason.because or reason.says for reason in grant.reasons)
            or str(_("Người ký không có thẩm quyền tặng danh hiệu này.")),
            basis=grant.basis,
            todo=_("Đưa trường hợp này vào tờ trình gửi cấp có thẩm quyền."),
        )


def _fill(made: Decision, lines: list[Dossier], money: dict[int, Share]) -> None:
    law = law_for(made.unit, on=localdate(made.document.made_at))
    ordered = sorted(
        lines,
        key=lambda d: (
            law.honours[d.honour].rank,
            d.collective_id is None,
            d.unit.order,
            d.sort_key,
        ),
    )
    DecisionLine.objects.bulk_create(
        DecisionLine(
            decision=made,
            dossier=line,
            number=number,
            honour=line.honour,
            printed_name=line.nominee_name,
            printed_post=line.post_text,
            printed_unit="" if line.collective_id else line.unit.name,
            achievement=line.achievement,
            money=money[line.pk].money,
            money_basis=money[line.pk].basis,
        )
        for number, line in enumerate(ordered, 1)
    )


def _recount(made: Decision, *, by: User, at: datetime) -> Decision:
    """Money by the law of today, numbers without a gap, the paper again."""
    rows = list(composing.standing(made))
    dossiers = [row.dossier for row in rows if row.dossier]
    money = shares(dossiers, unit=made.unit, decided=localdate(at))
    for row in rows:
        share = money.get(row.dossier_id or 0)
        if share and (row.money, row.money_basis) != (share.money, share.basis):
            row.money, row.money_basis = share.money, share.basis
            row.save(update_fields=["money", "money_basis"])
    return compose(made, by=by, at=at)
