"""The invented province's regulation, added to the law, judged by cases of its own."""

from pathlib import Path

import pytest

from thidua.rulebook import SHIPPED, Case, check, judge, load, matches, read_cases

REGULATION = SHIPPED.parent / "demo" / "regulation"
CASES = read_cases(Path(__file__).with_name("song_lam.yaml"))


def test_regulation_has_no_fault() -> None:
    assert check(REGULATION) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_is_judged_with_the_regulation(case: Case) -> None:
    found = judge(load(SHIPPED, REGULATION), case)

    assert matches(found, case.expect), (found.outcome, found.reasons)
