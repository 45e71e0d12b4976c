"""The head of a paper: who issues it, its number, place and date, its type and subject, to whom it
goes.
"""

import re
from collections.abc import Iterable
from datetime import date

from thidua.papers.read.casing import agency_name, sentence_case
from thidua.papers.read.fold import fold, is_shouted
from thidua.papers.read.frame import ADDRESSED, Frame, is_authority, type_of
from thidua.papers.read.reading import Header
from thidua.papers.read.text import Line, Span

BLANK = r"[\s._…\-–]*"
NUMBER = re.compile(
    r"\bso(?: hieu)?\s*[:.]?\s*(?:(?P<number>\d{1,6}[a-z]?)"
    r"|[\s._…]*)\s*(?:/\s*(?P<year>(?:19|20)\d{2}))?\s*(?P<joint>[/-])\s*"
    r"(?P<symbol>[a-z][a-z0-9]*(?:\s?[-–/&.]\s?[a-z0-9]+)*)"
)
BARE_NUMBER = re.compile(r"so\s*:\s*(?P<number>\d{1,6}[a-z]?)?[\s._…/]*$")
RECEIVED = re.compile(r"\bden\b|so den")
DATE = re.compile(
    rf"(?P<place>[^,|:;]{{2,40}})?,?\s*\bngay\s*(?P<day>\d{{1,2}}\b"
    rf"|{BLANK})\s*thang\s*(?P<month>\d{{1,2}}\b|{BLANK})\s*nam\s*(?P<year>(?:19"
    rf"|20)\d{{2}}\b)?"
)
LONGEST_NUMBER_LINE = 60
SHORT_DATE = re.compile(
    r"(?P<place>[^,|:;\d]{2,40}),\s*ngay\s*(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d{2})\b"
)
MEETING_DATE = re.compile(
    r"\bngay\s*(?P<day>\d{1,2})(?:/|\s*thang\s*)(?P<month>\d{1,2})(?:/"
    r"|\s*nam\s*)(?P<year>(?:19|20)\d{2})\b"
)
ABOUT = re.compile(r"v/v\.?:?\s*")
NOT_AGENCY = re.compile(
    r"cong hoa xa hoi|doc lap\b|dang cong san|cong van den|den\b|so\b\s*:|hoa toc|khan\b"
    r"|thuong khan|du thao|sao y|ban sao"
    r"|toi mat|tuyet mat|mat$|v/v|ngay\b|lan \d|kinh gui|can cu"
)
AGENCY = re.compile(
    r"(?:uy ban|ubnd|hdnd|hoi dong|so\b|bo\b|ban\b|phong\b|chi cuc|cuc\b|tong cuc|trung tam"
    r"|truong\b|van phong|thanh tra|vien\b|vien kiem sat"
    r"|dang bo|dang uy|tinh uy|thanh uy|huyen uy|lien doan|cong doan|doan\b|hoi\b"
    r"|khoi thi dua|cum thi dua|khoi\b|cum\b|to\b|tieu ban"
    r"|cong ty|tong cong ty|tap doan|benh vien|dai hoc|hoc vien|kho bac|bao hiem|toa an"
    r"|cong an|bo chi huy|mat tran|ngan hang"
    r"|dai phat thanh|bao\b|quy\b|ban chi dao|doan kiem tra|chinh phu|quoc hoi|thu tuong"
    r"|chu tich|hdtdkt|nha\b|lien hiep)"
)
PLAN_YEAR = re.compile(r"\bnam\s+((?:19|20)\d{2})(?!\s*[-–]\s*\d)")
SCOPED = re.compile(
    r"(?:ủy ban nhân dân|hội đồng nhân dân)\s+((?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường"
    r"|đặc khu)\s.+)",
    re.IGNORECASE,
)
PLACED = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\b")


def read_header(frame: Frame) -> Header:
    """Read the head; whatever is blank or not there is None."""
    spans: dict[str, Span] = {}
    found: dict[str, object] = {"doc_type": frame.doc_type}
    if frame.type_at is not None and frame.doc_type:
        line = frame.text.lines[frame.type_at]
        spans["doc_type"] = line.start, line.start + len(frame.doc_type)
    for part in (_number, _subject, _place_and_date, _agencies, _addressees):
        values, where = part(frame)
        found |= values
        spans |= where
    _with_capitals(found)
    return Header(**found, spans=spans)  # type: ignore[arg-type]


def _with_capitals(found: dict[str, object]) -> None:
    """The paper's place keeps its capitals inside the agencies' names, which print none apart."""
    place = found.get("place")
    for key in ("issuing_agency", "parent_agency"):
        name = found.get(key)
        if isinstance(place, str) and isinstance(name, str):
            found[key] = re.sub(rf"\b{re.escape(place.lower())}\b", place, name)


def plan_year(header: Header) -> int | None:
    """The year that a day printed without one belongs to: the subject's, else the paper's own."""
    found = PLAN_YEAR.findall(fold(header.subject or ""))
    return int(found[-1]) if found else header.year


Found = tuple[dict[str, object], dict[str, Span]]


def _number(frame: Frame) -> Found:
    for line in frame.head:
        if match := _printed_number(line):
            number = match["number"] and line.text[match.start("number") : match.end("number")]
            year = f"/{match['year']}" if match["year"] else ""
            symbol = _tight(line.text[match.start("symbol") : match.end("symbol")])
            whole = f"{number or ''}{year}{match['joint']}{symbol}"
            start = match.start("number") if number else match.start("joint")
            values = {"number": number, "symbol": symbol, "number_symbol": whole}
            return values, {"number_symbol": (line.start + start, line.start + match.end())}
    for above, line in zip(frame.head, frame.head[1:], strict=False):
        match = BARE_NUMBER.match(line.folded)
        if match and not RECEIVED.search(above.folded):
            return {"number": match["number"]}, {"number_symbol": line.span}
    return {}, {}


def _printed_number(line: Line) -> "re.Match[str] | None":
    """A number with its symbol, unless the line cites or is quoted in a sentence."""
    if re.match(r"can cu|theo|thuc hien|\(?kem theo|ban hanh", line.folded):
        return None
    for match in NUMBER.finditer(line.folded):
        capital = line.text[match.start("symbol")].isupper()
        if capital and ":" in line.text[match.start() : match.start("joint")]:
            return match
    first = NUMBER.match(line.folded)
    if (
        first
        and line.text[first.start("symbol")].isupper()
        and len(line.text) < LONGEST_NUMBER_LINE
    ):
        return first
    return None


def _tight(symbol: str) -> str:
    return re.sub(r"\s*([-–/])\s*", lambda m: m[1].replace("–", "-"), symbol)


def _subject(frame: Frame) -> Found:
    lines = frame.text.lines
    if frame.type_at is None:
        return _letter_subject(frame)
    first = lines[frame.type_at]
    rest = first.text[len(frame.doc_type or "") :]
    pieces = (
        [(first.end - len(rest.lstrip(" :")), first.end)]
        if rest.strip(" :") and type_of(first)
        else []
    )
    for line in lines[frame.type_at + 1 : frame.body_at]:
        if ADDRESSED.match(line.folded) or (pieces and is_authority(line)):
            break
        pieces.append(line.span)
    return _joined_subject(frame, pieces)


def _letter_subject(frame: Frame) -> Found:
    """“V/v …” under the number, wrapped over a few short lines."""
    head = list(frame.head)
    for i, line in enumerate(head):
        match = ABOUT.search(line.folded)
        if not match:
            continue
        pieces = [(line.start + match.end(), line.end)]
        for after in head[i + 1 : i + 5]:
            if (
                is_shouted(after.text)
                or DATE.search(after.folded)
                or NOT_AGENCY.match(after.folded)
            ):
                break
            pieces.append(after.span)
        return _joined_subject(frame, pieces)
    return {}, {}


def _joined_subject(frame: Frame, pieces: list[Span]) -> Found:
    body = frame.text.body
    if not pieces:
        return {}, {}
    rest = "\n".join(line.text for line in frame.body)
    printed = [body[start:end].strip() for start, end in pieces]
    if not all(map(is_shouted, printed)):
        printed = [sentence_case(part, rest) if is_shouted(part) else part for part in printed]
    subject = " ".join(printed).strip(" .;:,")
    subject = re.sub(r"^V/v\.?:?\s*", "", subject)
    if not subject:
        return {}, {}
    return {"subject": sentence_case(subject, rest)}, {"subject": (pieces[0][0], pieces[-1][1])}


def _place_and_date(frame: Frame) -> Found:
    lines: Iterable[Line] = (*frame.head, *frame.foot)
    for line in lines:
        if line.folded.startswith(("can cu", "theo", "thuc hien", "(kem", "kem theo")):
            continue
        match = DATE.search(line.folded) or SHORT_DATE.search(line.folded)
        if match:
            return _dated(line, match)
    return _minutes_date(frame) if frame.doc_type == "Biên bản" else ({}, {})


def _dated(line: Line, match: "re.Match[str]") -> Found:
    values = _day_month_year(match)
    spans: dict[str, Span] = {
        "date": (
            line.start + match.end("place") if match["place"] else line.start,
            line.start + match.end(),
        )
    }
    if match["place"]:
        start, end = match.span("place")
        number = _printed_number(line)
        start = min(max(start, number.end() if number else 0), end)
        printed = line.text[start:end]
        start += len(printed) - len(_last_name(printed))
        place = line.text[start:end].strip()
        start += len(line.text[start:end]) - len(line.text[start:end].lstrip())
        if place:
            values["place"] = place
            spans["place"] = (line.start + start, line.start + start + len(place))
            spans["date"] = (spans["place"][0], spans["date"][1])
    return values, spans


def _last_name(printed: str) -> str:
    """The words with capitals at the end: a number may stand before the place on one line."""
    found = re.search(
        r"(?:(?:TP\.|Tp\.|T\.P)?\s*[^\W\d_][^\W\d_/]*(?:\s+[^\W\d_]+){0,4})\s*$", printed
    )
    return found[0] if found else printed


def _day_month_year(match: "re.Match[str]") -> dict[str, object]:
    day, month, year = (_number_or_none(match[part]) for part in ("day", "month", "year"))
    whole = None
    if day and month and year:
        try:
            whole = date(year, month, day)
        except ValueError:
            whole = None
    return {"day": day, "month": month, "year": year, "date": whole}


def _number_or_none(printed: str | None) -> int | None:
    return int(printed) if printed and printed.strip().isdigit() else None


def _minutes_date(frame: Frame) -> Found:
    """Minutes print no date in the head (Nghị định 30/2020, mẫu 1.10): theirs is the day they tell
    of.
    """
    for line in frame.body[:12]:
        told = re.search(r"hom nay|thoi gian|bat dau|vao hoi|vao luc|hoi\s+\d", line.folded)
        match = MEETING_DATE.search(line.folded)
        if told and match:
            return _day_month_year(match), {
                "date": (line.start + match.start(), line.start + match.end())
            }
    return {}, {}


def _agencies(frame: Frame) -> Found:
    """The agency's lines: the last name is the issuer, the one above it its parent."""
    until = frame.type_at if frame.type_at is not None else frame.body_at
    names: list[list[Line]] = []
    for line in frame.text.lines[:until]:
        if not is_shouted(line.text) or NOT_AGENCY.match(line.folded) or len(line.text) > 120:
            continue
        if AGENCY.match(line.folded):
            names.append([line])
        elif names:
            names[-1].append(line)
    if not names:
        return {}, {}
    return _issuer_and_parent(names)


def _issuer_and_parent(names: list[list[Line]]) -> Found:
    if len(names) >= 2 and names[-2][0].folded.startswith(
        ("hoi dong thi dua", "hoi dong sang kien")
    ):
        names = [*names[:-2], names[-2] + names[-1]]
    printed = [" ".join(line.text for line in lines) for lines in names[-2:]]
    issuer = agency_name(printed[-1])
    parent = agency_name(printed[0]) if len(printed) == 2 else None
    spans = {"issuing_agency": (names[-1][0].start, names[-1][-1].end)}
    if parent is not None:
        spans["parent_agency"] = (names[-2][0].start, names[-2][-1].end)
    return {"issuing_agency": _with_place(issuer, parent), "parent_agency": parent}, spans


def _with_place(issuer: str, parent: str | None) -> str:
    """A department under a province's committee is that province's: many have the same name."""
    if (
        parent
        and issuer.startswith("Hội đồng ")
        and parent.startswith(("Sở", "Chi cục", "Cục", "Bộ"))
    ):
        return f"{issuer} {parent}"
    scope = SCOPED.fullmatch(parent or "")
    if (
        scope
        and not PLACED.search(issuer.lower())
        and issuer.startswith(("Sở", "Hội đồng", "Ban ", "Thanh tra"))
    ):
        return f"{issuer} {scope[1]}"
    return issuer


def _addressees(frame: Frame) -> Found:
    """The names after “Kính gửi:”, on its line or in the list below."""
    at = next((i for i, line in enumerate(frame.head) if ADDRESSED.match(line.folded)), None)
    if at is None:
        return {}, {}
    first = frame.head[at]
    start = ADDRESSED.match(first.folded)
    printed = [
        first.text[start.end() if start else 0 :],
        *(line.text for line in frame.head[at + 1 :]),
    ]
    names = [part.strip(" .;:-–+•*") for text in printed for part in text.split(";")]
    span = first.start, frame.head[-1].end
    return {"addressees": tuple(name for name in names if name)}, {"addressees": span}
