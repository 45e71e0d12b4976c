"""The outline of a paper's body: which line is which item, how deep, under which, with which
title.

Depth follows the order in which kinds of marker appear (“I.” above “1.” above “a)”), not their
look; a list that begins again at “1.” inside an item of the same kind is one level deeper.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from thidua.papers.read.fold import fold, is_shouted
from thidua.papers.read.reading import Section
from thidua.papers.read.text import Line

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
LETTERS = "abcdđeghiklmnopqrstuvxy"
STYLES = [
    ("part", re.compile(r"(?:Phần|PHẦN)\s+(?:thứ\s+|THỨ\s+)?(?P<value>[IVX]+|\d+|\w+)\b[.:]?")),
    ("chapter", re.compile(r"(?:Chương|CHƯƠNG)\s+(?P<value>[IVX]+|\d+)\b[.:]?")),
    ("article", re.compile(r"(?:Điều|ĐIỀU)\s+(?P<value>\d{1,3})\s*[.:]")),
    ("roman", re.compile(r"(?P<value>[IVX]{1,5})\s*[.)/-](?=\s|[A-ZĐÀ-Ỵ])")),
    ("upper", re.compile(r"(?P<value>[A-HĐ])\s*[.)/-](?=\s)")),
    ("decimal3", re.compile(r"(?P<value>\d{1,2}\.\d{1,2}\.\d{1,2})\.?(?=\s)")),
    ("decimal2", re.compile(r"(?P<value>\d{1,2}\.\d{1,2})\.?(?=\s)")),
    ("number", re.compile(r"(?P<value>\d{1,2})\s*[.)/](?=\s|[A-ZĐÀ-Ỵ])")),
    ("bracket", re.compile(r"\((?P<value>\d{1,2})\)(?=\s)")),
    ("letter", re.compile(r"(?P<value>[a-zđ])\s*[.)](?=\s|[A-ZĐÀ-Ỵ])")),
    ("dash", re.compile(r"(?P<value>[-–—•●▪■◆])\s*(?=\S)")),
    ("plus", re.compile(r"(?P<value>[+*○])\s*(?=\S)")),
]
MARKER = re.compile(
    "|".join(
        re.sub(r"\?P<value>", "?:", style.pattern)
        for name, style in STYLES
        if name not in ("dash", "plus")
    )
)
BULLETS = frozenset({"dash", "plus"})
GREAT = frozenset({"part", "chapter", "roman", "upper"})
CLOSING = re.compile(
    r"yeu cau .{4,160}\b(?:trien khai|to chuc) thuc hien|nhan duoc .{4,60}, (?:yeu cau|de nghi)|"
    r"tren day la\b|trong qua trinh (?:to chuc )?(?:trien khai|thuc hien)\b.{0,60}\bvuong mac"
)
LONGEST_TITLE = 170
LONGEST_RUN_IN = 70
RUN_IN = re.compile(r"^[^:;.“”]{2,70}:(?=\s)")


@dataclass
class Item:
    """One line of the body and its place: `path` names the numbered items it stands in, its own
    marker last.
    """

    line: Line
    style: str = ""
    marker: str = ""
    value: int = 0
    content_at: int = 0
    path: tuple[str, ...] = ()
    depth: int = 0
    parent: "Item | None" = None
    children: list["Item"] = field(default_factory=list)

    @property
    def content(self) -> str:
        return self.line.text[self.content_at :]

    @property
    def numbered(self) -> bool:
        return bool(self.style) and self.style not in BULLETS

    @property
    def section(self) -> str | None:
        return ".".join(self.path) or None


def outline(lines: Iterable[Line]) -> list[Item]:
    """Every line of the body as an item, in order, linked to the item it stands under."""
    items: list[Item] = []
    open_: list[Item] = []
    for line in lines:
        item = _item(line)
        _close(open_, item)
        item.parent = open_[-1] if open_ else None
        if item.parent:
            item.parent.children.append(item)
        above = item.parent.path if item.parent else ()
        item.path = (*above, _label(item)) if item.numbered else above
        item.depth = len(item.path)
        if item.style:
            open_.append(item)
        items.append(item)
    return items


def _item(line: Line) -> Item:
    for style, pattern in STYLES:
        match = pattern.match(line.text)
        if match and not line.is_row:
            rest = line.text[match.end() :]
            at = match.end() + len(rest) - len(rest.lstrip())
            return Item(line, style, match[0].strip(), _value(style, match["value"]), at)
    return Item(line)


def _value(style: str, printed: str) -> int:
    if style in ("number", "bracket", "article"):
        return int(printed)
    if style in ("decimal2", "decimal3"):
        return int(printed.rsplit(".", 1)[1])
    if style in ("part", "chapter", "roman"):
        return int(printed) if printed.isdigit() else roman_value(printed)
    folded = printed.lower()
    return LETTERS.index(folded) + 1 if folded in LETTERS else 0


def roman_value(printed: str) -> int:
    """The value of a Roman numeral; 0 for anything else."""
    digits = [ROMAN.get(c, 0) for c in printed.lower()]
    if not all(digits):
        return 0
    return sum(
        -d if any(later > d for later in digits[i + 1 : i + 2]) else d for i, d in enumerate(digits)
    )


def _close(open_: list[Item], item: Item) -> None:
    """Leave open only the items that the new one stands under."""
    if not item.style:
        _close_for_plain(open_, closing=bool(CLOSING.match(item.line.folded)))
        return
    at = _same_kind(open_, item)
    if at is not None:
        del open_[at:]
    elif item.style == "dash" or item.style == "plus":
        return
    else:
        _close_bullets(open_, item)


def _same_kind(open_: list[Item], item: Item) -> int | None:
    """The open item that the new one follows or, when it fits none, replaces; None when it opens a
    deeper level.
    """
    same = [i for i, other in enumerate(open_) if other.style == item.style]
    if not same:
        return None
    if item.style in BULLETS:
        return same[-1]
    for i in reversed(same):
        if item.value == open_[i].value + 1:
            return i
    if item.value == 1 and item.style != "roman":
        return None if not _restarts(open_, same[-1]) else same[-1]
    return same[-1] if len(same) == 1 or item.style == "roman" else same[0]


def _restarts(open_: list[Item], at: int) -> bool:
    """“1.” after “1.” is a slip of the pen, not a list inside a list, unless the first opened one
    with a colon.
    """
    return (
        open_[at].value == 1
        and not open_[at].children
        and not open_[at].content.rstrip().endswith(":")
    )


def _close_bullets(open_: list[Item], item: Item) -> None:
    rank = {"part": 0, "chapter": 1, "upper": 2, "article": 2, "roman": 3}.get(item.style)
    if rank is not None:
        order = {"part": 0, "chapter": 1, "upper": 2, "article": 2, "roman": 3}
        while open_ and order.get(open_[-1].style, 9) >= rank:
            open_.pop()
        return
    while open_ and open_[-1].style in BULLETS:
        open_.pop()


def _close_for_plain(open_: list[Item], *, closing: bool) -> None:
    """A plain paragraph leaves the bullets; the paper's closing words leave all but its last
    section.
    """
    if closing:
        del open_[1 if open_ and open_[0].style in GREAT else 0 :]
    while open_ and open_[-1].style in BULLETS:
        open_.pop()


def _label(item: Item) -> str:
    label = item.marker.strip(" .:)(/-")
    return re.sub(r"^(?:Điều|ĐIỀU)\s+", "Điều ", label)


def title_of(item: Item) -> str | None:
    """The title an item carries, or None for a paragraph: short and unclosed, closed by a colon, or
    run in before one.
    """
    text = item.content.strip()
    if not text or not item.style:
        return None
    if is_shouted(text) and len(text) <= 2 * LONGEST_TITLE:
        return text
    if item.style == "article" and text.endswith((":", ".")):
        return None
    if text.endswith(":") and len(text) <= LONGEST_TITLE:
        return text
    if len(text) <= LONGEST_TITLE and text[-1] not in ".;,!?…" and ";" not in text:
        return text
    if text.endswith(".") and len(text) <= 100 and item.children and _is_heading_sentence(text):
        return text
    run_in = RUN_IN.match(text)
    return (
        run_in[0]
        if run_in and len(run_in[0].split()) <= 12 and not _is_doer_label(run_in[0])
        else None
    )


def _is_heading_sentence(text: str) -> bool:
    return text.count(".") == 1 and not fold(text).startswith(("giao ", "cac "))


def _is_doer_label(label: str) -> bool:
    return len(label.split()) > 8


def sections(items: Iterable[Item]) -> list[Section]:
    """The headings of the first two levels."""
    found = []
    for item in items:
        if not item.numbered or item.depth > 2:
            continue
        title = title_of(item)
        end = item.line.start + item.content_at + len(title or "")
        found.append(
            Section(
                item.depth, item.marker, title, (item.line.start, end if title else item.line.end)
            )
        )
    return found
