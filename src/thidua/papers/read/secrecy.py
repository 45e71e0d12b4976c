"""Papers marked Mật, Tối mật or Tuyệt mật are refused before anything of them is read."""

import re
from collections.abc import Iterable

from thidua.papers.read.refusals import Classified

MARKED = re.compile(
    r"^\W*(?:ĐỘ MẬT\s*:\s*|Độ mật\s*:\s*)?(?:TỐI MẬT|TUYỆT MẬT|MẬT|Tối mật|Tuyệt mật|Mật)\W*$"
)
BESIDE = re.compile(r"(?:^|(?<=\s\s\s)|(?<=\t))(?:TỐI MẬT|TUYỆT MẬT|MẬT)(?=\s\s\s|\t|$)")


def bears_secrecy_mark(lines: Iterable[str]) -> bool:
    """Whether any line is, or beside others carries, the stamp of a State secret; lines in NFC."""
    return any(
        MARKED.match(line.strip().strip("|").strip()) or BESIDE.search(line) for line in lines
    )


def refuse_classified(lines: Iterable[str]) -> None:
    """Raise `Classified` if the lines bear the stamp of a State secret."""
    if bears_secrecy_mark(lines):
        raise Classified(
            "Văn bản có đóng dấu độ mật nên phần mềm không đọc và không lưu; "
            "văn bản mật phải xử lý theo quy định về bảo vệ bí mật nhà nước, trên thiết "
            "bị riêng."
        )
