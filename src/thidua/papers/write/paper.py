"""What an official paper is, before anybody prints it: plain frozen values, text and order only.

Sizes and places are not here but in `layout`; sentences are not here but in `kinds`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True)
class PaperDate:
    """The date of a paper as far as it is known; a part left out prints as a blank to fill in."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    @classmethod
    def of(cls, day: date) -> "PaperDate":
        """A date known in full."""
        return cls(day.day, day.month, day.year)


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The top of the first page: who issues, under which number, where and when.

    `symbol` is what follows the slash ("QĐ-SKHCN"); empty: the paper takes no number at all.
    `place` empty: no line of place and date (minutes have none). `motto` false leaves out the
    national motto, for slips that are no administrative paper.
    """

    agency: str
    parent: str = ""
    symbol: str = ""
    number: str | int | None = None
    place: str = ""
    date: PaperDate = field(default_factory=PaperDate)
    motto: bool = True


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of text, with an optional bold lead ("Địa điểm:")."""

    text: str
    lead: str = ""
    align: Align = "justify"
    bold: bool = False
    italic: bool = False
    indent: bool = True


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 "I. MỤC ĐÍCH", 2 "1. Nội dung", 3 "a) …"; 0 stands centred on its line."""

    text: str
    level: Literal[0, 1, 2, 3] = 1


@dataclass(frozen=True)
class Article:
    """ "Điều 1." with its text; a title, if any, stands in bold before the text."""

    number: int
    text: str
    title: str = ""


@dataclass(frozen=True)
class Clause:
    """A clause or a point: "1." or "a)" with its text."""

    marker: str
    text: str


@dataclass(frozen=True)
class Items:
    """A list, one item a line, each led by the same mark."""

    items: tuple[str, ...]
    mark: str = "-"


@dataclass(frozen=True)
class Column:
    """One column: head, share of the width, how its cells stand, the head over several heads."""

    head: str
    width: float = 1
    align: Align = "left"
    group: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a table. `span` makes its first cell as wide as that many columns."""

    cells: tuple[str, ...]
    bold: bool = False
    span: int = 1


@dataclass(frozen=True)
class Table:
    """A ruled table; its head is repeated on every page and a row is never cut by a page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    size: float = 12
    row_height: float = 0
    """Least height of a row in millimetres, for rows that people sign or mark."""


Block = Paragraph | Heading | Article | Clause | Items | Table


@dataclass(frozen=True, kw_only=True)
class Signer:
    """One place to sign: lines of authority ("TM. HỘI ĐỒNG"), title, room, second title, name."""

    title: str
    name: str = ""
    prefix: tuple[str, ...] = ()
    second_title: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Appendix:
    """What goes with a paper on pages of its own: title, subject, the paper it belongs to."""

    title: str
    body: tuple[Block, ...]
    label: str = ""
    subject: str = ""
    attached_to: str = ""
    landscape: bool = False
    signers: tuple[Signer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Paper:
    """An official paper, whole.

    `type_name` empty makes it a công văn: its subject stands as "V/v …" under the number.
    `authority` and `enacting` are the centred lines of a decision ("GIÁM ĐỐC SỞ …", "QUYẾT ĐỊNH:").
    `footnote` stands small at the foot of every page. `copies` prints the paper that many times,
    `per_sheet` of them side by side on one sheet (1 or 2); both are for slips.
    """

    head: Letterhead
    subject: str
    body: tuple[Block, ...]
    type_name: str = ""
    addressees: tuple[str, ...] = ()
    authority: str = ""
    bases: tuple[str, ...] = ()
    enacting: str = ""
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    footnote: str = ""
    landscape: bool = False
    ends: bool = True
    copies: int = 1
    per_sheet: Literal[1, 2] = 1

    @property
    def is_letter(self) -> bool:
        """Whether this is a công văn, which names no type."""
        return not self.type_name
