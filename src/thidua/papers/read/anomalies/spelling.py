"""Slips of the pen, of the scanner and of consistency."""

import re
from collections.abc import Iterator

from thidua.papers.read.anomalies.facts import Facts
from thidua.papers.read.fold import fold, is_shouted
from thidua.papers.read.places import PROVINCES
from thidua.papers.read.reading import Anomaly

DOUBLED = re.compile(r"\b(?!xanh|luôn|dần|ngày|từng|đều|hằng|thường)([^\W\d_]{2,})\s+\1\b")
SPACE_BEFORE = re.compile(r"[^\W\d_)”]\s+[.,;:](?=\s|$)")
NO_SPACE_AFTER = re.compile(r"(?<![\d./])\b[^\W\d_]{2,},[^\W\d_]{2,}")
DRAFTER = re.compile(r"\.\s*/(?!\.)[^\W\d_]{2,12}\s*$|/\.[^\W\d_]{2,12}\s*$")
CONFUSED = [
    (re.compile(r"\bKhôi(?=\s+[Tt]hi đua|\s*\)|\s*[.;,])"), "Khối"),
    (re.compile(r"\bTD-KT\b|\bTD,? ?KT\b"), "TĐ-KT"),
    (re.compile(r"\bBan ĐKT\b"), "Ban TĐKT"),
    (re.compile(r"\b[Kk]ên thưởng\b|\b[Kk]hen thuởng\b|\bkhen thường\b"), "khen thưởng"),
    (re.compile(r"\b[Ọọ]uyết định\b|\b[Qq]uyết dịnh\b"), "Quyết định"),
    (re.compile(r"\bủy ban nhận dân\b|\bUỷ ban nhân đân\b", re.IGNORECASE), "Ủy ban nhân dân"),
]
OWN_NAMES = re.compile(r"(?:Hội đồng|Ban|hội đồng)\s+[Tt]hi đua\s*[,–-]?\s*[Kk]hen thưởng")
SHORT_FORM = re.compile(
    r"(?<![\w/-])(?:CBCC|CCVC|CC, ?VC|NLĐ|CBCCVC|CNVCLĐ|TĐKT|BCH|BTV|ĐVTV|KT-XH|QPAN|CĐS"
    r"|CCHC|TTHC|NTM|LLVT|HĐSK)(?![\w/-])"
)


def place(facts: Facts) -> Iterator[Anomaly]:
    """A place that differs from a province's name by its marks alone: “Hung Yên”."""
    printed = facts.header.place
    if printed is None or printed in PROVINCES:
        return
    right = next((name for name in PROVINCES if fold(name) == fold(printed)), None)
    if right:
        yield Anomaly(
            f"Địa danh “{printed}” có lẽ là “{right}”.", "spelling", facts.header.spans.get("place")
        )


def doubled(facts: Facts) -> Iterator[Anomaly]:
    for line in facts.frame.body:
        for match in DOUBLED.finditer(line.text):
            span = (line.start + match.start(), line.start + match.end())
            yield Anomaly(f"Lặp chữ: “{match[0]}”.", "spelling", span)


def marks(facts: Facts) -> Iterator[Anomaly]:
    """Spaces on the wrong side of a mark, a drafter's name after the last stop."""
    for line in facts.frame.body:
        if line.is_row:
            continue
        for pattern, says in (
            (SPACE_BEFORE, "Thừa dấu cách trước dấu câu"),
            (NO_SPACE_AFTER, "Thiếu dấu cách sau dấu phẩy"),
        ):
            if match := pattern.search(line.text):
                yield Anomaly(
                    f"{says}: “{match[0]}”.",
                    "spelling",
                    (line.start + match.start(), line.start + match.end()),
                )
        if match := DRAFTER.search(line.text):
            yield Anomaly(
                f"Cuối văn bản ghi “{match[0].strip()}” thay cho “./.”.",
                "spelling",
                (line.start + match.start(), line.end),
            )


def confusions(facts: Facts) -> Iterator[Anomaly]:
    for line in facts.frame.text.lines:
        for pattern, right in CONFUSED:
            if match := pattern.search(line.text):
                span = (line.start + match.start(), line.start + match.end())
                yield Anomaly(f"“{match[0]}” có lẽ là “{right}”.", "spelling", span)


def variants(facts: Facts) -> Iterator[Anomaly]:
    """One body's name written in several ways."""
    found: dict[str, tuple[int, int]] = {}
    for line in facts.frame.text.lines:
        for match in OWN_NAMES.finditer(line.text):
            found.setdefault(match[0], (line.start + match.start(), line.start + match.end()))
    for head in ("hoi dong", "ban"):
        ways = [
            name for name in found if fold(name).startswith(f"{head} ") and not is_shouted(name)
        ]
        if len(ways) > 1:
            yield Anomaly(
                f"Một tên viết nhiều cách: {', '.join(f'“{way}”' for way in ways)}.",
                "spelling",
                found[ways[1]],
            )


def short_forms(facts: Facts) -> Iterator[Anomaly]:
    """Short forms used before, or without, being spelt out."""
    body = facts.frame.text.body
    told: set[str] = set()
    for line in facts.frame.body:
        for match in SHORT_FORM.finditer(line.text):
            if match[0] in told or re.search(rf"\([^()]*{re.escape(match[0])}[^()]*\)", body):
                continue
            told.add(match[0])
            span = (line.start + match.start(), line.start + match.end())
            yield Anomaly(f"Viết tắt “{match[0]}” chưa được viết đủ ở chỗ nào.", "spelling", span)
