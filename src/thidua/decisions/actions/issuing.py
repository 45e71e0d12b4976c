"""From the signer's table to the register: signed, the list compared, numbered, issued."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.decisions.actions.certificates import make_certificates, reissue, withdraw_all
from thidua.decisions.actions.granting import judge_again
from thidua.decisions.actions.warrant import take
from thidua.decisions.comparing import differences
from thidua.decisions.composing import honour_name, standing
from thidua.decisions.lifecycle import Step
from thidua.decisions.models import Decision, DecisionLine
from thidua.documents import actions as papers
from thidua.dossiers.actions import mark_granted
from thidua.dossiers.models import Assessment
from thidua.files.actions import receive
from thidua.files.queries import content
from thidua.honours.actions import confer, correct, revoke
from thidua.honours.models import HeldHonour
from thidua.initiatives.actions import file_use
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.library.queries import law_for
from thidua.people.models import Signer, User
from thidua.people.queries import setting
from thidua.plans.actions import file_output
from thidua.plans.models import Task


class ListDiffers(Refusal):
    """The signed list says otherwise than ours, or nobody has compared them yet."""


@dataclass(frozen=True)
class Signed:
    """What comes back from the signer."""

    signer: Signer
    upload: "UploadedFile[bytes] | None" = None


@transaction.atomic
def sign(made: Decision, signed: Signed, *, by: User, at: datetime) -> Decision:
    """Put on record who signed, with the signed file; its list is compared with ours."""
    made = take(made, Step.SIGN, by=by, at=at)
    file = receive(signed.upload, by=by, at=at, kinds=("pdf", "docx")) if signed.upload else None
    made.document = papers.sign(made.document, signer=signed.signer, signed_file=file, by=by, at=at)
    return compare_list(made)


def compare_list(made: Decision) -> Decision:
    """Read the signed file and keep where its list differs; what has no text must be compared by a
    person.
    """
    file = made.document.signed_file
    removed = list(made.lines.filter(removed=True))
    found = differences(content(file), file.name, list(standing(made)), removed) if file else None
    made.list_compared = found == []
    made.differences = found or []
    made.save(update_fields=["list_compared", "differences"])
    return made


@transaction.atomic
def settle_list(made: Decision, *, note: str, by: User, at: datetime) -> Decision:
    """A person has compared the signed list with ours and says so."""
    made = take(made, Step.SETTLE, by=by, at=at)
    before = state_of(made)
    made.list_compared = True
    made.version += 1
    made.save()
    record(Step.SETTLE, made, by=by, at=at, before=before, note=note)
    return made


@transaction.atomic
def number(made: Decision, *, number: int, issued_on: date, by: User, at: datetime) -> Decision:
    """Enter the number and day that văn thư gave."""
    made = take(made, Step.NUMBER, by=by, at=at)
    made.document = papers.number(made.document, number=number, issued_on=issued_on, by=by, at=at)
    return made


@transaction.atomic
def issue(
    made: Decision, *, by: User, at: datetime, upload: "UploadedFile[bytes] | None" = None
) -> Decision:
    """Issue the decision: only now do its honours enter the register, or are corrected or revoked.

    Raises ListDiffers, and what `documents.actions.issue` raises.
    """
    made = take(made, Step.ISSUE, by=by, at=at)
    file = receive(upload, by=by, at=at, kinds=("pdf", "docx")) if upload else None
    made.document = papers.issue(made.document, signed_file=file, by=by, at=at)
    if file:
        compare_list(made)
    if not made.list_compared:
        raise ListDiffers(
            _("Danh sách trong bản đã ký chưa được đối chiếu khớp với danh sách trong phần mềm."),
            why="; ".join(made.differences),
            todo=_("Đối chiếu từng dòng, sửa cho khớp hoặc xác nhận đã đối chiếu, rồi ban hành."),
        )
    {
        Decision.Kind.GRANT: _confer_all,
        Decision.Kind.AMEND: _correct_all,
        Decision.Kind.REVOKE: _revoke_all,
    }[Decision.Kind(made.kind)](made, by=by, at=at)
    text = str(made.document)
    file_output(Task.Output.DECISION, unit=made.unit, text=text, year=made.year, by=by, at=at)
    return made


def _confer_all(made: Decision, *, by: User, at: datetime) -> None:
    judge_again(made, Assessment.Occasion.ISSUE, by=by, at=at)
    conferred = [_confer(made, line, by=by, at=at) for line in standing(made)]
    make_certificates(made, conferred, by=by, at=at)


def _confer(made: Decision, line: DecisionLine, *, by: User, at: datetime) -> HeldHonour:
    document, dossier = made.document, line.dossier
    assert dossier is not None
    assert document.issued_on is not None
    law = law_for(made.unit, on=document.issued_on)
    held = confer(
        person=dossier.person,
        unit=dossier.collective,
        household=dossier.household,
        code=line.honour,
        as_printed=honour_name(law, line.honour, setting("printed_names", on=document.issued_on)),
        kind=dossier.kind,
        year=dossier.year,
        decided_on=document.issued_on,
        decision_number=document.number_symbol,
        decided_by=document.signer_text,
        achievement=line.achievement,
        money=line.money,
        printed_name=line.printed_name,
        printed_unit=line.printed_unit,
        at_unit=dossier.unit,
        leader=dossier.leader,
        initiative=dossier.initiative_id,
        file=document.signed_file,
        by=by,
        at=at,
    )
    line.held = held
    line.save(update_fields=["held"])
    mark_granted(dossier, held=held, document=document, by=by, at=at)
    if dossier.initiative and dossier.person:
        file_use(
            dossier.initiative,
            person=dossier.person,
            honour=line.honour,
            year=dossier.year,
            held=held,
            by=by,
            at=at,
        )
    return held


def _correct_all(made: Decision, *, by: User, at: datetime) -> None:
    note = str(made.document)
    for line in standing(made):
        if line.corrects is None:
            continue
        held = correct(
            line.corrects,
            note=note,
            printed_name=line.printed_name,
            printed_unit=line.printed_unit,
            by=by,
            at=at,
        )
        reissue(held, made, by=by, at=at)


def _revoke_all(made: Decision, *, by: User, at: datetime) -> None:
    note = f"{made.document}: {made.reason}"[:300]
    for line in standing(made):
        if line.corrects:
            withdraw_all(revoke(line.corrects, note=note, by=by, at=at), by=by, at=at)
