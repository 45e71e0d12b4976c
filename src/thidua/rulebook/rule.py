"""The law as typed data: what `load` reads and everything else judges by. Never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, TypeVar

from thidua.rulebook.fault import Fault

Decides = Literal["true", "people", "review"]
GROUPS = ("all", "any", "none")
PEOPLE = "people"
MEETS = "meets"

_EMPTY: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True)
class Rule:
    """One node of a standard: a condition, its sentence, its clause, and who may say it is met.

    `kind` is all, any, none, a check's name, `meets`, or `people` (nothing on record shows it).
    Only `decides == "true"` enters the arithmetic; `people` is listed for them; `review` (text not
    verified) is shown and asks for a legal editor when it would turn the answer.
    """

    kind: str
    says: str
    basis: str
    decides: Decides = "true"
    confidence: str = "quoted"
    args: Mapping[str, object] = field(default_factory=lambda: _EMPTY)
    parts: tuple["Rule", ...] = ()
    local: bool = False

    def nodes(self) -> Iterator["Rule"]:
        yield self
        for part in self.parts:
            yield from part.nodes()

    def codes(self) -> tuple[str, ...]:
        """The honour codes this condition names."""
        named, of = self.args.get("honour", ()), self.args.get("of", "")
        several = tuple(str(code) for code in named) if isinstance(named, tuple) else (str(named),)
        return several + ((of,) if isinstance(of, str) and "-" in of else ())


@dataclass(frozen=True)
class Route:
    """One way to an honour. `named_only`: judged only when a case names it."""

    name: str
    says: str
    kinds: tuple[str, ...]
    nominees: tuple[str, ...]
    rule: Rule
    named_only: bool = False
    local: bool = False


@dataclass(frozen=True)
class Condition:
    """What a local regulation adds to every route, or for some kinds of award and nominees only."""

    rule: Rule
    kinds: tuple[str, ...] = ()
    nominees: tuple[str, ...] = ()

    def concerns(self, kind: str, nominee: str) -> bool:
        of_kind = not self.kinds or kind in self.kinds
        return of_kind and (not self.nominees or nominee in self.nominees)


@dataclass(frozen=True)
class Ceiling:
    """At most this share of those who hold (or are granted) another honour. Concerns a list."""

    share: Fraction
    of: str
    says: str
    basis: str


@dataclass(frozen=True)
class Version:
    """The standard of one honour from one day. `pending`: in force, but its text is not loaded."""

    since: date
    instrument: str
    basis: str
    pending: bool = False
    abolished: bool = False
    says: str = ""
    routes: tuple[Route, ...] = ()
    conditions: tuple[Condition, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A paper asked for a line, or once for the round that carries it."""

    code: str
    name: str
    per: Literal["line", "round"]
    basis: str
    decides: Decides
    since: date
    until: date | None = None
    nominees: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    local: bool = False


@dataclass(frozen=True)
class Honour:
    """A danh hiệu or a hình thức: its names, its kind, and its standard over time."""

    code: str
    name: Mapping[str, str]
    short: str
    category: Literal["danh-hieu", "hinh-thuc"]
    level: str
    nominees: tuple[str, ...]
    rank: int
    certificate: bool
    yearly: bool = False
    printed: str = ""
    versions: tuple[Version, ...] = ()
    local_versions: tuple[Version, ...] = ()
    papers: tuple[Paper, ...] = ()

    def on(self, day: date) -> Version | None:
        """The version in force that day: the latest that had begun."""
        return latest(self.versions, day)

    def text_on(self, day: date) -> Version | None:
        """The last version that had begun and whose text is loaded."""
        return latest(tuple(v for v in self.versions if not v.pending), day)

    def local_on(self, day: date) -> tuple[Version, ...]:
        """What the agency's own regulations add that day: the latest of each instrument."""
        names = dict.fromkeys(version.instrument for version in self.local_versions)
        found = (
            latest(tuple(v for v in self.local_versions if v.instrument == name), day)
            for name in names
        )
        return tuple(version for version in found if version and not version.abolished)

    @property
    def prints(self) -> str:
        """The name as it stands on paper."""
        return self.printed or self.name["vi"]


@dataclass(frozen=True)
class Instrument:
    """A văn bản: how it is cited, from when to when it is in force, what it replaces."""

    code: str
    cite: str
    title: str
    since: date | None
    until: date | None = None
    issued: date | None = None
    replaces: tuple[str, ...] = ()
    confidence: str = "quoted"
    loaded: bool = True
    local: bool = False
    note: str = ""


@dataclass(frozen=True)
class Mark:
    """The share of all members of a council that must agree, for some honours, levels and days.

    `over` True: more than the share, else at least. `residual_until`: served on until that day
    where the ministry or province had no rule of its own.
    """

    honours: tuple[str, ...]
    levels: tuple[str, ...]
    since: date
    until: date | None
    residual_until: date | None
    share: Fraction
    over: bool
    ballot: bool
    says: str
    basis: str
    local: bool = False

    def covers(self, honour: str, level: str) -> bool:
        return self.names(honour) and (not self.levels or level in self.levels)

    def names(self, honour: str) -> bool:
        return not self.honours or honour in self.honours

    def began(self, day: date) -> bool:
        return self.since <= day

    def in_force(self, day: date) -> bool:
        return self.began(day) and (self.until is None or day <= self.until)

    def residual(self, day: date) -> bool:
        late = self.residual_until
        return late is not None and self.until is not None and self.until < day <= late


@dataclass(frozen=True)
class Quorum:
    """The share of all members that must be present (written opinions counted where it says so)."""

    levels: tuple[str, ...]
    since: date
    until: date | None
    share: Fraction
    written_counts: bool
    says: str
    basis: str
    local: bool = False

    def in_force(self, level: str, day: date) -> bool:
        begun = self.since <= day and (self.until is None or day <= self.until)
        return begun and (not self.levels or level in self.levels)


@dataclass(frozen=True)
class Authority:
    """Who may grant which honours, from day to day."""

    signer: str
    honours: tuple[str, ...]
    since: date
    until: date | None
    says: str
    basis: str
    confidence: str = "quoted"
    local: bool = False

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class PrizeRow:
    """What one honour is worth, in base salaries, by kind of nominee."""

    honour: str
    times: Mapping[str, Fraction]
    basis: str


@dataclass(frozen=True)
class PrizeTable:
    since: date
    pending: bool
    round_up_to: int
    basis: str
    rows: Mapping[str, PrizeRow]


@dataclass(frozen=True)
class BaseSalary:
    since: date
    amount: int
    basis: str


@dataclass(frozen=True)
class Deadline:
    """A time the law sets: so many days from an event, or a day of the year (`--12-31`)."""

    code: str
    says: str
    basis: str
    since: date
    until: date | None = None
    working_days: int | None = None
    days: int | None = None
    month_day: str = ""
    confidence: str = "quoted"
    local: bool = False

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Transition:
    """Which law judges a file received before a change."""

    since: date
    instrument: str
    chosen_by: str
    more_favourable: bool
    says: str
    basis: str
    confidence: str = "quoted"


@dataclass(frozen=True)
class Principle:
    """A rule that cuts across all honours, known by its code: its sentence and its clause."""

    code: str
    says: str
    basis: str
    since: date
    until: date | None = None
    confidence: str = "quoted"


@dataclass(frozen=True)
class Law:
    """The whole law as one value, known by the hash of the files it was read from."""

    hash: str
    honours: Mapping[str, Honour]
    instruments: Mapping[str, Instrument]
    marks: tuple[Mark, ...]
    quorums: tuple[Quorum, ...]
    authorities: tuple[Authority, ...]
    prizes: tuple[PrizeTable, ...]
    base_salaries: tuple[BaseSalary, ...]
    deadlines: tuple[Deadline, ...]
    transitions: tuple[Transition, ...]
    vocabulary: Mapping[str, Mapping[str, str]]
    aliases: Mapping[str, str]
    principles: tuple[Principle, ...]

    def honour(self, code: str) -> Honour:
        """The honour of that code. Raises `Fault` for one the law does not know."""
        if code not in self.honours:
            raise Fault(f"“{code}” không phải mã danh hiệu, hình thức khen thưởng nào đã biết.")
        return self.honours[code]

    def word(self, group: str, code: str | None) -> str:
        """A word of the vocabulary as an officer says it; an unknown one as it stands."""
        return self.vocabulary.get(group, {}).get(code or "", code or "")

    def principle(self, code: str, day: date) -> Principle:
        """The cross-cutting rule of that code on that day, or the last one known before it."""
        found = [rule for rule in self.principles if rule.code == code]
        begun = [rule for rule in found if rule.since <= day] or found[:1]
        return max(begun, key=lambda rule: rule.since)

    def short(self, code: str | None, printed: str | None = None) -> str:
        """The short name of an honour; what is not in the law as it was printed."""
        found = self.honours.get(code or "")
        return found.short if found else printed or code or ""


Dated = TypeVar("Dated", Version, PrizeTable, BaseSalary)


def latest(versions: tuple[Dated, ...], day: date) -> Dated | None:
    """The one that began last, on or before that day."""
    begun = [version for version in versions if version.since <= day]
    return max(begun, key=lambda version: version.since, default=None)
