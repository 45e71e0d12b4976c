"""The answer in words: clause, record, what is left to people, what is missing."""

from datetime import date

import pytest

from thidua.rulebook import Answer, Fault, Law, Reason, answer, facts_from

DAY = date(2026, 1, 10)
FIGHTER = "chien-si-thi-dua-co-so"
PROVINCE = "chien-si-thi-dua-bo-nganh-tinh"


def _ask(law: Law, honour: str, facts: dict[str, object], **more: object) -> Answer:
    asked = {"nominee": "person", "year": 2025, "day": DAY} | more
    return answer(law, honour, facts_from({"complete": True} | facts), **asked)  # type: ignore[arg-type]


def test_reason_names_the_clause_and_the_record(law: Law) -> None:
    held = [{"code": FIGHTER, "year": year} for year in (2023, 2024, 2025)]
    made = [{"id": "A", "year": 2025, "scope": "tinh"}]

    found = _ask(law, PROVINCE, {"honours": held, "initiatives": made})

    assert found.reasons[0] == Reason(
        "Ba lần liên tục được tặng danh hiệu “Chiến sĩ thi đua cơ sở”",
        "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a",
        "MET",
        "CSTĐ cơ sở 2023; CSTĐ cơ sở 2024; CSTĐ cơ sở 2025",
    )
    assert found.for_people == (
        "Có thành tích xuất sắc tiêu biểu được lựa chọn trong số người đạt tiêu chuẩn",
    )
    assert found.law.startswith("luat-06-2022-qh15@2024-01-01 · ")


def test_what_is_pending_is_named(law: Law) -> None:
    held = [{"code": FIGHTER, "year": year} for year in (2023, 2024)]
    facts = {
        "honours": held,
        "initiatives": [{"id": "A", "year": 2025, "scope": "tinh"}],
        "pending": [
            {"code": FIGHTER, "year": 2025},
            {"code": "lao-dong-tien-tien", "year": 2025},
        ],
    }

    found = _ask(law, PROVINCE, facts)

    assert (found.outcome, found.missing) == ("eligible-if", ("CSTĐ cơ sở 2025",))


def test_what_is_only_supposed_granted_says_so(law: Law) -> None:
    members = {"total": 20, "lao-dong-tien-tien": 0, "disciplined": []}
    pending = [{"code": "lao-dong-tien-tien", "year": 2025, "count": 14}]
    facts = {"ratings": {2025: "HTTNV"}, "members": members, "pending": pending}

    found = _ask(law, "tap-the-lao-dong-tien-tien", facts, nominee="collective")

    assert (found.outcome, found.missing) == (
        "eligible-if",
        ("Lao động tiên tiến 2025 (14 người)",),
    )
    assert found.reasons[1].because == (
        "14/20 người đạt Lao động tiên tiến, kể cả người đang xét (cần từ 70%: 14 người)"
    )


def test_no_more_members_are_supposed_granted_than_there_are(law: Law) -> None:
    members = {"total": 20, "lao-dong-tien-tien": 15, "disciplined": []}
    pending = [{"code": "lao-dong-tien-tien", "year": 2025, "count": 14}]
    facts = {"ratings": {2025: "HTTNV"}, "members": members, "pending": pending}

    found = _ask(law, "tap-the-lao-dong-tien-tien", facts, nominee="collective")

    shown = [part.shown.because for part in found.routes[0].if_granted.parts]
    assert [text for text in shown if text.startswith("20/20 người")] != []


def test_change_of_law_between_receipt_and_judgement_is_remarked(law: Law) -> None:
    facts = {"ratings": {2026: "HTTNV"}}
    asked = {"year": 2026, "day": date(2026, 9, 30)}

    before = _ask(law, "lao-dong-tien-tien", facts, **asked)
    after = _ask(law, "lao-dong-tien-tien", facts, **asked, complete_on=date(2026, 10, 2))

    assert before.outcome == after.outcome == "eligible"
    assert after.for_people[len(before.for_people) :] == (
        "Hồ sơ đã tiếp nhận để thẩm định trước 01/10/2026 tiếp tục theo Luật 06/2022/QH15;"
        " quy định mới có lợi hơn cho đối tượng thì theo quy định mới (Luật 06/2026/QH16, Điều 4)",
    )


def test_what_is_missing_is_named(law: Law) -> None:
    found = _ask(
        law, FIGHTER, {"complete": False, "initiatives": [{"year": 2025, "scope": "co-so"}]}
    )

    assert found.outcome == "unknown"
    assert found.missing == ("xếp loại năm 2025 từ “Hoàn thành tốt nhiệm vụ” trở lên",)


def test_reuse_between_titles_is_remarked_not_refused(law: Law) -> None:
    held = [{"code": FIGHTER, "year": year} for year in (2023, 2024, 2025)]
    made = [{"id": "A", "year": 2023, "scope": "tinh", "used_for": [FIGHTER]}]

    found = _ask(law, PROVINCE, {"honours": held, "initiatives": made})

    assert found.outcome == "eligible"
    assert [text for text in found.for_people if "CV" in text or "Công văn 5007" in text] == [
        "Sáng kiến A (2023, phạm vi bộ, ban, ngành, tỉnh) đã dùng cho CSTĐ cơ sở."
        " Dùng lại một sáng kiến giữa các danh hiệu thi đua chưa bị cấm rõ ràng; Hội đồng cân nhắc"
        " (Công văn 5007/BNV-TĐKT, mục III.5.c)"
    ]


def test_clean_initiative_is_taken_before_one_already_used(law: Law) -> None:
    held = [{"code": FIGHTER, "year": year} for year in (2023, 2024, 2025)]
    made = [
        {"id": "A", "year": 2023, "scope": "tinh", "used_for": [FIGHTER]},
        {"id": "B", "year": 2024, "scope": "tinh"},
    ]

    found = _ask(law, PROVINCE, {"honours": held, "initiatives": made})

    assert found.reasons[1].because == "Sáng kiến B (2024, phạm vi bộ, ban, ngành, tỉnh)"
    assert len(found.for_people) == 1


def test_hold_shows_what_the_answer_would_have_been(law: Law) -> None:
    holds = [{"reason": "dieu-tra", "from": date(2025, 11, 1)}]

    found = _ask(law, FIGHTER, {"ratings": {2025: "HTXSNV"}, "holds": holds})

    assert (found.outcome, found.otherwise) == ("deferred", "eligible")
    assert found.reasons[0].because == "Đang bị điều tra, từ 01/11/2025"


def test_hold_after_the_receipt_counts_when_the_record_is_read_later(law: Law) -> None:
    facts = {
        "ratings": {2025: "HTXSNV"},
        "holds": [{"reason": "dieu-tra", "from": date(2026, 1, 20)}],
    }

    assert _ask(law, FIGHTER, facts).outcome == "eligible"
    assert _ask(law, FIGHTER, facts, as_of=date(2026, 1, 25)).outcome == "deferred"


@pytest.mark.parametrize(
    ("relied", "outcome", "reliance", "under"),
    [
        ((), "needs-legal-review", False, "eligible"),
        ((FIGHTER,), "eligible", True, None),
    ],
)
def test_text_not_loaded_needs_a_record_that_the_last_one_applies(
    law: Law, relied: tuple[str, ...], outcome: str, reliance: bool, under: str | None
) -> None:
    facts = {"ratings": {2026: "HTXSNV"}}

    found = _ask(law, FIGHTER, facts, year=2026, day=date(2026, 11, 1), reliance=relied)

    assert (found.outcome, found.reliance, found.under_last_known) == (outcome, reliance, under)


def test_answer_under_the_last_known_text_stands_in_the_reasons(law: Law) -> None:
    found = _ask(law, FIGHTER, {"ratings": {2026: "HTTNV"}}, year=2026, day=date(2026, 11, 1))

    assert found.reasons[0] == Reason(
        "Luật sửa đổi có hiệu lực từ 01/10/2026, chưa nạp nguyên văn tiêu chuẩn này",
        "Luật 06/2026/QH16",
        "UNKNOWN",
        "Theo văn bản gần nhất đã nạp: Chưa đạt",
    )
    assert found.law.startswith("luat-06-2026-qh16@2026-10-01")


def test_remarks_stand_before_the_council(law: Law) -> None:
    facts = {
        "ratings": {2025: "HTXSNV"},
        "honours": [{"code": FIGHTER, "year": 2025}],
        "discipline": [
            {"form": "khien-trach", "from": date(2023, 1, 1), "until": date(2024, 1, 1)}
        ],
        "complete": False,
    }

    found = _ask(law, FIGHTER, facts, proposed_with=["giay-khen"])

    assert found.for_people[1:] == (
        "Hồ sơ đã có CSTĐ cơ sở năm 2025",
        "Đề nghị cùng đợt: Giấy khen. Một thành tích không khen nhiều lần, nhiều hình thức"
        " (Luật 06/2022/QH15, Điều 5 khoản 2 điểm c)",
        "Sau khi hết thời hạn kỷ luật, thành tích được tính lại từ ngày hết thời hạn"
        " (Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4)",
        "Hồ sơ chưa được xác nhận là đầy đủ: đối chiếu kỷ luật và các trường hợp tạm dừng",
    )


def test_reasons_speak_of_no_route_meant_for_others(law: Law) -> None:
    found = _ask(law, "lao-dong-tien-tien", {"group": "cong-chuc", "ratings": {2025: "HTNV"}})

    assert [(reason.outcome, reason.because) for reason in found.reasons] == [
        ("MET", "Đối tượng: công chức"),
        ("NOT_MET", "Năm 2025: Hoàn thành nhiệm vụ"),
    ]


def test_route_that_only_people_can_judge_is_pointed_out(law: Law) -> None:
    found = _ask(law, "bang-khen-bo-nganh-tinh", {"group": "cong-chuc"})

    assert found.outcome == "not-eligible"
    assert [text for text in found.for_people if text.startswith("Có thể xét theo đường khác")]


def test_route_nearest_to_being_met_stands_first(law: Law) -> None:
    facts = {
        "group": "cong-chuc",
        "honours": [{"code": FIGHTER, "year": 2024}],
        "pending": [{"code": FIGHTER, "year": 2025}],
        "initiatives": [
            {"id": "A", "year": 2024, "scope": "co-so"},
            {"id": "B", "year": 2025, "scope": "co-so"},
        ],
    }

    found = _ask(law, "bang-khen-bo-nganh-tinh", facts)

    assert (found.outcome, found.routes[0].route.name) == ("eligible-if", "ca-nhan-hai-nam")


def test_unknown_honour_and_route_are_faults(law: Law) -> None:
    with pytest.raises(Fault, match="“la-lung” không phải mã"):
        _ask(law, "la-lung", {})
    with pytest.raises(Fault, match="không có đường “la”"):
        _ask(law, FIGHTER, {}, route="la")


def test_school_year_that_is_none_is_a_fault(law: Law) -> None:
    with pytest.raises(Fault, match="2025-2027"):
        _ask(law, FIGHTER, {}, year="2025-2027")


def test_initiative_that_served_this_very_award_is_not_used_up_by_it(law: Law) -> None:
    made = [{"id": name, "year": 2025, "scope": "co-so"} for name in "AB"]
    rated = {2024: "HTXSNV", 2025: "HTXSNV"}
    code = "bang-khen-bo-nganh-tinh"
    same = [{"code": code, "year": 2025, "initiative": "A"}]
    other = [{"code": code, "year": 2023, "initiative": "A"}]

    again = {"ratings": rated, "initiatives": made, "group": "cong-chuc"}

    assert _ask(law, code, again | {"honours": same}).outcome == "eligible"
    assert _ask(law, code, again | {"honours": other}).outcome == "not-eligible"
