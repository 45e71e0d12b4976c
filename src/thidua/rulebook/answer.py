"""Turns findings into the words of the contract, in the contract's order. Nothing else does.

deferred → needs-legal-review → eligible → eligible-if → unknown → not-eligible.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from thidua.rulebook.asked import Asked, printed
from thidua.rulebook.evaluate import Finding
from thidua.rulebook.facts import Facts
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.remarks import for_people, passed, remarks
from thidua.rulebook.routes import Judged, judge_routes, needed, why_not
from thidua.rulebook.rule import Honour, Law, Route, Transition, Version
from thidua.rulebook.shape import Shape, as_year
from thidua.rulebook.telling import Reason, clashes, reason_of, telling

DEFERRED = "deferred"
REVIEW = "needs-legal-review"
ELIGIBLE = "eligible"
ELIGIBLE_IF = "eligible-if"
UNKNOWN = "unknown"
NOT_ELIGIBLE = "not-eligible"


@dataclass(frozen=True)
class Answer:
    """The answer to one case. `outcome` is a word of the contract, a sum of đồng or a choice.

    `under_last_known`: what the last text that is loaded and verified says, where the answer is
    needs-legal-review. `otherwise`: what the answer would be but for a hold. `national`: what the
    law alone says, where local regulations add to it. `routes` is the national tree,
    `local_routes` the same with what local regulations add (empty: they add nothing).
    """

    outcome: str | int | Mapping[str, object]
    law: str
    reasons: tuple[Reason, ...] = ()
    for_people: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reliance: bool = False
    under_last_known: str | int | None = None
    otherwise: str | None = None
    national: str | None = None
    routes: tuple[Judged, ...] = ()
    local_routes: tuple[Judged, ...] = ()

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
            "otherwise": self.otherwise,
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
    known, relied = law.honour(honour), honour in set(reliance)
    changes = passed(asked, complete_on)
    asides = tuple(remarks(asked, known, tuple(proposed_with), changes))
    found = _by_law_of_the_day(asked, known, route, relied=relied)
    for change in changes:
        newer = replace(asked, day=change.since, as_of=asked.today)
        text = known.on(change.since)
        if change.more_favourable and text and not text.pending:
            other = _by_law_of_the_day(newer, known, route, relied=relied)
            found = _better(found, other, change)
    return replace(found, for_people=found.for_people + asides)


def _by_law_of_the_day(asked: Asked, known: Honour, route: str | None, *, relied: bool) -> Answer:
    text = known.text_on(asked.day)
    if text is None:
        return _no_text(asked, known)
    national = judge_routes(asked, text, text.routes, route)
    whole = national
    if _adds(asked.law, asked.day):
        routes = text.routes + _local_routes(known, asked.day)
        whole = judge_routes(replace(asked, local=True), text, routes, route)
    found = replace(
        _answer(asked, known, whole),
        national=_word(national),
        routes=national,
        local_routes=whole if whole is not national else (),
    )
    return _in_order(asked, known, found, relied=relied)


BETTER = (NOT_ELIGIBLE, UNKNOWN, REVIEW, ELIGIBLE_IF, ELIGIBLE)


def _better(old: Answer, new: Answer, change: Transition) -> Answer:
    """The newer law where it is more favourable to the subject, with the clause that says so."""
    if old.outcome not in BETTER or new.outcome not in BETTER:
        return old
    if BETTER.index(str(new.outcome)) <= BETTER.index(str(old.outcome)):
        return old
    reason = Reason(change.says, change.basis, Outcome.MET.name, "Quy định mới có lợi hơn")
    return replace(new, reasons=(reason, *new.reasons))


# --- the order of the contract ------------------------------------------------------------------


def _in_order(asked: Asked, known: Honour, found: Answer, *, relied: bool) -> Answer:
    """A hold comes before all; a text that is not loaded before what the last known text says."""
    in_force = known.on(asked.day)
    under = str(found.outcome)
    holds = tuple(_hold_reasons(asked))
    if holds:
        reasons = holds + found.reasons
        return replace(
            found, outcome=DEFERRED, reasons=reasons, under_last_known=None, otherwise=under
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


# --- from routes to a word ----------------------------------------------------------------------


def _word(judged: tuple[Judged, ...]) -> str:
    """The outcome read from the routes alone."""
    for word, findings in (
        (ELIGIBLE, [one.finding for one in judged]),
        (ELIGIBLE_IF, [one.if_granted for one in judged]),
    ):
        met = [finding for finding in findings if finding.outcome == Outcome.MET]
        if met:
            return REVIEW if all(clashes(finding) for finding in met) else word
    open_ = [one.if_granted for one in judged if one.if_granted.outcome == Outcome.UNKNOWN]
    if any(leaf.shown.silent for finding in open_ for leaf in finding.because()):
        return REVIEW
    return UNKNOWN if open_ else NOT_ELIGIBLE


def _answer(asked: Asked, known: Honour, judged: tuple[Judged, ...]) -> Answer:
    version = known.text_on(asked.day)
    law = _version(asked.law, version)
    if not judged:
        return Answer(NOT_ELIGIBLE, law, (_closed(asked, known, version),))
    word, best = _word(judged), judged[0]
    finding = best.finding if best.finding.outcome == Outcome.MET else best.if_granted
    people = list(for_people(finding))
    if word in (UNKNOWN, NOT_ELIGIBLE):
        people += _by_people(asked, version)
    return Answer(
        word,
        law,
        tuple(dict.fromkeys(_reasons(word, finding, judged))),
        for_people=tuple(dict.fromkeys(people)),
        missing=tuple(dict.fromkeys(_missing(asked, word, judged))),
        under_last_known=_aside(best) if word == REVIEW else None,
    )


def _reasons(word: str, finding: Finding, judged: tuple[Judged, ...]) -> Iterator[Reason]:
    """The nearest route part by part; of the others, why they are not met."""
    yield from (reason_of(leaf) for leaf in telling(finding))
    if word == REVIEW:
        yield from (reason_of(leaf) for leaf in clashes(finding))
    if finding.outcome != Outcome.MET:
        yield from (reason_of(leaf) for other in judged[1:] for leaf in why_not(other))


def _aside(best: Judged) -> str:
    """What the verified text alone would say, where something else asks for a legal editor."""
    if best.finding.outcome == Outcome.MET:
        return ELIGIBLE
    return ELIGIBLE_IF if best.if_granted.outcome == Outcome.MET else UNKNOWN


def _missing(asked: Asked, word: str, judged: tuple[Judged, ...]) -> Iterator[str]:
    """The records that are missing, or the honours that must first be granted."""
    if word == ELIGIBLE_IF:
        yield from needed(asked, judged[0].route)
    open_ = [one.if_granted for one in judged if one.if_granted.outcome == Outcome.UNKNOWN]
    if word == UNKNOWN or (word == REVIEW and open_[:1] == [judged[0].if_granted]):
        for finding in open_:
            unknown = [leaf for leaf in telling(finding) if leaf.outcome == Outcome.UNKNOWN]
            yield from (leaf.shown.lacks for leaf in unknown if leaf.shown.lacks)


def _by_people(asked: Asked, version: Version | None) -> Iterator[str]:
    """Routes that no record decides: judged only when a case names them."""
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


# --- law and local law --------------------------------------------------------------------------


def _version(law: Law, version: Version | None) -> str:
    since = f"{version.instrument}@{version.since}" if version else ""
    return f"{since} · {law.hash[:12]}"


def _local_routes(known: Honour, day: date) -> tuple[Route, ...]:
    return tuple(route for version in known.local_on(day) for route in version.routes)


def _adds(law: Law, day: date) -> bool:
    """Whether local regulations add anything that day."""
    return any(honour.local_on(day) for honour in law.honours.values())
