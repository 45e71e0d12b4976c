"""What all minutes share: who was there, how a vote went, how it is told in a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from thidua.papers.write.dates import moment_words
from thidua.papers.write.kinds.lists import STT
from thidua.papers.write.money import percent, two_digits
from thidua.papers.write.paper import Block, Column, Items, Paragraph, Row, Table
from thidua.papers.write.wording import stopped


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """A person at a meeting, or away from it for a reason."""

    name: str
    salutation: str = ""
    role: str = ""
    reason: str = ""

    @property
    def line(self) -> str:
        """ "Ông Trần Văn Bình, Giám đốc Sở, Chủ tịch Hội đồng"."""
        return ", ".join(
            filter(None, (f"{self.salutation} {self.name}".strip(), self.role, self.reason))
        )


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The votes on one nominee; the written ones are opinions of absent members and count alike.

    `outcome`: True reached the mark, False did not, None awaits a decision on the mark itself.
    """

    nominee: str
    unit: str = ""
    yes: int = 0
    no: int = 0
    blank: int = 0
    invalid: int = 0
    written_yes: int = 0
    written_no: int = 0
    outcome: bool | None = None
    note: str = ""

    @property
    def agreed(self) -> int:
        """All who agreed, on the spot and in writing."""
        return self.yes + self.written_yes


@dataclass(frozen=True, kw_only=True)
class Vote:
    """The vote on one honour.

    `method` is how they voted ("bỏ phiếu kín"); the slips are None where none were used. `mark`
    says the threshold and its clause; `remarks` what was noted: who abstained, what the chair
    confirmed.
    """

    honour: str
    method: str
    members: int
    tallies: tuple[Tally, ...]
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    mark: str = ""
    remarks: tuple[str, ...] = ()


OUTCOMES = {True: "Đạt", False: "Không đạt", None: "Chờ xem xét"}


def vote_blocks(
    vote: Vote, *, members_word: str = "thành viên Hội đồng", slips: bool = True
) -> tuple[Block, ...]:
    """How the vote on one honour is told: method, slips if asked, mark, a table, remarks."""
    return (
        *_method(vote, slips=slips),
        Table(tuple(_columns(vote)), tuple(_rows(vote))),
        *_passed(vote, members_word),
        *((Items(vote.remarks),) if vote.remarks else ()),
    )


def people_blocks(lead: str, people: tuple[Attendee, ...]) -> tuple[Block, ...]:
    """A bold lead and a line for each person; nothing at all for nobody."""
    if not people:
        return ()
    return (Paragraph("", lead=lead), Items(tuple(stopped(tuple(p.line for p in people)))))


def opening(*, started: datetime | None, place: str) -> tuple[Block, ...]:
    """When it began and where."""
    return (
        Paragraph(f"{moment_words(started)}.", lead="Thời gian bắt đầu:"),
        Paragraph(f"{place}.", lead="Địa điểm:"),
    )


def closing(ended: datetime | None, *, what: str, agreed: str) -> Paragraph:
    """The last sentence of minutes; `agreed` says that they were read and approved."""
    return Paragraph(f"{what} kết thúc vào {moment_words(ended)}. {agreed}")


def _method(vote: Vote, *, slips: bool) -> Iterator[Paragraph]:
    counted = (("phát ra", vote.issued), ("thu về", vote.returned), ("hợp lệ", vote.valid))
    told = [f"{what} {two_digits(n)} phiếu" for what, n in counted if n is not None and slips]
    yield Paragraph("; ".join(filter(None, (f"Hình thức: {vote.method}", ", ".join(told)))) + ".")
    if vote.mark:
        yield Paragraph(f"Tỷ lệ phải đạt: {vote.mark}.")


def _columns(vote: Vote) -> Iterator[Column]:
    given = "Biểu quyết" if vote.issued is None else "Số phiếu"
    yield STT
    yield Column("Cá nhân, tập thể được đề nghị", 3.3)
    yield Column("Đồng ý", 0.9, "center", group=given)
    yield Column("Không đồng ý", 1.15, "center", group=given)
    if _has_blank(vote):
        yield Column("Không có ý kiến", 1.15, "center", group=given)
    if _has_invalid(vote):
        yield Column("Không hợp lệ", 1.15, "center", group=given)
    if _has_written(vote):
        yield Column("Đồng ý", 0.9, "center", group="Ý kiến bằng văn bản")
        yield Column("Không đồng ý", 1.15, "center", group="Ý kiến bằng văn bản")
    yield Column("Đồng ý trên tổng số thành viên", 1.4, "center")
    yield Column("Tỷ lệ", 1.2, "center")
    yield Column("Kết quả", 1.1, "center")


def _rows(vote: Vote) -> Iterator[Row]:
    for number, tally in enumerate(vote.tallies, start=1):
        name = ", ".join(filter(None, (tally.nominee, tally.unit)))
        yield Row(
            (
                two_digits(number),
                f"{name} ({tally.note})" if tally.note else name,
                str(tally.yes),
                str(tally.no),
                *((str(tally.blank),) if _has_blank(vote) else ()),
                *((str(tally.invalid),) if _has_invalid(vote) else ()),
                *((str(tally.written_yes), str(tally.written_no)) if _has_written(vote) else ()),
                f"{tally.agreed}/{vote.members}",
                percent(tally.agreed, vote.members),
                OUTCOMES[tally.outcome],
            )
        )


def _passed(vote: Vote, members_word: str) -> Iterator[Paragraph]:
    yield Paragraph(
        f"Tỷ lệ tính trên tổng số {two_digits(vote.members)} {members_word}, kể cả người vắng mặt.",
        italic=True,
    )
    if all(tally.outcome is None for tally in vote.tallies):
        return
    passed = sum(tally.outcome is True for tally in vote.tallies)
    share = f"{two_digits(passed)}/{two_digits(len(vote.tallies))}"
    yield Paragraph(f"Số trường hợp đạt tỷ lệ theo quy định: {share}.")


def _has_written(vote: Vote) -> bool:
    return any(tally.written_yes or tally.written_no for tally in vote.tallies)


def _has_blank(vote: Vote) -> bool:
    return any(tally.blank for tally in vote.tallies)


def _has_invalid(vote: Vote) -> bool:
    return any(tally.invalid for tally in vote.tallies)
