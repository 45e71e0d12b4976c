"""The front door: a file or a text in, a `Reading` out."""

from pathlib import Path

from thidua.papers.read.anomalies import read_anomalies
from thidua.papers.read.anomalies.facts import Facts, Validity
from thidua.papers.read.awards import period_in, read_awards
from thidua.papers.read.bases import read_bases
from thidua.papers.read.deadlines import read_deadlines
from thidua.papers.read.due import Calendar
from thidua.papers.read.duties import read_duties
from thidua.papers.read.duty_tables import table_duties
from thidua.papers.read.foot import read_recipients, read_signers
from thidua.papers.read.frame import Frame, frame
from thidua.papers.read.header import plan_year, read_header
from thidua.papers.read.honoured import read_honoured
from thidua.papers.read.issuer import inferred
from thidua.papers.read.movements import read_movements
from thidua.papers.read.outline import outline, sections
from thidua.papers.read.reading import Header, Reading
from thidua.papers.read.references import citations, unique
from thidua.papers.read.refusals import Broken, Empty
from thidua.papers.read.secrecy import refuse_classified
from thidua.papers.read.tables import tables
from thidua.papers.read.text import Line, Text
from thidua.papers.read.unpack import text_of


def read_file(
    source: Path | str | bytes, name: str | None = None, *, validity: Validity | None = None
) -> Reading:
    """Read a .txt, .docx or .pdf. `name` tells the kind of bytes; an `Unreadable` says why a file
    is not read.
    """
    if isinstance(source, bytes):
        return _read(text_of(source, name or ""), file=name or "", validity=validity)
    path = Path(source)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Broken(f"Không mở được tệp “{path}”: {_reason(error)}.") from error
    return _read(text_of(data, path.name), file=name or path.name, validity=validity)


def read_text(text: str, *, file: str, validity: Validity | None = None) -> Reading:
    """Read a paper's text; `file` is the name that the reading carries."""
    refuse_classified(text.splitlines())
    return _read(Text.of(text), file=file, validity=validity)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "không có tệp này"
    if isinstance(error, IsADirectoryError):
        return "đây là thư mục"
    return "không có quyền đọc" if isinstance(error, PermissionError) else "lỗi đọc đĩa"


def _read(text: Text, *, file: str, validity: Validity | None) -> Reading:
    if not text.body.strip():
        raise Empty(f"Tệp “{file}” không có chữ nào để đọc.")
    parts = frame(text)
    header = inferred(read_header(parts), parts)
    year = plan_year(header)
    calendar = Calendar(year, header.date)
    items = outline(parts.body)
    places = {item.line.start: item.section for item in items if item.line.is_row}
    grids = tables((*parts.body, *parts.attached))
    tasks = read_duties(items, calendar, doc_type=header.doc_type) + list(
        table_duties(grids, calendar, places)
    )
    tasks.sort(key=lambda task: task.span)
    recipients, _ = read_recipients(parts)
    facts = Facts(
        frame=parts,
        header=header,
        plan_year=year,
        items=items,
        bases=read_bases(parts.body),
        references=[
            reference
            for reference in unique(
                [c for line in _cited_lines(parts, header) for c in citations(line)]
            )
            if header.number is None or reference.number_symbol != header.number_symbol
        ],
        movements=read_movements(
            text.lines[parts.type_at or 0 : parts.foot_at], province=header.place
        ),
        sections=sections(items),
        tasks=tasks,
        deadlines=read_deadlines(items, tasks, calendar, doc_type=header.doc_type),
        recipients=recipients,
        signers=read_signers(parts),
        awards=read_awards(parts.body)
        if header.doc_type in ("Quyết định", "Tờ trình", "Biên bản", "Thông báo")
        else [],
        honoured=read_honoured(
            (*parts.body, *parts.attached),
            grids,
            doc_type=header.doc_type,
            period=period_in(header.subject or ""),
        ),
        tables=grids,
        validity=validity or {},
    )
    return _reading(file, facts)


def _cited_lines(parts: Frame, header: Header) -> tuple[Line, ...]:
    """The subject, the body and the attachments; the paper's own number stands in the head."""
    subject = header.spans.get("subject")
    title = (
        [Line(parts.text.body[slice(*subject)].replace("\n", " "), subject[0])] if subject else []
    )
    return (*title, *parts.body, *parts.attached)


def _reading(file: str, facts: Facts) -> Reading:
    return Reading(
        file=file,
        text=facts.frame.text.body,
        header=facts.header,
        legal_bases=tuple(facts.bases),
        references=tuple(facts.references),
        movements=tuple(facts.movements),
        sections=tuple(facts.sections),
        tasks=tuple(facts.tasks),
        deadlines=tuple(facts.deadlines),
        recipients=tuple(facts.recipients),
        signers=tuple(facts.signers),
        awards=tuple(facts.awards),
        honoured=tuple(facts.honoured),
        anomalies=tuple(read_anomalies(facts)),
    )
