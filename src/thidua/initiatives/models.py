"""An initiative, who made it, who recognised it and how far it reaches, and for which honour it was
used.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.files.models import File
from thidua.honours.models import HeldHonour
from thidua.people.models import Person, Unit


class Initiative(models.Model):
    """A solution put into practice, from its filing to its recognition."""

    journal_leaves_out = ("folded", "key", "version", "loaded_by")

    class Kind(models.TextChoices):
        INITIATIVE = "sang-kien", _("Sáng kiến")
        RESEARCH = "de-tai", _("Đề tài, đề án, công trình khoa học")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        SUBMITTED = "submitted", _("Đã nộp")
        RECOGNISED = "recognised", _("Đã công nhận, nghiệm thu")
        DECLINED = "declined", _("Không công nhận")

    kind = models.CharField(_("loại"), max_length=10, choices=Kind.choices, default=Kind.INITIATIVE)
    title = models.CharField(_("tên"), max_length=400)
    year = models.PositiveIntegerField(_("năm"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    authors = models.ManyToManyField(Person, through="Authorship", related_name="+")
    content = models.TextField(_("nội dung, hiệu quả"), blank=True)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    reason = models.TextField(_("lý do trả lại, không công nhận"), blank=True)
    file = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("hồ sơ")
    )
    folded = models.CharField(max_length=500, editable=False, db_index=True)
    key = models.UUIDField(unique=True, null=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    loaded_by = models.ForeignKey(
        "journal.Entry", models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("sáng kiến")
        ordering = ["-year", "title"]

    def __str__(self) -> str:
        return self.title


class Authorship(models.Model):
    """An author of an initiative, with the share."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="authorships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    share = models.PositiveIntegerField(_("tỷ lệ đóng góp (%)"), null=True, blank=True)

    class Meta:
        verbose_name = _("tác giả sáng kiến")
        constraints = [models.UniqueConstraint(fields=["initiative", "person"], name="author_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.initiative}"


class Recognition(models.Model):
    """A decision or confirmation that recognises an initiative's effect in a scope: base, province,
    nation; revoked, it stays readable and counts no more.
    """

    journal_leaves_out = ("loaded_by",)

    class Scope(models.TextChoices):
        BASE = "co-so", _("Cơ sở")
        PROVINCE = "tinh", _("Bộ, ngành, tỉnh")
        NATION = "toan-quoc", _("Toàn quốc")

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="recognitions")
    scope = models.CharField(_("phạm vi"), max_length=10, choices=Scope.choices)
    decided_on = models.DateField(_("ngày"), null=True)
    number = models.CharField(_("số văn bản"), max_length=60, blank=True)
    decided_by = models.CharField(_("cơ quan công nhận"), max_length=200, blank=True)
    file = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("bản chụp văn bản")
    )
    revoked_on = models.DateField(_("hủy bỏ ngày"), null=True)
    revoked_note = models.CharField(_("căn cứ hủy bỏ"), max_length=300, blank=True)
    loaded_by = models.ForeignKey(
        "journal.Entry", models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("công nhận sáng kiến")
        ordering = ["decided_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "scope"],
                condition=models.Q(revoked_on=None),
                name="scope_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.get_scope_display()}"


class InitiativeUse(models.Model):
    """An initiative was used for an honour; a second use is found here."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="uses")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    honour = models.CharField(_("dùng để xét"), max_length=80)
    year = models.PositiveIntegerField(_("năm"))
    held = models.ForeignKey(HeldHonour, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("lần dùng sáng kiến")
        ordering = ["year"]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.honour} {self.year}"
