"""The zip inside a .docx, opened with limits: few members, little growth, no lock, no macro, no
DTD.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from thidua.papers.read.refusals import Broken, Encrypted, TooLarge, Unsafe, WrongType

MOST_MEMBERS = 2000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_GROWTH = 100
SMALL = 1024 * 1024
CHUNK = 256 * 1024
MACRO = re.compile(rb"macroEnabled|vnd\.ms-office\.vbaProject")
OTHER_ARCHIVE = "là tệp nén, không phải văn bản Word; chỉ đọc .txt, .docx và .pdf"
KINDS = [
    ("xl/", "là bảng tính, không phải văn bản; bảng danh sách thì nạp bằng lệnh “thidua load”"),
    ("ppt/", "là bản trình chiếu, không phải văn bản; chỉ đọc .txt, .docx và .pdf"),
]


@dataclass
class Package:
    """An opened .docx; `left` counts down what may still be unpacked."""

    archive: zipfile.ZipFile
    name: str
    left: int = MOST_UNPACKED

    @classmethod
    def open(cls, data: bytes, name: str) -> "Package":
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise Broken(f"Tệp “{name}” bị hỏng, không mở được; xin lấy lại bản gốc.") from error
        package = cls(archive, name)
        package._check(len(data))
        return package

    def _check(self, packed: int) -> None:
        members = self.archive.infolist()
        names = {member.filename for member in members}
        if any(member.flag_bits & 0x1 for member in members):
            raise Encrypted(f"Tệp “{self.name}” có mật khẩu; bỏ mật khẩu rồi thử lại.")
        unpacked = sum(member.file_size for member in members)
        if (
            len(members) > MOST_MEMBERS
            or unpacked > MOST_UNPACKED
            or (unpacked > SMALL and unpacked > MOST_GROWTH * packed)
        ):
            raise self._too_large()
        if "word/document.xml" not in names:
            says = next(
                (says for start, says in KINDS if any(n.startswith(start) for n in names)), None
            )
            raise WrongType(f"Tệp “{self.name}” {says or OTHER_ARCHIVE}.")
        if any(n.lower().endswith("vbaproject.bin") for n in names) or MACRO.search(
            self.unpack("[Content_Types].xml") or b""
        ):
            raise Unsafe(
                f"Tệp “{self.name}” có macro nên không được nhận; mở bằng Word, lưu thành "
                f".docx thường rồi thử lại."
            )

    def unpack(self, member: str) -> bytes | None:
        """A member unpacked, counted while it grows; None where there is none."""
        try:
            with self.archive.open(member) as stream:
                return self._unpacked(stream)
        except KeyError:
            return None
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise Broken(
                f"Tệp “{self.name}” bị hỏng bên trong ({member}); xin lấy lại bản gốc."
            ) from error

    def _unpacked(self, stream: IO[bytes]) -> bytes:
        chunks = []
        while chunk := stream.read(CHUNK):
            self.left -= len(chunk)
            if self.left < 0:
                raise self._too_large()
            chunks.append(chunk)
        return b"".join(chunks)

    def xml(self, member: str) -> Element | None:
        """A member as XML, without entities or DTD; None where there is none."""
        data = self.unpack(member)
        if data is None:
            return None
        try:
            return fromstring(data, forbid_dtd=True)
        except DefusedXmlException as error:
            raise Unsafe(
                f"Tệp “{self.name}” chứa khai báo XML không an toàn nên không được nhận; mở "
                f"bằng Word rồi lưu lại."
            ) from error
        except (ParseError, ValueError, LookupError) as error:
            raise Broken(
                f"Tệp “{self.name}” bị hỏng bên trong ({member}); mở bằng Word rồi lưu lại, "
                f"hoặc xin bản gốc."
            ) from error

    def members(self, pattern: str) -> list[str]:
        return sorted(name for name in self.archive.namelist() if re.fullmatch(pattern, name))

    def _too_large(self) -> TooLarge:
        return TooLarge(
            f"Tệp “{self.name}” bung ra quá lớn so với một văn bản hành chính nên không được "
            f"nhận; xin kiểm tra lại tệp."
        )
