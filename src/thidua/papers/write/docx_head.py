"""Writes the top of a paper into Word: agency and motto side by side, titles, addressees."""

from docx.document import Document
from docx.shared import Mm
from docx.table import _Cell

from thidua.papers.write import ooxml
from thidua.papers.write.docx_blocks import Look, write_line
from thidua.papers.write.fitting import widest_line
from thidua.papers.write.layout import LAYOUT, points
from thidua.papers.write.paper import Letterhead, Paper
from thidua.papers.write.wording import MOTTO, number_line, place_and_date

_GAP = Look(size=8)


def write_head(document: Document, paper: Paper, *, width: float) -> None:
    """Ô số 1 to 4 and 5b: what stands above the title, `width` mm wide."""
    head = paper.head
    left = width * LAYOUT.agency_share if head.motto else width
    widths = [left, width - left] if head.motto else [width]
    box = ooxml.grid(document, widths, rows=2 if head.motto else 1)
    _write_agency(box.cell(0, 0), head, room=left)
    if head.motto:
        _write_motto(box.cell(0, 1), room=width - left)
        _write_number(box.cell(1, 0), paper)
        look = Look(LAYOUT.place, italic=True, align="center", above=4)
        write_line(box.cell(1, 1), place_and_date(head), look)
    write_line(document, "", _GAP)


def write_titles(
    document: Document, name: str, subject: str, *, width: float, attached: str = ""
) -> None:
    """Ô số 5a: the name of the type, the subject, on an appendix what it is attached to, a line."""
    write_line(document, name, Look(LAYOUT.title, bold=True, align="center"))
    if subject:
        write_line(document, subject, Look(LAYOUT.subject, bold=True, align="center"))
    if attached:
        write_line(document, attached, Look(italic=True, align="center"))
    _write_rule(document, subject or name, size=LAYOUT.subject, share=LAYOUT.rule, room=width)
    write_line(document, "", _GAP)


def write_addressees(document: Document, paper: Paper) -> None:
    """Ô số 9a: "Kính gửi"."""
    lines = paper.addressees
    for number, text in enumerate(lines, start=1):
        last = number == len(lines)
        look = Look(align="center" if len(lines) == 1 else "left", after=10 if last else 0)
        line = write_line(document, text, look)
        if len(lines) > 1:
            line.paragraph_format.left_indent = Mm(30 if number == 1 else 52)


def _write_agency(cell: _Cell, head: Letterhead, *, room: float) -> None:
    if head.parent:
        write_line(cell, head.parent, Look(LAYOUT.agency, align="center"))
    write_line(cell, head.agency, Look(LAYOUT.agency, bold=True, align="center"))
    _write_rule(cell, head.agency, size=LAYOUT.agency, share=LAYOUT.rule, room=room)


def _write_motto(cell: _Cell, *, room: float) -> None:
    write_line(cell, MOTTO[0], Look(LAYOUT.motto_1, bold=True, align="center"))
    write_line(cell, MOTTO[1], Look(LAYOUT.motto_2, bold=True, align="center"))
    _write_rule(cell, MOTTO[1], size=LAYOUT.motto_2, share=1, room=room)


def _write_number(cell: _Cell, paper: Paper) -> None:
    if paper.head.symbol:
        write_line(cell, number_line(paper.head), Look(LAYOUT.number, align="center", above=4))
    if paper.is_letter:
        write_line(cell, paper.subject, Look(LAYOUT.letter_subject, align="center", above=6))


def _write_rule(
    place: Document | _Cell, text: str, *, size: float, share: float, room: float
) -> None:
    """A line under bold text, `share` of its width; `room` in mm."""
    length = min(widest_line(text, size=size), points(room)) * share
    line = write_line(place, "", Look(align="center"))
    ooxml.rule_below(line, length=length, room=points(room))
