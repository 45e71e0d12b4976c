"""Kleene's three values; people and texts not verified never enter the arithmetic."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.rulebook.conftest import honour
from thidua.rulebook import Answer, answer, facts_from, load

WriteLaw = Callable[..., Path]
MET = "{says: được, rating: {at_least: HTTNV}}"
NOT = "{says: không, rating: {at_least: HTXSNV}}"
OPEN = "{says: chưa rõ, held: {honour: m-t, years: 1}}"


def _ask(root: Path, **facts: object) -> Answer:
    known = {"known_since": 2025, "complete": True, "ratings": {2025: "HTTNV"}} | facts
    return answer(
        load(root), "m-t", facts_from(known), nominee="person", year=2025, day=date(2025, 6, 1)
    )


@pytest.mark.parametrize(
    ("rule", "outcome"),
    [
        (f"[{MET}]", "MET"),
        (f"[{NOT}]", "NOT_MET"),
        (f"[{MET}, {NOT}]", "NOT_MET"),
        (f"[{{any: [{MET}, {NOT}]}}]", "MET"),
        (f"[{{any: [{NOT}, {NOT}]}}]", "NOT_MET"),
        (f"[{{none: [{NOT}]}}]", "MET"),
        (f"[{{none: [{NOT}, {MET}]}}]", "NOT_MET"),
        (f"[{MET}, {{says: người xét}}]", "MET"),
        (f"[{NOT}, {{says: người xét}}]", "NOT_MET"),
        (f"[{MET}, {{says: người xét, decides: people, rating: {{at_least: HTXSNV}}}}]", "MET"),
        (f"[{MET}, {{says: chưa chắc, decides: review, rating: {{at_least: HTXSNV}}}}]", "MET"),
        ("[{says: người xét}]", "MET"),
        (f"[{{all: [{{says: người xét}}, {{all: [{NOT}]}}]}}]", "NOT_MET"),
    ],
)
def test_rule_is_combined(write_law: WriteLaw, rule: str, outcome: str) -> None:
    found = _ask(write_law(honour("m-t", rule)))

    assert found.routes[0].finding.outcome.name == outcome


@pytest.mark.parametrize(
    ("rule", "outcome"),
    [
        (f"[{OPEN}]", "UNKNOWN"),
        (f"[{OPEN}, {NOT}]", "NOT_MET"),
        (f"[{{any: [{OPEN}, {MET}]}}]", "MET"),
        (f"[{{any: [{OPEN}, {NOT}]}}]", "UNKNOWN"),
        (f"[{{none: [{OPEN}]}}]", "UNKNOWN"),
        (f"[{{none: [{OPEN}, {MET}]}}]", "NOT_MET"),
    ],
)
def test_silence_stays_unknown(write_law: WriteLaw, rule: str, outcome: str) -> None:
    found = _ask(write_law(honour("m-t", rule)), known_since=2026, ratings={2025: "HTTNV"})

    assert found.routes[0].finding.outcome.name == outcome


def test_another_standard_is_judged_not_looked_up(write_law: WriteLaw) -> None:
    root = write_law(
        honour("m-t", "[{says: như h-h, meets: {honour: h-h}}]"),
        honour("h-h", f"[{MET}]"),
    )

    assert _ask(root).outcome == "eligible"
    assert _ask(root, ratings={}).outcome == "not-eligible"
    assert _ask(root, ratings={}, honours=[{"code": "h-h", "year": 2025}]).outcome == "eligible"


def test_unverified_text_that_would_turn_the_answer_asks_for_a_legal_editor(
    write_law: WriteLaw,
) -> None:
    review = "{says: chưa chắc, decides: review, rating: {at_least: HTXSNV}}"
    root = write_law(honour("m-t", f"[{MET}, {review}]"))

    found = _ask(root)

    assert (found.outcome, found.under_last_known) == ("needs-legal-review", "eligible")
    assert found.reasons[-1].because == "Năm 2025: hoàn thành tốt (căn cứ chưa kiểm chứng)"
    assert _ask(root, ratings={2025: "HTXSNV"}).outcome == "eligible"
    assert _ask(root, ratings={2025: "HTNV"}).outcome == "not-eligible"


def test_tree_tells_every_step(write_law: WriteLaw) -> None:
    facts = {"ratings": {2025: {"rating": "HTTNV", "source": {"label": "QĐ 7", "url": "/x/7"}}}}
    found = _ask(write_law(honour("m-t", f"[{MET}, {{says: người xét}}]")), **facts)

    assert found.as_json()["tree"] == [
        {
            "route": "mot",
            "local": False,
            "says": "Đường một",
            "basis": "Luật mẫu, Điều 1",
            "outcome": "MET",
            "decides": "true",
            "confidence": "quoted",
            "because": "",
            "lacks": "",
            "remark": "",
            "records": [],
            "parts": [
                {
                    "says": "được",
                    "basis": "Luật mẫu, Điều 1",
                    "outcome": "MET",
                    "decides": "true",
                    "confidence": "quoted",
                    "because": "Năm 2025: hoàn thành tốt",
                    "lacks": "",
                    "remark": "",
                    "records": [{"label": "QĐ 7", "url": "/x/7"}],
                    "parts": [],
                },
                {
                    "says": "người xét",
                    "basis": "Luật mẫu, Điều 1",
                    "outcome": "UNKNOWN",
                    "decides": "people",
                    "confidence": "quoted",
                    "because": "",
                    "lacks": "",
                    "remark": "",
                    "records": [],
                    "parts": [],
                },
            ],
        }
    ]
