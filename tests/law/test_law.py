"""The shipped law as a whole: what it must hold, and what no program may name."""

import re
from pathlib import Path

import pytest

from thidua.rulebook import SHIPPED, Law, load, read_cases
from thidua.rulebook.case import Eligibility
from thidua.rulebook.checks import CHECKS

HOUSE = SHIPPED.parent
HONOURS = sorted(path.stem for path in (SHIPPED / "honours").glob("*.yaml"))
CASES = [case for path in sorted((SHIPPED / "cases").glob("*.yaml")) for case in read_cases(path)]


@pytest.fixture(scope="module")
def law() -> Law:
    return load()


@pytest.mark.parametrize("code", HONOURS)
def test_honour_has_cases_of_every_common_outcome(code: str) -> None:
    expected = {
        case.expect
        for case in CASES
        if isinstance(case.ask, Eligibility) and case.ask.honour == code
    }

    assert {"eligible", "not-eligible"} <= expected


def test_no_program_names_an_honour(law: Law) -> None:
    codes = "|".join(sorted(law.honours))
    named = re.compile(rf"[\"'](?:{codes})[\"']")
    programs = [path for path in HOUSE.rglob("*.py") if "demo" not in path.parts]

    assert [str(p) for p in programs if named.search(p.read_text(encoding="utf-8"))] == []


def test_every_version_waits_for_the_amended_law(law: Law) -> None:
    pending = {code for code in HONOURS if law.honours[code].versions[-1].pending}

    assert pending == set(HONOURS)


def test_every_sentence_has_its_clause(law: Law) -> None:
    rules = [
        rule
        for code in HONOURS
        for version in law.honours[code].versions
        for route in version.routes
        for rule in route.rule.nodes()
    ]

    assert [rule.says for rule in rules if "Điều" not in rule.basis or not rule.says] == []


def test_what_is_not_verified_never_decides(law: Law) -> None:
    rules = [
        rule
        for honour in law.honours.values()
        for version in honour.versions
        for route in version.routes
        for rule in route.rule.nodes()
    ]
    unverified = [rule for rule in rules if rule.confidence == "unverified"]

    assert unverified
    assert {rule.decides for rule in unverified} == {"review"}


def test_every_money_row_is_for_nominees_of_its_honour(law: Law) -> None:
    odd = [
        (row.honour, kind)
        for table in law.prizes
        for row in table.rows.values()
        for kind in row.times
        if kind not in law.honours[row.honour].nominees
    ]

    assert odd == []


def test_texts_are_composed_letters() -> None:
    texts = [p.read_text(encoding="utf-8") for p in Path(SHIPPED).rglob("*.yaml")]

    assert [text[:40] for text in texts if re.search("[\u0300-\u036f]", text)] == []


def test_at_least_eighty_cases_are_judged() -> None:
    assert len(CASES) >= 80
    assert len({(case.file, case.name) for case in CASES}) == len(CASES)


def test_every_way_of_judging_is_explained_to_legal_editors() -> None:
    page = (HOUSE.parents[1] / "docs" / "phap-luat.md").read_text(encoding="utf-8")

    assert [name for name in [*CHECKS, "meets"] if f"`{name}: {{" not in page] == []
