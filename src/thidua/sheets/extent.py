"""How far a sheet reaches, read from its XML while unpacking: two cells can claim 17 billion.

The readers below are fed pieces of one member; they refuse a document type and say whether the
square from A1 to the last cell with something in it keeps within a number of cells.
"""

from collections.abc import Mapping
from xml.parsers import expat

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576


class DoctypeFound(Exception):
    """The XML declares a document type, through which entities are smuggled."""


class BadXml(Exception):
    """Not well-formed XML."""


class Watch:
    """Any XML member: no document type, well formed."""

    def __init__(self) -> None:
        self.cells = 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Read on; raises `DoctypeFound` or `BadXml`."""
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as fault:
            raise BadXml from fault

    def _refuse(self, *_: object) -> None:
        raise DoctypeFound


class XlsxWatch(Watch):
    """A worksheet of an .xlsx; `cells` is the area up to its last cell with a value, or the number
    of cells written or merged, whichever is most.
    """

    def __init__(self) -> None:
        super().__init__()
        self._row = self._column = self._bottom = self._right = 0
        self._written = self._merged = 0
        self._parser.StartElementHandler = self._element

    def _element(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self._written += 1
            self._move(attributes.get("r"))
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            self.cells = max(self.cells, self._written)
        elif tag in ("v", "is"):
            self._bottom = max(self._bottom, self._row)
            self._right = max(self._right, self._column)
            self.cells = max(self.cells, self._bottom * self._right)
        elif tag == "mergeCell":
            self._merged += _area(attributes.get("ref", ""))
            self.cells = max(self.cells, self._merged)

    def _move(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        self._column, row = _place(reference)
        self._row = row or self._row
        if self._column > LAST_COLUMN or self._row > LAST_ROW:
            raise BadXml(reference)


class OdsWatch(Watch):
    """The content of an .ods; `cells` is the largest area of its tables, repeated cells counted."""

    def __init__(self) -> None:
        super().__init__()
        self._begin_table()
        self._parser.StartElementHandler = self._element
        self._parser.EndElementHandler = self._end

    def _begin_table(self) -> None:
        self._row = self._right = 0
        self._begin_row(0)

    def _begin_row(self, repeated: int) -> None:
        self._rows, self._column, self._filled = repeated, 0, 0

    def _element(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table:table":
            self._begin_table()
        elif tag == "table:table-row":
            self._begin_row(int(attributes.get("table:number-rows-repeated", 1)))
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._column += int(attributes.get("table:number-columns-repeated", 1))
            if "office:value-type" in attributes:
                self._filled = self._column
        elif tag == "text:p":
            self._filled = self._column

    def _end(self, tag: str) -> None:
        if tag != "table:table-row":
            return
        self._row += self._rows
        if self._filled:
            self._right = max(self._right, self._filled)
            self.cells = max(self.cells, self._row * self._right)


def _place(reference: str) -> tuple[int, int]:
    """Column and row of a reference: "B12" → (2, 12); the row is 0 when it names none."""
    letters = reference.rstrip("0123456789")
    return column_number(letters), int(reference[len(letters) :] or 0)


def _area(reference: str) -> int:
    """How many cells a range holds: "B7:C8" → 4."""
    first, _, last = reference.partition(":")
    (left, top), (right, bottom) = _place(first), _place(last or first)
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def column_number(letters: str) -> int:
    """The number of a column: "A" → 1, "AB" → 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + LETTERS.index(letter) + 1
    return number


def column_letters(number: int) -> str:
    """The letters of a column: 1 → "A", 28 → "AB"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = LETTERS[rest] + letters
    return letters
