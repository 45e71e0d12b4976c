"""A paragraph parted into its clauses: at full stops and semicolons, never inside quotes or
brackets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

QUOTED_OR_BRACKETED = re.compile(r"“[^“”]*”|\"[^\"]*\"|\([^()]*\)")
SENTENCE_END = re.compile(
    r"(?<![A-ZĐ]\.)(?<!TP)(?<!\sTr)(?<!\d)[.!?](?=\s+[“A-ZĐÀ-Ỹ(]|\s*$)"
    r"|(?<=\d)\.(?=\s+[A-ZĐÀ-Ỹ]|\s*$)|/\.\S*\s*$"
)
BREAK = re.compile(r";|[,;]?\s+đồng thời(?=\s)")


@dataclass(frozen=True)
class Clause:
    """A clause of a paragraph by offsets; `first` opens a sentence."""

    start: int
    end: int
    first: bool


def blanked(text: str) -> str:
    """The text with quotes and brackets blanked, as long as before."""
    return QUOTED_OR_BRACKETED.sub(lambda m: "\x00" * len(m[0]), text)


def sentences(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph from `start`, without their closing marks."""
    plain, at = blanked(text), start
    for match in SENTENCE_END.finditer(plain, start):
        yield from _trimmed(text, at, match.start())
        at = match.end()
    yield from _trimmed(text, at, len(text))


def clauses(text: str, start: int = 0) -> Iterator[Clause]:
    """The clauses of a paragraph from `start`: its sentences parted at semicolons and at “đồng
    thời”.
    """
    plain = blanked(text)
    for first, last in sentences(text, start):
        at, opening = first, True
        for match in BREAK.finditer(plain, first, last):
            for piece in _trimmed(text, at, match.start()):
                yield Clause(*piece, opening)
                opening = False
            at = match.end()
        for piece in _trimmed(text, at, last):
            yield Clause(*piece, opening)


def colon(text: str, start: int, end: int) -> int | None:
    """Where the first colon outside quotes and brackets stands; a time of day has none."""
    for match in re.finditer(r":(?!\d)", blanked(text)[start:end]):
        return start + match.start()
    return None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(" ,;.-–+/"))
    end -= len(piece) - len(piece.rstrip(" ,;/."))
    if start < end:
        yield start, end
