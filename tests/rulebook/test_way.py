"""What is lacking, in words and always conditional."""

from datetime import date

from thidua.rulebook import Law, answer, facts_from, ways
from thidua.rulebook.way import meant_for_others, ways_of

DAY = date(2026, 1, 10)


def _says(law: Law, honour: str, facts: dict[str, object]) -> list[str]:
    found = ways(law, honour, facts_from(facts), nominee="person", year=2025, day=DAY)
    return [way.says for way in found]


def test_alternatives_stand_in_one_line(law: Law) -> None:
    facts = {"complete": True, "ratings": {2025: "HTTNV"}}

    assert _says(law, "chien-si-thi-dua-co-so", facts) == [
        "Nếu có xếp loại năm 2025 từ “Hoàn thành xuất sắc nhiệm vụ” trở lên"
        " hoặc thêm 01 sáng kiến được công nhận phạm vi cơ sở (năm 2025), chưa dùng để khen"
        " hoặc thêm 01 đề tài, đề án, công trình khoa học đã nghiệm thu (năm 2025),"
        " chưa dùng để khen"
    ]


def test_each_lacking_condition_has_its_line(law: Law) -> None:
    facts = {
        "complete": True,
        "honours": [{"code": "chien-si-thi-dua-co-so", "year": year} for year in (2023, 2025)],
    }

    found = ways(
        law,
        "chien-si-thi-dua-bo-nganh-tinh",
        facts_from(facts),
        nominee="person",
        year=2025,
        day=DAY,
    )

    assert [way.lacks for way in found][0] == "CSTĐ cơ sở năm 2024"
    assert [way.basis for way in found] == [
        "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a",
        "Luật 06/2022/QH15, Điều 22 khoản 1 điểm b",
    ]


def test_silence_is_spoken_of_as_what_the_record_would_show(law: Law) -> None:
    assert _says(law, "lao-dong-tien-tien", {"complete": False}) == [
        "Nếu hồ sơ ghi nhận xếp loại năm 2025 từ “Hoàn thành tốt nhiệm vụ” trở lên"
    ]


def test_a_route_meant_for_another_group_is_not_the_nearest(law: Law) -> None:
    facts = {"complete": True, "group": "cong-chuc", "ratings": {2025: "HTNV"}}

    said = _says(law, "bang-khen-bo-nganh-tinh", facts)

    assert said
    assert [one for one in said if "đối tượng là" in one] == []


def test_what_an_official_is_told_first_is_not_that_they_are_no_worker(law: Law) -> None:
    facts = facts_from({"complete": True, "group": "cong-chuc", "ratings": {2025: "HTNV"}})

    found = answer(law, "bang-khen-bo-nganh-tinh", facts, nominee="person", year=2025, day=DAY)

    assert [reason.because for reason in found.reasons if "Đối tượng" in reason.because] == []


def test_an_honour_for_other_people_altogether_has_no_way(law: Law) -> None:
    facts = facts_from({"complete": True, "group": "cong-chuc", "ratings": {2025: "HTTNV"}})

    found = answer(law, "chien-si-tien-tien", facts, nominee="person", year=2025, day=DAY)

    assert meant_for_others(found)
    assert ways_of(found) == ()


def test_an_honour_with_one_open_route_is_not_for_other_people(law: Law) -> None:
    facts = facts_from({"complete": True, "group": "cong-chuc", "ratings": {2025: "HTNV"}})

    found = answer(law, "lao-dong-tien-tien", facts, nominee="person", year=2025, day=DAY)

    assert not meant_for_others(found)


def test_nothing_is_lacking_where_a_record_shows_all(law: Law) -> None:
    assert _says(law, "lao-dong-tien-tien", {"ratings": {2025: "HTTNV"}}) == []
