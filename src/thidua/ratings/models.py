"""How persons and units were rated each year, who was disciplined, and whose consideration is on
hold.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.files.models import File
from thidua.people.models import Person, Unit


class Rating(models.Model):
    """The rating of one person or one unit for one year."""

    journal_leaves_out = ("version", "loaded_by")

    class Level(models.TextChoices):
        EXCELLENT = "HTXSNV", _("Hoàn thành xuất sắc nhiệm vụ")
        GOOD = "HTTNV", _("Hoàn thành tốt nhiệm vụ")
        DONE = "HTNV", _("Hoàn thành nhiệm vụ")
        NOT_DONE = "KHTNV", _("Không hoàn thành nhiệm vụ")

    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cá nhân"),
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tập thể")
    )
    year = models.PositiveIntegerField(_("năm"))
    level = models.CharField(_("xếp loại"), max_length=6, choices=Level.choices)
    all_tasks_done = models.BooleanField(
        _("hoàn thành 100% chỉ tiêu (tập thể)"), null=True, blank=True
    )
    source = models.CharField(_("văn bản xếp loại"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    loaded_by = models.ForeignKey(
        "journal.Entry", models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("kết quả xếp loại")
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(unit__isnull=True),
                name="rating_of_person_or_unit",
            ),
            models.UniqueConstraint(fields=["person", "year"], name="rating_once_a_year_person"),
            models.UniqueConstraint(fields=["unit", "year"], name="rating_once_a_year_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit} {self.year}: {self.level}"


class Discipline(models.Model):
    """A disciplinary measure, with its term."""

    journal_leaves_out = ("key", "loaded_by")

    class Form(models.TextChoices):
        REPRIMAND = "khien-trach", _("Khiển trách")
        WARNING = "canh-cao", _("Cảnh cáo")
        PAY_CUT = "ha-bac-luong", _("Hạ bậc lương")
        DEMOTION = "giang-chuc", _("Giáng chức")
        REMOVAL = "cach-chuc", _("Cách chức")
        DISMISSAL = "buoc-thoi-viec", _("Buộc thôi việc")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("cá nhân"))
    form = models.CharField(_("hình thức"), max_length=16, choices=Form.choices)
    from_on = models.DateField(_("từ ngày"))
    until_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    document = models.CharField(_("quyết định"), max_length=200, blank=True)
    loaded_by = models.ForeignKey(
        "journal.Entry", models.PROTECT, null=True, related_name="+", editable=False
    )
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("hình thức kỷ luật")
        ordering = ["-from_on"]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_form_display()} {self.from_on:%d/%m/%Y}"


class Hold(models.Model):
    """Consideration is put on hold by the paper of a competent body; it covers who it names and
    does not spread.
    """

    journal_leaves_out = ("key", "version")

    class Reason(models.TextChoices):
        DISCIPLINE = "xem-xet-ky-luat", _("Đang xem xét kỷ luật")
        INVESTIGATION = "dieu-tra", _("Đang điều tra")
        INSPECTION = (
            "thanh-tra-kiem-tra-co-dau-hieu-vi-pham",
            _("Thanh tra, kiểm tra có dấu hiệu vi phạm"),
        )
        PETITION = "khieu-nai-to-cao-dang-xac-minh", _("Khiếu nại, tố cáo đang được xác minh")
        PRESS = "bao-chi-neu-dang-xac-minh", _("Báo chí nêu, đang được xác minh")

    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cá nhân"),
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tập thể")
    )
    reason = models.CharField(_("lý do"), max_length=50, choices=Reason.choices)
    document = models.CharField(_("văn bản của cơ quan có thẩm quyền"), max_length=300)
    file = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("bản chụp văn bản")
    )
    from_on = models.DateField(_("từ ngày"))
    cleared_on = models.DateField(_("gỡ ngày"), null=True, blank=True)
    cleared_document = models.CharField(_("văn bản kết luận"), max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("tạm dừng xem xét")
        ordering = ["-from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(unit__isnull=True),
                name="hold_of_person_or_unit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit}: {self.get_reason_display()}"
