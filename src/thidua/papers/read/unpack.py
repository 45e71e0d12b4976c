"""Which kind of file it is, by its content, and its text; what is not read is refused here with
its reason.
"""

from thidua.papers.read.pdf import pdf_text
from thidua.papers.read.plain import decode
from thidua.papers.read.refusals import Empty, Encrypted, TooLarge, WrongType
from thidua.papers.read.secrecy import refuse_classified
from thidua.papers.read.text import Text
from thidua.papers.read.word import docx_lines

LARGEST = 50 * 1024 * 1024
LONGEST_TEXT = 3_000_000
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")


def text_of(data: bytes, name: str) -> Text:
    """The text of a file of a kind we read: .txt, .docx, .pdf with a text layer."""
    if not data.strip():
        raise Empty(f"Tệp “{name}” rỗng.")
    if len(data) > LARGEST:
        raise TooLarge(
            f"Tệp “{name}” lớn hơn {LARGEST // 1024 // 1024} MB; văn bản hành chính không "
            f"lớn như vậy, xin kiểm tra lại tệp."
        )
    if data.startswith(b"PK"):
        return _checked(docx_lines(data, name), wrapped=False)
    if data[:1024].lstrip().startswith(b"%PDF"):
        return _checked(pdf_text(data, name), wrapped=True)
    _refuse_other(data, name)
    return _checked(decode(data, name), wrapped=None)


def _checked(raw: str, *, wrapped: bool | None) -> Text:
    if len(raw) > LONGEST_TEXT:
        raise TooLarge("Văn bản dài quá 3 triệu ký tự; xin tách thành từng văn bản rồi đọc riêng.")
    refuse_classified(raw.splitlines())
    return Text.of(raw, wrapped=wrapped)


def _refuse_other(data: bytes, name: str) -> None:
    if data.startswith(OLD_OFFICE) and LOCKED in data:
        raise Encrypted(f"Tệp “{name}” có mật khẩu; bỏ mật khẩu rồi thử lại.")
    if data.startswith(OLD_OFFICE):
        raise WrongType(
            f"Tệp “{name}” là Word hoặc Excel đời cũ; mở bằng Word, lưu thành .docx rồi thử lại."
        )
    if data.startswith(PICTURES):
        raise WrongType(
            f"Tệp “{name}” là ảnh; bản này chưa đọc chữ trong ảnh, xin dùng .docx, .txt hoặc "
            f".pdf có lớp chữ."
        )
    if (
        data[:4] == b"\x7fELF"
        or data[:2] == b"MZ"
        or (b"\x00" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"))
    ):
        raise WrongType(f"Tệp “{name}” không phải văn bản; chỉ đọc .txt, .docx và .pdf.")
