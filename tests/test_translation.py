"""English is the second language: no string without it, no placeholder lost, no old .mo file.

Strings are gathered here without gettext's own programs, which a newcomer may not have.
"""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation.template import templatize

HOUSE = Path(settings.HOUSE)
CATALOGUE = HOUSE / "locale" / "en" / "LC_MESSAGES"
MARKERS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
IN_TEMPLATES = re.compile(r"""\b(?:n?gettext|_)\(\s*u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
PLACES = re.compile(r"%\(\w+\)[a-z]|%%|%[sd]|\{\w*\}|</?\w+[^>]*>")
LETTERS = re.compile(r"[^\W\d_]")


def in_code(path: Path) -> Iterator[str]:
    """The strings a module marks for translation."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        first = node.args[0]
        if name in MARKERS and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def in_template(path: Path) -> Iterator[str]:
    """The strings a template marks for translation, as Django itself reads them."""
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for literal in IN_TEMPLATES.findall(source):
        yield ast.literal_eval(literal)


def marked() -> set[str]:
    """Every string of ours that a reader may see in another language."""
    code = [s for path in HOUSE.rglob("*.py") for s in in_code(path)]
    pages = [s for path in HOUSE.rglob("templates/**/*.html") for s in in_template(path)]
    return {text for text in [*code, *pages] if LETTERS.search(text)}


@pytest.fixture(scope="module")
def english() -> dict[str, list[str]]:
    """What django.mo holds: the English of each string, both forms where it has two."""
    with (CATALOGUE / "django.mo").open("rb") as compiled:
        kept = gettext.GNUTranslations(compiled)._catalog  # type: ignore[attr-defined]
    found: dict[str, list[str]] = {}
    for key, text in kept.items():
        found.setdefault(key[0] if isinstance(key, tuple) else key, []).append(text)
    return found


def written() -> dict[str, list[str]]:
    """What django.po holds; a fuzzy guess is held for nothing."""
    found: dict[str, list[str]] = {}
    for block in (CATALOGUE / "django.po").read_text(encoding="utf-8").split("\n\n"):
        if "#, fuzzy" in block:
            continue
        texts = re.findall(r'^(msg\w+)(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\n?)+)', block, re.MULTILINE)
        joined = [
            (kind, "".join(ast.literal_eval(part) for part in text.splitlines()))
            for kind, text in texts
        ]
        source = next(text for kind, text in joined if kind == "msgid")
        answers = [text for kind, text in joined if kind == "msgstr" and text]
        if answers:
            found[source] = answers
    return found


def test_every_string_has_its_english(english: dict[str, list[str]]) -> None:
    assert sorted(marked() - set(english)) == []


def test_english_keeps_every_placeholder_and_tag(english: dict[str, list[str]]) -> None:
    lost = [
        (source, text)
        for source, texts in english.items()
        for text in texts
        if source and set(PLACES.findall(source)) != set(PLACES.findall(text))
    ]

    assert lost == []


def test_the_compiled_catalogue_is_what_is_written(english: dict[str, list[str]]) -> None:
    """After changing django.po: `just messages`."""
    assert {key: texts for key, texts in english.items() if key} == {
        key: texts for key, texts in written().items() if key
    }


def test_nothing_in_the_catalogue_is_forgotten() -> None:
    assert sorted(set(written()) - marked() - {""}) == []
