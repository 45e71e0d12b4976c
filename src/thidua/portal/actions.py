"""How often the public side answers one address."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.kit.refusals import Refusal
from thidua.portal.models import Asker

MINUTE = timedelta(minutes=1)
ASKS_A_MINUTE = 30


class AskedTooOften(Refusal):
    """This address has had its answers of this minute."""

    status = 429
    told_to_journal = False


def count_ask(address: str, *, at: datetime) -> None:
    """Count one question of an address; whatever minute is looked at, no more than 30 are answered.

    Addresses that have been quiet for a minute are forgotten. Raises AskedTooOften.
    """
    Asker.objects.filter(last_at__lt=at - MINUTE).delete()
    if not _counted(address, at):
        raise AskedTooOften(
            _("Địa chỉ này đã hỏi quá nhiều lần trong một phút. Xin chờ một phút rồi thử lại.")
        )


@transaction.atomic
def _counted(address: str, at: datetime) -> bool:
    """Whether the question fits in the last minute; processes take turns at the locked row."""
    rows = Asker.objects.select_for_update()
    asker, _made = rows.get_or_create(address=address, defaults={"last_at": at})
    recent = [moment for moment in asker.asked if moment > (at - MINUTE).timestamp()]
    if len(recent) >= ASKS_A_MINUTE:
        return False
    asker.asked, asker.last_at = [*recent, at.timestamp()], at
    asker.save()
    return True
