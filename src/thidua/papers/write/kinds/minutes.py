"""Biên bản họp hội đồng: who met, what was said, how each vote went, what was concluded."""

from dataclasses import dataclass
from datetime import datetime

from thidua.papers.write.kinds.meeting import (
    Attendee,
    Vote,
    closing,
    opening,
    people_blocks,
    vote_blocks,
)
from thidua.papers.write.kinds.structure import journal_note, lines, parts, sections
from thidua.papers.write.money import percent, two_digits
from thidua.papers.write.paper import Block, Letterhead, Paper, Paragraph, Signer


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """A meeting of a council.

    `members` is the number of all members, the base of every share; `quorum` the clause on it.
    `chair_title` and `secretary_title` stand over the signatures, posts under the chair's if given.
    """

    head: Letterhead
    meeting: str
    started: datetime | None
    ended: datetime | None
    place: str
    members: int
    present: tuple[Attendee, ...]
    chair: Attendee
    secretary: Attendee
    votes: tuple[Vote, ...]
    conclusions: tuple[str, ...]
    absent: tuple[Attendee, ...] = ()
    guests: tuple[Attendee, ...] = ()
    counting_team: tuple[Attendee, ...] = ()
    quorum: str = ""
    quorate: bool = True
    reports: tuple[str, ...] = ()
    discussion: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ("Lưu: VT, Hồ sơ",)
    chair_post: str = ""
    journal_head: str = ""


def compose(data: Minutes) -> Paper:
    """The minutes in the order of Mẫu 1.9, signed by secretary and chair side by side."""
    return Paper(
        head=data.head,
        type_name="BIÊN BẢN",
        subject=data.meeting,
        body=(
            *opening(started=data.started, place=data.place),
            *_attendance(data),
            *_proceedings(data),
            closing(
                data.ended,
                what="Cuộc họp",
                agreed="Biên bản này đã được đọc lại, các thành viên dự họp thống nhất thông qua.",
            ),
        ),
        signers=(
            Signer(title="THƯ KÝ", name=data.secretary.name),
            Signer(title="CHỦ TỌA", second_title=data.chair_post.upper(), name=data.chair.name),
        ),
        recipients=data.recipients,
        footnote=journal_note(data.journal_head),
    )


def _attendance(data: Minutes) -> tuple[Block, ...]:
    there = len(data.present)
    rule = f" theo quy định tại {data.quorum}" if data.quorum else ""
    able = "đủ điều kiện" if data.quorate else "không đủ điều kiện"
    away = two_digits(data.members - there)
    count = (
        f"Hội đồng có {two_digits(data.members)} thành viên; có mặt {two_digits(there)} thành viên "
        f"({percent(there, data.members)}), vắng mặt {away} thành viên; "
        f"{able} tiến hành họp{rule}."
    )
    return (
        *people_blocks("Thành phần tham dự:", data.present),
        *people_blocks("Vắng mặt:", data.absent),
        *people_blocks("Khách mời (không biểu quyết):", data.guests),
        Paragraph(count),
        Paragraph(f"{data.chair.line}.", lead="Chủ trì (chủ tọa):"),
        Paragraph(f"{data.secretary.line}.", lead="Thư ký (người ghi biên bản):"),
    )


def _proceedings(data: Minutes) -> tuple[Block, ...]:
    team = people_blocks("Ban kiểm phiếu:", data.counting_team)
    votes = sections((vote.honour, vote_blocks(vote)) for vote in data.votes)
    return parts(
        [
            ("BÁO CÁO TẠI CUỘC HỌP", lines(data.reports)),
            ("Ý KIẾN THẢO LUẬN", lines(data.discussion)),
            ("KẾT QUẢ BỎ PHIẾU, BIỂU QUYẾT", (*team, *votes)),
            ("KẾT LUẬN CỦA CHỦ TỌA", lines(data.conclusions)),
        ]
    )
