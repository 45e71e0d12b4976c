"""Breaks a centred line that is too long where a typist would: into lines of like length."""

from functools import cache

from thidua.papers.write.metrics import face

Way = tuple[int, int, tuple[str, ...]]
"""Words parted, letters of the longest line, the lines."""

_PAIRS = frozenset(
    (
        "thi đua", "khen thưởng", "hội đồng", "danh hiệu", "hình thức", "tập thể", "cá nhân",
        "lao động", "tiên tiến", "chiến sĩ", "cơ sở", "xuất sắc", "giấy khen", "bằng khen",
        "giám đốc", "ủy ban", "nhân dân", "chủ tịch", "khoa học", "công nghệ", "quyết định",
        "kế hoạch", "báo cáo", "biên bản", "đề nghị", "năm học", "trung tâm", "văn phòng",
        "chất lượng", "tiêu chuẩn", "kỹ thuật", "môi trường", "nông nghiệp", "tài chính",
        "hộ gia", "gia đình", "ứng dụng", "tiến bộ",
    )
)  # fmt: skip

_MOST_LINES = 4
_BEFORE_NUMBERS = ("năm", "tháng", "ngày", "số", "điều", "khoản")


def in_even_lines(text: str, *, size: float, room: float, bold: bool = True) -> str:
    """The text with "\\n" where it must break to fit `room` points; lines given stay."""
    return "\n".join(_even(line, size=size, room=room, bold=bold) for line in text.split("\n"))


def widest_line(text: str, *, size: float) -> float:
    """The width of the longest line of bold text, in points."""
    return max(face(bold=True).width(line, size) for line in text.split("\n"))


def _even(line: str, *, size: float, room: float, bold: bool) -> str:
    """The fewest lines that fit; among such, parting fewest words, then of likest length."""
    words = line.split(" ")
    letters = face(bold=bold)

    @cache
    def best(start: int, count: int) -> Way | None:
        ends = [len(words)] if count == 1 else range(start + 1, len(words) - count + 2)
        ways = []
        for end in ends:
            part = " ".join(words[start:end])
            if letters.width(part, size) > room:
                break
            if count == 1:
                return 0, len(part), (part,)
            if rest := best(end, count - 1):
                faults = rest[0] + _parted(words[end - 1], words[end])
                ways.append((faults, max(len(part), rest[1]), (part, *rest[2])))
        return min(ways, default=None)

    ways = (best(0, count) for count in range(1, _MOST_LINES + 1))
    return next(("\n".join(way[2]) for way in ways if way), line)


def _parted(before: str, after: str) -> bool:
    """Whether two neighbours belong together: a dash, a date, a compound word."""
    before, after = (word.lower().strip("“”,.;()") for word in (before, after))
    dated = before in _BEFORE_NUMBERS and _is_number(after)
    dated |= _is_number(before) and after in ("tháng", "năm")
    return "-" in (before, after) or dated or f"{before} {after}" in _PAIRS


def _is_number(word: str) -> bool:
    """A number, or the blank left for one."""
    return word[:1].isdigit() or word[:1] == "\u00a0"
