"""Departures from the national format that a reader sees in the text."""

import re
from collections.abc import Iterator

from thidua.papers.read.anomalies.facts import Facts
from thidua.papers.read.fold import is_shouted
from thidua.papers.read.frame import type_of
from thidua.papers.read.reading import Anomaly

FEWEST_SECTIONS = 3


def head(facts: Facts) -> Iterator[Anomaly]:
    header = facts.header
    missing = []
    if header.inferred or header.issuing_agency is None:
        missing.append("tên cơ quan ban hành")
    if not any(
        re.search(r"cong hoa xa hoi|dang cong san", line.folded) for line in facts.frame.head
    ):
        missing.append("Quốc hiệu, Tiêu ngữ")
    if missing:
        yield Anomaly(f"Không thấy {' và '.join(missing)} ở đầu văn bản.", "layout")
    span = header.spans.get("number_symbol")
    if span and re.search(r"\d\s+/", facts.frame.text.body[slice(*span)]):
        yield Anomaly("Thừa dấu cách giữa số và dấu gạch chéo.", "layout", span)
    at = facts.frame.type_at
    if at is not None:
        line = facts.frame.text.lines[at]
        rest = line.text[len(type_of(line) or "") :].strip(" :")
        if rest and not is_shouted(rest):
            yield Anomaly("Tên loại và trích yếu nằm trên một dòng.", "layout", line.span)


def foot(facts: Facts) -> Iterator[Anomaly]:
    """“Lưu” without its colon, a last line without its stop."""
    if not facts.recipients:
        if facts.header.doc_type not in ("Biên bản", None):
            yield Anomaly("Không thấy phần Nơi nhận.", "layout")
        return
    last = facts.recipients[-1]
    if last.startswith("Lưu") and not last.startswith("Lưu:"):
        yield Anomaly(f"“{last}”: thiếu dấu hai chấm sau “Lưu”.", "layout")
    elif last.startswith("Lưu") and not last.rstrip().endswith("."):
        yield Anomaly(f"“{last}”: thiếu dấu chấm cuối.", "layout")


def cut(facts: Facts) -> Iterator[Anomaly]:
    """Paragraphs that a page break had cut in two."""
    mended = [line for line in facts.frame.body if line.mended]
    if mended:
        at = mended[0].start + mended[0].mended[0]
        yield Anomaly(
            f"{len(mended)} đoạn bị ngắt giữa câu (sang trang); đã nối lại khi đọc.",
            "layout",
            (at, at + 1),
        )


def headings(facts: Facts) -> Iterator[Anomaly]:
    """Headings of one level, some in capitals and some not."""
    titled = [s for s in facts.sections if s.level == 1 and s.title]
    shouted = [s for s in titled if is_shouted(s.title or "")]
    if len(titled) >= FEWEST_SECTIONS and shouted and len(shouted) < len(titled):
        odd = next(s for s in titled if (s in shouted) != (len(shouted) * 2 > len(titled)))
        yield Anomaly(
            f"Tiêu đề “{odd.marker} {odd.title}” viết khác kiểu chữ các mục cùng cấp.",
            "layout",
            odd.span,
        )
