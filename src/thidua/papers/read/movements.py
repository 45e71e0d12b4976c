"""Movements that a paper names: quoted names after “phong trào …”, who launched each, and its
period.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thidua.papers.read.fold import fold
from thidua.papers.read.reading import Movement
from thidua.papers.read.text import Line

QUOTED = re.compile(r"[“\"«](?P<name>[^“”\"«»]{6,260})[”\"»]")
NAMED = re.compile(
    r"\b(?:phong trao|cuoc van dong|dot thi dua)\b(?P<between>(?:\s+(?!phuong cham"
    r"|khau hieu)[^\s“”\"«;.:]+){0,9}?)\s*(?:la)?\s*:?\s*$"
)
NOT_NAMED = re.compile(
    r"(?:phuong cham|khau hieu|tinh than|tu tuong|phan mem|guong|chu truong|loi kieu goi"
    r"|cum tu|muc tieu|mo hinh|viec)\s*:?\s*$"
)
GOING_ON = re.compile(
    r"^\s*(?:,?\s*giai doan \d{4}\s*[-–]\s*\d{4})?(?:\s*\([^()]{0,60}\))?\s*(?:[;,]|\bva\b"
    r"|;\s*va)\s*(?:(?:cac )?phong trao(?: thi dua)?\s*)?:?\s*$"
)
BARE = re.compile(
    r"[Pp]hong trào (?:thi đua )?(?!Khối|Cụm|Sở|Hội|Đoàn|Ban|Ngành|Công đoàn|Thi đua|Văn hóa)"
    r"(?P<name>[A-ZĐ][^;:.,“”\"()]{10,110}?)"
    r"(?=\s+(?:do|giai đoạn|gắn với|trên địa bàn|năm|đến|tại|và (?:các )?phong trào)\b"
    r"|\s*(?:[;:.,()]|$))"
)
FEWEST_WORDS = 4
PERIOD = re.compile(r",?\s*giai đoạn\s+\(?(?P<from>\d{4})\s*[-–]\s*(?P<to>\d{4})\)?", re.IGNORECASE)
LEVELS = [
    (
        "chinh_phu",
        re.compile(
            r"(?:do|cua)\s+(?:thu tuong(?: chinh phu)?|chinh phu|trung uong"
            r"|hoi dong thi dua - khen thuong trung uong|chu tich nuoc)\b"
        ),
    ),
    (
        "tinh",
        re.compile(
            r"(?:do|cua)\s+(?:chu tich\s+)?(?:ubnd|uy ban nhan dan"
            r"|hoi dong nhan dan)?\s*(?:tinh|thanh pho)\b"
        ),
    ),
    ("so", re.compile(r"(?:do|cua)\s+(?:giam doc\s+)?so\b(?!,)")),
    (
        "khac",
        re.compile(
            r"(?:do|cua)\s+(?:bo|nganh|tong lien doan|mat tran|cong doan|doan thanh nien|hoi"
            r"|huyen|xa|uy ban nhan dan (?:xa|huyen))\b"
        ),
    ),
]
AT_ONCE = re.compile(
    r"\s*,?\s*(?:giai doan [\d\s–-]+|nam \d{4}|tren dia ban \S+(?: \S+){0,2})?,?\s*(?:do|cua)\s"
)
LAUNCHING = re.compile(r"phat dong|chu tri|phat dong,|khoi xuong|to chuc")
LOCAL = re.compile(r"tren dia ban (?:toan )?tinh|trong toan (?:tinh|so|nganh|co quan)")
NATION = re.compile(r"^ca nuoc\b|toan quoc")


@dataclass(frozen=True)
class _Named:
    name: str
    level: str
    period: str | None
    span: tuple[int, int]


def read_movements(lines: Iterable[Line], *, province: str | None = None) -> list[Movement]:
    """The movements named in these lines, each once. `province` is the paper's place: its name
    inside a movement's name makes the movement the province's where nothing says who launched
    it.
    """
    found: dict[str, Movement] = {}
    for line in lines:
        for one in _of_line(line, province):
            key = re.sub(r"\W+", " ", fold(PERIOD.sub("", one.name))).strip()
            if key not in found:
                found[key] = one
            else:
                found[key] = _merged(found[key], one)
    return list(found.values())


def _merged(first: Movement, again: Movement) -> Movement:
    level = (
        first.launched_by_level if first.launched_by_level != "khac" else again.launched_by_level
    )
    return Movement(first.name, level, first.period or again.period, first.span)


def _of_line(line: Line, province: str | None) -> Iterator[Movement]:
    yield from _unquoted(line, province)
    last_end, listing = 0, False
    for match in QUOTED.finditer(line.text):
        before = line.folded[max(last_end, match.start() - 110) : match.start()]
        going_on = listing and GOING_ON.match(before) is not None
        listing = going_on or _introduces(before)
        last_end = match.end()
        if listing:
            yield _movement(line, match, province)


def _unquoted(line: Line, province: str | None) -> Iterator[Movement]:
    """“phong trào Toàn dân bảo vệ an ninh Tổ quốc”: a name by its capital alone."""
    for match in BARE.finditer(line.text):
        name = match["name"].strip(" ,")
        if len(name.split()) >= FEWEST_WORDS:
            yield _movement(line, match, province)


def _introduces(before: str) -> bool:
    return bool(NAMED.search(before)) and not NOT_NAMED.search(before)


def _movement(line: Line, match: re.Match[str], province: str | None) -> Movement:
    name = match["name"].strip(" ;,.")
    start = match.start("name") + match["name"].index(name)
    inside = PERIOD.search(name)
    after = inside or PERIOD.match(line.text, match.end())
    period = f"{after['from']}-{after['to']}" if after else None
    return Movement(
        name,
        _level(line, match, name, province),
        period,
        (line.start + start, line.start + start + len(name)),
    )


def _level(line: Line, match: re.Match[str], name: str, province: str | None) -> str:
    after = line.folded[match.end() : match.end() + 90]
    after = after[: next((m.start() for m in re.finditer(r"[;“\"]", after)), len(after))]
    stated = _stated(after if AT_ONCE.match(after) else "", last=False) or _stated(
        _outside_quotes(line, match.start()), last=True
    )
    if stated:
        return stated
    folded = fold(name)
    if province and fold(province) in folded:
        return "tinh"
    if LOCAL.search(after):
        return "so" if re.search(r"trong toan (?:so|nganh|co quan)", after) else "tinh"
    return "chinh_phu" if NATION.search(folded) else "khac"


def _outside_quotes(line: Line, until: int) -> str:
    """The line before a name, earlier names blanked out, back to the last full stop."""
    before = QUOTED.sub(lambda m: " " * len(m[0]), line.folded[:until])
    return re.split(r"\.\s", before)[-1]


def _stated(text: str, *, last: bool) -> str | None:
    """Who launched, where the words “do … phát động” stand; the nearest before a name counts."""
    hits = []
    for level, pattern in LEVELS:
        for match in pattern.finditer(text):
            if LAUNCHING.search(text, match.end(), match.end() + 60):
                hits.append((match.start(), level))
    if not hits:
        return None
    return max(hits)[1] if last else min(hits)[1]
