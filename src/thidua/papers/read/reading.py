"""What is read out of a paper: contracts.md section 2 as values, each with the span it was read
from.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from thidua.papers.read.text import Span


@dataclass(frozen=True)
class Basis:
    """A document, or a reason without one, on which the paper rests."""

    lead: str
    title: str | None
    number_symbol: str | None
    date: str | None
    issuer: str | None
    span: Span


@dataclass(frozen=True)
class Reference:
    """A document named anywhere in the paper; `number_symbol` as printed, mistakes included."""

    type: str
    number_symbol: str | None
    date: str | None
    title: str | None
    issuer: str | None
    span: Span


@dataclass(frozen=True)
class Movement:
    """A movement the paper names: chinh_phu, tinh, so or khac launched it."""

    name: str
    launched_by_level: str
    period: str | None
    span: Span


@dataclass(frozen=True)
class Section:
    """A heading of the first or second level; `title` is None for a numbered paragraph
    without one.
    """

    level: int
    marker: str
    title: str | None
    span: Span


@dataclass(frozen=True)
class Task:
    """One duty: what, in which section, by whom, ending in what, due when."""

    text: str
    section: str | None
    responsible: str | None
    output: str
    deadline: str | None
    bound: str | None
    due: dt.date | None
    continuing: bool
    span: Span


@dataclass(frozen=True)
class Deadline:
    """A time by which something is due, with the words that say so."""

    text: str
    iso_date_or_period: str
    bound: str | None
    due: dt.date | None
    responsible: str | None
    span: Span


@dataclass(frozen=True)
class Signer:
    """Who signs: authority lines (“TM. …”, “KT. …”) joined by line ends, title, second
    title, name.
    """

    prefix: str | None
    title: str | None
    second_title: str | None
    name: str | None
    span: Span


@dataclass(frozen=True)
class Award:
    """How many collectives and individuals an enacting sentence honours with one form."""

    form: str
    collectives: int
    individuals: int
    span: Span


@dataclass(frozen=True)
class Honoured:
    """One line of a list of those honoured or proposed; `money` in đồng."""

    name: str
    kind: str
    post: str | None
    unit: str | None
    honour: str | None
    period: str | None
    money: int | None
    votes: str | None
    list_no: int | None
    span: Span


@dataclass(frozen=True)
class Anomaly:
    """What a careful clerk would query, in one sentence; `span` None where the paper lacks
    something.
    """

    says: str
    kind: str
    span: Span | None = None


@dataclass(frozen=True)
class Header:
    """The head of a paper; blanks are None. `inferred` says that the agency's own lines were not
    there.
    """

    doc_type: str | None = None
    subject: str | None = None
    issuing_agency: str | None = None
    parent_agency: str | None = None
    number: str | None = None
    symbol: str | None = None
    number_symbol: str | None = None
    place: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    date: dt.date | None = None
    addressees: tuple[str, ...] = ()
    inferred: bool = False
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """One paper, read. `text` is what every span points into."""

    file: str
    text: str
    header: Header
    legal_bases: tuple[Basis, ...]
    references: tuple[Reference, ...]
    movements: tuple[Movement, ...]
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    deadlines: tuple[Deadline, ...]
    recipients: tuple[str, ...]
    signers: tuple[Signer, ...]
    awards: tuple[Award, ...]
    honoured: tuple[Honoured, ...]
    anomalies: tuple[Anomaly, ...]

    def as_json(self, *, with_text: bool = False) -> dict[str, Any]:
        """The object of contracts.md section 2; spans are `[start, end]` into `text`."""
        header = _plain(self.header)
        del header["inferred"]
        listed = {
            name: [_plain(item) for item in getattr(self, name)]
            for name in (
                "legal_bases", "references", "movements", "sections", "tasks", "deadlines",
                "recipients", "awards", "honoured", "anomalies",
            )
        }  # fmt: skip
        signers = [_plain(signer) for signer in self.signers]
        signer = signers if len(signers) > 1 else (signers[0] if signers else None)
        out = {"file": self.file, **header, **listed, "signer": signer}
        return {**out, "text": self.text} if with_text else out


def _plain(value: Any) -> Any:
    """A value as JSON knows it: dates as ISO, tuples as lists."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {key: _plain(item) for key, item in asdict(value).items()}
    return value
