"""Which of the times a sentence names bind somebody: not those of documents, anniversaries or
names.
"""

import re
from dataclasses import dataclass
from datetime import date

from thidua.papers.read.dates import When, find
from thidua.papers.read.periods import first_and_last
from thidua.papers.read.references import citations
from thidua.papers.read.text import Line, Span

REMEMBERED = re.compile(
    r"ky niem|ngay truyen thong|ngay thanh lap|sinh nhat|ngay sinh|loi keu goi|chao mung"
    r"|nhan dip|tien toi|lich su"
)
NAMED_PAPER = re.compile(
    r"(?:Kế hoạch|Hội nghị|Báo cáo|Nghị quyết|Quyết định|Luật|Chương trình|Chỉ thị|Đề án"
    r"|Quy chế|Lễ)\b[^;.]*$"
    r"|(?:tổng kết|kết quả|sơ kết|thành tích|phương hướng|nhiệm vụ)\s[^;.,]*$"
)
PERIOD_OF_A_PAPER = re.compile(
    r"(?:kế hoạch|đề án|chương trình|chiến lược|nghị quyết|nhiệm kỳ)\b[^;.]*$", re.IGNORECASE
)
LONGEST_RANGE = 20


@dataclass(frozen=True)
class Due:
    """When something is due: as contracts.md writes it, the last day that keeps it, and the words
    that say so.
    """

    iso: str
    bound: str | None
    day: date | None
    span: Span
    text: str
    unit: str

    @property
    def lasting(self) -> bool:
        """A stretch of years is work that goes on."""
        return self.unit == "years"

    @property
    def exact(self) -> bool:
        """Finer than a year: what a calendar can show."""
        return self.unit not in ("year", "years")


@dataclass(frozen=True)
class Calendar:
    """Reads times for one paper: its plan's year, its own day."""

    year: int | None
    on: date | None

    def due(self, line: Line, start: int, end: int) -> Due | None:
        """What binds the duty between two offsets of a line: the first exact time, else a bare year
        of its own.
        """
        inside = [
            due
            for due in self.all(line)
            if start <= due.span[0] - line.start and due.span[1] - line.start <= end
        ]
        exact = [due for due in inside if due.exact]
        if exact:
            return next((due for due in exact if due.bound in ("before", "by")), exact[0])
        return next((due for due in inside if self._own_year(line, due, start)), None)

    def all(self, line: Line) -> list[Due]:
        """Every binding time of a line, in order."""
        plain = blanked_quotes(line.text)
        taken = [c.reference.span for c in citations(line)]
        found = []
        for when in find(plain, year=self.year, on=self.on):
            span = line.start + when.start, line.start + when.end
            if any(span[0] < last and first < span[1] for first, last in taken) or _remembers(
                line, when
            ):
                continue
            found.append(
                Due(
                    when.iso,
                    when.bound,
                    when.due,
                    span,
                    line.text[when.start : when.end],
                    when.unit,
                )
            )
        return found

    def _own_year(self, line: Line, due: Due, start: int) -> bool:
        before = line.text[start : due.span[0] - line.start]
        if due.unit == "years":
            return not PERIOD_OF_A_PAPER.search(before)
        return due.iso == str(self.year) and not NAMED_PAPER.search(before)


def blanked_quotes(text: str) -> str:
    """Quoted names blanked; brackets stay, for they often hold the time."""
    return re.sub(r"“[^“”]*”|\"[^\"]*\"", lambda m: "\x00" * len(m[0]), text)


def _remembers(line: Line, when: When) -> bool:
    """Whether the day is one kept in memory, not one to keep."""
    days = first_and_last(when.iso)
    if days and days[1].year - days[0].year > LONGEST_RANGE:
        return True
    return when.bound not in ("before", "by") and bool(
        REMEMBERED.search(line.folded[max(0, when.start - 70) : when.start])
    )
