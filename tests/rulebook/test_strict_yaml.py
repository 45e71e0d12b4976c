"""What looks like a word is a word; what is not plain YAML is refused with its line."""

from datetime import date
from decimal import Decimal

import pytest

from thidua.rulebook import Fault
from thidua.rulebook.strict_yaml import MAX_BYTES, parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("True", "True"),
        ("null", None),
        ("~", None),
        ("12", 12),
        ("-3", -3),
        ("010", "010"),
        ("0x1A", "0x1A"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("0.3", Decimal("0.3")),
        ("2.25", Decimal("2.25")),
        ("2025-12-31", date(2025, 12, 31)),
        ("2025-2026", "2025-2026"),
        ("2025-12-31 10:00", "2025-12-31 10:00"),
        ('"2025-12-31"', "2025-12-31"),
        ("'12'", "12"),
        ("Đạt: không", None),
    ],
)
def test_scalar_is_read_as_it_looks(text: str, value: object) -> None:
    if value is None and ":" in text:
        assert parse(text.encode(), "t") == {"Đạt": "không"}
    else:
        assert parse(text.encode(), "t") == value


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\na: 2", "luat.yaml, dòng 2: Khóa “a” ghi hai lần."),
        ("a: &x 1", "luat.yaml, dòng 1: Không dùng neo (&) và bí danh (*)."),
        ("a: [1]\nb: *x", "luat.yaml, dòng 2: Không dùng neo (&) và bí danh (*)."),
        ("a: !!python/name:os.system x", "Không dùng nhãn kiểu"),
        ("a: !!int 3", "Không dùng nhãn kiểu"),
        ("a: 2025-02-30", "“2025-02-30” không phải ngày có thật"),
        ("a: [1, 2", "luat.yaml, dòng 1: Sai cú pháp YAML"),
        ("a: 1\n---\nb: 2", "Mỗi tệp chỉ được có một tài liệu YAML."),
        ("? [a]\n: 1", "Khóa phải là một từ hoặc một số."),
        ("[" * 100 + "]" * 100, "Lồng nhau quá sâu."),
    ],
)
def test_fault_names_file_line_and_what_is_wrong(text: str, says: str) -> None:
    with pytest.raises(Fault) as fault:
        parse(text.encode(), "luat.yaml")

    assert says in str(fault.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a" * (MAX_BYTES + 1), "Tệp lớn hơn 1 MB"),
        (b"a: \xff\xfe", "Tệp không phải UTF-8"),
        (b"a: \x00", "ký tự YAML không cho phép"),
    ],
)
def test_bytes_that_cannot_be_read_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(Fault, match=says):
        parse(data, "luat.yaml")


def test_file_that_begins_with_a_byte_order_mark_is_read() -> None:
    assert parse("\ufeffa: 1".encode(), "t") == {"a": 1}


def test_empty_file_is_nothing() -> None:
    assert parse(b"# comment\n", "t") is None
