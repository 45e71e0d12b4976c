"""Whether a paper carries a secrecy mark (Mật, Tối mật, Tuyệt mật) at its head. Pure."""

import io
import re
import unicodedata
import zipfile
from html import unescape

import pypdfium2

from thidua.papers.read import bears_secrecy_mark

HEAD = 4_000  # letters; the mark stands under the number, at the head of the first page
CELLS = 40  # what a workbook says before its table begins
XML = 400_000  # bytes of a part that are looked at


def marked_secret(data: bytes, kind: str) -> bool:
    """Looks at the head of a text, Word, Excel or PDF file; a scan has no text to look at."""
    reader = {"txt": _text_head, "docx": _docx_head, "xlsx": _xlsx_head, "pdf": _pdf_head}.get(kind)
    if reader is None:
        return False
    return bears_secrecy_mark(unicodedata.normalize("NFC", reader(data))[:HEAD].splitlines())


def _text_head(data: bytes) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data[: HEAD * 4].decode("utf-16" if wide else "utf-8", errors="ignore")


def _docx_head(data: bytes) -> str:
    """The headers of the pages, then the body: the stamp is typed in either."""
    return "\n".join(_words(xml) for xml in _parts(data, r"word/(?:header\d*|document)\.xml"))


def _xlsx_head(data: bytes) -> str:
    """The first cells: in the table of shared strings, or in the sheets themselves."""
    parts = _parts(data, r"xl/(?:sharedStrings|worksheets/sheet\d+)\.xml")
    return "\n".join("\n".join(_words(xml).splitlines()[:CELLS]) for xml in parts)


def _parts(data: bytes, wanted: str) -> list[str]:
    """The heads of the parts of an office file whose names match, headers before the body."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted((n for n in archive.namelist() if re.fullmatch(wanted, n)), reverse=True)
        found = []
        for name in names:
            with archive.open(name) as part:
                found.append(part.read(XML).decode("utf-8", errors="ignore"))
        return found


def _words(xml: str) -> str:
    """The text of a part, a paragraph or a cell a line."""
    lines = re.sub(r"</w:p>|<w:br[^>]*/>|</si>|</is>", "\n", xml)
    return unescape(re.sub(r"<[^>]+>", "", lines))


def _pdf_head(data: bytes) -> str:
    """Of the first page; `inspect` has seen that the file opens."""
    document = pypdfium2.PdfDocument(data)
    try:
        return str(document[0].get_textpage().get_text_bounded()) if len(document) else ""
    finally:
        document.close()
