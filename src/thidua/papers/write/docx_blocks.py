"""Writes the body of a paper into Word: lines of text and ruled tables."""

from dataclasses import dataclass
from typing import cast

from docx.document import Document
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from thidua.papers.write import ooxml
from thidua.papers.write.docx_table import ruled_table
from thidua.papers.write.layout import LAYOUT
from thidua.papers.write.paper import (
    Align,
    Article,
    Block,
    Clause,
    Heading,
    Items,
    Paragraph,
    Table,
)


@dataclass(frozen=True)
class Look:
    """How one line of text stands: points, and millimetres for the indent."""

    size: float = LAYOUT.body
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    indent: float = 0
    above: float = 0
    after: float = 0
    lines: float = 1
    keep_next: bool = False


BODY = Look(align="justify", indent=LAYOUT.indent, after=LAYOUT.after, lines=LAYOUT.lines)
CENTRED = Look(align="center")


def write_line(place: Document | _Cell, text: str, look: Look, *, lead: str = "") -> WordParagraph:
    """Write one paragraph, its `lead` in bold before it; an empty cell's first line is used up."""
    line = _fresh_line(place)
    shape = line.paragraph_format
    line.alignment = ooxml.ALIGN[look.align]
    shape.first_line_indent = Mm(look.indent)
    shape.space_before, shape.space_after = Pt(look.above), Pt(look.after)
    shape.line_spacing = look.lines
    shape.keep_with_next = look.keep_next
    if lead:
        _write_run(line, lead + (" " if text else ""), look, bold=True)
    _write_run(line, text, look, bold=look.bold)
    return line


def write_blocks(
    document: Document, blocks: tuple[Block, ...], *, width: float, stay: bool
) -> None:
    """Write the blocks in order, `width` mm wide; `stay` keeps the last line with what follows."""
    for number, block in enumerate(blocks, start=1):
        _write_block(document, block, width=width)
        if stay and number == len(blocks) and not isinstance(block, Table):
            document.paragraphs[-1].paragraph_format.keep_with_next = True


def _fresh_line(place: Document | _Cell) -> WordParagraph:
    lines: list[WordParagraph] = place.paragraphs if isinstance(place, _Cell) else []
    if len(lines) == 1 and not lines[0].runs:
        return lines[0]
    return cast(WordParagraph, place.add_paragraph())


def _write_run(line: WordParagraph, text: str, look: Look, *, bold: bool) -> None:
    run = line.add_run(text)
    run.font.size = Pt(look.size)
    run.bold, run.italic = bold, look.italic


def _write_block(document: Document, block: Block, *, width: float) -> None:
    match block:
        case Paragraph():
            _write_paragraph(document, block)
        case Heading():
            _write_heading(document, block)
        case Article():
            lead = f"Điều {block.number}." + (f" {block.title}" if block.title else "")
            write_line(document, block.text, BODY, lead=lead)
        case Clause():
            write_line(document, f"{block.marker} {block.text}", BODY)
        case Items():
            for item in block.items:
                write_line(document, f"{block.mark} {item}", BODY)
        case Table():
            _write_table(document, block, width=width)


def _write_paragraph(document: Document, block: Paragraph) -> None:
    look = Look(
        bold=block.bold,
        italic=block.italic,
        align=block.align,
        indent=LAYOUT.indent if block.indent else 0,
        after=LAYOUT.after,
        lines=LAYOUT.lines,
    )
    write_line(document, block.text, look, lead=block.lead)


def _write_heading(document: Document, block: Heading) -> None:
    look = Look(
        bold=block.level != 3,
        align="justify" if block.level else "center",
        indent=LAYOUT.indent if block.level else 0,
        after=LAYOUT.after,
        lines=LAYOUT.lines,
        keep_next=True,
    )
    write_line(document, block.text, look)


def _write_table(document: Document, block: Table, *, width: float) -> None:
    gap = document.add_paragraph()
    gap._p.addprevious(ruled_table(block, width=width))
    gap.paragraph_format.line_spacing = Pt(LAYOUT.after)
    gap.paragraph_format.space_after = Pt(0)
