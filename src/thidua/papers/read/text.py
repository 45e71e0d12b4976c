"""The text of a paper as the reader sees it: clean characters, one paragraph or table row a line,
true offsets.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from thidua.papers.read.clean import clean
from thidua.papers.read.columns import unfold_columns
from thidua.papers.read.fold import fold
from thidua.papers.read.reflow import Paragraph, reflow

Span = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """One paragraph or table row, and where it begins in the text."""

    text: str
    start: int
    mended: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return self.start, self.end

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def is_row(self) -> bool:
        return self.text.startswith("|")


@dataclass(frozen=True)
class Text:
    """A paper's text and its lines; `body[start:end]` is what a span points at."""

    body: str
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, raw: str, *, wrapped: bool | None = None) -> "Text":
        """Clean a raw text and mend the paragraphs that line and page breaks cut.

        `wrapped` says that lines are physical ones (a page's layout); left out, the text tells.
        """
        return cls.from_paragraphs(reflow(unfold_columns(clean(raw)), wrapped=wrapped))

    @classmethod
    def from_paragraphs(cls, paragraphs: Iterable[Paragraph]) -> "Text":
        lines = tuple(_placed(paragraphs))
        return cls("\n".join(line.text for line in lines), lines)


def _placed(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    at = 0
    for paragraph in paragraphs:
        yield Line(paragraph.text, at, paragraph.mended)
        at += len(paragraph.text) + 1
