"""Whether a paper carries a secrecy mark (Mật, Tối mật, Tuyệt mật) at its head. Pure."""

import io
import re
import unicodedata
import zipfile

import pypdfium2

MARK = re.compile(
    r"^[\s\W_]*(?:TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)[\s\W_]*$|ĐỘ\s+MẬT\s*:\s*\S", re.MULTILINE
)
HEAD = 4_000  # the mark stands under the number, at the head of the first page


def marked_secret(data: bytes, kind: str) -> bool:
    """Looks only at the head of a text, Word or PDF file; a scan has no text to look at."""
    reader = {"txt": _text_head, "docx": _docx_head, "pdf": _pdf_head}.get(kind)
    if reader is None:
        return False
    return bool(MARK.search(unicodedata.normalize("NFC", reader(data))[:HEAD]))


def _text_head(data: bytes) -> str:
    return data[: HEAD * 4].decode("utf-8", errors="ignore")


def _docx_head(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as part:
        xml = part.read(400_000).decode("utf-8", errors="ignore")
    text = re.sub(r"</w:p>|<w:br[^>]*/>", "\n", xml)
    return re.sub(r"<[^>]+>", "", text)


def _pdf_head(data: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ""  # broken or encrypted: whoever reads it says so
    try:
        return str(document[0].get_textpage().get_text_bounded()) if len(document) else ""
    finally:
        document.close()
