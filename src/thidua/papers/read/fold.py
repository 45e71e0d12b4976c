"""Vietnamese text without its marks, one character for one, so that offsets found in it hold in
the original.
"""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    if char in "đĐ":
        return "d"
    bare = "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))
    bare = bare.lower()
    return bare if len(bare) == 1 else char


def fold(text: str) -> str:
    """Lower case without marks and as long as the text: “Hằng năm” is “hang nam”."""
    return "".join(map(_plain, text))


def is_shouted(text: str) -> bool:
    """Whether the letters are capitals, as in headers, types of paper and titles of signers."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()
