"""A plan with its text and what was read in it; its tasks; the plans that units owe in answer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.documents.models import Document
from thidua.files.models import File
from thidua.people.models import Person, Unit


class Plan(models.Model):
    """A plan, or an incoming công văn, as text with everything that was read in it."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Chờ xác nhận")
        CONFIRMED = "confirmed", _("Đang thực hiện")
        CLOSED = "closed", _("Đã kết thúc")

    class Origin(models.TextChoices):
        OWN = "own", _("Kế hoạch của cơ quan")
        ABOVE = "above", _("Văn bản của cấp trên")
        UNIT = "unit", _("Kế hoạch của đơn vị")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    year = models.PositiveIntegerField(_("năm"))
    title = models.CharField(_("tên kế hoạch"), max_length=500)
    origin = models.CharField(_("nguồn"), max_length=6, choices=Origin.choices, default=Origin.OWN)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    file = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("tệp gốc")
    )
    text = models.TextField(_("nội dung"), blank=True)
    reading = models.JSONField(default=dict)  # the structure of contracts.md section 2, with spans
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="answered_by"
    )
    folded = models.CharField(max_length=700, editable=False, db_index=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("kế hoạch")
        ordering = ["-year", "-made_at"]

    def __str__(self) -> str:
        return self.title


class Task(models.Model):
    """One duty of a plan, or one made by hand: who, what output, by when."""

    class Status(models.TextChoices):
        OPEN = "open", _("Đang làm")
        DONE = "done", _("Đã xong")
        CANCELLED = "cancelled", _("Không thực hiện")

    class Output(models.TextChoices):
        DOCUMENT = "van-ban", _("Văn bản")
        CONFERENCE = "hoi-nghi", _("Hội nghị, cuộc họp")
        REPORT = "bao-cao", _("Báo cáo")
        REGISTRATION = "dang-ky", _("Đăng ký thi đua")
        INSPECTION = "kiem-tra", _("Kiểm tra")
        DECISION = "quyet-dinh", _("Quyết định")
        COMMENDATION = "khen-thuong", _("Khen thưởng")
        COMMUNICATION = "tuyen-truyen", _("Tuyên truyền")
        TRAINING = "tap-huan", _("Tập huấn")
        MOVEMENT = "phong-trao", _("Phong trào")
        OTHER = "khac", _("Việc khác")

    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="tasks")
    year = models.PositiveIntegerField(_("năm"))
    text = models.TextField(_("nhiệm vụ"))
    section = models.CharField(_("mục"), max_length=40, blank=True)
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    owner_text = models.CharField(_("chủ trì (theo văn bản)"), max_length=300, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị chủ trì")
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người thực hiện"),
    )
    output = models.CharField(
        _("kết quả"), max_length=12, choices=Output.choices, default=Output.OTHER
    )
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    due_text = models.CharField(_("hạn (theo văn bản)"), max_length=120, blank=True)
    continuing = models.BooleanField(_("thường xuyên"), default=False)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.OPEN
    )
    done_on = models.DateField(_("xong ngày"), null=True)
    output_text = models.CharField(_("sản phẩm"), max_length=300, blank=True)
    output_file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    folded = models.TextField(editable=False)
    one_time_key = models.UUIDField(null=True, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("nhiệm vụ")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["year", "status", "due_on"]),
            models.Index(fields=["year", "due_on", "id"]),
            models.Index(fields=["unit", "status"]),
        ]

    def __str__(self) -> str:
        return self.text[:120]


class TaskNote(models.Model):
    """What happened to a task: assigned, reported on, extended with a reason, closed."""

    class Kind(models.TextChoices):
        ASSIGN = "assign", _("Giao việc")
        REPORT = "report", _("Báo cáo tiến độ")
        EXTEND = "extend", _("Gia hạn")
        CLOSE = "close", _("Hoàn thành")
        CANCEL = "cancel", _("Thôi thực hiện")

    task = models.ForeignKey(Task, models.PROTECT, related_name="notes")
    kind = models.CharField(_("việc"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("nội dung"), blank=True)
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("ghi chép về nhiệm vụ")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"


class OwedPlan(models.Model):
    """A unit owes its own plan in answer to a plan, by a day."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="owed")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    due_on = models.DateField(_("hạn gửi"))
    sent = models.OneToOneField(
        Plan, models.PROTECT, null=True, related_name="+", verbose_name=_("kế hoạch đã gửi")
    )
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)

    class Meta:
        verbose_name = _("kế hoạch đơn vị phải gửi")
        ordering = ["due_on"]
        constraints = [models.UniqueConstraint(fields=["plan", "unit"], name="owed_plan_once")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.plan}"
