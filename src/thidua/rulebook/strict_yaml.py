"""YAML read the strict way: what looks like a word is a word.

`true` and `false` are the only booleans, `YYYY-MM-DD` the only date, whole numbers have no leading
zero, decimals stay exact. Anchors, aliases, tags, doubled keys, a second document and files over
1 MB are faults that name the file and the line.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from thidua.rulebook.fault import Fault

MAX_BYTES = 1_000_000
MAX_DEPTH = 60

_PLAIN: tuple[tuple[re.Pattern[str], Callable[[str], object]], ...] = (
    (re.compile(r"(?:|~|null)"), lambda text: None),
    (re.compile(r"true|false"), lambda text: text == "true"),
    (re.compile(r"-?(?:0|[1-9][0-9]{0,17})"), int),
    (re.compile(r"-?(?:0|[1-9][0-9]{0,11})\.[0-9]{1,6}"), Decimal),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), date.fromisoformat),
)


class Mapped(dict[Any, Any]):
    """A mapping that remembers on which line it, and each of its keys, was written."""

    line: int = 0
    lines: dict[Any, int]


def parse(data: bytes, file: str) -> object:
    """Read one YAML document. Raises `Fault` with the file and the line of whatever is wrong."""
    if len(data) > MAX_BYTES:
        raise Fault("Tệp lớn hơn 1 MB; hãy tách thành nhiều tệp.", file=file)
    try:
        text = data.decode("utf-8-sig")
        events = list(yaml.parse(text, Loader=yaml.SafeLoader))
    except UnicodeDecodeError as error:
        raise Fault("Tệp không phải UTF-8; hãy lưu lại bằng UTF-8.", file=file) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise Fault(f"Sai cú pháp YAML ({error.problem}).", file=file, line=line) from error
    except yaml.YAMLError as error:
        raise Fault("Tệp có ký tự YAML không cho phép.", file=file) from error
    return _Builder(events, file).document()


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


class _Builder:
    """Turns the events of one document into plain values."""

    def __init__(self, events: list[yaml.Event], file: str) -> None:
        self.events, self.file, self.at = events, file, 0

    def document(self) -> object:
        if sum(isinstance(event, yaml.DocumentStartEvent) for event in self.events) > 1:
            raise Fault("Mỗi tệp chỉ được có một tài liệu YAML.", file=self.file)
        while isinstance(self.events[self.at], yaml.StreamStartEvent | yaml.DocumentStartEvent):
            self.at += 1
        if isinstance(self.events[self.at], yaml.StreamEndEvent):
            return None
        return self.value(0)

    def value(self, depth: int) -> object:
        event = self.events[self.at]
        self.at += 1
        line = _line(event)
        if depth > MAX_DEPTH:
            raise Fault("Lồng nhau quá sâu.", file=self.file, line=line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Fault("Không dùng neo (&) và bí danh (*).", file=self.file, line=line)
        if tag := getattr(event, "tag", None):
            raise Fault(f"Không dùng nhãn kiểu {tag}.", file=self.file, line=line)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(depth)
        return self.mapping(depth, line)

    def scalar(self, event: yaml.ScalarEvent, line: int) -> object:
        if not event.implicit[0]:
            return event.value
        for pattern, build in _PLAIN:
            if pattern.fullmatch(event.value):
                try:
                    return build(event.value)
                except ValueError as error:
                    says = f"“{event.value}” không phải ngày có thật (năm-tháng-ngày)."
                    raise Fault(says, file=self.file, line=line) from error
        return event.value

    def sequence(self, depth: int) -> list[object]:
        items: list[object] = []
        while not isinstance(self.events[self.at], yaml.SequenceEndEvent):
            items.append(self.value(depth + 1))
        self.at += 1
        return items

    def mapping(self, depth: int, line: int) -> Mapped:
        result = Mapped()
        result.line, result.lines = line, {}
        while not isinstance(self.events[self.at], yaml.MappingEndEvent):
            key_line = _line(self.events[self.at])
            key = self.value(depth + 1)
            if not isinstance(key, str | int | date):
                raise Fault("Khóa phải là một từ hoặc một số.", file=self.file, line=key_line)
            if key in result:
                raise Fault(f"Khóa “{key}” ghi hai lần.", file=self.file, line=key_line)
            result[key] = self.value(depth + 1)
            result.lines[key] = key_line
        self.at += 1
        return result
