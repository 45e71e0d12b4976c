"""Thông báo công khai: who is proposed for what, from when to when, where remarks are received."""

from dataclasses import dataclass
from datetime import date

from thidua.papers.write.dates import short_date
from thidua.papers.write.kinds.lists import (
    Group,
    Recipient,
    everybody,
    kinds_named,
    list_appendix,
    share_clauses,
)
from thidua.papers.write.paper import Letterhead, Paper, Paragraph, Signer


@dataclass(frozen=True, kw_only=True)
class PublicationNotice:
    """A list shown before the council meets. Of each recipient only name, unit and honour print.

    `first` and `last` are the days between which it is shown; `where` the boards and pages;
    `remarks_to` who receives remarks, with telephone and address.
    """

    head: Letterhead
    issuer: str
    groups: tuple[Group, ...]
    period: str
    first: date
    last: date
    where: str
    remarks_to: str
    signer: Signer
    recipients: tuple[str, ...]
    bases: tuple[str, ...] = ()


def compose(data: PublicationNotice) -> Paper:
    """The notice with its list, stripped of everything that is nobody's business."""
    shown = tuple(_public(group) for group in data.groups)
    named = kinds_named(everybody(shown))
    return Paper(
        head=data.head,
        type_name="THÔNG BÁO",
        subject=f"Về việc công khai danh sách đề nghị khen thưởng {data.period}",
        bases=data.bases,
        body=(
            Paragraph(
                f"{data.issuer} công khai danh sách các {named} được đề nghị xét tặng danh hiệu "
                f"thi đua, hình thức khen thưởng {data.period} (có danh sách kèm theo), gồm:"
            ),
            *share_clauses(shown),
            Paragraph(
                f"từ ngày {short_date(data.first)} đến hết ngày {short_date(data.last)}.",
                lead="Thời gian công khai:",
            ),
            Paragraph(f"{data.where}.", lead="Nơi công khai:"),
            Paragraph(
                f"Ý kiến góp ý, phản ánh gửi về {data.remarks_to} trong thời gian công khai. "
                "Ý kiến gửi kèm họ tên, địa chỉ liên hệ và căn cứ để được xác minh nhanh chóng."
            ),
        ),
        signers=(data.signer,),
        recipients=data.recipients,
        appendices=(
            list_appendix(
                shown,
                subject=f"{named[0].upper()}{named[1:]} được đề nghị khen thưởng {data.period}",
                type_name="Thông báo",
                head=data.head,
                issuer=data.issuer,
            ),
        ),
    )


def _public(group: Group) -> Group:
    people = tuple(
        Recipient(name=r.name, kind=r.kind, post=r.post, unit=r.unit) for r in group.recipients
    )
    return Group(honour=group.honour, recipients=people, is_title=group.is_title)
