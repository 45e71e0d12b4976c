"""Who may grant an honour on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from thidua.rulebook.outcome import Outcome
from thidua.rulebook.rule import Authority, Honour, Law
from thidua.rulebook.telling import Reason

ALLOWED = "allowed"
REFUSED = "refused"


@dataclass(frozen=True)
class Grant:
    """Whether the signer may, by which clause; and who may, if he may not."""

    outcome: str
    basis: str
    who_may: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def allowed(self) -> bool:
        return self.outcome == ALLOWED


def may_grant(law: Law, honour: str, signer: str, day: date) -> Grant:
    """allowed or refused, with the clause. Raises `Fault` for an unknown honour."""
    name = law.honour(honour).short
    ours = [one for one in law.authorities if honour in one.honours]
    open_ = [one for one in ours if one.in_force(day)]
    who_may = tuple(dict.fromkeys(one.signer for one in open_))
    mine = [one for one in open_ if one.signer == signer]
    title = law.word("signers", signer)
    notes = tuple(_not_loaded(law.honour(honour), day))
    if mine:
        because = f"{title} có thẩm quyền tặng {name}"
        reason = Reason(mine[0].says, mine[0].basis, Outcome.MET.name, because)
        return Grant(ALLOWED, mine[0].basis, who_may, (reason, *notes))
    refused = _refused(law, name, title, who_may, _nearest(open_, ours, signer))
    return replace(refused, reasons=(*refused.reasons, *notes))


def signers_of(law: Law, honour: str, day: date) -> tuple[str, ...]:
    """The codes of those who may grant an honour on a day."""
    open_ = [one for one in law.authorities if honour in one.honours and one.in_force(day)]
    return tuple(dict.fromkeys(one.signer for one in open_))


def _not_loaded(honour: Honour, day: date) -> Iterator[Reason]:
    """Where the law of that day is not loaded: the answer is that of the last known text."""
    version = honour.on(day)
    if version and version.pending:
        because = "Thẩm quyền nêu trên theo văn bản gần nhất đã nạp"
        yield Reason(version.says, version.basis, Outcome.UNKNOWN.name, because)


def _nearest(open_: list[Authority], ours: list[Authority], signer: str) -> Authority | None:
    """The clause to cite: where this signer's power began or ended, else who has it now."""
    own = [one for one in ours if one.signer == signer]
    return next(iter(own or open_), None)


def _refused(
    law: Law, name: str, title: str, who_may: tuple[str, ...], clause: Authority | None
) -> Grant:
    basis = clause.basis if clause else ""
    others = ", ".join(law.word("signers", code) for code in who_may)
    because = f"{title} không có thẩm quyền tặng {name} vào ngày này"
    if others:
        because += f"; thẩm quyền: {others}"
    says = clause.says if clause else "Pháp luật đã nạp không giao thẩm quyền này"
    return Grant(REFUSED, basis, who_may, (Reason(says, basis, Outcome.NOT_MET.name, because),))
