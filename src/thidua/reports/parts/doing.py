"""Who registered, which movements ran, which initiatives were recognised."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.initiatives.models import Initiative, Recognition
from thidua.movements.models import Movement, Registration
from thidua.reports import books
from thidua.reports.counting import Counted
from thidua.reports.figures import Cell, Highlight, Line, Part, Percent, Said, Share, Table
from thidua.reports.shelf import Shelf, by_honour, some, summed


def registrations(shelf: Shelf) -> Part:
    """Who has registered, for what, and what became of it."""
    book, staff = shelf.open(books.REGISTRATIONS), shelf.open(books.STAFF)
    title = _("Đăng ký thi đua")
    if not book:
        none = Said(_("Chưa có số liệu đăng ký thi đua."))
        return Part("dang-ky", title, (none, *_by_number(shelf)))
    titles = {"phong_trao": books.NO}
    unconfirmed = Registration.Status.SENT
    counted = Said(
        _(
            "Tổng số {0} lượt đăng ký danh hiệu, hình thức: {1} của cá nhân, {2} của tập thể; "
            "{3} lượt đăng ký muộn, {4} lượt chưa được trưởng đơn vị xác nhận."
        ),
        (
            book.figure(**titles),
            book.figure(**titles, doi_tuong=books.PERSON),
            book.figure(**titles, doi_tuong=books.COLLECTIVE),
            book.figure(**titles, muon=books.YES),
            book.figure(**titles, tinh_trang=unconfirmed),
        ),
    )
    tables = (*some(_registered(shelf, book)), *some(_coverage_by_unit(shelf, staff)))
    said = (_coverage(shelf, staff), counted, *_by_number(shelf))
    return Part("dang-ky", title, said, tables, _covered(shelf, staff))


def _covered(shelf: Shelf, staff: Counted) -> Highlight | None:
    now, before = _registered_of(staff), _registered_of(shelf.last(books.STAFF))
    if now.ratio is None:
        return None
    known = shelf.last(books.REGISTRATIONS) and before.ratio is not None
    return Highlight(
        _("số người đăng ký thi đua"), Percent(now), Percent(before) if known else None
    )


def _registered_of(staff: Counted) -> Share:
    return Share(staff.figure(dang_ky=books.YES), staff.figure())


def _by_number(shelf: Shelf) -> Iterator[Said]:
    """What units registered without names stands beside the tables, not in them."""
    if (totals := shelf.open(books.TOTALS).figure()).number:
        words = _("Ngoài ra có {0} số liệu đơn vị chỉ báo số lượng, không kèm tên: {1} lượt.")
        yield Said(words, (totals, str(totals.total)))


def _coverage(shelf: Shelf, staff: Counted) -> Said:
    share = _registered_of(staff)
    if not share.whole.number:
        return Said(_("Chưa có số liệu về người của đơn vị vào ngày báo cáo."))
    before = _registered_of(shelf.last(books.STAFF))
    if shelf.last(books.REGISTRATIONS) and before.whole.number:
        return Said(
            _("Có {0}/{1} người đăng ký danh hiệu thi đua, đạt {2}; năm trước {3}/{4}, đạt {5}."),
            (
                share.part,
                share.whole,
                Percent(share),
                before.part,
                before.whole,
                Percent(before),
            ),
        )
    return Said(
        _("Có {0}/{1} người đăng ký danh hiệu thi đua, đạt {2}; năm trước chưa có số liệu."),
        (share.part, share.whole, Percent(share)),
    )


def _registered(shelf: Shelf, book: Counted) -> Table:
    def counts(*codes: str) -> tuple[Cell, ...]:
        asked = {"danh_hieu": codes} if codes else {}
        ours = {"phong_trao": books.NO, **asked}
        return (
            book.figure(**ours),
            book.figure(**ours, muon=books.YES),
            book.figure(**ours, ket_qua=books.NOT_PROPOSED),
            book.figure(**ours, ket_qua=books.STANDING),
            book.figure(**ours, ket_qua=books.GRANTED),
            book.figure(**ours, ket_qua=books.FALLEN),
        )

    lines = by_honour(shelf, set(book.told("danh_hieu")) - _movements_only(book), counts)
    return Table(
        "dang-ky-danh-hieu",
        _("Đăng ký và kết quả"),
        _("Danh hiệu, hình thức"),
        (
            _("Đăng ký"),
            _("Đăng ký muộn"),
            _("Chưa đề nghị"),
            _("Đang xét"),
            _("Được tặng"),
            _("Không được tặng"),
        ),
        lines,
        summed(lines, counts()),
    )


def _movements_only(book: Counted) -> set[str]:
    """Honours that no registration names: those of movements name none."""
    named = {code for code in book.told("danh_hieu") if book.figure(
        danh_hieu=code, phong_trao=books.NO).number}  # fmt: skip
    return set(book.told("danh_hieu")) - named


def _coverage_by_unit(shelf: Shelf, staff: Counted) -> Table:
    def counts(branch: int | None) -> tuple[Cell, ...]:
        share = Share(staff.figure(branch, dang_ky=books.YES), staff.figure(branch))
        missing = staff.figure(branch, dang_ky=books.NO)
        return share.whole, share.part, Percent(share), missing

    lines = tuple(Line(str(pk), name, counts(pk)) for pk, name in shelf.branches(staff))
    return Table(
        "dang-ky-don-vi",
        _("Đăng ký theo đơn vị"),
        _("Đơn vị"),
        (_("Số người"), _("Đã đăng ký"), _("Tỷ lệ"), _("Chưa đăng ký")),
        lines,
        summed(lines, counts(None)),
    )


def movements(shelf: Shelf) -> Part:
    """Which movements were launched, answered, concluded."""
    book = shelf.open(books.MOVEMENTS)
    title = _("Phong trào thi đua")
    if not book:
        return Part("phong-trao", title, (Said(_("Chưa có số liệu phong trào thi đua.")),))
    taking_part = shelf.open(books.REGISTRATIONS).figure(phong_trao=books.YES)
    said = Said(
        _(
            "Có {0} phong trào thi đua trong năm, {1} phong trào hưởng ứng cấp trên, "
            "{2} đã tổng kết; {3} lượt cá nhân, tập thể đăng ký tham gia."
        ),
        (
            book.figure(),
            book.figure(huong_ung=books.YES),
            book.figure(tinh_trang=Movement.Status.CLOSED),
            taking_part,
        ),
    )

    def counts(**asked: str) -> tuple[Cell, ...]:
        return (
            book.figure(**asked),
            book.figure(**asked, hinh_thuc=Movement.Method.YEARLY),
            book.figure(**asked, hinh_thuc=Movement.Method.THEMATIC),
            book.figure(**asked, huong_ung=books.YES),
            book.figure(**asked, tinh_trang=Movement.Status.CLOSED),
        )

    labels = dict(Movement.Level.choices)
    levels = [level for level in Movement.Level.values if level in book.told("cap")]
    lines = tuple(Line(level, str(labels[level]), counts(cap=level)) for level in levels)
    table = Table(
        "phong-trao-cap",
        _("Phong trào theo cấp phát động"),
        _("Cấp phát động"),
        (
            _("Số phong trào"),
            _("Thường xuyên"),
            _("Chuyên đề"),
            _("Hưởng ứng cấp trên"),
            _("Đã tổng kết"),
        ),
        lines,
        summed(lines, counts()),
    )
    return Part("phong-trao", title, (said,), (table,))


def initiatives(shelf: Shelf) -> Part:
    """What was filed and recognised, and how far it reaches."""
    book = shelf.open(books.INITIATIVES)
    title = _("Sáng kiến, đề tài")
    if not book:
        return Part("sang-kien", title, (Said(_("Chưa có sáng kiến, đề tài nào của năm này.")),))
    done = Initiative.Status.RECOGNISED
    said = Said(
        _("Có {0} sáng kiến, đề tài đã nộp; {1} được công nhận, nghiệm thu."),
        (book.figure(), book.figure(tinh_trang=done)),
    )
    scopes = Recognition.Scope

    def counts(**asked: str) -> tuple[Cell, ...]:
        return (
            book.figure(**asked),
            book.figure(**asked, tinh_trang=done),
            *(
                book.figure(**asked, tinh_trang=done, pham_vi=scope)
                for scope in (scopes.BASE, scopes.PROVINCE, scopes.NATION)
            ),
            book.figure(**asked, tinh_trang=Initiative.Status.DECLINED),
        )

    labels = dict(Initiative.Kind.choices)
    kinds = [kind for kind in Initiative.Kind.values if kind in book.told("loai")]
    listed = tuple(Line(kind, str(labels[kind]), counts(loai=kind)) for kind in kinds)
    table = Table(
        "sang-kien-loai",
        _("Sáng kiến, đề tài theo kết quả"),
        _("Loại"),
        (
            _("Đã nộp"),
            _("Được công nhận"),
            _("Phạm vi cơ sở"),
            _("Phạm vi bộ, ngành, tỉnh"),
            _("Phạm vi toàn quốc"),
            _("Không công nhận"),
        ),
        listed,
        summed(listed, counts()),
        note=_("Phạm vi là phạm vi rộng nhất đã được công nhận."),
    )
    last = shelf.last(books.INITIATIVES)
    highlight = Highlight(
        _("sáng kiến, đề tài được công nhận"),
        book.figure(tinh_trang=done),
        last.figure(tinh_trang=done) if last else None,
    )
    return Part("sang-kien", title, (said,), (table,), highlight)
