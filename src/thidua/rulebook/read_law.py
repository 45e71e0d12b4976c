"""Reads each file of a law folder into typed values. Knows the shapes; never touches the disk."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from thidua.rulebook.facts import NOMINEES
from thidua.rulebook.read_rule import (
    CONFIDENCE,
    Ground,
    ceiling_in,
    cite,
    condition_in,
    known_instrument,
    route_in,
)
from thidua.rulebook.rule import (
    Authority,
    BaseSalary,
    Deadline,
    Honour,
    Instrument,
    Mark,
    Paper,
    Principle,
    PrizeRow,
    PrizeTable,
    Quorum,
    Transition,
    Version,
)
from thidua.rulebook.shape import Shape

Instruments = Mapping[str, Instrument]
Read = TypeVar("Read")
CATEGORIES = ("danh-hieu", "hinh-thuc")


def instrument_in(shape: Shape, local: bool) -> Instrument:
    instrument = Instrument(
        code=shape.text("code"),
        cite=shape.text("cite"),
        title=shape.text("title"),
        since=shape.maybe_day("from"),
        until=shape.maybe_day("until"),
        issued=shape.maybe_day("issued"),
        replaces=shape.words("replaces"),
        confidence=shape.word("confidence", CONFIDENCE, "quoted"),
        loaded=shape.flag("loaded", True),
        note=shape.text("note", ""),
        local=local,
    )
    shape.done()
    return instrument


def _cited(shape: Shape, instruments: Instruments) -> str:
    return cite(instruments, known_instrument(shape, instruments), shape.text("basis", ""))


# --- councils ----------------------------------------------------------------------------------


def mark_in(shape: Shape, instruments: Instruments, local: bool) -> Mark:
    over = shape.has("over")
    mark = Mark(
        honours=shape.words("honours"),
        levels=shape.words("levels"),
        since=shape.day("from"),
        until=shape.maybe_day("until"),
        residual_until=shape.maybe_day("residual_until"),
        share=shape.share("over" if over else "at_least"),
        over=over,
        ballot=shape.flag("ballot"),
        says=shape.text("says"),
        basis=_cited(shape, instruments),
        local=local,
    )
    shape.done()
    return mark


def quorum_in(shape: Shape, instruments: Instruments, local: bool) -> Quorum:
    quorum = Quorum(
        levels=shape.words("levels"),
        since=shape.day("from"),
        until=shape.maybe_day("until"),
        share=shape.share("at_least"),
        written_counts=shape.flag("written_counts", False),
        says=shape.text("says"),
        basis=_cited(shape, instruments),
        local=local,
    )
    shape.done()
    return quorum


def authority_in(shape: Shape, instruments: Instruments, local: bool) -> Authority:
    authority = Authority(
        signer=shape.text("signer"),
        honours=shape.words("honours"),
        since=shape.day("from"),
        until=shape.maybe_day("until"),
        says=shape.text("says"),
        basis=_cited(shape, instruments),
        confidence=shape.word("confidence", CONFIDENCE, "quoted"),
        local=local,
    )
    shape.done()
    return authority


# --- money and time ----------------------------------------------------------------------------


def prizes_in(shape: Shape, instruments: Instruments, local: bool) -> PrizeTable:
    instrument = known_instrument(shape, instruments)
    rows = [_prize(row, instruments, instrument) for row in shape.shapes("rows")]
    table = PrizeTable(
        since=shape.day("from"),
        pending=shape.flag("pending", False),
        round_up_to=shape.whole("round_up_to", 1),
        basis=cite(instruments, instrument, shape.text("basis", "")),
        rows=MappingProxyType({row.honour: row for row in rows}),
    )
    shape.done()
    return table


def _prize(shape: Shape, instruments: Instruments, instrument: str) -> PrizeRow:
    times = {kind: shape.exact(kind) for kind in NOMINEES if kind in shape.value}
    row = PrizeRow(
        shape.text("honour"),
        MappingProxyType(times),
        cite(instruments, instrument, shape.text("basis")),
    )
    shape.done()
    return row


def salary_in(shape: Shape, instruments: Instruments, local: bool) -> BaseSalary:
    salary = BaseSalary(shape.day("from"), shape.whole("amount"), _cited(shape, instruments))
    shape.done()
    return salary


def deadline_in(shape: Shape, instruments: Instruments, local: bool) -> Deadline:
    deadline = Deadline(
        code=shape.text("code"),
        says=shape.text("says"),
        basis=_cited(shape, instruments),
        since=shape.day("from"),
        until=shape.maybe_day("until"),
        working_days=shape.maybe_whole("working_days"),
        days=shape.maybe_whole("days"),
        month_day=shape.text("month_day", ""),
        confidence=shape.word("confidence", CONFIDENCE, "quoted"),
        local=local,
    )
    shape.done()
    return deadline


def transition_in(shape: Shape, instruments: Instruments, local: bool) -> Transition:
    transition = Transition(
        since=shape.day("from"),
        instrument=known_instrument(shape, instruments),
        chosen_by=shape.word("chosen_by", ("received", "decided")),
        more_favourable=shape.flag("more_favourable", False),
        says=shape.text("says"),
        basis=_cited(shape, instruments),
        confidence=shape.word("confidence", CONFIDENCE, "quoted"),
    )
    shape.done()
    return transition


def principle_in(shape: Shape, instruments: Instruments, local: bool) -> Principle:
    principle = Principle(
        code=shape.text("code"),
        says=shape.text("says"),
        basis=_cited(shape, instruments),
        since=shape.day("from"),
        until=shape.maybe_day("until"),
        confidence=shape.word("confidence", CONFIDENCE, "quoted"),
    )
    shape.done()
    return principle


def many(
    shape: Shape, key: str, instruments: Instruments, local: bool, read: Callable[..., Read]
) -> tuple[Read, ...]:
    """Every item of one list of a file."""
    return tuple(read(item, instruments, local) for item in shape.shapes(key))


# --- honours -----------------------------------------------------------------------------------


def honour_in(shape: Shape, instruments: Instruments, local: bool) -> Honour:
    """An honour of its own, with the names it is known by and its standard over time."""
    name = shape.shape("name")
    if name is None:
        raise shape.fault("name", "còn thiếu")
    names = {"vi": name.text("vi"), "en": name.text("en")}
    name.done()
    nominees = shape.words("nominee")
    category = shape.word("category", CATEGORIES)
    honour = Honour(
        code=shape.text("code"),
        name=MappingProxyType(names),
        short=shape.text("short", names["vi"]),
        category="danh-hieu" if category == "danh-hieu" else "hinh-thuc",
        level=shape.text("level"),
        nominees=nominees,
        rank=shape.whole("rank"),
        certificate=shape.flag("certificate"),
        yearly=shape.flag("yearly", False),
        printed=shape.text("printed", ""),
        versions=versions_in(shape, instruments, nominees, local),
        papers=papers_in(shape, instruments, local),
    )
    shape.done()
    return honour


def versions_in(
    shape: Shape, instruments: Instruments, nominees: tuple[str, ...], local: bool
) -> tuple[Version, ...]:
    versions = tuple(
        _version(item, instruments, nominees, local) for item in shape.shapes("versions")
    )
    begun = [(version.since, version.instrument if local else "") for version in versions]
    if len(set(begun)) < len(begun):
        raise shape.fault("versions", "có hai bản cùng ngày bắt đầu")
    return versions


def _version(
    shape: Shape, instruments: Instruments, nominees: tuple[str, ...], local: bool
) -> Version:
    instrument = known_instrument(shape, instruments)
    basis = shape.text("basis", "")
    confidence = shape.word("confidence", CONFIDENCE, "quoted")
    ground = Ground(instruments, instrument, basis, confidence, local)
    version = Version(
        since=shape.day("from"),
        instrument=instrument,
        basis=ground.cite(),
        pending=shape.flag("pending", False),
        abolished=shape.flag("abolished", False),
        says=shape.text("says", ""),
        routes=tuple(route_in(item, ground, nominees) for item in shape.shapes("routes")),
        conditions=tuple(condition_in(item, ground) for item in shape.shapes("conditions")),
        ceilings=tuple(ceiling_in(item, ground) for item in shape.shapes("ceilings")),
    )
    if version.conditions and not local:
        raise shape.fault("conditions", "chỉ dành cho quy định của địa phương; hãy ghi vào routes")
    names = [route.name for route in version.routes]
    if len(set(names)) < len(names):
        raise shape.fault("routes", "có hai đường cùng tên")
    shape.done()
    return version


def papers_in(shape: Shape, instruments: Instruments, local: bool) -> tuple[Paper, ...]:
    return tuple(_paper(item, instruments, local) for item in shape.shapes("papers"))


def _paper(shape: Shape, instruments: Instruments, local: bool) -> Paper:
    per = shape.word("per", ("line", "round"), "line")
    value = shape.take("decides")
    if value not in (None, True, "review"):
        raise shape.fault("decides", "chỉ nhận true hoặc review")
    paper = Paper(
        code=shape.text("code"),
        name=shape.text("says"),
        per="line" if per == "line" else "round",
        basis=_cited(shape, instruments),
        decides="review" if value == "review" else "true",
        since=shape.day("from"),
        until=shape.maybe_day("until"),
        nominees=shape.words("nominee"),
        rests_on=shape.words("rests_on"),
        local=local,
    )
    shape.done()
    return paper
