"""Kế hoạch: what is aimed at, which tasks, who does each by when, and who oversees it."""

from dataclasses import dataclass

from thidua.papers.write.kinds.lists import STT
from thidua.papers.write.kinds.structure import journal_note, parts, points, sections
from thidua.papers.write.money import two_digits
from thidua.papers.write.paper import (
    Appendix,
    Block,
    Column,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Signer,
    Table,
)
from thidua.papers.write.wording import attached_to


@dataclass(frozen=True, kw_only=True)
class Task:
    """One duty: its words, who leads and helps, its deadline as printed, its output."""

    text: str
    lead: str = ""
    helpers: str = ""
    deadline: str = ""
    output: str = ""


@dataclass(frozen=True, kw_only=True)
class Topic:
    """The tasks under one heading."""

    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan; `issuer` is named on its appendix, `lead_in` is the sentence that opens it."""

    head: Letterhead
    issuer: str
    subject: str
    topics: tuple[Topic, ...]
    signer: Signer
    recipients: tuple[str, ...]
    bases: tuple[str, ...] = ()
    lead_in: str = ""
    purposes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    journal_head: str = ""


def compose(data: Plan) -> Paper:
    """The plan in three parts, with the table of all tasks as its appendix."""
    return Paper(
        head=data.head,
        type_name="KẾ HOẠCH",
        subject=data.subject,
        bases=data.bases,
        body=(
            *((Paragraph(data.lead_in),) if data.lead_in else ()),
            *parts(
                [
                    (
                        "MỤC ĐÍCH, YÊU CẦU",
                        sections(
                            [
                                ("Mục đích", points(data.purposes)),
                                ("Yêu cầu", points(data.requirements)),
                            ]
                        ),
                    ),
                    (
                        "NỘI DUNG, NHIỆM VỤ",
                        sections((topic.title, _told(topic)) for topic in data.topics),
                    ),
                    (
                        "TỔ CHỨC THỰC HIỆN",
                        tuple(
                            Paragraph(f"{n}. {text}")
                            for n, text in enumerate(data.organisation, start=1)
                        ),
                    ),
                ]
            ),
        ),
        signers=(data.signer,),
        recipients=data.recipients,
        appendices=(_assignment(data),),
        footnote=journal_note(data.journal_head),
    )


def _told(topic: Topic) -> tuple[Block, ...]:
    """Each task with what is known of it, in one paragraph."""
    return points(tuple(_sentences(task) for task in topic.tasks))


def _sentences(task: Task) -> str:
    known = (
        ("đơn vị chủ trì", task.lead),
        ("đơn vị phối hợp", task.helpers),
        ("thời gian thực hiện", task.deadline),
        ("kết quả", task.output),
    )
    told = "; ".join(f"{what}: {value}" for what, value in known if value)
    text = task.text.rstrip(".")
    return f"{text}. {told[0].upper()}{told[1:]}." if told else f"{text}."


def _assignment(data: Plan) -> Appendix:
    columns = (
        STT,
        Column("Nhiệm vụ", 4),
        Column("Chủ trì", 2),
        Column("Phối hợp", 2),
        Column("Thời hạn", 1.8, "center"),
        Column("Kết quả", 1.8),
    )
    tasks = [task for topic in data.topics for task in topic.tasks]
    rows = tuple(
        Row((two_digits(n), t.text.rstrip("."), t.lead, t.helpers, t.deadline, t.output))
        for n, t in enumerate(tasks, start=1)
    )
    closing = Paragraph(f"Bảng này gồm {two_digits(len(tasks))} nhiệm vụ.", italic=True)
    return Appendix(
        label="Phụ lục",
        title="BẢNG PHÂN CÔNG NHIỆM VỤ",
        attached_to=attached_to("Kế hoạch", data.head, issuer=data.issuer),
        body=(Table(columns, rows), closing),
        landscape=True,
    )
