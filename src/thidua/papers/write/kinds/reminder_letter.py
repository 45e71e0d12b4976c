"""Công văn đôn đốc: what is owed, by whom, since when, and the day by which it must come."""

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
class Late:
    """One unit that owes something: what, and what is still missing in it."""

    unit: str
    owed: str
    missing: str = ""


@dataclass(frozen=True, kw_only=True)
class ReminderLetter:
    """A letter to all who are late. `about` is what is owed ("gửi hồ sơ đề nghị khen thưởng …")."""

    head: Letterhead
    issuer: str
    about: str
    under: str
    due_on: date
    as_of: date
    late: tuple[Late, ...]
    send_by: date
    signer: Signer
    recipients: tuple[str, ...]
    addressees: tuple[str, ...] = ()
    contact: str = ""


def compose(data: ReminderLetter) -> Paper:
    """The letter; those who owe are named in a table, or in a sentence if it is one unit only."""
    return Paper(
        head=data.head,
        subject=f"đôn đốc {data.about}",
        addressees=data.addressees or tuple(line.unit for line in data.late),
        body=(
            Paragraph(
                f"Thực hiện {data.under}, các đơn vị {data.about} trước ngày "
                f"{short_date(data.due_on)}. Đến ngày {short_date(data.as_of)}, "
                f"còn {two_digits(len(data.late))} đơn vị chưa thực hiện hoặc thực hiện chưa đủ:"
            ),
            *_named(data.late),
            *_asked(data),
        ),
        signers=(data.signer,),
        recipients=data.recipients,
    )


def _named(late: tuple[Late, ...]) -> tuple[Block, ...]:
    columns = (
        STT,
        Column("Đơn vị", 3),
        Column("Nội dung chưa thực hiện", 3),
        Column("Còn thiếu", 3),
    )
    rows = tuple(
        Row((two_digits(n), line.unit, line.owed, line.missing))
        for n, line in enumerate(late, start=1)
    )
    return (Table(columns, rows),)


def _asked(data: ReminderLetter) -> tuple[Block, ...]:
    contact = f" Vướng mắc liên hệ {data.contact}." if data.contact else ""
    return (
        Paragraph(
            f"{data.issuer} đề nghị Thủ trưởng các đơn vị nêu trên khẩn trương thực hiện, hoàn "
            f"thành trước ngày {short_date(data.send_by)}. Quá thời hạn này, đơn vị chịu trách "
            f"nhiệm về việc không được tổng hợp, xét khen thưởng đúng kỳ.{contact}"
        ),
    )
