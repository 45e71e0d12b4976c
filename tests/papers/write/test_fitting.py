"""Centred lines break where a typist would break them."""

import pytest

from thidua.papers.write.fitting import in_even_lines, widest_line


@pytest.mark.parametrize(
    ("text", "size", "room", "lines"),
    [
        ("SỞ KHOA HỌC", 12, 200, ["SỞ KHOA HỌC"]),
        (
            "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
            12,
            205,
            ["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"],
        ),
        (
            "Tập thể, cá nhân được tặng danh hiệu thi đua, hình thức khen thưởng năm 2025",
            14,
            440,
            ["Tập thể, cá nhân được tặng danh hiệu", "thi đua, hình thức khen thưởng năm 2025"],
        ),
        (
            "Về việc sửa đổi Quyết định số 15/QĐ-SKHCN ngày 05 tháng 01 năm 2026 của Giám đốc Sở",
            14,
            440,
            ["Về việc sửa đổi Quyết định số 15/QĐ-SKHCN", None],
        ),
    ],
)
def test_a_long_line_breaks_evenly_and_parts_no_word(
    text: str, size: float, room: float, lines: list[str | None]
) -> None:
    broken = in_even_lines(text, size=size, room=room)

    assert broken.replace("\n", " ") == text
    assert widest_line(broken, size=size) <= room
    wanted = zip(broken.split("\n"), lines, strict=True)
    assert all(want is None or line == want for line, want in wanted)


def test_a_text_that_cannot_fit_stays_as_it_is() -> None:
    long = "chữ " * 5000

    assert in_even_lines(long, size=14, room=440) == long


def test_given_breaks_and_blanks_stay() -> None:
    assert in_even_lines("Một\nHai\u00a0 ba", size=14, room=440) == "Một\nHai\u00a0 ba"
