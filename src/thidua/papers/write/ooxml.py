"""The small pieces of WordprocessingML that python-docx has no words for."""

import io
import zipfile
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def element(tag: str, **attributes: str | int) -> Any:
    """One element of the `w:` namespace with its attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def rule_below(paragraph: Paragraph, *, length: float, room: float) -> None:
    """Make an empty paragraph a centred line, `length` of `room` points wide."""
    side = Pt(max(0, (room - length) / 2))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.line_spacing = Pt(3)
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz=6, space=0, color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def page_number(paragraph: Paragraph, *, size: float) -> None:
    """Put the field that prints the number of the page."""
    run = paragraph.add_run()
    run.font.size = Pt(size)
    begin, code = element("fldChar", fldCharType="begin"), element("instrText")
    code.text = "PAGE"
    end = element("fldChar", fldCharType="end")
    for part in (begin, code, end):
        run._r.append(part)


def grid(document: Document, millimetres: list[float], *, rows: int, whole: bool = False) -> Table:
    """A table without lines or inner room, to stand things side by side."""
    table: Table = document.add_table(rows=rows, cols=len(millimetres))
    table.autofit = False
    margins = element("tblCellMar")
    for edge in ("left", "right"):
        margins.append(element(edge, w=0, type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=True):
            cell.width = Mm(width)
        if whole:
            row._tr.get_or_add_trPr().append(element("cantSplit"))
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
    return table


def columns(section: Section, count: int, *, space: float) -> None:
    """Set a section in so many columns, `space` mm between them."""
    cols = section._sectPr.find(qn("w:cols"))
    cols.set(qn("w:num"), str(count))
    cols.set(qn("w:space"), str(round(Mm(space).twips)))


def restart_numbers(section: Section) -> None:
    """Count the pages of a section from 1."""
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    section._sectPr.find(qn("w:cols")).addprevious(element("pgNumType", start=1))


def behave_as_today(document: Document) -> None:
    """Ask Word for its present layout rules, not those of a file made in 2010."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def same_every_time(file: bytes) -> bytes:
    """The same .docx without the hour of its packing: equal papers give equal files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()
