"""Who does what: the body named before a duty's verb, or introduced by a heading with a colon."""

import re
from dataclasses import dataclass

from thidua.papers.read.verbs import PREDICATE, STRONG, duty_verb, is_part_of_name, masked

MANY = r"(?:[Cc]ác|[Mm]ỗi|[Tt]oàn thể|[Tt]ất cả(?: các)?|[Tt]ừng|[Nn]hững|[Qq]uý)"
ALONE = (
    r"[Cc]ơ quan|[Đđ]ơn vị|[Đđ]ịa phương|[Ss]ở(?! hữu)|[Bb]an(?! hành)|[Bb]ộ(?! máy)"
    r"|[Pp]hòng(?!,| chống| ngừa)|[Vv]ăn phòng|[Tt]hanh tra|[Hh]ội đồng"
    r"|[Cc]hi cục|[Cc]ục|[Tt]ổng cục|[Vv]ụ|[Tt]rung tâm|[Tt]rường(?! hợp)|[Tt]hủ trưởng"
    r"|[Gg]iám đốc|[Pp]hó [Gg]iám đốc|[ỦủUu][ỷỶyY]?\s?[Bb]an|[Ủủ]y ban|[Uu][ỷy] ban"
    r"|UBND|HĐND|[Cc]hủ tịch|[Đđ]ài|[Bb]áo(?! cáo)|[Cc]ông đoàn|[Đđ]oàn(?! kết)"
    r"|[Hh]ội(?! nghị| thảo| thi| họp)|[Tt]hường trực|[Tt]ổ(?! chức)|[Cc]ụm|[Kk]hối"
    r"|[Bb]ộ phận|[Cc]hánh|[Cc]án bộ|[Cc]ông chức|[Đđ]ồng chí|Đ/c|đ/c|[Ll]ãnh đạo"
    r"|[Tt]hành viên|[Dd]oanh nghiệp|[Cc]ông ty|[Bb]ệnh viện|[Vv]iện|[Mm]ặt trận"
    r"|[Ll]iên đoàn|[Cc]ông an|[Kk]ho bạc|[Bb]ảo hiểm|[Cc]ổng|[Tt]iểu ban|[Pp]hóng viên"
    r"|[Kk]ế toán|[Vv]ăn thư|[Cc]huyên viên|[Nn]gười đứng đầu|[Cc]ấp ủy|[Cc]hi bộ"
    r"|[Đđ]ảng ủy|[Tt]ỉnh ủy|[Tt]ạp chí|[Nn]hà trường|[Tt]rưởng|[Pp]hó|[Cc]ụm trưởng"
    r"|[Kk]hối trưởng|[Bb]à|[Ôô]ng|[Xx]ã|[Pp]hường|[Qq]uỹ|BCĐ|HĐTĐKT|LĐLĐ"
    r"|[Ll]iên hiệp|[Vv]iên chức|CC|CBCC|[Hh]uyện|[Tt]hành phố"
)
BODY = re.compile(
    rf"(?:(?:{MANY}\s+)?(?:{ALONE})|{MANY}\s+(?:tổ chức|tập thể|cá nhân|cấp|ngành|phòng|bộ"
    rf"|hộ|khoa))\b"
)
ASKED = re.compile(
    r"(?:Giao(?: cho| nhiệm vụ cho)?|Phân công|Yêu cầu|Đề nghị|giao(?: cho)?|đề nghị|yêu cầu"
    r"|phân công|đồng thời)\s+(?=\S)"
)
ASKING = re.compile(r"(?:kính )?(?:đề nghị|yêu cầu|giao)\s+(?=\S)")
LABEL = re.compile(r"(?P<label>[^:“”]{2,330}):(?:\s|$)")
PREPOSED = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Trong quá trình|Trong|Khi|Nếu|Định kỳ|Hằng năm|Hàng năm|Sau khi"
    r"|Để|Theo|Trước|Thực hiện|Nhận được|Tùy theo|Ngay sau khi|Thời gian cụ thể|Nhằm|Từ)\b"
)
BRACKETS = re.compile(r"\s*\([^()]*\)")
LED_BY = re.compile(
    r"\(\s*(?:do\s+)?(?P<doer>[A-ZĐ][^(),;:]{2,80}?)\s+(?:chủ trì|thực hiện"
    r"|phụ trách)(?:[,;][^()]*)?\)\s*[.;]?$"
)
BY_US = re.compile(r"\bdo\s+(?P<doer>[A-ZĐ][^(),;:“”]{1,60}?)\s+chủ trì\s*[.;]?$")
LONGEST_DOER = 330


@dataclass(frozen=True)
class Parted:
    """A clause parted into its doer and what is done: the duty begins at offset `at` of the
    clause.
    """

    doer: str | None
    at: int
    strong: bool = False


NOBODY = Parted(None, 0)


def part(clause: str) -> Parted:
    """Find the doer at the head of a clause."""
    start = _skip_asking(clause)
    if label := _label(clause, start):
        return label
    if BODY.match(clause, start):
        return _before_predicate(clause, start) or NOBODY
    return _after_preposed(clause) if PREPOSED.match(clause) else NOBODY


def names_a_body(text: str) -> bool:
    """Whether a whole heading or label is the name of bodies (“5. Giao Ban …, Sở Nội vụ:”)."""
    bare = text.strip().rstrip(":.").strip()
    start = _skip_asking(bare)
    if not BODY.match(bare, start) or len(bare) > LONGEST_DOER:
        return False
    return _predicate(bare, start) is None


def doer_name(text: str) -> str | None:
    """A doer as named: without “Giao …”, brackets at its end, or closing marks."""
    bare = text.strip().rstrip(":.,; ")
    bare = bare[_skip_asking(bare) :]
    bare = BRACKETS.sub("", bare) if bare.endswith(")") else bare
    return bare.strip().rstrip(",;") or None


def named_elsewhere(clause: str) -> str | None:
    """A doer named after the duty: “(Văn phòng Sở chủ trì)”, “… do Sở chủ trì”."""
    match = LED_BY.search(clause) or BY_US.search(clause)
    return match["doer"].strip() if match and BODY.match(match["doer"]) else None


def main_verb(text: str, start: int) -> int:
    """Where the duty begins after “căn cứ …” or “trong quá trình …, ” inside a predicate."""
    if not text.startswith(
        ("căn cứ", "trong quá trình", "trên cơ sở", "Căn cứ", "Trên cơ sở"), start
    ):
        return start
    needs_comma = text.startswith(("trong",), start)
    for match in PREDICATE.finditer(masked(_without_brackets(text)), start + 9):
        before = text[start : match.start()].rstrip()
        word = before.split()[-1].lower() if before else ""
        if match[0] in ("căn cứ", "trong quá trình", "trên cơ sở") or word in NEVER_BEFORE_MAIN:
            continue
        if before.endswith(",") or not needs_comma:
            return match.start()
    return start


NEVER_BEFORE_MAIN = frozenset(
    [
        "đã",
        "được",
        "của",
        "công",
        "tác",
        "hoạch",
        "về",
        "việc",
        "trình",
        "và",
        "cho",
        "để",
        "các",
        "những",
        "hoạt",
        "kết",
        "quả",
        "yêu",
        "chỉ",
        "đạo",
    ]
)


def _skip_asking(text: str) -> int:
    match = ASKED.match(text)
    return match.end() if match and BODY.match(text, match.end()) else 0


def _label(clause: str, start: int) -> Parted | None:
    match = LABEL.match(clause, start)
    if match and all(names_a_body(part) for part in match["label"].split(";")):
        return Parted(doer_name(match["label"]), match.end(), strong=True)
    return None


def _before_predicate(clause: str, start: int) -> Parted | None:
    predicate = _predicate(clause, start)
    if predicate is None:
        return None
    asking = ASKING.match(clause, predicate)
    if asking and BODY.match(clause, asking.end()):
        return _before_predicate(clause, asking.end())
    return Parted(
        doer_name(clause[start:predicate]), predicate, strong=bool(STRONG.match(clause, predicate))
    )


def _predicate(text: str, start: int) -> int | None:
    """Where the verb begins: the first that is not part of the body's own name."""
    plain = _without_brackets(text)
    for match in PREDICATE.finditer(plain, start + 2):
        if match.start() - start > LONGEST_DOER:
            return None
        before = plain[max(start, match.start() - 24) : match.start()]
        if not is_part_of_name(before, match[0]):
            return match.start()
    return None


def _without_brackets(text: str) -> str:
    return BRACKETS.sub(lambda m: "_" * len(m[0]), text)


def _after_preposed(clause: str) -> Parted:
    """“Căn cứ Kế hoạch này, Chánh Văn phòng Sở … chịu trách nhiệm …”: the doer stands after a
    comma.
    """
    plain = _without_brackets(clause)
    for comma in re.finditer(r",\s+", plain):
        asking = ASKED.match(clause, comma.end())
        at = asking.end() if asking else comma.end()
        if BODY.match(clause, at) and (found := _before_predicate(clause, at)):
            return found
        if (
            comma.start() > 12
            and duty_verb(clause[comma.end() :])
            and clause.startswith(("Căn cứ", "Trên cơ sở", "Định kỳ"))
        ):
            return Parted(None, comma.end())
    at = main_verb(clause, 0)
    return Parted(None, at) if at else NOBODY
