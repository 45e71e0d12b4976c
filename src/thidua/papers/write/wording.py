"""The fixed words and stops of every paper, and `worded`, which sets a whole paper in them."""

from collections.abc import Iterator
from dataclasses import replace

from thidua.papers.write.dates import date_words
from thidua.papers.write.fitting import in_even_lines
from thidua.papers.write.layout import LAYOUT, points, text_width
from thidua.papers.write.money import two_digits
from thidua.papers.write.paper import (
    Appendix,
    Block,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Table,
)
from thidua.papers.write.tidy import tidy

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")

_BLANK = "\u00a0" * 6


def worded(paper: Paper) -> Paper:
    """The same paper with every line as it prints: tidied, stopped, broken where it is centred."""
    paper = tidy(paper)
    width = text_width(landscape=paper.landscape, per_sheet=paper.per_sheet)
    return replace(
        paper,
        head=_worded_head(paper.head, width=width),
        subject=_subject(paper, width=width),
        authority=_title(paper.authority, width=width),
        addressees=_addressees(paper.addressees),
        bases=tuple(stopped(paper.bases)),
        body=with_end_mark(paper.body) if paper.ends else paper.body,
        recipients=_recipients(paper.recipients),
        appendices=tuple(_worded_appendix(appendix) for appendix in paper.appendices),
    )


def number_symbol(head: Letterhead) -> str:
    """ "15/QĐ-SKHCN"; a number not yet given is a blank before the slash."""
    number = _BLANK if head.number is None else head.number
    return f"{two_digits(number) if isinstance(number, int) else number}/{head.symbol}"


def number_line(head: Letterhead) -> str:
    """The line under the agency: "Số: 15/QĐ-SKHCN"; empty for a paper that takes no number."""
    return f"Số: {number_symbol(head)}" if head.symbol else ""


def place_and_date(head: Letterhead) -> str:
    """The line under the motto; empty for a paper without place."""
    return f"{head.place}, {date_words(head.date)}" if head.place else ""


def attached_to(type_name: str, head: Letterhead, *, issuer: str) -> str:
    """The line on an appendix: "(Kèm theo Quyết định số 15/QĐ-SKHCN ngày … của …)"."""
    return f"(Kèm theo {type_name} số {number_symbol(head)} {date_words(head.date)} của {issuer})"


def with_end_mark(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with "./." after its last words, as Phụ lục III of Nghị định 30/2020 prints it."""
    if not body:
        return body
    last = body[-1]
    if isinstance(last, Table):
        return (*body, Paragraph("./.", align="right", indent=False))
    if isinstance(last, Items):
        *others, final = last.items
        return (*body[:-1], replace(last, items=(*others, _ended(final))))
    return (*body[:-1], replace(last, text=_ended(last.text)))


def _worded_head(head: Letterhead, *, width: float) -> Letterhead:
    room = points(width * (LAYOUT.agency_share if head.motto else 1)) - 4
    return replace(
        head,
        parent=in_even_lines(head.parent, size=LAYOUT.agency, room=room, bold=False),
        agency=in_even_lines(head.agency, size=LAYOUT.agency, room=room),
    )


def _subject(paper: Paper, *, width: float) -> str:
    if paper.is_letter:
        room = points(width * LAYOUT.agency_share) - 12
        line = f"V/v {paper.subject}"
        return in_even_lines(line, size=LAYOUT.letter_subject, room=room, bold=False)
    return _title(paper.subject, width=width)


def _title(text: str, *, width: float, bold: bool = True) -> str:
    return in_even_lines(text, size=LAYOUT.subject, room=points(width * 0.94), bold=bold)


def _worded_appendix(appendix: Appendix) -> Appendix:
    width = text_width(landscape=appendix.landscape)
    return replace(
        appendix,
        subject=_title(appendix.subject, width=width),
        attached_to=_title(appendix.attached_to, width=width, bold=False),
        body=with_end_mark(appendix.body),
    )


def _addressees(names: tuple[str, ...]) -> tuple[str, ...]:
    """ "Kính gửi: …" on one line, or a line for each of several, as ô 9a prints them."""
    if len(names) < 2:
        return tuple(f"Kính gửi: {name}" for name in names)
    return ("Kính gửi:", *(f"- {line}" for line in stopped(names)))


def _recipients(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"- {line}" for line in stopped(names))


def stopped(lines: tuple[str, ...]) -> Iterator[str]:
    """The lines with ";" after each and "." after the last."""
    for place, line in enumerate(lines, start=1):
        yield line.strip().rstrip(";.") + ("." if place == len(lines) else ";")


def _ended(text: str) -> str:
    return text.rstrip().rstrip(".;/") + "./."
