"""How the tests read back what was printed: words of a PDF with their places, text of a .docx."""

import io
import unicodedata
from typing import Any

import docx
import pdfplumber

MM = 72 / 25.4


def pages(pdf: bytes) -> list[Any]:
    """The pages of a PDF."""
    return list(pdfplumber.open(io.BytesIO(pdf)).pages)


def text_of(pdf: bytes) -> str:
    """All words of a PDF on one line; a blank of any kind is one space."""
    words = " ".join(page.extract_text() or "" for page in pages(pdf))
    return " ".join(words.split())


def place_of(page: Any, words: str) -> dict[str, Any]:
    """Where a phrase stands on a page: `x0`, `x1`, `top`, `bottom` in points, and its letters."""
    found = page.search(words, regex=False)
    assert found, f"không thấy “{words}”: {page.extract_text()}"
    first: dict[str, Any] = found[0]
    return first


def lines_of(page: Any) -> list[dict[str, Any]]:
    """The horizontal lines drawn on a page, from the top down."""
    drawn = [line for line in page.lines + page.rects if abs(line["y1"] - line["y0"]) < 1.5]
    return sorted(drawn, key=lambda line: line["top"])


def docx_text(file: bytes) -> str:
    """All text of a Word document, tables in their places, NFC, on one line."""
    document = docx.Document(io.BytesIO(file))
    parts = []
    for item in document.iter_inner_content():
        parts += _texts(item)
    return " ".join(unicodedata.normalize("NFC", " ".join(parts)).split())


def docx_tables(file: bytes) -> list[list[list[str]]]:
    """The ruled tables of a Word document as rows of cells, not those that only place things."""
    document = docx.Document(io.BytesIO(file))
    ruled = [table for table in document.tables if table._tbl.xpath("w:tblPr/w:tblBorders")]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in ruled]


def _texts(item: Any) -> list[str]:
    if hasattr(item, "rows"):
        return [cell.text for row in item.rows for cell in row.cells]
    return [item.text]
