"""What a row of a list is: a line, a heading of a group, a total, an example, a signature.

Only lines become rows of the table; everything else is kept aside with the reason.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from thidua.sheets.folding import fold, tidy
from thidua.sheets.values import NOMINEES


class Dropped(StrEnum):
    """Why a row of the sheet is no line of the list."""

    GROUP = "dòng tiêu đề nhóm"
    TOTAL = "dòng tổng cộng"
    EXAMPLE = "dòng ví dụ"
    SIGNATURE = "phần ký"
    NOTE = "ghi chú cuối bảng"
    BLANK = "dòng chưa có dữ liệu"
    HEADER = "dòng tiêu đề lặp lại"


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading inside a list: of a kind of nominee, of a unit, or of an honour."""

    about: str
    """ "nominee", "unit" or "honour"."""
    value: str


TOTAL = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng|cộng chung)\s*(?:$|[:.;(\d])", re.IGNORECASE)
TOTAL_WORDS = re.compile(
    r"(?:ấn định|danh sách (?:này )?có|bằng chữ|số tiền bằng chữ|viết bằng chữ)\b", re.IGNORECASE
)
SUM_IN_WORDS = re.compile(
    r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|không)\b.* đồng(?: chẵn)?[./]*$", re.IGNORECASE
)
EXAMPLE = re.compile(r"(?:ví dụ|vd|dòng mẫu|mẫu)\s*(?:$|[:.)\d])", re.IGNORECASE)
SIGNED = re.compile(
    r"(?:tm|kt|tl|tuq|q) [a-z]|(?:nguoi lap|nguoi tong hop|nguoi bao cao|nguoi kiem tra|thu truong|"
    r"lanh dao|xac nhan|noi nhan|ky ten|ky ghi ro|ky va ghi|dai dien|thu ky|can bo lap|"
    r"phu trach ke toan|ke toan truong|chu tich hoi dong|hieu truong|giam doc|truong phong|"
    r"truong ban|chu tich|chanh van phong)\b"
)
PLACE_AND_DAY = re.compile(r"\bngay \d{0,2} ?thang \d{0,2} ?nam( \d{0,4})?$")
NUMERAL = re.compile(r"^(?:[IVXLC]+|[A-H]|\d+(?:\.\d+)*|[a-h])(?:\s*[.)\-–:/]\s*|\s+)")
ROMAN_OR_LETTER = re.compile(r"(?:[IVXLC]+(?:\.\d+)*|[A-Ha-h])[.)]?$")
HOW_MANY = re.compile(
    r"\s*[(:;,–-]\s*\d+\s*(?:người|cá nhân|tập thể|đơn vị|hộ|đồng chí|đ/c)?[^)]*\)?$|\s*:$"
)
HONOUR_WORDS = re.compile(
    r"(?:danh hieu|hinh thuc|bang khen|giay khen|huan chuong|huy chuong|co thi dua|chien si|"
    r"tap the lao dong|lao dong tien tien|ky niem chuong|giai thuong)\b"
)
OF_WHAT_SORT = re.compile(
    r"^(?:danh sách|đề nghị|khen thưởng|tặng|danh hiệu(?: thi đua)?|hình thức)[\s:]+", re.IGNORECASE
)
QUOTES = " :“”\"'‘’"
UNIT_WORDS = re.compile(
    r"(?:phòng|ban|văn phòng|thanh tra|trung tâm|chi cục|cục|vụ|sở|khối|tổ|khoa|trường|bệnh viện|"
    r"trạm|đội|xí nghiệp|công ty|tổng công ty|hội|đoàn (?:thanh|tncs|trường|xã|phường|khối)|"
    r"đảng [uủ][yỷ]|chi bộ|ubnd|[uủ][yỷ] ban|xã|phường|thị trấn|huyện|viện|quỹ|liên đoàn|hạt|"
    r"đơn vị|cơ quan|bộ phận|công đoàn|hợp tác xã|chi nhánh|thôn|ấp|tổ dân phố)\b",
    re.IGNORECASE,
)
"""With their marks: Vụ and Trường are units, Vũ and Trương are people."""


def is_total(texts: Sequence[str]) -> bool:
    """Whether the words of a row sum up the rows above; "Tống Văn An" and "Tổng công ty" do not."""
    words = (text for text in texts if any(letter.isalpha() for letter in text))
    first = next(words, "")
    if TOTAL.match(first) or TOTAL_WORDS.match(first):
        return True
    return bool(SUM_IN_WORDS.match(first)) and not any(words)


def is_example(texts: Sequence[str]) -> bool:
    """Whether a row only shows how to fill the table in."""
    return any(EXAMPLE.match(text) for text in texts[:2])


def is_ditto(text: str) -> bool:
    """Whether a cell only says "as above": nt, -nt-, như trên, a pair of ticks."""
    return fold(text) in ("nt", "nhu tren") or text.strip(" -") in ('"', "''", "″", "”", "“", "//")


def is_roman(number: str) -> bool:
    """Whether the number of a row marks a group: I, II.1, A, b."""
    return bool(ROMAN_OR_LETTER.match(number))


def is_signature(texts: Sequence[str]) -> bool:
    """Whether a row begins the part where people sign: their titles, or place and day."""
    folded = [fold(text) for text in texts]
    return bool(folded) and all(SIGNED.match(text) or PLACE_AND_DAY.search(text) for text in folded)


def heading(text: str) -> Heading:
    """What a heading is about: "I. CÁ NHÂN", "A - Phòng Kế hoạch (05 người)", "Giấy khen:"."""
    bare = HOW_MANY.sub("", NUMERAL.sub("", tidy(text), count=1)).strip(" .:-–")
    words = re.sub(r"^(?:doi voi|danh sach|ve|cac|khen thuong|de nghi) ", "", fold(bare))
    kind = next((kind for kind, names in NOMINEES.items() if words in names), None)
    if kind:
        return Heading("nominee", kind)
    if HONOUR_WORDS.match(words):
        return Heading("honour", OF_WHAT_SORT.sub("", bare).strip(QUOTES) or bare)
    return Heading("unit", bare)


def is_sort_of_units(text: str) -> bool:
    """Whether a heading in a list of units names a sort of them, not one: "Các phòng", "Khối …"."""
    return not is_unit(text) or fold(text).startswith(("cac ", "khoi ", "don vi "))


def is_unit(text: str) -> bool:
    """Whether a text begins as the name of a unit does: "Phòng …", "Chi cục …"."""
    return bool(UNIT_WORDS.match(text))


def nest(headings: Sequence[Heading], new: Heading) -> list[Heading]:
    """The headings in force after a new one, which ends the last of its kind and all under it."""
    kinds = [each.about for each in headings]
    kept = headings[: kinds.index(new.about)] if new.about in kinds else headings
    return [*kept, new]
