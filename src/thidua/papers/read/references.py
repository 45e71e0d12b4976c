"""Documents that a paper names, each once: “Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính
phủ”, “Luật …”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from thidua.papers.read.fold import fold
from thidua.papers.read.reading import Reference
from thidua.papers.read.text import Line, Span

CODES = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế", "QyĐ": "Quy định",
    "TC": "Thông cáo", "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình",
    "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án", "BC": "Báo cáo", "BB": "Biên bản",
    "TTr": "Tờ trình", "HĐ": "Hợp đồng", "CĐ": "Công điện", "GM": "Giấy mời", "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch", "NĐ": "Nghị định", "QĐi": "Quy định", "QĐ-TW": "Quy định",
    "KL": "Kết luận", "PL": "Pháp lệnh", "VBHN": "Văn bản hợp nhất", "CV": "Công văn",
}  # fmt: skip
TYPE_WORDS = (
    "Bộ luật|Luật|Pháp lệnh|Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Chỉ thị"
    "|Thông tư liên tịch|Thông tư|Kế hoạch liên tịch"
    "|Kế hoạch|Công văn|Văn bản hợp nhất|Văn bản|Tờ trình|Thông báo|Báo cáo|Biên bản"
    "|Hướng dẫn|Kết luận|Quy định|Quy chế"
    "|Chương trình|Đề án|Công điện|Giấy mời|Thông tri|Lệnh|Phương án|Quy chế phối hợp"
)
PART = r"[A-ZĐƯ][A-ZĐƯa-zđư0-9]{0,11}"
SYMBOL = re.compile(
    rf"(?<![\w/.-])(?P<number>\d{{1,5}}[a-z]?)\s?(?:/\s?(?P<year>(?:19"
    rf"|20)\d{{2}}))?\s?(?P<joint>[/-])\s?"
    rf"(?P<symbol>{PART}(?:\s?[-–/]\s?{PART})*)(?![\w])"
)
TYPE_BEFORE = re.compile(
    rf"(?P<type>{TYPE_WORDS})(?:\s+(?:liên tịch|họp|làm việc|phối hợp|kết luận)){{0,2}}"
    r"\s*(?:số)?\s*:?\s*$",
    re.IGNORECASE,
)
LAW_BEFORE = re.compile(
    r"(?P<type>Bộ luật|Luật|Pháp lệnh)\s+(?P<name>[^;:.()]{3,90}?)\s*,?\s*\(?số\s*:?\s*$"
)
NUMERIC_DATE = r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\d{2})"
WORD_DATE = r"(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>(?:19|20)\d{2})"
DATE_AFTER = re.compile(
    rf"\s*,?\s*\(?\s*(?:được .{{0,30}} thông qua\s+)?ngày\s+(?:{WORD_DATE}|{NUMERIC_DATE})\)?",
    re.IGNORECASE,
)
ISSUER_AFTER = re.compile(r"\s*,?\s+của\s+(?P<issuer>[^;:.“”\"]+?)(?=$|[;:.“”\"])")
ISSUER_ENDS = re.compile(
    r"\s+(?:[Vv]ề|[Qq]uy định|[Bb]an hành|[Hh]ướng dẫn|[Ss]ửa đổi|[Pp]hê duyệt|công bố|triển khai"
    r"|thực hiện"
    r"|phát động|tại|đã|tiếp tục|thay thế|đề nghị|kèm|tổ chức|xây dựng|bổ sung|giao|trình|thông báo"
    r"|thành lập|kiện toàn|công nhận|tặng|giải thích|nhằm|để|từ|đến|trong|“)(?=\s|$)"
    rf"|\s+và\s+(?:[Cc]ác|{TYPE_WORDS})|\s*V/v|\s*\((?!Kh[óo][áa])|,\s+(?![A-ZĐ]|khen thưởng)"
    rf"|,\s+(?:{TYPE_WORDS})\b"
)
WITH_COMMA = r"Thi đua, [Kk]hen thưởng|[Kk]hoa học, công nghệ và đổi mới sáng tạo"
PLAIN_NAME = r"[A-ZĐ][^;:.,()“”\"\d]*?"
AMENDING = (
    rf"[Ss]ửa đổi, bổ sung một số điều của (?:Bộ luật|Luật|Pháp lệnh) (?:{WITH_COMMA}|{PLAIN_NAME})"
)
LAW_ENDS = (
    r"(?=,?\s+năm\s+\d|\s*(?:$|[;:.,()“”\"]|ngày\b|số\b|được\b|về\b|đến\b|theo\b|tại\b|cho\b|nhằm\b|để\b|đã\b"
    r"|và\s+(?:các|Nghị|Luật|Thông|văn bản|hướng dẫn)))"
)
LAW = re.compile(
    rf"\b(?P<type>Bộ luật|Luật|Pháp lệnh)\s+(?!số\b|sư\b|gia\b|này\b)"
    rf"(?P<name>{AMENDING}{LAW_ENDS}|(?:{WITH_COMMA})\b|{PLAIN_NAME}{LAW_ENDS})"
    r"(?P<year>,?\s+năm\s+(?:19|20)\d{2})?"
)
LONGEST_LAW = 140


@dataclass(frozen=True)
class Cited:
    """A reference where it stands: `head` is where its type word begins, `after` where its date and
    issuer end.
    """

    reference: Reference
    head: int
    after: int


def citations(line: Line) -> list[Cited]:
    """Every document that a line cites, in order, each time it does."""
    numbered = list(_numbered(line))
    taken = [(c.head, c.after) for c in numbered]
    laws = [law for law in _laws(line) if not any(s < law.after and law.head < e for s, e in taken)]
    return sorted([*numbered, *laws], key=lambda c: c.head)


def unique(cited: list[Cited]) -> list[Reference]:
    """One reference for each document; a later mention may lend its date or issuer to the first."""
    found: dict[str, Reference] = {}
    for reference in (c.reference for c in cited):
        key = _key(reference)
        if key not in found:
            found[key] = reference
            continue
        first = found[key]
        found[key] = replace(
            first,
            date=first.date or reference.date,
            issuer=first.issuer or reference.issuer,
            title=_longer(first.title, reference.title),
        )
    return _without_numbered_laws(list(found.values()))


def _key(reference: Reference) -> str:
    if reference.number_symbol:
        return reference.number_symbol.lower()
    return re.sub(r"\W+", " ", re.sub(r"nam \d{4}", "", fold(reference.title or ""))).strip()


def _longer(a: str | None, b: str | None) -> str | None:
    return max((t for t in (a, b) if t), key=len, default=None)


def _without_numbered_laws(found: list[Reference]) -> list[Reference]:
    named = {
        _key(replace(r, number_symbol=None))
        for r in found
        if r.number_symbol and r.title and r.type.endswith("uật")
    }
    return [r for r in found if r.number_symbol or _key(r) not in named]


def _numbered(line: Line) -> Iterator[Cited]:
    for match in SYMBOL.finditer(line.text):
        if not _is_symbol(match):
            continue
        before = line.text[max(0, match.start() - 130) : match.start()]
        law, kind = LAW_BEFORE.search(before), TYPE_BEFORE.search(before)
        number = _printed(match)
        named = law or kind
        head = match.start() - len(before) + named.start() if named else _number_word(line, match)
        day, end = _date_after(line.text, match.end())
        issuer, end = _issuer_after(line.text, end)
        type_ = named["type"] if named else _type_of(match["symbol"])
        title = f"{law['type']} {law['name']}" if law else None
        reference = Reference(
            type=type_[:1].upper() + type_[1:].lower(),
            number_symbol=number,
            date=day,
            title=title,
            issuer=issuer,
            span=(line.start + head, line.start + end),
        )
        yield Cited(reference, head, end)


def _number_word(line: Line, match: re.Match[str]) -> int:
    so = re.search(r"số\s*:?\s*$", line.text[: match.start()])
    return so.start() if so else match.start()


def _is_symbol(match: re.Match[str]) -> bool:
    """Whether it is a number and symbol: “34-CT/TW”, “26/KH-UBND”, “06/2022/QH15”; not “5/Khoa” or
    “05-Chương trình”.
    """
    parts = re.split(r"\s?[-–/]\s?", match["symbol"])
    if any(sum(c.islower() for c in part) > 2 for part in parts):
        return False
    if match["joint"] == "-":
        return "/" in match["symbol"]
    return (
        len(parts) > 1
        or bool(match["year"])
        or parts[0] in CODES
        or (parts[0].isupper() and len(parts[0]) >= 4)
    )


def _printed(match: re.Match[str]) -> str:
    symbol = re.sub(r"\s?([-–/])\s?", lambda m: m[1].replace("–", "-"), match["symbol"])
    year = f"/{match['year']}" if match["year"] else ""
    return f"{match['number']}{year}{match['joint']}{symbol}"


def _type_of(symbol: str) -> str:
    """The type that a symbol's first letters stand for; a letter's symbol names its office
    first.
    """
    first = re.split(r"[-–/]", symbol)[0].strip()
    if first.startswith("QH"):
        return "Luật"
    return CODES.get(first, "Công văn")


def _date_after(text: str, at: int) -> tuple[str | None, int]:
    match = DATE_AFTER.match(text, at)
    if not match:
        return None, at
    day, month, year = (int(match[p] or match[f"{p}2"]) for p in "dmy")
    try:
        return date(year, month, day).isoformat(), match.end()
    except ValueError:
        return None, match.end()


def _issuer_after(text: str, at: int) -> tuple[str | None, int]:
    match = ISSUER_AFTER.match(text, at)
    if not match:
        return None, at
    whole = match["issuer"]
    cut = ISSUER_ENDS.search(whole)
    issuer = whole[: cut.start()] if cut else whole
    issuer = issuer.rstrip(" ,")
    if issuer.count("(") > issuer.count(")"):
        issuer = issuer[: issuer.rindex("(")].rstrip()
    if not issuer or len(issuer) > 120:
        return None, at
    return issuer, match.start("issuer") + len(issuer)


def _laws(line: Line) -> Iterator[Cited]:
    for match in LAW.finditer(line.text):
        name = match["name"].strip()
        if len(name) > LONGEST_LAW or len(name.split()) < 2:
            continue
        day, end = _date_after(line.text, match.end())
        title = f"{match['type']} {name}{(match['year'] or '').replace(',', '')}"
        reference = Reference(
            match["type"], None, day, title, None, (line.start + match.start(), line.start + end)
        )
        yield Cited(reference, match.start(), end)


def spans_of(cited: list[Cited]) -> list[Span]:
    return [c.reference.span for c in cited]
