"""What a title or a name says of itself."""

import pytest

from thidua.people.titles import group_of, heads, kind_of_unit, leads


@pytest.mark.parametrize(
    ("title", "leading", "heading"),
    [
        ("Trưởng phòng", True, True),
        ("Phó Trưởng phòng", True, False),
        ("Quyền Trưởng phòng", True, True),
        ("Phụ trách phòng", False, False),
        ("Giám đốc Sở", True, True),
        ("Phó Giám đốc Trung tâm", True, False),
        ("Chánh Văn phòng", True, True),
        ("Phó Chánh Thanh tra", True, False),
        ("Chuyên viên chính", False, False),
        ("Tổ trưởng", False, False),
        ("Kế toán trưởng", False, False),
        ("Trưởng thôn", False, False),
    ],
)
def test_titles_tell_who_leads(title: str, leading: bool, heading: bool) -> None:
    assert (leads(title), heads(title)) == (leading, heading)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Phòng Kế hoạch – Tài chính", "phong"),
        ("Văn phòng Sở", "phong"),
        ("Ban Quản lý dự án", "co-quan"),
        ("Ban Thi đua", "phong"),
        ("Trung tâm Ứng dụng tiến bộ KH&CN", "don-vi-su-nghiep"),
        ("Công ty TNHH Minh Anh", "doanh-nghiep"),
        ("Công đoàn cơ sở", "doan-the"),
        ("Phường An Bình", "xa"),
        ("Chi cục Tiêu chuẩn", "co-quan"),
        ("Đặc khu Vân Đồn", "xa"),
        ("Tổ hợp tác", "phong"),
        ("CLB Sáng tạo", "khac"),
    ],
)
def test_names_of_units_tell_their_kind(name: str, kind: str) -> None:
    assert kind_of_unit(name) == kind


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("CC", "cong-chuc"),
        ("Viên chức", "vien-chuc"),
        ("NLĐ", "nguoi-lao-dong"),
        ("Hợp đồng 111", "nguoi-lao-dong"),
        ("", "cong-chuc"),
    ],
)
def test_groups_are_read_as_offices_write_them(words: str, group: str) -> None:
    assert group_of(words) == group
