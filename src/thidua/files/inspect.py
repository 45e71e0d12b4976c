"""What bytes really are, whatever their name says, and whether they are safe to keep. Pure."""

import io
import re
import zipfile

import pypdfium2

from thidua.kit.refusals import Refusal

MEMBERS, UNPACKED, RATIO = 2_000, 200 * 1024 * 1024, 100
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROBE = 1024 * 1024
_XML = (".xml", ".rels", ".vml")
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)\s", re.IGNORECASE)


class NotAccepted(Refusal):
    """These bytes cannot be kept; the text says why and what to do."""

    status = 400


def kind_of(data: bytes, name: str) -> str:
    """The kind of a file by its content: txt, docx, xlsx, xls, pdf, png or jpg.

    Raises NotAccepted for anything else, and for what is empty, encrypted, a bomb, or carries
    macros or a DTD.
    """
    if not data:
        raise NotAccepted(f"Tệp “{name}” rỗng. Hãy kiểm tra lại tệp rồi gửi lại.")
    if data.startswith(b"%PDF-"):
        return _pdf_kind(data, name)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"PK\x03\x04"):
        return _office_kind(data, name)
    if data.startswith(OLE):
        return _old_kind(data, name)
    if _is_text(data):
        return "txt"
    raise NotAccepted(
        f"Tệp “{name}” không thuộc loại được nhận. "
        "Hãy gửi tệp .txt, .docx, .xlsx, .xls, .pdf, .png hoặc .jpg."
    )


def _pdf_kind(data: bytes, name: str) -> str:
    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError as closed:
        if "password" in str(closed).lower():
            raise NotAccepted(f"Tệp “{name}” có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.") from closed
        raise NotAccepted(
            f"Tệp “{name}” bị hỏng, không mở được. Hãy lưu lại rồi gửi lại."
        ) from closed
    return "pdf"


def _office_kind(data: bytes, name: str) -> str:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
        _check_members(archive, members, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as broken:
        raise NotAccepted(
            f"Tệp “{name}” bị hỏng, không mở được. Hãy lưu lại rồi gửi lại."
        ) from broken
    names = {member.filename for member in members}
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        raise NotAccepted(
            f"Tệp “{name}” có macro. Hãy lưu thành .docx hoặc .xlsx thường rồi gửi lại."
        )
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise NotAccepted(f"Tệp “{name}” là tệp nén, không phải văn bản Word hay bảng tính Excel.")


def _check_members(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str) -> None:
    """Counts what really comes out while unpacking: the sizes a bomb declares are not believed."""
    too_much = NotAccepted(f"Tệp “{name}” khi giải nén quá lớn, có thể gây hại, nên không nhận.")
    if len(members) > MEMBERS:
        raise too_much
    total = 0
    for member in members:
        if member.flag_bits & 1:
            raise NotAccepted(f"Tệp “{name}” có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
        got, head = 0, b""
        with archive.open(member) as part:
            while block := part.read(_PROBE):
                head = head or block
                got += len(block)
                total += len(block)
                if total > UNPACKED or got > max(1, member.compress_size) * RATIO + _PROBE:
                    raise too_much
        plain = head.replace(b"\x00", b"")  # in UTF-16 every other byte is a zero
        if member.filename.endswith(_XML) and _DTD.search(plain):
            raise NotAccepted(
                f"Tệp “{name}” có khai báo DTD/thực thể XML, có thể gây hại, nên không nhận."
            )


def _old_kind(data: bytes, name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise NotAccepted(f"Tệp “{name}” có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        if "_VBA_PROJECT".encode("utf-16-le") in data:
            raise NotAccepted(f"Tệp “{name}” có macro. Hãy lưu thành .xlsx thường rồi gửi lại.")
        return "xls"
    raise NotAccepted(
        f"Tệp “{name}” là Word kiểu cũ (.doc) hoặc loại khác. Hãy lưu thành .docx rồi gửi lại."
    )


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\x00" not in data and not data.startswith((b"MZ", b"\x7fELF", b"#!", b"<?php"))
