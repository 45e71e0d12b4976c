"""Vietnamese text: one form, one folding for search, one order for lists. Pure; no Django.

Databases disagree about marks, about the letter đ and about the order of letters, so what is
searched or sorted is computed here and stored.
"""

import re
import unicodedata
from itertools import chain

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_CODES = {letter: f"{code:02d}" for code, letter in enumerate("0123456789" + _LETTERS, start=10)}
_WORD_END = "00"
_BARRED = str.maketrans("đðłøıħ", "ddloih")  # their marks do not come off; old fonts wrote Ð for Đ
KEY_LENGTH = 250


def nfc(text: str) -> str:
    """The text with every letter and its marks as one character (Unicode NFC)."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text without marks, case or doubled spaces: "Nguyễn  Ánh" is "nguyen anh"."""
    parted = unicodedata.normalize("NFD", text.casefold().translate(_BARRED))
    plain = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return " ".join(plain.split())


def words(text: str) -> list[str]:
    """The folded words of a text, letters and digits only: "45/QĐ-SKHCN" is 45, qd, skhcn."""
    return re.findall(r"[^\W_]+", fold(text))


def sort_key(name: str) -> str:
    """The key that puts people in the order of a Vietnamese list: given name, family name, middle.

    Digits only, so that every database collation orders it alike; at most KEY_LENGTH characters.
    What stands in brackets tells namesakes apart and comes last: "Trần Thị Lan (A)".
    """
    plain, _, aside = name.partition("(")
    parts = _parts(plain)
    return _key(parts[-1:] + parts[:-1] + _parts(aside))


def title_key(title: str) -> str:
    """The same order for what is read from its first word: units, titles, places."""
    return _key(_parts(title))


def _key(parts: list[str]) -> str:
    return "".join(map(_word_key, parts))[:KEY_LENGTH]


def _parts(text: str) -> list[str]:
    return re.findall(r"(?:[^\W_]|['’])+", nfc(text).lower())


def _word_key(word: str) -> str:
    """Letters first, then the tone: An, Anh, Ánh; ăn after anh would be wrong, so ă is a letter."""
    letters, tones = zip(*map(_letter, word), strict=True)
    return f"{''.join(chain(letters))}{_WORD_END}{max(tones)}"


def _letter(character: str) -> tuple[str, int]:
    """The code of a letter and the rank of the tone it bears; a foreign mark is dropped."""
    parted = unicodedata.normalize("NFD", character)
    tone = max((_TONES.get(mark, 0) for mark in parted), default=0)
    whole = nfc("".join(mark for mark in parted if mark not in _TONES))
    return _CODES.get(whole) or _CODES.get(parted[0], ""), tone
