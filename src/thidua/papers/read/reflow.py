"""Paragraphs cut by line ends and page breaks, joined again.

A line goes on with the one before when the sentence does: it begins small, or the one before
stopped in the middle. In a page's layout (`wrapped`) a line that reaches the right edge goes on
too, unless the next is indented.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from thidua.papers.read.fold import fold, is_shouted

MARKER = re.compile(
    r"[-–—+•●○▪■◆*]\s*(?=\S)|\(?[IVXLivx]{1,5}[.)]\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s"
    r"|[A-ZĐa-zđ][.)]\s|\||(?:Điều|Chương|Phần|Mục|Khoản)\s+[\dIVX]"
)
OPENING = re.compile(
    r"can cu\b|thuc hien\b(?=.{0,60}\bso\b)|xet (?:de nghi|to trinh)|theo de nghi|noi nhan"
    r"|kinh gui|so\s*:|v/v|tren day|luu\s*:"
    r"|(?:tm|kt|tl|tuq|q)\.\s|ngay\b.{0,14}thang"
)
CLOSED = re.compile(r"[.;:!?…|]$|/\.[/\w]*$|\.\)$")
HANGING = re.compile(
    r"(?:,|\b(?:và|của|các|những|về|cho|theo|tại|từ|với|trong|đối với|số|năm|tháng|ngày|là"
    r"|do|để|được|bằng|hoặc|một))$"
)
NUMBER_LINE = re.compile(r"so\s*:?\s*[\d.…\s]*/?[-\w/ ]{0,24}$")
PLACE_AND_DATE = re.compile(r".{2,40},\s*ngay\b.{0,40}nam\s*[\d.…]*$")
CUT_NUMBER = re.compile(r"(?:\d[-/]|/[A-ZĐ]{1,8}-)$")
FULL = 0.85
FEWEST_RUNNING_ON = 3
SHARE_RUNNING_ON = 0.1
FEWEST_PHYSICAL_LINES = 6
LONGEST_PHYSICAL_LINE = 140


@dataclass
class Paragraph:
    """A mended paragraph; `mended` holds the offsets inside it where it had been cut by an empty
    line.
    """

    text: str
    mended: tuple[int, ...] = ()


@dataclass
class _Open:
    """The paragraph being built, with what its last printed line looked like."""

    text: str
    last: str
    cuts: list[int] = field(default_factory=list)


def reflow(lines: Iterable[str], *, wrapped: bool | None = None) -> list[Paragraph]:
    """Join printed lines into paragraphs; rows of tables stay by themselves."""
    printed = [line.rstrip() for line in lines]
    layout = _Layout.of(printed, wrapped)
    done: list[_Open] = []
    gap = False
    for line in printed:
        if not line.strip():
            gap = True
            continue
        if done and layout.goes_on(done[-1].last, line, gap=gap):
            _join(done[-1], line, gap=gap)
        else:
            done.append(_Open(_squeezed(line), line))
        gap = False
    return [Paragraph(p.text, tuple(p.cuts)) for p in done]


def _join(paragraph: _Open, line: str, *, gap: bool) -> None:
    cut_number = CUT_NUMBER.search(paragraph.text)
    if gap:
        paragraph.cuts.append(len(paragraph.text))
    paragraph.text += ("" if cut_number else " ") + _squeezed(line)
    paragraph.last = line


def _squeezed(line: str) -> str:
    return " ".join(line.split())


@dataclass(frozen=True)
class _Layout:
    """How the lines of one text were broken."""

    wrapped: bool
    right_edge: int = 0
    left_edge: int = 0
    indents: bool = False

    @classmethod
    def of(cls, lines: list[str], wrapped: bool | None) -> "_Layout":
        body = [line for line in lines if len(line.strip()) >= 40 and not line.startswith("|")]
        lengths = sorted(map(len, body))
        if len(body) < FEWEST_PHYSICAL_LINES or lengths[-1] > LONGEST_PHYSICAL_LINE:
            return cls(wrapped=False)
        right = lengths[int(len(lengths) * 0.9)]
        if wrapped is None:
            wrapped = _cut_by_line_ends(lines, FULL * right, len(body))
        left = min(_indent(line) for line in body)
        inside = sum(2 <= _indent(line) - left <= 16 for line in body)
        return cls(wrapped, right, left, inside >= 0.08 * len(body))

    def goes_on(self, last: str, line: str, *, gap: bool) -> bool:
        text, before = line.strip(), last.strip()
        if (
            before.startswith("|")
            or MARKER.match(text)
            or OPENING.match(fold(text))
            or _stands_alone(before)
        ):
            return False
        if is_shouted(before):
            return False
        if (
            self.wrapped
            and not gap
            and len(last) >= FULL * self.right_edge
            and not is_shouted(text)
        ):
            return not CLOSED.search(before) or (
                self.indents and _indent(line) - self.left_edge < 2
            )
        if CLOSED.search(before):
            return False
        if CUT_NUMBER.search(before):
            return True
        return (
            text[0].islower()
            or text[0] in ",;)”"
            or bool(HANGING.search(before) and len(before) > 30)
        )


def _cut_by_line_ends(lines: list[str], full: float, count: int) -> bool:
    """Whether sentences run on from full lines to the next ones often enough to call it a
    layout.
    """
    running_on = sum(
        len(above) >= full and below.lstrip()[:1].islower()
        for above, below in zip(lines, lines[1:], strict=False)
    )
    return running_on >= max(FEWEST_RUNNING_ON, SHARE_RUNNING_ON * count)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _stands_alone(line: str) -> bool:
    folded = fold(line)
    return bool(NUMBER_LINE.fullmatch(folded) or PLACE_AND_DATE.fullmatch(folded))
