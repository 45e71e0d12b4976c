"""What was granted: to whom, of which kind, by which level, in which unit."""

from django.utils.translation import gettext as _

from thidua.honours.models import HeldHonour
from thidua.people.models import Person
from thidua.reports import books
from thidua.reports.counting import Counted
from thidua.reports.figures import Cell, Highlight, Line, Part, Said, Table
from thidua.reports.shelf import FORMS, OTHERS, TITLES, Shelf, by_honour, some, summed

FEMALE = Person.Sex.FEMALE.value


def honours(shelf: Shelf) -> Part:
    """What was granted, to whom, by which level, in which unit."""
    book, last = shelf.open(books.HONOURS), shelf.last(books.HONOURS)
    title = _("Kết quả khen thưởng")
    if not book:
        return Part("khen-thuong", title, (Said(_("Chưa có danh hiệu, hình thức nào được ghi vào sổ khen thưởng cho năm này.")),))  # fmt: skip # noqa: E501
    codes = book.told("danh_hieu")
    said = Said(
        _("Sổ khen thưởng ghi {0} lượt cho năm này: {1} tập thể, {2} cá nhân, {3} hộ gia đình."),
        (
            book.figure(),
            book.figure(doi_tuong=books.COLLECTIVE),
            book.figure(doi_tuong=books.PERSON),
            book.figure(doi_tuong=books.HOUSEHOLD),
        ),
    )
    before = (
        Said(_("Năm trước: {0} lượt."), (last.figure(),))
        if last
        else Said(_("Năm trước: chưa có số liệu."))
    )
    titled = {
        TITLES: _("Danh hiệu thi đua"),
        FORMS: _("Hình thức khen thưởng"),
        OTHERS: _("Khác, ghi như trên giấy"),
    }
    tables = [
        table
        for category, label in titled.items()
        for table in some(_granted(shelf, category, label))
    ]
    return Part(
        "khen-thuong",
        title,
        (said, before),
        (*tables, _by_kind(book, last), _by_level(shelf, book), *some(_by_unit(shelf, codes))),
        Highlight(_("lượt khen thưởng"), book.figure(), last.figure() if last else None),
    )


def _granted(shelf: Shelf, category: str, label: str) -> Table:
    book, last = shelf.open(books.HONOURS), shelf.last(books.HONOURS)
    codes = shelf.of_category({*book.told("danh_hieu"), *last.told("danh_hieu")}, category)

    def counts(*asked: str) -> tuple[Cell, ...]:
        return (
            book.figure(danh_hieu=asked),
            book.figure(danh_hieu=asked, doi_tuong=books.COLLECTIVE),
            book.figure(danh_hieu=asked, doi_tuong=books.PERSON),
            book.figure(danh_hieu=asked, chuc_vu=books.DIRECT),
            book.figure(danh_hieu=asked, gioi_tinh=FEMALE),
            last.figure(danh_hieu=asked) if last else None,
        )

    listed = by_honour(shelf, codes, counts)
    return Table(
        f"khen-thuong-{category}",
        label,
        label,
        (
            _("Tổng số"),
            _("Tập thể"),
            _("Cá nhân"),
            _("Người trực tiếp"),
            _("Nữ"),
            _("Năm trước"),
        ),
        listed,
        summed(listed, counts(*codes)),
    )


def _by_kind(book: Counted, last: Counted) -> Table:
    labels = dict(HeldHonour.Kind.choices)
    met = {*book.told("loai_hinh"), *last.told("loai_hinh")}
    listed = tuple(
        Line(
            kind,
            str(labels[kind]),
            _nominees(book, last, loai_hinh=kind),
        )
        for kind in HeldHonour.Kind.values
        if kind in met
    )
    return Table(
        "khen-thuong-loai-hinh",
        _("Theo loại hình khen thưởng"),
        _("Loại hình"),
        (_("Tổng số"), _("Tập thể"), _("Cá nhân"), _("Năm trước")),
        listed,
        summed(listed, _nominees(book, last)),
    )


def _by_level(shelf: Shelf, book: Counted) -> Table:
    last = shelf.last(books.HONOURS)
    codes = {*book.told("danh_hieu"), *last.told("danh_hieu")}
    known = dict.fromkeys(one.level for one in shelf.law.honours.values())
    words = {level: _upper(shelf.law.word("levels", level)) for level in known}
    words[books.UNKNOWN] = _("Chưa rõ cấp")
    listed = tuple(
        Line(level, word, _nominees(book, last, danh_hieu=tuple(ours)))
        for level, word in words.items()
        if (ours := shelf.ordered(shelf.of_level(codes, level)))
    )
    return Table(
        "khen-thuong-cap",
        _("Theo cấp khen thưởng"),
        _("Cấp có thẩm quyền tặng"),
        (_("Tổng số"), _("Tập thể"), _("Cá nhân"), _("Năm trước")),
        listed,
        summed(listed, _nominees(book, last)),
    )


def _nominees(book: Counted, last: Counted, **asked: str | tuple[str, ...]) -> tuple[Cell, ...]:
    return (
        book.figure(**asked),
        book.figure(**asked, doi_tuong=books.COLLECTIVE),
        book.figure(**asked, doi_tuong=books.PERSON),
        last.figure(**asked) if last else None,
    )


def _upper(word: str) -> str:
    return word[:1].upper() + word[1:]


def _by_unit(shelf: Shelf, codes: list[str]) -> Table:
    book = shelf.open(books.HONOURS)
    heads = shelf.ordered(codes)

    def counts(branch: int | None) -> tuple[Cell, ...]:
        each = (book.figure(branch, danh_hieu=code) for code in heads)
        return (*each, book.figure(branch))

    listed = tuple(Line(str(pk), name, counts(pk)) for pk, name in shelf.branches(book))
    return Table(
        "khen-thuong-don-vi",
        _("Theo đơn vị"),
        _("Đơn vị"),
        (*(shelf.name(code) for code in heads), _("Cộng")),
        listed,
        summed(listed, counts(None)),
    )
