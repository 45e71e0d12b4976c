"""A PDF with a text layer as printed lines, each where it stands on the page: columns apart,
indents kept.
"""

import ctypes
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from thidua.papers.read.refusals import Broken, Encrypted, NoTextLayer, TooLarge

MOST_PAGES = 400
FEWEST_LETTERS_A_PAGE = 25
WRONG_PASSWORD = 4
PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*-)?\s*")
APART = 2.2
ONE_SPACE = 0.18
PARAGRAPH_GAP = 1.3


@dataclass
class _Run:
    """Letters that follow one another on one baseline."""

    text: str
    left: float
    right: float
    base: float
    size: float


def pdf_text(data: bytes, name: str) -> str:
    """The lines of every page, laid out with spaces; page numbers left out."""
    import pypdfium2  # noqa: PLC0415  costs 100 ms, and only a PDF needs it

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == WRONG_PASSWORD or "password" in str(error).lower():
            raise Encrypted(f"Tệp “{name}” có mật khẩu; bỏ mật khẩu rồi thử lại.") from error
        raise Broken(
            f"Tệp “{name}” không phải PDF đọc được hoặc bị hỏng; xin lấy lại bản gốc."
        ) from error
    try:
        return _pages(document, pypdfium2, name)
    finally:
        document.close()


def words_as_drawn(data: bytes) -> str:
    """The letters of a PDF in the order in which they were drawn, a cell of a table whole: a name
    that is broken over two lines of its cell stands together here, as it does not in print.
    """
    import pypdfium2  # noqa: PLC0415  costs 100 ms, and only a PDF needs it

    with pypdfium2.PdfDocument(data) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def _pages(document: Any, pypdfium2: Any, name: str) -> str:
    count = len(document)
    if count > MOST_PAGES:
        raise TooLarge(
            f"Tệp “{name}” có {count} trang; chỉ đọc văn bản đến {MOST_PAGES} trang, xin tách tệp."
        )
    pages: list[list[str]] = []
    for i in range(count):
        try:
            page = document[i]
            runs = list(_runs(page.get_textpage(), pypdfium2.raw))
        except pypdfium2.PdfiumError as error:
            raise Broken(f"Trang {i + 1} của tệp “{name}” bị hỏng; xin lấy lại bản gốc.") from error
        pages.append(_without_number(list(_lines(runs))))
    letters = sum(c.isalnum() for page in pages for line in page for c in line)
    if letters < FEWEST_LETTERS_A_PAGE * max(count, 1):
        raise NoTextLayer(
            f"Tệp “{name}” là bản quét, không có lớp chữ; bản này chưa đọc chữ trong ảnh, "
            f"xin dùng bản .docx hoặc PDF xuất từ Word."
        )
    return "\n".join(line for page in pages for line in page)


def _runs(textpage: Any, raw: Any) -> Iterator[_Run]:
    """The letters of a page in drawing order, joined while they run on."""
    box = [ctypes.c_double() for _ in range(4)]
    origin = [ctypes.c_double() for _ in range(2)]
    run: _Run | None = None
    for i in range(textpage.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(textpage, i) or 32)
        if char in "\r\n\x02\ufffe\x00" or raw.FPDFText_IsGenerated(textpage, i) == 1:
            continue
        raw.FPDFText_GetCharBox(textpage, i, *box)
        raw.FPDFText_GetCharOrigin(textpage, i, *origin)
        left, right, base = origin[0].value, max(box[1].value, origin[0].value), origin[1].value
        size = raw.FPDFText_GetFontSize(textpage, i) or 12.0
        if (
            run
            and abs(base - run.base) < 0.25 * run.size
            and -0.6 * size < left - run.right < 1.2 * size
        ):
            gap = left - run.right
            spaced = char == " " or run.text.endswith(" ")
            run.text += (" " if gap > ONE_SPACE * size and not spaced else "") + char
            run.right = max(run.right, right)
            continue
        if run:
            yield run
        run = _Run(char, left, right, base, size)
    if run:
        yield run


def _lines(runs: list[_Run]) -> Iterator[str]:
    """Runs on one baseline side by side; an empty line where paragraphs stand apart."""
    visible = [run for run in runs if run.text.strip()]
    if not visible:
        return
    letter = max(statistics.median(run.size for run in visible) * 0.5, 1.0)
    edge = min(run.left for run in visible)
    rows = _rows(visible)
    gaps = [a[0].base - b[0].base for a, b in zip(rows, rows[1:], strict=False)]
    usual = statistics.median(gaps) if gaps else 0.0
    for i, row in enumerate(rows):
        if i and usual and gaps[i - 1] > PARAGRAPH_GAP * usual:
            yield ""
        yield _laid_out(row, edge, letter)


def _rows(runs: list[_Run]) -> list[list[_Run]]:
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda r: -r.base):
        if rows and rows[-1][0].base - run.base < 0.45 * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda r: r.left) for row in rows]


def _laid_out(row: list[_Run], edge: float, letter: float) -> str:
    first = row[0]
    text = " " * max(0, round((first.left - edge) / letter)) + first.text.strip()
    right = first.right
    for run in row[1:]:
        gap = run.left - right
        if gap > APART * run.size:
            text = f"{text}   ".ljust(round((run.left - edge) / letter))
        elif gap > ONE_SPACE * run.size:
            text += " "
        text += run.text.strip()
        right = max(right, run.right)
    return text


def _without_number(lines: list[str]) -> list[str]:
    """A page without the number printed on its first or last line."""
    while lines and (not lines[0].strip() or PAGE_NUMBER.fullmatch(lines[0])):
        lines = lines[1:]
    while lines and (not lines[-1].strip() or PAGE_NUMBER.fullmatch(lines[-1])):
        lines = lines[:-1]
    return lines
