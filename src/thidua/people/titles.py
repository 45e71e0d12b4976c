"""What a title or a unit name says of itself, where a workbook has no column for it. Pure.

A guess fills a record that a person sees before it is kept; it never overrides what is written.
"""

import re

from thidua.kit.text import fold

_LEADING = re.compile(
    r"^(?:quyen |phu trach |q )*(?:pho )*"
    r"(?:tong giam doc|giam doc|chanh (?:van phong|thanh tra)|chu tich|hieu truong|vien truong|"
    r"cuc truong|chi cuc truong|vu truong|bi thu|truong (?:phong|ban|khoa|dai|tram|cong an))\b"
)
_DEPUTY = re.compile(r"^(?:quyen |phu trach |q )*pho ")
_KINDS = (
    ("phong", r"phong|ban|van phong|thanh tra|bo phan|to|doi|khoa"),
    ("don-vi-su-nghiep", r"trung tam|truong|vien|benh vien|tram|dai|quy|bao tang|thu vien|nha"),
    ("doanh-nghiep", r"cong ty|tong cong ty|doanh nghiep|hop tac xa"),
    ("doan-the", r"cong doan|doan|hoi|mat tran|chi bo|dang bo|lien doan"),
    ("xa", r"xa|phuong|dac khu|thi tran|ubnd xa|ubnd phuong"),
    ("co-quan", r"so|chi cuc|cuc|uy ban|ubnd|huyen uy|tinh uy|ban quan ly"),
)
_GROUPS = (
    ("cong-chuc", r"cong chuc|cc|can bo"),
    ("vien-chuc", r"vien chuc|vc"),
    ("nguoi-lao-dong", r"nguoi lao dong|nld|hop dong|hdld|lao dong hop dong"),
    ("cong-nhan", r"cong nhan"),
    ("nong-dan", r"nong dan"),
    ("nha-giao", r"nha giao|giao vien|giang vien"),
)


def leads(title: str) -> bool:
    """Whether the title is of a leading post, from deputy head of phòng upward."""
    return bool(_LEADING.match(fold(title)))


def heads(title: str) -> bool:
    """Whether the title is of the one at the head, not a deputy."""
    return leads(title) and not _DEPUTY.match(fold(title))


def kind_of_unit(words: str, default: str = "khac") -> str:
    """The kind of a unit by its name, or by what stands in a column of kinds."""
    return _first(_KINDS, words, default)


def group_of(words: str, default: str = "cong-chuc") -> str:
    """The group of staff by what stands in a column such as "CC", "Viên chức", "NLĐ"."""
    return _first(_GROUPS, words, default)


def _first(table: tuple[tuple[str, str], ...], words: str, default: str) -> str:
    """The entry whose longest wording begins the words."""
    found = [
        (match.end(), value)
        for value, pattern in table
        if (match := re.match(rf"(?:{pattern})\b", fold(words)))
    ]
    return max(found)[1] if found else default
