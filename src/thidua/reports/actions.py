"""Everything that may be done to a year's report as a paper."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.decisions.actions.granting import agency_series
from thidua.documents import actions as papers
from thidua.documents.models import Document
from thidua.files.actions import receive
from thidua.files.models import File
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.keys import require_version
from thidua.kit.refusals import Refusal
from thidua.papers.write import to_docx, to_pdf
from thidua.people.mandate import mandate
from thidua.people.models import Role, Signer, Unit, User
from thidua.people.queries import signers_on
from thidua.plans.actions import file_output
from thidua.plans.models import Task
from thidua.reports.composing import TYPE_CODE, Written, report_paper, symbol_of
from thidua.reports.lifecycle import MOVES, Step, may
from thidua.reports.models import YearReport

SIGNED_KINDS = ("pdf", "docx")


class NotAllowed(Refusal):
    """The step is not this account's to take."""


class WrongState(Refusal):
    """The step cannot be taken from where the paper stands now."""


@dataclass(frozen=True)
class Signed:
    """Who signed, and the signed paper, where it came back already."""

    signer: Signer
    upload: "UploadedFile[bytes] | None" = None


@transaction.atomic
def draft(
    *, unit: Unit, year: int, written: Written, key: UUID | None, by: User, at: datetime
) -> YearReport:
    """A report of a unit's year as the records stand; a second click finds the first."""
    if key and (made := YearReport.objects.filter(key=key).first()):
        return made
    on = localdate(at)
    if not mandate(by, on=on).has(Role.OFFICER, unit):
        raise NotAllowed(
            _("Tài khoản này không được soạn báo cáo của %(unit)s.") % {"unit": unit},
            todo=_("Việc này của chuyên viên thi đua, khen thưởng."),
        )
    document = papers.draft(
        type_code=TYPE_CODE,
        subject=str(_("Báo cáo năm %(year)d") % {"year": year}),
        unit=unit,
        symbol=symbol_of(unit, on=on),
        signer=signers_on(on).order_by("authority", "pk").first(),
        series=agency_series(),
        by=by,
        at=at,
    )
    report = YearReport.objects.create(
        document=document, unit=unit, year=year, key=key, **asdict(written)
    )
    _compose(report, by=by, at=at)
    record(Step.DRAFT, report, by=by, at=at, before={})
    return report


@transaction.atomic
def write(
    report: YearReport, *, written: Written, version: int, by: User, at: datetime
) -> YearReport:
    """Keep what people write, and count the figures again."""
    report = _take(report, Step.WRITE, by=by, at=at)
    require_version(version, report.version)
    before = state_of(report)
    for name, text in asdict(written).items():
        setattr(report, name, text)
    report.version += 1
    report.save()
    _compose(report, by=by, at=at)
    record(Step.WRITE, report, by=by, at=at, before=before)
    return report


@transaction.atomic
def submit(report: YearReport, *, by: User, at: datetime) -> YearReport:
    """Hand the report to the signer, with the figures of this day."""
    report = _take(report, Step.SUBMIT, by=by, at=at)
    _compose(report, by=by, at=at)
    report.document = papers.submit(report.document, by=by, at=at)
    return report


@transaction.atomic
def withdraw(report: YearReport, *, by: User, at: datetime) -> YearReport:
    """Take the report back from the signer's table."""
    report = _take(report, Step.WITHDRAW, by=by, at=at)
    report.document = papers.withdraw(report.document, by=by, at=at)
    return report


@transaction.atomic
def sign(report: YearReport, signed: Signed, *, by: User, at: datetime) -> YearReport:
    """Put on record who signed, with the signed file where it is there."""
    report = _take(report, Step.SIGN, by=by, at=at)
    file = _received(signed.upload, by=by, at=at)
    report.document = papers.sign(
        report.document, signer=signed.signer, signed_file=file, by=by, at=at
    )
    return report


@transaction.atomic
def number(
    report: YearReport, *, number: int, issued_on: date, by: User, at: datetime
) -> YearReport:
    """Enter the number and day that văn thư gave."""
    report = _take(report, Step.NUMBER, by=by, at=at)
    report.document = papers.number(
        report.document, number=number, issued_on=issued_on, by=by, at=at
    )
    return report


@transaction.atomic
def issue(
    report: YearReport, *, by: User, at: datetime, upload: "UploadedFile[bytes] | None" = None
) -> YearReport:
    """Issue the report; a task of the plan that waited for it closes."""
    report = _take(report, Step.ISSUE, by=by, at=at)
    file = _received(upload, by=by, at=at)
    report.document = papers.issue(report.document, signed_file=file, by=by, at=at)
    file_output(
        Task.Output.REPORT,
        unit=report.unit,
        text=str(report.document),
        file=report.document.signed_file,
        year=report.year,
        by=by,
        at=at,
    )
    return report


def written_of(report: YearReport) -> Written:
    """What people wrote in a report."""
    return Written(**{name: getattr(report, name) for name in Written.__dataclass_fields__})


def _compose(report: YearReport, *, by: User, at: datetime) -> Document:
    """Count the figures as they stand and make the files of the draft again."""
    mine = mandate(by, on=localdate(at))
    paper = report_paper(
        report.unit, report.year, mine, written=written_of(report), document=report.document
    )
    report.document = papers.recompose(
        report.document,
        docx=to_docx(paper),
        pdf=to_pdf(paper),
        subject=paper.subject,
        by=by,
        at=at,
    )
    return report.document


def _received(upload: "UploadedFile[bytes] | None", *, by: User, at: datetime) -> File | None:
    return receive(upload, by=by, at=at, kinds=SIGNED_KINDS) if upload else None


def _take(report: YearReport, step: Step, *, by: User, at: datetime) -> YearReport:
    """The report as it stands now, locked, if this account may take the step."""
    rows = YearReport.objects.select_for_update(of=("self",))
    stored = rows.select_related("document__signer__person", "unit").get(pk=report.pk)
    if may(step, stored, mandate(by, on=localdate(at))):
        return stored
    if stored.document.status != MOVES[step].start:
        raise WrongState(
            _("Báo cáo đang ở tình trạng “%(status)s”, nên không thể “%(step)s”.")
            % {"status": stored.document.get_status_display(), "step": step.label}
        )
    raise NotAllowed(_("Việc “%(step)s” không thuộc vai trò của bạn.") % {"step": step.label})
