"""What the public side keeps of those who ask, for a minute: how often, nothing else."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Asker(models.Model):
    """An address and the moments at which it asked within the last minute.

    A table and not a cache: all server processes must count together.
    """

    address = models.CharField(_("địa chỉ"), max_length=45, unique=True)
    asked = models.JSONField(_("đã hỏi lúc"), default=list)  # seconds since 1970
    last_at = models.DateTimeField(_("lần cuối"), db_index=True)

    class Meta:
        verbose_name = _("địa chỉ tra cứu")

    def __str__(self) -> str:
        return self.address
