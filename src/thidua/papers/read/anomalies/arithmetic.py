"""Numbers that do not add up."""

import re
from collections.abc import Iterator

from thidua.papers.read.anomalies.facts import Facts
from thidua.papers.read.fold import fold
from thidua.papers.read.honoured import MONEY, TOTAL
from thidua.papers.read.reading import Anomaly, Honoured
from thidua.papers.read.tables import Table

MOVEMENTS_ANNOUNCED = re.compile(r"(\d{1,2}) phong trao thi dua\b[^:“”;]{0,110}:")
ANNIVERSARY = re.compile(
    r"ky niem (\d{1,3}) nam\b.{0,160}?"
    r"\(\s*\d{1,2}/\d{1,2}/(\d{4})\s*[-–]\s*\d{1,2}/\d{1,2}/(\d{4})\s*\)"
)


def lists(facts: Facts) -> Iterator[Anomaly]:
    """An article that honours 42 people above a list of 41."""
    for award in facts.awards:
        listed = [one for one in facts.honoured if fold(one.honour or "") == fold(award.form)]
        same_form = sum(fold(other.form) == fold(award.form) for other in facts.awards)
        if not listed or same_form > 1 or facts.header.doc_type not in ("Quyết định", "Tờ trình"):
            continue
        people = sum(one.kind == "person" for one in listed)
        groups = len(listed) - people
        if people != award.individuals and (people or award.individuals):
            yield Anomaly(
                f"“{award.form}”: nêu {award.individuals} cá nhân nhưng danh sách có {people}.",
                "arithmetic",
                award.span,
            )
        if groups != award.collectives and (groups or award.collectives):
            yield Anomaly(
                f"“{award.form}”: nêu {award.collectives} tập thể nhưng danh sách có {groups}.",
                "arithmetic",
                award.span,
            )


def votes(facts: Facts) -> Iterator[Anomaly]:
    for one in facts.honoured:
        match = re.fullmatch(r"(\d+)/(\d+)", one.votes or "")
        if match and int(match[1]) > int(match[2]):
            yield Anomaly(
                f"{one.name}: {match[1]} phiếu trên {match[2]} là quá số phiếu.",
                "arithmetic",
                one.span,
            )


def sums(facts: Facts) -> Iterator[Anomaly]:
    """A total row that differs from the sum of the money above it."""
    for table in facts.tables:
        inside = [
            one for one in facts.honoured if one.money and table.rows and _stands_in(table, one)
        ]
        total = _total(table)
        if total and inside and (whole := sum(one.money or 0 for one in inside)) != total[0]:
            yield Anomaly(
                f"Tổng cộng ghi {_dotted(total[0])} đồng nhưng cộng các dòng là "
                f"{_dotted(whole)} đồng.",
                "arithmetic",
                total[1],
            )


def _stands_in(table: Table, one: Honoured) -> bool:
    return table.rows[0].line.start <= one.span[0] <= table.rows[-1].line.end


def _total(table: Table) -> tuple[int, tuple[int, int]] | None:
    for row in reversed(table.rows):
        if (
            row.filled
            and TOTAL.match(fold(row.filled[0].text))
            and (money := MONEY.search(row.filled[-1].text))
        ):
            return int(re.sub(r"\D", "", money[0])), row.line.span
    return None


def _dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def movements(facts: Facts) -> Iterator[Anomaly]:
    """“04 phong trào thi đua …:” followed by three names."""
    for line in facts.frame.body:
        found = list(MOVEMENTS_ANNOUNCED.finditer(line.folded))
        for i, match in enumerate(found):
            until = line.start + (found[i + 1].start() if i + 1 < len(found) else len(line.text))
            start = line.start + match.end()
            named = sum(start <= m.span[0] < until for m in facts.movements)
            if named and named < int(match[1]):
                yield Anomaly(
                    f"Nêu {match[1]} phong trào nhưng chỉ kể tên {named}.",
                    "arithmetic",
                    (line.start + match.start(), start),
                )


def anniversaries(facts: Facts) -> Iterator[Anomaly]:
    for line in facts.frame.body:
        for match in ANNIVERSARY.finditer(line.folded):
            years = int(match[3]) - int(match[2])
            if years != int(match[1]):
                span = (line.start + match.start(), line.start + match.end())
                yield Anomaly(
                    f"Ghi kỷ niệm {match[1]} năm nhưng từ {match[2]} đến {match[3]} là "
                    f"{years} năm.",
                    "arithmetic",
                    span,
                )
