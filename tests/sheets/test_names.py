"""Names as printed, and what stands before them."""

import pytest

from thidua.sheets.names import Name, several, split


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Nguyễn  Văn\nAn", Name("Nguyễn Văn An")),
        ("NGUYỄN VĂN AN", Name("NGUYỄN VĂN AN")),
        ("Ông Nguyễn Văn An", Name("Nguyễn Văn An", salutation="Ông")),
        ("Bà: Trần Thị Bình", Name("Trần Thị Bình", salutation="Bà")),
        ("Đ/c Lê Thị Bà", Name("Lê Thị Bà", salutation="Đ/c")),
        ("Đại tá Lê Hữu Cường", Name("Lê Hữu Cường", rank="Đại tá")),
        ("Ông Thiếu tá QNCN Lê Hữu Cường",
         Name("Lê Hữu Cường", salutation="Ông", rank="Thiếu tá QNCN")),
        ("PGS.TS. Trần Công", Name("Trần Công", degree="PGS.TS")),
        ("ThS Đặng Yến", Name("Đặng Yến", degree="ThS")),
        ("Bà", Name("Bà")),
        ("Bành Thị Tá", Name("Bành Thị Tá")),
        ("Tsering Nam", Name("Tsering Nam")),
        ("- Nguyễn Văn An;", Name("Nguyễn Văn An")),
        ("Nguyễn ánh", Name("Nguyễn Ánh")),
        ("nguyễn văn an", Name("nguyễn văn an")),
    ],
)  # fmt: skip
def test_split_sets_apart_what_stands_before_the_name(printed: str, name: Name) -> None:
    assert split(printed) == name


@pytest.mark.parametrize(
    "printed",
    [
        "Nguyễn Văn An; Trần Thị Bình",
        "Nguyễn Văn An, Trần Thị Bình",
        "1. Nguyễn Văn An 2. Trần Thị Bình",
        "Ông Nguyễn Văn An và bà Trần Thị Bình",
    ],
)
def test_several_takes_a_list_of_names(printed: str) -> None:
    assert several(printed) == ("Nguyễn Văn An", "Trần Thị Bình")
