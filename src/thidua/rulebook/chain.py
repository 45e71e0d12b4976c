"""Years in a row: which years count, after discipline and across mergers."""

from collections.abc import Callable
from datetime import date

from thidua.rulebook.asked import Asked, printed
from thidua.rulebook.outcome import Outcome
from thidua.rulebook.shown import Shown, not_met, together, unknown


def each_year(asked: Asked, years: int, one: Callable[[int], Shown]) -> Shown:
    """The same finding for each of the last `years` years, the one proposed for included."""
    return together(_counted(asked, year, one(year)) for year in sorted(asked.last(years)))


def _counted(asked: Asked, year: int, shown: Shown) -> Shown:
    """The finding of one year, unless discipline or a merger takes that year out of the count."""
    label = asked.label(year)
    if not asked.counts(year):
        return not_met(_restarted(asked), f"thành tích năm {label} sau khi hết kỷ luật")
    event = asked.event_after(year)
    if event is None or shown.outcome == Outcome.NOT_MET:
        return shown
    name = asked.law.word("unit_events", event.event)
    if event.years_joined is False:
        because = f"Năm {label} thuộc về đơn vị trước khi {name}, đã quyết định không cộng nối"
        return not_met(because, f"thành tích năm {label} của đơn vị hiện nay", event.source)
    says = f"Chưa ai quyết định có cộng nối các năm trước khi {name} ({printed(event.day)}) không"
    return unknown(says, f"quyết định cộng nối năm {label}", event.source, silent=says)


def _restarted(asked: Asked) -> str:
    restart = asked.restart()
    if restart is None or restart == date.max:
        return "Đang trong thời hạn kỷ luật"
    return f"Thành tích tính lại từ {printed(restart)}, sau khi hết thời hạn kỷ luật"
