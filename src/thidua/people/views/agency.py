"""The agency's settings and signers, and the first page of a real agency."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from thidua.kit.refusals import Refusal
from thidua.people import actions, queries, setup_code
from thidua.people.agency import USUAL
from thidua.people.answering import FAULT, Sheet, answer, require_step
from thidua.people.forms import agency as forms
from thidua.people.http import OfficerRequest
from thidua.people.lifecycle import Step
from thidua.people.models import Setting, Signer
from thidua.rulebook.load import load

READ_OR_SEND = require_http_methods(["GET", "POST"])
ROWS = 8
FIRST_ROWS: list[dict[str, Any]] = [
    {"title": "Giám đốc", "leader": True, "roles": "leader", "signs_as": "giam-doc-so"},
    {
        "title": "Phó Giám đốc",
        "leader": True,
        "signs_as": "giam-doc-so",
        "authority": "KT. GIÁM ĐỐC",
    },
    {"title": "Chuyên viên", "roles": "officer-administrator"},
    {"title": "Văn thư", "roles": "clerk"},
]


@READ_OR_SEND
def settings(request: OfficerRequest) -> HttpResponse:
    """How does this agency work?"""
    require_step(request, Step.SET_SETTING, queries.root())
    today = timezone.localdate()
    kept = queries.settings_on(today)
    form = forms.Settings(
        request.POST or None,
        initial={**kept, "from_on": today},
        units=queries.units_on(today),
        honours=_honours(),
    )
    sheet = Sheet(
        _("Cơ quan làm theo thiết lập nào?"),
        _("Lưu thiết lập"),
        template="people/settings.html",
        more={"past": Setting.objects.order_by("-from_on", "key")[:30]},
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        changed = actions.set_settings(
            form.values(), from_on=typed["from_on"], by=request.user, at=timezone.now()
        )
        words = _("Đã lưu %(count)d thiết lập.") if changed else _("Không có gì thay đổi.")
        messages.success(request, words % {"count": len(changed)} if changed else words)
        return redirect("people:settings")

    return answer(request, sheet, form, act)


@require_GET
def signers(request: OfficerRequest) -> HttpResponse:
    """Who signs for the agency?"""
    require_step(request, Step.SET_SIGNER, queries.root())
    context = {
        "signers": Signer.objects.select_related("person").order_by("-from_on"),
        "today": timezone.localdate(),
        "authorities": dict(forms.SIGNERS),
    }
    return render(request, "people/signers.html", context)


@READ_OR_SEND
def signer_add(request: OfficerRequest) -> HttpResponse:
    require_step(request, Step.SET_SIGNER, queries.root())
    form = forms.AddSigner(request.POST or None, initial={"from_on": timezone.localdate()})
    sheet = Sheet(_("Ai ký văn bản?"), _("Thêm người ký"), "signature", [_list()])

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.set_signer(by=request.user, at=timezone.now(), **typed)
        messages.success(request, _("Đã thêm người ký."))
        return redirect("people:signers")

    return answer(request, sheet, form, act)


@READ_OR_SEND
def signer_end(request: OfficerRequest, pk: int) -> HttpResponse:
    require_step(request, Step.END_SIGNER, queries.root())
    signer = get_object_or_404(Signer.objects.select_related("person"), pk=pk)
    form = forms.EndSigner(request.POST or None, initial={"on": timezone.localdate()})
    sheet = Sheet(_("Ký đến khi nào?"), _("Kết thúc"), "check", [_list()], lead=str(signer))

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.end_signer(signer, on=typed["on"], by=request.user, at=timezone.now())
        messages.success(request, _("Đã kết thúc."))
        return redirect("people:signers")

    return answer(request, sheet, form, act, about=signer)


@login_not_required
@never_cache
@sensitive_post_parameters()
@READ_OR_SEND
def first_run(request: HttpRequest) -> HttpResponse:
    """Set up a real agency, once, with the code that the server has printed."""
    if not queries.is_empty():
        raise Http404
    data = request.POST or None
    usual = {key: value for key, value in USUAL.items() if value not in ("", None)}
    form = forms.Start(data, initial=usual, honours=_honours())
    people = [
        forms.FirstOne(
            data, prefix=f"nguoi{n}", initial=FIRST_ROWS[n] if n < len(FIRST_ROWS) else {}
        )
        for n in range(ROWS)
    ]
    opening = forms.Opening(data)
    context: dict[str, Any] = {"form": form, "people": people, "opening": opening}
    if request.method == "GET":
        return render(request, "people/first_run.html", context)
    if not all([form.is_valid(), opening.is_valid(), *(row.is_valid() for row in people)]):
        return render(request, "people/first_run.html", context, status=FAULT)
    if not setup_code.is_right(opening.cleaned_data["code"]):
        opening.add_error("code", _("Mã thiết lập chưa đúng; hãy chép lại từ màn hình máy chủ."))
        return render(request, "people/first_run.html", context, status=403)
    try:
        started = actions.start_agency(_start(form, people, opening), at=timezone.now())
    except Refusal as refusal:
        return render(request, "people/first_run.html", {**context, "refusal": refusal}, status=409)
    setup_code.forget()
    links = {
        name: request.build_absolute_uri(reverse("people:reset", args=[code]))
        for name, code in started.codes.items()
    }
    return render(request, "people/started.html", {"started": started, "links": links})


def _start(
    form: forms.Start, people: list[forms.FirstOne], opening: forms.Opening
) -> actions.Start:
    """What was typed, as one value for the action."""
    values = form.values()
    return actions.Start(
        settings={key: values[key] for key in USUAL if key in values},
        standing_unit=form.cleaned_data["standing_unit"],
        units=form.cleaned_data["units"],
        people=[person for row in people if (person := row.person())],
        password=opening.cleaned_data["new"],
        since=form.cleaned_data["since"],
    )


def _honours() -> list[tuple[str, str]]:
    """Codes and names of the honours that the law knows, highest first as the law ranks them."""
    law = load()
    ranked = sorted(law.honours.values(), key=lambda honour: (honour.category, honour.rank))
    return [(honour.code, honour.name["vi"]) for honour in ranked]


def _list() -> tuple[str, str]:
    return _("Người ký"), reverse("people:signers")
