"""Movements; the registration of a year, and what persons and units registered in it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.documents.models import Document
from thidua.files.models import File
from thidua.people.models import Person, Unit


class Movement(models.Model):
    """A movement launched at a level, for a period; ours may answer a higher one."""

    journal_leaves_out = ("folded", "key", "version")

    class Level(models.TextChoices):
        GOVERNMENT = "chinh_phu", _("Thủ tướng Chính phủ, trung ương")
        PROVINCE = "tinh", _("Bộ, ngành, tỉnh")
        AGENCY = "so", _("Cơ quan, đơn vị")
        OTHER = "khac", _("Tổ chức khác")

    class Method(models.TextChoices):
        YEARLY = "thuong-xuyen", _("Thường xuyên hằng năm")
        THEMATIC = "chuyen-de", _("Theo chuyên đề, theo đợt")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        LAUNCHED = "launched", _("Đã phát động")
        CLOSED = "closed", _("Đã tổng kết")

    name = models.CharField(_("tên phong trào"), max_length=400)
    level = models.CharField(
        _("cấp phát động"), max_length=10, choices=Level.choices, default=Level.AGENCY
    )
    method = models.CharField(
        _("hình thức tổ chức"), max_length=14, choices=Method.choices, default=Method.YEARLY
    )
    scope = models.CharField(_("phạm vi"), max_length=200, blank=True)
    launched_by = models.CharField(_("cơ quan, người phát động"), max_length=200, blank=True)
    from_on = models.DateField(_("từ ngày"))
    until_on = models.DateField(_("đến ngày"))
    criteria = models.TextField(_("nội dung, tiêu chí"), blank=True)
    deadline = models.DateField(_("hạn đăng ký"), null=True, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị chủ trì")
    )
    answers = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_by",
        verbose_name=_("hưởng ứng phong trào"),
    )
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    file = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("văn bản")
    )
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    result = models.TextField(_("kết quả tổng kết"), blank=True)
    folded = models.CharField(max_length=500, editable=False, db_index=True)
    key = models.UUIDField(unique=True, null=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("phong trào thi đua")
        ordering = ["-from_on", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="movement_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.name


class RegistrationPeriod(models.Model):
    """The registration of a year: opened for the units, until a day."""

    journal_leaves_out = ("version",)

    year = models.PositiveIntegerField(_("năm"), unique=True)
    deadline = models.DateField(_("hạn đăng ký"))
    note = models.TextField(_("hướng dẫn"), blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("đợt đăng ký thi đua")
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"Đăng ký thi đua năm {self.year}"


class Registration(models.Model):
    """One person or unit registers one honour, or takes part in one movement."""

    journal_leaves_out = ("version", "loaded_by")

    class Status(models.TextChoices):
        SENT = "sent", _("Chờ trưởng đơn vị xác nhận")
        CONFIRMED = "confirmed", _("Đã xác nhận")
        RETURNED = "returned", _("Trả lại")
        WITHDRAWN = "withdrawn", _("Đã rút")

    year = models.PositiveIntegerField(_("năm"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cá nhân")
    )
    collective = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tập thể")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    honour = models.CharField(_("danh hiệu, hình thức đăng ký"), max_length=80, blank=True)
    movement = models.ForeignKey(
        Movement, models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    content = models.TextField(_("nội dung, nhiệm vụ đăng ký"), blank=True)
    initiative_title = models.CharField(_("sáng kiến dự kiến"), max_length=400, blank=True)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.SENT
    )
    late = models.BooleanField(_("đăng ký muộn"), default=False)
    late_reason = models.TextField(_("lý do đăng ký muộn"), blank=True)
    reason = models.TextField(_("lý do trả lại, rút"), blank=True)
    carried_out = models.TextField(_("kết quả thực hiện"), blank=True)
    at = models.DateTimeField(_("đăng ký lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người ghi"),
    )
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người xác nhận"),
    )
    version = models.PositiveIntegerField(default=1)
    loaded_by = models.ForeignKey(
        "journal.Entry", models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("đăng ký thi đua")
        ordering = ["-year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(collective__isnull=True),
                name="registration_of_one",
            ),
            models.CheckConstraint(
                condition=Q(honour="") ^ Q(movement__isnull=True), name="registration_for_one"
            ),
            models.UniqueConstraint(
                fields=["year", "person", "honour"],
                condition=Q(person__isnull=False, movement__isnull=True),
                name="registration_person_once",
            ),
            models.UniqueConstraint(
                fields=["year", "collective", "honour"],
                condition=Q(collective__isnull=False, movement__isnull=True),
                name="registration_unit_once",
            ),
            models.UniqueConstraint(
                fields=["movement", "person"],
                condition=Q(movement__isnull=False),
                name="movement_person_once",
            ),
            models.UniqueConstraint(
                fields=["movement", "collective"],
                condition=Q(movement__isnull=False),
                name="movement_unit_once",
            ),
        ]
        indexes = [models.Index(fields=["year", "unit", "status"])]

    def __str__(self) -> str:
        return f"{self.person or self.collective}, đăng ký năm {self.year}"


class RegisteredTotal(models.Model):
    """How many of an honour a unit says it registers, where its workbook gives no names."""

    journal_leaves_out = ("version", "loaded_by")

    year = models.PositiveIntegerField(_("năm"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    honour = models.CharField(_("danh hiệu, hình thức đăng ký"), max_length=80)
    count = models.PositiveIntegerField(_("số lượng"))
    version = models.PositiveIntegerField(default=1)
    loaded_by = models.ForeignKey(
        "journal.Entry", models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("số lượng đăng ký của đơn vị")
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["year", "unit", "honour"], name="registered_total_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.count} đăng ký năm {self.year}"
