"""The public code of a certificate: random, long enough not to be guessed, easy to read aloud.
Pure.
"""

import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U, which are misread
LENGTH = 20  # of 5 bits each: 100 bits
_MISREAD = str.maketrans("ILOU", "110V")


def new_code() -> str:
    """A code that says nothing by itself."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def shown(code: str) -> str:
    """In groups of four, as it is printed."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def typed(text: str) -> str:
    """What somebody typed, as it is stored: no dashes, capitals, misread letters mended."""
    kept = "".join(c for c in text.upper() if c.isascii() and c.isalnum())
    return kept.translate(_MISREAD)
