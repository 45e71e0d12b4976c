"""What every page shows around its content, as data for the base template."""

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.home.menu import menu_for
from thidua.people.models import Role
from thidua.people.queries import setting

WORKER_SILENT = 60  # seconds


def front_door(request: HttpRequest) -> dict[str, Any]:
    """The agency's name, the menu, the banners; nothing but the name for who has not signed in."""
    today = timezone.localdate()
    found: dict[str, Any] = {"agency": {"name": setting("name", on=today)}}
    mandate = getattr(request, "mandate", None)
    if mandate is None:
        return found
    found["menu"] = menu_for(mandate, request.path)
    if mandate.holds(Role.OFFICER, Role.ADMINISTRATOR) and not worker_answers():
        text = _("Bộ phận chạy nền không trả lời đã hơn một phút; việc nặng sẽ chờ. Báo quản trị.")
        found["banners"] = [{"tone": "wait", "icon": "server-off", "text": text}]
    return found


def worker_answers() -> bool:
    """Whether the task worker has said within the last minute that it is there."""
    try:
        return time.time() - (Path(settings.DATA) / "worker.alive").stat().st_mtime < WORKER_SILENT
    except OSError:
        return False
