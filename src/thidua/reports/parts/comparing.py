"""Direct workers and women among the persons honoured, beside the year before and the staff."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from thidua.people.models import Person
from thidua.reports import books
from thidua.reports.counting import Counted
from thidua.reports.figures import (
    SMALL,
    Cell,
    Figure,
    Highlight,
    Line,
    Part,
    Percent,
    Said,
    Share,
    Table,
)
from thidua.reports.shelf import FORMS, TITLES, Shelf

WHOLE, RATIO, LAST_WHOLE, LAST_RATIO = 1, 2, 4, 5  # places among the cells of a line
FEMALE, MALE = Person.Sex.FEMALE.value, Person.Sex.MALE.value


@dataclass(frozen=True)
class Mark:
    """What a share is about: the text that counts, and the one beside it in the whole."""

    column: str
    value: str
    other: str
    words: str


def shares(shelf: Shelf) -> Part:
    """Who was honoured, against last year and against who works here."""
    book = shelf.open(books.HONOURS)
    title = _("Cơ cấu khen thưởng cá nhân")
    if not book.figure(doi_tuong=books.PERSON).number:
        return Part("co-cau", title, (Said(_("Chưa có cá nhân nào được khen thưởng để tính.")),))
    marks = (
        Mark("chuc_vu", books.DIRECT, books.LEADING, _("Người trực tiếp, trong %(whole)s")),
        Mark("gioi_tinh", FEMALE, MALE, _("Nữ, trong %(whole)s")),
    )
    table = Table(
        "co-cau",
        _("Tỷ lệ người trực tiếp và nữ"),
        _("Đối tượng"),
        (
            _("Số lượng"),
            _("Trong tổng số"),
            _("Tỷ lệ"),
            _("Năm trước: số lượng"),
            _("Năm trước: tổng số"),
            _("Năm trước: tỷ lệ"),
            _("Chênh lệch (điểm %)"),
        ),
        tuple(line for mark in marks for line in _lines(shelf, mark)),
        note=_(
            "Người trực tiếp là người không giữ chức vụ lãnh đạo từ phó trưởng phòng trở lên. "
            "Tỷ lệ chỉ tính trên những lượt có ghi chức vụ, giới tính."
        ),
    )
    first = table.lines[0].cells
    highlight = Highlight(_("lượt cá nhân là người trực tiếp"), first[RATIO], first[LAST_RATIO])
    return Part("co-cau", title, tuple(_doubts(book, table)), (table,), highlight)


def _lines(shelf: Shelf, mark: Mark) -> Iterator[Line]:
    """The mark among all persons honoured, by category, and among the people of the unit."""
    book, last = shelf.open(books.HONOURS), shelf.last(books.HONOURS)
    codes = {*book.told("danh_hieu"), *last.told("danh_hieu")}
    persons: dict[str, Collection[str]] = {"doi_tuong": (books.PERSON,)}
    wholes = [("tong", _("tổng số lượt cá nhân"), persons)]
    for key, words in ((TITLES, _("danh hiệu thi đua")), (FORMS, _("hình thức khen thưởng"))):
        if ours := shelf.of_category(codes, key):
            wholes.append((key, words, {**persons, "danh_hieu": ours}))
    for key, words, asked in wholes:
        share = _share(book, last, mark, asked)
        yield Line(f"{mark.value}-{key}", mark.words % {"whole": words}, _compared(share))
    staff = _share(shelf.open(books.STAFF), shelf.last(books.STAFF), mark, {})
    words = mark.words % {"whole": _("số người của đơn vị")}
    yield Line(f"{mark.value}-nguoi", words, _compared(staff))


def _share(book: Counted, last: Counted, mark: Mark, asked: Mapping[str, Collection[str]]) -> Share:
    """Among those of whom it is known; last year's is None where nothing is known of it."""
    part = {**asked, mark.column: (mark.value,)}
    whole = {**asked, mark.column: (mark.value, mark.other)}
    before = last.figure(**whole)
    now = Share(book.figure(**part), book.figure(**whole))
    if not before.number:
        return now
    return Share(now.part, now.whole, last.figure(**part), before)


def _compared(share: Share) -> tuple[Cell, ...]:
    now, before = Share(share.part, share.whole), None
    if share.last_part and share.last_whole:
        before = Share(share.last_part, share.last_whole)
    return (
        share.part,
        share.whole,
        Percent(now) if now.ratio is not None else None,
        share.last_part,
        share.last_whole,
        Percent(before) if before else None,
        _signed(share.points),
    )


def _signed(points: Decimal | None) -> str | None:
    """Points with their sign and one decimal: "+2,5"; "−0,4"; "0"."""
    if points is None:
        return None
    shown = points.quantize(Decimal("0.1"), ROUND_HALF_UP)
    words = f"{shown:+.1f}".replace(".", ",").replace("-", "\N{MINUS SIGN}")
    return words if shown else "0"


def _doubts(book: Counted, table: Table) -> Iterator[Said]:
    """What makes the shares less sure: posts or sexes that nobody noted, few persons."""
    for column, words in (
        ("chuc_vu", _("{0} lượt cá nhân chưa ghi là lãnh đạo hay người trực tiếp.")),
        ("gioi_tinh", _("{0} lượt cá nhân chưa ghi giới tính.")),
    ):
        asked = {"doi_tuong": books.PERSON, column: books.UNKNOWN}
        if (unsure := book.figure(**asked)).number:
            yield Said(words, (unsure,))
    wholes = [line.cells[place] for line in table.lines for place in (WHOLE, LAST_WHOLE)]
    if any(isinstance(whole, Figure) and 0 < whole.number < SMALL for whole in wholes):
        few = _("Có tỷ lệ tính trên dưới %(few)d trường hợp, chỉ nên đọc cùng số lượng.")
        yield Said(few % {"few": SMALL})
