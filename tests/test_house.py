"""The house keeps its own rules: what must be absent is absent."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

HOUSE = Path(__file__).parents[1] / "src" / "thidua"
CODE = sorted(HOUSE.rglob("*.py"))
SLICES = [config.label for config in apps.get_app_configs() if config.name.startswith("thidua.")]
MODELS = [model for label in SLICES for model in apps.get_app_config(label).get_models()]
FORBIDDEN = {"utils", "helpers", "common", "misc", "manager", "base", "services"}
FLOORS = [
    name.strip()
    for line in re.search(
        r"layers = \[\n(.*?)\n\]",
        (HOUSE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"),
        re.S,
    )
    .group(1)
    .splitlines()  # type: ignore[union-attr]
    for name in line.strip(' ",').split("|")
]


def offenders(pattern: str, paths: Iterable[Path]) -> list[str]:
    """Each line that matches, as file:line."""
    found = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(pattern, line):
                found.append(f"{path.relative_to(HOUSE)}:{number}: {line.strip()}")
    return found


def test_only_actions_write() -> None:
    writers = {"actions.py", "tasks.py"}
    readers = [
        p
        for p in CODE
        if p.name not in writers
        and not {"actions", "migrations", "demo", "cli", "papers", "sheets"} & set(p.parts)
        and p.parts[-2:] != ("kit", "search.py")  # makes its indexes after a migration
    ]

    assert (
        offenders(
            r"\.objects\.\w*create|\.save\(|\.delete\(|\.update\(\w+=|bulk_create|\.cursor\(",
            readers,
        )
        == []
    )


def test_code_names_no_particular_honour() -> None:
    codes = "|".join(p.stem for p in (HOUSE / "law" / "honours").glob("*.yaml"))
    readers = [p for p in CODE if "demo" not in p.parts]

    assert offenders(rf"[\"'](?:{codes or 'nothing-yet'})[\"']", readers) == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [str(p) for p in CODE if p.stem in FORBIDDEN] == []


def test_nothing_sets_its_own_clock() -> None:
    clocks = r"auto_now|timezone\.now\(|timezone\.localdate\(\)|date\.today\(|datetime\.now\("
    below = [p for p in CODE if p.name not in {"views.py", "http.py", "tasks.py", "context.py"}]
    below = [p for p in below if not {"views", "cli", "demo"} & set(p.parts)]

    assert offenders(clocks, below) == []


def test_signals_are_not_used() -> None:
    assert (
        offenders(
            r"import .*\b(receiver|Signal|post_save|pre_save|post_delete)\b",
            CODE,
        )
        == []
    )


def test_law_holds_no_program() -> None:
    assert sorted((HOUSE / "law").rglob("*.py")) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_every_model_stands_in_the_glossary(model: type[models.Model]) -> None:
    glossary = (HOUSE.parents[1] / "docs" / "glossary.md").read_text(encoding="utf-8")

    assert f"`{model.__name__}`" in glossary


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_nothing_is_removed_with_what_it_points_to(model: type[models.Model]) -> None:
    kept = {models.PROTECT}
    links = [f for f in model._meta.get_fields() if isinstance(f, models.ForeignKey)]

    assert [f.name for f in links if f.remote_field.on_delete not in kept] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_no_earlier_record_has_a_way_up_to_a_later_one(model: type[models.Model]) -> None:
    """A foreign key to another slice leaves no reverse accessor there."""
    own = model._meta.app_label
    links = [f for f in model._meta.get_fields() if isinstance(f, models.ForeignKey)]
    upward = [
        f.name
        for f in links
        if not f.remote_field.hidden and f.related_model._meta.app_label != own
    ]

    assert upward == []


def test_migrations_obey_the_floors() -> None:
    rank = {name: place for place, name in enumerate(FLOORS)}
    graph = MigrationLoader(None).graph
    upward = [
        f"{app}.{name} -> {other}"
        for app, name in graph.nodes
        if app in rank and app not in {"journal", "files"}  # both name the account by string
        for other, _ in graph.nodes[(app, name)].dependencies
        if other in rank and rank[other] < rank[app]
    ]

    assert upward == []


def test_every_template_is_used() -> None:
    templates = {
        str(p.relative_to(p.parents[len(p.relative_to(HOUSE).parts) - 3]))
        for p in HOUSE.rglob("templates/**/*")
        if p.is_file()
    }
    text = "\n".join(
        p.read_text(encoding="utf-8")
        for p in [*CODE, *HOUSE.rglob("templates/**/*.html"), *HOUSE.rglob("*.svg")]
        if p.is_file()
    )
    text += " ".join(
        f"{status}.html" for status in (400, 403, 404, 409, 413, 500)
    )  # named by status

    assert sorted(name for name in templates if name not in text) == []


def test_every_slice_with_pages_tests_its_urls() -> None:
    tests = Path(__file__).parent
    with_pages = [label for label in SLICES if list((HOUSE / label).glob("views*"))]

    assert [label for label in with_pages if not list((tests / label).glob("test_*view*.py"))] == []


def test_every_honour_has_a_case() -> None:
    honours = {p.stem for p in (HOUSE / "law" / "honours").glob("*.yaml")}
    cases = [
        yaml.safe_load(p.read_text(encoding="utf-8"))
        for p in (HOUSE / "law" / "cases").glob("*.yaml")
    ]

    assert sorted(honours - {case.get("honour") for file in cases for case in file}) == []


def test_imports_stand_at_the_top_of_their_file() -> None:
    """PLC0415 sees plain imports; this sees `import_module`, which only `cli` may call."""
    callers = [p for p in CODE if "cli" not in p.parts]

    assert offenders(r"import_module\(|__import__\(", callers) == []


def test_functions_stay_short() -> None:
    """No function is longer than sixty lines: the tail is where a house gets tired."""
    long = [
        f"{path.relative_to(HOUSE)}:{node.lineno} {node.name}"
        for path in CODE
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 60
    ]

    assert long == []
