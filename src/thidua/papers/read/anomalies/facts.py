"""All that was read of a paper, as the checks see it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from thidua.papers.read.frame import Frame
from thidua.papers.read.outline import Item
from thidua.papers.read.reading import (
    Award,
    Basis,
    Deadline,
    Header,
    Honoured,
    Movement,
    Reference,
    Section,
    Signer,
    Task,
)
from thidua.papers.read.tables import Table

Validity = Mapping[str, tuple[dt.date | None, dt.date | None]]


class Instrument(Protocol):
    """A legal document on record: how it is cited, from when and until when it is in force."""

    @property
    def cite(self) -> str: ...
    @property
    def since(self) -> dt.date | None: ...
    @property
    def until(self) -> dt.date | None: ...


def validity_of(instruments: Iterable[Instrument]) -> Validity:
    """What the check of bases needs of the law on record: by number, from when until when."""
    return {one.cite.split()[-1]: (one.since, one.until) for one in instruments}


@dataclass(frozen=True)
class Facts:
    """A paper's parts; `validity` tells from when until when a document, by its number, was in
    force.
    """

    frame: Frame
    header: Header
    plan_year: int | None
    items: list[Item]
    bases: list[Basis]
    references: list[Reference]
    movements: list[Movement]
    sections: list[Section]
    tasks: list[Task]
    deadlines: list[Deadline]
    recipients: list[str]
    signers: list[Signer]
    awards: list[Award]
    honoured: list[Honoured]
    tables: list[Table]
    validity: Validity = field(default_factory=dict)

    @property
    def is_plan(self) -> bool:
        return self.header.doc_type in ("Kế hoạch", "Chương trình", "Kế hoạch liên tịch")


def shown(day: dt.date) -> str:
    """A day as offices print it."""
    return f"{day:%d/%m/%Y}"


def brief(text: str, longest: int = 70) -> str:
    """The first words of a text, for quoting it."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + " …"
