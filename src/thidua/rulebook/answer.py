"""Turns findings into the words of the contract, in the contract's order. Nothing else does.

deferred → needs-legal-review → eligible → eligible-if → unknown → not-eligible.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from thidua.rulebook.asked import Asked, printed
from thidua.rulebook.evaluate import Finding, applicable, evaluate, with_local
from thidua.rulebook.facts import Facts, Source
from thidua.rulebook.fault import Fault
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.rule import MEETS, Honour, Law, Route, Version
from thidua.rulebook.shape import Shape, as_year

DEFERRED = "deferred"
REVIEW = "needs-legal-review"
ELIGIBLE = "eligible"
ELIGIBLE_IF = "eligible-if"
UNKNOWN = "unknown"
NOT_ELIGIBLE = "not-eligible"


@dataclass(frozen=True)
class Reason:
    """One thing a person must be told: what the law says, its clause, what became of it and why."""

    says: str
    basis: str
    outcome: str
    because: str = ""
    records: tuple[Source, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "says": self.says,
            "basis": self.basis,
            "outcome": self.outcome,
            "because": self.because,
            "records": [{"label": one.label, "url": one.url} for one in self.records],
        }


@dataclass(frozen=True)
class Judged:
    """One route and what became of it; with `if_granted`, had what is pending been granted."""

    route: Route
    finding: Finding
    if_granted: Finding

    def as_json(self) -> dict[str, object]:
        return {"route": self.route.name, "local": self.route.local, **self.finding.as_json()}


@dataclass(frozen=True)
class Answer:
    """The answer to one case. `outcome` is a word of the contract, a sum of đồng or a choice."""

    outcome: str | int | Mapping[str, object]
    law: str
    reasons: tuple[Reason, ...] = ()
    for_people: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reliance: bool = False
    under_last_known: str | int | None = None
    national: str | None = None
    routes: tuple[Judged, ...] = ()
    local_routes: tuple[Judged, ...] = field(default=())

    def as_json(self) -> dict[str, object]:
        """The contract's keys first; then the whole tree, national and local apart."""
        return {
            "outcome": self.outcome,
            "law": self.law,
            "reasons": [reason.as_json() for reason in self.reasons],
            "for_people": list(self.for_people),
            "missing": list(self.missing),
            "reliance": self.reliance,
            "under_last_known": self.under_last_known,
            "national": self.national,
            "tree": [judged.as_json() for judged in self.routes],
            "local_tree": [judged.as_json() for judged in self.local_routes],
        }


def answer(
    law: Law,
    honour: str,
    facts: Facts,
    *,
    nominee: str,
    year: int | str,
    day: date,
    kind: str = "cong-trang",
    complete_on: date | None = None,
    route: str | None = None,
    reliance: Iterable[str] = (),
    proposed_with: Iterable[str] = (),
    as_of: date | None = None,
) -> Answer:
    """Judge one nominee for one honour by the law of the day the file was received.

    `as_of`, if later, is the day of the record: what came after the receipt, a hold or a
    discipline, counts as well. `reliance` names the honours for which "the last known text
    applies" is on record. Raises `Fault` for an honour the law does not know, or a route it does
    not have.
    """
    first, school = as_year(year, Shape({}), "year")
    asked = Asked(law, facts, honour, nominee, kind, first, day, school, as_of=as_of)
    known = law.honour(honour)
    text = known.text_on(day)
    if text is None:
        return _no_text(asked, known)
    national = _judge(asked, text, text.routes, route)
    added = _local_routes(known, day)
    local = replace(asked, local=True)
    whole = _judge(local, text, text.routes + added, route) if _adds(law, day) else national
    found = _answer(asked, known, whole, national)
    found = replace(
        found,
        national=national.word,
        routes=national.judged,
        local_routes=whole.judged if whole is not national else (),
        for_people=(*found.for_people, *_remarks(asked, known, tuple(proposed_with), complete_on)),
    )
    return _in_order(asked, known, found, relied=honour in set(reliance))


# --- the order of the contract ------------------------------------------------------------------


def _in_order(asked: Asked, known: Honour, found: Answer, *, relied: bool) -> Answer:
    """A hold comes before all; a text that is not loaded before what the last known text says."""
    in_force = known.on(asked.day)
    under = str(found.outcome)
    holds = tuple(_hold_reasons(asked))
    if holds:
        return replace(
            found, outcome=DEFERRED, reasons=holds + found.reasons, under_last_known=under
        )
    if in_force is None or not in_force.pending:
        return found
    if relied:
        return replace(found, reliance=True)
    says = in_force.says or "Văn bản đang có hiệu lực chưa được nạp"
    told = f"Theo văn bản gần nhất đã nạp: {asked.law.word('outcomes', under)}"
    reason = Reason(says, in_force.basis, Outcome.UNKNOWN.name, told)
    return replace(
        found,
        outcome=REVIEW,
        law=_version(asked.law, in_force),
        reasons=(reason, *found.reasons),
        under_last_known=under,
    )


def _hold_reasons(asked: Asked) -> Iterator[Reason]:
    rule = asked.law.principle("tam-dung", asked.day)
    for hold in asked.facts.holds:
        if hold.in_force(asked.today):
            because = f"{asked.law.word('holds', hold.reason)}, từ {printed(hold.since)}"
            sources = (hold.source,) if hold.source else ()
            yield Reason(rule.says, rule.basis, Outcome.UNKNOWN.name, because, sources)


def _no_text(asked: Asked, known: Honour) -> Answer:
    because = f"Tiêu chuẩn của {known.short} vào ngày {printed(asked.day)} chưa được nạp"
    rule = asked.law.principle("chua-nap", asked.day)
    reason = Reason(rule.says, rule.basis, Outcome.UNKNOWN.name, because)
    holds = tuple(_hold_reasons(asked))
    outcome = DEFERRED if holds else REVIEW
    return Answer(outcome, f"{known.code} · {asked.law.hash[:12]}", (*holds, reason))


# --- one set of routes --------------------------------------------------------------------------


@dataclass(frozen=True)
class _Verdict:
    word: str
    judged: tuple[Judged, ...]


def _judge(
    asked: Asked, version: Version, routes: tuple[Route, ...], named: str | None
) -> _Verdict:
    if named is not None and named not in {route.name for route in routes}:
        raise Fault(f"Tiêu chuẩn này không có đường “{named}”.")
    open_routes = applicable(replace(version, routes=routes), asked, named)
    judged = tuple(
        Judged(route, evaluate(with_local(route, asked), asked), _if_granted(route, asked))
        for route in open_routes
    )
    judged = tuple(sorted(judged, key=_nearness, reverse=True))
    return _Verdict(_word(judged), judged)


def _if_granted(route: Route, asked: Asked, skip: int | None = None) -> Finding:
    granted = asked.with_pending(skip)
    return evaluate(with_local(route, granted), granted)


def _nearness(judged: Judged) -> tuple[int, int, int, int]:
    """The route that is met, or nearest to being met, stands first."""
    leaves = [leaf.outcome for leaf in telling(judged.finding)]
    return (
        int(judged.finding.outcome),
        int(judged.if_granted.outcome),
        -leaves.count(Outcome.NOT_MET),
        -leaves.count(Outcome.UNKNOWN),
    )


def _word(judged: tuple[Judged, ...]) -> str:
    """The outcome read from the routes alone."""
    for word, findings in (
        (ELIGIBLE, [one.finding for one in judged]),
        (ELIGIBLE_IF, [one.if_granted for one in judged]),
    ):
        met = [finding for finding in findings if finding.outcome == Outcome.MET]
        if met:
            return REVIEW if all(_clashes(finding) for finding in met) else word
    open_ = [one.if_granted for one in judged if one.if_granted.outcome == Outcome.UNKNOWN]
    if any(leaf.shown.silent for finding in open_ for leaf in finding.because()):
        return REVIEW
    return UNKNOWN if open_ else NOT_ELIGIBLE


def _clashes(finding: Finding) -> list[Finding]:
    """Conditions not verified that would turn a met route into one that is not."""
    return [leaf for leaf in _apart(finding, "review") if leaf.outcome == Outcome.NOT_MET]


def _apart(finding: Finding, decides: str) -> Iterator[Finding]:
    """The nodes left out of the arithmetic for this cause, the highest of each branch."""
    if finding.rule.decides == decides:
        yield finding
    elif finding.rule.kind == "all":
        for part in finding.parts:
            yield from _apart(part, decides)
    else:
        for part in worth_telling(finding):
            yield from _apart(part, decides)


# --- in words -----------------------------------------------------------------------------------


def _answer(asked: Asked, known: Honour, whole: _Verdict, national: _Verdict) -> Answer:
    version = known.text_on(asked.day)
    law = _version(asked.law, version)
    if not whole.judged:
        return Answer(NOT_ELIGIBLE, law, (_closed(asked, known, version),))
    best = whole.judged[0]
    finding = best.if_granted if whole.word == ELIGIBLE_IF else best.finding
    reasons = [_reason(leaf) for leaf in telling(finding)]
    reasons += [_reason(leaf) for leaf in _clashes(finding) if whole.word == REVIEW]
    if finding.outcome != Outcome.MET:
        reasons += [_reason(leaf) for other in whole.judged[1:] for leaf in _why_not(other)]
    told = list(dict.fromkeys(reasons))
    return Answer(
        whole.word,
        law,
        tuple(told),
        for_people=tuple(dict.fromkeys(_for_people(asked, known, whole, finding))),
        missing=tuple(dict.fromkeys(_missing(asked, whole, best))),
        under_last_known=_aside(whole) if whole.word == REVIEW else None,
    )


def _aside(whole: _Verdict) -> str:
    """What the verified text alone would say, where something else asks for a legal editor."""
    best = whole.judged[0]
    if best.finding.outcome == Outcome.MET:
        return ELIGIBLE
    return ELIGIBLE_IF if best.if_granted.outcome == Outcome.MET else UNKNOWN


def _reason(leaf: Finding) -> Reason:
    because = leaf.shown.because
    if leaf.rule.decides == "review":
        because = f"{because} (căn cứ chưa kiểm chứng)"
    return Reason(leaf.rule.says, leaf.rule.basis, leaf.outcome.name, because, leaf.shown.records)


def telling(finding: Finding) -> Iterator[Finding]:
    """The leaves a person must be told: under `all` each part, under a choice what decided it."""
    if not finding.parts:
        yield finding
    elif finding.rule.kind == "all":
        for part in finding.parts:
            if part.counts:
                yield from telling(part)
    else:
        for part in worth_telling(finding):
            yield from telling(part)


def worth_telling(finding: Finding) -> list[Finding]:
    """The alternatives that decided; not those meant for other people, nor a mere look-up."""
    decisive = -finding.outcome if finding.rule.kind == "none" else finding.outcome
    parts = [part for part in finding.parts if part.counts and part.outcome == decisive]
    if finding.outcome == Outcome.MET:
        return parts[:1] if finding.rule.kind != "none" else parts
    if finding.rule.kind == MEETS:
        parts = [part for part in parts if part.parts] or parts
    return [part for part in parts if not _for_others(part)] or parts


def _for_others(finding: Finding) -> bool:
    kinds = ("group", "unrecorded")
    return any(
        leaf.rule.kind in kinds and leaf.outcome == Outcome.NOT_MET for leaf in finding.leaves()
    )


def _why_not(judged: Judged) -> list[Finding]:
    """Why another route is not met: nothing, if it is not meant for this nominee."""
    if _for_others(judged.finding):
        return []
    return [leaf for leaf in telling(judged.finding) if leaf.outcome != Outcome.MET]


def _missing(asked: Asked, whole: _Verdict, best: Judged) -> Iterator[str]:
    if whole.word == ELIGIBLE_IF:
        yield from _needed(asked, best.route)
    elif whole.word in (UNKNOWN, REVIEW):
        for judged in whole.judged:
            if judged.if_granted.outcome == Outcome.UNKNOWN:
                unknown = [one for one in telling(judged.if_granted) if not one.outcome]
                yield from (leaf.shown.lacks for leaf in unknown if leaf.shown.lacks)


def _needed(asked: Asked, route: Route) -> Iterator[str]:
    """What is pending and must be granted: that without which the route is not met."""
    pending = asked.facts.pending
    needed = [
        one
        for place, one in enumerate(pending)
        if _if_granted(route, asked, place).outcome != Outcome.MET
    ]
    for one in needed or pending:
        many = f" ({one.count} người)" if one.count > 1 else ""
        yield f"{asked.law.short(one.code)} {asked.label(one.year)}{many}"


def _for_people(asked: Asked, known: Honour, whole: _Verdict, finding: Finding) -> Iterator[str]:
    for leaf in _apart(finding, "people"):
        hint = f" (hồ sơ: {leaf.shown.because})" if leaf.shown.because else ""
        yield leaf.rule.says + hint
    for leaf in _apart(finding, "review"):
        if leaf.outcome != Outcome.MET:
            yield f"{leaf.rule.says} (căn cứ chưa kiểm chứng; {leaf.shown.because})"
    for leaf in finding.because():
        if leaf.shown.remark:
            yield leaf.shown.remark
    if whole.word in (UNKNOWN, NOT_ELIGIBLE):
        version = known.text_on(asked.day)
        for route in version.routes if version else ():
            if route.named_only and asked.kind in route.kinds and asked.nominee in route.nominees:
                yield f"Có thể xét theo đường khác, do người đánh giá: {route.says}"


def _closed(asked: Asked, known: Honour, version: Version | None) -> Reason:
    """No route is open: the honour is not for such nominees, or not for this kind of award."""
    says = f"{known.short} xét cho {_words(asked, 'nominees', known.nominees)}"
    basis = version.basis if version else ""
    if version and version.abolished:
        return Reason(version.says or "Đã bãi bỏ", basis, Outcome.NOT_MET.name, "Đã bãi bỏ")
    if asked.nominee in known.nominees:
        routes = version.routes if version else ()
        kinds = tuple(dict.fromkeys(kind for route in routes for kind in route.kinds))
        says = f"{known.short} xét theo loại: {_words(asked, 'kinds', kinds)}"
    because = f"{asked.law.word('nominees', asked.nominee)}, {asked.law.word('kinds', asked.kind)}"
    return Reason(says, basis, Outcome.NOT_MET.name, because)


def _words(asked: Asked, group: str, codes: tuple[str, ...]) -> str:
    return ", ".join(asked.law.word(group, code) for code in codes)


def _remarks(
    asked: Asked, known: Honour, proposed_with: tuple[str, ...], complete_on: date | None
) -> Iterator[str]:
    """What decides nothing but must be before the council's eyes."""
    law, facts = asked.law, asked.facts
    again = [one for one in facts.honours if one.code == known.code and one.year == asked.year]
    if known.yearly and any(one.in_force for one in again):
        yield f"Hồ sơ đã có {known.short} năm {asked.label(asked.year)}"
    if proposed_with:
        rule = law.principle("mot-thanh-tich", asked.day)
        names = ", ".join(law.short(code) for code in proposed_with)
        yield f"Đề nghị cùng đợt: {names}. {rule.says} ({rule.basis})"
    if any(one.since <= asked.today for one in facts.discipline):
        rule = law.principle("sau-ky-luat", asked.day)
        yield f"{rule.says} ({rule.basis})"
    if not facts.complete:
        yield "Hồ sơ chưa được xác nhận là đầy đủ: đối chiếu kỷ luật và các trường hợp tạm dừng"
    if complete_on and known.on(complete_on) != known.on(asked.day):
        yield f"Hồ sơ đủ ngày {printed(complete_on)}, khi văn bản khác đã có hiệu lực"


# --- law and local law --------------------------------------------------------------------------


def _version(law: Law, version: Version | None) -> str:
    since = f"{version.instrument}@{version.since}" if version else ""
    return f"{since} · {law.hash[:12]}"


def _local_routes(known: Honour, day: date) -> tuple[Route, ...]:
    return tuple(route for version in known.local_on(day) for route in version.routes)


def _adds(law: Law, day: date) -> bool:
    """Whether local regulations add anything that day."""
    return any(honour.local_on(day) for honour in law.honours.values())
