"""Bytes of a text file as text: UTF-8 or UTF-16, with or without a mark."""

from thidua.papers.read.refusals import Broken

MARKS = [(b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")]


def decode(data: bytes, name: str) -> str:
    """The text of a .txt file; other encodings are refused, for guessing would spoil Vietnamese."""
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Broken(
            f"Tệp “{name}” không phải mã Unicode (UTF-8); mở bằng Notepad hoặc Word, chọn "
            f"Lưu thành với mã UTF-8 rồi thử lại."
        ) from error
