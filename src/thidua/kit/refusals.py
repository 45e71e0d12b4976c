"""How an action says no: what happened, why, by which clause, what to do now."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _


class Refusal(Exception):
    """An action refused. Its text is one clear Vietnamese sentence; the rest is shown below it.

    Slices derive their own: `class NotAllowed(Refusal)`. Any exception whose text is such a
    sentence may be shown by `kit/_refusal.html`; the three additions are optional. `status` is what
    the browser is told; a refusal that must leave no trace says `told_to_journal = False`.
    """

    status = 409
    told_to_journal = True

    def __init__(self, what: str, *, why: str = "", basis: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.why = why
        self.basis = basis
        self.todo = todo


class Difference(NamedTuple):
    """One field of a stale form: what was typed and what is on record, as they are shown."""

    label: str
    mine: str
    theirs: str


class Stale(Refusal):
    """Somebody saved the record after this page was opened; both values are shown."""

    def __init__(self, differences: Sequence[Difference] = ()) -> None:
        super().__init__(
            _("Bản ghi này vừa được người khác sửa sau khi bạn mở trang, nên chưa lưu."),
            todo=_("So hai cột dưới đây, sửa lại nếu cần rồi lưu lần nữa."),
        )
        self.differences = differences
