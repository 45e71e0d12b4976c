"""What a number must be, without a database."""

from datetime import date

from thidua.documents.numbering import clash, following, gap

GIVEN = {3: date(2026, 1, 10), 7: date(2026, 2, 10)}


def test_gaps_are_normal_in_a_book_that_is_entered() -> None:
    assert clash(5, date(2026, 1, 20), GIVEN) is None
    assert gap(5, GIVEN, kept_here=False) is None


def test_a_number_stands_once_a_year() -> None:
    assert clash(3, date(2026, 1, 10), GIVEN) == "Số 03 đã dùng cho văn bản ngày 10/01/2026."


def test_days_go_with_the_numbers() -> None:
    assert "nhỏ hơn nhưng đã ghi ngày 10/01/2026" in str(clash(4, date(2026, 1, 9), GIVEN))
    assert "lớn hơn nhưng đã ghi ngày 10/02/2026" in str(clash(6, date(2026, 2, 11), GIVEN))


def test_a_series_kept_here_has_no_gap() -> None:
    assert gap(8, GIVEN, kept_here=True) is None
    assert gap(9, GIVEN, kept_here=True) == ("Sổ này cấp số liên tục tại đây; số tiếp theo là 08.")
    assert following({}) == 1
