"""What became of a workbook that was loaded: its rows, its faults, and the workbook itself handed
back.

The shape of every loader is `Loader`: `load_units(data, name, *, by, at, **how) -> Report`, where
`how` is `How`. It reads with `sheets`, then `load` does each row by one action, all of it in one
transaction. A try (`dry_run`) does all of it and takes it back. With a fault and without
`skip_bad` nothing is kept. Each slice names its loaders in `workbooks.LOADERS`, by kind.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol, TypedDict, Unpack

from django.db import models, transaction
from django.utils.translation import gettext as _

from thidua.kit.refusals import Refusal
from thidua.sheets import Fault, Row, errors_back


class Does(StrEnum):
    """What one row of a workbook does to the records."""

    MADE = "made"
    CHANGED = "changed"
    SAME = "same"


class OutOfDate(Refusal):
    """The records changed after the workbook was tried: it would do something else now."""

    def __init__(self) -> None:
        super().__init__(
            _("Hồ sơ đã thay đổi sau lần xem thử, nên chưa ghi gì từ bảng này."),
            todo=_("Xem lại kết quả thử mới ở dưới rồi xác nhận lần nữa."),
        )


class TooMany(Refusal):
    """More rows than can be done while somebody waits before the page and others want to write."""

    status = 413

    def __init__(self, rows: int, most: int) -> None:
        super().__init__(
            _("Bảng có %(rows)d dòng; ở đây mỗi lần nạp nhiều nhất %(most)d dòng.")
            % {"rows": rows, "most": most},
            todo=_("Chia bảng thành nhiều tệp, hoặc nạp trên máy chủ bằng lệnh “thidua load”."),
        )


class Twice(Refusal):
    """Two rows of one workbook are about the same record: which of them holds is a question."""

    def __init__(self, row: int) -> None:
        super().__init__(
            _("Trùng với dòng %(row)d.") % {"row": row},
            todo=_(
                "Nếu là hai người, ghi ngày sinh hoặc mã cán bộ ở cả hai dòng; "
                "nếu là một thì bỏ bớt một dòng."
            ),
        )


class How(TypedDict, total=False):
    """How a workbook is loaded; each may be left out."""

    dry_run: bool
    skip_bad: bool
    year: int | None
    """The year of rows that name none; kinds without a year do not ask."""
    seen: str
    """`Report.mark` of the try that was shown: another outcome now is refused (OutOfDate)."""
    most: int
    """How many rows at most (TooMany); as many as there are if left out."""
    tick: Callable[[int, int], None]
    """Told after each row: how many are done, of how many."""


@dataclass(frozen=True)
class Put:
    """What became of one row, or of one part of it: the record, what was done, in words what.

    `shared` says that several rows of a workbook may be about this one record; `also` are records
    made along with it.
    """

    record: models.Model | None
    does: Does
    detail: str = ""
    shared: bool = False
    also: tuple[models.Model, ...] = ()


@dataclass(frozen=True)
class Line:
    """One good row: where it stands, whom it is about, what it does, in words for the preview."""

    sheet: str
    row: int
    what: str
    does: Does
    detail: str = ""


@dataclass(frozen=True)
class Report:
    """The outcome of a load. `kept` says whether anything was written; `data` is the workbook."""

    kind: str
    name: str
    hash: str  # SHA-256 of the file, in hex
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
    data: bytes = field(repr=False)
    kept: bool = False

    @property
    def errors(self) -> bytes | None:
        """The same workbook with the column "Lỗi", where there are faults; made when asked for."""
        return errors_back(self.data, self.faults, name=self.name) if self.faults else None

    @property
    def mark(self) -> str:
        """The outcome as one hash: the same workbook that would do the same has the same mark."""
        lines = [(line.sheet, line.row, line.does, line.detail) for line in self.lines]
        faults = [str(fault) for fault in self.faults]
        told = json.dumps([self.kind, self.hash, lines, faults], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def does_something(self) -> bool:
        """Whether a good row makes or changes anything."""
        return self.made + self.changed > 0

    @property
    def settled(self) -> bool:
        """Whether every row stands on record already, just as it is."""
        return bool(self.lines) and not self.faults and not self.does_something

    @property
    def read(self) -> int:
        """How many rows the workbook holds, good and bad."""
        return len(self.lines) + self.left_out

    @property
    def made(self) -> int:
        return self._count(Does.MADE)

    @property
    def changed(self) -> int:
        return self._count(Does.CHANGED)

    @property
    def same(self) -> int:
        return self._count(Does.SAME)

    @property
    def left_out(self) -> int:
        """How many rows have a fault; a row with two faults counts once."""
        return len({(fault.part.sheet, fault.row) for fault in self.faults})

    @property
    def says(self) -> str:
        """The outcome in one sentence."""
        words = {
            "read": self.read,
            "made": self.made,
            "changed": self.changed,
            "same": self.same,
            "left": self.left_out,
        }
        if self.settled:
            return _("Không có gì mới: cả %(read)d dòng đã có trên hồ sơ.") % words
        if self.kept:
            return (
                _(
                    "Đã đọc %(read)d dòng: thêm %(made)d, sửa %(changed)d, giữ nguyên %(same)d, "
                    "để lại %(left)d dòng có lỗi."
                )
                % words
            )
        return (
            _(
                "Chưa ghi gì. Đọc được %(read)d dòng: sẽ thêm %(made)d, sửa %(changed)d, "
                "giữ nguyên %(same)d; %(left)d dòng có lỗi."
            )
            % words
        )

    def as_json(self) -> dict[str, Any]:
        """Plain values, for `thidua load --json`."""
        return {
            "kind": self.kind,
            "file": self.name,
            "hash": self.hash,
            "kept": self.kept,
            "read": self.read,
            "made": self.made,
            "changed": self.changed,
            "same": self.same,
            "left_out": self.left_out,
            "faults": [
                {"sheet": f.part.sheet, "row": f.row, "column": f.column, "says": f.says}
                for f in self.faults
            ],
        }

    def _count(self, does: Does) -> int:
        return sum(line.does == does for line in self.lines)


class Loading:
    """Gathers rows and faults while a workbook is read; `report` closes it."""

    def __init__(self, kind: str, data: bytes, name: str, faults: Iterable[Fault] = ()) -> None:
        self.kind = kind
        self.name = name
        self._data = data
        self.hash = hashlib.sha256(data).hexdigest()
        self.lines: list[Line] = []
        self.faults: list[Fault] = list(faults)
        self.records: list[models.Model] = []
        self._rows_of: dict[models.Model, int] = {}

    def add(self, row: Row, does: Does, detail: str = "") -> None:
        """A good row."""
        self.lines.append(Line(row.part.sheet, row.number, row.who, does, detail))

    def fault(self, fault: Fault) -> None:
        """A bad row."""
        self.faults.append(fault)

    def take(self, row: Row, put: "Taker") -> None:
        """Do one row: all that it asks for, or nothing of it and a fault."""
        try:
            with transaction.atomic():
                done = list(put(row))
                self._require_once(row, done)
        except Refusal as refusal:
            self.fault(row.fault(_in_full(refusal)))
            return
        for one in done:
            self.add(row, one.does, one.detail)
            if one.record is not None:
                self._rows_of.setdefault(one.record, row.number)
            if one.record is not None and one.does != Does.SAME:
                self.records += [one.record, *one.also]

    def _require_once(self, row: Row, done: Iterable[Put]) -> None:
        for one in done:
            if one.record is not None and not one.shared:
                first = self._rows_of.get(one.record, row.number)
                if first != row.number:
                    raise Twice(first)

    def may_keep(self, *, dry_run: bool, skip_bad: bool) -> bool:
        """Whether what was done may stay: not a try, something done, and nothing bad that was not
        waved through.
        """
        return (
            not dry_run
            and any(line.does != Does.SAME for line in self.lines)
            and (skip_bad or not self.faults)
        )

    def story(self) -> dict[str, Any]:
        """What the one line of the journal says of the load: the file, its hash, the counts, and
        in words what each changed row changes.
        """
        done = self._so_far()
        return {
            "file": self.name,
            "hash": self.hash,
            "read": done.read,
            "made": done.made,
            "changed": done.changed,
            "left_out": done.left_out,
            "changes": [
                f"{line.what}: {line.detail}" for line in self.lines if line.does == Does.CHANGED
            ],
        }

    def mark(self) -> str:
        """`Report.mark` of what was done so far."""
        return self._so_far().mark

    def report(self, *, kept: bool) -> Report:
        """The finished report."""
        return replace(self._so_far(), kept=kept)

    def _so_far(self) -> Report:
        faults = sorted(self.faults, key=lambda fault: (fault.part.sheet, fault.row))
        lines = tuple(self.lines)
        return Report(self.kind, self.name, self.hash, lines, tuple(faults), self._data)


Taker = Callable[[Row], Iterable[Put]]
"""Does one row of a workbook by actions; raises a Refusal, whose sentence becomes the fault."""
Closer = Callable[[str, Sequence[models.Model], Mapping[str, Any]], object]
"""Writes the one line of the journal: the kind, the records made or changed, the story."""


class Loader(Protocol):
    """What `LOADERS` holds. `by` is None at the server's own console, which may do everything."""

    def __call__(
        self, data: bytes, name: str, *, by: Any, at: datetime, **how: Unpack[How]
    ) -> Report: ...


def load(
    loading: Loading, rows: Sequence[Row], put: Taker, close: Closer, **how: Unpack[How]
) -> Report:
    """Do all rows in one transaction and keep them, or take everything back. Raises OutOfDate,
    TooMany.
    """
    tick, most = how.get("tick", _quietly), how.get("most", len(rows))
    if len(rows) > most:
        raise TooMany(len(rows), most)
    with transaction.atomic():
        for number, row in enumerate(rows, 1):
            loading.take(row, put)
            tick(number, len(rows))
        if how.get("seen", "") not in ("", loading.mark()):
            raise OutOfDate
        dry_run, skip_bad = how.get("dry_run", False), how.get("skip_bad", False)
        kept = loading.may_keep(dry_run=dry_run, skip_bad=skip_bad)
        if kept:
            close(loading.kind, loading.records, loading.story())
        else:
            transaction.set_rollback(True)
    return loading.report(kept=kept)


def _quietly(done: int, whole: int) -> None:
    """Nobody watches."""


def _in_full(refusal: Refusal) -> str:
    """The refusal with what to do about it, for the column "Lỗi"."""
    return " ".join(part for part in (str(refusal), refusal.todo) if part)
