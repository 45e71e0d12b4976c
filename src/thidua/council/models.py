"""A council and its meetings. No vote is ever stored: only who has voted, and how often each choice
was made.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.council.tally import Threshold
from thidua.documents.models import Document
from thidua.dossiers.models import Dossier, SummaryList
from thidua.files.models import File
from thidua.people.models import Person, Unit


class Council(models.Model):
    """A founded council, at a level, by a decision."""

    class Level(models.TextChoices):
        BASE = "co-so", _("Cơ sở (sở, đơn vị, xã)")
        PROVINCE = "tinh", _("Tỉnh")

    name = models.CharField(_("tên hội đồng"), max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    level = models.CharField(_("cấp"), max_length=6, choices=Level.choices, default=Level.BASE)
    founded_by = models.CharField(_("quyết định thành lập"), max_length=200)
    from_on = models.DateField(_("từ ngày"))
    until_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    one_time_key = models.CharField(max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001

    class Meta:
        verbose_name = _("hội đồng")
        ordering = ["-from_on"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's seat on a council."""

    class Seat(models.TextChoices):
        CHAIR = "chair", _("Chủ tịch")
        FIRST_VICE = "first-vice", _("Phó Chủ tịch thứ nhất")
        VICE = "vice", _("Phó Chủ tịch")
        SECRETARY = "secretary", _("Ủy viên, Thư ký")
        MEMBER = "member", _("Ủy viên")

    council = models.ForeignKey(Council, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("cá nhân"))
    seat = models.CharField(
        _("chức danh"), max_length=10, choices=Seat.choices, default=Seat.MEMBER
    )
    post_text = models.CharField(_("chức vụ"), max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)
    from_on = models.DateField(_("từ ngày"))
    until_on = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("thành viên hội đồng")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_seat_display()}"


class Meeting(models.Model):
    """One meeting of a council, from its papers to its minutes."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("Đang chuẩn bị")
        PAPERS_OUT = "papers-out", _("Đã gửi tài liệu")
        OPEN = "open", _("Đang họp")
        CLOSED = "closed", _("Đã bế mạc")
        MINUTED = "minuted", _("Đã có biên bản")

    council = models.ForeignKey(
        Council, models.PROTECT, related_name="meetings", verbose_name=_("hội đồng")
    )
    summary = models.ForeignKey(
        SummaryList,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("danh sách tổng hợp"),
    )
    title = models.CharField(_("nội dung phiên họp"), max_length=300)
    year = models.PositiveIntegerField(_("năm xét"))
    starts_at = models.DateTimeField(_("thời gian"))
    opened_at = models.DateTimeField(_("khai mạc lúc"), null=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True)
    place = models.CharField(_("địa điểm"), max_length=200)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.PLANNED
    )
    chair = models.ForeignKey(
        Membership, models.PROTECT, null=True, related_name="+", verbose_name=_("chủ trì")
    )
    secretary = models.ForeignKey(
        Membership, models.PROTECT, null=True, related_name="+", verbose_name=_("thư ký")
    )
    counting_team = models.ManyToManyField(
        Membership, related_name="+", verbose_name=_("ban kiểm phiếu")
    )
    guests = models.TextField(_("khách mời"), blank=True)
    reports = models.TextField(_("báo cáo tại phiên họp"), blank=True)
    opening_text = models.TextField(_("diễn biến, ý kiến thảo luận"), blank=True)
    conclusion = models.TextField(_("kết luận của chủ tọa"), blank=True)
    reason = models.TextField(_("lý do của bước gần nhất"), blank=True)
    invitation = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    minutes = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    counting_report = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    one_time_key = models.CharField(max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001

    class Meta:
        verbose_name = _("phiên họp hội đồng")
        ordering = ["-starts_at"]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Whether a member came, or was absent and wrote."""

    class State(models.TextChoices):
        EXPECTED = "expected", _("Được mời")
        PRESENT = "present", _("Có mặt")
        ABSENT = "absent", _("Vắng mặt")
        WRITTEN = "written", _("Vắng mặt, có ý kiến bằng văn bản")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    member = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    state = models.CharField(
        _("có mặt"), max_length=8, choices=State.choices, default=State.EXPECTED
    )
    reason = models.CharField(_("lý do vắng"), max_length=200, blank=True)
    read_at = models.DateTimeField(_("đã mở tài liệu lúc"), null=True)

    class Meta:
        verbose_name = _("thành viên dự họp")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_state_display()}"


class AgendaItem(models.Model):
    """One honour on the agenda, in order; how it is voted and by what threshold."""

    class Method(models.TextChoices):
        ELECTRONIC = "electronic", _("Bỏ phiếu kín điện tử")
        PAPER = "paper", _("Bỏ phiếu kín bằng phiếu giấy")
        HANDS = "hands", _("Biểu quyết giơ tay")

    class Status(models.TextChoices):
        WAITING = "waiting", _("Chưa đến lượt")
        OPEN = "open", _("Đang bỏ phiếu")
        CLOSED = "closed", _("Đã đóng, chờ kiểm phiếu")
        COUNTED = "counted", _("Đã có kết quả")
        VOID = "void", _("Không có giá trị, phải bỏ phiếu lại")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    order = models.PositiveIntegerField(_("thứ tự"))
    honour = models.CharField(_("danh hiệu, hình thức"), max_length=80)
    supplementary = models.BooleanField(_("bỏ phiếu bổ sung"), default=False)
    method = models.CharField(_("hình thức biểu quyết"), max_length=10, choices=Method.choices)
    status = models.CharField(
        _("tình trạng"), max_length=8, choices=Status.choices, default=Status.WAITING
    )
    threshold = models.JSONField(_("mức phiếu"), null=True)  # tally.Threshold.as_json(), of the day
    threshold_confirmed = models.BooleanField(_("chủ tọa xác nhận mức phiếu"), default=False)
    opened_at = models.DateTimeField(_("bắt đầu bỏ phiếu lúc"), null=True)
    note = models.TextField(_("ghi chú"), blank=True)
    issued = models.PositiveIntegerField(_("phiếu phát ra"), null=True)
    returned = models.PositiveIntegerField(_("phiếu thu về"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("nội dung biểu quyết")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "order"], name="agenda_order_once")
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.honour}"

    @property
    def mark(self) -> Threshold:
        """The share of all members that must agree, as it was on the day."""
        return Threshold.of_json(self.threshold) if self.threshold else Threshold()


class VoteLine(models.Model):
    """One dossier before the council, and its result once counted."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="lines")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    order = models.PositiveIntegerField(_("thứ tự"))
    valid = models.PositiveIntegerField(_("phiếu hợp lệ"), null=True)
    yes = models.PositiveIntegerField(_("đồng ý"), null=True)
    no = models.PositiveIntegerField(_("không đồng ý"), null=True)
    blank = models.PositiveIntegerField(_("phiếu trắng"), null=True)
    written_yes = models.PositiveIntegerField(_("ý kiến văn bản đồng ý"), default=0)
    written_no = models.PositiveIntegerField(_("ý kiến văn bản không đồng ý"), default=0)
    members = models.PositiveIntegerField(_("tổng số thành viên"), null=True)
    required = models.PositiveIntegerField(_("số phiếu cần đạt"), null=True)
    passed = models.BooleanField(_("đạt"), null=True)
    left_out = models.CharField(_("không đưa ra biểu quyết vì"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("dòng biểu quyết")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["item", "dossier"], name="dossier_once_an_item"),
            models.UniqueConstraint(fields=["item", "order"], name="line_order_once"),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.dossier}"

    @property
    def agreed(self) -> int:
        """All who agreed, in the room and in writing."""
        return (self.yes or 0) + self.written_yes


class Turnout(models.Model):
    """This member has voted on this line. Nothing here or anywhere says how."""

    line = models.ForeignKey(VoteLine, models.PROTECT, related_name="turnout")
    member = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("người đã bỏ phiếu")
        constraints = [models.UniqueConstraint(fields=["line", "member"], name="one_vote_a_line")]

    def __str__(self) -> str:
        return f"{self.member}"


class Tally(models.Model):
    """How often a choice was made on a line: a counter, never a ballot.

    The counter begins at START, not at 0: SQLite writes 0, 1, 2 and 200 in rows of different
    lengths, and a row that grew leaves a trace of when. From START on all rows keep one length.
    """

    START = 1000

    class Choice(models.TextChoices):
        YES = "yes", _("Đồng ý")
        NO = "no", _("Không đồng ý")
        BLANK = "blank", _("Không có ý kiến")

    line = models.ForeignKey(VoteLine, models.PROTECT, related_name="tallies")
    choice = models.CharField(max_length=5, choices=Choice.choices)
    counter = models.PositiveIntegerField(default=START)

    class Meta:
        verbose_name = _("bộ đếm phiếu")
        constraints = [
            models.UniqueConstraint(fields=["line", "choice"], name="one_counter_a_choice")
        ]

    def __str__(self) -> str:
        return f"{self.choice}: {self.count}"

    @property
    def count(self) -> int:
        """How often the choice was made."""
        return self.counter - self.START


class Recusal(models.Model):
    """A member who asked not to vote on a line: minuted; the number of all members stays."""

    line = models.ForeignKey(VoteLine, models.PROTECT, related_name="recusals")
    member = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    note = models.CharField(_("lý do"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("tự nguyện không bỏ phiếu")
        constraints = [
            models.UniqueConstraint(fields=["line", "member"], name="one_recusal_a_line")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.line}"


class WrittenOpinion(models.Model):
    """The written opinion of an absent member on a line; named, as the law has it, and shown in the
    minutes.
    """

    line = models.ForeignKey(VoteLine, models.PROTECT, related_name="written")
    member = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    agrees = models.BooleanField(_("đồng ý"))
    text = models.TextField(_("ý kiến"), blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("ý kiến bằng văn bản")
        constraints = [
            models.UniqueConstraint(fields=["line", "member"], name="one_opinion_a_line")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.line}"
