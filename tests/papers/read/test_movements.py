"""Movements named in a paper."""

import pytest

from thidua.papers.read.movements import read_movements
from thidua.papers.read.text import Line

NAMED = [
    (
        "phong trào thi đua “Cả nước chung sức”, giai đoạn 2021-2025 do Thủ tướng Chính phủ "
        "phát động",
        [("Cả nước chung sức", "chinh_phu", "2021-2025")],
    ),
    (
        "02 phong trào do UBND tỉnh phát động: phong trào “Dân vận khéo giai đoạn "
        "2021-2025”; phong trào “An toàn giao thông”",
        [
            ("Dân vận khéo giai đoạn 2021-2025", "tinh", "2021-2025"),
            ("An toàn giao thông", "tinh", None),
        ],
    ),
    (
        "Phát động phong trào thi đua với chủ đề “Đổi mới, sáng tạo” trong toàn Sở",
        [("Đổi mới, sáng tạo", "so", None)],
    ),
    ("phong trào “Sông Lam chung sức”", [("Sông Lam chung sức", "tinh", None)]),
    (
        "Hưởng ứng các phong trào: “Văn hóa công sở”, “Giỏi việc nước” và “Dân vận khéo”",
        [
            ("Văn hóa công sở", "khac", None),
            ("Giỏi việc nước", "khac", None),
            ("Dân vận khéo", "khac", None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "movements"), NAMED)
def test_movements_are_read(text: str, movements: list[tuple[str, str, str | None]]) -> None:
    said = read_movements([Line(text, 0)], province="Sông Lam")

    assert [(m.name, m.launched_by_level, m.period) for m in said] == movements
    assert [text[slice(*m.span)] for m in said] == [m.name for m in said]


NOT_NAMED = [
    "gương “Người tốt, việc tốt”",
    "phần mềm “Quản lý dữ liệu thi đua, khen thưởng”",
    "gắn với việc “Đẩy mạnh học tập và làm theo Bác”",
    "Chỉ thị số 34-CT/TW về “Tiếp tục đổi mới công tác thi đua”",
    "phong trào thi đua theo tinh thần “Vừa chống dịch, vừa phát triển kinh tế”",
]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_other_quotes_are_no_movements(text: str) -> None:
    assert read_movements([Line(text, 0)]) == []


def test_a_movement_is_listed_once() -> None:
    lines = [
        Line("phong trào “Dân vận khéo”", 0),
        Line("phong trào “Dân vận khéo” giai đoạn 2026-2030", 40),
    ]

    assert [(m.name, m.period) for m in read_movements(lines)] == [("Dân vận khéo", "2026-2030")]
