"""The outline of a body."""

import pytest

from thidua.papers.read.outline import outline, roman_value, sections, title_of
from thidua.papers.read.text import Text

OUTLINES = [
    (
        "I. A\n1. B\na) c.\n- d.\n2. E\nII. F\n1. G",
        ["I", "I.1", "I.1.a", "I.1.a", "I.2", "II", "II.1"],
    ),
    ("1. A\n1.1. B\n1.2. C\n2. D", ["1", "1.1.1", "1.1.2", "2"]),
    ("I. A\n2. B:\n1. C.\n2. D.\n3. E.\nII. F", ["I", "I.2", "I.2.1", "I.2.2", "I.2.3", "II"]),
    ("A. X\nI. Y\n1. Z\nB. T\nI. U", ["A", "A.I", "A.I.1", "B", "B.I"]),
    ("Điều 1. A\n1. B\n2. C\nĐiều 2. D", ["Điều 1", "Điều 1.1", "Điều 1.2", "Điều 2"]),
    ("I. A\nLời.\n- b\nLời nữa.", ["I", "I", "I", "I"]),
]


@pytest.mark.parametrize(("text", "paths"), OUTLINES)
def test_each_line_knows_where_it_stands(text: str, paths: list[str]) -> None:
    assert [item.section for item in outline(Text.of(text).lines)] == paths


TITLES = [
    ("I. MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
    ("1. Mục đích", "Mục đích"),
    ("2. Yêu cầu:", "Yêu cầu:"),
    ("2. Thời gian kiểm tra: Dự kiến vào Quý IV/2022.", "Thời gian kiểm tra:"),
    ("5. Giao Ban Thi đua - Khen thưởng, Sở Nội vụ:", "Giao Ban Thi đua - Khen thưởng, Sở Nội vụ:"),
    ("1. Kiểm tra việc thực hiện các văn bản của cấp trên.", None),
    ("2. Các đơn vị gửi kế hoạch; báo cáo kết quả", None),
]


@pytest.mark.parametrize(("line", "title"), TITLES)
def test_a_heading_has_a_title_and_a_paragraph_none(line: str, title: str | None) -> None:
    [item] = outline(Text.of(line).lines)

    assert title_of(item) == title


def test_sections_are_the_first_two_levels() -> None:
    text = Text.of("I. MỘT\n1. Hai\na) Ba\nII. BỐN")

    said = sections(outline(text.lines))

    assert [(s.level, s.marker, s.title) for s in said] == [
        (1, "I.", "MỘT"),
        (2, "1.", "Hai"),
        (1, "II.", "BỐN"),
    ]
    assert text.body[slice(*said[1].span)] == "1. Hai"


@pytest.mark.parametrize(
    ("printed", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("A", 0)]
)
def test_roman_numerals(printed: str, value: int) -> None:
    assert roman_value(printed) == value
