"""How a page with one form answers: shown, at fault, refused, or done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thidua.kit.forms import KitForm
from thidua.kit.keys import Stale
from thidua.kit.refusals import Refusal
from thidua.people.http import OfficerRequest, refused
from thidua.people.lifecycle import Step, may
from thidua.people.models import Unit

FAULT = 422


@dataclass
class Sheet:
    """A page with one form: its question, its button, the way back."""

    question: str
    button: str
    icon: str = "device-floppy"
    crumbs: Sequence[tuple[str, str]] = ()
    lead: str = ""
    template: str = "people/form.html"
    more: Mapping[str, Any] = field(default_factory=dict)

    def context(self, form: KitForm) -> dict[str, Any]:
        links = [{"title": title, "url": url} for title, url in self.crumbs]
        return {
            "sheet": self,
            "form": form,
            "crumbs": [*links, {"title": self.question}],
            "back": self.crumbs[-1][1] if self.crumbs else reverse("home:desk"),
            **self.more,
        }


def answer(
    request: OfficerRequest,
    sheet: Sheet,
    form: KitForm,
    act: Callable[[dict[str, Any]], HttpResponse],
    *,
    about: models.Model | None = None,
) -> HttpResponse:
    """Show the form; when it is sent and sound, act, and tell a refusal on the same page.

    A stale page shows both values and takes the version on record, so that saving once more saves.
    """
    context = sheet.context(form)
    if request.method != "POST":
        return render(request, sheet.template, context)
    if not form.is_valid():
        return render(request, sheet.template, context, status=FAULT)
    try:
        return act(form.cleaned_data)
    except Stale:
        stale = Stale(form.differences(form.initial))
        form.data["version"] = form.initial["version"]  # type: ignore[index]
        return refused(request, sheet.template, context, stale, about=about)
    except Refusal as refusal:
        return refused(request, sheet.template, context, refusal, about=about)


def require_step(request: OfficerRequest, step: Step, unit: Unit | None = None) -> None:
    """Whoever may not take the step is told 403 before the page is shown."""
    if not may(step, unit, request.mandate):
        raise PermissionDenied
