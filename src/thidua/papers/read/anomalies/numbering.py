"""Markers that jump, repeat or begin again."""

from collections.abc import Iterator

from thidua.papers.read.anomalies.facts import Facts
from thidua.papers.read.outline import BULLETS, Item
from thidua.papers.read.reading import Anomaly


def jumps(facts: Facts) -> Iterator[Anomaly]:
    """“II.” followed by “V.”, “d)” by “e)” where “đ)” belongs between."""
    for siblings in _families(facts.items):
        for before, item in zip(siblings, siblings[1:], strict=False):
            if (
                item.style != before.style
                or item.value in (before.value + 1, 0)
                or before.value == 0
            ):
                continue
            if item.value == before.value:
                yield Anomaly(
                    f"Mục “{item.marker}” lặp lại số thứ tự của mục trước.",
                    "numbering",
                    item.line.span,
                )
            elif item.value > before.value:
                yield Anomaly(
                    f"Số thứ tự nhảy từ “{before.marker}” sang “{item.marker}”.",
                    "numbering",
                    item.line.span,
                )


def restarts(facts: Facts) -> Iterator[Anomaly]:
    """A list that begins again at “1.” under an item numbered the same way."""
    for item in facts.items:
        parent = item.parent
        if parent and item.style == parent.style == "number" and item.value == 1:
            yield Anomaly(
                f"Dưới mục “{parent.marker}” lại đánh số từ “{item.marker}” cùng kiểu, khó "
                f"phân biệt cấp.",
                "numbering",
                item.line.span,
            )


def _families(items: list[Item]) -> Iterator[list[Item]]:
    roots = [item for item in items if item.parent is None]
    for children in [roots, *(item.children for item in items)]:
        yield [child for child in children if child.style and child.style not in BULLETS]
