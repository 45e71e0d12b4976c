"""`thidua judge`: answers in order, mismatches told, bad input refused."""

import json
from pathlib import Path

import pytest

from thidua.cli import main
from thidua.rulebook import SHIPPED

REGULATION = SHIPPED.parent / "demo" / "regulation"
MONEY = (
    "- {case: Tiền, ask: prize, honour: giay-khen, nominee: person, decided: 2026-01-20,"
    " expect: %s}\n"
)
RATED = """
- case: Một
  honour: lao-dong-tien-tien
  day: 2025-12-20
  year: 2025
  nominee: person
  facts: {complete: true, ratings: {2025: HTTNV}}
  expect: eligible
"""


def _file(folder: Path, text: str) -> str:
    path = folder / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_answers_come_as_json_in_the_order_of_the_cases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["judge", _file(tmp_path, RATED + MONEY % 710000), "--json"])

    answers = json.loads(capsys.readouterr().out)
    assert status == 0
    assert [(one["case"], one["outcome"]) for one in answers] == [
        ("Một", "eligible"),
        ("Tiền", 710000),
    ]
    assert list(answers[0])[:6] == ["case", "outcome", "law", "reasons", "for_people", "missing"]
    assert answers[0]["reasons"][1] == {
        "says": "Hoàn thành tốt nhiệm vụ trở lên",
        "basis": "Luật 06/2022/QH15, Điều 24 khoản 1",
        "outcome": "MET",
        "because": "Năm 2025: Hoàn thành tốt nhiệm vụ",
        "records": [],
    }


def test_answer_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["judge", _file(tmp_path, RATED)])

    assert capsys.readouterr().out.splitlines()[:4] == [
        "Một",
        "  Đạt các tiêu chuẩn kiểm tra được; Hội đồng xem xét (eligible)",
        "  - Đạt: Là cán bộ, công chức, viên chức hoặc người lao động"
        " (Luật 06/2022/QH15, Điều 24 khoản 1): Hồ sơ không ghi nhóm khác",
        "  - Đạt: Hoàn thành tốt nhiệm vụ trở lên"
        " (Luật 06/2022/QH15, Điều 24 khoản 1): Năm 2025: Hoàn thành tốt nhiệm vụ",
    ]


def test_answer_not_expected_is_told_and_is_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["judge", _file(tmp_path, MONEY % 700000)])

    assert status == 1
    assert capsys.readouterr().err.endswith(
        "cases.yaml, dòng 1: “Tiền”: mong đợi 700000, xét ra 710000\n"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {case: A, honour: la-lung, day: 2025-01-01}", "“la-lung” không phải mã"),
        ("- {case: A, honour: giay-khen, day: 2025-01-01, hounour: x}", "dòng 1: Khóa “hounour”"),
        ("- {case: A, honour: giay-khen, day: 2025-01-01, facts: {rating: 1}}", "“facts.rating”"),
        ("- {case: A, honour: giay-khen, day: hôm nay}", "Khóa “day” phải là ngày"),
        ("- {case: A, ask: vote, honour: giay-khen, day: 2025-01-01}", "“council” còn thiếu"),
        ("- {case: A, ask: la, honour: giay-khen}", "“ask” ghi “la”"),
        ("- {case: A, honour: giay-khen}", "“day” còn thiếu"),
        ("- {honour: giay-khen, day: 2025-01-01}", "“case” còn thiếu"),
        ("- {case: A, honour: giay-khen, day: 2025-01-01, route: la}", "không có đường “la”"),
        (
            "- {case: A, ask: authority, honour: giay-khen, day: 2025-01-01, signer: la}",
            "“la” không phải từ đã biết",
        ),
        (
            "- {case: A, honour: giay-khen, day: 2025-01-01,"
            " facts: {holds: [{reason: la, from: 2025-01-01}]}}",
            "“la” không phải từ đã biết",
        ),
        (
            "- {case: A, ask: prize, honour: giay-khen, decided: 2026-01-01,"
            " honours: [{code: giay-khen}]}",
            "không ghi cùng lúc",
        ),
        ("a: 1", "phải là một danh sách tình huống"),
        ("", "phải là một danh sách tình huống"),
        ("- [", "Sai cú pháp YAML"),
    ],
)
def test_bad_input_is_one_sentence_and_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    status = main(["judge", _file(tmp_path, text), "--json"])

    told = capsys.readouterr()
    assert (status, told.out) == (1, "")
    assert says in told.err
    assert "cases.yaml" in told.err
    assert told.err.count("\n") == 1


def test_key_of_the_format_that_this_question_does_not_use_may_stand(tmp_path: Path) -> None:
    case = (
        "- {case: A, ask: authority, honour: giay-khen, day: 2026-01-10, year: 2025,"
        " nominee: person, signer: giam-doc-so, expect: allowed}"
    )

    assert main(["judge", _file(tmp_path, case)]) == 0


def test_file_that_is_not_there_is_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", "khong-co.yaml"]) == 1
    assert capsys.readouterr().err == "khong-co.yaml: Không có tệp này.\n"


def test_local_regulation_is_added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = (
        "- {case: A, ask: vote, honour: giay-khen, day: 2026-01-10,"
        " council: {level: so, members: 9, present: 9, agree: 5}, expect: %s}"
    )

    assert main(["judge", _file(tmp_path, case % "needs-legal-review")]) == 0
    assert main(["judge", _file(tmp_path, case % "passed"), "--local", str(REGULATION)]) == 0


@pytest.mark.parametrize("words", [[], ["a.yaml", "--la"]])
def test_bad_usage_is_told_in_vietnamese(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["judge", *words])

    assert stop.value.code == 2
    assert capsys.readouterr().err == (
        "Sai cách dùng. Cách dùng: thidua judge [-h] [--json] [--local DIR]"
        " CASES.yaml [CASES.yaml ...]\nXem: thidua judge --help\n"
    )


def test_help_is_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["judge", "--help"])

    told = capsys.readouterr().out
    assert told.startswith("Cách dùng: thidua judge")
    assert [line for line in told.splitlines() if line and not line.startswith(" ")][2:] == [
        "Tham số:",
        "Tùy chọn:",
    ]
