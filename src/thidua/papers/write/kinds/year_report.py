"""Báo cáo năm: what was registered, honoured and spent, with shares against the year before."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.papers.write.kinds.lists import STT
from thidua.papers.write.kinds.structure import journal_note, lines, parts, sections
from thidua.papers.write.money import amount_in_words, grouped, percent, two_digits
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
class Registered:
    """One unit: how many people it has and how many of them registered."""

    unit: str
    people: int
    registered: int


@dataclass(frozen=True, kw_only=True)
class Honoured:
    """One honour: proposed, granted, declined, still awaited, among collectives and persons."""

    honour: str
    proposed: int
    granted: int
    declined: int = 0
    awaited: int = 0


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share among those honoured, this year and last, as part and whole; last may be unknown."""

    what: str
    part: int
    whole: int
    last_part: int | None = None
    last_whole: int | None = None


@dataclass(frozen=True, kw_only=True)
class UnitHonours:
    """One unit and its honours, a number for each honour of the report's `unit_heads`."""

    unit: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Spent:
    """Money paid for one honour or one purpose: how many, and đồng."""

    what: str
    count: int
    money: int


@dataclass(frozen=True, kw_only=True)
class YearReport:
    """The year of one agency; texts are written by people, tables left empty do not print."""

    head: Letterhead
    addressees: tuple[str, ...]
    period: str
    signer: Signer
    recipients: tuple[str, ...]
    lead_in: str = ""
    situation: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    registered: tuple[Registered, ...] = ()
    honoured: tuple[Honoured, ...] = ()
    shares: tuple[Share, ...] = ()
    unit_heads: tuple[str, ...] = ()
    units: tuple[UnitHonours, ...] = ()
    spent: tuple[Spent, ...] = ()
    shortcomings: tuple[str, ...] = ()
    next_year: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    journal_head: str = ""


def compose(data: YearReport) -> Paper:
    """The report in parts; a part without content takes no number."""
    results = sections(
        [
            ("Phong trào thi đua", lines(data.movements)),
            ("Đăng ký thi đua", _registered(data.registered)),
            ("Kết quả khen thưởng", _honoured(data.honoured)),
            ("Cơ cấu khen thưởng", _shares(data.shares)),
            ("Khen thưởng theo đơn vị", _units(data)),
            ("Kinh phí khen thưởng", _spent(data.spent)),
        ]
    )
    return Paper(
        head=data.head,
        type_name="BÁO CÁO",
        subject=f"Kết quả công tác thi đua, khen thưởng {data.period}",
        addressees=data.addressees,
        body=(
            *((Paragraph(data.lead_in),) if data.lead_in else ()),
            *parts(
                [
                    ("ĐẶC ĐIỂM, TÌNH HÌNH", lines(data.situation)),
                    ("KẾT QUẢ THỰC HIỆN", results),
                    ("TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN", lines(data.shortcomings)),
                    ("PHƯƠNG HƯỚNG, NHIỆM VỤ", lines(data.next_year)),
                    ("KIẾN NGHỊ, ĐỀ XUẤT", lines(data.requests)),
                ]
            ),
        ),
        signers=(data.signer,),
        recipients=data.recipients,
        footnote=journal_note(data.journal_head),
    )


def _registered(rows: tuple[Registered, ...]) -> tuple[Block, ...]:
    if not rows:
        return ()
    people, registered = sum(r.people for r in rows), sum(r.registered for r in rows)
    said = (
        f"Có {grouped(registered)}/{grouped(people)} người đăng ký thi đua, đạt "
        f"{percent(registered, people)}."
    )
    columns = (
        STT,
        Column("Đơn vị", 4),
        Column("Số người", 1.2, "center"),
        Column("Đã đăng ký", 1.2, "center"),
        Column("Tỷ lệ", 1.2, "center"),
    )
    cells = (
        (r.unit, grouped(r.people), grouped(r.registered), percent(r.registered, r.people))
        for r in rows
    )
    foot = (grouped(people), grouped(registered), percent(registered, people))
    return (Paragraph(said), Table(columns, (*_numbered(cells), _total(foot))))


def _honoured(rows: tuple[Honoured, ...]) -> tuple[Block, ...]:
    if not rows:
        return ()
    columns = (
        STT,
        Column("Danh hiệu, hình thức khen thưởng", 4),
        Column("Đề nghị", 1, "center"),
        Column("Được tặng", 1, "center"),
        Column("Không được tặng", 1.1, "center"),
        Column("Đang chờ", 1, "center"),
    )
    numbers = [(r.proposed, r.granted, r.declined, r.awaited) for r in rows]
    cells = ((r.honour, *map(grouped, n)) for r, n in zip(rows, numbers, strict=True))
    foot = tuple(grouped(sum(column)) for column in zip(*numbers, strict=True))
    return (Table(columns, (*_numbered(cells), _total(foot))),)


def _shares(rows: tuple[Share, ...]) -> tuple[Block, ...]:
    if not rows:
        return ()
    columns = (
        STT,
        Column("Đối tượng", 3.4),
        Column("Số lượng", 1.3, "center", group="Năm nay"),
        Column("Tỷ lệ", 1.2, "center", group="Năm nay"),
        Column("Số lượng", 1.3, "center", group="Năm trước"),
        Column("Tỷ lệ", 1.2, "center", group="Năm trước"),
    )
    cells = (
        (r.what, f"{r.part}/{r.whole}", percent(r.part, r.whole), *_last_year(r)) for r in rows
    )
    return (Table(columns, tuple(_numbered(cells))),)


def _last_year(share: Share) -> tuple[str, str]:
    if share.last_part is None or share.last_whole is None:
        return "Chưa có số liệu", "-"
    return (
        f"{share.last_part}/{share.last_whole}",
        percent(share.last_part, share.last_whole),
    )


def _units(data: YearReport) -> tuple[Block, ...]:
    if not data.units:
        return ()
    columns = (STT, Column("Đơn vị", 3), *(Column(h, 1, "center") for h in data.unit_heads))
    cells = ((row.unit, *map(grouped, row.numbers)) for row in data.units)
    sums = zip(*(row.numbers for row in data.units), strict=True)
    foot = tuple(grouped(sum(column)) for column in sums)
    return (Table(columns, (*_numbered(cells), _total(foot))),)


def _spent(rows: tuple[Spent, ...]) -> tuple[Block, ...]:
    if not rows:
        return ()
    columns = (
        STT,
        Column("Nội dung chi", 4),
        Column("Số lượng", 1.2, "center"),
        Column("Số tiền (đồng)", 1.8, "right"),
    )
    count, money = sum(r.count for r in rows), sum(r.money for r in rows)
    cells = ((r.what, grouped(r.count), grouped(r.money)) for r in rows)
    table = Table(columns, (*_numbered(cells), _total((grouped(count), grouped(money)))))
    return (table, Paragraph(f"Tổng số tiền bằng chữ: {amount_in_words(money)}."))


def _numbered(rows: Iterator[tuple[str, ...]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        yield Row((two_digits(number), *cells))


def _total(cells: tuple[str, ...]) -> Row:
    return Row(("Tổng cộng", *cells), bold=True, span=2)
