"""One line of a list as whoever loads it sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thidua.sheets import names
from thidua.sheets.entries import Entry, Rating
from thidua.sheets.faults import Fault, Part
from thidua.sheets.values import PartialDate


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list.

    `fields` holds typed values by the names of `fields.FIELDS` (a field without a value is absent);
    `raw` every filled cell as printed, by its heading; `nominee` is "person", "collective",
    "household", "enterprise" or "" when nothing says; `group` are the headings it stands under;
    `assumed` names the fields taken from a heading or a title rather than from a cell.
    """

    part: Part
    number: int
    fields: Mapping[str, object]
    raw: Mapping[str, str]
    honours: tuple[Entry, ...] = ()
    ratings: tuple[Rating, ...] = ()
    nominee: str = ""
    group: tuple[str, ...] = ()
    assumed: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()

    def text(self, field: str) -> str:
        """A field as text, "" when the line does not say."""
        value = self.fields.get(field)
        return "" if value is None else str(value)

    def day(self, field: str) -> date | None:
        """A field that is a full date."""
        value = self.fields.get(field)
        return value if isinstance(value, date) else None

    def whole(self, field: str) -> int | None:
        """A field that is a whole number (`headcount`, `money` in đồng)."""
        value = self.fields.get(field)
        return value if isinstance(value, int) else None

    @property
    def born(self) -> PartialDate | None:
        """The birth date, as precisely as the line says."""
        value = self.fields.get("born")
        return value if isinstance(value, PartialDate) else None

    @property
    def who(self) -> str:
        """The one the line is about: the person, or the unit where no name is asked."""
        return self.text("name") or self.text("unit")

    @property
    def authors(self) -> tuple[str, ...]:
        """The names in the column of authors, one or several."""
        return names.several(self.text("name"))

    def fault(self, says: str, *, field: str = "") -> Fault:
        """A fault of this row found by whoever uses it, to be written back like our own."""
        return Fault(self.part, self.number, says, self.part.letters.get(field, ""), field)
