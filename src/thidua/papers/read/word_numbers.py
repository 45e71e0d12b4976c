"""Automatic numbers of a .docx written out: “I.”, “1.”, “a)”, “-”, as Word would print them."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
DEEPEST = 9
LONGEST_CHAIN = 20


@dataclass(frozen=True)
class Level:
    """One level of a list: how its number is written, in what words, from which start."""

    form: str
    text: str
    start: int


@dataclass
class Numbers:
    """The lists of a document and how far each has counted."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str | None, str | None, str | None]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: Element | None, styles: Element | None) -> "Numbers":
        numbers = cls()
        if numbering is not None:
            numbers._read_lists(numbering)
        for style in styles.iter(f"{W}style") if styles is not None else ():
            numbers.styles[style.get(f"{W}styleId", "")] = (
                _value(style, f"{W}pPr/{W}numPr/{W}numId"),
                _value(style, f"{W}pPr/{W}numPr/{W}ilvl"),
                _value(style, f"{W}basedOn"),
            )
        return numbers

    def _read_lists(self, numbering: Element) -> None:
        abstract = {
            a.get(f"{W}abstractNumId", ""): _levels(a) for a in numbering.iter(f"{W}abstractNum")
        }
        for num in numbering.iter(f"{W}num"):
            key, base = num.get(f"{W}numId", ""), _value(num, f"{W}abstractNumId") or ""
            levels = dict(abstract.get(base, {}))
            fresh = False
            for override in num.iter(f"{W}lvlOverride"):
                depth = _whole(override.get(f"{W}ilvl"), 0)
                start = _value(override, f"{W}startOverride")
                if start is not None and depth in levels:
                    levels[depth] = Level(levels[depth].form, levels[depth].text, _whole(start, 1))
                    fresh = True
            self.lists[key] = levels
            self.abstract[key] = key if fresh else f"abstract {base}"

    def label(self, paragraph: Element) -> str:
        """The number Word prints before a paragraph, with a space; empty for none. Counts on."""
        key, depth = self._place(paragraph)
        level = self.lists.get(key or "", {}).get(depth)
        if key is None or level is None:
            return ""
        counts = self.counts.setdefault(self.abstract.get(key, key), [0] * DEEPEST)
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        counts[depth + 1 :] = [0] * (DEEPEST - depth - 1)
        if level.form in ("bullet", "none"):
            return "- " if level.form == "bullet" else ""
        text = level.text
        for i in range(DEEPEST):
            shown = self.lists[key].get(i)
            if shown and f"%{i + 1}" in text:
                text = text.replace(f"%{i + 1}", _written(max(counts[i], shown.start), shown.form))
        return f"{text} " if text.strip() else ""

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        key = _value(paragraph, f"{W}pPr/{W}numPr/{W}numId")
        depth = _value(paragraph, f"{W}pPr/{W}numPr/{W}ilvl")
        style = _value(paragraph, f"{W}pPr/{W}pStyle")
        for _ in range(LONGEST_CHAIN):
            if key is not None or style is None:
                break
            key, own_depth, style = self.styles.get(style, (None, None, None))
            depth = depth if depth is not None else own_depth
        if key in (None, "0"):
            return None, 0
        return key, min(_whole(depth, 0), DEEPEST - 1)


def _levels(abstract: Element) -> dict[int, Level]:
    return {
        _whole(level.get(f"{W}ilvl"), 0): Level(
            _value(level, f"{W}numFmt") or "decimal",
            _value(level, f"{W}lvlText") or "",
            _whole(_value(level, f"{W}start"), 1),
        )
        for level in abstract.iter(f"{W}lvl")
        if 0 <= _whole(level.get(f"{W}ilvl"), 0) < DEEPEST
    }


def _value(element: Element, path: str) -> str | None:
    found = element.find(path)
    return found.get(f"{W}val") if found is not None else None


def _whole(printed: str | None, default: int) -> int:
    return (
        int(printed) if printed is not None and printed.isdigit() and len(printed) < 7 else default
    )


def _written(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    out = ""
    for value, sign in ROMAN:
        while count >= value and len(out) < DEEPEST:
            out, count = out + sign, count - value
    return out
