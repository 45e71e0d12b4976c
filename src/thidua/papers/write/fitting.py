"""Breaks a centred line that is too long where a typist would: into lines of like length."""

from collections.abc import Sequence
from itertools import combinations

from thidua.papers.write.metrics import face

_PAIRS = frozenset(
    (
        "thi đua", "khen thưởng", "hội đồng", "danh hiệu", "hình thức", "tập thể", "cá nhân",
        "lao động", "tiên tiến", "chiến sĩ", "cơ sở", "xuất sắc", "giấy khen", "bằng khen",
        "giám đốc", "ủy ban", "nhân dân", "chủ tịch", "khoa học", "công nghệ", "quyết định",
        "kế hoạch", "báo cáo", "biên bản", "đề nghị", "năm học",
    )
)  # fmt: skip


def in_even_lines(text: str, *, size: float, room: float, bold: bool = True) -> str:
    """The text with "\\n" where it must break to fit `room` points; lines given stay."""
    return "\n".join(_even(line, size=size, room=room, bold=bold) for line in text.split("\n"))


def widest_line(text: str, *, size: float) -> float:
    """The width of the longest line of bold text, in points."""
    return max(face(bold=True).width(line, size) for line in text.split("\n"))


def _even(line: str, *, size: float, room: float, bold: bool) -> str:
    words = line.split()
    letters = face(bold=bold)
    for breaks in range(min(len(words), 4)):
        ways = [_cut(words, places) for places in combinations(range(1, len(words)), breaks)]
        fitting = [way for way in ways if max(letters.width(part, size) for part in way) <= room]
        if fitting:
            return "\n".join(sorted(fitting, key=_beauty)[0])
    return line


def _cut(words: Sequence[str], places: tuple[int, ...]) -> list[str]:
    edges = (0, *places, len(words))
    return [" ".join(words[a:b]) for a, b in zip(edges, edges[1:], strict=False)]


def _beauty(way: list[str]) -> tuple[int, int]:
    """Less is better: first no parted words, then lines of like length."""
    return _faults(way), max(map(len, way))


def _faults(way: list[str]) -> int:
    """How many of the breaks part what belongs together."""
    pairs = zip(way, way[1:], strict=False)
    return sum(
        _parted(above.split()[-1].lower(), below.split()[0].lower()) for above, below in pairs
    )


def _parted(before: str, after: str) -> bool:
    hangs = "-" in (before, after)
    dated = before in ("năm", "tháng", "ngày", "số") and after[0].isdigit()
    return hangs or dated or f"{before} {after.rstrip(',.;”')}" in _PAIRS
