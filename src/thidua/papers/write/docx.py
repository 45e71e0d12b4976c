"""Prints a paper as a Word document, so that an office can go on editing it."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt

from thidua.papers.write import ooxml
from thidua.papers.write.docx_blocks import BODY, Look, write_blocks, write_line
from thidua.papers.write.docx_foot import write_foot, write_signatures
from thidua.papers.write.docx_head import write_addressees, write_head, write_titles
from thidua.papers.write.layout import A4, LAYOUT, text_width
from thidua.papers.write.paper import Appendix, Paper
from thidua.papers.write.wording import worded


def to_docx(paper: Paper) -> bytes:
    """The paper as a .docx file in Times New Roman."""
    shown = worded(paper)
    document = _blank_document(shown)
    _set_page(document.sections[0], shown, landscape=shown.landscape)
    for copy in range(shown.copies):
        if copy:
            _turn(document, WD_BREAK.COLUMN if shown.per_sheet == 2 else WD_BREAK.PAGE)
        _write_copy(document, shown)
    for appendix in shown.appendices:
        _write_appendix(document, shown, appendix)
    file = io.BytesIO()
    document.save(file)
    return ooxml.same_every_time(file.getvalue())


def _blank_document(paper: Paper) -> Document:
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LAYOUT.font, Pt(LAYOUT.body)
    fonts = normal.element.rPr.rFonts
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), LAYOUT.font)
    normal.element.rPr.append(ooxml.element("lang", val="vi-VN", eastAsia="vi-VN"))
    ooxml.behave_as_today(document)
    facts, day = document.core_properties, paper.head.date
    facts.title = " ".join(paper.subject.split())[:255]
    facts.author = " ".join(paper.head.agency.split())[:255]
    facts.comments = ""
    facts.created = facts.modified = datetime(
        day.year or 2000, day.month or 1, day.day or 1, tzinfo=UTC
    )
    return document


def _set_page(section: Section, paper: Paper, *, landscape: bool) -> None:
    """Paper size, margins, page number in the top margin but not on the first page, foot note."""
    wide, high = reversed(A4) if landscape else A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.top_margin, section.bottom_margin = Mm(LAYOUT.top), Mm(LAYOUT.bottom)
    section.left_margin, section.right_margin = Mm(LAYOUT.left), Mm(LAYOUT.right)
    section.header_distance, section.footer_distance = Mm(9), Mm(8)
    if paper.per_sheet == 2:
        section.left_margin = section.right_margin = Mm(LAYOUT.slip_margin)
        ooxml.columns(section, 2, space=2 * LAYOUT.slip_margin)
        return
    section.different_first_page_header_footer = True
    ooxml.restart_numbers(section)
    for part in (section.header, section.first_page_header):
        part.is_linked_to_previous = False
    number = section.header.paragraphs[0]
    number.alignment = ooxml.ALIGN["center"]
    ooxml.page_number(number, size=LAYOUT.page_number)
    for foot in (section.footer, section.first_page_footer):
        foot.is_linked_to_previous = False
        foot.paragraphs[0].add_run(paper.footnote).font.size = Pt(LAYOUT.footnote)


def _turn(document: Document, to: WD_BREAK) -> None:
    """Go to the next column or page; what the break leaves there is too small to be seen."""
    line = write_line(document, "", Look(size=1))
    line.paragraph_format.line_spacing = Pt(1)
    run = line.add_run()
    run.font.size = Pt(1)
    run.add_break(to)


def _write_copy(document: Document, paper: Paper) -> None:
    width = text_width(landscape=paper.landscape, per_sheet=paper.per_sheet)
    write_head(document, paper, width=width)
    if not paper.is_letter:
        write_titles(document, paper.type_name, paper.subject, width=width)
    write_addressees(document, paper)
    if paper.authority:
        write_line(document, paper.authority, Look(bold=True, align="center", after=LAYOUT.after))
    for line in paper.bases:
        write_line(document, line, replace(BODY, italic=True))
    if paper.enacting:
        look = Look(bold=True, align="center", above=4, after=10, keep_next=True)
        write_line(document, paper.enacting, look)
    write_blocks(document, paper.body, width=width, stay=bool(paper.signers))
    write_foot(document, paper, width=width)


def _write_appendix(document: Document, paper: Paper, appendix: Appendix) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _set_page(section, paper, landscape=appendix.landscape)
    width = text_width(landscape=appendix.landscape)
    if appendix.label:
        write_line(document, appendix.label, Look(LAYOUT.title, bold=True, align="center"))
    write_titles(
        document, appendix.title, appendix.subject, width=width, attached=appendix.attached_to
    )
    write_blocks(document, appendix.body, width=width, stay=bool(appendix.signers))
    write_signatures(document, appendix.signers, width=width)
