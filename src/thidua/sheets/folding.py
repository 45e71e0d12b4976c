"""Text without marks, case or punctuation: how header wording and fixed words are compared here."""

import re
import unicodedata
from functools import lru_cache

MARK = re.compile(r"[\u0300-\u036f]")
NOT_WORD = re.compile(r"[\W_]+")
BLANK = re.compile(r"[\s\u00a0\u200b\ufeff]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, no marks, no punctuation, single spaces: "Họ, chữ đệm" → "ho chu dem"."""
    plain = MARK.sub("", unicodedata.normalize("NFD", text)).translate({0x111: "d", 0x110: "D"})
    return NOT_WORD.sub(" ", plain.lower()).strip()


@lru_cache(maxsize=65536)
def tidy(text: str) -> str:
    """The text in NFC with every run of spaces and line breaks made one space."""
    return BLANK.sub(" ", unicodedata.normalize("NFC", text)).strip()
