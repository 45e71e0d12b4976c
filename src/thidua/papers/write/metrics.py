"""What printing must know of the shipped fonts: which letters they have, how wide a line is.

Reads the TrueType tables `head`, `hhea`, `hmtx` and `cmap` (formats 4 and 12) and nothing else.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "fonts"


@dataclass(frozen=True)
class Face:
    """One font: the advance width of every letter it has, in em."""

    widths: dict[int, float]

    def width(self, text: str, size: float) -> float:
        """How wide `text` stands on one line, in the unit of `size`; unknown letters half an em."""
        return sum(self.widths.get(ord(letter), 0.5) for letter in text) * size


@cache
def face(*, bold: bool = False) -> Face:
    """The upright face of the shipped family."""
    data = (FONTS / ("Tinos-Bold.ttf" if bold else "Tinos-Regular.ttf")).read_bytes()
    tables = _tables(data)
    per_em = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    measured = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]

    def advance(glyph: int) -> float:
        at = tables["hmtx"] + 4 * min(glyph, measured - 1)
        return float(struct.unpack_from(">H", data, at)[0] / per_em)

    return Face({code: advance(glyph) for code, glyph in _letters(data, tables["cmap"])})


def printable(text: str) -> str:
    """The text with "□" for each letter the shipped fonts cannot draw, which PDF/A refuses."""
    known = face().widths
    return "".join(c if c == "\n" or ord(c) in known else "□" for c in text)


def _tables(data: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _letters(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Every (letter, glyph) pair of the Unicode tables of the font."""
    for n in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * n)[2]
        kind = struct.unpack_from(">H", data, cmap + offset)[0]
        if kind == 4:
            yield from _segments(data, cmap + offset)
        elif kind == 12:
            yield from _groups(data, cmap + offset)


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    twice = struct.unpack_from(">H", data, at + 6)[0]
    ends, starts = at + 14, at + 16 + twice
    deltas, offsets = starts + twice, starts + 2 * twice
    for n in range(0, twice, 2):
        end, start = (struct.unpack_from(">H", data, base + n)[0] for base in (ends, starts))
        delta, offset = (struct.unpack_from(">H", data, base + n)[0] for base in (deltas, offsets))
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, offsets + n + offset + 2 * (code - start))[0]
            if glyph or not offset:
                yield code, (glyph + delta) % 65536


def _groups(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    for n in range(struct.unpack_from(">L", data, at + 12)[0]):
        start, end, glyph = struct.unpack_from(">LLL", data, at + 16 + 12 * n)
        for code in range(start, end + 1):
            yield code, glyph + code - start
