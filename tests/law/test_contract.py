"""The examples of the contract, where its text is at hand."""

import re
from pathlib import Path

import pytest

from thidua.rulebook import judge, load, matches
from thidua.rulebook.read_case import cases_in

CONTRACT = Path(__file__).parents[3] / "shared" / "contracts.md"


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract's text is not beside the project")
def test_examples_of_the_contract_are_judged_as_it_says() -> None:
    section = CONTRACT.read_text(encoding="utf-8").split("\n## 3. ")[1]
    example = re.search(r"```yaml\n(.*?)```", section, re.DOTALL)
    assert example

    cases = cases_in(example[1].encode())

    answers = [judge(load(), case) for case in cases]
    wrong = [
        (case.name, found.outcome)
        for case, found in zip(cases, answers, strict=True)
        if not matches(found, case.expect)
    ]
    assert wrong == EXPECTED_APART


# The first example shows every key once, a hold in force among them, and a hold comes before all.
EXPECTED_APART = [
    (
        "Ba năm liên tục là chiến sĩ thi đua cơ sở, đề tài nghiệm thu có hiệu quả trong tỉnh",
        "deferred",
    )
]
