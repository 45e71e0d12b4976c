"""Facts are read in the contract's shape; what is not in it is refused by name."""

from datetime import date, datetime

import pytest

from thidua.rulebook import Facts, Fault, Source, facts_from
from thidua.rulebook.facts import Held, Rated


def test_every_key_of_the_contract_is_read() -> None:
    day = date(2025, 3, 1)
    facts = facts_from(
        {
            "complete": True,
            "sex": "female",
            "group": "cong-chuc",
            "ratings": {2024: "HTTNV", "2025": "HTXSNV"},
            "honours": [{"code": None, "as_printed": "BK", "year": 2024, "decided": day}],
            "pending": [{"code": "a-b", "year": 2025, "count": 3}],
            "initiatives": [{"id": "A", "year": 2023, "scope": "co-so", "used_for": ["a-b"]}],
            "research": [{"year": 2025, "scope": "tinh", "accepted": True}],
            "discipline": [{"form": "khien-trach", "from": day, "until": None}],
            "holds": [{"reason": "dieu-tra", "from": day, "cleared": None}],
            "leave": [{"kind": "thai-san", "from": day, "until": day}],
            "moves": [{"from": "A", "to": "B", "day": day, "opinion": True}],
            "posts": [{"rank": "x", "leader": True, "kind": "chinh", "from": day}],
            "teaching": {"direct_years": 14},
            "higher_retirement_age": False,
            "members": {"total": 20, "completed": 20, "a-b": 15, "women": 12, "disciplined": []},
            "bloc": {"organised_by": "tinh", "rank": 1, "exceeded_targets": True},
            "movement": {"launched_by": "tinh", "years": 5, "stage": "tong-ket", "rank": 1},
            "unit_history": [{"event": "doi-ten", "day": day, "years_joined": True}],
        }
    )

    assert facts.ratings == {2024: Rated("HTTNV"), 2025: Rated("HTXSNV")}
    assert facts.honours == (Held(None, 2024, as_printed="BK", decided=day),)
    assert facts.members is not None
    assert (facts.members.total, facts.members.holding, facts.members.disciplined) == (
        20,
        {"a-b": 15},
        (),
    )
    assert facts.codes() == {"a-b"}


def test_nothing_said_is_an_incomplete_record() -> None:
    assert facts_from({}) == Facts(complete=False)


def test_a_record_may_name_its_source() -> None:
    facts = facts_from(
        {
            "ratings": {2025: {"rating": "HTTNV", "source": {"label": "QĐ 1", "url": "/1"}}},
            "honours": [{"code": "a-b", "year": 2025, "source": {"label": "QĐ 2"}}],
        }
    )

    assert facts.ratings[2025].source == Source("QĐ 1", "/1")
    assert facts.honours[0].source == Source("QĐ 2", "")


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"ratigns": {}}, "Khóa “facts.ratigns” không có trong mẫu"),
        ({"ratings": {2025: "TOT"}}, "Khóa “facts.ratings.2025” ghi “TOT”; chỉ nhận KHTNV"),
        ({"ratings": {"hai": "HTNV"}}, "năm viết như 2025"),
        ({"ratings": {2025: "HTNV", "2025": "HTNV"}}, "lặp lại một năm đã ghi"),
        ({"ratings": []}, "“facts.ratings” phải là một nhóm"),
        ({"honours": {"code": "a"}}, "“facts.honours” phải là một danh sách"),
        ({"honours": [{"code": "a", "yaer": 2025}]}, "“facts.honours[1].yaer” không có trong mẫu"),
        ({"honours": [{"code": "a", "kind": "la"}]}, "“facts.honours[1].kind” ghi “la”"),
        ({"honours": [{"code": "a", "decided": "hôm qua"}]}, "phải là ngày"),
        ({"honours": [{"code": "a", "decided": datetime(2025, 1, 1)}]}, "phải là ngày"),  # noqa: DTZ001
        ({"pending": [{"code": "a-b"}]}, "“facts.pending[1].year” còn thiếu"),
        ({"initiatives": [{"year": 2025, "scope": "xa"}]}, "“facts.initiatives[1].scope”"),
        ({"discipline": [{"from": date(2025, 1, 1)}]}, "“facts.discipline[1].form” còn thiếu"),
        (
            {"leave": [{"kind": "om", "from": date(2025, 2, 1), "until": date(2025, 1, 1)}]},
            "sớm hơn ngày bắt đầu",
        ),
        ({"members": {"total": 10, "completed": 11}}, "là 11, nhiều hơn tổng số 10 người"),
        ({"members": {"total": 10, "a-b": 11}}, "là 11, nhiều hơn tổng số 10 người"),
        ({"members": {"complted": 1}}, "“facts.members.complted” không có trong mẫu"),
        ({"members": {"total": -1}}, "phải là số nguyên không âm"),
        ({"members": {"disciplined": [3]}}, "phải là danh sách hình thức kỷ luật"),
        ({"unit_history": [{"event": "bien-mat", "day": date(2025, 1, 1)}]}, "chỉ nhận doi-ten"),
        ({"complete": "có"}, "“facts.complete” phải là true hoặc false"),
        ({"sex": "nam"}, "“facts.sex” ghi “nam”; chỉ nhận male, female"),
        ({"known_since": 12}, "năm viết như 2025"),
    ],
)
def test_fault_names_the_key(facts: dict[str, object], says: str) -> None:
    with pytest.raises(Fault) as fault:
        facts_from(facts)

    assert says in str(fault.value)
