"""What was proposed, what went up, what was paid."""

from django.utils.translation import gettext as _

from thidua.decisions.models import ProposalLine
from thidua.dossiers.models import Dossier
from thidua.reports import books
from thidua.reports.counting import Counted
from thidua.reports.figures import Cell, Highlight, Part, Said, Table
from thidua.reports.shelf import Shelf, by_honour, money, some, summed

S = Dossier.Status
STANDING = (S.SUBMITTED, S.RECEIVED, S.APPRAISED)
GONE = (S.WITHDRAWN, S.REMOVED)
PASSED = (S.PASSED, S.PROPOSED, S.GRANTED, S.DECLINED)


def lines(shelf: Shelf) -> Part:
    """What the units asked for, and how far it came."""
    book, rounds = shelf.open(books.LINES), shelf.open(books.ROUNDS)
    title = _("Đề nghị, thẩm định, xét duyệt")
    if not book:
        return Part("ho-so", title, (Said(_("Chưa có đề nghị nào của năm này.")),))
    said = Said(
        _("Các đơn vị gửi {0} đợt đề nghị; có {1} trường hợp đề nghị, {2} được thông qua."),
        (rounds.figure(), book.figure(), book.figure(buoc=PASSED)),
    )

    def counts(*codes: str) -> tuple[Cell, ...]:
        asked = {"danh_hieu": codes} if codes else {}
        steps = (STANDING, (S.RETURNED,), (S.HELD,), GONE, (S.FAILED,), PASSED)
        return (book.figure(**asked), *(book.figure(**asked, buoc=step) for step in steps))

    listed = by_honour(shelf, book.told("danh_hieu"), counts)
    table = Table(
        "ho-so-danh-hieu",
        _("Đề nghị theo danh hiệu, hình thức"),
        _("Danh hiệu, hình thức"),
        (
            _("Đề nghị"),
            _("Đang xét"),
            _("Trả lại bổ sung"),
            _("Tạm dừng"),
            _("Rút, đưa ra"),
            _("Không đủ phiếu"),
            _("Được thông qua"),
        ),
        listed,
        summed(listed, counts()),
    )
    last = shelf.last(books.LINES)
    highlight = Highlight(
        _("trường hợp được đề nghị"), book.figure(), last.figure() if last else None
    )
    return Part("ho-so", title, (said,), (table,), highlight)


def sent_up(shelf: Shelf) -> Part:
    """What went to the level above, and what came back."""
    book = shelf.open(books.SENT_UP)
    title = _("Trình cấp trên")
    if not book:
        return Part("trinh", title, (Said(_("Chưa trình cấp trên trường hợp nào của năm này.")),))
    outcome = ProposalLine.Outcome

    def counts(*codes: str) -> tuple[Cell, ...]:
        asked = {"danh_hieu": codes} if codes else {}
        back = (outcome.GRANTED, outcome.DECLINED, outcome.RETURNED, outcome.WAITING)
        return (book.figure(**asked), *(book.figure(**asked, ket_qua=one) for one in back))

    listed = by_honour(shelf, book.told("danh_hieu"), counts)
    total, granted, declined, _returned, waits = counts()
    said = Said(
        _("Đã trình {0} trường hợp: {1} được tặng, {2} không được tặng, {3} còn chờ kết quả."),
        (total, granted, declined, waits),
    )
    table = Table(
        "trinh-danh-hieu",
        _("Đề nghị cấp trên và kết quả"),
        _("Danh hiệu, hình thức"),
        (
            _("Đã trình"),
            _("Được tặng"),
            _("Không được tặng"),
            _("Trả lại hồ sơ"),
            _("Còn chờ"),
        ),
        listed,
        summed(listed, counts()),
    )
    return Part("trinh", title, (said,), (table,))


def spent(shelf: Shelf) -> Part:
    """The prize money of the year's decisions, issued and not yet."""
    book, last = shelf.open(books.MONEY), shelf.last(books.MONEY)
    title = _("Tiền thưởng")
    issued = book.figure(ban_hanh=books.YES)
    before = last.figure(ban_hanh=books.YES)
    said = [
        Said(
            _("Tiền thưởng theo các quyết định đã ban hành: {0}, cho {1} lượt."),
            (money(issued), issued),
        )
        if issued.number
        else Said(_("Chưa có quyết định khen thưởng nào của năm này được ban hành tại đây.")),
        Said(_("Năm trước: {0}, cho {1} lượt."), (money(before), before))
        if before.number
        else Said(_("Năm trước: chưa có số liệu về tiền thưởng.")),
    ]
    if (drafted := book.figure(ban_hanh=books.NO)).number:
        said.append(
            Said(
                _("Còn {0} trong các quyết định chưa ban hành, cho {1} lượt."),
                (money(drafted), drafted),
            )
        )
    if (back := book.figure(thu_hoi=books.YES)).number:
        said.append(
            Said(
                _("Trong đó {0} của {1} lượt đã bị hủy bỏ quyết định, phải thu hồi."),
                (money(back), back),
            )
        )
    paid = Highlight(_("tiền thưởng"), money(issued), money(before) if before.number else None)
    table = some(_spent(shelf, book, last))
    return Part("tien-thuong", title, tuple(said), table, paid if issued.number else None)


def _spent(shelf: Shelf, book: Counted, last: Counted) -> Table:
    def counts(*codes: str) -> tuple[Cell, ...]:
        asked = {"danh_hieu": codes} if codes else {}
        now = book.figure(**asked, ban_hanh=books.YES)
        before = last.figure(**asked, ban_hanh=books.YES)
        return now, money(now), money(before) if last else None

    paid = [
        code
        for code in {*book.told("danh_hieu"), *last.told("danh_hieu")}
        if book.figure(danh_hieu=code, ban_hanh=books.YES).number
        or last.figure(danh_hieu=code, ban_hanh=books.YES).number
    ]
    listed = by_honour(shelf, paid, counts)
    return Table(
        "tien-thuong-danh-hieu",
        _("Tiền thưởng theo danh hiệu, hình thức"),
        _("Danh hiệu, hình thức"),
        (_("Số lượt"), _("Số tiền"), _("Năm trước")),
        listed,
        summed(listed, counts()),
        note=_("Tiền thưởng do cấp trên chi không nằm trong bảng này."),
    )
