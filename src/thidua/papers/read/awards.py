"""Honours as a paper words them, and how many collectives and individuals a sentence gives each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thidua.papers.read.casing import sentence_case
from thidua.papers.read.fold import is_shouted
from thidua.papers.read.reading import Award
from thidua.papers.read.text import Line

FORMS = (
    "Bằng khen|Giấy khen|Cờ [Tt]hi đua|Huân chương|Huy chương|Kỷ niệm chương"
    "|Chiến sĩ [Tt]hi đua|Chiến sĩ tiên tiến|Lao động tiên tiến|Tập thể [Ll]ao động"
    "|Đơn vị (?:quyết thắng|tiên tiến|dẫn đầu)|Giải thưởng|Anh hùng|Nhà giáo (?:ưu tú"
    '|nhân dân)|Thầy thuốc|Gia đình văn hóa|Bằng "?Tổ quốc'
)
END = (
    r"(?=\s+(?:cho|đối với|đến|năm|vì|kèm|theo|giai đoạn|gồm|là|như|và\s+(?:tiền|thưởng"
    r"|danh hiệu|tặng|\d)|để|tại|đã|có|trong|của\s+các)\b|\s*[:;,.()\[\]“”\"|–-]\s|\s*[:;,.()|]"
    r"|\s*$)"
)
HONOUR = re.compile(
    rf"(?:[Dd]anh hiệu(?: thi đua)?|[Tt]ặng|[Cc]ông nhận"
    rf"|[Pp]hong tặng)\s+(?:thưởng\s+)?(?:danh hiệu\s+)?[“\"](?P<quoted>[^”\"]{{3,90}})[”\"]"
    rf"|[Dd]anh hiệu(?: thi đua)?:?\s+(?P<titled>[A-ZĐ][^:;,.()“”\"|]{{3,70}}?){END}"
    rf"|(?P<form>(?:{FORMS})[^:;,.()“”\"|]{{0,80}}?){END}"
)
FORM_NAMES = re.compile(FORMS, re.IGNORECASE)
COUNT = re.compile(
    r"(?P<n>\d{1,4})\s*(?:\([^)]{1,40}\)\s*)?(?P<what>tập thể|cá nhân|ông|bà|đồng chí|cán bộ"
    r"|công chức|hộ gia đình|hộ|người|đơn vị)",
    re.IGNORECASE,
)
COLLECTIVES = frozenset({"tập thể", "đơn vị", "hộ", "hộ gia đình"})
PERIOD = re.compile(
    r"(?:năm học|năm|giai đoạn"
    r"|trong \d+ năm(?: liên tục)?)\s*\(?(?P<period>\d{4}(?:\s*[-–]\s*\d{4})?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """An honour where a line names it."""

    name: str
    start: int
    end: int


def honours_in(text: str) -> list[Named]:
    """The honours a text names, in order."""
    found = []
    for match in HONOUR.finditer(_unshouted(text) if is_shouted(text) else text):
        group = next(g for g in ("quoted", "titled", "form") if match[g])
        name = match[group].strip()
        name = sentence_case(name.upper()) if is_shouted(text) else name
        found.append(Named(name, match.start(group), match.start(group) + len(name)))
    return found


def _unshouted(text: str) -> str:
    """A shouted heading in small letters, honours with their capital, as long as before."""
    return FORM_NAMES.sub(lambda m: m[0][:1].upper() + m[0][1:], text.lower())


def period_in(text: str) -> str | None:
    """The year or years for which an honour is given."""
    match = PERIOD.search(text)
    return re.sub(r"\s*[-–]\s*", "-", match["period"]) if match else None


def read_awards(lines: Iterable[Line]) -> list[Award]:
    """“Tặng … cho 02 tập thể và 42 cá nhân”: one award a sentence and honour that states a
    number.
    """
    return [award for line in lines if not line.is_row for award in _of_line(line)]


def _of_line(line: Line) -> Iterator[Award]:
    named = honours_in(line.text)
    for i, honour in enumerate(named):
        until = named[i + 1].start if i + 1 < len(named) else len(line.text)
        rest = line.text[honour.end : until]
        counts = list(COUNT.finditer(rest))
        if not counts:
            continue
        collectives = sum(int(c["n"]) for c in counts if c["what"].lower() in COLLECTIVES)
        individuals = sum(int(c["n"]) for c in counts if c["what"].lower() not in COLLECTIVES)
        end = line.start + honour.end + counts[-1].end()
        yield Award(honour.name, collectives, individuals, (line.start + honour.start, end))
