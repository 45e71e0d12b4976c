"""Danh sách chi tiền thưởng: who signs for how much, and what it adds up to in words."""

from dataclasses import dataclass

from thidua.papers.write.kinds.cited import Cited
from thidua.papers.write.kinds.lists import STT, Group, everybody, total
from thidua.papers.write.kinds.structure import SIGN_HERE
from thidua.papers.write.money import amount_in_words, grouped, two_digits
from thidua.papers.write.paper import Column, Letterhead, Paper, Paragraph, Row, Signer, Table

_COLUMNS = (
    STT,
    Column("Họ và tên, tên tập thể", 2.6),
    Column("Đơn vị", 2.4),
    Column("Danh hiệu, hình thức khen thưởng", 2.6),
    Column("Số tiền (đồng)", 1.4, "right"),
    Column("Ký nhận", 1.4),
)


@dataclass(frozen=True, kw_only=True)
class MoneyList:
    """The money of one decision, with those who answer for paying it out."""

    head: Letterhead
    decision: Cited
    groups: tuple[Group, ...]
    maker: str = ""
    accountant: str = ""
    chief: Signer = Signer(title="THỦ TRƯỞNG ĐƠN VỊ")
    source: str = ""


def compose(data: MoneyList) -> Paper:
    """The list, numbered as the decision is, those without money left out."""
    money = total(data.groups)
    source = f" Nguồn kinh phí: {data.source}." if data.source else ""
    return Paper(
        head=data.head,
        type_name="DANH SÁCH CHI TIỀN THƯỞNG",
        subject=f"Kèm theo {data.decision.full}",
        body=(
            Table(_COLUMNS, (*_rows(data), _sum(money)), row_height=9),
            Paragraph(f"Tổng số tiền bằng chữ: {amount_in_words(money)}.{source}"),
        ),
        ends=False,
        signers=(
            Signer(title="NGƯỜI LẬP", note=SIGN_HERE, name=data.maker),
            Signer(title="KẾ TOÁN", note=SIGN_HERE, name=data.accountant),
            data.chief,
        ),
    )


def _rows(data: MoneyList) -> tuple[Row, ...]:
    honours = [group.honour for group in data.groups for _ in group.recipients]
    numbered = enumerate(zip(everybody(data.groups), honours, strict=True), start=1)
    return tuple(
        Row((two_digits(n), r.name, r.unit, honour, grouped(r.money), ""))
        for n, (r, honour) in numbered
        if r.money
    )


def _sum(money: int) -> Row:
    return Row(("Tổng cộng", grouped(money), ""), bold=True, span=4)
