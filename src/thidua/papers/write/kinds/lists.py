"""Who receives what, and the lists and counts that nearly every paper prints of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from thidua.papers.write.money import amount_in_words, grouped, two_digits
from thidua.papers.write.paper import (
    Appendix,
    Block,
    Clause,
    Column,
    Letterhead,
    Paragraph,
    Row,
    Table,
)
from thidua.papers.write.wording import attached_to

STT = Column("STT", 0.8, "center")
Kind = Literal["collective", "household", "person"]
KINDS: dict[Kind, str] = {"collective": "tập thể", "household": "hộ gia đình", "person": "cá nhân"}
_ORDER: tuple[Kind, ...] = ("collective", "household", "person")


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """One line of a list: a person, a collective or a household, as it is printed.

    `money` in đồng. `votes` as printed ("8/9"). `salutation` ("ông", "bà") is used in sentences.
    """

    name: str
    kind: Kind = "person"
    salutation: str = ""
    post: str = ""
    unit: str = ""
    achievement: str = ""
    money: int | None = None
    votes: str = ""
    note: str = ""

    @property
    def where(self) -> str:
        """Post and unit in one phrase."""
        return ", ".join(filter(None, (self.post, self.unit)))


@dataclass(frozen=True, kw_only=True)
class Group:
    """The recipients of one honour; `is_title` tells a danh hiệu thi đua from a hình thức."""

    honour: str
    recipients: tuple[Recipient, ...]
    is_title: bool = True

    @property
    def phrase(self) -> str:
        """The honour inside a sentence: a title is named so and stands in quotation marks."""
        return f"danh hiệu “{self.honour}”" if self.is_title else self.honour

    def ordered(self) -> tuple[Recipient, ...]:
        """Collectives, then households, then persons; otherwise in the order given."""
        return tuple(sorted(self.recipients, key=lambda r: _ORDER.index(r.kind)))


def everybody(groups: Iterable[Group]) -> tuple[Recipient, ...]:
    """All recipients in the order in which lists number them: the "số sổ vàng" of each."""
    return tuple(recipient for group in groups for recipient in group.ordered())


def counted(recipients: Iterable[Recipient]) -> str:
    """ "02 tập thể và 05 cá nhân"."""
    found = list(recipients)
    numbers = ((kind, sum(r.kind == kind for r in found)) for kind in _ORDER)
    return joined([f"{two_digits(n)} {KINDS[kind]}" for kind, n in numbers if n])


def kinds_named(recipients: Iterable[Recipient]) -> str:
    """ "tập thể, cá nhân": the kinds of those on the list."""
    found = {r.kind for r in recipients}
    return ", ".join(KINDS[kind] for kind in _ORDER if kind in found)


def honours_named(groups: tuple[Group, ...]) -> str:
    """What is given, in one phrase: the honour, or the kinds of honours where several are."""
    if len(groups) == 1:
        return groups[0].phrase
    titles, forms = "danh hiệu thi đua", "hình thức khen thưởng"
    found = {group.is_title for group in groups}
    return ", ".join(word for word, kind in ((titles, True), (forms, False)) if kind in found)


def share_clauses(groups: tuple[Group, ...]) -> tuple[Clause, ...]:
    """One clause for each honour: how many receive it."""
    texts = (f"{g.phrase[0].upper()}{g.phrase[1:]}: {counted(g.recipients)}" for g in groups)
    ends = [";"] * (len(groups) - 1) + ["."]
    return tuple(
        Clause(f"{number}.", text + end)
        for number, (text, end) in enumerate(zip(texts, ends, strict=True), start=1)
    )


def joined(parts: list[str]) -> str:
    """ "a, b và c"."""
    return " và ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def total(groups: Iterable[Group]) -> int:
    """The sum of the money of all recipients, in đồng."""
    return sum(r.money or 0 for r in everybody(groups))


def money_phrase(dong: int) -> str:
    """ "1.490.000 đồng (Bằng chữ: Một triệu bốn trăm chín mươi nghìn đồng)"."""
    return f"{grouped(dong)} đồng (Bằng chữ: {amount_in_words(dong)})"


def list_of(groups: tuple[Group, ...]) -> tuple[Block, ...]:
    """The list as a table, numbered through, its honours as bands, and a closing sentence.

    Columns for achievement, votes, money and notes appear only where somebody has one.
    """
    optional = _optional_columns(everybody(groups))
    columns = (
        STT,
        Column(_name_head(groups), 2.4),
        Column("Chức vụ, đơn vị công tác", 3),
        *(column for column, _ in optional),
    )
    rows = tuple(_rows(groups, [field for _, field in optional], width=len(columns)))
    return Table(columns, rows), Paragraph(_closing(groups), italic=True)


def list_appendix(
    groups: tuple[Group, ...], *, subject: str, type_name: str, head: Letterhead, issuer: str
) -> Appendix:
    """The list as the appendix of the paper under `head`; many columns lay it on its side."""
    return Appendix(
        title="DANH SÁCH",
        subject=subject,
        attached_to=attached_to(type_name, head, issuer=issuer),
        body=list_of(groups),
        landscape=len(_optional_columns(everybody(groups))) > 2,
    )


def _closing(groups: tuple[Group, ...]) -> str:
    """The count that lets nobody add a line; one name may stand under several honours."""
    found = everybody(groups)
    if len(groups) == 1:
        return f"Danh sách này gồm {counted(found)}."
    number = two_digits(len(found))
    return f"Danh sách này gồm {number} mục, đánh số thứ tự liên tục từ 01 đến {number}."


def _name_head(groups: tuple[Group, ...]) -> str:
    only = {r.kind for r in everybody(groups)}
    if only == {"person"}:
        return "Họ và tên"
    return "Tên tập thể" if only == {"collective"} else "Tên tập thể, họ và tên cá nhân"


def _optional_columns(found: tuple[Recipient, ...]) -> list[tuple[Column, str]]:
    every = [
        (Column("Thành tích", 3), "achievement"),
        (Column("Số phiếu đồng ý", 1.1, "center"), "votes"),
        (Column("Tiền thưởng (đồng)", 1.4, "right"), "money"),
        (Column("Ghi chú", 1.2), "note"),
    ]
    return [(column, name) for column, name in every if any(getattr(r, name) for r in found)]


def _rows(groups: tuple[Group, ...], fields: list[str], *, width: int) -> Iterator[Row]:
    number = 0
    for place, group in enumerate(groups, start=1):
        if len(groups) > 1:
            yield Row((f"{roman(place)}. {group.phrase.upper()}",), bold=True, span=width)
        for kind, members in groupby(group.ordered(), key=lambda r: r.kind):
            if len({r.kind for r in group.recipients}) > 1:
                yield Row((KINDS[kind].capitalize(),), bold=True, span=width)
            for recipient in members:
                number += 1
                yield _line(number, recipient, fields)
    if "money" in fields:
        yield _total_row(groups, fields, width=width)


def _line(number: int, recipient: Recipient, fields: list[str]) -> Row:
    cells = (_cell(recipient, field) for field in fields)
    return Row((two_digits(number), recipient.name, recipient.where, *cells))


def _cell(recipient: Recipient, field: str) -> str:
    value = getattr(recipient, field)
    return grouped(value) if isinstance(value, int) else value or ""


def _total_row(groups: tuple[Group, ...], fields: list[str], *, width: int) -> Row:
    before = width - len(fields) + fields.index("money")
    after = ("",) * (width - before - 1)
    return Row(("Tổng cộng", grouped(total(groups)), *after), bold=True, span=before)


def roman(number: int) -> str:
    """1 is "I", 4 is "IV"; up to 39, as far as bands of a list go."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
