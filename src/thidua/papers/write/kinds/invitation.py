"""Giấy mời họp hội đồng: who is invited to what, when, where, with which agenda."""

from dataclasses import dataclass
from datetime import datetime

from thidua.papers.write.dates import moment_words
from thidua.papers.write.kinds.structure import enumerated
from thidua.papers.write.paper import Letterhead, Paper, Paragraph, Signer


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """A meeting to come. `host` invites; `notes` is what the invited should know or bring."""

    head: Letterhead
    host: str
    meeting: str
    invited: tuple[str, ...]
    chair: str
    starts: datetime
    place: str
    agenda: tuple[str, ...]
    signer: Signer
    recipients: tuple[str, ...]
    notes: tuple[str, ...] = ()


def compose(data: Invitation) -> Paper:
    """The invitation after Mẫu 1.7."""
    one = len(data.invited) == 1
    return Paper(
        head=data.head,
        type_name="GIẤY MỜI",
        subject=data.meeting,
        body=(
            Paragraph(f"{data.host} trân trọng kính mời:{f' {data.invited[0]}' if one else ''}"),
            *(() if one else enumerated(data.invited)),
            Paragraph(f"{data.meeting}.", lead="Tới dự:"),
            Paragraph(f"{data.chair}.", lead="Chủ trì:"),
            Paragraph(f"{moment_words(data.starts)}.", lead="Thời gian:"),
            Paragraph(f"{data.place}.", lead="Địa điểm:"),
            *((Paragraph("", lead="Nội dung:"),) if data.agenda else ()),
            *enumerated(data.agenda),
            *(Paragraph(note) for note in data.notes),
            Paragraph("Kính mong các đại biểu dự họp đầy đủ, đúng giờ."),
        ),
        signers=(data.signer,),
        recipients=data.recipients,
    )
