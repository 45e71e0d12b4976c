"""What plans print under or beside a duty by label: “Thời gian: …”, “Đơn vị chủ trì: …”, “Sản
phẩm: …”.
"""

import re
from dataclasses import dataclass

from thidua.papers.read.fold import fold

MANY = r"(?:(?:cac )?(?:co quan|don vi|bo phan|phong|nguoi|ca nhan)(?:,? (?:don vi|ca nhan))? )?"
DOING = r"(?:thuc hien|hoan thanh|bao cao|gui|to chuc|kiem tra|dang ky|du kien|ket thuc|trinh|xong)"
KINDS = [
    (
        "time",
        rf"thoi (?:gian|han|diem)(?: {DOING})*|tien do(?: thuc hien)?|han (?:nop|gui|hoan thanh)"
        r"|hoan thanh",
    ),
    (
        "doer",
        rf"(?:phan cong |trach nhiem )?{MANY}"
        r"(?:chu tri|thuc hien|phu trach|tham muu|chiu trach nhiem|dau moi)"
        r"(?: (?:thuc hien|chinh|tham muu|trien khai))?",
    ),
    ("partner", rf"{MANY}phoi hop(?: thuc hien)?"),
    (
        "product",
        r"san pham(?: dau ra)?|ket qua(?: dau ra| thuc hien| can dat)?|dau ra"
        r"|hinh thuc the hien",
    ),
    (
        "aside",
        r"dia diem|kinh phi(?: thuc hien)?|thanh phan(?: tham du)?|doi tuong(?: tham gia)?"
        r"|hinh thuc(?: to chuc)?|so luong|chi tieu|muc tieu|yeu cau|noi dung|giang vien",
    ),
]
GIVING = frozenset({"time", "doer", "product"})
LABELLED = [(kind, re.compile(rf"\s*(?:[-–+]\s*)?(?:{pattern})\s*:\s*")) for kind, pattern in KINDS]


@dataclass(frozen=True)
class Attribute:
    """A labelled value of a duty; `at` is where the value begins in the text it was found in."""

    kind: str
    value: str
    at: int

    @property
    def gives(self) -> bool:
        """Whether it says when, who or what comes out, and not merely where or with whom."""
        return self.kind in GIVING


def attribute(text: str) -> Attribute | None:
    """The attribute a clause states, if it is one."""
    folded = fold(text)
    for kind, pattern in LABELLED:
        if match := pattern.match(folded):
            return Attribute(kind, text[match.end() :].strip(" .;"), match.end())
    return None
