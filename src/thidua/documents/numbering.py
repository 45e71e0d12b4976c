"""What a number must be: not used twice in a year, not against the order of days. Pure."""

from collections.abc import Mapping
from datetime import date


def clash(number: int, day: date, given: Mapping[int, date]) -> str | None:
    """What is wrong with giving a number on a day, beside the numbers of that year; None if
    nothing.

    Gaps are normal. NĐ 30/2020/NĐ-CP, Điều 15: a number stands once a year, in the order of days.
    """
    if number in given:
        return f"Số {number:02d} đã dùng cho văn bản ngày {given[number]:%d/%m/%Y}."
    earlier = [n for n, on in given.items() if n < number and on > day]
    if earlier:
        n = max(earlier, key=lambda n: given[n])
        return f"Số {n:02d} nhỏ hơn nhưng đã ghi ngày {given[n]:%d/%m/%Y}, sau ngày {day:%d/%m/%Y}."
    later = [n for n, on in given.items() if n > number and on < day]
    if later:
        n = min(later, key=lambda n: given[n])
        return (
            f"Số {n:02d} lớn hơn nhưng đã ghi ngày {given[n]:%d/%m/%Y}, trước ngày {day:%d/%m/%Y}."
        )
    return None


def gap(number: int, given: Mapping[int, date], *, kept_here: bool) -> str | None:
    """What is wrong with a number of a series kept here that is not the next; None if nothing."""
    if kept_here and number != following(given):
        return f"Sổ này cấp số liên tục tại đây; số tiếp theo là {following(given):02d}."
    return None


def following(given: Mapping[int, date]) -> int:
    """The next number of a series kept here: no gaps."""
    return max(given, default=0) + 1
