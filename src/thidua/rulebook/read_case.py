"""Reads case files (contracts.md section 3) strictly: a fault names the file and the line."""

from collections.abc import Callable
from pathlib import Path

from thidua.rulebook.case import Ask, Case, Choosing, Eligibility, Money, Power, Voting
from thidua.rulebook.choose import Line
from thidua.rulebook.facts import KINDS, NOMINEES, Facts
from thidua.rulebook.fault import Fault
from thidua.rulebook.prize import Award
from thidua.rulebook.read_facts import facts_in
from thidua.rulebook.shape import Shape, as_year
from thidua.rulebook.strict_yaml import MAX_BYTES, parse

ASKS = ("eligibility", "vote", "prize", "authority", "list")
# Keys of the format that another `ask` uses: they may stand, and say nothing here.
KEYS = (
    "complete_on",
    "council",
    "counts",
    "day",
    "decided",
    "facts",
    "honours",
    "kind",
    "lines",
    "nominee",
    "period",
    "places",
    "proposed_with",
    "received",
    "reliance",
    "route",
    "signer",
    "year",
)


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
    for key in KEYS:
        shape.take(key)
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
