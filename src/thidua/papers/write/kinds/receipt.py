"""Giấy biên nhận hồ sơ: what was handed in, what is still owed and by when."""

from dataclasses import dataclass
from datetime import date, datetime

from thidua.papers.write.dates import moment_words, short_date
from thidua.papers.write.kinds.lists import STT
from thidua.papers.write.kinds.structure import SIGN_HERE
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
class Received:
    """One paper handed in: its name, how many, in which form ("bản chính", "tệp điện tử")."""

    paper: str
    count: int = 1
    form: str = ""


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One paper still owed, for which nominee, until which day."""

    paper: str
    nominee: str = ""
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What one unit handed in. `content` names it ("12 đề nghị khen thưởng năm 2025")."""

    head: Letterhead
    receiver: str
    receiver_name: str
    submitter: str
    submitter_name: str
    content: str
    received_at: datetime
    received: tuple[Received, ...]
    owed: tuple[Owed, ...] = ()
    note: str = ""


def compose(data: Receipt) -> Paper:
    """The receipt, signed by both; it says plainly whether the dossier is complete."""
    return Paper(
        head=data.head,
        type_name="GIẤY BIÊN NHẬN",
        subject=f"Hồ sơ {data.content}",
        body=(
            Paragraph(
                f"{data.receiver} đã nhận của {data.submitter} hồ sơ {data.content} vào lúc "
                f"{moment_words(data.received_at)}, gồm:"
            ),
            _received(data.received),
            *_owed(data.owed),
            *((Paragraph(data.note),) if data.note else ()),
            Paragraph("Giấy biên nhận này được lập thành 02 bản, mỗi bên giữ 01 bản."),
        ),
        signers=(
            Signer(title="NGƯỜI NỘP", note=SIGN_HERE, name=data.submitter_name),
            Signer(title="NGƯỜI NHẬN", note=SIGN_HERE, name=data.receiver_name),
        ),
    )


def _received(papers: tuple[Received, ...]) -> Table:
    columns = (
        STT,
        Column("Tên giấy tờ", 5),
        Column("Số lượng", 1, "center"),
        Column("Hình thức", 2),
    )
    rows = tuple(
        Row((two_digits(n), line.paper, two_digits(line.count), line.form))
        for n, line in enumerate(papers, start=1)
    )
    return Table(columns, rows)


def _owed(papers: tuple[Owed, ...]) -> tuple[Block, ...]:
    if not papers:
        return (Paragraph("Hồ sơ đủ thành phần theo quy định."),)
    columns = (
        STT,
        Column("Giấy tờ còn thiếu", 4),
        Column("Của hồ sơ", 3),
        Column("Hạn bổ sung", 1.5, "center"),
    )
    rows = tuple(
        Row((two_digits(n), owed.paper, owed.nominee, short_date(owed.due) if owed.due else ""))
        for n, owed in enumerate(papers, start=1)
    )
    return (
        Paragraph(
            f"Hồ sơ còn thiếu {two_digits(len(papers))} giấy tờ sau đây; hồ sơ chỉ được đưa ra Hội "
            "đồng khi đã bổ sung đủ:"
        ),
        Table(columns, rows),
    )
