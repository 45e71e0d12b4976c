"""A person's name as printed in a list: forms of address, ranks and degrees stand before it.

What stands before the name is set apart; the name keeps its spelling, but for the first capitals
that an old font could not store ("Nguyễn ánh").
"""

import re
from dataclasses import dataclass

from thidua.sheets.folding import tidy

SALUTATIONS = ("Ông", "Bà", "Đồng chí", "Đ/c", "Đ.c")
RANKS = tuple(
    f"{rank} {corps}" if corps else rank
    for rank in (
        "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá",
        "Trung tá", "Thiếu tá", "Đại úy", "Thượng úy", "Trung úy", "Thiếu úy", "Đại uý",
        "Thượng uý", "Trung uý", "Thiếu uý", "Thượng sĩ", "Trung sĩ", "Hạ sĩ", "Binh nhất",
        "Binh nhì",
    )
    for corps in ("QNCN", "CN", "")
)  # fmt: skip
DEGREES = (
    "GS.TSKH", "GS.TS", "PGS.TSKH", "PGS.TS", "GS", "PGS", "TSKH", "TS", "ThS", "Th.S",
    "BSCKII", "BSCKI", "BS.CKII", "BS.CKI", "BS CKII", "BS CKI", "BS",
    "Tiến sĩ", "Thạc sĩ", "Bác sĩ", "Kỹ sư",
)  # fmt: skip


def _before(words: tuple[str, ...], after: str) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))}){after}\s*", re.IGNORECASE)


SALUTATION = _before(SALUTATIONS, r"(?:\s*[:.])?(?=\s)")
RANK = _before(RANKS, r"[,.:]?(?=\s)")
DEGREE = _before(DEGREES, r"(?:[.:](?=\s*\w)|(?=\s))")
CAPITAL_LOST = re.compile(r"(?<=\s)[^\W\d_a-z](?=\w)")


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name and what stood before it; "" where nothing did."""

    name: str
    salutation: str = ""
    rank: str = ""
    degree: str = ""


def split(printed: str) -> Name:
    """ "Ông Đại tá Nguyễn Văn An" → the name "Nguyễn Văn An", salutation "Ông", rank "Đại tá"."""
    rest = tidy(printed).lstrip("-+•– ")
    parts = {"salutation": "", "rank": "", "degree": ""}
    found = True
    while found:
        found = False
        for part, pattern in (("salutation", SALUTATION), ("rank", RANK), ("degree", DEGREE)):
            match = pattern.match(rest)
            if match and not parts[part] and rest[match.end() :]:
                parts[part] = match[0].strip(" ,.:")
                rest = rest[match.end() :]
                found = True
    name, comma, after = rest.strip(" ,;.").partition(",")
    return Name(_capitals(name) + comma + after, **parts)


def _capitals(name: str) -> str:
    """Give back first capitals that an old font could not store: "ánh" → "Ánh"."""
    if not name.istitle() and name[:1].isupper() and not name.isupper():
        return CAPITAL_LOST.sub(lambda found: found[0].upper(), name)
    return name


def several(printed: str) -> tuple[str, ...]:
    """The names in a cell that lists some: parted by "," or ";", numbered, or one a line."""
    parts = re.split(r"\s*(?:[;,\n]|\s\d{1,2}[.)]\s|\s+và\s+)\s*", f" {printed} ")
    return tuple(split(part).name for part in parts if any(letter.isalpha() for letter in part))
