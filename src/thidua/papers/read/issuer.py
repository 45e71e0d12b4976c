"""Who issues a paper whose head was lost: only what its own text says, marked as inferred."""

import re
from dataclasses import replace

from thidua.papers.read.casing import PROPER, expand
from thidua.papers.read.frame import Frame
from thidua.papers.read.reading import Header

DOING = r"(?:ban hành|xây dựng|triển khai|phát động|lập|tổ chức)"
ISSUER = re.compile(
    rf"(?:^|[,;.]\s+)(?P<name>(?:Ủy ban nhân dân|UBND|Uỷ ban nhân dân|Sở|Hội đồng|Ban"
    rf"|Chi cục|Cục|Trung tâm|Thanh tra|Văn phòng|Bộ)\s[^;:.]{{2,110}}?)"
    rf"\s*(?:\([^()]*\)\s*)?{DOING}\s+(?:[Kk]ế hoạch|[Qq]uyết định|[Cc]hương trình|[Bb]áo cáo)"
)
PLACED = re.compile(r"\b(?:tỉnh|thành phố|huyện|xã|phường)\s+[A-ZĐ]")
UNNAMED = re.compile(r"\s+(?:tỉnh|thành phố)$")
COMMITTEE = r"(?:Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?:tỉnh|thành phố)\s+"


def inferred(header: Header, frame: Frame) -> Header:
    """The header with issuer and parent read from the text, where the head names none."""
    if header.issuing_agency is not None:
        return header
    name = _named(frame) or _by_symbol(header)
    if name is None:
        return header
    issuer = _with_place(_whole(expand(name), frame.text.body), header.place)
    return replace(
        header, issuing_agency=issuer, parent_agency=_parent(issuer, header, frame), inferred=True
    )


def _named(frame: Frame) -> str | None:
    """The body that “ban hành Kế hoạch” in the last paragraph before the first section."""
    for line in frame.body[:14]:
        if match := ISSUER.search(line.text):
            return match["name"].strip()
    return None


def _whole(name: str, body: str) -> str:
    """“Hội đồng … Sở” with the department's name, where the paper spells it elsewhere."""
    if not name.endswith(" Sở"):
        return name
    field = next((field for field in PROPER if f"Sở {field}" in body), None)
    return f"{name} {field}" if field else name


def _by_symbol(header: Header) -> str | None:
    return "Ủy ban nhân dân" if (header.symbol or "").endswith("-UBND") else None


def _with_place(name: str, place: str | None) -> str:
    """A province's body with the province's name, where the text says “tỉnh” or nothing."""
    if (
        place is None
        or PLACED.search(name)
        or not name.startswith(("Sở", "Ủy ban", "Uỷ ban", "Hội đồng"))
    ):
        return name
    kind = (
        "thành phố"
        if place in ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Hồ Chí Minh")
        else "tỉnh"
    )
    return f"{UNNAMED.sub('', name)} {kind} {place}"


def _parent(issuer: str, header: Header, frame: Frame) -> str | None:
    """The body above, only where the text names it in full: a council's department, a department's
    committee.
    """
    council = re.match(r"Hội đồng\b.*?\b(Sở\s.+)$", issuer)
    if council and (header.symbol or "").endswith("KT"):
        return council[1]
    if not issuer.startswith("Sở") or header.place is None:
        return None
    match = re.search(COMMITTEE + re.escape(header.place), frame.text.body)
    return match[0] if match else None
