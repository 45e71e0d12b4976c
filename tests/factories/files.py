"""Files as people upload them, good and bad."""

import io
import zipfile
from collections.abc import Mapping

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from openpyxl import Workbook


def upload(data: bytes, name: str = "van-ban.docx") -> SimpleUploadedFile:
    """Bytes as a browser sends them."""
    return SimpleUploadedFile(name, data)


def docx(*lines: str, header: str = "") -> bytes:
    """A Word paper of these lines."""
    made = Document()
    if header:
        made.sections[0].header.paragraphs[0].text = header
    for line in lines:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def xlsx(*rows: tuple[str, ...]) -> bytes:
    """A workbook of one sheet with these rows."""
    made = Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def pdf(*, locked: bool = False) -> bytes:
    """A PDF of one empty page; or one that claims to be locked."""
    lock = b" /Encrypt 3 0 R /ID [<00> <00>]" if locked else b""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"11" * 32
        + b"> /U <"
        + b"22" * 32
        + b"> >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    made, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 5\n0000000000 65535 f \n" + table
    tail = b"trailer\n<< /Size 5 /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (lock, len(made))
    return made + head + tail


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()
