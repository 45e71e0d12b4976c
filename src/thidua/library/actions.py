"""Putting a local regulation in force, and recording that the last known text is applied."""

import tempfile
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.library import queries
from thidua.library.models import Regulation, Reliance
from thidua.library.regulation_set import keep_set
from thidua.people.mandate import mandate
from thidua.people.models import Unit, User
from thidua.rulebook.fault import Fault
from thidua.rulebook.load import LISTS, check

LARGEST = 1024 * 1024  # bytes: the loader reads no larger file


class NotAllowed(Refusal):
    """This person may not decide which text is applied."""


class Faulty(Refusal):
    """The regulation cannot be read as law; `faults` names file, line and word of each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(
            _("Quy định có %(count)d chỗ chưa đọc được, nên chưa đưa vào áp dụng.")
            % {"count": len(faults)},
            why=" ".join(faults[:5]),
            todo=_("Sửa các chỗ đó trong tệp rồi nạp lại."),
        )
        self.faults = faults


class DaysOutOfOrder(Refusal):
    """The last day lies before the first, or something overlaps."""


class UnknownHonour(Refusal):
    """The law on record knows no honour of that code."""


@transaction.atomic
def put_in_force(
    folder: Path,
    *,
    name: str,
    instrument: str,
    unit: Unit,
    from_on: date,
    by: User,
    at: datetime,
    until_on: date | None = None,
) -> Regulation:
    """Put a folder of rules in force for a branch of the tree; its copy is kept under its hash.

    Raises Faulty where a file cannot be read as law, NotAllowed, DaysOutOfOrder.
    """
    _require_ruler(by, at)
    _in_order(from_on, until_on)
    try:
        faults = check(folder)
    except Fault as fault:
        faults = [str(fault)]
    if faults:
        raise Faulty(faults)
    regulation = Regulation.objects.create(
        name=name,
        instrument=instrument,
        unit=unit,
        hash=keep_set(folder),
        from_on=from_on,
        until_on=until_on,
        at=at,
        by=by,
    )
    record("put_in_force", regulation, by=by, at=at, before={})
    return regulation


def put_files_in_force(
    *,
    rules: Iterable["UploadedFile[bytes]"],
    name: str,
    instrument: str,
    unit: Unit,
    from_on: date,
    by: User,
    at: datetime,
) -> Regulation:
    """The same from files that somebody sent: checked as law before anything of them is kept."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for file in rules:
            _lay(folder, file)
        return put_in_force(
            folder, name=name, instrument=instrument, unit=unit, from_on=from_on, by=by, at=at
        )


@transaction.atomic
def end_regulation(regulation: Regulation, *, until_on: date, by: User, at: datetime) -> Regulation:
    """Say until which day a regulation is applied; it stays readable and judges what it judged."""
    _require_ruler(by, at)
    regulation = Regulation.objects.select_for_update().get(pk=regulation.pk)
    _in_order(regulation.from_on, until_on)
    before = state_of(regulation)
    regulation.until_on = until_on
    regulation.save(update_fields=["until_on"])
    record("end_regulation", regulation, by=by, at=at, before=before)
    return regulation


@transaction.atomic
def rely(
    honour: str,
    *,
    document: str,
    document_on: date,
    reason: str,
    from_on: date,
    by: User,
    at: datetime,
    until_on: date | None = None,
) -> Reliance:
    """Record that the last known text of an honour is applied until the new one is loaded."""
    _require_ruler(by, at)
    _in_order(from_on, until_on)
    if honour not in queries.law_for(None, on=from_on).honours:
        raise UnknownHonour(
            _("Pháp luật đã nạp không có danh hiệu, hình thức “%(code)s”.") % {"code": honour}
        )
    if standing := queries.reliance_of(honour, on=from_on):
        raise DaysOutOfOrder(
            _("Ngày này đã có ghi nhận tạm áp dụng theo %(document)s.")
            % {"document": standing.document},
            todo=_("Kết thúc ghi nhận đó trước, rồi ghi nhận mới."),
        )
    reliance = Reliance.objects.create(
        honour=honour,
        document=document,
        document_on=document_on,
        reason=reason,
        from_on=from_on,
        until_on=until_on,
        at=at,
        by=by,
    )
    record("rely", reliance, by=by, at=at, before={})
    return reliance


@transaction.atomic
def end_reliance(reliance: Reliance, *, until_on: date, by: User, at: datetime) -> Reliance:
    """The last day on which the last known text is applied."""
    _require_ruler(by, at)
    reliance = Reliance.objects.select_for_update().get(pk=reliance.pk)
    _in_order(reliance.from_on, until_on)
    before = state_of(reliance)
    reliance.until_on = until_on
    reliance.save(update_fields=["until_on"])
    record("end_reliance", reliance, by=by, at=at, before=before)
    return reliance


def _require_ruler(by: User, at: datetime) -> None:
    if not queries.may_rule(mandate(by, on=localdate(at))):
        raise NotAllowed(
            _("Bạn chưa được giao việc quyết định áp dụng quy định."),
            todo=_("Việc này thuộc chuyên viên thi đua, khen thưởng hoặc lãnh đạo cơ quan."),
        )


def _lay(folder: Path, file: "UploadedFile[bytes]") -> None:
    """Write one file where a regulation has it: lists at the top, honours below `honours`."""
    given = PurePosixPath((file.name or "").replace("\\", "/")).name
    if not given.endswith((".yaml", ".yml")) or (file.size or 0) > LARGEST:
        raise Faulty([_("%(name)s: chỉ nhận tệp .yaml, không quá 1 MB.") % {"name": given}])
    stem = given.rsplit(".", 1)[0]
    at_top = stem in LISTS or stem in ("instruments", "vocabulary", "known", "aliases")
    target = folder / f"{stem}.yaml" if at_top else folder / "honours" / f"{stem}.yaml"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(b"".join(file.chunks()))


def _in_order(from_on: date, until_on: date | None) -> None:
    if until_on is not None and until_on < from_on:
        raise DaysOutOfOrder(
            _("Ngày cuối %(until)s đứng trước ngày đầu %(from)s; hãy ghi lại.")
            % {"until": f"{until_on:%d/%m/%Y}", "from": f"{from_on:%d/%m/%Y}"}
        )
