"""Initiatives and projects: which count, and which have already served another honour."""

from collections.abc import Sequence

from thidua.rulebook.asked import Asked
from thidua.rulebook.facts import SCOPES, Initiative, Research
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.shown import Shown, met, not_met, unknown

Made = Initiative | Research


def recognised(asked: Asked, one: Initiative, scope: str) -> Outcome:
    """Whether an initiative is recognised at least that widely; nothing said is not a refusal."""
    if one.scope is None:
        return Outcome.UNKNOWN if asked.facts.silent(one.year) else Outcome.NOT_MET
    return _wide(one.scope, scope)


def accepted(one: Research, scope: str) -> Outcome:
    """Whether a project is accepted, and at least that wide."""
    if one.accepted is None:
        return Outcome.UNKNOWN
    if not one.accepted:
        return Outcome.NOT_MET
    if one.scope is None:
        return Outcome.MET if scope == SCOPES[0] else Outcome.UNKNOWN
    return _wide(one.scope, scope)


def _wide(scope: str, wanted: str) -> Outcome:
    wide = SCOPES.index(scope) >= SCOPES.index(wanted)
    return Outcome.MET if wide else Outcome.NOT_MET


def enough_made(
    asked: Asked,
    made: Sequence[tuple[Made, Outcome]],
    what: str,
    count: int,
    years: int,
    older: bool,
) -> Shown:
    """Count what is free to be used; clean ones first, those a title has used with a remark."""
    window = asked.last(years)
    fitting = [(one, state) for one, state in made if one.year in window and asked.counts(one.year)]
    free = [(one, min(state, _free(asked, one))) for one, state in fitting]
    good = sorted(
        (one for one, state in free if state == Outcome.MET),
        key=lambda one: bool(asked.used_for(one)),
    )[:count]
    lacks = f"thêm {count - len(good):02d} {what} (năm {asked.labels(years)}), chưa dùng để khen"
    if len(good) >= count:
        because = ", ".join(_called(asked, one) for one in good)
        return met(because, *(one.source for one in good), remark=_reuse(asked, good))
    because = _why_not(asked, what, fitting)
    doubt = [one for one, state in free if state == Outcome.UNKNOWN]
    if len(good) + len(doubt) >= count or any(asked.facts.silent(year) for year in window):
        return unknown(because, lacks, *(one.source for one in [*good, *doubt]))
    earlier = [one for one, state in made if state == Outcome.MET and one.year < window[-1]]
    if older and len(good) + len(earlier) >= count and all(asked.counts(e.year) for e in earlier):
        silent = f"Luật không nói {what} phải thuộc năm nào; hồ sơ có {_called(asked, earlier[0])}"
        return unknown(silent, lacks, *(one.source for one in earlier), silent=silent)
    return not_met(because, lacks, *(one.source for one, _ in fitting))


def _free(asked: Asked, one: Made) -> Outcome:
    """Whether it may still be used: a title and a form never share it, nor do two forms."""
    honours = asked.law.honours
    kinds = {honours[code].category if code in honours else "" for code in asked.used_for(one)}
    title = honours[asked.honour].category == "danh-hieu"
    barred = {"hinh-thuc"} if title else {"danh-hieu", "hinh-thuc"}
    if kinds & barred:
        return Outcome.NOT_MET
    return Outcome.UNKNOWN if "" in kinds else Outcome.MET


def _called(asked: Asked, one: Made) -> str:
    kind = "Sáng kiến" if isinstance(one, Initiative) else "Đề tài"
    name = f"{kind} {one.id}" if one.id else kind
    scope = f", phạm vi {asked.law.word('scopes', one.scope)}" if one.scope else ""
    return f"{name} ({asked.label(one.year)}{scope})"


def _uses(asked: Asked, one: Made) -> str:
    return ", ".join(asked.law.short(code) for code in asked.used_for(one))


def _reuse(asked: Asked, good: list[Made]) -> str:
    again = [one for one in good if asked.used_for(one)]
    told = "; ".join(f"{_called(asked, one)} đã dùng cho {_uses(asked, one)}" for one in again)
    rule = asked.law.principle("sang-kien-giua-danh-hieu", asked.day)
    return f"{told}. {rule.says} ({rule.basis})" if told else ""


def _why_not(asked: Asked, what: str, fitting: list[tuple[Made, Outcome]]) -> str:
    told = []
    for one, state in fitting:
        if state == Outcome.MET and _free(asked, one) == Outcome.NOT_MET:
            told.append(f"{_called(asked, one)} đã dùng cho {_uses(asked, one)}, không dùng lại")
        else:
            told.append(_called(asked, one))
    return "; ".join(told) if told else f"Không có {what} trên hồ sơ"
