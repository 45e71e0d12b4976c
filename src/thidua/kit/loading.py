"""What became of a workbook that was loaded: its rows, its faults, and the workbook itself handed
back.

The shape of every loader, `load_units(data, name, *, by, at, dry_run, skip_bad) -> Report`:
read by `sheets`, one transaction, each row through an action, faults gathered in a `Loading`. A try
(`dry_run`) does all of it and takes it back. With a fault and without `skip_bad` nothing is kept.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from thidua.sheets import Fault, Row, errors_back


class Does(StrEnum):
    """What one row of a workbook does to the records."""

    MADE = "made"
    CHANGED = "changed"
    SAME = "same"


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
    """The outcome of a load. `kept` says whether anything was written; `errors` is the same
    workbook with the column "Lỗi", where there are faults.
    """

    kind: str
    name: str
    hash: str  # SHA-256 of the file, in hex
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
    errors: bytes | None = None
    kept: bool = False

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

    def add(self, row: Row, does: Does, detail: str = "") -> None:
        """A good row."""
        self.lines.append(Line(row.part.sheet, row.number, row.who, does, detail))

    def fault(self, fault: Fault) -> None:
        """A bad row."""
        self.faults.append(fault)

    def may_keep(self, *, dry_run: bool, skip_bad: bool) -> bool:
        """Whether what was done may stay: not a try, and nothing bad that was not waved through."""
        return not dry_run and bool(self.lines) and (skip_bad or not self.faults)

    def story(self) -> dict[str, Any]:
        """What the one line of the journal says of the load: the file, its hash, the counts."""
        done = Report(self.kind, self.name, self.hash, tuple(self.lines), tuple(self.faults))
        return {
            "file": self.name,
            "hash": self.hash,
            "read": done.read,
            "made": done.made,
            "changed": done.changed,
            "left_out": done.left_out,
        }

    def report(self, *, kept: bool) -> Report:
        """The finished report, with the workbook handed back where there are faults."""
        faults = tuple(self.faults)
        errors = errors_back(self._data, faults, name=self.name) if faults else None
        return Report(self.kind, self.name, self.hash, tuple(self.lines), faults, errors, kept)
