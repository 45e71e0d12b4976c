"""The year's report as a paper: its document, and what people write beside the figures."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.documents.models import Document
from thidua.people.models import Unit


class YearReport(models.Model):
    """A report drafted for a unit and a year; its state is its document's."""

    journal_leaves_out = ("key", "version")

    document = models.OneToOneField(
        Document, models.PROTECT, related_name="+", verbose_name=_("văn bản")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    year = models.PositiveIntegerField(_("năm"))
    addressee = models.CharField(_("kính gửi"), max_length=300, blank=True)
    situation = models.TextField(_("đặc điểm, tình hình"), blank=True)
    shortcomings = models.TextField(_("tồn tại, hạn chế và nguyên nhân"), blank=True)
    next_year = models.TextField(_("phương hướng, nhiệm vụ"), blank=True)
    requests = models.TextField(_("kiến nghị, đề xuất"), blank=True)
    version = models.PositiveIntegerField(default=1)
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("báo cáo năm")
        ordering = ["-year", "-pk"]

    def __str__(self) -> str:
        return str(self.document)
