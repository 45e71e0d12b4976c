"""The law is read strictly, cached by what it says, and a local folder only adds."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.rulebook.conftest import INSTRUMENTS, honour
from thidua.rulebook import SHIPPED, Fault, answer, check, facts_from, load, vote

WriteLaw = Callable[..., Path]
GOOD = "[{says: tốt, rating: {at_least: HTTNV}}]"
LOCAL = "instruments:\n  - {code: tinh, cite: Quy định tỉnh, title: QĐ, from: 2025-01-01}\n"


def test_shipped_law_has_no_fault() -> None:
    assert check(SHIPPED) == []


def test_same_files_give_the_same_law(write_law: WriteLaw) -> None:
    one, two = write_law(honour("m-t", GOOD)), write_law(honour("m-t", GOOD), folder="two")

    assert load(one) is load(two)
    assert len(load(one).hash) == 64


def test_one_letter_changes_the_hash(write_law: WriteLaw) -> None:
    before = load(write_law(honour("m-t", GOOD))).hash

    assert load(write_law(honour("m-t", GOOD.replace("tốt", "khá")))).hash != before


def test_missing_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="Không có thư mục này"):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "[{says: a, ratign: {at_least: HTTNV}}]",
            "“versions[1].routes[1].all[1].ratign” không phải",
        ),
        ("[{says: a, rating: {at_leest: HTTNV}}]", "at_leest” không phải từ của cách xét này"),
        ("[{says: a, rating: {at_least: TOT}}]", "at_least” ghi “TOT”; chỉ nhận HTNV"),
        ("[{says: a, rating: {}}]", "thiếu hoặc thừa từ"),
        ("[{says: a, rating: {asked: 1, at_least: HTTNV}}]", "asked” không phải từ"),
        ("[{says: a, rating: {at_least: HTTNV, years: hai}}]", "years” phải là số nguyên"),
        ("[{rating: {at_least: HTTNV}}]", "says” còn thiếu"),
        ("[{says: a, rating: {at_least: HTTNV}, group: {any_of: [x]}}]", "chỉ có một cách xét"),
        ("[{says: a, decides: true}]", "không có cách xét trên hồ sơ"),
        ("[{says: a, decides: maybe}]", "chỉ nhận true, people hoặc review"),
        (
            "[{says: a, confidence: unverified, rating: {at_least: HTTNV}}]",
            "căn cứ chưa kiểm chứng; hãy ghi review",
        ),
        (
            "[{any: [{says: a}, {says: b, rating: {at_least: HTTNV}}]}]",
            "lẫn điều kiện do người xét",
        ),
        ("[{any: []}]", "phải có ít nhất một điều kiện"),
        ("[]", "phải có ít nhất một điều kiện"),
        ("[{says: a, instrument: la, rating: {at_least: HTTNV}}]", "không có trong instruments"),
        ("[{says: a, members_share: {of: completed, at_least: 170%}}]", "không quá 100%"),
        ("[{says: a, members_share: {of: completed, at_least: nhiều}}]", "viết 70% hoặc 2/3"),
        ("[{says: a, held: {honour: khong-co}}]", "“khong-co” không phải mã"),
        ("[{says: a, meets: {honour: m-t}}]", "dẫn vòng về chính nó"),
    ],
)
def test_fault_of_a_standard_names_the_word(write_law: WriteLaw, text: str, says: str) -> None:
    faults = check(write_law(honour("m-t", text)), national=write_law(honour("m-t", text)))

    assert len(faults) == 1
    assert faults[0].startswith("honours/m-t.yaml")
    assert says in faults[0]


def test_fault_names_the_line(write_law: WriteLaw) -> None:
    root = write_law(
        honour("m-t", GOOD, more="  - {from: 2026-01-01, instrument: luat, pendign: true}")
    )

    assert check(root, national=root) == [
        "honours/m-t.yaml, dòng 17: Khóa “versions[2].pendign” không có trong mẫu;"
        " hãy sửa chính tả hoặc bỏ đi."
    ]


def test_every_faulty_file_is_told(write_law: WriteLaw) -> None:
    root = write_law(honour("m-t", "[]"), honour("h-h", "[]"), councils="marks: 3")

    assert [fault.split(",")[0].split(":")[0] for fault in check(root, national=root)] == [
        "councils.yaml",
        "honours/h-h.yaml",
        "honours/m-t.yaml",
    ]


def test_two_standards_may_not_rest_on_each_other(write_law: WriteLaw) -> None:
    root = write_law(
        honour("m-t", "[{says: a, meets: {honour: h-h}}]"),
        honour("h-h", "[{says: a, meets: {honour: m-t}}]"),
    )

    assert [fault.split(":")[0] for fault in check(root, national=root)] == [
        "honours/h-h.yaml",
        "honours/m-t.yaml",
    ]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"prizes": "prizes: []"}, "Quy định của địa phương không được có tệp này"),
        ({"principles": "principles: []"}, "Quy định của địa phương không được có tệp này"),
        ({"other": "a: 1"}, "Không phải tệp nào đã biết"),
        ({"instruments": INSTRUMENTS}, "ghi “luat” hai lần"),
        ({"vocabulary": "ratings: {HTTNV: khác}"}, "đã có trong từ vựng"),
        ({"aliases": "m-t: [X]\nh-h: [x]"}, "đã là tên của “m-t”"),
        ({"aliases": "la-lung: [X]"}, "“la-lung” không phải mã"),
    ],
)
def test_local_folder_that_would_replace_is_refused(
    write_law: WriteLaw, files: dict[str, str], says: str
) -> None:
    national = write_law(honour("m-t", GOOD), honour("h-h", GOOD))
    local = write_law(folder="local", bare=True, **files)

    faults = check(local, national=national)

    assert len(faults) == 1
    assert says in faults[0]


def test_local_honour_of_the_same_code_is_refused(write_law: WriteLaw) -> None:
    national = write_law(honour("m-t", GOOD))
    local = write_law(honour("m-t", GOOD), folder="local", bare=True)

    assert "chỉ được bổ sung bằng “adds”" in check(local, national=national)[0]


ADDS = """
adds: m-t
printed: Danh hiệu của tỉnh
versions:
  - from: 2025-01-01
    instrument: tinh
    basis: Điều 5
    conditions:
      - says: Nghỉ không quá 40 ngày
        absent_at_most: {days: 40}
    routes:
      - name: rieng
        says: Đường riêng của tỉnh
        all: [{says: nông dân, group: {any_of: [nong-dan]}}]
"""


def test_local_folder_adds_conditions_and_routes_beside_the_national_tree(
    write_law: WriteLaw,
) -> None:
    national = write_law(honour("m-t", GOOD))
    local = write_law(ADDS, folder="local", bare=True, instruments=LOCAL)
    law = load(national, local)
    facts = facts_from(
        {
            "complete": True,
            "ratings": {2025: "HTTNV"},
            "leave": [{"kind": "om", "from": date(2025, 1, 1), "until": date(2025, 2, 28)}],
        }
    )

    found = answer(law, "m-t", facts, nominee="person", year=2025, day=date(2025, 12, 1))

    assert (found.outcome, found.national) == ("not-eligible", "eligible")
    assert [one.route.name for one in found.routes] == ["mot"]
    assert [one.route.name for one in found.local_routes] == ["mot", "rieng"]
    assert ("Quy định tỉnh, Điều 5", "NOT_MET") in [(r.basis, r.outcome) for r in found.reasons]
    assert law.honour("m-t").prints == "Danh hiệu của tỉnh"
    assert load(national).honour("m-t").prints == "m-t"


@pytest.mark.parametrize(
    ("kind", "nominee", "outcome"),
    [
        ("cong-trang", "person", "not-eligible"),
        ("cong-trang", "collective", "eligible"),
    ],
)
def test_local_condition_may_concern_some_nominees_only(
    write_law: WriteLaw, kind: str, nominee: str, outcome: str
) -> None:
    own = ADDS.replace("- says: Nghỉ", "- nominee: [person]\n        says: Nghỉ")
    local = write_law(own, folder="local", bare=True, instruments=LOCAL)
    law = load(write_law(honour("m-t", GOOD)), local)
    leave = [{"kind": "om", "from": date(2025, 1, 1), "until": date(2025, 2, 28)}]
    facts = facts_from({"complete": True, "ratings": {2025: "HTTNV"}, "leave": leave})

    found = answer(law, "m-t", facts, nominee=nominee, kind=kind, year=2025, day=date(2025, 12, 1))

    assert found.outcome == outcome


def test_local_rule_is_silent_before_its_day(write_law: WriteLaw) -> None:
    law = load(
        write_law(honour("m-t", GOOD)), write_law(ADDS, folder="l", bare=True, instruments=LOCAL)
    )
    facts = facts_from({"complete": True, "ratings": {2024: "HTTNV"}})

    found = answer(law, "m-t", facts, nominee="person", year=2024, day=date(2024, 12, 31))

    assert (found.outcome, found.local_routes) == ("eligible", ())


def test_local_route_may_open_what_the_national_ones_do_not(write_law: WriteLaw) -> None:
    law = load(
        write_law(honour("m-t", GOOD)), write_law(ADDS, folder="l", bare=True, instruments=LOCAL)
    )
    facts = facts_from({"complete": True, "group": "nong-dan"})

    found = answer(law, "m-t", facts, nominee="person", year=2025, day=date(2025, 12, 31))

    assert (found.outcome, found.national) == ("eligible", "not-eligible")


MARK = """
marks:
  - {{honours: [m-t], from: {since}, at_least: {share}, ballot: true, instrument: {of}, says: s}}
"""


@pytest.mark.parametrize(("local", "required"), [("50%", 8), ("90%", 9)])
def test_local_mark_never_lowers_a_mark_of_the_state(
    write_law: WriteLaw, local: str, required: int
) -> None:
    national = MARK.format(since="2020-01-01", share="80%", of="luat")
    own = MARK.format(since="2025-01-01", share=local, of="tinh")
    law = load(
        write_law(honour("m-t", GOOD), councils=national),
        write_law(folder="l", bare=True, instruments=LOCAL, councils=own),
    )

    found = vote(law, "m-t", "co-so", date(2025, 6, 1), members=10, present=10, agree=8)

    assert found.required == required


NEWER = """
  - from: 2026-01-01
    instrument: luat
    routes: [{name: hai, says: Mới, all: [{says: a, rating: {at_least: %s}}]}]
"""
CHANGE = """
transitions:
  - from: 2026-01-01
    instrument: luat
    basis: Điều 9
    chosen_by: received
    more_favourable: true
    says: Quy định mới có lợi hơn thì theo quy định mới
"""


@pytest.mark.parametrize(
    ("rated", "as_of", "outcome"),
    [
        ("HTNV", date(2026, 2, 1), "eligible"),
        ("HTNV", None, "not-eligible"),
        ("HTXSNV", date(2026, 2, 1), "not-eligible"),
    ],
)
def test_newer_law_is_applied_where_it_is_more_favourable(
    write_law: WriteLaw, rated: str, as_of: date | None, outcome: str
) -> None:
    law = load(write_law(honour("m-t", GOOD, more=NEWER % rated), transitions=CHANGE))
    facts = facts_from({"complete": True, "ratings": {2025: "HTNV"}})

    found = answer(
        law, "m-t", facts, nominee="person", year=2025, day=date(2025, 12, 1), as_of=as_of
    )

    assert found.outcome == outcome
    assert (found.reasons[0].basis == "Luật mẫu, Điều 9") == (outcome == "eligible")
