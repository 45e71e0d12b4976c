"""Worked cases (contracts.md section 3): read strictly, judged, held against `expect`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from thidua.rulebook.answer import Answer, answer
from thidua.rulebook.authority import may_grant
from thidua.rulebook.choose import Line, choose
from thidua.rulebook.facts import KINDS, NOMINEES, Facts
from thidua.rulebook.fault import Fault
from thidua.rulebook.prize import Award, prize
from thidua.rulebook.read_facts import facts_in
from thidua.rulebook.rule import Law
from thidua.rulebook.shape import Shape, as_year
from thidua.rulebook.strict_yaml import MAX_BYTES, parse
from thidua.rulebook.vote import vote

ASKS = ("eligibility", "vote", "prize", "authority", "list")


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


# --- reading -----------------------------------------------------------------------------------


def read_cases(path: Path) -> list[Case]:
    """All cases of one YAML file. Raises `Fault` naming file, line and word."""
    if not path.is_file():
        raise Fault("Không có tệp này.", file=str(path))
    if path.stat().st_size > MAX_BYTES:
        raise Fault("Tệp lớn hơn 1 MB; hãy tách thành nhiều tệp.", file=str(path))
    return cases_in(path.read_bytes(), str(path))


def cases_in(data: bytes, file: str = "") -> list[Case]:
    found = parse(data, file)
    if not isinstance(found, list) or not found:
        raise Fault(
            "Tệp phải là một danh sách tình huống, mỗi tình huống mở đầu bằng “- case:”.", file=file
        )
    return [_case(Shape(item, "", file, 1)) for item in found]


def _case(shape: Shape) -> Case:
    name = shape.text("case")
    readers: dict[str, Callable[[Shape], Ask]] = {
        "eligibility": _eligibility,
        "vote": _voting,
        "prize": _money,
        "authority": _power,
        "list": _choosing,
    }
    ask = readers[shape.word("ask", ASKS, "eligibility")](shape)
    expect = shape.take("expect")
    shape.done()
    return Case(name, ask, expect, shape.file, shape.line)


def _eligibility(shape: Shape) -> Eligibility:
    facts = shape.shape("facts")
    return Eligibility(
        honour=shape.text("honour"),
        nominee=shape.word("nominee", NOMINEES, "person"),
        kind=shape.word("kind", KINDS, "cong-trang"),
        year=_year(shape),
        day=shape.day("day"),
        complete_on=shape.maybe_day("complete_on"),
        route=shape.maybe_text("route"),
        proposed_with=shape.words("proposed_with"),
        reliance=shape.words("reliance"),
        facts=facts_in(facts) if facts else Facts(),
    )


def _year(shape: Shape) -> int | str:
    """The year proposed for; left out, the year of the day received."""
    if not shape.has("year"):
        shape.take("year")
        return shape.day("day").year
    year, school = shape.year("year")
    return f"{year}-{year + 1}" if school else year


def _voting(shape: Shape) -> Voting:
    council = shape.shape("council")
    if council is None:
        raise shape.fault("council", "còn thiếu")
    asked = Voting(
        honour=shape.text("honour"),
        day=shape.day("day"),
        received=shape.maybe_day("received"),
        level=council.text("level"),
        members=council.whole("members"),
        present=council.whole("present"),
        written=council.whole("written", 0),
        agree=council.whole("agree"),
    )
    council.done()
    return asked


def _money(shape: Shape) -> Money:
    nominee = shape.word("nominee", NOMINEES, "person")
    several = tuple(_award(item, nominee) for item in shape.shapes("honours"))
    if several and shape.has("honour"):
        raise shape.fault("honour", "và “honours” không ghi cùng lúc")
    one = () if several else (Award(shape.text("honour"), nominee, _period(shape)),)
    return Money(several or one, shape.day("decided"))


def _award(shape: Shape, nominee: str) -> Award:
    award = Award(shape.text("code"), nominee, _period(shape))
    shape.done()
    return award


def _period(shape: Shape) -> tuple[int, int] | None:
    years = [as_year(year, shape, "period")[0] for year in shape.items("period")]
    if not years:
        return None
    if len(years) != 2 or years[0] > years[1]:
        raise shape.fault("period", "phải là [năm đầu, năm cuối]")
    return years[0], years[1]


def _power(shape: Shape) -> Power:
    return Power(shape.text("honour"), shape.text("signer"), shape.day("day"))


def _choosing(shape: Shape) -> Choosing:
    counts = shape.shape("counts")
    return Choosing(
        honour=shape.text("honour"),
        day=shape.day("day"),
        places=shape.maybe_whole("places"),
        lines=tuple(_line(item) for item in shape.shapes("lines")),
        counts={str(key): counts.whole(key) for key in counts.value} if counts else {},
    )


def _line(shape: Shape) -> Line:
    line = Line(
        nominee=shape.text("nominee"),
        votes=shape.whole("votes"),
        sex=shape.maybe_word("sex", ("male", "female")),
        women=shape.maybe_whole("women"),
        total=shape.maybe_whole("total"),
    )
    shape.done()
    return line


# --- judging -----------------------------------------------------------------------------------


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
