"""A .docx as printed lines: paragraphs and tables in order, automatic numbers written out, tracked
changes accepted.

Tables that only lay out a head or a foot are read down their columns; tables of data become
rows “| … | … |”.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from thidua.papers.read.fold import fold
from thidua.papers.read.package import Package
from thidua.papers.read.refusals import Broken
from thidua.papers.read.secrecy import refuse_classified
from thidua.papers.read.word_numbers import Numbers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DROPPED = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        f"{W}instrText",
        f"{W}delText",
        f"{W}rPr",
        f"{W}pPr",
        f"{MC}Fallback",
    }
)
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
LAYOUT_WORDS = (
    "cong hoa xa hoi",
    "doc lap -",
    "doc lap–",
    "noi nhan",
    "dang cong san",
    "(da ky)",
    "kinh gui",
)
MOST_LAYOUT_ROWS = 6
MOST_LAYOUT_COLUMNS = 3


def docx_lines(data: bytes, name: str) -> str:
    """The text of a .docx, one paragraph or table row a line."""
    package = Package.open(data, name)
    for member in package.members(r"word/(?:header|footer)\d*\.xml"):
        part = package.xml(member)
        refuse_classified(_own_text(p) for p in part.iter(f"{W}p")) if part is not None else None
    document = package.xml("word/document.xml")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise Broken(
            f"Tệp “{name}” không có nội dung văn bản; mở bằng Word rồi lưu lại, hoặc xin bản gốc."
        )
    numbers = Numbers.of(package.xml("word/numbering.xml"), package.xml("word/styles.xml"))
    return "\n".join(_blocks(body, numbers))


def _blocks(parent: Element, numbers: Numbers) -> Iterator[str]:
    """The lines of a body, cell or text box; a paragraph whose mark was deleted runs into
    the next.
    """
    carried = ""
    for child in parent:
        if child.tag == f"{W}p":
            text = carried + numbers.label(child) + _own_text(child)
            carried = ""
            if _mark_deleted(child):
                carried = text
                continue
            yield from text.split("\n")
            yield from _boxes(child, numbers)
        elif child.tag == f"{W}tbl":
            yield from _table(child, numbers)
        elif child.tag in (f"{W}sdt", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            inner = child.find(f"{W}sdtContent") if child.tag == f"{W}sdt" else child
            yield from _blocks(inner, numbers) if inner is not None else ()
    if carried:
        yield carried


def _own_text(paragraph: Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    """The visible text under an element, text boxes left aside, deletions dropped."""
    for child in element:
        if child.tag in DROPPED or child.tag == f"{W}txbxContent":
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in BREAKS:
            yield "" if child.get(f"{W}type") == "page" else BREAKS[child.tag]
        elif child.tag == f"{W}r" and _hidden(child):
            continue
        else:
            yield from _pieces(child)


def _hidden(run: Element) -> bool:
    properties = run.find(f"{W}rPr")
    vanish = properties.find(f"{W}vanish") if properties is not None else None
    return vanish is not None and vanish.get(f"{W}val") not in ("0", "false")


def _mark_deleted(paragraph: Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _boxes(paragraph: Element, numbers: Numbers) -> Iterator[str]:
    """Text boxes anchored in a paragraph, once each: Word writes a second copy for old readers."""
    for element in _without_fallback(paragraph):
        if element.tag == f"{W}txbxContent":
            yield from _blocks(element, numbers)


def _without_fallback(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in (f"{MC}Fallback", f"{W}del", f"{W}moveFrom"):
            continue
        yield child
        if child.tag != f"{W}txbxContent":
            yield from _without_fallback(child)


def _table(table: Element, numbers: Numbers) -> Iterator[str]:
    rows = [list(_cells(row)) for row in _rows(table)]
    if _is_layout(table, rows):
        yield from _down_the_columns(rows, numbers)
        return
    above: list[str] = []
    for row in rows:
        printed = [_cell_text(cell, numbers) for cell, _, _ in row]
        texts: list[str] = []
        for (_, span, merged), text in zip(row, printed, strict=True):
            column = len(texts)
            texts.append(above[column] if merged and column < len(above) else text)
            texts += [""] * (span - 1)
        yield "| " + " | ".join(texts) + " |"
        above = texts


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr" and child.find(f"{W}trPr/{W}del") is None:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}ins"):
            inner = child.find(f"{W}sdtContent") if child.tag == f"{W}sdt" else child
            yield from _rows(inner) if inner is not None else ()


def _cells(row: Element) -> Iterator[tuple[Element, int, bool]]:
    """The cells of a row: the cell, how many columns it spans, whether it goes on with the one
    above.
    """
    for child in row:
        if child.tag == f"{W}tc":
            yield child, _span(child), _goes_on(child)
        elif child.tag == f"{W}sdt":
            inner = child.find(f"{W}sdtContent")
            yield from _cells(inner) if inner is not None else ()


def _span(cell: Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    return min(max(int(value), 1), 60) if value.isdigit() else 1


def _goes_on(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _cell_text(cell: Element, numbers: Numbers) -> str:
    lines = (line.strip("| ").replace(" | ", " ") for line in _blocks(cell, numbers))
    return " ".join(" ".join(line.split()) for line in lines if line.strip()).replace("|", "/")


def _is_layout(table: Element, rows: list[list[tuple[Element, int, bool]]]) -> bool:
    """Whether a table only sets text side by side, as heads and feet of papers do."""
    words = fold(" ".join(_own_text(p) for p in table.iter(f"{W}p")))
    widest = max((len(row) for row in rows), default=0)
    if widest <= MOST_LAYOUT_COLUMNS and any(word in words for word in LAYOUT_WORDS):
        return True
    return widest <= 1 or (
        widest <= MOST_LAYOUT_COLUMNS
        and len(rows) <= MOST_LAYOUT_ROWS
        and not _ruled(table)
        and "stt" not in words
    )


def _ruled(table: Element) -> bool:
    style = table.find(f"{W}tblPr/{W}tblStyle")
    if style is not None and "grid" in (style.get(f"{W}val") or "").lower():
        borders = table.find(f"{W}tblPr/{W}tblBorders")
        return borders is None or _drawn(borders)
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    if borders is not None and _drawn(borders):
        return True
    return any(_drawn(cell) for cell in table.iter(f"{W}tcBorders"))


def _drawn(borders: Element) -> bool:
    return any(side.get(f"{W}val") not in (None, "none", "nil") for side in borders)


def _down_the_columns(
    rows: list[list[tuple[Element, int, bool]]], numbers: Numbers
) -> Iterator[str]:
    widest = max((len(row) for row in rows), default=0)
    for column in range(widest):
        for row in rows:
            if column < len(row):
                yield from _blocks(row[column][0], numbers)
    yield ""
