"""Persons' names and the titles under which they sign."""

import re

from thidua.papers.read.fold import fold, is_shouted

SURNAMES = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "truong",
        "mai",
        "luong",
        "cao",
        "trinh",
        "dao",
        "ha",
        "lam",
        "ta",
        "chu",
        "to",
        "thai",
        "chau",
        "tong",
        "quach",
        "van",
        "doan",
        "kieu",
        "nghiem",
        "la",
        "luu",
        "vuong",
        "diep",
        "khuc",
        "phung",
        "ma",
        "nong",
        "be",
        "trieu",
        "than",
        "giang",
        "tang",
        "thach",
        "ninh",
        "mac",
        "cu",
        "lo",
        "quang",
        "vi",
        "dam",
        "bach",
        "uong",
        "ung",
        "nham",
        "ngan",
        "sung",
        "giang",
        "hua",
        "kim",
        "tieu",
        "tu",
        "thieu",
        "khong",
        "dieu",
    ]
)
TITLES = re.compile(
    r"(?:quyen |q\. ?)?(?:pho )?(?:tong )?(?:chu tich|chu nhiem|giam doc|chanh\b|bo truong"
    r"|thu truong|thu tuong|bi thu"
    r"|cuc truong|chi cuc truong|vu truong|vien truong|hieu truong|truong (?:ban|phong|khoi"
    r"|cum|doan|tieu ban|khoa|bo phan)"
    r"|khoi truong|cum truong|tram truong|to truong|thu ky|chu (?:toa|tri)|ke toan truong"
    r"|nguoi (?:lap|ghi|bao cao)"
    r"|tong thu ky|dai dien|uy vien|xac nhan|thanh vien|ban kiem phieu|to kiem phieu)"
)
DEGREE = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|Ths|BS|CN|KS|CK[12I]*|NGƯT|NGND|Đ/c|Ông|Bà|Đại tá|Thượng tá"
    r"|Trung tá|Thiếu tướng)\.?\s*)+"
)
LONGEST_NAME = 45


def is_name(text: str) -> bool:
    """Whether a line can be a person's name: two to six words, each with a capital; in capitals
    only after a surname.
    """
    bare = DEGREE.sub("", text.strip(), count=1) if DEGREE.match(text.strip()) else text.strip()
    parts = bare.split()
    if not 2 <= len(parts) <= 6 or len(bare) > LONGEST_NAME or TITLES.match(fold(bare)):
        return False
    if not all(part.replace("-", "").isalpha() and part[0].isupper() for part in parts):
        return False
    return not is_shouted(bare) or fold(parts[0]) in SURNAMES
