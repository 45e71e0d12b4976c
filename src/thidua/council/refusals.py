"""Why a council's action is refused, each in one sentence."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from thidua.council.lifecycle import ItemStep, Step, Who
from thidua.council.models import AgendaItem, Attendance, Meeting, Membership, VoteLine
from thidua.kit.refusals import Refusal


class NotYours(Refusal):
    """The step belongs to somebody else: a right that is missing."""

    status = 403

    def __init__(self, step: Step | ItemStep, who: Who) -> None:
        words = {
            Who.SECRETARY: _("thư ký Hội đồng"),
            Who.CHAIR: _("chủ tọa phiên họp"),
            Who.COUNTERS: _("ban kiểm phiếu và thư ký Hội đồng"),
            Who.VOTER: _("thành viên Hội đồng dự phiên họp này"),
        }
        super().__init__(
            _("Việc “%(step)s” thuộc %(who)s; tài khoản của bạn không làm được.")
            % {"step": step.label, "who": words[who]}
        )


class NotFounder(Refusal):
    """This account may not found a council or seat its members here."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            _("Bạn chưa được giao việc lập Hội đồng ở cơ quan này."),
            todo=_("Việc này thuộc thư ký Hội đồng hoặc chuyên viên thi đua, khen thưởng."),
        )


class WrongTime(Refusal):
    """The meeting or the item stands elsewhere in its life."""

    def __init__(self, step: Step | ItemStep, record: Meeting | AgendaItem) -> None:
        what = _("Phiên họp") if isinstance(record, Meeting) else _("Nội dung này")
        super().__init__(
            _("%(what)s đang ở tình trạng “%(status)s”, nên không “%(step)s” được.")
            % {"what": what, "status": record.get_status_display(), "step": step.label},
            todo=_("Tải lại trang để thấy việc tiếp theo."),
        )


class SeatTaken(Refusal):
    """The person, or the chair, already has a seat in these days."""

    def __init__(self, holder: Membership) -> None:
        super().__init__(
            _("%(person)s đang giữ chức danh %(seat)s từ %(day)s; hai thời gian trùng nhau.")
            % {
                "person": holder.person,
                "seat": holder.get_seat_display(),
                "day": f"{holder.from_on:%d/%m/%Y}",
            },
            todo=_("Ghi ngày kết thúc của chức danh cũ trước, rồi ghi chức danh mới."),
        )


class DaysOutOfOrder(Refusal):
    """The last day lies before the first."""

    def __init__(self) -> None:
        super().__init__(_("Ngày cuối đứng trước ngày đầu; hãy ghi lại."))


class NotAddable(Refusal):
    """Lines that cannot be put on this agenda."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            _("Chưa đưa vào chương trình được: %(names)s.") % {"names": "; ".join(names)},
            why=_(
                "Chỉ hồ sơ đã thẩm định của danh sách tổng hợp đã chốt và chưa nằm trong chương "
                "trình nào mới được đưa ra Hội đồng."
            ),
        )


class NothingOnAgenda(Refusal):
    """A meeting without a line has nothing to send."""

    def __init__(self) -> None:
        super().__init__(
            _("Chương trình chưa có hồ sơ nào để trình Hội đồng."),
            todo=_("Đưa hồ sơ từ danh sách tổng hợp đã chốt vào chương trình."),
        )


class Unnamed(Refusal):
    """The meeting lacks its chair, its secretary or its counting team."""

    def __init__(self, whom: Iterable[object]) -> None:
        super().__init__(
            _("Chưa cử %(whom)s.") % {"whom": ", ".join(map(str, whom))},
            todo=_("Ghi ở trang “Thành phần”, rồi làm lại bước này."),
        )


class PapersOwed(Refusal):
    """Lines that still owe a paper hold back the council's papers."""

    def __init__(self, owed: Iterable[tuple[str, str]]) -> None:
        told = "; ".join(f"{name}: {paper}" for name, paper in owed)
        super().__init__(
            _("Còn hồ sơ nợ giấy tờ, nên chưa gửi tài liệu được: %(owed)s.") % {"owed": told},
            todo=_("Bổ sung giấy tờ, hoặc đưa các hồ sơ này ra khỏi chương trình."),
        )


class LinesGone(Refusal):
    """Lines that were withdrawn, held or returned since they were put on the agenda."""

    def __init__(self, lines: Iterable[VoteLine]) -> None:
        told = "; ".join(
            f"{line.dossier.nominee_name} ({line.dossier.get_status_display().lower()})"
            for line in lines
        )
        super().__init__(
            _("Có hồ sơ không còn chờ Hội đồng xét: %(lines)s.") % {"lines": told},
            todo=_("Đưa các hồ sơ này ra khỏi chương trình, rồi gửi tài liệu."),
        )


class BallotCompulsory(Refusal):
    """A show of hands where the law or the local rule wants a ballot."""

    def __init__(self, *, says: str, basis: str) -> None:
        super().__init__(
            _("Danh hiệu này phải bỏ phiếu, không biểu quyết giơ tay được."),
            why=says,
            basis=basis,
            todo=_("Chọn bỏ phiếu kín điện tử hoặc bỏ phiếu giấy."),
        )


class NoQuorum(Refusal):
    """Too few members are there to open the meeting."""

    def __init__(self, *, present: int, required: int, members: int, says: str, basis: str) -> None:
        super().__init__(
            _(
                "Có mặt %(present)d/%(members)d thành viên; phải có ít nhất %(required)d thì phiên "
                "họp mới khai mạc được."
            )
            % {"present": present, "members": members, "required": required},
            why=says,
            basis=basis,
            todo=_("Điểm danh lại khi đủ người, hoặc dời phiên họp."),
        )


class NotCalled(Refusal):
    """Members whose presence nobody has noted, or a chair who is away."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            _("Chưa điểm danh: %(names)s.") % {"names": ", ".join(names)},
            todo=_("Ghi có mặt hoặc vắng mặt cho từng người ở trang “Thành phần”."),
        )


class ChairAway(Refusal):
    """The person who should lead the meeting is not there."""

    def __init__(self, chair: Membership) -> None:
        super().__init__(
            _("Người chủ trì là %(name)s đang ghi vắng mặt.") % {"name": chair.person},
            todo=_("Cử người chủ trì khác trong số thành viên có mặt."),
        )


class BoundByVote(Refusal):
    """A member who has voted, or whose opinion is on file, cannot be noted otherwise."""

    def __init__(self, seat: Attendance, why: object) -> None:
        super().__init__(
            _("Không đổi điểm danh của %(name)s được.") % {"name": seat.member.person},
            why=str(why),
        )


class EarlierItem(Refusal):
    """Items are voted in their order: the later ones rest on the earlier counts."""

    def __init__(self, earlier: AgendaItem, name: str) -> None:
        super().__init__(
            _("Nội dung %(order)d (%(name)s) chưa có kết quả, nên chưa mở nội dung này được.")
            % {"order": earlier.order, "name": name},
            why=_("Danh hiệu xét sau dựa vào kết quả bỏ phiếu của danh hiệu xét trước."),
        )


class Unconfirmed(Refusal):
    """The mark is the last known one, or none is on record: the chair has not confirmed it."""

    def __init__(self) -> None:
        super().__init__(
            _("Chủ tọa chưa xác nhận mức phiếu của nội dung này."),
            why=_(
                "Quy định đang có hiệu lực về mức phiếu chưa được nạp; mức đang hiện là mức đã "
                "biết gần nhất."
            ),
            todo=_("Đề nghị chủ tọa xác nhận trên máy của mình; việc này được ghi vào biên bản."),
        )


class BallotClosed(Refusal):
    """A vote that comes before the ballot is opened or after it is closed."""

    def __init__(self, item: AgendaItem) -> None:
        when = _("chưa mở") if item.status == AgendaItem.Status.WAITING else _("đã đóng")
        super().__init__(
            _("Cuộc bỏ phiếu này %(when)s, nên phiếu của bạn không được ghi nhận.")
            % {"when": when},
            todo=_("Nếu bạn chưa kịp bỏ phiếu, hãy báo ngay chủ tọa và thư ký."),
        )


class AlreadyVoted(Refusal):
    """One vote: it cannot be sent again, nor changed. No line tells when somebody tried."""

    told_to_journal = False

    def __init__(self, sent: int) -> None:
        super().__init__(
            _("Bạn đã gửi phiếu cho đủ %(sent)d trường hợp của nội dung này.") % {"sent": sent},
            why=_("Mỗi thành viên bỏ phiếu một lần; phiếu đã gửi không xem lại, không sửa được."),
        )


class NotPresent(Refusal):
    """An absent member does not vote by phone."""

    def __init__(self, seat: Attendance) -> None:
        super().__init__(
            _("Bạn đang được điểm danh là “%(state)s”, nên không bỏ phiếu điện tử được.")
            % {"state": seat.get_state_display().lower()},
            todo=_("Nếu bạn đang dự họp, đề nghị thư ký điểm danh lại."),
        )


class ChoicesMissing(Refusal):
    """A ballot that leaves out a line, or names one that is not asked."""

    told_to_journal = False

    def __init__(self, missing: int) -> None:
        super().__init__(
            _("Còn %(missing)d trường hợp chưa chọn, nên chưa gửi được phiếu.")
            % {"missing": missing},
            todo=_("Chọn đồng ý, không đồng ý hoặc không có ý kiến cho từng trường hợp."),
        )


class CountFaults(Refusal):
    """The numbers of a count contradict each other; `faults` says each in a sentence."""

    told_to_journal = False

    def __init__(self, faults: list[str]) -> None:
        super().__init__(
            _("Số liệu kiểm phiếu chưa khớp, nên chưa lưu."),
            todo=_("Xem từng chỗ chưa khớp ghi dưới đây, đếm lại rồi nhập lại."),
        )
        self.faults = faults


class NotEntered(Refusal):
    """Lines without numbers."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            _("Chưa nhập kết quả kiểm phiếu của: %(names)s.") % {"names": "; ".join(names)}
        )


class NotAbsent(Refusal):
    """A written opinion is for members who are away."""

    def __init__(self, seat: Attendance) -> None:
        super().__init__(
            _(
                "%(name)s đang được ghi là “%(state)s”; chỉ thành viên vắng mặt gửi ý kiến bằng "
                "văn bản."
            )
            % {"name": seat.member.person, "state": seat.get_state_display().lower()}
        )


class StillVoting(Refusal):
    """Items that have no result yet keep the meeting open."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            _("Chưa bế mạc được, còn nội dung chưa có kết quả: %(names)s.")
            % {"names": "; ".join(names)},
            todo=_("Bỏ phiếu cho xong, hoặc ghi lý do không đưa các hồ sơ đó ra biểu quyết."),
        )


class ReasonMissing(Refusal):
    """The step is kept in the minutes, with its reason."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi lý do; lý do được đưa vào biên bản."))
