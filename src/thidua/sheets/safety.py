"""What is checked before a workbook is opened: in memory, piece by piece, never on disk."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from thidua.sheets.extent import BadXml, DoctypeFound, OdsWatch, Watch, XlsxWatch
from thidua.sheets.refusals import (
    Damaged,
    EmptyFile,
    Encrypted,
    HasMacros,
    TooLarge,
    UnsafeXml,
    WrongType,
)

MAX_BYTES = 20 * 2**20
MAX_MEMBERS = 2_000
MAX_UNPACKED = 200 * 2**20
MAX_RATIO = 100
RATIO_FROM = 2**20
"""A member smaller than this, unpacked, may be packed as tightly as it likes."""
MAX_CELLS = 4_000_000
"""The square from A1 to the last cell in use, empty cells included."""

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
ZIP = b"PK\x03\x04"
PIECE = 2**18
MACRO_PARTS = re.compile(r"vbaProject|macrosheets/|(^|/)Basic/|(^|/)Scripts/", re.IGNORECASE)
MARKUP = re.compile(rb"\s*<|\xef\xbb\xbf|\xff\xfe|\xfe\xff")
"""How a member of markup begins, whatever its name says."""
KINDS = ".xlsx, .xls hoặc .ods"


def check(data: bytes, name: str) -> str:
    """The kind of workbook these bytes are: "xlsx", "xls" or "ods"; anything unsafe is refused.

    Raises a `SheetRefused` whose sentence names the file.
    """
    if not data:
        raise EmptyFile(f"Tệp “{name}” rỗng; hãy lưu lại bảng tính rồi gửi lại.")
    if len(data) > MAX_BYTES:
        raise TooLarge(
            f"Tệp “{name}” nặng hơn {MAX_BYTES // 2**20} MB; hãy bỏ hình ảnh, chia nhỏ rồi gửi lại."
        )
    if data.startswith(OLE):
        return _check_ole(data, name)
    if data.startswith(ZIP):
        return _check_zip(data, name)
    raise WrongType(
        f"Tệp “{name}” không phải bảng tính {KINDS}; "
        "hãy mở bằng Excel, chọn Lưu thành “Excel Workbook (.xlsx)” rồi gửi lại."
    )


def _check_ole(data: bytes, name: str) -> str:
    """The old container: an .xls workbook, or the envelope of an encrypted .xlsx."""
    if _entry("EncryptedPackage") in data:
        raise Encrypted(locked(name))
    if _entry("_VBA_PROJECT") in data:
        raise HasMacros(_macros(name))
    if _entry("Workbook") in data or _entry("Book") in data:
        return "xls"
    raise WrongType(f"Tệp “{name}” không phải bảng tính; hãy gửi tệp {KINDS}.")


def _entry(stream: str) -> bytes:
    """A stream's name as the directory of an OLE container stores it."""
    return (stream + "\0").encode("utf-16-le")


def _check_zip(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            kind = _kind(archive, name)
            _check_members(archive, kind, name)
            return kind
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as fault:
        raise damaged(name) from fault


def _kind(archive: zipfile.ZipFile, name: str) -> str:
    names = set(archive.namelist())
    if len(archive.infolist()) > MAX_MEMBERS:
        raise TooLarge(
            f"Tệp “{name}” chứa quá nhiều thành phần; hãy lưu lại bằng Excel rồi gửi lại."
        )
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise Encrypted(locked(name))
    if any(MACRO_PARTS.search(member) for member in names):
        raise HasMacros(_macros(name))
    if "xl/workbook.xml" in names and "[Content_Types].xml" in names:
        return "xlsx"
    if "content.xml" in names and b"opendocument.spreadsheet" in _start(archive, "mimetype"):
        return "ods"
    if "xl/workbook.bin" in names:
        raise WrongType(
            f"Tệp “{name}” là .xlsb; hãy lưu thành “Excel Workbook (.xlsx)” rồi gửi lại."
        )
    raise WrongType(f"Tệp “{name}” không phải bảng tính; hãy gửi tệp {KINDS}.")


def _start(archive: zipfile.ZipFile, member: str) -> bytes:
    if member not in archive.namelist():
        return b""
    with archive.open(member) as stream:
        return stream.read(PIECE)


def _check_members(archive: zipfile.ZipFile, kind: str, name: str) -> None:
    """Unpack every member, piece by piece, and give up at the first thing out of bounds."""
    total = 0
    for member in archive.infolist():
        unpacked = 0
        watch: Watch | None = None
        for piece in _pieces(archive, member):
            if not unpacked and MARKUP.match(piece):
                watch = XlsxWatch() if kind == "xlsx" else OdsWatch()
            unpacked += len(piece)
            total += len(piece)
            _check_size(unpacked, total, member.compress_size, name)
            watch = _look(watch, piece, member.filename, name)
        _look(watch, b"", member.filename, name, last=True)


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(member) as stream:
        while piece := stream.read(PIECE):
            yield piece


def _check_size(unpacked: int, total: int, packed: int, name: str) -> None:
    if total > MAX_UNPACKED or (unpacked > RATIO_FROM and unpacked > packed * MAX_RATIO):
        raise TooLarge(
            f"Tệp “{name}” bung ra quá lớn so với khi nén nên không được mở; "
            "hãy chép phần có dữ liệu sang bảng tính mới rồi gửi lại."
        )


def _look(
    watch: Watch | None, piece: bytes, member: str, name: str, *, last: bool = False
) -> Watch | None:
    """Go on watching a member; Excel's own drawings (.vml) may end it by not being XML."""
    if watch is None:
        return None
    try:
        watch.feed(piece, last=last)
    except DoctypeFound as fault:
        raise UnsafeXml(
            f"Tệp “{name}” có khai báo thực thể XML nên không được mở; "
            "hãy lưu lại bằng Excel rồi gửi lại."
        ) from fault
    except BadXml as fault:
        if member.lower().endswith(".vml"):
            return None
        raise damaged(name) from fault
    if watch.cells > MAX_CELLS:
        raise too_many_cells(name)
    return watch


def damaged(name: str) -> Damaged:
    """The refusal of a workbook that begins well and cannot be opened."""
    return Damaged(f"Tệp “{name}” bị hỏng, không mở được; hãy mở bằng Excel, lưu lại rồi gửi lại.")


def too_many_cells(name: str) -> TooLarge:
    """The refusal of a workbook whose used square passes `MAX_CELLS`."""
    return TooLarge(
        f"Tệp “{name}” có vùng dữ liệu quá rộng (hơn {MAX_CELLS // 10**6} triệu ô); "
        "hãy xóa các ô thừa ở cuối bảng hoặc chia thành nhiều tệp."
    )


def locked(name: str) -> str:
    """The sentence for a workbook that opens only with a password."""
    return f"Tệp “{name}” đặt mật khẩu; hãy bỏ mật khẩu mở tệp rồi gửi lại."


def _macros(name: str) -> str:
    return (
        f"Tệp “{name}” chứa macro; hãy lưu thành “Excel Workbook (.xlsx)” không macro rồi gửi lại."
    )
