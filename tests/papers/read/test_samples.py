"""Our own sample papers, of several kinds and offices, each beside what a careful reader finds in
it.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from thidua.papers.read import read_file

SAMPLES = Path(__file__).parents[1] / "samples"
PAPERS = sorted(SAMPLES.glob("*.txt"))


def without_spans(value: Any) -> Any:
    """A reading as the gold writes it: no spans, no empty text."""
    if isinstance(value, dict):
        return {
            key: without_spans(item) for key, item in value.items() if key not in ("span", "spans")
        }
    return [without_spans(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_sample_is_read_as_its_gold_says(paper: Path) -> None:
    gold = json.loads(paper.with_suffix(".json").read_text(encoding="utf-8"))

    said = without_spans(read_file(paper).as_json())

    assert said == gold


def test_there_are_samples_of_seven_kinds() -> None:
    kinds = {
        json.loads(p.with_suffix(".json").read_text(encoding="utf-8"))["doc_type"] for p in PAPERS
    }

    assert kinds == {
        "Kế hoạch", "Quyết định", "Tờ trình", "Biên bản", "Công văn", "Báo cáo", "Thông báo",
    }  # fmt: skip


def test_the_yearly_plan_has_twelve_dated_duties_with_doers() -> None:
    plan = read_file(SAMPLES / "ke_hoach_thi_dua_2026.txt")

    assert sum(bool(task.responsible and task.due) for task in plan.tasks) >= 12
