"""Lines: one with its verdict, its papers and its steps; all of them; two side by side."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.dossiers import actions, doubts, forms, judging, lifecycle, queries
from thidua.dossiers.lifecycle import Step
from thidua.dossiers.models import Dossier, DossierPaper, FiledPaper, Opinion, SummaryList
from thidua.dossiers.picking import options
from thidua.dossiers.views.answering import Page, answer, keep_upload, shown, story_of
from thidua.dossiers.views.rounds import lines_workbook
from thidua.files.http import send
from thidua.initiatives.models import Initiative
from thidua.kit.forms import KitForm
from thidua.kit.pages import page, paginate
from thidua.kit.search import matching
from thidua.library.queries import honour_choices, honour_names, relied_banner
from thidua.people.http import OfficerRequest
from thidua.people.models import Unit, User
from thidua.people.queries import in_branches

READ_OR_SEND = require_http_methods(["GET", "POST"])
TAKE = dict[str, Any]
Taken = Callable[[Dossier, TAKE, User, datetime], Any]
STEPS: dict[str, Taken] = {
    Step.SUBMIT: lambda line, _t, by, at: actions.submit_line(line, by=by, at=at),
    Step.RECEIVE: lambda line, t, by, at: actions.receive_line(
        line, owed_until=t["owed_until"], by=by, at=at
    ),
    Step.RETURN: lambda line, t, by, at: actions.return_line(
        line, reason=t["reason"], by=by, at=at
    ),
    Step.WITHDRAW: lambda line, t, by, at: actions.withdraw(line, reason=t["reason"], by=by, at=at),
    Step.HOLD: lambda line, _t, by, at: actions.hold(line, by=by, at=at),
    Step.RELEASE: lambda line, _t, by, at: actions.release(line, by=by, at=at),
    Step.LOWER: lambda line, t, by, at: actions.lower(
        line, honour=t["honour"], reason=t["reason"], by=by, at=at
    ),
    Step.APPRAISE: lambda line, _t, by, at: actions.appraise(line, by=by, at=at),
    Step.ACCEPT: lambda line, t, by, at: actions.accept(line, file=t["file"], by=by, at=at),
    Step.TAKE_OUT: lambda line, t, by, at: actions.take_out(line, reason=t["reason"], by=by, at=at),
    Step.REMOVE: lambda line, t, by, at: actions.remove(line, reason=t["reason"], by=by, at=at),
    Step.DROP: lambda line, _t, by, at: actions.drop_line(line, by=by, at=at),
}
ONWARD = (Step.SUBMIT, Step.RECEIVE, Step.APPRAISE, Step.ACCEPT, Step.RELEASE)
DONE = {
    Step.SUBMIT: gettext_lazy("Đã gửi lại hồ sơ."),
    Step.RECEIVE: gettext_lazy("Đã tiếp nhận hồ sơ."),
    Step.RETURN: gettext_lazy("Đã trả hồ sơ lại đơn vị."),
    Step.WITHDRAW: gettext_lazy("Đã rút hồ sơ."),
    Step.HOLD: gettext_lazy("Đã tạm dừng xem xét."),
    Step.RELEASE: gettext_lazy("Đã đưa hồ sơ ra xem xét tiếp."),
    Step.LOWER: gettext_lazy("Đã chuyển sang mức khác và xét lại."),
    Step.APPRAISE: gettext_lazy("Đã thẩm định xong."),
    Step.ACCEPT: gettext_lazy("Đã ghi ý kiến đồng ý của lãnh đạo."),
    Step.TAKE_OUT: gettext_lazy("Đã đưa ra khỏi danh sách tổng hợp."),
    Step.REMOVE: gettext_lazy("Đã đưa ra khỏi danh sách."),
    Step.DROP: gettext_lazy("Đã bỏ dòng khỏi dự thảo."),
}


@require_GET
def dossier(request: OfficerRequest, pk: int) -> HttpResponse:
    """Does this nominee meet the standard, and who holds the dossier now?"""
    line = _line(request, pk)
    return shown(request, partial(_line_page, request, line), {})


@require_POST
def step(request: OfficerRequest, pk: int, step: str) -> HttpResponse:
    """Take one step of the line."""
    line = _line(request, pk)
    if step not in STEPS:
        raise Http404
    form = _step_form(line, step, request)

    def act(typed: TAKE) -> HttpResponse:
        if "file" in typed:
            typed["file"] = keep_upload(request, "file")
        STEPS[step](line, typed, request.user, timezone.now())
        messages.success(request, DONE[Step(step)])
        if step == Step.DROP and line.round_id:
            return redirect("dossiers:round", pk=line.round_id)
        return redirect("dossiers:dossier", pk=pk)

    page_now = partial(_line_page, request, line, at_step=step)
    return answer(request, page_now, form, act, about=line, name="step_form")


@READ_OR_SEND
def line_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write what the unit says of its nominee."""
    line = _line(request, pk)
    if not lifecycle.has_right(Step.EDIT, line, request.mandate):
        raise PermissionDenied
    first = {name: getattr(line, name) for name in forms.EditLine.base_fields}
    own = Initiative.objects.filter(authors=line.person_id or 0).order_by("-year")
    form = forms.EditLine(request.POST or None, initial=first, initiatives=own)

    def act(typed: TAKE) -> HttpResponse:
        actions.change_line(line, **typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã sửa dòng đề nghị."))
        return redirect("dossiers:dossier", pk=pk)

    context = {"line": line, "crumbs": [*_crumbs(line), {"title": _("Sửa")}]}
    return answer(request, lambda: ("dossiers/line_edit.html", context), form, act, about=line)


@require_POST
def paper(request: OfficerRequest, pk: int, verb: str) -> HttpResponse:
    """Give a paper, let it be owed, or ask for it no longer."""
    found = get_object_or_404(_papers(request), pk=pk)
    kinds: dict[str, type[KitForm]] = {
        "nop": forms.GivePaper,
        "cho-no": forms.OwePaper,
        "khong-can": forms.WaivePaper,
    }
    if verb not in kinds:
        raise Http404
    form = kinds[verb](request.POST, request.FILES)

    def act(typed: TAKE) -> HttpResponse:
        by, at = request.user, timezone.now()
        if verb == "nop":
            if file := keep_upload(request, "file"):
                actions.give_paper(found, file=file, by=by, at=at)
        elif verb == "cho-no":
            actions.owe_paper(found, until=typed["until"], by=by, at=at)
        else:
            actions.waive_paper(found, reason=typed["reason"], by=by, at=at)
        messages.success(request, _("Đã ghi: %(name)s.") % {"name": found.name})
        return redirect("dossiers:dossier", pk=found.dossier_id)

    page_now = partial(_line_page, request, found.dossier)
    return answer(request, page_now, form, act, about=found.dossier, name="paper_form")


@require_GET
def paper_file(request: OfficerRequest, pk: int) -> FileResponse:
    """One paper of a line."""
    found = get_object_or_404(_papers(request), pk=pk)
    if found.file is None:
        raise Http404
    return send(found.file)


@require_GET
def filed_file(request: OfficerRequest, pk: int) -> FileResponse:
    """A later paper filed into the line."""
    seen = FiledPaper.objects.filter(dossier__in=queries.visible_to(request.mandate).values("pk"))
    found = get_object_or_404(seen.select_related("file"), pk=pk)
    if found.file is None:
        raise Http404
    return send(found.file)


@require_POST
def opinion_ask(request: OfficerRequest, pk: int) -> HttpResponse:
    """Ask another body."""
    line = _line(request, pk)

    def act(typed: TAKE) -> HttpResponse:
        actions.ask_opinion(line, **typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi việc lấy ý kiến."))
        return redirect("dossiers:dossier", pk=pk)

    page_now = partial(_line_page, request, line)
    form = forms.AskOpinion(request.POST)
    return answer(request, page_now, form, act, about=line, name="ask_form")


@require_POST
def opinion_answer(request: OfficerRequest, pk: int) -> HttpResponse:
    """Record its answer."""
    seen = Opinion.objects.filter(dossier__in=queries.visible_to(request.mandate).values("pk"))
    found = get_object_or_404(seen.select_related("dossier__unit"), pk=pk)

    def act(typed: TAKE) -> HttpResponse:
        actions.answer_opinion(found, **typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi ý kiến trả lời."))
        return redirect("dossiers:dossier", pk=found.dossier_id)

    page_now = partial(_line_page, request, found.dossier)
    form = forms.AnswerOpinion(request.POST)
    return answer(request, page_now, form, act, about=found.dossier, name="answer_form")


@require_GET
def lines(request: OfficerRequest) -> HttpResponse:
    """All lines that this account may see."""
    found, form = _filtered(request)
    context = {"form": form, "page": paginate(found, request)}
    return page(request, "dossiers/lines.html", "dossiers/_lines.html", context)


@require_GET
def lines_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook."""
    found, _form = _filtered(request)
    return lines_workbook(found, _("Hồ sơ đề nghị"), "ho-so-de-nghi")


@require_GET
def lacking(request: OfficerRequest) -> HttpResponse:
    """Which dossiers are not complete?"""
    seen = queries.visible_to(request.mandate).exclude(status__in=lifecycle.OVER)
    owed = queries.owed_papers(seen)
    context = {"page": paginate(owed, request), "today": timezone.localdate()}
    return page(request, "dossiers/lacking.html", "dossiers/_lacking.html", context)


@READ_OR_SEND
def compare(request: OfficerRequest) -> HttpResponse:
    """Two lines side by side; ticked rows of a list come by POST and get an address."""
    if request.method == "POST":
        ticked = urlencode([("dong", pk) for pk in request.POST.getlist("dong")[:2]])
        return redirect(f"{reverse('dossiers:compare')}?{ticked}")
    chosen = [int(pk) for pk in request.GET.getlist("dong")[:2] if pk.isdigit()]
    found = list(queries.visible_to(request.mandate).defer(None).filter(pk__in=chosen))
    if len(found) != 2:
        raise Http404
    told = doubts.doubts_about(found)
    sides = [_sheet(line, told.get(line.pk, [])) for line in found]
    crumbs = [{"title": _("Hồ sơ"), "url": reverse("dossiers:lines")}, {"title": _("So sánh")}]
    return render(request, "dossiers/compare.html", {"sides": sides, "crumbs": crumbs})


@READ_OR_SEND
def sudden(request: OfficerRequest) -> HttpResponse:
    """Sudden merit: propose, and see what is on its way."""
    today = timezone.localdate()
    units = Unit.objects.filter(
        in_branches(request.mandate.branches(*lifecycle.UNIT), "path"), until_on=None
    ).order_by("path")
    if request.method == "POST" and not units.exists():
        raise PermissionDenied
    form = forms.Sudden(
        request.POST or None,
        units=units,
        mandate=request.mandate,
        on=today,
        honours=queries.sudden_honours(on=today),
        initial={"unit": units.first() if units.count() == 1 else None},
    )
    single = units.first() if units.count() == 1 else None
    context = {
        "page": paginate(queries.sudden_lines(request.mandate), request),
        "may_propose": units.exists(),
        "options": options(single, on=today) if single else [],
    }

    def act(typed: TAKE) -> HttpResponse:
        entry = actions.Entry(typed["nominee"], typed["honour"], achievement=typed["achievement"])
        line = actions.propose_sudden(
            unit=typed["unit"],
            year=today.year,
            entry=entry,
            key=str(typed["key"]),
            by=request.user,
            at=timezone.now(),
        )
        return redirect("dossiers:dossier", pk=line.pk)

    return answer(request, lambda: ("dossiers/sudden.html", context), form, act)


def _line_page(request: OfficerRequest, line: Dossier, *, at_step: str = "") -> Page:
    """The whole page of a line, freshly read; the form of a step at fault stays open."""
    line = get_object_or_404(queries.visible_to(request.mandate).defer(None), pk=line.pk)
    open_steps = lifecycle.open_steps(line, request.mandate)
    context = {
        **_sheet(line, doubts.doubts_about([line]).get(line.pk, [])),
        "steps": open_steps,
        "step_forms": [
            (step, step.label, _step_form(line, step)) for step in _offered(line, open_steps)
        ],
        "at_step": at_step,
        "ask_form": forms.AskOpinion(initial={"sent_on": timezone.localdate()}),
        "answer_form": forms.AnswerOpinion(),
        "reliance": relied_banner(request.mandate, on=timezone.localdate()),
        "history": story_of(line, last=50),
        "crumbs": _crumbs(line, last=True),
    }
    return "dossiers/dossier.html", context


def _sheet(line: Dossier, told: list[doubts.Doubt]) -> dict[str, Any]:
    """What `dossiers/_sheet.html` shows: a later slice may include it too."""
    return {
        "line": line,
        "verdict": judging.verdict_shown(line, on=timezone.localdate()),
        "assessments": line.assessments.all(),
        "papers": line.papers.select_related("file"),
        "opinions": line.opinions.all(),
        "filed": line.filed.select_related("document", "file"),
        "doubts": told,
    }


def _offered(line: Dossier, open_steps: list[Step]) -> list[Step]:
    """The steps that have a button, the one that carries the line on first. Off the council's list
    goes only what the council has, or has passed.
    """
    before_council = line.status == Dossier.Status.APPRAISED
    closed = line.summary is not None and line.summary.status == SummaryList.Status.CLOSED
    barred = {Step.TAKE_OUT} if closed or line.summary is None else set()
    barred |= {Step.REMOVE} if before_council and not closed else set()
    offered = [step for step in open_steps if step in STEPS and step not in barred]
    return sorted(offered, key=lambda step: step not in ONWARD)


def _step_form(line: Dossier, step: str, request: OfficerRequest | None = None) -> forms.Plain:
    kind = forms.STEP_FORMS.get(step, forms.Plain)
    options: dict[str, Any] = {"initial": {"version": line.version}, "auto_id": f"{step}_%s"}
    if kind is forms.Lower:
        nominee = (
            "person" if line.person_id else "collective" if line.collective_id else "household"
        )
        groups = honour_choices(on=timezone.localdate(), nominee=nominee)
        options["choices"] = [
            (group, [one for one in choices if one[0] != line.honour]) for group, choices in groups
        ]
    if request is None:
        return kind(**options)
    return kind(request.POST, request.FILES, **options)


def _line(request: OfficerRequest, pk: int) -> Dossier:
    return get_object_or_404(queries.visible_to(request.mandate), pk=pk)


def _papers(request: OfficerRequest) -> QuerySet[DossierPaper]:
    seen = DossierPaper.objects.filter(dossier__in=queries.visible_to(request.mandate).values("pk"))
    return seen.select_related("dossier__unit", "dossier__person", "file")


def _filtered(request: OfficerRequest) -> tuple[QuerySet[Dossier], forms.LineFilter]:
    seen = queries.visible_to(request.mandate)
    form = forms.LineFilter(
        request.GET,
        years=queries.years(),
        units=queries.units_with_lines(request.mandate),
        on=timezone.localdate(),
    )
    if form.is_valid():
        typed = form.cleaned_data
        seen = queries.narrowed(seen, typed)
        seen = matching(seen, typed["q"]) if typed["q"] else seen
    return seen.order_by("-year", "sort_key", "pk"), form


def _crumbs(line: Dossier, *, last: bool = False) -> list[dict[str, str]]:
    first = {"title": _("Hồ sơ"), "url": reverse("dossiers:lines")}
    if line.round_id and line.round:
        there = reverse("dossiers:round", kwargs={"pk": line.round_id})
        first = {"title": str(line.round.title), "url": there}
    name = honour_names(on=timezone.localdate()).get(line.honour, line.honour)
    own = {"title": f"{line.nominee_name}: {name}"}
    return [first, own if last else {**own, "url": queries.address(line)}]
