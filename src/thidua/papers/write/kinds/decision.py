"""Quyết định khen thưởng: who is honoured, with how much money, and who carries it out."""

from dataclasses import dataclass

from thidua.papers.write.kinds.lists import (
    Group,
    Recipient,
    counted,
    everybody,
    honours_named,
    kinds_named,
    list_appendix,
    money_phrase,
    share_clauses,
    total,
)
from thidua.papers.write.kinds.structure import articles, journal_note, with_proposer
from thidua.papers.write.paper import Appendix, Article, Block, Letterhead, Paper, Signer


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a decision to honour says.

    `issuer` is the office that decides ("Giám đốc Sở Khoa học và Công nghệ"), for the line of
    authority. `period` ("năm 2025") and `merit` ("đã có thành tích xuất sắc trong …") end the first
    sentence. `fund` pays; `money_basis` is the clause on the rates. `executors` carry it out.
    """

    head: Letterhead
    issuer: str
    bases: tuple[str, ...]
    proposer: str
    groups: tuple[Group, ...]
    executors: str
    signer: Signer
    recipients: tuple[str, ...]
    period: str = ""
    merit: str = ""
    fund: str = ""
    money_basis: str = ""
    subject: str = ""
    journal_head: str = ""


def compose(data: Decision) -> Paper:
    """The decision; one recipient is named in Điều 1, more stand in a list behind it."""
    alone = len(everybody(data.groups)) == 1
    return Paper(
        head=data.head,
        type_name="QUYẾT ĐỊNH",
        subject=data.subject or f"Về việc {_giving(data)}",
        authority=data.issuer.upper(),
        bases=with_proposer(data.bases, data.proposer),
        enacting="QUYẾT ĐỊNH:",
        body=(*_first_article(data, alone=alone), *_last_articles(data)),
        signers=(data.signer,),
        recipients=data.recipients,
        appendices=() if alone else (_list(data),),
        footnote=journal_note(data.journal_head),
    )


def _giving(data: Decision) -> str:
    return f"tặng {honours_named(data.groups)} {data.period}".strip()


def _first_article(data: Decision, *, alone: bool) -> tuple[Block, ...]:
    giving = _giving(data)
    honours = f"{giving[0].upper()}{giving[1:]}"
    people = everybody(data.groups)
    if alone:
        merit = f", {data.merit or people[0].achievement}".rstrip(", ")
        return (Article(1, f"{honours} cho {_named(people[0])}{merit}."),)
    merit = f" {data.merit}" if data.merit else ""
    if len(data.groups) == 1:
        return (Article(1, f"{honours} cho {counted(people)}{merit} (có danh sách kèm theo)."),)
    start = f"{honours} cho các {kinds_named(people)}{merit} (có danh sách kèm theo), gồm:"
    return (Article(1, start), *share_clauses(data.groups))


def _named(recipient: Recipient) -> str:
    return ", ".join(
        filter(None, (f"{recipient.salutation} {recipient.name}".strip(), recipient.where))
    )


def _last_articles(data: Decision) -> tuple[Block, ...]:
    money = total(data.groups)
    honoured = kinds_named(everybody(data.groups))
    return articles(
        (
            _money_sentence(data, money) if money else "",
            f"Quyết định này có hiệu lực kể từ ngày ký. {data.executors} và các {honoured} có tên "
            "tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
        ),
        start=2,
    )


def _money_sentence(data: Decision, money: int) -> str:
    rates = f" theo quy định tại {data.money_basis}" if data.money_basis else ""
    source = f" Kinh phí trích từ {data.fund}." if data.fund else ""
    return (
        f"Tiền thưởng kèm theo {honours_named(data.groups)} tại Điều 1{rates} là "
        f"{money_phrase(money)}.{source}"
    )


def _list(data: Decision) -> Appendix:
    named = kinds_named(everybody(data.groups))
    return list_appendix(
        data.groups,
        subject=f"{named[0].upper()}{named[1:]} được {_giving(data)}",
        type_name="Quyết định",
        head=data.head,
        issuer=data.issuer,
    )
