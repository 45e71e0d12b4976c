"""Doubts of another kind: who must act but gets no copy, what is ordered twice."""

import re
from collections.abc import Iterator

from thidua.papers.read.anomalies.facts import Facts, brief
from thidua.papers.read.fold import words
from thidua.papers.read.reading import Anomaly, Task

GENERAL = frozenset(
    words(
        "các đơn vị cơ quan phòng sở thuộc trực và như trên điều thành viên tổ thể cán bộ chức"
        " người lao động chuyên môn"
    )
)
BELOW = re.compile(
    r"(?:[Cc]ác )?(?:[Pp]hòng|Trung tâm|Văn phòng|Thanh tra|Chi cục|Trưởng|Thủ trưởng|[Đđ]ơn vị"
    r"|Vụ|Cục)"
)
NAMED = 0.6
ALIKE = 0.85
ALIKE_WHOLE = 0.6
FEWEST_WORDS = 7


def recipients(facts: Facts) -> Iterator[Anomaly]:
    """Bodies with duties that “Nơi nhận” does not name."""
    if not facts.recipients or facts.header.addressees:
        return
    copied = [set(words(name)) for name in facts.recipients]
    if any("nhu" in name and ("tren" in name or "dieu" in name) for name in copied):
        return
    below = any(name & {"phong", "vi"} and name & {"cac", "thuoc"} for name in copied)
    missing: dict[str, Task] = {}
    for task in facts.tasks:
        for body in re.split(r"[,;]\s+(?=[A-ZĐ])", task.responsible or ""):
            own = set(words(body)) - GENERAL
            told = any(len(own & name) >= NAMED * len(own) for name in copied)
            if own and not told and not (below and BELOW.match(body)):
                missing.setdefault(body.strip(), task)
    if missing:
        names = "; ".join(list(missing)[:3])
        first = next(iter(missing.values()))
        says = f"Được giao nhiệm vụ nhưng không có trong Nơi nhận: {names}."
        yield Anomaly(says, "other", first.span)


def twice(facts: Facts) -> Iterator[Anomaly]:
    """One duty printed in two places."""
    known = [(task, set(words(task.text))) for task in facts.tasks]
    for i, (task, own) in enumerate(known):
        for other, its in known[i + 1 :]:
            if task.section != other.section and _same(own, its):
                yield Anomaly(
                    f"Nhiệm vụ “{brief(task.text)}” nêu hai lần, "
                    f"ở mục {task.section} và mục {other.section}.",
                    "other",
                    other.span,
                )
                break


def _same(own: set[str], its: set[str]) -> bool:
    both, fewer, more = len(own & its), min(len(own), len(its)), max(len(own), len(its))
    return fewer >= FEWEST_WORDS and both >= ALIKE * fewer and both >= ALIKE_WHOLE * more
