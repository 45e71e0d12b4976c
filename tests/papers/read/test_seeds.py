"""The five real plans: the score of the project's own checker on its hand-made gold."""

import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest

from thidua.papers.read import read_file

SHARED = Path(__file__).parents[3].parent / "shared"
CHECKER = SHARED / "checks" / "score_reading.py"
GOLD = sorted((SHARED / "seeds" / "gold").glob("*.json"))

pytestmark = pytest.mark.skipif(not CHECKER.exists(), reason="cần thư mục shared cạnh kho mã")


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_reading", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores(checker: ModuleType) -> dict[str, float]:
    """The mean score of each field over the five plans."""
    points: dict[str, list[float]] = defaultdict(list)
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        said = read_file(SHARED / "seeds" / gold["file"]).as_json()
        for field, (score, _) in checker.document(gold, said).items():
            points[field].append(score)
    return {field: sum(found) / len(found) for field, found in points.items()}


def test_mean_of_the_fields_is_high(scores: dict[str, float]) -> None:
    counted = [score for field, score in scores.items() if not field.startswith("anomalies")]

    assert sum(counted) / len(counted) >= 0.95


def test_no_field_is_weak(scores: dict[str, float]) -> None:
    assert {field: score for field, score in scores.items() if score < 0.7} == {}
