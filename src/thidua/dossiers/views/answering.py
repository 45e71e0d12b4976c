"""How a page answers a step: done, at fault, stale, or refused in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from thidua.dossiers.actions import NotAllowed
from thidua.dossiers.lifecycle import VERBS
from thidua.files.actions import Secret, TooLarge, receive
from thidua.files.http import made
from thidua.files.inspect import NotAccepted
from thidua.files.models import File
from thidua.journal.queries import history_of
from thidua.journal.told import Change, Told
from thidua.journal.told import told as told_in_words
from thidua.kit.forms import KitForm
from thidua.kit.keys import Stale
from thidua.kit.refusals import Refusal
from thidua.kit.templatetags.kit import WORDS as OUTCOMES
from thidua.library.queries import honour_names
from thidua.people.http import OfficerRequest, refused
from thidua.sheets import OutColumn, SheetRefused, make

FAULT = 422
MADE = ("open", "add")  # verbs of the line with which a record begins
PAPER_KINDS = ("pdf", "docx", "png", "jpg")
REFUSALS = (Refusal, NotAccepted, TooLarge, Secret, SheetRefused)
Page = tuple[str, Mapping[str, Any]]  # template and context


def answer(
    request: OfficerRequest,
    page: Callable[[], Page],
    form: KitForm,
    act: Callable[[dict[str, Any]], HttpResponse],
    *,
    about: models.Model | None = None,
    name: str = "form",
) -> HttpResponse:
    """Show the page with the form; when it is sent and sound, act; tell a refusal on the page."""
    if request.method != "POST":
        return shown(request, page, {name: form})
    if not form.is_valid():
        return shown(request, page, {name: form, "at_fault": form}, status=FAULT)
    try:
        _require_fresh(form, about)
        return act(form.cleaned_data)
    except REFUSALS as refusal:
        return told(request, page, refusal, {name: form}, about=about)


def shown(
    request: OfficerRequest,
    page: Callable[[], Page],
    more: Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    template, context = page()
    return render(request, template, {**context, **more}, status=status)


def told(
    request: OfficerRequest,
    page: Callable[[], Page],
    refusal: Exception,
    more: Mapping[str, Any] | None = None,
    *,
    about: models.Model | None = None,
) -> HttpResponse:
    """The page once more, as it stands now, with the refusal in words."""
    template, context = page()
    context = {**context, **(more or {})}
    return refused(request, template, context, refusal, about=about, status=_status(refusal))


def story_of(record: models.Model, *, last: int) -> list[Told]:
    """The last lines of a record's journal in words; what it was made with is not told again, and
    honours are called by their names.
    """
    entries = list(history_of(record)[:last])
    names = honour_names(on=timezone.localdate())
    lines = told_in_words(entries, VERBS)
    return [
        replace(line, changes=[] if entry.verb in MADE else _with_names(line.changes, names))
        for entry, line in zip(entries, lines, strict=True)
    ]


def keep_upload(request: OfficerRequest, name: str) -> File | None:
    """A paper that came with a form, checked and kept; nothing where none came."""
    upload = cast("UploadedFile[bytes] | None", request.FILES.get(name))
    if upload is None:
        return None
    return receive(upload, by=request.user, at=timezone.now(), kinds=PAPER_KINDS)


def workbook(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], *, name: str
) -> HttpResponse:
    """A list as a workbook to take away."""
    return made(make(title, [OutColumn(one) for one in headings], rows), name=name, kind="xlsx")


def _with_names(changes: Iterable[Change], names: Mapping[str, str]) -> list[Change]:
    return [
        Change(one.label, names.get(one.before, one.before), names.get(one.after, one.after))
        for one in changes
        if one.after not in OUTCOMES
    ]


def _require_fresh(form: KitForm, about: models.Model | None) -> None:
    """The page was made from the version now on record."""
    given = form.cleaned_data.get("version")
    if given is not None and given != getattr(about, "version", given):
        raise Stale(form.differences(form.initial))


def _status(refusal: Exception) -> int:
    if isinstance(refusal, NotAllowed):
        return 403
    return 413 if isinstance(refusal, TooLarge) else 409
