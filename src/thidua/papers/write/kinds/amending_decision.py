"""Quyết định sửa đổi: what an issued decision says wrongly, and how it reads from now on."""

from dataclasses import dataclass

from thidua.papers.write.kinds.cited import Cited
from thidua.papers.write.kinds.lists import STT
from thidua.papers.write.kinds.structure import articles, journal_note, with_proposer
from thidua.papers.write.money import two_digits
from thidua.papers.write.paper import Article, Block, Column, Letterhead, Paper, Row, Signer, Table


@dataclass(frozen=True, kw_only=True)
class Change:
    """One place of the old decision: what it is about, what is printed, what it now says."""

    about: str
    printed: str
    now: str


@dataclass(frozen=True, kw_only=True)
class AmendingDecision:
    """Changes to one decision; `consequences` says what follows, such as certificates reissued."""

    head: Letterhead
    issuer: str
    bases: tuple[str, ...]
    proposer: str
    original: Cited
    changes: tuple[Change, ...]
    executors: str
    signer: Signer
    recipients: tuple[str, ...]
    reason: str = ""
    consequences: tuple[str, ...] = ()
    journal_head: str = ""


def compose(data: AmendingDecision) -> Paper:
    """The amending decision; one change is a sentence, several are a table."""
    first = _changes(data)
    rest = articles(
        (
            " ".join(data.consequences),
            "Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác của "
            f"{data.original.short} giữ nguyên hiệu lực.",
            f"{data.executors} và các tập thể, cá nhân có liên quan chịu trách nhiệm thi hành "
            "Quyết định này.",
        ),
        start=2,
    )
    return Paper(
        head=data.head,
        type_name="QUYẾT ĐỊNH",
        subject=f"Về việc sửa đổi {data.original.full}",
        authority=data.issuer.upper(),
        bases=with_proposer(data.bases, data.proposer),
        enacting="QUYẾT ĐỊNH:",
        body=(*first, *rest),
        signers=(data.signer,),
        recipients=data.recipients,
        footnote=journal_note(data.journal_head),
    )


def _changes(data: AmendingDecision) -> tuple[Block, ...]:
    because = f" do {data.reason}" if data.reason else ""
    start = f"Sửa đổi {data.original.short}{because} như sau:"
    if len(data.changes) == 1:
        only = data.changes[0]
        return (Article(1, f"{start} {only.about}: “{only.printed}” sửa thành “{only.now}”."),)
    columns = (
        STT,
        Column("Nội dung", 2),
        Column("Đã ghi", 3),
        Column("Nay sửa thành", 3),
    )
    rows = tuple(
        Row((two_digits(n), change.about, change.printed, change.now))
        for n, change in enumerate(data.changes, start=1)
    )
    return (Article(1, start), Table(columns, rows))
