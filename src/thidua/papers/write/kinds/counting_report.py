"""Biên bản kiểm phiếu: the slips, and for each nominee yes, no and the share of all members."""

from dataclasses import dataclass
from datetime import datetime

from thidua.papers.write.dates import moment_words
from thidua.papers.write.kinds.meeting import Attendee, Vote, closing, vote_blocks
from thidua.papers.write.kinds.structure import enumerated, journal_note, lines, parts
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
class CountingReport:
    """A count. The first of `team` heads it; `steps` is what the team did before it counted.

    `written` says who sent a written opinion and when; the numbers stand in the tallies.
    """

    head: Letterhead
    meeting: str
    started: datetime | None
    ended: datetime | None
    place: str
    members: int
    present: int
    team: tuple[Attendee, ...]
    votes: tuple[Vote, ...]
    steps: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ("Lưu: VT, Hồ sơ",)
    journal_head: str = ""


def compose(data: CountingReport) -> Paper:
    """The report that the counting team signs."""
    return Paper(
        head=data.head,
        type_name="BIÊN BẢN",
        subject=f"Kiểm phiếu {data.meeting}",
        body=(
            *_opening(data),
            *parts(_parts(data)),
            closing(
                data.ended,
                what="Việc kiểm phiếu",
                agreed="Ban kiểm phiếu thống nhất số liệu nêu trên và chịu trách nhiệm về kết quả "
                "kiểm phiếu.",
            ),
        ),
        signers=_signers(data.team),
        recipients=data.recipients,
        footnote=journal_note(data.journal_head),
    )


def _opening(data: CountingReport) -> tuple[Block, ...]:
    there = (
        f"Hội đồng có {two_digits(data.members)} thành viên, có mặt tại cuộc họp "
        f"{two_digits(data.present)} thành viên."
    )
    return (
        Paragraph(f"Vào hồi {moment_words(data.started)}, tại {data.place}, Ban kiểm phiếu gồm:"),
        *enumerated(tuple(person.line for person in data.team)),
        Paragraph(f"đã kiểm phiếu {data.meeting}. {there}", indent=False),
        *lines(data.steps),
    )


def _parts(data: CountingReport) -> list[tuple[str, tuple[Block, ...]]]:
    counts = [(vote.honour.upper(), _count(vote)) for vote in data.votes]
    return [*counts, ("Ý KIẾN BẰNG VĂN BẢN CỦA THÀNH VIÊN VẮNG MẶT", lines(data.written))]


def _count(vote: Vote) -> tuple[Block, ...]:
    if vote.issued is None:
        return vote_blocks(vote)
    method, *rest = vote_blocks(vote, slips=False)
    return (method, _slips(vote), *rest)


def _slips(vote: Vote) -> Table:
    """The slips of one vote in a row of numbers; what nobody wrote down is left open."""
    known = vote.returned is not None and vote.valid is not None
    invalid = (vote.returned or 0) - (vote.valid or 0) if known else None
    numbers = (vote.members, vote.issued, vote.returned, vote.valid, invalid)
    heads = (
        "Tổng số thành viên",
        "Phiếu phát ra",
        "Phiếu thu về",
        "Phiếu hợp lệ",
        "Phiếu không hợp lệ",
    )
    cells = tuple("" if number is None else two_digits(number) for number in numbers)
    return Table(tuple(Column(head, align="center") for head in heads), (Row(cells),))


def _signers(team: tuple[Attendee, ...]) -> tuple[Signer, ...]:
    titles = ["TRƯỞNG BAN"] + ["ỦY VIÊN"] * (len(team) - 1)
    return tuple(
        Signer(title=title, name=person.name) for title, person in zip(titles, team, strict=False)
    )
