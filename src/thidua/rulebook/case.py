"""Worked cases: what may be asked, and the answer to each, held against what was expected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from thidua.rulebook.answer import Answer, answer
from thidua.rulebook.authority import may_grant
from thidua.rulebook.choose import Line, choose
from thidua.rulebook.facts import Facts
from thidua.rulebook.fault import Fault
from thidua.rulebook.prize import Award, prize
from thidua.rulebook.rule import Law
from thidua.rulebook.vote import vote


@dataclass(frozen=True)
class Case:
    """One case: its name, what it asks, where it stands, what it expects (None: nothing)."""

    name: str
    ask: "Ask"
    expect: object
    file: str
    line: int


@dataclass(frozen=True)
class Eligibility:
    honour: str
    nominee: str
    kind: str
    year: int | str
    day: date
    complete_on: date | None
    route: str | None
    proposed_with: tuple[str, ...]
    reliance: tuple[str, ...]
    facts: Facts


@dataclass(frozen=True)
class Voting:
    honour: str
    level: str
    day: date
    received: date | None
    members: int
    present: int
    written: int
    agree: int


@dataclass(frozen=True)
class Money:
    awards: tuple[Award, ...]
    decided: date


@dataclass(frozen=True)
class Power:
    honour: str
    signer: str
    day: date


@dataclass(frozen=True)
class Choosing:
    honour: str
    day: date
    places: int | None
    lines: tuple[Line, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


Ask = Eligibility | Voting | Money | Power | Choosing


def judge(law: Law, case: Case) -> Answer:
    """The answer to one case. Raises `Fault`, with file and line, for words unknown to the law."""
    try:
        _known_words(law, case.ask)
        return _judge(law, case.ask)
    except Fault as fault:
        says = fault.says if fault.file else f"Tình huống “{case.name}”: {fault.says}"
        raise Fault(says, file=case.file, line=fault.line or case.line) from fault


def _judge(law: Law, ask: Ask) -> Answer:
    version = law.hash[:12]
    match ask:
        case Eligibility():
            return _eligible(law, ask)
        case Voting():
            count = vote(
                law,
                ask.honour,
                ask.level,
                ask.day,
                members=ask.members,
                present=ask.present,
                written=ask.written,
                agree=ask.agree,
                received=ask.received,
            )
            under = count.under_last_known
            return Answer(count.outcome, version, count.reasons, under_last_known=under)
        case Money():
            money = prize(law, ask.awards, decided=ask.decided)
            under_sum = money.under_last_known
            return Answer(money.outcome, version, money.reasons, under_last_known=under_sum)
        case Power():
            grant = may_grant(law, ask.honour, ask.signer, ask.day)
            return Answer(grant.outcome, version, grant.reasons)
        case Choosing():
            choice = choose(
                law,
                ask.honour,
                ask.day,
                ask.lines,
                places=ask.places,
                counts=dict(ask.counts),
            )
            return Answer(choice.as_json(), version, choice.reasons)


def _eligible(law: Law, ask: Eligibility) -> Answer:
    return answer(
        law,
        ask.honour,
        ask.facts,
        nominee=ask.nominee,
        kind=ask.kind,
        year=ask.year,
        day=ask.day,
        complete_on=ask.complete_on,
        route=ask.route,
        reliance=ask.reliance,
        proposed_with=ask.proposed_with,
    )


def matches(found: Answer, expect: object) -> bool:
    """Whether an answer is the one expected; of a choice, in the parts the case names."""
    if isinstance(expect, Mapping) and isinstance(found.outcome, Mapping):
        return all(found.outcome.get(key) == wanted for key, wanted in expect.items())
    return found.outcome == expect


def _known_words(law: Law, ask: Ask) -> None:
    """Refuse codes the law does not know: a slip of the pen must not read as silence."""
    for code in sorted(_codes_of(ask)):
        law.honour(code)
    for group, word in _words_of(ask):
        if word not in law.vocabulary[group]:
            known = ", ".join(law.vocabulary[group])
            raise Fault(f"“{word}” không phải từ đã biết; chỉ nhận {known}.")


def _codes_of(ask: Ask) -> set[str]:
    match ask:
        case Eligibility():
            return {ask.honour, *ask.proposed_with, *ask.reliance} | ask.facts.codes()
        case Money():
            return {award.honour for award in ask.awards}
        case Choosing():
            return {ask.honour, *ask.counts}
        case Voting() | Power():
            return {ask.honour}
    return set()


def _words_of(ask: Ask) -> list[tuple[str, str]]:
    match ask:
        case Voting():
            return [("council_levels", ask.level)]
        case Power():
            return [("signers", ask.signer)]
        case Eligibility():
            return [("holds", hold.reason) for hold in ask.facts.holds]
    return []
