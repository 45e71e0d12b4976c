"""The house rules of pages: what the policy forbids, what must exist, who may include whom."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver, get_resolver

from tests.test_house import CODE, FLOORS, HOUSE
from thidua.kit.templatetags.kit import ICONS

TEMPLATES = sorted(path for path in HOUSE.rglob("templates/**/*") if path.is_file())
VIETNAMESE = re.compile(r"[À-ỹĐđ]")


def name_of(path: Path) -> str:
    """The name by which a template is loaded: `kit/base.html`."""
    return str(path.relative_to(HOUSE / path.relative_to(HOUSE).parts[0] / "templates"))


def offenders(pattern: str) -> list[str]:
    """Each piece of a template that matches, as `template: piece`."""
    return [
        f"{name_of(path)}: {found.group(0)}"
        for path in TEMPLATES
        for found in re.finditer(pattern, path.read_text(encoding="utf-8"), re.IGNORECASE)
    ]


@pytest.mark.parametrize(
    "forbidden",
    [
        r"\sstyle\s*=",
        r"<style\b",
        r"\son[a-z]+\s*=\s*[\"']",
        r"\shx-on\b[^=]*=",
        r"<script\b(?![^>]*\bsrc=)[^>]*>",
        r"javascript:",
        r"(?:src|srcset|poster)\s*=\s*[\"'](?:https?:)?//[^\"']*",
        r"<link\b[^>]*href\s*=\s*[\"'](?:https?:)?//[^\"']*",
        r"<(?:iframe|object|embed|base)\b",
    ],
)
def test_no_template_needs_what_the_content_policy_forbids(forbidden: str) -> None:
    assert offenders(forbidden) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_every_template_compiles(path: Path) -> None:
    get_template(name_of(path))


def test_every_icon_stands_in_the_sprite() -> None:
    pattern = re.compile(r"""(?:\{%\s*icon\s+|\bicon=|["']icon["']:\s*)["']([a-z0-9-]+)["']""")
    sources = [*TEMPLATES, *CODE]
    used = {name for path in sources for name in pattern.findall(path.read_text(encoding="utf-8"))}

    assert sorted(used - ICONS) == []


def test_every_form_that_posts_carries_its_token() -> None:
    forms = re.compile(r"<form\b[^>]*method=[\"']post[\"'].*?</form>", re.IGNORECASE | re.DOTALL)
    bare = [
        f"{name_of(path)}: {form[:80]}"
        for path in TEMPLATES
        for form in forms.findall(path.read_text(encoding="utf-8"))
        if "{% csrf_token %}" not in form
    ]

    assert bare == []


def test_every_picture_says_what_it_shows() -> None:
    assert offenders(r"<img\b(?![^>]*\balt=)[^>]*>") == []


def test_templates_include_only_their_own_slice_or_a_lower_one() -> None:
    rank = {name: place for place, name in enumerate(FLOORS)}
    pattern = re.compile(r"""\{%\s*(?:include|extends)\s+["']([a-z_]+)/""")
    upward = [
        f"{name_of(path)} -> {other}"
        for path in TEMPLATES
        for other in pattern.findall(path.read_text(encoding="utf-8"))
        if rank.get(other, len(rank)) < rank[path.relative_to(HOUSE).parts[0]]
    ]

    assert upward == []


def test_every_linked_url_exists() -> None:
    """But for `{% url … as x %}`, which asks whether it exists."""
    pattern = re.compile(r"""\{%\s*url\s+["']([\w:-]+)["'][^%]*%\}""")
    known = _names(get_resolver())
    dead = [
        f"{name_of(path)}: {found.group(1)}"
        for path in TEMPLATES
        for found in pattern.finditer(path.read_text(encoding="utf-8"))
        if " as " not in found.group(0) and found.group(1) not in known
    ]

    assert dead == []


def _names(resolver: URLResolver, prefix: str = "") -> set[str]:
    names: set[str] = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            names.add(f"{prefix}{entry.name}")
        else:
            inner = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            names |= _names(entry, inner)
    return names


def test_what_a_person_reads_can_be_translated() -> None:
    """Vietnamese stands in `{% translate %}` or `{% blocktranslate %}`, or comes as data."""
    hidden = re.compile(
        r"\{%\s*blocktranslate.*?endblocktranslate\s*%\}|\{%\s*comment.*?endcomment\s*%\}"
        r"|\{#.*?#\}|<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}",
        re.DOTALL,
    )
    bare = [
        f"{name_of(path)}: {line.strip()}"
        for path in TEMPLATES
        for line in hidden.sub("", path.read_text(encoding="utf-8")).splitlines()
        if VIETNAMESE.search(line.replace("Tiếng Việt", ""))
    ]

    assert bare == []
