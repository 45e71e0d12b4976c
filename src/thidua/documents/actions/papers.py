"""The way of a paper from draft to issue; only `_advance` changes its state."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.documents.lifecycle import MOVES, Step, may
from thidua.documents.models import Document, Series
from thidua.documents.numbering import clash, following, gap
from thidua.documents.queries import given_numbers
from thidua.files.actions import keep
from thidua.files.models import File
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold
from thidua.people.mandate import mandate
from thidua.people.models import Signer, Unit, User


class NotAllowed(Refusal):
    """This person may not take this step on this paper now."""


class NumberUsed(Refusal):
    """The number stands already in this series and year, or against the order of days."""


class NotComplete(Refusal):
    """Something that the step needs is not there yet."""


class WrongDay(Refusal):
    """The day of signature, or of the paper, cannot be right."""


@transaction.atomic
def draft(
    *,
    type_code: str,
    subject: str,
    unit: Unit,
    by: User,
    at: datetime,
    symbol: str = "",
    signer: Signer | None = None,
    series: Series | None = None,
    docx: bytes | None = None,
    pdf: bytes | None = None,
) -> Document:
    """A new outgoing paper, with the files that were composed for it."""
    document = Document(
        type_code=type_code,
        subject=subject,
        unit=unit,
        symbol=symbol,
        signer=signer,
        series=series,
        folded=fold(f"{symbol} {subject}"),
        made_at=at,
        made_by=by,
    )
    _put_files(document, docx, pdf, by=by, at=at)
    document.save()
    record("draft", document, by=by, at=at, before={})
    return document


@transaction.atomic
def recompose(
    document: Document, *, docx: bytes, pdf: bytes, by: User, at: datetime, subject: str = ""
) -> Document:
    """Make the files of a draft again, because a name fell out or a sum changed."""
    document = _locked(document)
    if document.status != Document.Status.DRAFT:
        raise NotAllowed(
            _("Văn bản “%(subject)s” đã trình ký, nên không soạn lại được.")
            % {"subject": document.subject},
            todo=_("Rút văn bản về dự thảo rồi soạn lại."),
        )
    before = state_of(document)
    document.subject = subject or document.subject
    document.folded = fold(f"{document.symbol} {document.subject}")
    _put_files(document, docx, pdf, by=by, at=at)
    _save(document)
    record("recompose", document, by=by, at=at, before=before)
    return document


def submit(document: Document, *, by: User, at: datetime) -> Document:
    """Hand a draft to the signer."""
    return _advance(document, Step.SUBMIT, by=by, at=at)


def withdraw(document: Document, *, by: User, at: datetime) -> Document:
    """Take a paper back from the signer's table to change it."""
    return _advance(document, Step.WITHDRAW, by=by, at=at)


@transaction.atomic
def sign(
    document: Document,
    *,
    signer: Signer,
    by: User,
    at: datetime,
    signed_file: File | None = None,
    signed_on: date | None = None,
) -> Document:
    """Put on record that the leader has signed, with a pen or in another system: the day, where it
    is known, and the signed file.
    """
    document = _locked(document)
    if signed_on and signed_on > localdate(at):
        raise WrongDay(
            _("Ngày ký %(day)s ở sau hôm nay; hãy ghi ngày lãnh đạo đã ký.")
            % {"day": f"{signed_on:%d/%m/%Y}"}
        )
    document.signed_on = signed_on
    document.signer = signer
    document.signer_text = f"{signer.authority} {signer.title} {signer.person}".strip()
    document.signed_file = signed_file or document.signed_file
    return _advance(document, Step.SIGN, by=by, at=at, changed=document)


@transaction.atomic
def number(
    document: Document,
    *,
    number: int,
    issued_on: date,
    by: User,
    at: datetime,
    series: Series | None = None,
) -> Document:
    """Enter the number and the day that văn thư gave; `series` where the paper has none yet.

    Raises NumberUsed for a double, a day out of order, or a gap in a series kept here.
    """
    document = _locked(document)
    document.series = document.series or series
    if document.series is None:
        raise NotComplete(_("Văn bản chưa thuộc sổ đánh số nào; hãy chọn sổ trước khi ghi số."))
    if document.signed_on and issued_on < document.signed_on:
        raise WrongDay(
            _("Ngày văn bản %(day)s ở trước ngày ký %(signed)s.")
            % {"day": f"{issued_on:%d/%m/%Y}", "signed": f"{document.signed_on:%d/%m/%Y}"}
        )
    book = Series.objects.select_for_update().get(pk=document.series.pk)
    given = given_numbers(book, issued_on.year)
    if wrong := clash(number, issued_on, given) or gap(number, given, kept_here=book.kept_here):
        raise NumberUsed(
            wrong, basis="NĐ 30/2020/NĐ-CP, Điều 15", todo=_("Kiểm tra lại sổ của văn thư.")
        )
    document.number, document.issued_on, document.year = number, issued_on, issued_on.year
    document.folded = fold(f"{document.number_symbol} {document.subject}")
    return _advance(document, Step.NUMBER, by=by, at=at, changed=document)


@transaction.atomic
def issue(
    document: Document, *, by: User, at: datetime, signed_file: File | None = None
) -> Document:
    """Issue: only with number, day, signer and the signed file."""
    document = _locked(document)
    document.signed_file = signed_file or document.signed_file
    lacking = [
        str(name)
        for name, value in (
            (_("số"), document.number),
            (_("ngày văn bản"), document.issued_on),
            (_("người ký"), document.signer_text),
            (_("tệp đã ký"), document.signed_file),
        )
        if not value
    ]
    if lacking:
        raise NotComplete(
            _("Chưa ban hành được vì còn thiếu: %(lacking)s.") % {"lacking": ", ".join(lacking)}
        )
    return _advance(document, Step.ISSUE, by=by, at=at, changed=document)


def next_number(series_code: str, year: int) -> int:
    """The next number of a series kept here; the caller is in a transaction, the series stays
    locked until its end.
    """
    series = Series.objects.select_for_update().get(code=series_code, kept_here=True)
    return following(given_numbers(series, year))


@transaction.atomic
def _advance(
    document: Document, step: Step, *, by: User, at: datetime, changed: Document | None = None
) -> Document:
    """Take one step: lock, check, write, tell the journal."""
    stored = _locked(document)
    if not may(step, stored, mandate(by, on=localdate(at))):
        raise NotAllowed(
            _(
                "Không thể “%(step)s”: văn bản đang ở tình trạng “%(status)s”, "
                "hoặc việc này thuộc người khác."
            )
            % {"step": step.label, "status": stored.get_status_display()}
        )
    before = state_of(stored)
    document = changed or stored
    document.status = MOVES[step].end
    try:
        with transaction.atomic():
            _save(document)
    except IntegrityError as double:
        raise NumberUsed(_("Số này vừa được dùng cho văn bản khác.")) from double
    record(step, document, by=by, at=at, before=before)
    return document


def _locked(document: Document) -> Document:
    rows = Document.objects.select_for_update(of=("self",)).select_related(
        "unit", "series", "signer"
    )
    return rows.get(pk=document.pk)


def _save(document: Document) -> None:
    document.version += 1
    document.save()


def _put_files(
    document: Document, docx: bytes | None, pdf: bytes | None, *, by: User, at: datetime
) -> None:
    name = document.subject[:80]
    if docx is not None:
        document.draft_docx = keep(docx, name=f"{name}.docx", kind="docx", by=by, at=at)
    if pdf is not None:
        document.draft_pdf = keep(pdf, name=f"{name}.pdf", kind="pdf", by=by, at=at)
