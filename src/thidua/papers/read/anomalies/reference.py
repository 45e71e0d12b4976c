"""Documents cited without what identifies them, twice with different dates, or no longer in
force.
"""

import datetime as dt
import re
from collections.abc import Iterator

from thidua.papers.read.anomalies.facts import Facts, shown
from thidua.papers.read.fold import fold
from thidua.papers.read.reading import Anomaly
from thidua.papers.read.references import citations

OWN_LAW = re.compile(r"\b(?:luat thi dua|/nd-cp|/qh\d+)")


def validity(facts: Facts) -> Iterator[Anomaly]:
    """A basis that was not in force on the paper's day, where the law on record says so."""
    on = facts.header.date or _some_day(facts)
    if on is None:
        return
    for basis in facts.bases:
        begun, ended = facts.validity.get(basis.number_symbol or "", (None, None))
        if ended is not None and ended < on:
            yield Anomaly(
                f"Căn cứ {basis.number_symbol} đã hết hiệu lực từ ngày "
                f"{shown(ended + dt.timedelta(days=1))}.",
                "reference",
                basis.span,
            )
        elif begun is not None and begun > on:
            yield Anomaly(
                f"Căn cứ {basis.number_symbol} chưa có hiệu lực vào ngày văn bản (từ ngày "
                f"{shown(begun)}).",
                "reference",
                basis.span,
            )


def _some_day(facts: Facts) -> dt.date | None:
    """A paper whose day is blank still lies in its month."""
    header = facts.header
    return (
        dt.date(header.year, header.month, 1)
        if header.year and header.month and 1 <= header.month <= 12
        else None
    )


def dates(facts: Facts) -> Iterator[Anomaly]:
    """One number cited with two dates."""
    seen: dict[str, str] = {}
    for line in facts.frame.body:
        for cited in citations(line):
            number, day = cited.reference.number_symbol, cited.reference.date
            if number is None or day is None:
                continue
            if seen.setdefault(number, day) != day:
                both = " và ".join(shown(dt.date.fromisoformat(d)) for d in (seen[number], day))
                yield Anomaly(
                    f"{cited.reference.type} {number} được viện dẫn với hai ngày khác nhau: "
                    f"{both}.",
                    "reference",
                    cited.reference.span,
                )


def numbers(facts: Facts) -> Iterator[Anomaly]:
    """A number cited without “số” or without its date anywhere."""
    for reference in facts.references:
        if reference.number_symbol and reference.date is None:
            yield Anomaly(
                f"{reference.type} {reference.number_symbol} được viện dẫn không kèm ngày "
                f"ban hành.",
                "reference",
                reference.span,
            )
    for line in facts.frame.body:
        for cited in citations(line):
            reference = cited.reference
            before_number = re.match(r"\D*", line.text[cited.head :])
            words = before_number[0] if before_number else ""
            if reference.number_symbol and reference.type in words and "số" not in words:
                yield Anomaly(
                    f"“{reference.type} {reference.number_symbol}” thiếu chữ “số”.",
                    "reference",
                    reference.span,
                )
                return


def laws(facts: Facts) -> Iterator[Anomaly]:
    for reference in facts.references:
        if reference.number_symbol is None and reference.title and reference.date is None:
            yield Anomaly(
                f"“{reference.title}” được viện dẫn không có số và ngày ban hành.",
                "reference",
                reference.span,
            )


def bases(facts: Facts) -> Iterator[Anomaly]:
    """Bases that name no document, or no law on the matter."""
    if not facts.bases or facts.header.doc_type not in (
        "Kế hoạch",
        "Quyết định",
        "Tờ trình",
        "Hướng dẫn",
    ):
        return
    if not any(basis.number_symbol or basis.date for basis in facts.bases):
        yield Anomaly(
            "Phần căn cứ không có văn bản nào có số, ngày.", "reference", facts.bases[0].span
        )
    cited = fold(
        " ".join(f"{basis.number_symbol or ''} {basis.title or ''}" for basis in facts.bases)
    )
    if "thi dua" in fold(facts.header.subject or "") and not OWN_LAW.search(cited):
        yield Anomaly(
            "Phần căn cứ không nêu luật, nghị định về thi đua, khen thưởng.",
            "reference",
            facts.bases[0].span,
        )
