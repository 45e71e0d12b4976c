"""The signed-in officer of a request: typed once, with the day's mandate, and how a refusal is
told.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from thidua.files.actions import receive
from thidua.files.models import File
from thidua.journal.actions import record
from thidua.kit.pages import refusal_response
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import User

SEEN = "seen_at"
IDLE = "het-phien"  # the parameter that tells the sign-in page why it is shown
PAPERS = ("pdf", "docx", "png", "jpg")
STILL_OPEN = {"people:password", "people:sign_out", "set_language"}


class OfficerRequest(HttpRequest):
    """A request whose user has signed in."""

    user: User
    mandate: Mandate


class MandateMiddleware:
    """Reads the mandate once a request; ends a session that has been idle too long; keeps pages out
    of caches.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.answer(request)
        if self._idle(request):
            logout(request)
            again = {"next": request.get_full_path()} if request.method == "GET" else {}
            return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({**again, IDLE: 1})}")
        officer = cast(OfficerRequest, request)
        if officer.user.must_change_password and not self._opens_all_the_same(request):
            return redirect("people:password")
        officer.mandate = mandate(officer.user, on=timezone.localdate())
        response = self.answer(request)
        response.setdefault("Cache-Control", "no-store")
        return response

    @staticmethod
    def _opens_all_the_same(request: HttpRequest) -> bool:
        """What stays open to an account that must first choose a password of its own."""
        try:
            return resolve(request.path_info).view_name in STILL_OPEN
        except Resolver404:
            return True

    @staticmethod
    def _idle(request: HttpRequest) -> bool:
        """Whether the last request is too long ago; the time is renewed once in five minutes, not
        at every page.
        """
        now = int(time.time())
        seen = int(request.session.get(SEEN, now))
        if now - seen > settings.IDLE_SECONDS:
            return True
        if now - seen > 300 or SEEN not in request.session:
            request.session[SEEN] = now
        return False


def refused(
    request: OfficerRequest,
    template: str,
    context: Mapping[str, Any],
    refusal: Exception,
    *,
    about: models.Model | None = None,
    status: int | None = None,
) -> HttpResponse:
    """The same page with the refusal in words, and a line in the journal, after the rollback."""
    if getattr(refusal, "told_to_journal", True):
        record("refuse", about, by=request.user, at=timezone.now(), note=str(refusal))
    told = status or int(getattr(refusal, "status", 409))
    return refusal_response(request, template, context, refusal, status=told)


def keep_upload(
    request: OfficerRequest, name: str, *, kinds: tuple[str, ...] = PAPERS
) -> File | None:
    """A paper that came with a form, checked and kept; nothing where none came."""
    upload = cast("UploadedFile[bytes] | None", request.FILES.get(name))
    if upload is None:
        return None
    return receive(upload, by=request.user, at=timezone.now(), kinds=kinds)
