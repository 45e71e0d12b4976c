"""Reads a mapping strictly: each key is asked for by name and type; a key left over is a fault."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from thidua.rulebook.fault import Fault
from thidua.rulebook.strict_yaml import Mapped

_SHARE = re.compile(r"([0-9]{1,3})(?:%|/([1-9][0-9]{0,2}))")
_SCHOOL_YEAR = re.compile(r"([0-9]{4})-([0-9]{4})")


class Shape:
    """One mapping of a file, with the place it stands at, so that every fault can say where."""

    def __init__(self, value: object, path: str = "", file: str = "", line: int = 0) -> None:
        self.path, self.file = path, file
        self.line = value.line if isinstance(value, Mapped) else line
        if not isinstance(value, Mapping):
            raise self.fault("", "phải là một nhóm “khóa: giá trị”")
        self.value: Mapping[object, object] = value
        self.lines: Mapping[object, int] = value.lines if isinstance(value, Mapped) else {}
        self.asked: set[object] = set()

    def name(self, key: object) -> str:
        return ".".join(str(part) for part in (self.path, key) if part != "")

    def fault(self, key: object, says: str) -> Fault:
        """The fault to raise about one key; `says` goes on from “Khóa X …”."""
        what = f"Khóa “{self.name(key)}”" if self.name(key) else "Nội dung"
        line = getattr(self, "lines", {}).get(key, self.line) or None
        return Fault(f"{what} {says}.", file=self.file, line=line)

    def has(self, key: object) -> bool:
        """Whether the key is there with a value; asking makes it a known key."""
        self.asked.add(key)
        return self.value.get(key) is not None

    def take(self, key: object) -> object:
        self.asked.add(key)
        return self.value.get(key)

    def need(self, key: object) -> object:
        if (value := self.take(key)) is None:
            raise self.fault(key, "còn thiếu" if key not in self.value else "không được để trống")
        return value

    def done(self) -> None:
        """Refuse every key that was not asked for."""
        for key in self.value:
            if key not in self.asked:
                raise self.fault(key, "không có trong mẫu; hãy sửa chính tả hoặc bỏ đi")

    # --- one value ---------------------------------------------------------------------------

    def text(self, key: object, default: str | None = None) -> str:
        value = self.need(key) if default is None else self.take(key)
        if value is None:
            return default or ""
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self.fault(key, "phải là chữ")
        return str(value)

    def word(
        self, key: object, words: "tuple[str, ...] | Mapping[str, object]", default: str = ""
    ) -> str:
        """One of a closed list of words."""
        value = self.text(key, default or None)
        if value not in words:
            raise self.fault(key, f"ghi “{value}”; chỉ nhận {', '.join(words)}")
        return value

    def maybe_text(self, key: object) -> str | None:
        return self.text(key) if self.has(key) else None

    def maybe_word(self, key: object, words: tuple[str, ...]) -> str | None:
        return self.word(key, words) if self.has(key) else None

    def day(self, key: object) -> date:
        value = self.need(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault(key, "phải là ngày, viết năm-tháng-ngày như 2025-12-31")
        return value

    def maybe_day(self, key: object) -> date | None:
        return self.day(key) if self.has(key) else None

    def whole(self, key: object, default: int | None = None) -> int:
        value = self.need(key) if default is None else self.take(key)
        if value is None:
            return default or 0
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.fault(key, "phải là số nguyên không âm")
        return value

    def maybe_whole(self, key: object) -> int | None:
        return self.whole(key) if self.has(key) else None

    def flag(self, key: object, default: bool | None = None) -> bool:
        value = self.need(key) if default is None else self.take(key)
        if value is None:
            return bool(default)
        if not isinstance(value, bool):
            raise self.fault(key, "phải là true hoặc false")
        return value

    def maybe_flag(self, key: object) -> bool | None:
        return self.flag(key) if self.has(key) else None

    def exact(self, key: object) -> Fraction:
        value = self.need(key)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self.fault(key, "phải là số, phần lẻ viết sau dấu chấm")
        return Fraction(value)

    def share(self, key: object) -> Fraction:
        """A share written `70%` or `2/3`."""
        return share(self.text(key), self, key)

    def year(self, key: object) -> tuple[int, bool]:
        """A year, and whether it is a school year (`2025-2026`, kept by its first year)."""
        return as_year(self.need(key), self, key)

    # --- several values ----------------------------------------------------------------------

    def items(self, key: object) -> list[object]:
        value = self.take(key)
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            raise self.fault(key, "phải là một danh sách")
        return list(value)

    def words(self, key: object) -> tuple[str, ...]:
        """A list of words; one word alone is a list of one."""
        value = self.take(key)
        found = [value] if isinstance(value, str) else self.items(key)
        for item in found:
            if not isinstance(item, str):
                raise self.fault(key, "phải là danh sách các từ")
        return tuple(str(item) for item in found)

    def shapes(self, key: object) -> list["Shape"]:
        line = self.lines.get(key, self.line)
        return [
            Shape(item, f"{self.name(key)}[{place}]", self.file, line)
            for place, item in enumerate(self.items(key), 1)
        ]

    def shape(self, key: object) -> "Shape | None":
        if not self.has(key):
            return None
        return Shape(self.take(key), self.name(key), self.file, self.lines.get(key, self.line))


def share(text: str, shape: Shape, key: object) -> Fraction:
    if not (found := _SHARE.fullmatch(text.strip())):
        raise shape.fault(key, "phải là tỷ lệ, viết 70% hoặc 2/3")
    value = Fraction(int(found[1]), int(found[2] or 100))
    if value > 1:
        raise shape.fault(key, "là tỷ lệ nên không quá 100%")
    return value


def as_year(value: object, shape: Shape, key: object) -> tuple[int, bool]:
    if isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 2200:
        return value, False
    if isinstance(value, str):
        if value.isascii() and value.isdigit() and 1900 <= int(value) <= 2200:
            return int(value), False
        found = _SCHOOL_YEAR.fullmatch(value)
        if found and int(found[2]) == int(found[1]) + 1:
            return int(found[1]), True
    raise shape.fault(key, f"ghi “{value}”; năm viết như 2025, năm học viết như 2025-2026")
