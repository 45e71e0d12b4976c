"""Turns the year's figures into the báo cáo in the national format. Reads only."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from thidua.documents.models import Document
from thidua.journal.queries import head as journal_head
from thidua.papers.write import Letterhead, Paper, PaperDate, Signer
from thidua.papers.write.kinds import year_report
from thidua.papers.write.money import amount_in_words, grouped
from thidua.people.mandate import Mandate
from thidua.people.models import Unit
from thidua.people.queries import posts_on, settings_on, signers_on
from thidua.reports import queries
from thidua.reports.figures import Cell, Money, Part, Said, Table
from thidua.reports.tables import in_words

IN_VIETNAMESE = "vi"
TYPE_CODE = "BC"


@dataclass(frozen=True)
class Written:
    """What people write in a report; each line is a paragraph."""

    addressee: str = ""
    situation: str = ""
    shortcomings: str = ""
    next_year: str = ""
    requests: str = ""


def symbol_of(unit: Unit, *, on: date) -> str:
    """BC-SKHCN for the agency; a unit below it adds its own letters."""
    own = unit.short_name or unit.code or ""
    letters = settings_on(on)["symbol"] if unit.parent_id is None else own
    return "-".join(filter(None, (TYPE_CODE, letters)))


def report_paper(
    unit: Unit,
    year: int,
    mandate: Mandate,
    *,
    written: Written | None = None,
    document: Document | None = None,
) -> Paper:
    """The report as the records stand on the mandate's day, with what people wrote beside it."""
    said = written or Written()
    with override(IN_VIETNAMESE):
        report = queries.year(unit, year, mandate)
        return year_report.compose(
            year_report.YearReport(
                head=_letterhead(unit, document, on=mandate.on),
                addressees=tuple(_lines(said.addressee)),
                period=f"năm {year}",
                issuer=_issuer(unit, on=mandate.on),
                situation=tuple(_lines(said.situation)),
                results=tuple(_section(part) for part in report.parts),
                shortcomings=tuple(_lines(said.shortcomings)),
                next_year=tuple(_lines(said.next_year)),
                requests=tuple(_lines(said.requests)),
                signer=_signer(unit, document, on=mandate.on),
                recipients=_recipients(said),
                journal_head=journal_head().hash,
            )
        )


def _section(part: Part) -> year_report.Section:
    texts = [_sentence(said) for said in part.said]
    return year_report.Section(
        title=part.title,
        texts=tuple(texts),
        grids=tuple(_grid(table) for table in part.tables),
    )


def _sentence(said: Said) -> str:
    return "".join(_in_sentence(piece) for piece in said.pieces())


def _in_sentence(cell: Cell) -> str:
    if isinstance(cell, Money):
        words = amount_in_words(cell.of.total)
        return f"{grouped(cell.of.total)} đồng (bằng chữ: {words})"
    return in_words(cell)


def _grid(table: Table) -> year_report.Grid:
    return year_report.Grid(
        title=table.title,
        about=table.about,
        heads=table.heads,
        rows=tuple((line.label, *map(in_words, line.cells)) for line in table.lines),
        total=tuple(map(in_words, table.total.cells)) if table.total else (),
        note=table.note,
    )


def _letterhead(unit: Unit, document: Document | None, *, on: date) -> Letterhead:
    kept = settings_on(on)
    agency, parent = kept["name"], kept["parent_name"]
    if unit.parent_id is not None:
        agency, parent = unit.name, kept["name"]
    issued_on = document.issued_on if document else None
    return Letterhead(
        agency=str(agency).upper(),
        parent=str(parent).upper(),
        symbol=document.symbol if document else symbol_of(unit, on=on),
        number=document.number if document else None,
        place=kept["place"],
        date=PaperDate.of(issued_on) if issued_on else PaperDate(month=on.month, year=on.year),
    )


def _issuer(unit: Unit, *, on: date) -> str:
    return str(settings_on(on)["name"]) if unit.parent_id is None else unit.name


def _signer(unit: Unit, document: Document | None, *, on: date) -> Signer:
    """The agency's signer; for a unit below it, who heads it on the day."""
    given = document.signer if document else None
    if given is None and unit.parent_id is None:
        given = signers_on(on).order_by("authority", "pk").first()
    if given is not None:
        prefix = (given.authority.upper(),) if given.authority else ()
        return Signer(title=given.title.upper(), prefix=prefix, name=given.person.name)
    heading = posts_on(on).filter(unit=unit, head=True).select_related("person").first()
    if heading is None:
        return Signer(title="THỦ TRƯỞNG ĐƠN VỊ")
    return Signer(title=heading.title.upper(), name=heading.person.name)


def _recipients(said: Written) -> tuple[str, ...]:
    return (*(("Như trên",) if said.addressee else ()), "Hội đồng TĐKT", "Lưu: VT, TĐKT")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
