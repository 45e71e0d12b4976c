"""Two columns printed side by side, as headers and signatures are, laid one after the other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.papers.read.clean import CELL_BREAK
from thidua.papers.read.fold import fold, is_shouted
from thidua.papers.read.names import TITLES

GAP = re.compile(r"(?<=\S)(?:[ ]{3,}|[ ]*\t\s*)(?=\S)")
HEADER_RIGHT = re.compile(r"cong hoa xa hoi|doc lap|dang cong san|,\s*ngay\b.{0,25}thang\b")
HEADER_END = re.compile(r"kinh gui|can cu")
RECIPIENTS = re.compile(r"noi nhan\s*:?")
MOTTO = re.compile(r"(?<=\s)(?:cong hoa xa hoi chu nghia|doc lap\s*[-–]\s*tu do)")
LAYOUT_ROW = re.compile(
    r"cong hoa xa hoi|doc lap\s*[-–]|noi nhan|\bso\s*:.{0,20}/|,\s*ngay\b.{0,25}thang\b"
    r"|dang cong san"
)
MOST_LAYOUT_COLUMNS = 3
TALLEST_HEADER = 30
TALLEST_FOOT = 40
ATTACHED = re.compile(r"phu luc|danh sach|bieu\b|bang\b|mau\b")


@dataclass(frozen=True)
class _Split:
    """One printed line: what stands left, what stands right, and the column where the right
    begins.
    """

    left: str
    right: str
    at: int


def unfold_columns(text: str) -> list[str]:
    """The printed lines of a text, two-column blocks read down the left side, then the right."""
    lines = list(_without_layout_rows(text.expandtabs(8).split("\n")))
    head = _header_block(lines)
    if head is not None:
        start, end = head
        lines = lines[:start] + _unfold(lines[start:end]) + lines[end:]
    foot = _foot_block(lines, head[1] if head else 0)
    if foot is not None:
        start, end = foot
        lines = lines[:start] + _unfold(lines[start:end]) + lines[end:]
    return lines


def _without_layout_rows(lines: list[str]) -> Iterator[str]:
    """Rows of a table that only lays out a head or a foot, read down their columns."""
    run: list[str] = []
    for line in [*lines, ""]:
        if line.lstrip().startswith("|"):
            run.append(line.strip())
            continue
        if run:
            yield from _laid_out(run)
            run = []
        yield line


def _laid_out(run: list[str]) -> list[str]:
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in run]
    widest = max(map(len, rows))
    titles = all(is_shouted(cell) and TITLES.match(fold(cell)) for cell in rows[0] if cell)
    layout = titles or any(LAYOUT_ROW.search(fold(row)) for row in run)
    if widest > MOST_LAYOUT_COLUMNS or not layout:
        return [row.replace(CELL_BREAK, " ") for row in run]
    cells = [row[i] for i in range(widest) for row in rows if i < len(row)]
    return [line for cell in cells for line in cell.split(CELL_BREAK) if line.strip()]


def _split(line: str) -> _Split | None:
    """A line parted at its widest inner gap, or None where it has none."""
    gaps = [] if line.lstrip().startswith("|") else list(GAP.finditer(line))
    if not gaps:
        return None
    gap = max(gaps, key=lambda m: m.end() - m.start())
    return _Split(line[: gap.start()], line[gap.end() :], gap.end())


def _split_header(line: str) -> _Split | None:
    """As `_split`; the State's name and motto begin the right side even after a single space."""
    split = _split(line)
    motto = MOTTO.search(fold(line))
    if split is None and motto and line[: motto.start()].strip():
        return _Split(line[: motto.start()].rstrip(), line[motto.start() :], motto.start())
    return split


def _header_block(lines: list[str]) -> tuple[int, int] | None:
    found = []
    for i, line in enumerate(lines[:TALLEST_HEADER]):
        split = _split_header(line)
        if split and HEADER_RIGHT.search(fold(split.right)):
            found.append((i, split.at))
    if not found:
        return None
    right = min(at for _, at in found)
    end = found[-1][0] + 1
    while end < len(lines) and _goes_on_left(lines[end], right):
        end += 1
    return found[0][0], end


def _goes_on_left(line: str, right: int) -> bool:
    """A subject line under the number, still wrapped inside the left column."""
    text = line.strip()
    return (
        bool(text)
        and len(line.rstrip()) < right
        and not is_shouted(text)
        and not HEADER_END.match(fold(text))
    )


def _foot_block(lines: list[str], after: int) -> tuple[int, int] | None:
    """From “Nơi nhận” beside a title, or two titles side by side, to the names below."""
    for i in range(len(lines) - 1, after - 1, -1):
        split = _split(lines[i])
        if split is None or not is_shouted(split.right) or HEADER_RIGHT.search(fold(split.right)):
            continue
        left = fold(split.left.strip())
        if RECIPIENTS.match(left) or (TITLES.match(left) and TITLES.match(fold(split.right))):
            return i, _foot_end(lines, i)
    return None


def _foot_end(lines: list[str], start: int) -> int:
    for i in range(start + 1, min(len(lines), start + TALLEST_FOOT)):
        text = lines[i].strip()
        if text.startswith("|") or (is_shouted(text) and ATTACHED.match(fold(text))):
            return i
    return min(len(lines), start + TALLEST_FOOT)


def _unfold(lines: list[str]) -> list[str]:
    splits = [_split_header(line) for line in lines]
    right = min((split.at for split in splits if split), default=0)
    left_side: list[str] = []
    right_side: list[str] = []
    for line, split in zip(lines, splits, strict=True):
        if split:
            left_side.append(split.left)
            right_side.append(split.right)
        elif line.strip() and len(line) - len(line.lstrip()) >= 0.7 * right:
            right_side.append(line.strip())
        else:
            left_side.append(line)
    return [*left_side, *right_side]
