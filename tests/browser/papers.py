"""Papers that people hand over, and how those that come out are read."""

import io
from collections.abc import Iterator

import docx
import openpyxl
import pdfplumber


def signed_paper(*lines: str) -> bytes:
    """A paper of a unit as a .docx: what its head has signed and scanned."""
    paper = docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def words_of_docx(data: bytes) -> str:
    """All the words of a .docx, tables too, in reading order and without line breaks."""
    paper = docx.Document(io.BytesIO(data))
    return " ".join(" ".join(_blocks(paper)).split())


def _blocks(paper: object) -> Iterator[str]:
    for block in paper.iter_inner_content():  # type: ignore[attr-defined]
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield cell.text
        else:
            yield block.text


def words_of_pdf(data: bytes) -> str:
    """All the words of a PDF without line breaks: as they run, then cell by cell of its tables."""
    with pdfplumber.open(io.BytesIO(data)) as paper:
        running = [page.extract_text() or "" for page in paper.pages]
        tables = [table for page in paper.pages for table in page.extract_tables()]
    cells = [cell or "" for table in tables for row in table for cell in row]
    return " ".join(" ".join([*running, *cells]).split())


def rows_of_xlsx(data: bytes) -> list[tuple[object, ...]]:
    """The rows of a workbook's first sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    return [row for row in sheet.iter_rows(values_only=True) if any(row)]
