"""Small workbooks made for one test: rows as lists, merges as "B7:C7", one font for all cells."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet


def book(
    rows: Sequence[Sequence[object]],
    *,
    merges: Sequence[str] = (),
    font: str = "",
    more: dict[str, Sequence[Sequence[object]]] | None = None,
) -> bytes:
    """An .xlsx with these rows on its first sheet, "Sheet", and `more` sheets by name."""
    workbook = Workbook()
    fill(workbook.worksheets[0], rows, font)
    for merge in merges:
        workbook.worksheets[0].merge_cells(merge)
    for name, others in (more or {}).items():
        fill(workbook.create_sheet(name), others, font)
    return saved(workbook)


def fill(sheet: Worksheet, rows: Sequence[Sequence[object]], font: str = "") -> None:
    for r, row in enumerate(rows, start=1):
        for c, value in enumerate(row, start=1):
            cell = sheet.cell(r, c)
            if value not in (None, ""):
                cell.value = value  # type: ignore[assignment]
            if font:
                cell.font = Font(name=font)


def saved(workbook: Workbook) -> bytes:
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def opened(data: bytes) -> Worksheet:
    """The first sheet of a workbook, formulas as formulas."""
    return load_workbook(BytesIO(data)).worksheets[0]


def values_of(data: bytes) -> list[list[object]]:
    """Every cell of the first sheet."""
    return [[cell.value for cell in row] for row in opened(data).iter_rows()]


def ods(rows: Sequence[Sequence[str]], *, tail: str = "") -> bytes:
    """An .ods of text cells; `tail` is more XML after the last row."""
    body = "".join(
        "<table:table-row>" + "".join(_ods_cell(cell) for cell in row) + "</table:table-row>"
        for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Bảng">{body}{tail}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def _ods_cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
    )
