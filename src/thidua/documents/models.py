"""A paper of the agency with its number, and what has come in and waits to be confirmed."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.files.models import File
from thidua.papers.read.references import CODES as TYPES
from thidua.people.models import Signer, Unit


class Series(models.Model):
    """A number series. The agency's belongs to văn thư and is entered; one kept here is given
    without gaps.
    """

    code = models.CharField(_("mã sổ"), max_length=20, unique=True)
    name = models.CharField(_("tên sổ"), max_length=120)
    kept_here = models.BooleanField(_("cấp số tự động tại đây"), default=False)

    class Meta:
        verbose_name = _("sổ đánh số")

    def __str__(self) -> str:
        return self.name


class Document(models.Model):
    """A paper in the national format, in or out: draft, submitted for signature, signed, numbered,
    issued.
    """

    class Direction(models.TextChoices):
        OUT = "di", _("Văn bản đi")
        IN = "den", _("Văn bản đến")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        SUBMITTED = "submitted", _("Đã trình ký")
        SIGNED = "signed", _("Đã ký")
        NUMBERED = "numbered", _("Đã có số")
        ISSUED = "issued", _("Đã ban hành")

    direction = models.CharField(
        _("chiều"), max_length=3, choices=Direction.choices, default=Direction.OUT
    )
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    type_code = models.CharField(
        _("loại văn bản"), max_length=10
    )  # QĐ, TTr, KH, BB, TB, CV … of NĐ 30/2020
    subject = models.CharField(_("trích yếu"), max_length=500)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị soạn thảo")
    )
    agency_name = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    number = models.PositiveIntegerField(_("số"), null=True, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=60, blank=True)
    issued_on = models.DateField(_("ngày văn bản"), null=True, blank=True)
    year = models.PositiveIntegerField(_("năm đánh số"), null=True, editable=False)
    signer = models.ForeignKey(Signer, models.PROTECT, null=True, blank=True, related_name="+")
    signer_text = models.CharField(_("người ký"), max_length=200, blank=True)
    draft_docx = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("bản thảo .docx")
    )
    draft_pdf = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("bản thảo .pdf")
    )
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    signed_file = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("bản đã ký")
    )
    folded = models.CharField(max_length=700, editable=False, db_index=True)
    made_at = models.DateTimeField(_("soạn lúc"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người soạn"),
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("văn bản")
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "number"],
                condition=Q(number__isnull=False) & Q(direction="di"),
                name="document_number_once_a_year",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number_symbol} {self.subject}".strip()

    @property
    def type_name(self) -> str:
        """The kind of paper in words: Quyết định, Tờ trình, Biên bản."""
        return TYPES.get(self.type_code, self.type_code)

    @property
    def number_symbol(self) -> str:
        """As printed: 05/QĐ-SKHCN; empty while there is no number."""
        return f"{self.number:02d}/{self.symbol}" if self.number is not None else ""


class Link(models.Model):
    """A way in without an account: a random 128-bit code for one unit, one purpose, until a day,
    revocable, counted.
    """

    class Purpose(models.TextChoices):
        REGISTRATION = "registration", _("Đăng ký thi đua")
        NOMINATION = "nomination", _("Đề nghị khen thưởng")
        RATING = "rating", _("Kết quả đánh giá, xếp loại")
        PLAN = "plan", _("Kế hoạch của đơn vị")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    purpose = models.CharField(_("để gửi"), max_length=12, choices=Purpose.choices)
    year = models.PositiveIntegerField(_("năm"))
    code_hash = models.CharField(max_length=64, unique=True)
    until_on = models.DateField(_("dùng đến hết ngày"))
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True)
    opened = models.PositiveIntegerField(_("số lần mở"), default=0)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("liên kết gửi dữ liệu")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.year} – {self.unit}"

    def is_open(self, on: date) -> bool:
        """Whether it may still be used on a day."""
        return self.revoked_at is None and self.until_on >= on


class Delivery(models.Model):
    """What came back from a unit and waits in the officer's tray; it changes nothing until
    confirmed.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Chờ xác nhận")
        CONFIRMED = "confirmed", _("Đã nhận vào")
        REFUSED = "refused", _("Đã trả lại")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    purpose = models.CharField(_("nội dung"), max_length=12, choices=Link.Purpose.choices)
    year = models.PositiveIntegerField(_("năm"))
    link = models.ForeignKey(Link, models.PROTECT, null=True, related_name="deliveries")
    file = models.ForeignKey(File, models.PROTECT, related_name="+", verbose_name=_("tệp"))
    sender = models.CharField(_("người gửi"), max_length=120, blank=True)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.WAITING
    )
    reason = models.TextField(_("lý do"), blank=True)
    at = models.DateTimeField(_("nhận lúc"))
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("dữ liệu đơn vị gửi")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.year} – {self.unit}"
