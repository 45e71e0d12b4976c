"""The palette and the vendored files: contrast of at least AA, nothing from outside, licences."""

import gzip
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "src" / "thidua" / "kit" / "static" / "kit"
APP_CSS = (STATIC / "app.css").read_text(encoding="utf-8")
PALETTE = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", APP_CSS))
HEAD = {"head": "#eef1f5"}

TEXT = [  # read at 4.5 : 1 or better
    *[("ink", ground) for ground in ("white", "ground", "mark", "head", "unknown-soft")],
    *[("ink-soft", ground) for ground in ("white", "ground", "unknown-soft")],
    *[(colour, ground) for colour in ("blue", "state", "no") for ground in ("white", "ground")],
    *[(tone, f"{tone}-soft") for tone in ("ok", "no", "wait", "unknown", "law", "state", "gold")],
    *[("white", ground) for ground in ("blue", "blue-strong", "state", "no")],
    *[(tone, "white") for tone in ("ok", "wait", "unknown", "law", "gold")],
    ("blue", "blue-soft"),
    ("blue-strong", "blue-soft"),
]
SHAPES = [  # edges of fields and marks, 3 : 1 or better
    ("line-strong", "white"),
    ("line-strong", "ground"),
    ("blue", "white"),
    ("no", "white"),
    ("ok", "white"),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(text: str, ground: str) -> None:
    colours = PALETTE | HEAD

    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_edges_can_be_seen(shape: str, ground: str) -> None:
    assert contrast(PALETTE[shape], PALETTE[ground]) >= 3


def test_contrast_is_computed_as_wcag_does() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize(
    "name", ["tabler.min.css", "fonts.css", "app.css", "app.js", "htmx.min.js"]
)
def test_no_style_or_script_reaches_outside(name: str) -> None:
    text = (STATIC / name).read_text(encoding="utf-8")
    fetched = re.findall(r"""(?:url\(|@import\s*)["']?((?:https?:)?//[^"')]+)""", text)

    assert fetched == []
    assert "sourceMappingURL" not in text


def test_every_font_named_is_there() -> None:
    named = re.findall(r'url\("(fonts/[^"]+)"\)', (STATIC / "fonts.css").read_text("utf-8"))

    assert sorted(named) == sorted(f"fonts/{path.name}" for path in (STATIC / "fonts").iterdir())


def test_whatever_is_vendored_brings_its_licence() -> None:
    assert sorted(path.name for path in (STATIC / "licences").iterdir()) == [
        "be-vietnam-pro.txt",
        "htmx.txt",
        "tabler-icons.txt",
        "tabler.txt",
    ]


@pytest.mark.parametrize("name", ["tabler.min.css", "htmx.min.js"])
def test_the_compressed_twin_of_a_large_file_is_the_same_file(name: str) -> None:
    assert gzip.decompress((STATIC / f"{name}.gz").read_bytes()) == (STATIC / name).read_bytes()
