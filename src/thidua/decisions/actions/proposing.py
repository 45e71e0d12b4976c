"""A tờ trình to the level above: its list goes up, its outcome comes back, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.decisions import composing
from thidua.decisions.actions.granting import NotPassed, agency_series
from thidua.decisions.actions.issuing import Signed
from thidua.decisions.actions.warrant import require_officer, take_proposal
from thidua.decisions.lifecycle import ProposalStep
from thidua.decisions.models import Proposal, ProposalLine
from thidua.documents import actions as papers
from thidua.dossiers.actions import (
    mark_declined,
    mark_granted,
    mark_proposed,
    mark_returned_from_above,
)
from thidua.dossiers.models import Dossier
from thidua.files.actions import receive
from thidua.honours.actions import confer
from thidua.initiatives.actions import file_use
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.library.queries import law_for
from thidua.papers.write import to_docx, to_pdf
from thidua.people.models import Signer, Unit, User
from thidua.people.queries import setting


class AlreadyAnswered(Refusal):
    """The outcome of this line stands on record."""


@dataclass(frozen=True)
class Outcome:
    """What came back for one line."""

    outcome: str
    reason: str = ""
    number: str = ""
    on: date | None = None
    decided_by: str = ""
    money: int | None = None
    upload: "UploadedFile[bytes] | None" = None


@transaction.atomic
def draft_proposal(
    lines: Iterable[Dossier],
    *,
    unit: Unit,
    year: int,
    signer: Signer,
    addressee: str,
    by: User,
    at: datetime,
) -> Proposal:
    """A tờ trình with these lines, composed. Raises NotPassed."""
    require_officer(unit, by=by, at=at)
    keys = [line.pk for line in lines]
    rows = (
        Dossier.objects.select_for_update(of=("self",)).filter(pk__in=keys).select_related("unit")
    )
    wanted = sorted(rows, key=lambda d: (d.honour, d.unit.order, d.sort_key))
    wrong = [line.nominee_name for line in wanted if line.status != Dossier.Status.PASSED]
    if wrong or not wanted:
        raise NotPassed(
            _("Chưa được Hội đồng thông qua hoặc đã trình: %(names)s.")
            % {"names": ", ".join(wrong) or "–"}
        )
    document = papers.draft(
        type_code="TTr",
        subject=str(_("Về việc đề nghị khen thưởng năm %(year)d") % {"year": year}),
        unit=unit,
        symbol=f"TTr-{setting('symbol', on=localdate(at))}",
        signer=signer,
        series=agency_series(),
        by=by,
        at=at,
    )
    made = Proposal.objects.create(document=document, unit=unit, year=year, addressee=addressee)
    ProposalLine.objects.bulk_create(
        ProposalLine(proposal=made, dossier=line, number=number)
        for number, line in enumerate(wanted, 1)
    )
    record("draft", made, by=by, at=at, changes={"lines": [None, len(wanted)]})
    paper = composing.proposal_paper(made, on=localdate(at))
    made.document = papers.recompose(
        document, docx=to_docx(paper), pdf=to_pdf(paper), subject=paper.subject, by=by, at=at
    )
    return made


@transaction.atomic
def submit_proposal(made: Proposal, *, by: User, at: datetime) -> Proposal:
    """Hand the tờ trình to the signer."""
    made = take_proposal(made, ProposalStep.SUBMIT, by=by, at=at)
    made.document = papers.submit(made.document, by=by, at=at)
    return made


@transaction.atomic
def sign_proposal(made: Proposal, signed: Signed, *, by: User, at: datetime) -> Proposal:
    """Put on record who signed the tờ trình, with the signed file."""
    made = take_proposal(made, ProposalStep.SIGN, by=by, at=at)
    file = receive(signed.upload, by=by, at=at, kinds=("pdf", "docx")) if signed.upload else None
    made.document = papers.sign(made.document, signer=signed.signer, signed_file=file, by=by, at=at)
    return made


@transaction.atomic
def number_proposal(
    made: Proposal, *, number: int, issued_on: date, by: User, at: datetime
) -> Proposal:
    """Enter the number and day that văn thư gave the tờ trình."""
    made = take_proposal(made, ProposalStep.NUMBER, by=by, at=at)
    made.document = papers.number(made.document, number=number, issued_on=issued_on, by=by, at=at)
    return made


@transaction.atomic
def send_proposal(
    made: Proposal, *, by: User, at: datetime, upload: "UploadedFile[bytes] | None" = None
) -> Proposal:
    """The signed and numbered tờ trình has gone up: "đã trình"."""
    made = take_proposal(made, ProposalStep.SEND, by=by, at=at)
    before = state_of(made)
    file = receive(upload, by=by, at=at, kinds=("pdf", "docx")) if upload else None
    made.document = papers.issue(made.document, signed_file=file, by=by, at=at)
    made.status, made.sent_on = Proposal.Status.SENT, made.document.issued_on
    made.version += 1
    made.save()
    for line in made.lines.select_related("dossier"):
        mark_proposed(line.dossier, document=made.document, by=by, at=at)
    record(ProposalStep.SEND, made, by=by, at=at, before=before)
    return made


@transaction.atomic
def record_outcome(line: ProposalLine, said: Outcome, *, by: User, at: datetime) -> ProposalLine:
    """What the level above decided for one name: granted, declined with the reason, returned."""
    made = take_proposal(line.proposal, ProposalStep.OUTCOME, by=by, at=at)
    rows = ProposalLine.objects.select_for_update(of=("self",))
    line = rows.select_related(
        "dossier__unit", "dossier__person", "dossier__collective", "dossier__initiative"
    ).get(pk=line.pk, proposal=made)
    if line.outcome != ProposalLine.Outcome.WAITING:
        raise AlreadyAnswered(
            _("“%(name)s” đã có kết quả: %(outcome)s.")
            % {"name": line.dossier.nominee_name, "outcome": line.get_outcome_display()}
        )
    before = state_of(line)
    line.outcome, line.reason, line.outcome_on = said.outcome, said.reason, said.on
    line.decision_number, line.decided_by = said.number, said.decided_by
    if said.upload:
        line.file = receive(said.upload, by=by, at=at, kinds=("pdf", "docx", "png", "jpg"))
    line.save()
    _file_down(line, said, by=by, at=at)
    record(ProposalStep.OUTCOME, line, by=by, at=at, before=before)
    _close_when_answered(made)
    return line


def _file_down(line: ProposalLine, said: Outcome, *, by: User, at: datetime) -> None:
    if said.outcome == ProposalLine.Outcome.GRANTED:
        _enter(line, said, by=by, at=at)
    elif said.outcome == ProposalLine.Outcome.DECLINED:
        mark_declined(line.dossier, reason=said.reason, by=by, at=at)
    else:
        mark_returned_from_above(line.dossier, reason=said.reason, by=by, at=at)


def _enter(line: ProposalLine, said: Outcome, *, by: User, at: datetime) -> None:
    """An honour decided above enters our register, by their decision."""
    dossier = line.dossier
    on = said.on or localdate(at)
    law = law_for(dossier.unit, on=on)
    held = confer(
        person=dossier.person,
        unit=dossier.collective,
        household=dossier.household,
        code=dossier.honour,
        as_printed=composing.honour_name(law, dossier.honour, setting("printed_names", on=on)),
        kind=dossier.kind,
        year=dossier.year,
        decided_on=said.on,
        decision_number=said.number,
        decided_by=said.decided_by,
        achievement=dossier.achievement,
        money=said.money,
        printed_name=dossier.nominee_name,
        printed_unit="" if dossier.collective_id else dossier.unit.name,
        at_unit=dossier.unit,
        leader=dossier.leader,
        initiative=dossier.initiative_id,
        file=line.file,
        by=by,
        at=at,
    )
    mark_granted(dossier, held=held, by=by, at=at)
    if dossier.initiative and dossier.person:
        file_use(
            dossier.initiative,
            person=dossier.person,
            honour=dossier.honour,
            year=dossier.year,
            held=held,
            by=by,
            at=at,
        )


def _close_when_answered(made: Proposal) -> None:
    if not made.lines.filter(outcome=ProposalLine.Outcome.WAITING).exists():
        made.status = Proposal.Status.ANSWERED
        made.save(update_fields=["status"])
