"""Phiếu bầu: one slip for each member, printed from the list; it carries no name and no number."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.papers.write.kinds.lists import roman
from thidua.papers.write.layout import A4, LAYOUT, points, text_width
from thidua.papers.write.metrics import face
from thidua.papers.write.money import two_digits
from thidua.papers.write.paper import Column, Items, Letterhead, Paper, Row, Table

RULES = (
    "Ở mỗi dòng, đánh dấu X vào một trong hai ô “Đồng ý” hoặc “Không đồng ý”; dòng để trống hoặc "
    "đánh dấu cả hai ô là không hợp lệ đối với dòng đó.",
    "Không ký tên, không viết thêm vào phiếu.",
)
_HEIGHT = 8.0  # mm, least height of a row to mark
_SHARES = (0.7, 4.0, 1.1, 1.1)
_HEADS = 50.0  # mm that agency, title and head of the table take on half a sheet


@dataclass(frozen=True, kw_only=True)
class Nominee:
    """Whom the slip asks about, and where they work."""

    name: str
    where: str = ""

    @property
    def line(self) -> str:
        """Name and place on one line."""
        return ", ".join(filter(None, (self.name, self.where)))


@dataclass(frozen=True, kw_only=True)
class Question:
    """One honour and its nominees."""

    honour: str
    nominees: tuple[Nominee, ...]


@dataclass(frozen=True, kw_only=True)
class BallotSlip:
    """The slips of one vote: `copies` of them, all alike."""

    council: str
    agency: str
    subject: str
    questions: tuple[Question, ...]
    copies: int
    rules: tuple[str, ...] = RULES


def compose(data: BallotSlip) -> Paper:
    """All slips in one paper: two on a sheet if they fit on half of it, else one on each."""
    rows = tuple(_rows(data))
    halves = _fits_half(data, rows)
    columns = (
        Column("STT", _SHARES[0], "center"),
        Column("Cá nhân, tập thể được đề nghị", _SHARES[1]),
        Column("Đồng ý", _SHARES[2], "center"),
        Column("Không đồng ý", _SHARES[3], "center"),
    )
    return Paper(
        head=Letterhead(agency=data.council, parent=data.agency, motto=False),
        type_name="PHIẾU BẦU",
        subject=data.subject,
        body=(Table(columns, rows, row_height=_HEIGHT), Items(data.rules)),
        ends=False,
        landscape=halves,
        copies=data.copies,
        per_sheet=2 if halves else 1,
    )


def _rows(data: BallotSlip) -> Iterator[Row]:
    number = 0
    for place, question in enumerate(data.questions, start=1):
        if len(data.questions) > 1:
            yield Row((f"{roman(place)}. {question.honour}",), bold=True, span=len(_SHARES))
        for nominee in question.nominees:
            number += 1
            yield Row((two_digits(number), nominee.line, "", ""))


def _fits_half(data: BallotSlip, rows: tuple[Row, ...]) -> bool:
    """Whether a whole slip stands on half a sheet, reckoned with some room to spare."""
    words = (data.subject, *data.rules)
    around = _HEADS + sum(_lines(text, size=14, share=0.85) * 6.5 + 2 for text in words)
    return around + sum(map(_height, rows)) <= A4[0] - LAYOUT.top - LAYOUT.bottom


def _height(row: Row) -> float:
    """About how high a row stands on half a sheet, in mm."""
    band = len(row.cells) == 1
    share = 1 if band else _SHARES[1] / sum(_SHARES)
    lines = _lines(row.cells[0] if band else row.cells[1], size=12, share=share)
    return max(_HEIGHT, lines * 5.0 + 2.5)


def _lines(words: str, *, size: float, share: float) -> int:
    """About how many lines the words fill in a share of half a sheet."""
    room = points(text_width(landscape=True, per_sheet=2) * share) * 0.85
    return math.ceil(face(bold=True).width(words, size) / room)
