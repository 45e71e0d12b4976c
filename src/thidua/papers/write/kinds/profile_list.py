"""Danh sách trích ngang: on one line for each nominee, what the council must know to vote."""

from dataclasses import dataclass

from thidua.papers.write.kinds.lists import STT
from thidua.papers.write.money import two_digits
from thidua.papers.write.paper import Column, Letterhead, Paper, Paragraph, Row, Signer, Table


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One nominee. `ratings` follow the years of the list; the rest is printed as given."""

    name: str
    born: str = ""
    sex: str = ""
    where: str = ""
    ratings: tuple[str, ...] = ()
    held: str = ""
    initiatives: str = ""
    proposed: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ProfileList:
    """The nominees of one list; `years` head the columns of their ratings."""

    head: Letterhead
    subject: str
    years: tuple[str, ...]
    profiles: tuple[Profile, ...]
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()


def compose(data: ProfileList) -> Paper:
    """The list on wide sheets, numbered through."""
    table = Table(
        _columns(data), tuple(_row(n, p, data) for n, p in enumerate(data.profiles, start=1)), 11
    )
    closing = Paragraph(
        f"Danh sách này gồm {two_digits(len(data.profiles))} trường hợp.", italic=True
    )
    return Paper(
        head=data.head,
        type_name="DANH SÁCH TRÍCH NGANG",
        subject=data.subject,
        body=(table, closing),
        signers=data.signers,
        recipients=data.recipients,
        landscape=True,
    )


def _columns(data: ProfileList) -> tuple[Column, ...]:
    return (
        STT,
        Column("Họ và tên, tên tập thể", 2),
        Column("Năm sinh", 0.9, "center"),
        Column("Giới tính", 0.8, "center"),
        Column("Chức vụ, đơn vị công tác", 2.2),
        *(Column(year, 1.3, "center", group="Xếp loại") for year in data.years),
        Column("Danh hiệu, hình thức khen thưởng đã được tặng", 2.8),
        Column("Sáng kiến, đề tài", 2),
        Column("Đề nghị", 1.7),
        Column("Ghi chú", 1),
    )


def _row(number: int, profile: Profile, data: ProfileList) -> Row:
    blank = ("",) * (len(data.years) - len(profile.ratings))
    who = (profile.name, profile.born, profile.sex, profile.where)
    what = (profile.held, profile.initiatives, profile.proposed, profile.note)
    return Row((two_digits(number), *who, *profile.ratings, *blank, *what))
