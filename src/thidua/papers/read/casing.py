"""What a paper prints in capitals or in short, written as in a sentence: “UBND TỈNH HƯNG YÊN”, “Ủy
ban nhân dân tỉnh Hưng Yên”.
"""

import re

from thidua.papers.read.fold import is_shouted
from thidua.papers.read.places import PROVINCES

SHORT = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "HĐTĐKT": "Hội đồng Thi đua - Khen thưởng",
    "TĐKT": "Thi đua - Khen thưởng",
    "TĐ-KT": "Thi đua - Khen thưởng",
    "MTTQ": "Mặt trận Tổ quốc",
    "KH&CN": "Khoa học và Công nghệ",
    "TP.": "Thành phố",
    "TP": "Thành phố",
    "TW": "Trung ương",
}
SHORT_PATTERN = re.compile(
    "|".join(rf"(?<!\w){re.escape(s)}(?!\w)" for s in sorted(SHORT, key=len, reverse=True))
)
PROPER = [
    "Khoa học và Công nghệ", "Nội vụ", "Tài chính", "Kế hoạch và Đầu tư",
    "Thông tin và Truyền thông", "Tài nguyên và Môi trường", "Nông nghiệp và Phát triển nông thôn",
    "Nông nghiệp và Môi trường", "Giáo dục và Đào tạo", "Y tế", "Tư pháp", "Công Thương",
    "Xây dựng", "Giao thông vận tải", "Lao động - Thương binh và Xã hội",
    "Văn hóa, Thể thao và Du lịch", "Ngoại vụ", "Dân tộc và Tôn giáo", "Thi đua - Khen thưởng",
    "Thi đua, Khen thưởng", "Tiêu chuẩn Đo lường Chất lượng", "Phát thanh và Truyền hình",
    "Chủ tịch", "Giám đốc", "Trung ương", "Việt Nam", "Chính phủ", "Thủ tướng", "Tổ quốc",
    "Hồ Chí Minh", "Quốc hội", "Đoàn đại biểu", "Đảng ủy", "Văn phòng Bộ", "Văn phòng Sở",
    "Thanh tra Sở", "Thanh tra Bộ", "Công an", "Hội đồng nhân dân", "Ủy ban nhân dân",
]  # fmt: skip
PLACE_KIND = re.compile(r"\b(tỉnh|thành phố|huyện|thị xã|thị trấn|quận|phường|xã|đặc khu)\s+")
AGENCY_HEAD = re.compile(
    r"(ủy ban nhân dân|hội đồng nhân dân|sở|bộ|ban|hội đồng|chi cục|cục|trung tâm|văn phòng"
    r"|thanh tra|phòng|trường|viện)\b"
)


def expand(text: str) -> str:
    """Short names of agencies in full."""
    return SHORT_PATTERN.sub(lambda m: SHORT[m[0]], text)


def sentence_case(text: str, body: str = "") -> str:
    """A shouted text in sentence case; names are written as the body of the paper writes them."""
    if not is_shouted(text):
        return text[:1].upper() + text[1:]
    lower = expand(text).lower()
    lower = _as_in(body, lower) if body else lower
    for proper in PROPER:
        lower = re.sub(rf"\b{re.escape(proper.lower())}\b", proper, lower)
    lower = PLACE_KIND.sub(lambda m: m[0], lower)
    return lower[:1].upper() + lower[1:]


def agency_name(text: str) -> str:
    """An agency's printed name in full and in sentence case, the place it belongs to with
    capitals.
    """
    name = sentence_case(expand(text)) if not is_shouted(text) else sentence_case(text)
    kind = PLACE_KIND.search(name)
    if kind:
        name = name[: kind.end()] + " ".join(
            w[:1].upper() + w[1:] for w in name[kind.end() :].split(" ")
        )
    for place in PROVINCES:
        name = re.sub(rf"\b{place.lower()}\b", place, name)
    head = AGENCY_HEAD.match(name.lower())
    if head and len(name) > head.end() + 1 and head[0] in {"sở", "bộ", "phòng"}:
        name = name[: head.end() + 1] + name[head.end() + 1].upper() + name[head.end() + 2 :]
        name = re.sub(r"\bvà ([^\W\d_])", lambda m: f"và {m[1].upper()}", name, count=1)
    return name[:1].upper() + name[1:]


def _as_in(body: str, lower: str) -> str:
    """Take over the capitals of every run of two to six words that the body writes with some
    inside.
    """
    lowered = body.lower()
    if len(lowered) != len(body):
        return lower
    parts = lower.split(" ")
    for size in range(min(6, len(parts)), 1, -1):
        for i in range(len(parts) - size + 1):
            run = " ".join(parts[i : i + size])
            if run != run.lower():
                continue
            parts[i : i + size] = _written(run, body, lowered).split(" ")
    return " ".join(parts)


def _written(run: str, body: str, lowered: str) -> str:
    at = lowered.find(run)
    while at >= 0:
        found = body[at : at + len(run)]
        if not is_shouted(found) and found[1:] != run[1:] and found.count("\n") == 0:
            return found[0].lower() + found[1:] if _opens_sentence(body, at) else found
        at = lowered.find(run, at + 1)
    return run


def _opens_sentence(body: str, at: int) -> bool:
    before = body[:at].rstrip(" ")
    return not before or before[-1] in ".:;\n-–)"
