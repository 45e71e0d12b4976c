"""How far a sheet reaches, read from its XML while unpacking: two cells can claim 17 billion.

The readers below are fed pieces of one member; they refuse a document type and say whether the
square from A1 to the last cell with something in it keeps within a number of cells.
"""

from collections.abc import Mapping
from xml.parsers import expat

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


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
    """A worksheet of an .xlsx; `cells` is the area up to its last cell with a value."""

    def __init__(self) -> None:
        super().__init__()
        self._row = self._column = self._bottom = self._right = 0
        self._parser.StartElementHandler = self._element

    def _element(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self._move(attributes.get("r"))
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif tag in ("v", "is"):
            self._bottom = max(self._bottom, self._row)
            self._right = max(self._right, self._column)
            self.cells = self._bottom * self._right

    def _move(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        letters = reference.rstrip("0123456789")
        self._column = column_number(letters)
        self._row = int(reference[len(letters) :] or self._row)


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
