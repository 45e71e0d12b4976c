"""What a paper rests on: the documents, and the reasons without a document, of its “Căn cứ …”
paragraphs.
"""

import re
from collections.abc import Iterable, Iterator

from thidua.papers.read.doers import BODY
from thidua.papers.read.fold import fold
from thidua.papers.read.outline import MARKER
from thidua.papers.read.reading import Basis
from thidua.papers.read.references import TYPE_WORDS, Cited, citations
from thidua.papers.read.text import Line

LEAD = re.compile(
    r"(?:Căn cứ(?:\s+vào)?|Thực hiện|Theo đề nghị|Xét đề nghị|Xét Tờ trình|Xét|Theo"
    r"|Trên cơ sở|Tiếp theo)\b(?:\s+của(?=\s))?",
)
INNER_LEAD = re.compile(
    r"\s*(?P<lead>[Cc]ăn cứ(?: vào)?|[Tt]heo đề nghị|[Xx]ét đề nghị|[Tt]hực hiện|[Tt]rên cơ sở)"
    r"(?:\s+của)?\s"
)
ENDS_BASES = re.compile(r"(?:quyet dinh|quyet nghi|dieu 1|nghi quyet)\s*:?$|dieu 1\b|noi nhan")
ISSUING_VERB = re.compile(
    r"(?:ban hành|xây dựng|kính trình|trình|báo cáo|thông báo|đề nghị|yêu cầu|hướng dẫn|triển khai"
    r"|tổ chức|lập|quyết định|phát động|tiến hành|kính đề nghị|xin|kính báo cáo|thống nhất)\b"
)
LONGEST_ISSUER = 230
DOCUMENT = re.compile(rf"(?:{TYPE_WORDS}|Luật|các)\b")
WITHOUT_A_DOCUMENT = re.compile(
    r"(?:ý kiến|chỉ đạo|kết luận|đề nghị|nhiệm vụ|chương trình|kế hoạch|nghị quyết|văn bản"
    r"|công văn|chỉ thị|hướng dẫn|quy chế|quyết định"
    r"|thông báo|sự chỉ đạo|chức năng|giao ước|kết quả|thành tích|biên bản|lời kêu gọi)",
    re.IGNORECASE,
)
NEXT_DOCUMENT = re.compile(
    rf"(?:;|,|\bvà)\s*(?:các\s+)?(?:(?:{TYPE_WORDS})\s*)?(?:số\s*)?$", re.IGNORECASE
)
APPROVED_BY = re.compile(
    r"[(\s](?:[Tt]heo|ban hành kèm theo|kèm theo|được phê duyệt tại)\s*(?:Quyết định"
    r"|Nghị quyết)?\s*(?:số\s*)?$"
)
TITLE = re.compile(r"\s*,?\s*(?:(?:về\s+việc|về|V/v|Về việc|Về)\s+)?(?P<title>.+)")
TITLE_END = re.compile(r"\s*(?:/?\.\s*$|;\s*$|\.\s|\)\s*[;.]?\s*$)")
FAR = 12


def read_bases(lines: Iterable[Line]) -> list[Basis]:
    """The bases of the paragraphs before the first section, article or “QUYẾT ĐỊNH:”."""
    found: list[Basis] = []
    silent = 0
    for line in lines:
        if ENDS_BASES.match(line.folded) or MARKER.match(line.text) or line.is_row:
            break
        lead = LEAD.match(line.text)
        if lead is None:
            silent += 1
            if silent > FAR:
                break
            continue
        found += _of_paragraph(line, lead)
    return found


def _of_paragraph(line: Line, lead: re.Match[str]) -> Iterator[Basis]:
    end = _issuing_at(line.text, lead.end())
    word = (
        " ".join(lead[0].split()[:3])
        if lead[0].startswith(("Theo đề", "Xét đề", "Căn cứ vào"))
        else lead[0]
    )
    word = re.sub(r"\s+của$", "", word)
    start = lead.end()
    cited = [c for c in citations(line) if c.head < end]
    for first, last in _parts(line.text, start, end):
        own = INNER_LEAD.match(line.text, first)
        inside = [c for c in cited if first <= c.head < last]
        if own and own.end() < last:
            yield from _of_part(line, own["lead"].strip(), own.end(), last, inside)
        else:
            yield from _of_part(line, word, first, last, inside)


def _issuing_at(text: str, start: int) -> int:
    """Where “…, Sở … ban hành Kế hoạch …” begins, which is no basis any more."""
    for match in re.finditer(r"[,;.]\s+(?:nay\s+)?(?=[A-ZĐỦỨ])", text[start:]):
        at = start + match.end()
        verb = ISSUING_VERB.search(text, at, at + LONGEST_ISSUER)
        if BODY.match(text, at) and verb and ";" not in text[at : verb.start()]:
            return start + match.start()
    return len(text)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The documents of one paragraph stand apart by semicolons."""
    at = start
    for match in re.finditer(
        r";(?=\s*(?:[A-ZĐ]|các\s|căn cứ|theo|thực hiện|trên cơ sở|xét))", text[start:end]
    ):
        yield at, start + match.start()
        at = start + match.end()
    yield at, end


def _of_part(line: Line, lead: str, first: int, last: int, cited: list[Cited]) -> Iterator[Basis]:
    body = line.text[first:last]
    inner = first + len(body) - len(body.lstrip())
    if not body.strip(" .;"):
        return
    if not cited:
        if _stands_without_document(lead, body.strip()):
            yield _unnumbered(line, lead, inner, last)
        return
    main = cited[0]
    opening = line.text[inner : main.head].strip()
    if opening and not _belongs(lead, opening, line.text[: main.head]):
        if lead == "Thực hiện" and not WITHOUT_A_DOCUMENT.match(opening):
            return
        yield _unnumbered(line, lead, inner, _before_by(line.text, inner, main.head))
        lead = "theo"
    whole = None if lead == "theo" else _whole_title(line.text, inner, main)
    for i, one in enumerate(cited):
        if (
            i
            and not NEXT_DOCUMENT.search(line.text[: one.head] + line.text[one.head : one.head])
            and not _joined(line.text, cited[i - 1], one)
        ):
            continue
        until = next((c.head for c in cited[i + 1 :] if _joined(line.text, one, c)), last)
        yield _numbered(line, lead, one, until, whole if i == 0 else None)


def _belongs(lead: str, opening: str, before: str) -> bool:
    """Whether the words before the first number still speak of that very document."""
    if lead.startswith(("Theo đề nghị", "Xét")) or opening.endswith((" tại", "(")):
        return True
    if re.fullmatch(
        r"(?:các|nội dung|tinh thần|ý kiến chỉ đạo(?: của .{3,60})? tại|quy định(?: tại)?|theo)\s*",
        opening,
        re.IGNORECASE,
    ):
        return True
    return bool(
        DOCUMENT.match(opening)
        and (APPROVED_BY.search(before) or re.search(r"\bcủa\b.{2,80}:?\s*$", opening))
    )


def _joined(text: str, before: Cited, after: Cited) -> bool:
    """Whether the second document stands beside the first, not inside its title."""
    between = text[before.after : after.head]
    return bool(NEXT_DOCUMENT.search(between + " ")) and not re.search(
        r"\bcủa\s*$|sửa đổi|một số điều của", between
    )


def _before_by(text: str, start: int, until: int) -> int:
    by = re.search(r"\s*(?:về chỉ đạo|,? để|\btheo\b|\btại\b).*$", text[start:until])
    return start + by.start() if by else until


def _stands_without_document(lead: str, body: str) -> bool:
    if lead == "Thực hiện":
        return bool(WITHOUT_A_DOCUMENT.match(body))
    return len(body.split()) >= 2


def _unnumbered(line: Line, lead: str, start: int, end: int) -> Basis:
    title = line.text[start:end].strip(" .;,")
    start += len(line.text[start:end]) - len(line.text[start:end].lstrip())
    span = (line.start + start, line.start + start + len(title))
    return Basis(lead, title, None, None, None, span)


def _whole_title(text: str, inner: int, main: Cited) -> str | None:
    """A plan named in full with its approving decision in brackets keeps its own name as the
    title.
    """
    opening = text[inner : main.head]
    if opening.rstrip().endswith((" tại", "(")):
        return opening.rstrip().removesuffix("(").rstrip().removesuffix(" tại").strip() or None
    if APPROVED_BY.search(text[: main.head]) and DOCUMENT.match(opening.lstrip()):
        return re.split(r"\s*[(,]?\s*(?:[Tt]heo|ban hành kèm|kèm theo|được phê duyệt)\b", opening)[
            0
        ].strip(" (,")
    return None


def _numbered(line: Line, lead: str, cited: Cited, until: int, whole: str | None) -> Basis:
    reference = cited.reference
    title, end = whole, cited.after
    rest = line.text[cited.after : until]
    match = TITLE.match(rest)
    if whole is None and match:
        printed = TITLE_END.sub("", match["title"])
        printed = re.sub(r"\s*(?:,|\bvà)\s*$", "", printed).strip(' ,.“”"')
        title = printed or reference.title
        end = cited.after + match.end()
    if reference.title and not reference.number_symbol:
        title = reference.title
        end = cited.after
    return Basis(
        lead=lead,
        title=title or reference.title,
        number_symbol=reference.number_symbol,
        date=reference.date or _year_of(reference.title),
        issuer=reference.issuer,
        span=(line.start + cited.head, line.start + min(end, until)),
    )


def _year_of(title: str | None) -> str | None:
    year = re.search(r"nam (\d{4})$", fold(title or ""))
    return year[1] if year else None
