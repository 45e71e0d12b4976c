"""Characters and mark-up: what stands in a file but not on the paper is taken away here, and only
here.
"""

import html
import re
import unicodedata

INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(9), *range(14, 32)]
)
PRIVATE_BULLETS = re.compile("[\uf000-\uf0ff]")
IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
HEADING_MARK = re.compile(r"^[ \t]*#{1,6}[ \t]+", re.MULTILINE)
QUOTE_MARK = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
RULE = re.compile(r"^[ \t|:+]*(?:[-_=*~—–]{3,}[ \t|:+]*)+$", re.MULTILINE)
RULE_ROW = re.compile(r"^[ \t]*\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*(?:\n|\Z)", re.MULTILINE)
STAMP = re.compile(
    r"^[ \t]*(?:Ký bởi|Người ký|Thời gian ký|Ngày ký|Email|Cơ quan)\s*:.*$",
    re.MULTILINE | re.IGNORECASE,
)
PAGE_NUMBER = re.compile(
    r"^[ \t]*(?:-[ \t]*\d{1,3}[ \t]*-|(?:Trang[ \t]+)?\d{1,3}(?:[ \t]*/[ \t]*\d{1,3})?)[ \t]*$",
    re.MULTILINE,
)
RAISED = re.compile(r"\$?\^\{?\\?(?:text)?\{?([^{}$\n]{1,12})\}{1,2}\$?|<sup>([^<\n]{1,12})</sup>")
LOWERED = re.compile(r"~([^~\s]{1,6})~")
FOOTNOTE_STARS = re.compile(r"\(\*{1,3}\)")
STARS = re.compile(r"(?<=\S)\*{1,3}|\*{1,3}(?=\S)")
DOUBLE_UNDERSCORE = re.compile(r"(?<!_)__(?=\w)|(?<=\w)__(?!_)")
ESCAPE = re.compile(r"\\([-.*_#()\[\]+!|])")
CELL_BREAK = "\x1e"
ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL | re.IGNORECASE)
CELL = re.compile(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", re.DOTALL | re.IGNORECASE)
BREAK = re.compile(r"<br\s*/?>|</p>|</div>", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:b|i|u|p|em|ol|ul|li|div|sub|sup|span|strong|center|table|thead|tbody|font"
    r"|h[1-6])\b[^<>]*>",
    re.IGNORECASE,
)


def clean(raw: str) -> str:
    """Composed Unicode, plain line ends, no mark-up, no page numbers, no ornaments."""
    text = unicodedata.normalize("NFC", raw).replace("\r\n", "\n")
    text = (
        text.replace("\r", "\n").replace("\f", "\n\n").replace("\x0b", "\n").replace("\u2028", "\n")
    )
    text = text.replace("\u00a0", " ").replace("\u202f", " ").translate(INVISIBLE)
    text = _without_markup(PRIVATE_BULLETS.sub("-", text))
    for ornament in (RULE_ROW, RULE, STAMP, PAGE_NUMBER):
        text = ornament.sub("", text)
    return text


def _without_markup(text: str) -> str:
    text = IMAGE.sub("", text)
    text = RAISED.sub(lambda m: f" ({m[1] or m[2]})" if not _is_math(m) else "", text)
    if "<" in text:
        text = _without_tags(text)
    text = LOWERED.sub(r"\1", text)
    text = QUOTE_MARK.sub("", HEADING_MARK.sub("", text))
    text = FOOTNOTE_STARS.sub(lambda m: m[0].replace("*", "\x1f"), text)
    text = "\n".join(_without_stars(line) for line in text.split("\n")).replace("\x1f", "*")
    return ESCAPE.sub(r"\1", DOUBLE_UNDERSCORE.sub("", text))


def _is_math(raised: re.Match[str]) -> bool:
    """An ordinal, a square or a footnote mark is no initials of a drafter."""
    return not (raised[1] or raised[2]).strip().isalpha()


def _without_stars(line: str) -> str:
    bullet = re.match(r"\s*\*\s+(?=\S)", line)
    if bullet and line.count("*") % 2:
        return bullet[0] + STARS.sub("", line[bullet.end() :])
    return STARS.sub("", line)


def _without_tags(text: str) -> str:
    text = ROW.sub(lambda row: "\n" + _row(row[1]) + "\n", text)
    text = "\n".join(_broken(line) for line in text.split("\n"))
    text = TAG.sub("", text)
    return html.unescape(text)


def _broken(line: str) -> str:
    """A line broken where it says so; inside a table's row the break is kept for later."""
    return BREAK.sub(CELL_BREAK if line.lstrip().startswith("|") else "\n", line)


def _row(inside: str) -> str:
    cells = [TAG.sub(" ", BREAK.sub(CELL_BREAK, cell)) for cell in CELL.findall(inside)]
    cells = [CELL_BREAK.join(" ".join(p.split()) for p in c.split(CELL_BREAK)) for c in cells]
    return "| " + " | ".join(cells) + " |"
