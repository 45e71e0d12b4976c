"""One chain of lines. A line is never changed and never removed."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One line of the journal: a change, a refusal, a sign-in or an export."""

    number = models.PositiveBigIntegerField(_("số"), unique=True)
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người làm"),
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("thay mặt"),
    )
    verb = models.CharField(_("việc"), max_length=60)
    kind = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    about_id = models.PositiveBigIntegerField(null=True)
    about = GenericForeignKey("kind", "about_id")
    about_text = models.CharField(_("về"), max_length=300, blank=True)
    changes = models.JSONField(_("thay đổi"), default=dict)
    note = models.TextField(_("ghi chú"), blank=True)
    folded = models.CharField(max_length=400, default="", editable=False)  # for search; not hashed
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("dòng nhật ký")
        ordering = ["-number"]
        indexes = [models.Index(fields=["kind", "about_id"]), models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.number}. {self.verb} {self.about_text}"


class Head(models.Model):
    """The last line's number and hash: the one row that every writer locks."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        verbose_name = _("đầu chuỗi nhật ký")

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"
