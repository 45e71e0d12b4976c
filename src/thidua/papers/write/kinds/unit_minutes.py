"""Biên bản họp bình xét: how a phòng or a unit chose whom to propose."""

from dataclasses import dataclass
from datetime import datetime

from thidua.papers.write.kinds.lists import Group, counted, honours_named
from thidua.papers.write.kinds.meeting import (
    Attendee,
    Vote,
    closing,
    opening,
    people_blocks,
    vote_blocks,
)
from thidua.papers.write.kinds.structure import enumerated, lines, parts, sections
from thidua.papers.write.money import two_digits
from thidua.papers.write.paper import Block, Letterhead, Paper, Paragraph, Signer


@dataclass(frozen=True, kw_only=True)
class UnitMinutes:
    """A review meeting of one unit.

    `staff` counts all its people, `attending` those who came. `groups` is what the unit proposes.
    """

    head: Letterhead
    unit: str
    period: str
    started: datetime | None
    ended: datetime | None
    place: str
    staff: int
    attending: int
    chair: Attendee
    secretary: Attendee
    groups: tuple[Group, ...]
    guests: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()
    reports: tuple[str, ...] = ()
    discussion: tuple[str, ...] = ()
    votes: tuple[Vote, ...] = ()
    chair_title: str = "CHỦ TRÌ"
    chair_post: str = ""
    recipients: tuple[str, ...] = ()


def compose(data: UnitMinutes) -> Paper:
    """The minutes that a unit sends with its round of nominations."""
    return Paper(
        head=data.head,
        type_name="BIÊN BẢN",
        subject=f"Họp bình xét thi đua, khen thưởng {data.period}",
        body=(
            *opening(started=data.started, place=data.place),
            *_attendance(data),
            *_proceedings(data),
            closing(
                data.ended,
                what="Cuộc họp",
                agreed="Biên bản này đã được đọc lại, những người dự họp thống nhất thông qua.",
            ),
        ),
        signers=(
            Signer(title="THƯ KÝ", name=data.secretary.name),
            Signer(
                title=data.chair_title, second_title=data.chair_post.upper(), name=data.chair.name
            ),
        ),
        recipients=data.recipients,
    )


def _attendance(data: UnitMinutes) -> tuple[Block, ...]:
    count = (
        f"{data.unit} có {two_digits(data.staff)} người; có mặt {two_digits(data.attending)}, "
        f"vắng mặt {two_digits(data.staff - data.attending)}."
    )
    return (
        Paragraph(count, lead="Thành phần tham dự:"),
        *people_blocks("Vắng mặt:", data.absent),
        *people_blocks("Khách mời:", data.guests),
        Paragraph(f"{data.chair.line}.", lead="Chủ trì:"),
        Paragraph(f"{data.secretary.line}.", lead="Thư ký (người ghi biên bản):"),
    )


def _proceedings(data: UnitMinutes) -> tuple[Block, ...]:
    votes = sections(
        (vote.honour, vote_blocks(vote, members_word="người của đơn vị")) for vote in data.votes
    )
    return parts(
        [
            ("ĐÁNH GIÁ KẾT QUẢ CÔNG TÁC", lines(data.reports)),
            ("Ý KIẾN THẢO LUẬN", lines(data.discussion)),
            ("KẾT QUẢ BÌNH XÉT", votes),
            ("KẾT LUẬN", _conclusion(data)),
        ]
    )


def _conclusion(data: UnitMinutes) -> tuple[Block, ...]:
    if not data.groups:
        return (Paragraph(f"{data.unit} không đề nghị khen thưởng {data.period}."),)
    start = (
        f"{data.unit} thống nhất đề nghị cấp có thẩm quyền xét tặng {honours_named(data.groups)} "
        f"{data.period}:"
    )
    named = tuple(
        f"{group.phrase[0].upper()}{group.phrase[1:]}: {counted(group.recipients)} "
        f"({', '.join(recipient.name for recipient in group.ordered())})"
        for group in data.groups
    )
    return (Paragraph(start), *enumerated(named))
