"""The tables of a report outside its page: as words on paper, as numbers in a workbook. Pure."""

from thidua.kit.templatetags.kit import percent
from thidua.papers.write.money import grouped
from thidua.reports.figures import Cell, Figure, Money, Percent, Report, Table
from thidua.sheets import OutColumn, OutTable


def in_words(cell: Cell) -> str:
    """A cell as papers print it; empty where the records do not know."""
    if isinstance(cell, Figure):
        return grouped(cell.number)
    if isinstance(cell, Money):
        return grouped(cell.of.total)
    if isinstance(cell, Percent):
        return percent(cell.of.ratio)
    return cell or ""


def tables_of(report: Report) -> list[OutTable]:
    """Every table as a sheet of a workbook, its numbers as numbers."""
    return [_sheet(report, table) for part in report.parts for table in part.tables]


def _sheet(report: Report, table: Table) -> OutTable:
    numbers = (OutColumn(head, "number") for head in table.heads)
    return OutTable(
        table.title,
        (OutColumn(table.about), *numbers),
        [[line.label, *(_value(cell) for cell in line.cells)] for line in table.rows],
        note=f"{report.unit_name}, {report.year}",
    )


def _value(cell: Cell) -> object:
    if isinstance(cell, Figure):
        return cell.number
    return cell.of.total if isinstance(cell, Money) else in_words(cell)
