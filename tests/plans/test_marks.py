"""A paper cut where something was read."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from thidua.plans.marks import Piece, due_day, owner, pieces

TEXT = "Văn phòng gửi báo cáo trước ngày 15/6."


def test_pieces_marks_each_place_and_keeps_the_rest() -> None:
    cut = pieces(TEXT, [(0, 9, "tasks-0", "Nhiệm vụ")])

    assert cut == [
        Piece("Văn phòng", "tasks-0", "Nhiệm vụ"),
        Piece(" gửi báo cáo trước ngày 15/6."),
    ]


def test_pieces_keeps_the_first_of_two_that_overlap() -> None:
    cut = pieces(TEXT, [(0, 9, "tasks-0", ""), (4, 20, "references-0", "")])

    assert [piece.mark for piece in cut] == ["tasks-0", ""]


spans = st.tuples(st.integers(0, 60), st.integers(0, 60), st.just("m"), st.just(""))


@given(st.lists(spans))
def test_pieces_never_loses_a_letter(found: list[tuple[int, int, str, str]]) -> None:
    assert "".join(piece.text for piece in pieces(TEXT, found)) == TEXT


def test_owner_is_the_longest_unit_name_in_the_words() -> None:
    units = [
        (1, "Phòng Quản lý Khoa học"),
        (2, "Phòng Quản lý Khoa học và Sáng kiến"),
        (3, "Văn phòng"),
    ]

    assert owner("các phòng, phòng quản lý khoa học và sáng kiến chủ trì", units) == 2
    assert owner("Các đơn vị", units) is None
    assert owner(None, units) is None


def test_due_day_is_a_day_or_nothing() -> None:
    assert due_day({"due": "2026-06-14"}) == date(2026, 6, 14)
    assert due_day({"due": "2026-Q4"}) is None
    assert due_day({}) is None
