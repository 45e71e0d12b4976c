"""The words of a reminder, ready to paste. Pure: the day and the records are passed in."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

NAMED = 12
"""So many names stand in a reminder; of more, the rest are counted."""


def of_unit(
    unit: str, *, year: int, deadline: date, missing: Sequence[str], itself: bool, on: date
) -> str:
    """A reminder to one unit: who is missing, by when."""
    lines = [
        _("Kính gửi %(unit)s,") % {"unit": unit},
        _("Hạn đăng ký thi đua năm %(year)d là ngày %(day)s%(over)s.")
        % {"year": year, "day": f"{deadline:%d/%m/%Y}", "over": _over(deadline, on)},
    ]
    if missing:
        lines.append(
            _("Còn %(count)d người chưa đăng ký: %(names)s.")
            % {"count": len(missing), "names": _named(missing)}
        )
    if not itself:
        lines.append(_("Đơn vị chưa đăng ký danh hiệu tập thể."))
    lines.append(_("Đề nghị đơn vị đăng ký và trưởng đơn vị xác nhận. Trân trọng."))
    return "\n".join(lines)


def of_all(places: Iterable[tuple[str, int, int]], *, year: int, deadline: date, on: date) -> str:
    """A reminder to all units that lack somebody: (unit, people missing, people) of each."""
    lines = [
        _("Kính gửi các đơn vị,"),
        _("Hạn đăng ký thi đua năm %(year)d là ngày %(day)s%(over)s. Các đơn vị còn thiếu:")
        % {"year": year, "day": f"{deadline:%d/%m/%Y}", "over": _over(deadline, on)},
    ]
    lines += [
        _("- %(unit)s: còn %(missing)d/%(staff)d người")
        % {"unit": unit, "missing": missing, "staff": staff}
        for unit, missing, staff in places
        if missing
    ]
    lines.append(_("Đề nghị các đơn vị hoàn thành đăng ký và xác nhận. Trân trọng."))
    return "\n".join(lines)


def _named(missing: Sequence[str]) -> str:
    if len(missing) <= NAMED:
        return ", ".join(missing)
    rest = _("và %(count)d người khác") % {"count": len(missing) - NAMED}
    return f"{', '.join(missing[:NAMED])} {rest}"


def _over(deadline: date, on: date) -> str:
    days = (on - deadline).days
    return _(" (đã quá %(days)d ngày)") % {"days": days} if days > 0 else ""
