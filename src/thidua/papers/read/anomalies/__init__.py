"""What a careful clerk would query in a paper, those that matter first."""

from collections.abc import Callable, Iterator

from thidua.papers.read.anomalies import (
    arithmetic,
    authority,
    blank,
    layout,
    numbering,
    other,
    reference,
    spelling,
    year,
)
from thidua.papers.read.anomalies.facts import Facts
from thidua.papers.read.reading import Anomaly

Check = Callable[[Facts], Iterator[Anomaly]]

CHECKS: list[Check] = [
    blank.number_and_day,
    blank.signer,
    year.own_name,
    year.own_date,
    year.bases,
    year.deadlines,
    authority.signature,
    authority.council,
    authority.honours,
    authority.duties,
    reference.validity,
    reference.dates,
    reference.numbers,
    reference.laws,
    reference.bases,
    numbering.jumps,
    numbering.restarts,
    arithmetic.lists,
    arithmetic.votes,
    arithmetic.sums,
    arithmetic.movements,
    arithmetic.anniversaries,
    blank.duties,
    other.recipients,
    other.twice,
    spelling.place,
    spelling.doubled,
    spelling.marks,
    spelling.confusions,
    spelling.variants,
    spelling.short_forms,
    layout.head,
    layout.foot,
    layout.cut,
    layout.headings,
]


def read_anomalies(facts: Facts) -> list[Anomaly]:
    """Every query, in the order of `CHECKS`."""
    return [anomaly for check in CHECKS for anomaly in check(facts)]
