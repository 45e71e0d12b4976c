"""The register. A line is never removed: it is corrected or revoked by a later decision."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.files.models import File
from thidua.people.models import Person, Unit


class HeldHonour(models.Model):
    """One honour held, as the decision gave it, with the name and unit of that day."""

    journal_leaves_out = ("folded", "key", "version", "loaded_by")

    class Status(models.TextChoices):
        VALID = "hieu-luc", _("Có hiệu lực")
        CORRECTED = "dieu-chinh", _("Đã điều chỉnh")
        REVOKED = "huy-bo", _("Đã hủy bỏ")

    class Kind(models.TextChoices):
        MERIT = "cong-trang", _("Công trạng")
        SUDDEN = "dot-xuat", _("Đột xuất")
        THEMATIC = "chuyen-de", _("Phong trào, chuyên đề")
        DEDICATION = "cong-hien", _("Quá trình cống hiến")
        SENIORITY = "nien-han", _("Niên hạn")
        FOREIGN = "doi-ngoai", _("Đối ngoại")

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
    household = models.CharField(_("hộ gia đình"), max_length=200, blank=True)
    code = models.CharField(_("danh hiệu, hình thức"), max_length=80, null=True, blank=True)  # noqa: DJ001 - null: unknown to the law on record
    as_printed = models.CharField(_("ghi trên quyết định"), max_length=200)
    kind = models.CharField(_("loại hình"), max_length=12, choices=Kind.choices, default=Kind.MERIT)
    year = models.PositiveIntegerField(_("năm thành tích"), null=True)
    year_from = models.PositiveIntegerField(_("từ năm"), null=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True)
    decision_number = models.CharField(_("số quyết định"), max_length=60, blank=True)
    decided_by = models.CharField(_("cơ quan, người quyết định"), max_length=200, blank=True)
    achievement = models.TextField(_("thành tích"), blank=True)
    initiative_id_used = models.PositiveBigIntegerField(null=True, editable=False)
    money = models.PositiveBigIntegerField(_("tiền thưởng (đồng)"), null=True)
    printed_name = models.CharField(_("tên ghi trên quyết định"), max_length=200)
    printed_unit = models.CharField(_("đơn vị khi nhận"), max_length=300, blank=True)
    at_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("thuộc đơn vị")
    )
    leader = models.BooleanField(_("lãnh đạo khi nhận"), null=True)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.VALID
    )
    status_note = models.CharField(_("ghi chú tình trạng"), max_length=300, blank=True)
    file = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("văn bản chứng minh")
    )
    folded = models.CharField(max_length=700, editable=False)
    version = models.PositiveIntegerField(default=1)
    loaded_by = models.ForeignKey(
        "journal.Entry", models.PROTECT, null=True, related_name="+", editable=False
    )
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("danh hiệu đã nhận")
        ordering = ["-year", "-decided_on", "-pk"]
        indexes = [
            models.Index(fields=["-year", "-decided_on", "-id"]),
            models.Index(fields=["code", "-year", "-decided_on", "-id"], name="honour_by_code"),
            models.Index(fields=["status", "-year", "-decided_on", "-id"], name="honour_by_status"),
            models.Index(fields=["at_unit", "-year", "-decided_on", "-id"], name="honour_by_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=False, unit__isnull=True, household="")
                    | Q(person__isnull=True, unit__isnull=False, household="")
                    | (Q(person__isnull=True, unit__isnull=True) & ~Q(household=""))
                ),
                name="honour_held_by_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.as_printed} {self.year or ''} – {self.printed_name}"
