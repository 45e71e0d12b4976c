"""The number series: which are kept here, which are entered as văn thư gives them."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.documents.actions.papers import NotAllowed
from thidua.documents.lifecycle import BOOK_KEEPERS
from thidua.documents.models import Series
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.refusals import Refusal
from thidua.people.mandate import mandate
from thidua.people.models import User


class CodeTaken(Refusal):
    """Another series has this code."""


@transaction.atomic
def open_series(*, code: str, name: str, kept_here: bool, by: User, at: datetime) -> Series:
    """A new series. Raises CodeTaken."""
    _require_keeper(by, at)
    try:
        with transaction.atomic():
            series = Series.objects.create(code=code, name=name, kept_here=kept_here)
    except IntegrityError as double:
        raise CodeTaken(_("Đã có sổ mang mã %(code)s.") % {"code": code}) from double
    record("open_series", series, by=by, at=at, before={})
    return series


@transaction.atomic
def change_series(series: Series, *, name: str, kept_here: bool, by: User, at: datetime) -> Series:
    """Another name, or another keeper of its numbers; numbers that are given stay."""
    _require_keeper(by, at)
    series = Series.objects.select_for_update().get(pk=series.pk)
    before = state_of(series)
    series.name, series.kept_here = name, kept_here
    series.save()
    record("change", series, by=by, at=at, before=before)
    return series


def _require_keeper(by: User, at: datetime) -> None:
    if not mandate(by, on=localdate(at)).holds_over_all(*BOOK_KEEPERS):
        raise NotAllowed(_("Chỉ văn thư hoặc quản trị hệ thống được lập, sửa sổ đánh số."))
