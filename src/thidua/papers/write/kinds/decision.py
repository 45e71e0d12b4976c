"""Quyết định khen thưởng: who is honoured, with how much money, and who carries it out."""

from dataclasses import dataclass

from thidua.papers.write.kinds.closing import journal_note
from thidua.papers.write.kinds.lists import (
    Group,
    Recipient,
    counted,
    everybody,
    kinds_named,
    list_of,
    money_phrase,
    total,
)
from thidua.papers.write.paper import Appendix, Article, Block, Clause, Letterhead, Paper, Signer
from thidua.papers.write.wording import attached_to


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
    proposal = (f"Theo đề nghị của {data.proposer}",) if data.proposer else ()
    return Paper(
        head=data.head,
        type_name="QUYẾT ĐỊNH",
        subject=data.subject or f"Về việc tặng {_honours(data.groups)} {data.period}".strip(),
        authority=data.issuer.upper(),
        bases=(*data.bases, *proposal),
        enacting="QUYẾT ĐỊNH:",
        body=(*_first_article(data, alone=alone), *_last_articles(data)),
        signers=(data.signer,),
        recipients=data.recipients,
        appendices=() if alone else (_list(data),),
        footnote=journal_note(data.journal_head),
    )


def _honours(groups: tuple[Group, ...]) -> str:
    if len(groups) == 1:
        return groups[0].phrase
    titles = {group.is_title for group in groups}
    if titles == {True}:
        return "danh hiệu thi đua"
    return (
        "hình thức khen thưởng" if titles == {False} else "danh hiệu thi đua, hình thức khen thưởng"
    )


def _first_article(data: Decision, *, alone: bool) -> tuple[Block, ...]:
    honours = f"Tặng {_honours(data.groups)} {data.period}".strip()
    people = everybody(data.groups)
    if alone:
        merit = f", {data.merit or people[0].achievement}".rstrip(", ")
        return (Article(1, f"{honours} cho {_named(people[0])}{merit}."),)
    merit = f" {data.merit}" if data.merit else ""
    if len(data.groups) == 1:
        return (Article(1, f"{honours} cho {counted(people)}{merit} (có danh sách kèm theo)."),)
    start = f"{honours} cho các {kinds_named(people)}{merit} (có danh sách kèm theo), gồm:"
    return (Article(1, start), *_shares(data.groups))


def _shares(groups: tuple[Group, ...]) -> tuple[Clause, ...]:
    """One clause for each honour: how many receive it."""
    texts = (f"{g.phrase[0].upper()}{g.phrase[1:]}: {counted(g.recipients)}" for g in groups)
    return tuple(
        Clause(f"{n}.", text + ("." if n == len(groups) else ";"))
        for n, text in enumerate(texts, start=1)
    )


def _named(recipient: Recipient) -> str:
    return ", ".join(
        filter(None, (f"{recipient.salutation} {recipient.name}".strip(), recipient.where))
    )


def _last_articles(data: Decision) -> tuple[Block, ...]:
    articles: list[str] = []
    if money := total(data.groups):
        rates = f" theo quy định tại {data.money_basis}" if data.money_basis else ""
        source = f" Kinh phí trích từ {data.fund}." if data.fund else ""
        articles.append(
            f"Tiền thưởng kèm theo các danh hiệu, hình thức khen thưởng tại Điều 1{rates} "
            f"là {money_phrase(money)}.{source}"
        )
    honoured = kinds_named(everybody(data.groups))
    articles.append(
        f"Quyết định này có hiệu lực kể từ ngày ký. {data.executors} và các {honoured} có tên tại "
        "Điều 1 chịu trách nhiệm thi hành Quyết định này."
    )
    return tuple(Article(number, text) for number, text in enumerate(articles, start=2))


def _list(data: Decision) -> Appendix:
    named = kinds_named(everybody(data.groups))
    subject = f"{named[0].upper()}{named[1:]} được tặng {_honours(data.groups)} {data.period}"
    return Appendix(
        title="DANH SÁCH",
        subject=subject.strip(),
        attached_to=attached_to("Quyết định", data.head, issuer=data.issuer),
        body=list_of(data.groups),
    )
