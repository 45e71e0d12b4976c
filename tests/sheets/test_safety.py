"""What is refused before it is opened: one sentence names the file and the way out."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.sheets.building import book, ods, saved
from thidua.sheets import (
    LAYOUTS,
    Damaged,
    EmptyFile,
    Encrypted,
    HasMacros,
    NoTable,
    SheetRefused,
    TooLarge,
    UnsafeXml,
    WrongType,
    read,
)
from thidua.sheets import safety as limits
from thidua.sheets.safety import check

FILES = Path(__file__).parent / "files"
GOOD = book([["Họ và tên"], ["Nguyễn Văn An"]])


def changed(members: dict[str, bytes | None], data: bytes = GOOD) -> bytes:
    """The workbook with some members replaced, added, or (None) left out."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w", 8) as after:
        for name in [
            *before.namelist(),
            *(name for name in members if name not in before.namelist()),
        ]:
            content = members[name] if name in members else before.read(name)
            if content is not None:
                after.writestr(name, content)
    return out.getvalue()


def sheet_xml(inside: str) -> bytes:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{inside}</worksheet>"
    ).encode()


def far_apart() -> bytes:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = workbook.worksheets[0]["XFD1048576"] = "x"
    return saved(workbook)


SHEET = "xl/worksheets/sheet1.xml"
MACRO_XLS = (FILES / "ratings_tcvn3.xls").read_bytes() + "_VBA_PROJECT\0".encode("utf-16-le")
REFUSED: dict[str, tuple[bytes, type[SheetRefused], str]] = {
    "empty": (b"", EmptyFile, "rỗng"),
    "text": (b"STT,Ho ten\n1,An\n", WrongType, "không phải bảng tính .xlsx, .xls hoặc .ods"),
    "html named xls": (b"<html><table></table></html>", WrongType, "Lưu thành"),
    "a program": (b"MZ\x90\x00" + bytes(100), WrongType, "không phải bảng tính"),
    "a zip of something": (changed({"xl/workbook.xml": None}), WrongType, "không phải bảng tính"),
    "xlsb": (changed({"xl/workbook.xml": None, "xl/workbook.bin": b"x"}), WrongType, ".xlsb"),
    "cut short": (GOOD[: len(GOOD) // 2], Damaged, "bị hỏng"),
    "locked": ((FILES / "locked.xlsx").read_bytes(), Encrypted, "đặt mật khẩu"),
    "macros": (changed({"xl/vbaProject.bin": b"x"}), HasMacros, "chứa macro"),
    "macros in xls": (MACRO_XLS, HasMacros, "chứa macro"),
    "no workbook in an old container": (
        limits.OLE + bytes(1024),
        WrongType,
        "không phải bảng tính",
    ),
    "a document type": (
        changed({SHEET: b'<!DOCTYPE x [<!ENTITY a "b">]>' + sheet_xml("&a;")}),
        UnsafeXml,
        "thực thể XML",
    ),
    "a document type elsewhere": (
        changed({"xl/other.bin": b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}),
        UnsafeXml,
        "thực thể XML",
    ),
    "not XML": (changed({SHEET: b"<worksheet><sheetData>"}), Damaged, "bị hỏng"),
    "a bomb": (changed({"xl/media/a.png": bytes(30 * 2**20)}), TooLarge, "bung ra quá lớn"),
    "two cells far apart": (far_apart(), TooLarge, "vùng dữ liệu quá rộng"),
    "a merge over everything": (
        changed({SHEET: sheet_xml('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')}),
        TooLarge,
        "vùng dữ liệu quá rộng",
    ),
    "a column that cannot be": (
        changed({SHEET: sheet_xml('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>')}),
        Damaged,
        "bị hỏng",
    ),
    "many members": (
        changed({f"xl/media/{n}": b"" for n in range(limits.MAX_MEMBERS)}),
        TooLarge,
        "quá nhiều thành phần",
    ),
    "too heavy": (limits.ZIP + bytes(limits.MAX_BYTES), TooLarge, "nặng hơn 20 MB"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_check_refuses_with_a_sentence(what: str) -> None:
    data, refusal, says = REFUSED[what]

    with pytest.raises(refusal) as raised:
        check(data, "danh sách.xlsx")

    sentence = str(raised.value)
    assert says in sentence
    assert sentence.startswith("Tệp “danh sách.xlsx”")
    assert sentence.endswith(".")


def test_check_tells_the_kinds_apart() -> None:
    assert check(GOOD, "a") == "xlsx"
    assert check((FILES / "ratings_tcvn3.xls").read_bytes(), "a") == "xls"


BLANK_TAIL = (
    '<table:table-row table:number-rows-repeated="1048570">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
FULL_TAIL = BLANK_TAIL.replace("16384", '16384" office:value-type="string')


def test_check_counts_only_the_filled_part_of_an_ods() -> None:
    data = ods([["Họ và tên"], ["Nguyễn Văn An"]], tail=BLANK_TAIL)

    assert [row.who for row in read(data, "a.ods", wanted=LAYOUTS["people"]).rows] == [
        "Nguyễn Văn An"
    ]


def test_check_refuses_an_ods_that_repeats_a_cell_over_everything() -> None:
    with pytest.raises(TooLarge, match="vùng dữ liệu quá rộng"):
        check(ods([["Họ và tên"]], tail=FULL_TAIL), "a.ods")


def test_check_lets_pass_a_drawing_that_is_not_quite_xml() -> None:
    assert check(changed({"xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>"}), "a") == "xlsx"


def test_read_survives_an_old_workbook_that_stops_its_reader() -> None:
    """Some damage makes the reader ask for a terabyte, which ends its process; not ours."""
    data = bytearray((FILES / "ratings_tcvn3.xls").read_bytes())
    outcomes = set()
    for at in range(512, 600, 4):
        broken = bytes(data[:at] + b"\xff\xff\xff\x7f" + data[at + 4 :])
        try:
            outcomes.add(type(read(broken, "cu.xls", wanted=LAYOUTS["ratings"])).__name__)
        except SheetRefused as refusal:
            outcomes.add(type(refusal).__name__)

    assert outcomes <= {"Table", "Damaged", "TooLarge", "NoTable", "EmptyFile"}
    assert "Damaged" in outcomes


def test_read_refuses_an_old_workbook_with_a_column_no_sheet_has() -> None:
    data = (FILES / "ratings_tcvn3.xls").read_bytes()
    first_number = bytes.fromhex("7e020a0004000000")
    beyond = data.replace(first_number, bytes.fromhex("7e020a0004000099"), 1)
    assert beyond != data

    with pytest.raises(Damaged, match="bị hỏng"):
        read(beyond, "cu.xls", wanted=LAYOUTS["ratings"])


def test_read_refuses_a_workbook_without_a_cell() -> None:
    with pytest.raises(EmptyFile, match="không có ô nào có dữ liệu"):
        read(book([]), "trống.xlsx", wanted=LAYOUTS["people"])


def test_read_refuses_a_workbook_without_headings() -> None:
    with pytest.raises(NoTable) as refusal:
        read(book([["một", "hai"], [1, 2]]), "a.xlsx", wanted=LAYOUTS["people"])

    assert str(refusal.value) == (
        "Không tìm thấy dòng tiêu đề của bảng trong tệp “a.xlsx”; bảng “Danh sách cán bộ, công "
        "chức, viên chức, người lao động” cần có cột “Họ và tên”."
    )
