"""Tờ trình đề nghị khen thưởng: what we ask of the authority above, with its list."""

from dataclasses import dataclass

from thidua.papers.write.kinds.lists import (
    Group,
    everybody,
    honours_named,
    kinds_named,
    list_appendix,
    share_clauses,
)
from thidua.papers.write.kinds.structure import enumerated, lines
from thidua.papers.write.paper import Appendix, Block, Letterhead, Paper, Paragraph, Signer


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A proposal of `proposer` ("Sở Khoa học và Công nghệ") to `authority`, who decides.

    `meeting` names the council's meeting and its minutes; `appraisal` tells what was examined;
    `attachments` are the papers sent along.
    """

    head: Letterhead
    proposer: str
    addressees: tuple[str, ...]
    authority: str
    bases: tuple[str, ...]
    groups: tuple[Group, ...]
    period: str
    signer: Signer
    recipients: tuple[str, ...]
    meeting: str = ""
    appraisal: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def compose(data: Proposal) -> Paper:
    """The tờ trình with the list of those proposed as its appendix."""
    return Paper(
        head=data.head,
        type_name="TỜ TRÌNH",
        subject=f"Về việc đề nghị tặng {_what(data)}",
        addressees=data.addressees,
        bases=data.bases,
        body=(
            Paragraph(_request(data)),
            *share_clauses(data.groups),
            *lines(data.appraisal),
            *_attachments(data.attachments),
            Paragraph(
                f"{data.proposer} chịu trách nhiệm về tính chính xác của thành tích và hồ sơ "
                "đề nghị."
            ),
            Paragraph(f"Kính trình {data.authority} xem xét, quyết định."),
        ),
        signers=(data.signer,),
        recipients=data.recipients,
        appendices=(_list(data),),
    )


def _what(data: Proposal) -> str:
    return f"{honours_named(data.groups)} {data.period}".strip()


def _request(data: Proposal) -> str:
    meeting = f"Trên cơ sở {data.meeting}, " if data.meeting else ""
    return (
        f"{meeting}{data.proposer} kính trình {data.authority} xem xét, tặng {_what(data)} cho các "
        f"{kinds_named(everybody(data.groups))} (có danh sách kèm theo), gồm:"
    )


def _list(data: Proposal) -> Appendix:
    named = kinds_named(everybody(data.groups))
    return list_appendix(
        data.groups,
        subject=f"{named[0].upper()}{named[1:]} được đề nghị tặng {_what(data)}",
        type_name="Tờ trình",
        head=data.head,
        issuer=data.proposer,
    )


def _attachments(papers: tuple[str, ...]) -> tuple[Block, ...]:
    lead = (Paragraph("Hồ sơ gửi kèm theo Tờ trình này gồm:"),) if papers else ()
    return (*lead, *enumerated(papers))
