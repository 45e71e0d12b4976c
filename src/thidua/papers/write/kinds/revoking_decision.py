"""Quyết định hủy bỏ quyết định khen thưởng: which honours fall, why, what comes back and when."""

from dataclasses import dataclass
from datetime import date

from thidua.papers.write.dates import date_words
from thidua.papers.write.kinds.cited import Cited
from thidua.papers.write.kinds.lists import (
    Group,
    everybody,
    kinds_named,
    list_appendix,
    money_phrase,
    total,
)
from thidua.papers.write.kinds.structure import articles, journal_note, with_proposer
from thidua.papers.write.paper import Appendix, Letterhead, Paper, Signer


@dataclass(frozen=True, kw_only=True)
class RevokingDecision:
    """Honours that fall. `groups` holds who loses which; their money is what must be paid back.

    `reason` is a phrase with its clause; `items` what is handed back ("Giấy khen, khung");
    `return_by` and `return_to` the day and the place.
    """

    head: Letterhead
    issuer: str
    bases: tuple[str, ...]
    proposer: str
    original: Cited
    groups: tuple[Group, ...]
    reason: str
    executors: str
    signer: Signer
    recipients: tuple[str, ...]
    items: str = ""
    return_by: date | None = None
    return_to: str = ""
    journal_head: str = ""


def compose(data: RevokingDecision) -> Paper:
    """The revoking decision; one name stands in Điều 1, more in a list."""
    people = everybody(data.groups)
    who = bound = f"các {kinds_named(people)} có tên trong danh sách kèm theo"
    if len(people) == 1:
        bound = f"{people[0].salutation} {people[0].name}".strip()
        who = f"{bound}, {people[0].where}".strip(" ,")
    honours = ", ".join(group.phrase for group in data.groups)
    body = articles(
        (
            f"Hủy bỏ {data.original.full} đối với nội dung tặng {honours} cho {who}. "
            f"Lý do: {data.reason}.",
            _give_back(data),
            f"Quyết định này có hiệu lực kể từ ngày ký. {data.executors} và {bound} chịu trách "
            "nhiệm thi hành Quyết định này.",
        )
    )
    return Paper(
        head=data.head,
        type_name="QUYẾT ĐỊNH",
        subject=f"Về việc hủy bỏ khen thưởng tại {data.original.short}",
        authority=data.issuer.upper(),
        bases=with_proposer(data.bases, data.proposer),
        enacting="QUYẾT ĐỊNH:",
        body=body,
        signers=(data.signer,),
        recipients=data.recipients,
        appendices=() if len(people) == 1 else (_list(data),),
        footnote=journal_note(data.journal_head),
    )


def _give_back(data: RevokingDecision) -> str:
    money = total(data.groups)
    back = [data.items] if data.items else []
    back += [f"tiền thưởng {money_phrase(money)}"] if money else []
    if not back:
        return ""
    until = f" trước {date_words(data.return_by)}" if data.return_by else ""
    place = f" tại {data.return_to}" if data.return_to else ""
    return f"Thu hồi {' và '.join(back)}. Việc nộp lại được thực hiện{place}{until}.".replace(
        " Việc nộp lại được thực hiện.", ""
    )


def _list(data: RevokingDecision) -> Appendix:
    return list_appendix(
        data.groups,
        subject=f"Các {kinds_named(everybody(data.groups))} bị hủy bỏ khen thưởng",
        type_name="Quyết định",
        head=data.head,
        issuer=data.issuer,
    )
