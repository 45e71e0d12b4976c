"""The foot of a paper: to whom copies go, and who signs under which authority."""

import re
from collections.abc import Iterator

from thidua.papers.read.fold import is_shouted
from thidua.papers.read.frame import AUTHORITY_LINE, BULLET, RECIPIENTS, Frame
from thidua.papers.read.names import TITLES, is_name
from thidua.papers.read.reading import Signer
from thidua.papers.read.text import Line, Span

SIGNED_MARK = re.compile(r"\(?(?:da ky|ky ten|ky, ghi|chu ky|ky, dong dau|da ky va dong dau)")
PARTED = re.compile(
    r"(?<=\w)(?<!PHÓ)(?<!TỔNG)\s+(?=(?:KT\.|TUQ\.|PHÓ |CHÁNH |CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG"
    r"|TRƯỞNG (?:BAN|PHÒNG)))"
)
MOST_NAME_WORDS = 5
LONGEST_TITLE = 90


def read_recipients(frame: Frame) -> tuple[list[str], list[Span]]:
    """The lines of “Nơi nhận” without their dashes and closing semicolons, and where they stand."""
    found: list[tuple[str, Span]] = []
    inside = False
    for line in frame.foot:
        start = line.start
        if match := RECIPIENTS.match(line.folded):
            inside = True
            start += (
                match.end()
                + len(line.text[match.end() :])
                - len(line.text[match.end() :].lstrip(" :"))
            )
        if not inside or _is_signature(line) or _after_the_last(found, line):
            continue
        found = _with_recipients(found, frame.text.body[start : line.end], start)
    return [name.rstrip("; ") for name, _ in found], [span for _, span in found]


def _after_the_last(found: list[tuple[str, Span]], line: Line) -> bool:
    """“Lưu: …” closes the list; what stands below without a dash is no recipient."""
    closed = bool(found) and found[-1][0].startswith("Lưu") and found[-1][0].endswith(".")
    return closed and not BULLET.match(line.text)


def _with_recipients(
    found: list[tuple[str, Span]], printed: str, start: int
) -> list[tuple[str, Span]]:
    if not printed.strip():
        return found
    bullet = BULLET.match(printed)
    goes_on = bool(found) and not found[-1][0].endswith((";", ".")) and not bullet
    if goes_on and not printed.startswith("Lưu"):
        (name, (first, _)), end = found[-1], start + len(printed)
        return [*found[:-1], *_separated(f"{name} {printed}", first, end)]
    return [*found, *_separated(printed, start, start + len(printed))]


def _separated(printed: str, start: int, end: int) -> list[tuple[str, Span]]:
    """One recipient, or several on one line parted by “; -”."""
    parts = re.split(r"(?<=;)\s*(?=[-–+]\s)", printed)
    if len(parts) == 1:
        return [(BULLET.sub("", printed, count=1).strip(), (start, end))]
    at, out = start, []
    for part in parts:
        out.append((BULLET.sub("", part.strip(), count=1), (at, min(end, at + len(part)))))
        at += len(part) + 1
    return out


def _is_signature(line: Line) -> bool:
    if BULLET.match(line.text) or RECIPIENTS.match(line.folded):
        return False
    return (
        is_shouted(line.text)
        or bool(AUTHORITY_LINE.match(line.folded))
        or is_name(line.text)
        or bool(SIGNED_MARK.match(line.folded))
    )


def read_signers(frame: Frame) -> list[Signer]:
    """Who signs; several when minutes or joint papers carry several names."""
    titles: list[tuple[str, Span]] = []
    signers: list[Signer] = []
    for line in frame.foot:
        if (
            RECIPIENTS.match(line.folded)
            or BULLET.match(line.text)
            or SIGNED_MARK.match(line.folded)
        ):
            continue
        title, name = _title_and_name(line)
        if title:
            titles += _parted(title)
        if name:
            signers.append(_signer(titles, name))
            titles = []
    if titles and not (signers and all(not _heads(text) for text, _ in titles)):
        signers.append(_signer(titles, None))
    return _side_by_side(signers)


def _title_and_name(line: Line) -> tuple[Line | None, Line | None]:
    """A line of the foot as a title, a name, or both run together (“GIÁM ĐỐC Lê Văn An”)."""
    if is_name(line.text):
        return None, line
    if _is_title(line):
        return line, None
    parts = line.text.split(" ")
    at = len(parts)
    while at and len(parts) - at < MOST_NAME_WORDS and parts[at - 1].istitle():
        at -= 1
    title, name = " ".join(parts[:at]), " ".join(parts[at:])
    if is_shouted(title) and _heads(title) and is_name(name):
        return Line(title, line.start), Line(name, line.start + len(title) + 1)
    return None, None


def _is_title(line: Line) -> bool:
    return len(line.text) <= LONGEST_TITLE and (
        is_shouted(line.text) or bool(AUTHORITY_LINE.match(line.folded))
    )


def _parted(line: Line) -> Iterator[tuple[str, Span]]:
    """“KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC” on one line is two."""
    start = 0
    cuts = (
        [m.start() for m in PARTED.finditer(line.text)] if AUTHORITY_LINE.match(line.folded) else []
    )
    for end in [*cuts, len(line.text)]:
        piece = line.text[start:end]
        if start and piece.strip() in {""}:
            continue
        yield piece.strip(), (line.start + start, line.start + end)
        start = end


def _heads(text: str) -> bool:
    from_fold = Line(text, 0).folded
    return bool(TITLES.match(from_fold) or AUTHORITY_LINE.match(from_fold))


def _signer(titles: list[tuple[str, Span]], name: Line | None) -> Signer:
    """Authority lines first, then the title, then a second title; a line that begins none of them
    goes on.
    """
    prefix: list[str] = []
    held: list[str] = []
    for text, _ in titles:
        folded = Line(text, 0).folded
        if AUTHORITY_LINE.match(folded) and not held:
            prefix.append(text)
        elif TITLES.match(folded) or (not prefix and not held):
            held.append(text)
        elif held:
            held[-1] += f" {text}"
        else:
            prefix[-1] += f" {text}"
    starts = [span[0] for _, span in titles] + ([name.start] if name else [])
    ends = [span[1] for _, span in titles] + ([name.end] if name else [])
    return Signer(
        prefix="\n".join(prefix) or None,
        title=held[0] if held else None,
        second_title="\n".join(held[1:]) or None,
        name=name.text.strip() if name else None,
        span=(min(starts), max(ends)),
    )


def _side_by_side(signers: list[Signer]) -> list[Signer]:
    """Titles printed side by side above names printed side by side: each name takes its own
    title.
    """
    first = signers[0] if signers else None
    bare = [s for s in signers[1:] if s.title is None and s.prefix is None]
    if (
        first is None
        or first.prefix
        or not first.second_title
        or not bare
        or len(bare) != len(signers) - 1
    ):
        return signers
    titles = [first.title, *first.second_title.split("\n")]
    if len(titles) != len(signers):
        return signers
    return [
        Signer(None, title, None, s.name, s.span) for title, s in zip(titles, signers, strict=True)
    ]
