"""The law the agency has put in force on top of the national law, by which document."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.people.models import Unit


class Regulation(models.Model):
    """A local set of rules, kept as an immutable hashed folder, in force for a branch of the tree
    from a day.
    """

    name = models.CharField(_("tên quy định"), max_length=300)
    instrument = models.CharField(_("văn bản"), max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("áp dụng cho"))
    hash = models.CharField(max_length=64)
    from_on = models.DateField(_("từ ngày"))
    until_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("quy định của địa phương")
        ordering = ["-from_on"]

    def __str__(self) -> str:
        return self.name


class Reliance(models.Model):
    """“Tạm áp dụng”: the last known text of an honour is applied until the new one is loaded, by a
    document.
    """

    honour = models.CharField(_("danh hiệu, hình thức"), max_length=80)
    document = models.CharField(_("văn bản cho phép"), max_length=200)
    document_on = models.DateField(_("ngày văn bản"))
    reason = models.TextField(_("lý do"))
    from_on = models.DateField(_("từ ngày"))
    until_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("tạm áp dụng quy định gần nhất")
        ordering = ["honour", "-from_on"]

    def __str__(self) -> str:
        return f"{self.honour}: {self.document}"
