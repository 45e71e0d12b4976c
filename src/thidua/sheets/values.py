"""What people type into cells, made into values: dates, years, money, ratings, marks, sex, numbers.

Every parser takes one cell and answers a value, or raises `Unreadable` with a Vietnamese sentence.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from thidua.sheets.folding import fold, tidy
from thidua.sheets.grid import Cell, show


class Unreadable(ValueError):
    """A cell that does not say what its column asks; the text says why, in Vietnamese."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day known to the day, to the month, or to the year alone, as birth dates are."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The calendar day, when it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def __str__(self) -> str:
        parts = [f"{part:02d}" for part in (self.day, self.month) if part]
        return "/".join([*parts, str(self.year)])


def reads(read: Callable[[Cell], object], cell: Cell) -> bool:
    """Whether a parser can make something of a cell."""
    try:
        read(cell)
    except Unreadable:
        return False
    return True


DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-–\s]\s*(\d{1,2})\s*[/.\-–\s]\s*(\d{4}|\d{2})$")
YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ][\d:.]+)?$")
MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.\-–]\s*(\d{4})$")
RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})$")
IN_WORDS = re.compile(r"ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})$")
YEAR_ALONE = re.compile(r"(?:nam )?(\d{4})$")
YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–/]\s*((?:19|20)\d\d))?(?!\d)")
JUST_A_YEAR = re.compile(r"(?:nam(?: hoc)? )?(?:19|20)\d\d(?: (?:19|20)\d\d)?$")
FIRST_SERIAL, LAST_SERIAL = 10_000, 73_050
"""Excel's day numbers from 1927 to 2099; smaller numbers are years."""
YOUNGEST_TWO_DIGITS = 30
"""A birth year of two digits from 30 up is of the last century."""


EPOCH = date(1899, 12, 30)


def birth(cell: Cell) -> PartialDate:
    """A birth date: a date cell, "12/03/1985", "05-7-1990", "20.11.88", "3/1985", "1979", 1979."""
    return _partial(cell, pivot=YOUNGEST_TWO_DIGITS)


def day(cell: Cell) -> date:
    """A full date, in any of the same forms; a month or a year alone is not enough."""
    found = _partial(cell, pivot=100).date
    if found is None:
        raise Unreadable(f"“{show(cell)}” chưa đủ ngày, tháng, năm; hãy ghi như 15/01/2025")
    return found


def _partial(cell: Cell, *, pivot: int) -> PartialDate:
    """A date of any precision; a year of two digits from `pivot` up is 19xx, below it 20xx."""
    if isinstance(cell, datetime | date):
        return PartialDate(cell.year, cell.month, cell.day)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _numbered(cell)
    text = tidy(show(cell)).strip(" .,;'")
    if found := YEAR_FIRST.match(text):
        return _calendar(text, found[1], found[2], found[3])
    if found := DAY_FIRST.match(text) or RUN_TOGETHER.match(text) or IN_WORDS.match(fold(text)):
        return _calendar(text, _full_year(found[3], pivot), found[2], found[1])
    if found := MONTH_YEAR.match(text):
        return _calendar(text, found[2], found[1], "0")
    if found := YEAR_ALONE.match(fold(text)):
        return _calendar(text, found[1], "0", "0")
    raise Unreadable(f"“{text}” không phải ngày tháng; hãy ghi như 15/01/2025")


def _numbered(cell: float) -> PartialDate:
    """A number is a year, or the day number behind a cell that lost its date format."""
    if FIRST_SERIAL <= cell <= LAST_SERIAL:
        found = EPOCH + timedelta(days=int(cell))
        return PartialDate(found.year, found.month, found.day)
    return _calendar(show(cell), show(cell), "0", "0")


def _full_year(digits: str, pivot: int) -> str:
    if len(digits) == 4:
        return digits
    return ("19" if int(digits) >= pivot else "20") + digits


def _calendar(text: str, year: str, month: str, day: str) -> PartialDate:
    """The date of these digits, "00" meaning not known; refused when no calendar has it."""
    if not year.isdigit() or not 1900 <= int(year) <= 2100:
        raise Unreadable(f"“{text}” không phải ngày tháng; hãy ghi như 15/01/2025")
    found = PartialDate(int(year), int(month) or None, (int(month) and int(day)) or None)
    try:
        date(found.year, found.month or 1, found.day or 1)
    except ValueError as fault:
        raise Unreadable(f"Không có ngày “{text}”; hãy ghi ngày trước, tháng sau") from fault
    return found


DATES_INSIDE = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")


def period(cell: Cell) -> tuple[date, date | None]:
    """The first day and the last: "từ 01/02/2024 đến 01/02/2025"; the last may be missing."""
    if isinstance(cell, date):
        return day(cell), None
    days = [day(found) for found in DATES_INSIDE.findall(show(cell))]
    if not 1 <= len(days) <= 2:
        raise Unreadable(f"“{tidy(show(cell))}” không rõ từ ngày nào đến ngày nào")
    return days[0], days[1] if len(days) > 1 else None


def year(cell: Cell) -> str:
    """A year "2025" or a school year "2025-2026", with whatever words stand around it."""
    if isinstance(cell, datetime | date):
        return str(cell.year)
    if found := year_in(show(cell)):
        return found
    raise Unreadable(f"“{show(cell)}” không phải năm; hãy ghi như 2025 hoặc 2025-2026")


def year_in(text: str) -> str:
    """The first year or span of years in a text, "" when there is none."""
    found = YEARS.search(text)
    if not found:
        return ""
    return f"{found[1]}-{found[2]}" if found[2] and found[2] > found[1] else found[1]


def year_alone(folded: str) -> bool:
    """Whether a folded heading is nothing but a year: "nam 2024", "2024", "nam hoc 2024 2025"."""
    return bool(JUST_A_YEAR.match(folded))


RATINGS = {
    "HTXSNV": (
        "htxsnv", "htxs", "ht xsnv", "ht xs nv", "htxs nv", "htxs nhiem vu", "ht xuat sac nv",
        "ht xuat sac nhiem vu", "ht xuat sac", "hoan thanh xuat sac nhiem vu",
        "hoan thanh xuat sac", "hoan thanh xs nhiem vu", "xuat sac", "xuat sac nhiem vu", "xs",
    ),
    "HTTNV": (
        "httnv", "htt", "ht tnv", "ht tot nv", "htt nv", "ht tot nhiem vu", "htt nhiem vu",
        "ht tot", "hoan thanh tot nhiem vu", "hoan thanh tot", "tot",
    ),
    "HTNV": ("htnv", "ht", "ht nv", "ht nhiem vu", "hoan thanh nhiem vu", "hoan thanh"),
    "KHTNV": (
        "khtnv", "kht", "khong htnv", "khong ht nv", "kht nv", "khong ht", "khong ht nhiem vu",
        "khong hoan thanh nhiem vu", "khong hoan thanh", "chua hoan thanh nhiem vu",
    ),
}  # fmt: skip
NOT_RATED = frozenset(
    ("khong xep loai", "chua xep loai", "khong danh gia", "chua danh gia", "kxl", "kdg", "cxl")
)


def rating(cell: Cell) -> str | None:
    """HTXSNV, HTTNV, HTNV or KHTNV from its many spellings; None for "không xếp loại"."""
    said = fold(show(cell))
    for code, spellings in RATINGS.items():
        if said in spellings:
            return code
    if said in NOT_RATED:
        return None
    raise Unreadable(
        f"“{tidy(show(cell))}” không phải mức xếp loại; hãy ghi “Hoàn thành xuất sắc nhiệm vụ”, "
        "“Hoàn thành tốt nhiệm vụ”, “Hoàn thành nhiệm vụ” hoặc “Không hoàn thành nhiệm vụ”"
    )


def sex(cell: Cell) -> str:
    """ "male" or "female"."""
    said = fold(show(cell))
    if said in ("nam", "male", "m", "ong", "trai"):
        return "male"
    if said in ("nu", "female", "f", "ba", "gai"):
        return "female"
    raise Unreadable(f"“{tidy(show(cell))}” không phải giới tính; hãy ghi “Nam” hoặc “Nữ”")


MARKS = frozenset(("x", "v", "co", "c", "yes", "y", "dat", "dang ky", "dk", "1", "01"))
NO_MARKS = frozenset(("", "0", "00", "khong", "ko", "k", "no", "n"))
TICKS = "✓✔☑√"


def mark(cell: Cell) -> bool | None:
    """Whether a box is ticked: "x", "✓", 1 → True; "", "-", 0 → False; None when it is no mark."""
    text = tidy(show(cell))
    if text in TICKS:
        return bool(text)
    if fold(text) in NO_MARKS:
        return False
    return True if fold(text) in MARKS else None


def count(cell: Cell) -> int | None:
    """How many: 12, "02", "1 sáng kiến", "03 người" → the number; None when it is no count."""
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell if cell >= 0 else None
    found = re.match(r"(\d{1,6})(?:\s+[^\W\d]|\s*$)", tidy(show(cell)))
    return int(found[1]) if found else None


def whole(cell: Cell) -> int:
    """A whole number not below zero, with words after it allowed."""
    found = count(cell)
    if found is None:
        raise Unreadable(f"“{tidy(show(cell))}” không phải số nguyên")
    return found


def share(cell: Cell) -> float:
    """A share from 0 to 100 per cent: "60%", "60", "33,5", "12/15", 0.6 (formatted as per cent)."""
    text = tidy(show(cell))
    if (part := re.fullmatch(r"(\d+)\s*/\s*(\d+)", text)) and 0 < int(part[2]) >= int(part[1]):
        return round(100 * int(part[1]) / int(part[2]), 4)
    found = re.fullmatch(r"(\d{1,3}(?:[.,]\d+)?)\s*%?", text)
    number = float(found[1].replace(",", ".")) if found else -1.0
    if isinstance(cell, float | int) and 0 < cell <= 1:
        number *= 100
    if not 0 <= number <= 100:
        raise Unreadable(f"“{text}” không phải tỷ lệ phần trăm từ 0 đến 100")
    return round(number, 4)


GROUPED = re.compile(r"\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*$")
SCALES = {"nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000}


def scale_of(heading: str) -> int:
    """What one unit of a money column is worth in đồng: its heading says "(Ngàn đ)"."""
    words = fold(heading).split()
    return next((worth for word, worth in SCALES.items() if word in words), 1)


def shows_thousands_by_dot(cells: Iterable[Cell], scale: int) -> bool:
    """Whether a column of money groups its thousands by a dot.

    A text "17.020" shows it; in thousands of đồng so does 30.508, which Excel took for a fraction.
    """
    return scale <= 1000 and any(
        bool(GROUPED.match(tidy(cell)))
        if isinstance(cell, str)
        else scale == 1000 and isinstance(cell, float) and round(cell, 3) == cell
        for cell in cells
    )


def money(cell: Cell, *, scale: int = 1, thousands_by_dot: bool = False) -> int:
    """Đồng, whole. In a column that shows thousands by a dot the number 30.508 is 30508.

    There a whole number below a thousand may have lost its zeros (50.000 → 50) and is not guessed.
    """
    if isinstance(cell, float):
        return round(cell * 1000) * scale if thousands_by_dot else _exact(cell, scale)
    if isinstance(cell, int) and not isinstance(cell, bool):
        if thousands_by_dot and 0 < cell < 1000:
            raise Unreadable(
                f"“{cell}” có thể đã mất số 0 ở cuối; hãy nhập đủ, không dùng dấu chấm"
            )
        return _positive(cell * scale, show(cell))
    return _spelt_money(cell, scale)


def _spelt_money(cell: Cell, scale: int) -> int:
    text = tidy(show(cell))
    bare = re.sub(r"(?:đồng|đ|vnđ|vnd)\.?$", "", text, flags=re.IGNORECASE).strip()
    bare = re.sub(r"(?:nghìn|ngàn|triệu)$", "", bare, flags=re.IGNORECASE).strip()
    scale = scale_of(text) if scale == 1 else scale
    if GROUPED.match(bare):
        return int(re.sub(r"\D", "", bare)) * scale
    if bare.isdecimal():
        return int(bare) * scale
    if re.fullmatch(r"\d+[.,]\d{1,2}", bare):
        return _exact(float(bare.replace(",", ".")), scale)
    raise Unreadable(f"“{text}” không phải số tiền; hãy ghi như 1.490.000")


def _exact(number: float, scale: int) -> int:
    value = number * scale
    if abs(value - round(value)) > 1e-6:
        raise Unreadable(f"“{show(number)}” không phải số tiền tròn đồng; hãy ghi như 1.490.000")
    return _positive(round(value), show(number))


def _positive(value: int, text: str) -> int:
    if value < 0:
        raise Unreadable(f"“{text}” là số âm; hãy ghi số tiền không âm")
    return value


def citizen_id(cell: Cell) -> str:
    """A citizen number of 12 digits (9 of the old card), as text; a number cell has lost its zero.

    The sentence never repeats the number: faults are shown to more people than the sheet is.
    """
    if not isinstance(cell, str):
        raise Unreadable(
            "số định danh đang là ô kiểu Số nên có thể mất số 0 ở đầu; "
            "hãy đổi cột sang kiểu Văn bản (Text) rồi nhập lại"
        )
    digits = re.sub(r"[\s.'’-]", "", cell)
    if not digits.isdecimal() or len(digits) not in (9, 12):
        raise Unreadable("số định danh phải có 12 chữ số (hoặc 9 chữ số của CMND cũ)")
    return digits


def phone(cell: Cell) -> str:
    """A telephone number as text; a number cell gets its first zero back."""
    number = tidy(show(cell))
    return f"0{number}" if isinstance(cell, int) and len(number) == 9 else number


SCOPES = {
    "co-so": (
        "co so", "cap co so", "so", "cap so", "don vi", "cap don vi", "trong co quan", "co quan",
    ),
    "tinh": (
        "tinh", "cap tinh", "bo", "cap bo", "thanh pho", "cap thanh pho", "bo nganh tinh",
        "bo tinh", "cap bo tinh", "toan tinh", "trong tinh", "cap tinh bo",
        "cap bo nganh tinh", "nganh",
    ),
    "toan-quoc": ("toan quoc", "cap toan quoc", "quoc gia", "cap quoc gia", "ca nuoc", "nha nuoc",
                  "cap nha nuoc"),
}  # fmt: skip


def scope(cell: Cell) -> str:
    """How far an initiative reaches: co-so, tinh or toan-quoc."""
    said = re.sub(r"^pham vi (anh huong )?", "", fold(show(cell)))
    for code, spellings in SCOPES.items():
        if said in spellings:
            return code
    raise Unreadable(
        f"“{tidy(show(cell))}” không phải phạm vi; hãy ghi “Cơ sở”, “Tỉnh” hoặc “Toàn quốc”"
    )


NOMINEES = {
    "person": ("canhan", "ca nhan", "cn"),
    "collective": ("tapthe", "tap the", "tt", "don vi"),
    "household": ("hogiadinh", "ho gia dinh", "gia dinh", "hgd"),
    "enterprise": ("doanhnghiep", "doanh nghiep", "dn"),
}


def nominee(cell: Cell) -> str:
    """person, collective, household or enterprise, from "CANHAN", "Tập thể", "Hộ gia đình" …"""
    said = fold(show(cell))
    for kind, spellings in NOMINEES.items():
        if said in spellings:
            return kind
    raise Unreadable(f"“{tidy(show(cell))}” không rõ là cá nhân, tập thể hay hộ gia đình")


RESULTS = {
    "returned": ("tra lai", "tra ho so", "bo sung ho so", "yeu cau bo sung", "chua du ho so"),
    "declined": (
        "khong dong y", "khong tang", "khong duoc tang", "khong duoc", "khong", "khong dat",
        "k", "khong duoc khen", "khong duoc khen thuong", "khong thong qua", "loai",
        "khong du dieu kien", "khong dong y khen thuong", "khong nhat tri", "tu choi",
    ),
    "granted": (
        "duoc tang", "tang", "dong y", "duoc", "dat", "duoc khen", "duoc khen thuong",
        "thong qua", "da khen thuong", "da co quyet dinh", "da tang", "nhat tri", "x", "co",
        "dong y khen thuong",
    ),
}  # fmt: skip


def result(cell: Cell) -> str:
    """What became of a proposal: granted, declined or returned."""
    said = fold(show(cell))
    for code, spellings in RESULTS.items():
        if said in spellings:
            return code
    raise Unreadable(
        f"“{tidy(show(cell))}” không rõ kết quả; hãy ghi “Được tặng”, “Không đồng ý” hoặc “Trả lại”"
    )


def slug(cell: Cell) -> str:
    """The code of a printed word: "Khiển trách" → "khien-trach"."""
    return fold(show(cell)).replace(" ", "-")


DECISION = re.compile(
    r"(?:quyết định\s*)?(?:số\s*:?\s*)?(?P<number>\d[\w./-]*(?:\s*/\s*[\w.&-]+)*)?"
    r"[\s,;]*(?:ngày\s*)?(?P<day>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})?$",
    re.IGNORECASE,
)


def decision(cell: Cell) -> tuple[str, date | None]:
    """Number and day of a decision written in one cell: "45/QĐ-SKHCN ngày 15/01/2024"."""
    text = tidy(show(cell))
    if isinstance(cell, date) or DAY_FIRST.match(text):
        return "", day(cell)
    found = DECISION.match(text)
    if not found or not (found["number"] or found["day"]):
        return text, None
    spelt = found["day"]
    if not spelt:
        return found["number"], None
    return found["number"] or "", day(f"ngày {spelt}" if "tháng" in spelt else spelt)
