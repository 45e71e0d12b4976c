"""Danh sách tổng hợp: all lines of all rounds on one list, unit by unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from thidua.papers.write.kinds.lists import KINDS, STT, Kind, roman
from thidua.papers.write.money import two_digits
from thidua.papers.write.paper import (
    Block,
    Column,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Signer,
    Table,
)

_COLUMNS = (
    STT,
    Column("Tên tập thể, họ và tên cá nhân", 2.6),
    Column("Chức vụ", 2),
    Column("Danh hiệu thi đua đề nghị", 2),
    Column("Hình thức khen thưởng đề nghị", 2.2),
    Column("Kết quả thẩm định", 2.2),
    Column("Ghi chú", 1.8),
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One nominee and one honour: `title` is a danh hiệu, `form` a hình thức khen thưởng."""

    name: str
    unit: str
    kind: Kind = "person"
    post: str = ""
    title: str = ""
    form: str = ""
    verdict: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SummaryList:
    """The list before the council; lines of one unit stand together in the order given."""

    head: Letterhead
    subject: str
    lines: tuple[Line, ...]
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()


def compose(data: SummaryList) -> Paper:
    """The list on wide sheets, numbered through, with what it adds up to."""
    return Paper(
        head=data.head,
        type_name="DANH SÁCH TỔNG HỢP",
        subject=data.subject,
        body=(Table(_COLUMNS, tuple(_rows(data.lines))), *_sums(data.lines)),
        signers=data.signers,
        recipients=data.recipients,
        landscape=True,
    )


def _rows(lines: tuple[Line, ...]) -> Iterator[Row]:
    number = 0
    by_unit = sorted(lines, key=lambda line: _first(lines, line.unit))
    for place, (unit, members) in enumerate(groupby(by_unit, key=lambda line: line.unit), start=1):
        yield Row((f"{_numeral(place)}. {unit}",), bold=True, span=len(_COLUMNS))
        for line in members:
            number += 1
            cells = (line.name, line.post, line.title, line.form, line.verdict, line.note)
            yield Row((two_digits(number), *cells))


def _first(lines: tuple[Line, ...], unit: str) -> int:
    return next(place for place, line in enumerate(lines) if line.unit == unit)


def _numeral(place: int) -> str:
    return roman(place) if place < 40 else str(place)


def _sums(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """How many lines ask for each honour, in the order in which honours first appear."""
    honours = dict.fromkeys(line.title or line.form for line in lines)
    told = (f"{honour}: {_share(lines, honour)}" for honour in honours if honour)
    units = len({line.unit for line in lines})
    return (
        Paragraph(
            f"Danh sách này gồm {two_digits(len(lines))} đề nghị của {two_digits(units)} đơn vị. "
            + "; ".join(told)
            + "."
        ),
    )


def _share(lines: tuple[Line, ...], honour: str) -> str:
    asked = [line.kind for line in lines if honour in (line.title, line.form)]
    return ", ".join(
        f"{two_digits(asked.count(kind))} {word}" for kind, word in KINDS.items() if kind in asked
    )
