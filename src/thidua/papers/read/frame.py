"""The parts of a paper by its lines: head, body, foot (recipients and signature) and what is
attached after.
"""

import re
from dataclasses import dataclass

from thidua.papers.read.fold import fold, is_shouted
from thidua.papers.read.names import TITLES, is_name
from thidua.papers.read.text import Line, Text

TYPES = [
    "Kế hoạch liên tịch", "Kế hoạch", "Quyết định", "Tờ trình", "Biên bản", "Báo cáo", "Thông báo",
    "Chỉ thị", "Nghị quyết", "Hướng dẫn", "Chương trình", "Quy chế", "Quy định", "Đề án",
    "Phương án", "Dự án", "Giấy mời", "Công điện", "Kết luận", "Thông tri", "Nghị định",
    "Thông tư liên tịch", "Thông tư", "Bản giao ước", "Giao ước", "Lời kêu gọi", "Giấy giới thiệu",
    "Phiếu trình", "Phiếu gửi", "Công bố", "Thông cáo", "Bản ghi nhớ", "Thư công",
]  # fmt: skip
TYPE_AT_START = re.compile("|".join(sorted((fold(t) for t in TYPES), key=len, reverse=True)))
TYPE_NAMES = {fold(t): t for t in TYPES}
LEAD = re.compile(
    r"can cu\b|thuc hien\b|theo de nghi|theo quyet dinh|xet\b|de (?:thuc hien|trien khai"
    r"|tiep tuc)|tren co so\b|hom nay\b"
    r"|kinh gui|dieu 1\b|\(?kem theo|so\s*:"
)
ADDRESSED = re.compile(r"kinh gui\b\s*:?")
BULLET = re.compile(r"[-–—+•*]\s*")
RECIPIENTS = re.compile(r"noi nhan\b")
AUTHORITY_LINE = re.compile(r"(?:tm|t/m|kt|tl|tuq|q)\s?\.\s?(?=\S)|(?:tm|kt|tl|tuq)\s(?=\S)")
ATTACHED = re.compile(r"(?:phu luc|danh sach|bieu|mau so|quy che|quy dinh|bang\b|de an|noi dung)")
ITEM = re.compile(r"(?:[ivx]{1,5}|\d{1,2}|[a-z])[.)]\s|[-–+•]\s?")
DEEPEST_TYPE = 45


@dataclass(frozen=True)
class Frame:
    """Line numbers that part the paper; `type_at` is None for a letter (công văn), which prints no
    type.
    """

    text: Text
    type_at: int | None
    doc_type: str | None
    body_at: int
    foot_at: int
    attached_at: int

    @property
    def head(self) -> tuple[Line, ...]:
        return self.text.lines[: self.body_at]

    @property
    def body(self) -> tuple[Line, ...]:
        return self.text.lines[self.body_at : self.foot_at]

    @property
    def foot(self) -> tuple[Line, ...]:
        return self.text.lines[self.foot_at : self.attached_at]

    @property
    def attached(self) -> tuple[Line, ...]:
        return self.text.lines[self.attached_at :]


def frame(text: Text) -> Frame:
    """Find where the head, the body, the foot and the attachments of a paper begin."""
    type_at, doc_type = _type(text.lines)
    body_at = _after_addressees(text.lines, _body_start(text.lines, type_at))
    foot_at = _foot_start(text.lines, body_at)
    return Frame(text, type_at, doc_type, body_at, foot_at, _attached_start(text.lines, foot_at))


def type_of(line: Line) -> str | None:
    """The type a line prints in capitals (“KẾ HOẠCH”, also with the subject after it), or alone in
    any case.
    """
    match = TYPE_AT_START.match(line.folded)
    if not match:
        return None
    alone = not line.folded[match.end() :].strip(" :")
    return TYPE_NAMES[match[0]] if alone or _is_shouted_word(line.text[: match.end()]) else None


def _is_shouted_word(text: str) -> bool:
    return is_shouted(text) and not text[-1].islower()


def _type(lines: tuple[Line, ...]) -> tuple[int | None, str | None]:
    letter = False
    for i, line in enumerate(lines[:DEEPEST_TYPE]):
        if found := type_of(line):
            return i, found
        letter = letter or line.folded.startswith(("v/v", "kinh gui")) or " v/v" in line.folded
        if LEAD.match(line.folded) and not line.folded.startswith(("so", "kinh gui")):
            break
    return None, "Công văn" if letter else None


def _body_start(lines: tuple[Line, ...], type_at: int | None) -> int:
    """The first line after the subject, or of a letter after the number, the place and the short
    subject.
    """
    if type_at is not None:
        return _after_subject(lines, type_at)
    for i, line in enumerate(lines[:DEEPEST_TYPE]):
        if line.folded.startswith("kinh gui") or (
            LEAD.match(line.folded) and not line.folded.startswith("so")
        ):
            return i
        if ITEM.match(line.folded) or len(line.text) > 200:
            return i
    return min(len(lines), DEEPEST_TYPE) if len(lines) > DEEPEST_TYPE else 0


def _after_addressees(lines: tuple[Line, ...], at: int) -> int:
    """The first line after “Kính gửi: …” and its list, where it stands right here."""
    if at >= len(lines) or not ADDRESSED.match(lines[at].folded):
        return at
    named = bool(ADDRESSED.sub("", lines[at].folded).strip(" :"))
    at += 1
    while at < len(lines) and BULLET.match(lines[at].text):
        named, at = True, at + 1
    if not named and at < len(lines) and not LEAD.match(lines[at].folded):
        at += 1
    return at


def _after_subject(lines: tuple[Line, ...], type_at: int) -> int:
    i = type_at + 1
    subject = lines[type_at].text[len(type_of(lines[type_at]) or "") :].strip()
    shouted = is_shouted(subject) if subject else None
    while i < len(lines) and i <= type_at + 6 and not _ends_subject(lines[i], subject, shouted):
        subject = f"{subject} {lines[i].text}".strip()
        shouted = is_shouted(lines[i].text) if shouted is None else shouted
        i += 1
    return i


def _ends_subject(line: Line, subject: str, shouted: bool | None) -> bool:
    if (
        line.is_row
        or LEAD.match(line.folded)
        or ITEM.match(line.folded)
        or line.folded.startswith("thoi gian")
    ):
        return True
    if len(line.text) > 350 or (len(line.text) > 160 and subject):
        return True
    if subject and line.text.endswith((".", ":")) and not is_shouted(line.text):
        return True
    if (
        subject
        and is_authority(line)
        and subject.split()[-1].lower() not in {"của", "cho", "với", "và"}
    ):
        return True
    return shouted is True and not is_shouted(line.text) and len(line.text) > 60


def is_authority(line: Line) -> bool:
    """A line such as “CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …” between the subject and the bases of a
    decision.
    """
    heads = r"(?:uy ban nhan dan|ubnd|hoi dong|thu tuong|ban |so |bo )"
    return is_shouted(line.text) and bool(TITLES.match(line.folded) or re.match(heads, line.folded))


def _foot_start(lines: tuple[Line, ...], body_at: int) -> int:
    """Where the foot begins: “Nơi nhận”, an authority line or a title with a name under it,
    whichever is first.
    """
    for i in range(body_at, len(lines)):
        line = lines[i]
        if RECIPIENTS.match(line.folded) or _begins_signature(lines, i):
            return i
    return len(lines)


def _begins_signature(lines: tuple[Line, ...], i: int) -> bool:
    line = lines[i]
    if line.is_row or len(line.text) > 90 or not is_shouted(line.text):
        return False
    if AUTHORITY_LINE.match(line.folded):
        return True
    if not TITLES.match(line.folded) or line.text.endswith(":"):
        return False
    for after in lines[i + 1 : i + 7]:
        if is_name(after.text) or RECIPIENTS.match(after.folded):
            return True
        if not (is_shouted(after.text) or after.text.startswith("(")):
            return False
    return i + 1 == len(lines)


def _attached_start(lines: tuple[Line, ...], foot_at: int) -> int:
    for i in range(foot_at + 1, len(lines)):
        line = lines[i]
        if (
            line.is_row
            or (is_shouted(line.text) and ATTACHED.match(line.folded))
            or re.match(r"phu luc\b", line.folded)
        ):
            return i
    return len(lines)
