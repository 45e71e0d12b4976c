"""What is known of a nominee: records only, no judgement. The shape of contracts.md section 3.

Years are whole numbers; a school year "2025-2026" is kept by its first year. A missing record is
silence; `complete` says that silence means "it did not happen".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

RATINGS = ("KHTNV", "HTNV", "HTTNV", "HTXSNV")
SCOPES = ("co-so", "tinh", "toan-quoc")
KINDS = ("cong-trang", "dot-xuat", "chuyen-de", "cong-hien", "nien-han", "doi-ngoai")
NOMINEES = (
    "person",
    "collective",
    "household",
    "enterprise",
    "foreign-person",
    "foreign-organisation",
)
UNIT_EVENTS = ("doi-ten", "sap-nhap", "chia-tach")
IN_FORCE = "hieu-luc"

_NONE: Mapping[int, "Rated"] = MappingProxyType({})
_NOBODY: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Source:
    """The record that shows a fact, for whoever prints the finding: a label, where to open it."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Rated:
    rating: str | None
    source: Source | None = None


@dataclass(frozen=True)
class Held:
    """One honour on record. `code` None: only the printed words are known; it is never counted.

    `awaited`: not granted yet, only supposed so.
    """

    code: str | None
    year: int | None = None
    kind: str = "cong-trang"
    as_printed: str | None = None
    decided: date | None = None
    number: str | None = None
    by: str | None = None
    initiative: str | None = None
    achievement: str | None = None
    status: str = IN_FORCE
    source: Source | None = None
    awaited: bool = False

    @property
    def in_force(self) -> bool:
        return self.status == IN_FORCE


@dataclass(frozen=True)
class Pending:
    """Proposed in the same meeting, not yet granted; `count` members, for a collective."""

    code: str
    year: int
    count: int = 1
    source: Source | None = None


@dataclass(frozen=True)
class Initiative:
    """`scope` is the widest recognised; None: not recognised, or nobody has looked."""

    id: str | None
    year: int
    scope: str | None = None
    used_for: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True)
class Research:
    year: int
    scope: str | None = None
    accepted: bool | None = None
    id: str | None = None
    used_for: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True)
class Discipline:
    """`until` None: the term has not ended."""

    form: str
    since: date
    until: date | None = None
    source: Source | None = None


@dataclass(frozen=True)
class Hold:
    """A documented reason to wait; `cleared` None: still in force."""

    reason: str
    since: date
    cleared: date | None = None
    source: Source | None = None

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.cleared is None or self.cleared > day)


@dataclass(frozen=True)
class Leave:
    kind: str
    since: date
    until: date | None = None
    source: Source | None = None


@dataclass(frozen=True)
class Transfer:
    """A move between units; `opinion`: the old unit's written opinion is on file."""

    day: date
    old: str | None = None
    new: str | None = None
    opinion: bool | None = None
    source: Source | None = None


@dataclass(frozen=True)
class Post:
    rank: str | None = None
    leader: bool | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None
    source: Source | None = None


@dataclass(frozen=True)
class Teaching:
    direct_years: int = 0
    hardship_years: int = 0
    managing_years: int = 0


@dataclass(frozen=True)
class Members:
    """The people of a collective: how many, how many hold which honour for the year.

    `awaited`: honours of which some are not granted yet, only supposed so.
    `unsure`, `unrated`: of how many the records are not complete, or the rating of the year is not
    known; the counts may be higher by so many.
    """

    total: int | None = None
    completed: int | None = None
    women: int | None = None
    holding: Mapping[str, int] = field(default_factory=lambda: _NOBODY)
    disciplined: tuple[str, ...] | None = None
    source: Source | None = None
    awaited: tuple[str, ...] = ()
    unsure: int = 0
    unrated: int = 0


@dataclass(frozen=True)
class Bloc:
    organised_by: str | None = None
    rank: int | None = None
    exceeded_targets: bool | None = None
    source: Source | None = None


@dataclass(frozen=True)
class Movement:
    launched_by: str | None = None
    years: int | None = None
    stage: str | None = None
    rank: int | None = None
    source: Source | None = None


@dataclass(frozen=True)
class UnitEvent:
    """A rename, merger or split; `years_joined` None: nobody has decided whether years add up."""

    event: str
    day: date
    years_joined: bool | None = None
    source: Source | None = None

    def joined(self) -> bool | None:
        """A rename leaves the unit what it was, unless somebody has put the contrary on record."""
        return True if self.event == "doi-ten" and self.years_joined is None else self.years_joined


@dataclass(frozen=True)
class Facts:
    """All that is on record of one nominee."""

    complete: bool = False
    known_since: int | None = None
    sex: str | None = None
    group: str | None = None
    ratings: Mapping[int, Rated] = field(default_factory=lambda: _NONE)
    honours: tuple[Held, ...] = ()
    pending: tuple[Pending, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    research: tuple[Research, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    holds: tuple[Hold, ...] = ()
    leave: tuple[Leave, ...] = ()
    moves: tuple[Transfer, ...] = ()
    posts: tuple[Post, ...] = ()
    teaching: Teaching | None = None
    higher_retirement_age: bool | None = None
    members: Members | None = None
    bloc: Bloc | None = None
    movement: Movement | None = None
    unit_history: tuple[UnitEvent, ...] = ()

    def silent(self, year: int) -> bool:
        """Whether a record missing for that year tells nothing."""
        return not self.complete or (self.known_since is not None and year < self.known_since)

    def codes(self) -> set[str]:
        """Every honour code these facts name."""
        uses = [one.used_for for one in self.initiatives] + [one.used_for for one in self.research]
        used = {code for codes in uses for code in codes}
        held = {held.code for held in self.honours if held.code}
        counted = set(self.members.holding) if self.members else set()
        return used | held | counted | {waiting.code for waiting in self.pending}
