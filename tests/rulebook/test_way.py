"""What is lacking, in words and always conditional."""

from datetime import date

from thidua.rulebook import Law, facts_from, ways

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


def test_nothing_is_lacking_where_a_record_shows_all(law: Law) -> None:
    assert _says(law, "lao-dong-tien-tien", {"ratings": {2025: "HTTNV"}}) == []
