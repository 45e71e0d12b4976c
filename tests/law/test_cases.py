"""The worked cases of the law: each runs under its Vietnamese name."""

from pathlib import Path

import pytest

from thidua.rulebook import SHIPPED, Case, judge, load, matches, read_cases

FILES = sorted((SHIPPED / "cases").glob("*.yaml"))
CASES = [case for path in FILES for case in read_cases(path)]


def _name(case: Case) -> str:
    return f"{Path(case.file).stem}: {case.name}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_case_is_judged_as_expected(case: Case) -> None:
    found = judge(load(), case)

    assert matches(found, case.expect), (found.outcome, found.reasons)
