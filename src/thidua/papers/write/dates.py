"""Days and hours as official papers print them; a part not known is a blank to fill in by hand."""

from datetime import date, datetime

from thidua.papers.write.money import two_digits
from thidua.papers.write.paper import PaperDate

_BLANK = "\u00a0" * 4


def date_words(day: PaperDate | date) -> str:
    """ "ngày 05 tháng 01 năm 2026": a zero before days under 10 and before months 1 and 2 only."""
    days = _BLANK if day.day is None else two_digits(day.day)
    months = _BLANK if day.month is None else _month(day.month)
    years = _BLANK if day.year is None else str(day.year)
    return f"ngày {days} tháng {months} năm {years}"


def short_date(day: date) -> str:
    """ "05/01/2026"."""
    return f"{day:%d/%m/%Y}"


def moment_words(moment: datetime | None) -> str:
    """ "08 giờ 30 phút, ngày 15 tháng 12 năm 2025"; nothing known is a line of blanks."""
    if moment is None:
        return f"{_BLANK} giờ {_BLANK} phút, {date_words(PaperDate())}"
    return f"{two_digits(moment.hour)} giờ {two_digits(moment.minute)} phút, {date_words(moment)}"


def _month(month: int) -> str:
    return two_digits(month) if month <= 2 else str(month)
