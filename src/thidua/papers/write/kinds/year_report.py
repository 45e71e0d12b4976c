"""Báo cáo năm: what was registered, honoured and spent; wide tables follow as appendices."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.papers.write.kinds.lists import STT
from thidua.papers.write.kinds.structure import journal_note, lines, parts, sections
from thidua.papers.write.money import two_digits
from thidua.papers.write.paper import (
    Appendix,
    Block,
    Column,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Signer,
    Table,
)
from thidua.papers.write.wording import attached_to

WIDE = 7  # heads: more of them need a sheet on its side
UNKNOWN = "-"
NOTE = "Dấu “-” là chưa có số liệu."


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table: what its rows are about, the heads, the rows with their label first, their sum.

    A head "Năm trước: tỷ lệ" stands under a common head "Năm trước". An empty cell is a figure
    that the records do not know.
    """

    title: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    note: str = ""

    @property
    def wide(self) -> bool:
        return len(self.heads) > WIDE


@dataclass(frozen=True, kw_only=True)
class Section:
    """One section of the results: its sentences, then its tables."""

    title: str
    texts: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True, kw_only=True)
class YearReport:
    """The year of one agency; texts are written by people, what is left empty does not print."""

    head: Letterhead
    addressees: tuple[str, ...]
    period: str
    signer: Signer
    recipients: tuple[str, ...]
    issuer: str = ""
    lead_in: str = ""
    situation: tuple[str, ...] = ()
    results: tuple[Section, ...] = ()
    shortcomings: tuple[str, ...] = ()
    next_year: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    journal_head: str = ""


def compose(data: YearReport) -> Paper:
    """The report in parts; a part without content takes no number."""
    wide = [grid for section in data.results for grid in section.grids if grid.wide]
    return Paper(
        head=data.head,
        type_name="BÁO CÁO",
        subject=f"Kết quả công tác thi đua, khen thưởng {data.period}",
        addressees=data.addressees,
        body=(
            *((Paragraph(data.lead_in),) if data.lead_in else ()),
            *parts(
                [
                    ("ĐẶC ĐIỂM, TÌNH HÌNH", lines(data.situation)),
                    ("KẾT QUẢ THỰC HIỆN", sections(_results(data.results, wide))),
                    ("TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN", lines(data.shortcomings)),
                    ("PHƯƠNG HƯỚNG, NHIỆM VỤ", lines(data.next_year)),
                    ("KIẾN NGHỊ, ĐỀ XUẤT", lines(data.requests)),
                ]
            ),
        ),
        signers=(data.signer,),
        recipients=data.recipients,
        appendices=tuple(_appendix(data, grid, label) for label, grid in _numbered(wide)),
        footnote=journal_note(data.journal_head),
    )


def _numbered(wide: list[Grid]) -> list[tuple[str, Grid]]:
    """Appendices with their labels: one alone has no number."""
    if len(wide) == 1:
        return [("Phụ lục", wide[0])]
    return [(f"Phụ lục {number}", grid) for number, grid in enumerate(wide, start=1)]


def _results(
    told: tuple[Section, ...], wide: list[Grid]
) -> Iterator[tuple[str, tuple[Block, ...]]]:
    labels = {id(grid): label for label, grid in _numbered(wide)}
    for section in told:
        blocks: list[Block] = [Paragraph(text) for text in section.texts]
        for grid in section.grids:
            if grid.wide:
                blocks.append(Paragraph(f"{grid.title}: {labels[id(grid)]} kèm theo."))
            else:
                blocks += _table(grid)
        yield section.title, tuple(blocks)


def _table(grid: Grid) -> Iterator[Block]:
    yield Heading(grid.title, 0)
    columns = (STT, Column(grid.about, 3.2), *(_column(head) for head in grid.heads))
    rows = [
        Row((two_digits(number), row[0], *_cells(row[1:])))
        for number, row in enumerate(grid.rows, start=1)
    ]
    if grid.total:
        rows.append(Row(("Tổng cộng", *_cells(grid.total)), bold=True, span=2))
    yield Table(columns, tuple(rows), size=12 if len(grid.heads) < WIDE else 11)
    unknown = not all(all(row) for row in (*grid.rows, grid.total))
    for note in filter(None, (grid.note, NOTE if unknown else "")):
        yield Paragraph(note, italic=True)


def _cells(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cell or UNKNOWN for cell in row)


def _column(head: str) -> Column:
    group, _colon, own = head.rpartition(": ")
    return Column(own[:1].upper() + own[1:], 1.1, "center", group=group)


def _appendix(data: YearReport, grid: Grid, label: str) -> Appendix:
    _title, *blocks = _table(grid)
    return Appendix(
        title=label.upper(),
        subject=grid.title,
        attached_to=attached_to("Báo cáo", data.head, issuer=data.issuer),
        body=tuple(blocks),
        landscape=True,
    )
