"""A file is its bytes: kept once by its hash, outside the web root, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class File(models.Model):
    """Bytes with a name, as they came in or as the program made them."""

    class Kind(models.TextChoices):
        TXT = "txt", "TXT"
        DOCX = "docx", "DOCX"
        XLSX = "xlsx", "XLSX"
        XLS = "xls", "XLS"
        PDF = "pdf", "PDF"
        PNG = "png", "PNG"
        JPG = "jpg", "JPG"

    name = models.CharField(_("tên tệp"), max_length=200)
    kind = models.CharField(_("loại"), max_length=4, choices=Kind.choices)
    size = models.PositiveBigIntegerField(_("cỡ (byte)"))
    hash = models.CharField("SHA-256", max_length=64, db_index=True)
    at = models.DateTimeField(_("nhận lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người gửi"),
    )

    class Meta:
        verbose_name = _("tệp")

    def __str__(self) -> str:
        return self.name
