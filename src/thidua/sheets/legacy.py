"""Old Vietnamese fonts: text typed for TCVN3 (.VnTime) or VNI (VNI-Times) made into Unicode NFC.

Such text was stored as Latin-1 letters that only the right font drew as Vietnamese. Which encoding
a cell is in shows by its letters (one reading alone gives Vietnamese syllables), else by its
font, else by its neighbours. TCVN3 has no capitals with a tone: their case is restored from the
word around.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from thidua.sheets.syllables import is_syllable


class Encoding(StrEnum):
    """How the letters of a cell are stored."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


TCVN3: Mapping[str, str] = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)

TONES = "\u0301\u0300\u0309\u0303\u0323"
"""Sắc, huyền, hỏi, ngã, nặng: the order in which VNI's marks are listed below."""
VNI_MARKS = (
    ("aeouyöô", "", "ùøûõï"),
    ("aeo", "\u0302", "áàåãä"),
    ("a", "\u0306", "éèúüë"),
)
VNI_PLAIN = {"ö": "ư", "ô": "ơ", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    table = dict(VNI_PLAIN)
    for letters, shape, tones in VNI_MARKS:
        for letter in letters:
            stem = VNI_PLAIN.get(letter, letter) + shape
            for mark, tone in zip(tones, TONES, strict=True):
                table[letter + mark] = unicodedata.normalize("NFC", stem + tone)
    table |= {letter + "â": unicodedata.normalize("NFC", letter + "\u0302") for letter in "aeo"}
    table["aê"] = "ă"
    return table


VNI: Mapping[str, str] = _vni_table()

SURELY_UNICODE = re.compile(r"[\u0100-\u01b0\u0300-\u0323\u1e00-\u1eff]")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
BETWEEN_WORDS = re.compile(r"[\s!-/:-@\[-`{-~]+")
LETTERS = re.compile(r"[^\W\d_]+")
VNI_LETTER = re.compile("|".join(sorted(VNI, key=len, reverse=True)), re.IGNORECASE)
TCVN3_FONT = re.compile(r"\.?vn(?!i)\w", re.IGNORECASE)
VNI_FONT = re.compile(r"vni\b", re.IGNORECASE)


def by_font(font: str) -> Encoding | None:
    """The encoding a font was drawn for; None for a font that says nothing (Times New Roman)."""
    if TCVN3_FONT.match(font):
        return Encoding.TCVN3
    return Encoding.VNI if VNI_FONT.match(font) else None


@lru_cache(maxsize=65536)
def by_content(text: str) -> Encoding | None:
    """The one encoding in which most words are Vietnamese; None when the letters do not say."""
    if SURELY_UNICODE.search(text):
        return Encoding.UNICODE
    words = [word for word in BETWEEN_WORDS.split(text) if BEYOND_ASCII.search(word)]
    score = {kind: sum(_reads(word, kind) for word in words) for kind in Encoding}
    best = max(score.values())
    winners = [kind for kind, count in score.items() if count == best]
    return winners[0] if len(winners) == 1 else None


def _reads(word: str, kind: Encoding) -> bool:
    """Whether every run of letters of the word is a Vietnamese syllable in this encoding."""
    runs = LETTERS.findall(_letters(word, kind))
    inner = LETTERS.sub("", _letters(word, kind).strip("“”‘’«»–—…•·"))
    return bool(runs) and not inner and all(is_syllable(run) for run in runs)


def decode(text: str, encoding: Encoding, *, font: str = "") -> str:
    """The text in Unicode NFC; a capital font (.VnTimeH) makes it all capitals."""
    plain = unicodedata.normalize("NFC", _letters(text, encoding))
    if encoding is not Encoding.TCVN3:
        return plain
    return plain.upper() if font.upper().endswith("H") else _restore_capitals(plain)


def _letters(text: str, encoding: Encoding) -> str:
    if encoding is Encoding.TCVN3:
        return "".join(TCVN3.get(letter, letter) for letter in text)
    if encoding is Encoding.VNI:
        return VNI_LETTER.sub(_vni_letter, text)
    return text


def _vni_letter(match: re.Match[str]) -> str:
    letter = VNI[match[0].lower()]
    return letter.upper() if match[0][0].isupper() else letter


def _restore_capitals(text: str) -> str:
    """Raise the toned letters that TCVN3 could only store small: "Xã HộI" → "XÃ HỘI"."""
    cases = [_case(word) for word in LETTERS.findall(text)]
    around = "upper" in cases and "lower" not in cases

    def raised(match: re.Match[str]) -> str:
        case = _case(match[0])
        return match[0].upper() if case == "upper" or (case == "" and around) else match[0]

    return LETTERS.sub(raised, text)


def _case(word: str) -> str:
    """The case of a word: "lower" by any plain small letter, "upper" by two capitals, else ""."""
    if any(letter.islower() and letter not in SMALL_ONLY for letter in word):
        return "lower"
    return "upper" if sum(letter.isupper() for letter in word) >= 2 else ""


SMALL_ONLY = frozenset(letter for letter in TCVN3.values() if letter.upper() not in TCVN3.values())


def prevailing(texts: Iterable[str]) -> Encoding:
    """The encoding most of these cells are surely in; Unicode when none says anything."""
    votes = Counter(found for text in texts if (found := by_content(text)))
    return votes.most_common(1)[0][0] if votes else Encoding.UNICODE


def to_unicode(text: str, *, font: str = "", around: Encoding = Encoding.UNICODE) -> str:
    """One cell in Unicode NFC, judged by its letters, then its font, then the cells around it."""
    if not BEYOND_ASCII.search(text):
        return text
    encoding = by_content(text) or by_font(font) or around
    return decode(text, encoding, font=font)
