"""The manual: its pictures are there and light, every stage of the menu is told of."""

import re
from pathlib import Path

from thidua.home.menu import ENTRIES

MANUAL = Path(__file__).parents[1] / "docs" / "huong-dan"
CHAPTERS = sorted(MANUAL.glob("[0-9][0-9]-*.md"))
PICTURE = re.compile(r"!\[[^\]]+\]\((anh/[\w-]+?-(1280|390)\.webp)\)")
HEAVIEST = 5 * 1024 * 1024


def named(chapter: Path) -> list[str]:
    return [found[0] for found in PICTURE.findall(chapter.read_text(encoding="utf-8"))]


def test_every_picture_is_there_and_is_shown() -> None:
    shown = [picture for chapter in CHAPTERS for picture in named(chapter)]

    assert sorted(shown) == sorted(f"anh/{one.name}" for one in (MANUAL / "anh").iterdir())


def test_every_picture_is_shown_wide_and_narrow() -> None:
    shown = {picture for chapter in CHAPTERS for picture in named(chapter)}
    wide = {one.replace("-1280.", ".") for one in shown if "-1280." in one}

    assert wide == {one.replace("-390.", ".") for one in shown if "-390." in one}


def test_every_chapter_has_a_picture_and_a_line_in_the_contents() -> None:
    contents = (MANUAL / "README.md").read_text(encoding="utf-8")

    assert [chapter.name for chapter in CHAPTERS if not named(chapter)] == []
    assert [chapter.name for chapter in CHAPTERS if chapter.name not in contents] == []


def test_every_entry_of_the_menu_is_told_of() -> None:
    text = " ".join(chapter.read_text(encoding="utf-8") for chapter in CHAPTERS).lower()

    assert [str(one.title) for one in ENTRIES if str(one.title).lower() not in text] == []


def test_the_pictures_are_light() -> None:
    assert sum(one.stat().st_size for one in (MANUAL / "anh").iterdir()) < HEAVIEST
