"""What bytes really are, and what is refused."""

import pytest

from tests.factories.files import archive, docx, pdf, xlsx
from thidua.files.inspect import MEMBERS, OLE, NotAccepted, kind_of

DOCUMENT = {"word/document.xml": b"<w:document/>"}


def says(data: bytes, name: str = "tep") -> str:
    """The sentence by which a file is refused."""
    with pytest.raises(NotAccepted) as refused:
        kind_of(data, name)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx("Tờ trình"), "docx"),
        (xlsx(("Họ và tên",)), "xlsx"),
        (pdf(), "pdf"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        ("Kế hoạch".encode(), "txt"),
        ("Kế hoạch".encode("utf-16"), "txt"),
        (b"K\xd5 ho\xb9ch", "txt"),
    ],
)
def test_kind_is_told_by_the_content_whatever_the_name(data: bytes, kind: str) -> None:
    assert kind_of(data, "ten-gi-cung-duoc.exe") == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "rỗng"),
        (b"MZ\x90\x00", "không thuộc loại"),
        (b"MZ no zero byte", "không thuộc loại"),
        (b"\x7fELF", "không thuộc loại"),
        (b"#!/bin/sh\nrm -rf /", "không thuộc loại"),
        (b"<?php echo 1;", "không thuộc loại"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (b"%PDF-1.7 broken", "bị hỏng"),
        (pdf(locked=True), "có mật khẩu"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
        (OLE + "WordDocument".encode("utf-16-le"), "Word kiểu cũ"),
        (OLE + "Workbook _VBA_PROJECT".encode("utf-16-le"), "có macro"),
        (archive({"a.txt": b"a"}), "là tệp nén"),
        (archive({**DOCUMENT, "word/vbaProject.bin": b"x"}), "có macro"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    assert words in says(data, "gửi lên.docx")
    assert "“gửi lên.docx”" in says(data, "gửi lên.docx")


def test_a_bomb_is_refused_by_what_comes_out_not_by_what_it_declares() -> None:
    bomb = archive({**DOCUMENT, "word/media/a.bin": b"\x00" * 30_000_000})

    assert "quá lớn" in says(bomb)


def test_too_many_members_are_refused() -> None:
    many = archive({**DOCUMENT, **{f"a{n}": b"" for n in range(MEMBERS)}})

    assert "quá lớn" in says(many)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_xml_entity_is_refused_in_any_encoding(encoding: str) -> None:
    hostile = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode(encoding)

    assert "thực thể XML" in says(archive({"word/document.xml": hostile}))


def test_a_locked_member_is_refused() -> None:
    locked = bytearray(archive(DOCUMENT))
    for at in (6, locked.find(b"PK\x01\x02") + 8):
        locked[at] |= 1

    assert "có mật khẩu" in says(bytes(locked))
