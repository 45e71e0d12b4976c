"""Files that are not read, each with its own exception and one Vietnamese sentence."""

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from tests.papers.read.test_word import saved, with_part
from thidua.papers.read import (
    Broken,
    Classified,
    Empty,
    Encrypted,
    NoTextLayer,
    TooLarge,
    Unreadable,
    Unsafe,
    WrongType,
    read_file,
    read_text,
)

ENTITY = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
WORD = "word/document.xml"


def docx(text: str = "KẾ HOẠCH") -> bytes:
    document = Document()
    document.add_paragraph(text)
    return saved(document)


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(
                name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), data
            )
    return out.getvalue()


def locked_zip() -> bytes:
    """A .docx whose members carry the flag of encryption."""
    data = bytearray(docx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


def blank_pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


BAD = {
    "empty": (b"", "a.txt", Empty),
    "blank": (b"  \n\t ", "a.txt", Empty),
    "only ornaments": (b"-----\n***\n", "a.txt", Empty),
    "docx without words": (docx(""), "a.docx", Empty),
    "not unicode": ("Kế hoạch".encode("utf-16-le")[1:], "a.txt", WrongType),
    "old code page": (b"S\xd1 N\xc9i v\xf4 th\xb5nh ph\xe8", "a.txt", Broken),
    "program": (b"MZ\x90\x00" + b"\x00" * 64, "kehoach.docx", WrongType),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.doc", WrongType),
    "locked docx": (
        b"\xd0\xcf\x11\xe0" + b"\x00" * 64 + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        Encrypted,
    ),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "a.png", WrongType),
    "photo": (b"\xff\xd8\xff\xe0" + b"\x00" * 64, "a.jpg", WrongType),
    "spreadsheet": (archive(xl__workbook_xml=b"<a/>"), "a.xlsx", WrongType),
    "plain zip": (archive(ghi_chu=b"a"), "a.zip", WrongType),
    "broken zip": (docx()[:900], "a.docx", Broken),
    "locked members": (locked_zip(), "a.docx", Encrypted),
    "macro": (archive(word__document_xml=b"<a/>", word__vbaProject_bin=b"x"), "a.docm", Unsafe),
    "entity": (
        with_part(docx(), WORD, lambda x: x.replace("<w:document", ENTITY + "<w:document", 1)),
        "a.docx",
        Unsafe,
    ),
    "broken xml": (with_part(docx(), WORD, lambda x: x[:-30]), "a.docx", Broken),
    "no body": (with_part(docx(), WORD, lambda _: "<a/>"), "a.docx", Broken),
    "zip bomb": (archive(word__document_xml=b"\x00" * 30_000_000), "a.docx", TooLarge),
    "many members": (
        archive(**{f"f{i}": b"" for i in range(2100)}, word__document_xml=b"<a/>"),
        "a.docx",
        TooLarge,
    ),
    "broken pdf": (b"%PDF-1.7\nrubbish", "a.pdf", Broken),
    "scan": (blank_pdf(), "a.pdf", NoTextLayer),
}


@pytest.mark.parametrize(("data", "name", "refusal"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_in_one_sentence(
    data: bytes, name: str, refusal: type[Unreadable]
) -> None:
    with pytest.raises(refusal) as told:
        read_file(data, name)

    assert type(told.value) is refusal
    assert str(told.value).endswith(".")
    assert "\n" not in str(told.value)


def test_a_locked_pdf_is_refused() -> None:
    key = "<" + "ab" * 32 + ">"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [] /Count 0 >>",
        f"<< /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for i, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{i} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = "<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>] >>"
    data += (
        f"xref\n0 4\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
        f"startxref\n{len(data)}\n%%EOF\n"
    ).encode()

    with pytest.raises(Encrypted, match="mật khẩu"):
        read_file(data, "a.pdf")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="không có tệp này"):
        read_file(tmp_path / "khong_co.txt")
    with pytest.raises(Broken, match="đây là thư mục"):
        read_file(tmp_path)


STAMPED = [
    "MẬT",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "Mật",
    "Độ mật: Mật",
    "**MẬT**",
    "(TỐI MẬT)",
    "SỞ NỘI VỤ      MẬT",
]


@pytest.mark.parametrize("stamp", STAMPED)
def test_a_classified_paper_is_refused(stamp: str) -> None:
    with pytest.raises(Classified, match="độ mật"):
        read_text(f"UBND TỈNH A\n{stamp}\nSố: 1/KH-UBND\nKẾ HOẠCH\nThi đua\n", file="a.txt")


def test_a_stamp_in_the_header_part_of_a_docx_is_seen() -> None:
    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    document.sections[0].header.paragraphs[0].text = "TUYỆT MẬT"

    with pytest.raises(Classified):
        read_file(saved(document), "a.docx")


@pytest.mark.parametrize("innocent", ["Giữ bí mật công tác.", "Nguyễn Văn Mật", "| Mật | 5 |"])
def test_the_word_in_a_sentence_is_no_stamp(innocent: str) -> None:
    read_text(f"KẾ HOẠCH\nThi đua\n{innocent}\n", file="a.txt")


def test_utf_16_with_a_mark_is_read() -> None:
    data = "KẾ HOẠCH\nThi đua năm 2026\n".encode("utf-16")

    assert read_file(data, "a.txt").header.subject == "Thi đua năm 2026"
