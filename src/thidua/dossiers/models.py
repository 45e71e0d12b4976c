"""A round is what a unit sends; a dossier is one line of it: one nominee and one honour, with its
papers.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.documents.models import Document
from thidua.files.models import File
from thidua.honours.models import HeldHonour
from thidua.initiatives.models import Initiative
from thidua.people.models import Person, Unit


class SummaryList(models.Model):
    """The summary list (danh sách tổng hợp): all rounds merged, published inside, then put before
    the council.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("Đang tổng hợp")
        PUBLISHED = "published", _("Đang công khai lấy ý kiến")
        CLOSED = "closed", _("Đã chốt, trình Hội đồng")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    year = models.PositiveIntegerField(_("năm"))
    name = models.CharField(_("tên danh sách"), max_length=300)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.OPEN
    )
    published_from = models.DateField(_("công khai từ ngày"), null=True)
    published_until = models.DateField(_("đến hết ngày"), null=True)
    version = models.PositiveIntegerField(default=1)
    one_time_key = models.CharField(max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001

    class Meta:
        verbose_name = _("danh sách tổng hợp")
        ordering = ["-year", "-pk"]

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """What one unit sends at once: a tờ trình, one minutes of its review meeting, one list."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Đơn vị đang lập")
        SENT = "sent", _("Đã gửi, chờ tiếp nhận")
        RECEIVED = "received", _("Đã tiếp nhận")
        RETURNED = "returned", _("Trả lại đơn vị")
        CLOSED = "closed", _("Đã đưa vào danh sách tổng hợp")

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị đề nghị")
    )
    year = models.PositiveIntegerField(_("năm xét"))
    title = models.CharField(_("tên đợt"), max_length=300)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    proposal_number = models.CharField(_("số tờ trình"), max_length=60, blank=True)
    proposal_on = models.DateField(_("ngày tờ trình"), null=True, blank=True)
    proposal_file = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("tờ trình")
    )
    minutes_on = models.DateField(_("ngày họp bình xét"), null=True, blank=True)
    minutes_chair = models.CharField(_("chủ trì"), max_length=120, blank=True)
    minutes_secretary = models.CharField(_("thư ký"), max_length=120, blank=True)
    minutes_total = models.PositiveIntegerField(
        _("tổng số người của đơn vị"), null=True, blank=True
    )
    minutes_present = models.PositiveIntegerField(_("số người dự họp"), null=True, blank=True)
    minutes_text = models.TextField(_("diễn biến, kết luận"), blank=True)
    minutes_file = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("biên bản")
    )
    entered_for_unit = models.BooleanField(_("nhập thay đơn vị"), default=False)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)
    received_at = models.DateTimeField(_("tiếp nhận lúc"), null=True)
    complete_on = models.DateField(_("đủ hồ sơ ngày"), null=True)
    return_reason = models.TextField(_("lý do trả lại"), blank=True)
    version = models.PositiveIntegerField(default=1)
    one_time_key = models.CharField(max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001

    class Meta:
        verbose_name = _("đợt đề nghị")
        ordering = ["-year", "-pk"]

    def __str__(self) -> str:
        return f"{self.title} – {self.unit}"


class Dossier(models.Model):
    """One nominee and one honour. Its verdict is sealed at receipt; later assessments stand beside
    it.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Đang lập")
        SUBMITTED = "submitted", _("Đã gửi")
        RECEIVED = "received", _("Đã tiếp nhận, chờ thẩm định")
        RETURNED = "returned", _("Trả lại bổ sung")
        WITHDRAWN = "withdrawn", _("Đơn vị đã rút")
        HELD = "held", _("Tạm dừng xem xét")
        APPRAISED = "appraised", _("Đã thẩm định, trình Hội đồng")
        PASSED = "passed", _("Hội đồng thông qua")
        FAILED = "failed", _("Không đủ phiếu")
        REMOVED = "removed", _("Đưa ra khỏi danh sách")
        PROPOSED = "proposed", _("Đã trình cấp trên")
        GRANTED = "granted", _("Đã tặng")
        DECLINED = "declined", _("Cấp trên không tặng")

    class Kind(models.TextChoices):
        MERIT = "cong-trang", _("Công trạng")
        SUDDEN = "dot-xuat", _("Đột xuất")
        THEMATIC = "chuyen-de", _("Phong trào, chuyên đề")
        DEDICATION = "cong-hien", _("Quá trình cống hiến")
        FOREIGN = "doi-ngoai", _("Đối ngoại")

    round = models.ForeignKey(
        Round, models.PROTECT, null=True, related_name="dossiers", verbose_name=_("đợt")
    )
    summary = models.ForeignKey(SummaryList, models.PROTECT, null=True, related_name="dossiers")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị đề nghị")
    )
    year = models.PositiveIntegerField(_("năm xét"))
    honour = models.CharField(_("danh hiệu, hình thức"), max_length=80)
    kind = models.CharField(_("loại hình"), max_length=12, choices=Kind.choices, default=Kind.MERIT)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    collective = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    household = models.CharField(_("hộ gia đình"), max_length=200, blank=True)
    nominee_name = models.CharField(_("tên"), max_length=200)  # as of the day, kept through renames
    post_text = models.CharField(_("chức vụ"), max_length=200, blank=True)
    leader = models.BooleanField(_("lãnh đạo"), default=False)
    achievement = models.TextField(_("tóm tắt thành tích"), blank=True)
    initiative = models.ForeignKey(
        Initiative, models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    resume_status = models.CharField(
        max_length=10, blank=True, editable=False
    )  # where a hold resumes
    reason = models.TextField(_("lý do của bước gần nhất"), blank=True)
    lowered_from = models.CharField(_("hạ từ"), max_length=80, blank=True)
    registered = models.BooleanField(_("có đăng ký thi đua"), null=True)
    received_on = models.DateField(_("ngày tiếp nhận"), null=True)
    complete_on = models.DateField(_("ngày đủ hồ sơ"), null=True)
    verdict = models.JSONField(
        _("kết quả xét tiêu chuẩn"), null=True
    )  # Answer.as_json(), sealed at receipt
    outcome = models.CharField(_("kết luận"), max_length=24, blank=True)  # the latest answer's word
    because = models.CharField(
        _("lý do kết luận"), max_length=500, blank=True
    )  # the same, in a row
    held_honour = models.ForeignKey(HeldHonour, models.PROTECT, null=True, related_name="+")
    number = models.PositiveIntegerField(_("số thứ tự trong đợt"), default=0)
    folded = models.CharField(max_length=400, editable=False)
    sort_key = models.CharField(max_length=250, editable=False)
    version = models.PositiveIntegerField(default=1)
    one_time_key = models.CharField(max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001

    class Meta:
        verbose_name = _("hồ sơ đề nghị")
        ordering = ["unit", "number", "pk"]
        indexes = [
            models.Index(fields=["year", "status", "honour"]),
            models.Index(fields=["-year", "sort_key", "id"]),
            models.Index(fields=["outcome", "-year", "sort_key", "id"], name="line_by_outcome"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=False, collective__isnull=True, household="")
                    | Q(person__isnull=True, collective__isnull=False, household="")
                    | (Q(person__isnull=True, collective__isnull=True) & ~Q(household=""))
                ),
                name="dossier_of_one_nominee",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nominee_name} – {self.honour} {self.year}"

    @property
    def nominee(self) -> Person | Unit | str:
        """Who is proposed: a person, a collective, or a household by its name."""
        return self.person or self.collective or self.household


class Assessment(models.Model):
    """A later judgement, beside the sealed one: at the council's papers, before signature, before
    issue.
    """

    class Occasion(models.TextChoices):
        RECEIPT = "receipt", _("Khi tiếp nhận")
        REVIEW = "review", _("Khi thẩm định")
        COUNCIL = "council", _("Trước phiên họp Hội đồng")
        BALLOT = "ballot", _("Sau kết quả bỏ phiếu trước")
        SIGNATURE = "signature", _("Trước khi trình ký")
        ISSUE = "issue", _("Trước khi ban hành")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="assessments")
    occasion = models.CharField(_("lúc"), max_length=10, choices=Occasion.choices)
    outcome = models.CharField(_("kết luận"), max_length=24)
    verdict = models.JSONField()
    law_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("lần xét tiêu chuẩn")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.outcome}"


class DossierPaper(models.Model):
    """A paper that a line needs: given, owed until a day, or waived with a reason."""

    class Status(models.TextChoices):
        OWED = "owed", _("Còn nợ")
        GIVEN = "given", _("Đã có")
        WAIVED = "waived", _("Không yêu cầu")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="papers")
    code = models.CharField(_("loại giấy tờ"), max_length=40)
    name = models.CharField(_("tên giấy tờ"), max_length=200)
    basis = models.CharField(_("căn cứ"), max_length=200, blank=True)
    status = models.CharField(
        _("tình trạng"), max_length=6, choices=Status.choices, default=Status.OWED
    )
    due_on = models.DateField(_("hạn nộp"), null=True, blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("lý do không yêu cầu"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("giấy tờ trong hồ sơ")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["dossier", "code"], name="paper_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_status_display()})"


class Opinion(models.Model):
    """The opinion of another body on a line: sent, due, answered."""

    class Answer(models.TextChoices):
        WAITING = "waiting", _("Chờ trả lời")
        AGREE = "agree", _("Đồng ý")
        DISAGREE = "disagree", _("Không đồng ý")
        SILENT = "silent", _("Không trả lời")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="opinions")
    body = models.CharField(_("cơ quan được hỏi"), max_length=200)
    sent_on = models.DateField(_("gửi ngày"))
    due_on = models.DateField(_("hạn trả lời"))
    answer = models.CharField(
        _("trả lời"), max_length=8, choices=Answer.choices, default=Answer.WAITING
    )
    number = models.CharField(_("số văn bản trả lời"), max_length=60, blank=True)
    text = models.TextField(_("nội dung"), blank=True)

    class Meta:
        verbose_name = _("ý kiến của cơ quan liên quan")
        ordering = ["due_on"]

    def __str__(self) -> str:
        return f"{self.body}: {self.get_answer_display()}"


class Remark(models.Model):
    """A remark made while the list was published, and its answer."""

    summary = models.ForeignKey(SummaryList, models.PROTECT, related_name="remarks")
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, null=True, blank=True, related_name="remarks"
    )
    text = models.TextField(_("góp ý"))
    one_time_key = models.CharField(max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(_("trả lời"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("góp ý khi công khai")
        ordering = ["at"]

    def __str__(self) -> str:
        return self.text[:80]


class FiledPaper(models.Model):
    """A later paper filed into the line by a later step: minutes, counting result, decision,
    outcome.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="filed")
    title = models.CharField(_("nội dung"), max_length=300)
    detail = models.CharField(_("chi tiết"), max_length=300, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("văn bản lưu vào hồ sơ")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.title
