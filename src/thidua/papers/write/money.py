"""Amounts and counts as official papers print them: "2.340.000", "05", "89,47 %", and in words."""

from dataclasses import dataclass

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 1_000_000_000


@dataclass(frozen=True)
class Reading:
    """The words on which offices differ; as left out, those of official papers."""

    zero_tens: str = "linh"
    thousand: str = "nghìn"
    four: str = "tư"


OFFICIAL = Reading()


def number_in_words(number: int, reading: Reading = OFFICIAL) -> str:
    """A whole number, not negative, in words: 1.000.005 is "một triệu không trăm linh năm"."""
    if number < 0:
        raise ValueError(f"Không đọc được số âm {number} thành chữ; số tiền phải từ 0 trở lên.")
    return _whole(number, reading) or _DIGITS[0]


def amount_in_words(dong: int, reading: Reading = OFFICIAL) -> str:
    """An amount of đồng in words, with a capital: "Một triệu bốn trăm chín mươi nghìn đồng"."""
    words = number_in_words(dong, reading)
    return f"{words[0].upper()}{words[1:]} đồng"


def grouped(number: int) -> str:
    """2340000 is "2.340.000"."""
    return f"{number:,}".replace(",", ".")


def two_digits(number: int) -> str:
    """A count with a zero before a single digit: "05", "12"."""
    return f"{number:02d}"


def percent(part: int, whole: int) -> str:
    """The share of `part` in `whole`, two decimals at most: "89,47 %"; a dash if `whole` is 0."""
    if whole == 0:
        return "-"
    hundredths = (part * 20_000 + whole) // (2 * whole)
    digits = f"{hundredths // 100},{hundredths % 100:02d}".rstrip("0").rstrip(",")
    return f"{digits}\u00a0%"


def _whole(number: int, reading: Reading, *, led: bool = False) -> str:
    """The words of a number; `led`: something stands before it, so that its noughts are read."""
    if number >= _BILLION:
        above, rest = divmod(number, _BILLION)
        return " ".join(
            filter(None, (f"{_whole(above, reading, led=led)} tỷ", _rest(rest, reading)))
        )
    words: list[str] = []
    for unit, name in ((1_000_000, "triệu"), (1_000, reading.thousand), (1, "")):
        group, number = divmod(number, unit)
        if group:
            words += [_group(group, reading, led=led or bool(words)), name]
    return " ".join(filter(None, words))


def _rest(number: int, reading: Reading) -> str:
    return _whole(number, reading, led=True)


def _group(number: int, reading: Reading, *, led: bool) -> str:
    """Three digits: "một trăm linh năm", "hai mươi tư"."""
    hundreds, rest = divmod(number, 100)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or led else []
    if rest:
        words.append(_tens(rest, reading, led=bool(words)))
    return " ".join(words)


def _tens(number: int, reading: Reading, *, led: bool) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return f"{reading.zero_tens} {_DIGITS[ones]}" if led else _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{head} {_ones(ones, tens, reading)}" if ones else head


def _ones(ones: int, tens: int, reading: Reading) -> str:
    if ones == 5:
        return "lăm"
    if tens > 1 and ones == 1:
        return "mốt"
    if tens > 1 and ones == 4:
        return reading.four
    return _DIGITS[ones]
