"""Writes the end of a paper into Word: who receives it, who signs."""

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm
from docx.table import Table, _Cell

from thidua.papers.write import ooxml
from thidua.papers.write.docx_blocks import Look, write_line
from thidua.papers.write.layout import LAYOUT
from thidua.papers.write.paper import Paper, Signer

_LEFT = 0.48  # of the width, for "Nơi nhận"
_ACROSS = 3  # signatures in a row at most
_BOLD = Look(LAYOUT.signer, bold=True, align="center")


def write_foot(document: Document, paper: Paper, *, width: float) -> None:
    """Ô số 7 and 9b: one signature stands right of "Nơi nhận", several stand above it."""
    if len(paper.signers) == 1:
        box = _right_half(document, paper.signers[0], width=width)
        _write_recipients(box.cell(0, 0), paper)
        return
    write_signatures(document, paper.signers, width=width)
    if paper.recipients:
        _write_recipients(ooxml.grid(document, [width], rows=1, whole=True).cell(0, 0), paper)


def write_signatures(document: Document, signers: tuple[Signer, ...], *, width: float) -> None:
    """The places to sign, side by side; one alone stands in the right half."""
    if len(signers) == 1:
        _right_half(document, signers[0], width=width)
        return
    across = min(len(signers), _ACROSS)
    for start in range(0, len(signers), _ACROSS):
        box = ooxml.grid(document, [width / across] * across, rows=2, whole=True)
        for place, signer in enumerate(signers[start : start + _ACROSS]):
            _write_capacity(box.cell(0, place), signer)
            _write_name(box.cell(1, place), signer)
            box.cell(1, place).vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        write_line(document, "", Look(size=4))


def _right_half(document: Document, signer: Signer, *, width: float) -> Table:
    box = ooxml.grid(document, [width * _LEFT, width * (1 - _LEFT)], rows=1, whole=True)
    _write_capacity(box.cell(0, 1), signer)
    _write_name(box.cell(0, 1), signer)
    return box


def _write_recipients(cell: _Cell, paper: Paper) -> None:
    if paper.recipients:
        write_line(cell, "Nơi nhận:", Look(LAYOUT.recipients_head, bold=True, italic=True))
    for line in paper.recipients:
        write_line(cell, line, Look(LAYOUT.recipients))


def _write_capacity(cell: _Cell, signer: Signer) -> None:
    """What the signer signs as, and the room for the signature below."""
    for line in (*signer.prefix, signer.title):
        write_line(cell, line, _BOLD)
    if signer.note:
        write_line(cell, signer.note, Look(LAYOUT.signer - 1, italic=True, align="center"))
    last = cell.paragraphs[-1].paragraph_format
    last.space_after = Mm(LAYOUT.signing_room)
    for line in cell.paragraphs:
        line.paragraph_format.keep_with_next = True


def _write_name(cell: _Cell, signer: Signer) -> None:
    for line in (signer.second_title, signer.name):
        if line:
            write_line(cell, line, _BOLD)
