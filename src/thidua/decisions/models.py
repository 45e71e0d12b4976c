"""A decision with its list; a proposal with its list; a certificate with its public code."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.documents.models import Document
from thidua.dossiers.models import Dossier
from thidua.files.models import File
from thidua.honours.models import HeldHonour
from thidua.people.models import Unit


class Decision(models.Model):
    """A decision that grants, amends or revokes; its state is its document's."""

    class Kind(models.TextChoices):
        GRANT = "grant", _("Tặng danh hiệu, khen thưởng")
        AMEND = "amend", _("Điều chỉnh, bổ sung")
        REVOKE = "revoke", _("Hủy bỏ")

    kind = models.CharField(_("loại"), max_length=6, choices=Kind.choices, default=Kind.GRANT)
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="+", verbose_name=_("văn bản")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveIntegerField(_("năm xét"))
    amends = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="amended_by"
    )
    reason = models.TextField(_("lý do"), blank=True)
    list_compared = models.BooleanField(_("đã đối chiếu danh sách bản ký"), default=False)
    differences = models.JSONField(
        default=list
    )  # what the signed list says otherwise, until settled
    law_hash = models.CharField(max_length=64, blank=True)
    paid_on = models.DateField(_("chi thưởng ngày"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("quyết định khen thưởng")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.document)


class DecisionLine(models.Model):
    """One honoured name on a decision, as it is printed."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="lines")
    dossier = models.ForeignKey(Dossier, models.PROTECT, null=True, related_name="+")
    number = models.PositiveIntegerField(_("số thứ tự"))
    honour = models.CharField(_("danh hiệu, hình thức"), max_length=80)
    printed_name = models.CharField(_("tên in"), max_length=200)
    printed_post = models.CharField(_("chức vụ in"), max_length=200, blank=True)
    printed_unit = models.CharField(_("đơn vị in"), max_length=300, blank=True)
    achievement = models.TextField(_("thành tích"), blank=True)
    money = models.PositiveBigIntegerField(_("tiền thưởng (đồng)"), default=0)
    money_basis = models.CharField(_("cách tính"), max_length=300, blank=True)
    removed = models.BooleanField(_("đưa ra khỏi danh sách"), default=False)
    removed_reason = models.CharField(_("lý do đưa ra"), max_length=300, blank=True)
    held = models.ForeignKey(HeldHonour, models.PROTECT, null=True, related_name="+")
    corrects = models.ForeignKey(
        HeldHonour, models.PROTECT, null=True, related_name="+"
    )  # amend, revoke

    class Meta:
        verbose_name = _("dòng của quyết định")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="decision_line_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.printed_name}"


class Proposal(models.Model):
    """A tờ trình to the authority above, with its list, and what became of it."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        SENT = "sent", _("Đã trình")
        ANSWERED = "answered", _("Đã có kết quả")

    document = models.OneToOneField(
        Document, models.PROTECT, related_name="+", verbose_name=_("tờ trình")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveIntegerField(_("năm xét"))
    addressee = models.CharField(_("kính gửi"), max_length=300)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    sent_on = models.DateField(_("trình ngày"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("tờ trình đề nghị khen thưởng")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.document)


class ProposalLine(models.Model):
    """One name proposed to the level above, and the outcome that came back."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Chờ kết quả")
        GRANTED = "granted", _("Được tặng")
        DECLINED = "declined", _("Không được tặng")
        RETURNED = "returned", _("Trả lại hồ sơ")

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="lines")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("số thứ tự"))
    outcome = models.CharField(
        _("kết quả"), max_length=10, choices=Outcome.choices, default=Outcome.WAITING
    )
    reason = models.TextField(_("lý do"), blank=True)
    outcome_on = models.DateField(_("ngày kết quả"), null=True)
    decision_number = models.CharField(_("số quyết định của cấp trên"), max_length=60, blank=True)
    decided_by = models.CharField(_("người quyết định"), max_length=200, blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("dòng của tờ trình")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "dossier"], name="proposed_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.dossier}"


class Certificate(models.Model):
    """A certificate with its serial in the sổ vàng and a random public code that says nothing by
    itself.
    """

    class Status(models.TextChoices):
        VALID = "valid", _("Có hiệu lực")
        CORRECTED = "corrected", _("Đã thay bằng bản khác")
        REVOKED = "revoked", _("Đã hủy bỏ")

    held = models.ForeignKey(HeldHonour, models.PROTECT, related_name="+")
    serial = models.PositiveIntegerField(_("số sổ vàng"))
    year = models.PositiveIntegerField(_("năm"))
    code = models.CharField(_("mã tra cứu"), max_length=32, unique=True)
    printed_name = models.CharField(_("tên in"), max_length=200)
    printed_unit = models.CharField(_("đơn vị in"), max_length=300, blank=True)
    honour_text = models.CharField(_("danh hiệu in"), max_length=200)
    achievement = models.TextField(_("thành tích in"), blank=True)
    decision_text = models.CharField(_("quyết định"), max_length=200)
    decided_on = models.DateField(_("ngày quyết định"))
    signer_title = models.CharField(_("chức vụ người ký"), max_length=200)
    signer_name = models.CharField(_("người ký"), max_length=120)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.VALID
    )
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    handed_over_on = models.DateField(_("trao ngày"), null=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bằng, giấy chứng nhận")
        ordering = ["year", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="serial_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.honour_text} {self.printed_name}"
