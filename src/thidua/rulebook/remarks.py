"""What only people can judge, and what must be before their eyes though it decides nothing."""

from collections.abc import Iterator
from datetime import date

from thidua.rulebook.asked import Asked
from thidua.rulebook.evaluate import Finding
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.rule import Honour, Transition
from thidua.rulebook.telling import apart


def for_people(finding: Finding) -> Iterator[str]:
    """What a route leaves to people: their own conditions, text not verified, remarks."""
    for leaf in apart(finding, "people"):
        hint = f" (hồ sơ: {leaf.shown.because})" if leaf.shown.because else ""
        yield leaf.rule.says + hint
    for leaf in apart(finding, "review"):
        if leaf.outcome != Outcome.MET:
            yield f"{leaf.rule.says} (căn cứ chưa kiểm chứng; {leaf.shown.because})"
    for leaf in finding.because():
        if leaf.shown.remark:
            yield leaf.shown.remark


def remarks(
    asked: Asked, known: Honour, proposed_with: tuple[str, ...], changes: list[Transition]
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
    for change in changes:
        yield f"{change.says} ({change.basis})"


def passed(asked: Asked, complete_on: date | None) -> list[Transition]:
    """The changes of law that came after the file was received and before it is judged."""
    later = max(asked.today, complete_on or asked.day)
    return [one for one in asked.law.transitions if asked.day < one.since <= later]
