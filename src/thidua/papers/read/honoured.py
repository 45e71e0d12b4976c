"""Those honoured or proposed, one by one: from tables (“DANH SÁCH …”) and from lists in the
text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thidua.papers.read.awards import honours_in, period_in
from thidua.papers.read.doers import BODY, names_a_body
from thidua.papers.read.fold import fold, is_shouted
from thidua.papers.read.names import DEGREE, TITLES, is_name
from thidua.papers.read.reading import Honoured
from thidua.papers.read.tables import Row, Table
from thidua.papers.read.text import Line

COLUMNS = [
    ("number", re.compile(r"^(?:tt|stt|so tt|so thu tu|so)$")),
    ("money", re.compile(r"tien|muc thuong|so tien")),
    ("votes", re.compile(r"phieu|ty le|ket qua (?:bo|binh|bieu)|dong y")),
    (
        "name",
        re.compile(
            r"ho va ten|ho, ten|ho ten|ten (?:tap the|ca nhan|don vi)|^ca nhan|^tap the"
            r"|^ten\b|tap the, ca nhan|ca nhan, tap the"
        ),
    ),
    ("honour", re.compile(r"danh hieu|hinh thuc|khen thuong")),
    ("post", re.compile(r"chuc vu|chuc danh")),
    ("unit", re.compile(r"don vi|noi cong tac|phong\b|co quan|bo phan")),
    ("period", re.compile(r"^nam\b|thoi gian|giai doan")),
]
MARK = re.compile(r"[xX✓✔]")
MONEY = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{5,}")
VOTES = re.compile(r"\b(\d{1,3})\s*/\s*(\d{1,3})\b(?!/)")
TOTAL = re.compile(r"(?:tong(?: cong| so)?|cong)\b")
ADDRESS = re.compile(r"(?:Ông|Bà|Đồng chí|Đ/c|Anh|Chị|Em)\s+(?:\(bà\)\s+)?")
MARKER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zđ])[.)]\s+|[-–+•]\s*")
PERSON = re.compile(r"(?P<name>[^,;:()|–]{4,45}?)\s*(?:,|\s[-–]\s|;|\(|:|\.?$)\s*(?P<rest>.*)$")
GIVEN_TO = re.compile(r"\bcho\s+(?=(?:ông|bà|đồng chí|Ông|Bà|Đồng chí)\s+[A-ZĐ])")
REASON = re.compile(
    r"[,;.]?\s*(?:đã có|vì đã|vì có|có thành tích|là cá nhân|với thành tích|đạt\s+\d"
    r"|\(?\d+/\d+|\(?tỷ lệ|số phiếu).*$"
)
SHORT_HEADING = 60
LONGEST_BODY = 140
LISTING_TYPES = frozenset({"Quyết định", "Tờ trình", "Biên bản", "Thông báo", None})


@dataclass(frozen=True)
class _State:
    """What the headings above a row say of it."""

    column: str | None = None
    kind: str | None = None
    honour: str | None = None
    unit: str | None = None
    period: str | None = None


def read_honoured(
    lines: Iterable[Line], tables: Iterable[Table], *, doc_type: str | None, period: str | None
) -> list[Honoured]:
    """Every line of the lists of those honoured; `period` is the subject's year, for lists that
    print none.
    """
    found = [row for table in tables for row in _of_table(table, period)]
    if doc_type in LISTING_TYPES:
        found += _of_lines(lines, period)
    return sorted(found, key=lambda one: one.span)


def _of_table(table: Table, period: str | None) -> Iterator[Honoured]:
    columns = _columns(table.head)
    if "name" not in columns or _is_roll(table, columns):
        return
    above = " ".join(
        line.text for line in table.above if not line.folded.startswith(("noi nhan", "luu"))
    )
    named = honours_in(above)
    kind = _kind_of(table.head[columns["name"]])
    state = _State(
        kind,
        kind,
        named[-1].name if named else None,
        None,
        period_in(above) or period,
    )
    for row in table.rows:
        name = row.cell(columns["name"])
        if _heads_group(row, columns):
            state = _grouped(state, row)
        elif name and name.text and not TOTAL.match(fold(name.text)):
            yield _of_row(row, columns, state, table.head)


def _columns(head: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for i, heading in enumerate(head):
        folded = fold(heading).strip(" .")
        kind = next((kind for kind, pattern in COLUMNS if pattern.search(folded)), None)
        if kind:
            found.setdefault(kind, i)
    return found


def _is_roll(table: Table, columns: dict[str, int]) -> bool:
    """A table of members, attendance or work names people too, but honours nobody."""
    above = " ".join(line.text for line in table.above)
    marked = any(MARK.fullmatch(cell.text) for row in table.rows for cell in row.cells)
    honours = (
        "honour" in columns
        or bool(honours_in(above))
        or marked
        or {"money", "votes"} & columns.keys()
    )
    grouped = any(honours_in(row.line.text) for row in table.rows if len(row.filled) <= 2)
    return not (honours or grouped or "khen thuong" in fold(above))


def _kind_of(text: str) -> str | None:
    folded = fold(text)
    if "tap the" in folded and re.search(r"ca nhan|ho va ten|ho ten", folded):
        return None
    if re.search(r"tap the|don vi", folded):
        return "collective"
    if re.search(r"\bho gia dinh|\bchu ho", folded):
        return "household"
    return "person" if re.search(r"ca nhan|ho va ten|ho ten|ho, ten", folded) else None


def _heads_group(row: Row, columns: dict[str, int]) -> bool:
    filled = row.filled
    if len({cell.text for cell in filled}) > 2:
        return False
    name = row.cell(columns["name"])
    first = filled[0].text.strip(" .") if filled else ""
    if len(filled) == 2 and first.isdigit() and name and name.text:
        return False
    return bool(filled)


def _grouped(state: _State, row: Row) -> _State:
    text = max((cell.text for cell in row.filled), key=len)
    named = honours_in(text)
    kind = _kind_of(text) or state.column
    if named or _titled(text):
        return replace(
            state,
            kind=kind,
            honour=named[-1].name if named else text.strip(" :."),
            unit=None,
            period=period_in(text) or state.period,
        )
    if _kind_of(text):
        return replace(state, kind=kind, unit=None)
    return replace(state, unit=text.strip(" :."))


def _titled(text: str) -> bool:
    return fold(text).startswith(("danh hieu", "hinh thuc"))


def _of_row(row: Row, columns: dict[str, int], state: _State, head: tuple[str, ...]) -> Honoured:
    def value(kind: str) -> str | None:
        cell = row.cell(columns.get(kind))
        return cell.text or None if cell else None

    printed = value("name") or ""
    name, rest = _parted(printed)
    post, unit = _post_and_unit(value("post"), value("unit"), head, columns)
    marked = [
        head[i] for i, cell in enumerate(row.cells) if MARK.fullmatch(cell.text) and i < len(head)
    ]
    honour = value("honour") or (", ".join(marked) or None) or state.honour
    money = MONEY.search(value("money") or "")
    number = (value("number") or "").strip(" .")
    cell = row.cell(columns["name"])
    at = cell.start if cell else 0
    return Honoured(
        name=name,
        kind=state.kind
        if state.kind and not (state.kind == "person" and BODY.match(name))
        else _guessed(name),
        post=post or (rest[0] if rest else None),
        unit=unit or (", ".join(rest[1:]) or None) or state.unit,
        honour=honour,
        period=value("period") or period_in(honour or "") or state.period,
        money=int(re.sub(r"\D", "", money[0])) if money else None,
        votes=_votes(value("votes")),
        list_no=int(number) if number.isdigit() else None,
        span=(row.line.start + at, row.line.start + at + len(printed)),
    )


def _post_and_unit(
    post: str | None, unit: str | None, head: tuple[str, ...], columns: dict[str, int]
) -> tuple[str | None, str | None]:
    """A column “Chức vụ, đơn vị” holds both, the post before the first comma, or the unit alone."""
    both = "post" in columns and "don vi" in fold(head[columns["post"]])
    if not both or unit or post is None:
        return post, unit
    if names_a_body(post) and "," not in post and not TITLES.match(fold(post)):
        return None, post
    first, _, rest = post.partition(",")
    return first.strip(), rest.strip() or None


def _parted(printed: str) -> tuple[str, list[str]]:
    """A cell or line such as “Ông Nguyễn Văn A, Trưởng phòng …, Sở …”: the name, then the rest by
    commas.
    """
    bare = ADDRESS.sub("", printed, count=1) if ADDRESS.match(printed) else printed
    match = PERSON.match(bare)
    if match and is_name(DEGREE.sub("", match["name"])):
        rest = REASON.sub("", match["rest"]).strip(" ;.,()")
        return match["name"].strip(), [p.strip(" :;.") for p in rest.split(",") if p.strip(" :;.")]
    return REASON.sub("", bare).strip(" ;.,:"), []


def _guessed(name: str) -> str:
    return "person" if is_name(name) else "collective"


def _votes(printed: str | None) -> str | None:
    if not printed:
        return None
    match = VOTES.search(printed)
    return f"{match[1]}/{match[2]}" if match else printed


def _of_lines(lines: Iterable[Line], period: str | None) -> Iterator[Honoured]:
    """Lists in sentences: an honour with a colon, then one name a line; or one person named in the
    article itself.
    """
    state = _State(period=period)
    open_ = False
    for line in lines:
        if line.is_row:
            continue
        marker = MARKER.match(line.text)
        content = line.text[marker.end() :] if marker else line.text
        at = line.start + (marker.end() if marker else 0)
        one = _listed(content, at, state, marker) if open_ else None
        if one:
            yield one
        elif named := honours_in(content):
            open_ = True
            honour, told = named[-1].name, period_in(content) or period
            state = _State(kind=_kind_of(content), honour=honour, period=told)
            yield from _given(content, at, state)
            yield from _beside(content, at, named[-1].end, state)
        elif len(content) <= SHORT_HEADING and (kind := _kind_of(content)):
            state = replace(state, kind=kind)
        elif not marker or line.folded.startswith("dieu"):
            open_ = False


def _beside(content: str, at: int, after: int, state: _State) -> Iterator[Honoured]:
    """“Tập thể …: Phòng Ngân sách; Thanh tra Sở.”: names on the line of the honour itself."""
    listed = re.match(r"[”\"]?\s*(?:\([^()]*\)\s*)?:\s*", content[after:])
    if not listed:
        return
    start = after + listed.end()
    parts = [part for part in re.split(r"(?<=;)|(?<=\.)$", content[start:]) if part.strip()]
    bodies = [part.strip(" ;.") for part in parts]
    if not all(names_a_body(body) or is_name(_parted(body)[0]) for body in bodies):
        return
    for part, body in zip(parts, bodies, strict=True):
        one = _listed(body, at + start + part.index(body), state, re.match("", ""))
        if one:
            yield one
        start += len(part)


def _listed(content: str, at: int, state: _State, marker: re.Match[str] | None) -> Honoured | None:
    """One numbered or bulleted line that begins with a person's or a body's name, or None."""
    if marker is None or state.honour is None:
        return None
    name, rest = _parted(content)
    person = is_name(name) and not (is_shouted(name) and not rest)
    if not person and not (len(name) <= LONGEST_BODY and names_a_body(name)):
        return None
    votes, money = VOTES.search(content), MONEY.search(content)
    digits = marker[0].strip(" .()")
    start = at + content.index(name)
    return Honoured(
        name=name,
        kind="person" if person else "household" if state.kind == "household" else "collective",
        post=rest[0] if rest else None,
        unit=", ".join(rest[1:]) or None,
        honour=state.honour,
        period=state.period,
        money=int(re.sub(r"\D", "", money[0])) if money else None,
        votes=f"{votes[1]}/{votes[2]}" if votes else None,
        list_no=int(digits) if digits.isdigit() else None,
        span=(start, start + len(name)),
    )


def _given(content: str, at: int, state: _State) -> Iterator[Honoured]:
    """“Tặng Giấy khen … cho ông Nguyễn Văn A, Chuyên viên …”: the one person of an article."""
    match = GIVEN_TO.search(content)
    if not match or state.honour is None:
        return
    printed = content[match.end() :]
    name, rest = _parted(printed[:1].upper() + printed[1:])
    if is_name(name):
        start = at + content.index(name)
        yield Honoured(
            name,
            "person",
            rest[0] if rest else None,
            ", ".join(rest[1:]) or None,
            state.honour,
            state.period,
            None,
            None,
            None,
            (start, start + len(name)),
        )
