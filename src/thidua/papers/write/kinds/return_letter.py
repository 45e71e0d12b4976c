"""Công văn trả hồ sơ: which dossiers come back, why, under which clause, until when."""

from dataclasses import dataclass
from datetime import date

from thidua.papers.write.dates import short_date
from thidua.papers.write.kinds.lists import STT
from thidua.papers.write.money import two_digits
from thidua.papers.write.paper import (
    Block,
    Column,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Signer,
    Table,
)


@dataclass(frozen=True, kw_only=True)
class Returned:
    """One dossier that comes back: what it asked, what is wrong, the clause, what to do."""

    nominee: str
    honour: str
    reason: str
    basis: str = ""
    remedy: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnLetter:
    """A letter to one unit. `received_on` is the day its dossiers came; `again_by` the last day."""

    head: Letterhead
    issuer: str
    addressee: str
    period: str
    received_on: date
    returned: tuple[Returned, ...]
    signer: Signer
    recipients: tuple[str, ...]
    again_by: date | None = None
    contact: str = ""


def compose(data: ReturnLetter) -> Paper:
    """The letter: one dossier is told in sentences, several in a table."""
    return Paper(
        head=data.head,
        subject=f"trả hồ sơ đề nghị khen thưởng {data.period}",
        addressees=(data.addressee,),
        body=(
            Paragraph(
                f"Ngày {short_date(data.received_on)}, {data.issuer} nhận được hồ sơ đề nghị khen "
                f"thưởng {data.period} của {data.addressee}. Qua thẩm định, "
                f"{two_digits(len(data.returned))} hồ sơ chưa bảo đảm theo quy định, {data.issuer} "
                "trả lại, cụ thể như sau:"
            ),
            *_told(data.returned),
            *_again(data),
        ),
        signers=(data.signer,),
        recipients=data.recipients,
    )


def _told(returned: tuple[Returned, ...]) -> tuple[Block, ...]:
    if len(returned) == 1:
        only = returned[0]
        basis = f" (căn cứ {only.basis})" if only.basis else ""
        told = [Paragraph(f"{only.nominee}, đề nghị {only.honour}: {only.reason}{basis}.")]
        told += [Paragraph(f"Đề nghị: {only.remedy}.")] if only.remedy else []
        return tuple(told)
    columns = (
        STT,
        Column("Hồ sơ", 2.2),
        Column("Đề nghị", 1.8),
        Column("Lý do trả", 2.6),
        Column("Căn cứ", 2),
        Column("Nội dung cần bổ sung", 2.2),
    )
    rows = tuple(
        Row((two_digits(n), line.nominee, line.honour, line.reason, line.basis, line.remedy))
        for n, line in enumerate(returned, start=1)
    )
    return (Table(columns, rows),)


def _again(data: ReturnLetter) -> tuple[Block, ...]:
    until = f" trước ngày {short_date(data.again_by)}" if data.again_by else ""
    contact = f" Vướng mắc liên hệ {data.contact}." if data.contact else ""
    return (
        Paragraph(
            f"Đề nghị {data.addressee} hoàn thiện, gửi lại {data.issuer}{until} để tổng hợp, trình "
            f"Hội đồng.{contact}"
        ),
    )
