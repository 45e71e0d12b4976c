"""Invented names, as common in the list as they are in Vietnam."""

import random

# fmt: off
FAMILY = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ",
    "Ngô", "Dương", "Lý",
]
# fmt: on
SHARE = [38, 11, 10, 7, 5, 5, 5, 4, 3, 3, 2, 2, 2, 2, 1]
# fmt: off
MIDDLE = [
    "Thị", "Văn", "Thanh", "Minh", "Ngọc", "Đức", "Quang", "Kim", "Thu", "Hoàng", "Anh", "Hữu",
    "Xuân", "Bảo", "Gia",
]
GIVEN = [
    "Lan", "Ánh", "Anh", "Đức", "Hương", "Hùng", "Dũng", "Châu", "Linh", "Hà", "Hải", "Sơn",
    "Tuấn", "An", "Ân", "Khánh", "Long", "Mai", "Yến",
]
# fmt: on


def invented_name(dice: random.Random) -> str:
    """One full name: family name, middle, given."""
    return f"{dice.choices(FAMILY, SHARE)[0]} {dice.choice(MIDDLE)} {dice.choice(GIVEN)}"
