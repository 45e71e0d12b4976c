"""The pages of initiatives: the list, one initiative, its filing, recognition and use."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.files.http import send
from thidua.initiatives import actions, forms, lifecycle, queries
from thidua.initiatives.lifecycle import FILERS, Step, open_steps
from thidua.initiatives.models import Initiative
from thidua.journal.told import Told, told
from thidua.kit.forms import KitForm
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Refusal
from thidua.people.answering import Sheet, answer
from thidua.people.exporting import workbook
from thidua.people.http import OfficerRequest, keep_upload, refused
from thidua.people.models import Person, Unit
from thidua.people.queries import in_branches, main_post, posts_on, units_on, visible_units

READ_OR_SEND = require_http_methods(["GET", "POST"])
VERBS = {
    **dict(Step.choices),
    "file": gettext_lazy("ghi sáng kiến, tác giả"),
    "drop_use": gettext_lazy("bỏ lần dùng ghi nhầm"),
}
EXPORTED = 100_000  # rows: what a workbook of Excel opens without pain


@require_GET
def initiatives(request: OfficerRequest) -> HttpResponse:
    """Which initiatives are there, how far is each recognised, what has it served?"""
    form = _filter(request)
    context = {
        "page": paginate(_listed(request, form), request),
        "form": form,
        "may_file": _may_file(request),
        "may_load": request.mandate.holds(*lifecycle.OFFICE),
    }
    return page(request, "initiatives/initiatives.html", "initiatives/_initiatives.html", context)


@require_GET
def initiatives_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook."""
    headings = [
        _("Tên sáng kiến, đề tài"),
        _("Loại"),
        _("Tác giả"),
        _("Đơn vị"),
        _("Năm"),
        _("Tình trạng"),
        _("Phạm vi công nhận"),
        _("Số quyết định"),
        _("Số lần đã dùng để xét"),
    ]
    found = _listed(request, _filter(request))[:EXPORTED]
    rows = (
        [
            one.title,
            one.get_kind_display(),
            queries.authors_of(one),
            one.unit.name,
            one.year,
            one.get_status_display(),
            "; ".join(known.get_scope_display() for known in queries.standing_of(one)),
            "; ".join(known.number for known in queries.standing_of(one) if known.number),
            queries.times_of(one),
        ]
        for one in found.iterator(2000)
    )
    return workbook(_("Sáng kiến"), headings, rows, name="sang-kien.xlsx")


@require_GET
def initiative(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who made it, how far is it recognised, which honour has it served?"""
    return render(request, "initiatives/initiative.html", _shown(request, _one(request, pk)))


@require_GET
def initiative_file(request: OfficerRequest, pk: int) -> FileResponse:
    """What was handed in."""
    filed = queries.papers_visible_to(request.mandate).select_related("file").exclude(file=None)
    one = get_object_or_404(filed, pk=pk)
    assert one.file is not None
    return send(one.file)


@require_GET
def recognition_file(request: OfficerRequest, pk: int) -> FileResponse:
    """The decision that recognises it."""
    seen = queries.recognitions_visible_to(request.mandate).exclude(file=None)
    known = get_object_or_404(seen, pk=pk)
    assert known.file is not None
    return send(known.file)


@READ_OR_SEND
def initiative_add(request: OfficerRequest) -> HttpResponse:
    """A new initiative, by one of its authors, the head of the unit or the office."""
    if not _may_file(request):
        raise PermissionDenied
    own = request.user.person
    authors = [(own, None)] if own and not request.mandate.holds(*FILERS) else []
    post = main_post(own, on=timezone.localdate()) if own else None
    form = forms.Draft(
        request.POST or None,
        request.FILES or None,
        units=_filing_units(request),
        authors=authors,
        initial={
            "kind": Initiative.Kind.INITIATIVE,
            "year": timezone.localdate().year,
            "unit": post.unit if post else None,
        },
    )
    sheet = Sheet(
        _("Sáng kiến gì, của ai?"),
        _("Lưu bản thảo"),
        crumbs=[_list()],
        template="initiatives/initiative_edit.html",
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        made = actions.file(
            **form.typed(),
            key=typed["key"],
            paper=keep_upload(request, "file"),
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Đã lưu bản thảo; xem lại rồi bấm “Nộp sáng kiến”."))
        return redirect("initiatives:initiative", pk=made.pk)

    return answer(request, sheet, form, act)


@READ_OR_SEND
def initiative_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    """A draft is completed."""
    one = _to_do(request, pk, Step.CHANGE)
    names = ("kind", "title", "year", "unit", "content", "version")
    form = forms.Draft(
        request.POST or None,
        request.FILES or None,
        units=_filing_units(request, one.unit),
        authors=[(each.person, each.share) for each in one.authorships.all()],
        initial={name: getattr(one, name) for name in names},
    )
    sheet = Sheet(
        _("Sửa sáng kiến"),
        _("Lưu"),
        crumbs=_way(one),
        template="initiatives/initiative_edit.html",
        more={"initiative": one},
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.change(
            one,
            **form.typed(),
            version=typed["version"],
            paper=keep_upload(request, "file"),
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Đã lưu."))
        return redirect("initiatives:initiative", pk=pk)

    return answer(request, sheet, form, act, about=one)


@require_POST
def submit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Hand it in for recognition."""
    one = _one(request, pk)
    try:
        actions.submit(one, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return refused(
            request, "initiatives/initiative.html", _shown(request, one), refusal, about=one
        )
    messages.success(request, _("Đã nộp sáng kiến."))
    return redirect("initiatives:initiative", pk=pk)


@READ_OR_SEND
def return_(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give it back to be completed."""
    words = (_("Vì sao trả lại?"), _("Trả lại"), _("Đã trả lại tác giả."))
    return _with_reason(request, pk, Step.RETURN, actions.return_, "arrow-back-up", words)


@READ_OR_SEND
def decline(request: OfficerRequest, pk: int) -> HttpResponse:
    """It is not recognised."""
    words = (_("Vì sao không công nhận?"), _("Không công nhận"), _("Đã ghi không công nhận."))
    return _with_reason(request, pk, Step.DECLINE, actions.decline, "circle-x", words)


@READ_OR_SEND
def recognise(request: OfficerRequest, pk: int) -> HttpResponse:
    """Which decision recognises it, how far?"""
    one = _to_do(request, pk, Step.RECOGNISE)
    form = forms.Recognise(request.POST or None, request.FILES or None, today=timezone.localdate())
    sheet = Sheet(
        _("Quyết định nào công nhận, ở phạm vi nào?"),
        _("Ghi công nhận"),
        "rubber-stamp",
        _way(one),
        one.title,
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        del typed["file"]
        paper = keep_upload(request, "file")
        actions.recognise(one, **typed, paper=paper, by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi quyết định công nhận."))
        return redirect("initiatives:initiative", pk=pk)

    return answer(request, sheet, form, act, about=one)


@READ_OR_SEND
def revoke(request: OfficerRequest, pk: int) -> HttpResponse:
    """Why does this recognition stand no longer?"""
    known = get_object_or_404(queries.recognitions_visible_to(request.mandate), pk=pk)
    one = known.initiative
    _require(request, one, Step.REVOKE)
    form = forms.Revoke(request.POST or None, initial={"on": timezone.localdate()})
    sheet = Sheet(
        _("Vì sao hủy bỏ lần công nhận này?"),
        _("Hủy bỏ công nhận"),
        "ban",
        _way(one),
        str(known),
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.revoke(known, **typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã hủy bỏ lần công nhận."))
        return redirect("initiatives:initiative", pk=one.pk)

    return answer(request, sheet, form, act, about=one)


@READ_OR_SEND
def use(request: OfficerRequest, pk: int) -> HttpResponse:
    """Which honour has it served, by old papers?"""
    one = _to_do(request, pk, Step.USE)
    people: list[Person] = [each.person for each in one.authorships.all()]
    form = forms.Use(
        request.POST or None,
        authors=people,
        on=timezone.localdate(),
        initial={"year": one.year, "person": people[0].pk},
    )
    sheet = Sheet(
        _("Sáng kiến này đã dùng để xét gì, cho ai?"),
        _("Ghi đã dùng"),
        "link",
        _way(one),
        _("Lần dùng do quyết định khen thưởng của phần mềm thì tự ghi; ở đây chỉ ghi từ giấy cũ."),
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.use(one, **typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã ghi."))
        return redirect("initiatives:initiative", pk=pk)

    return answer(request, sheet, form, act, about=one)


@READ_OR_SEND
def drop_use(request: OfficerRequest, pk: int) -> HttpResponse:
    """Why was this use put on record by mistake?"""
    made = get_object_or_404(queries.uses_visible_to(request.mandate), pk=pk)
    one = made.initiative
    _require(request, one, Step.USE)
    form = forms.Reason(request.POST or None)
    sheet = Sheet(_("Vì sao bỏ lần dùng này?"), _("Bỏ lần dùng"), "trash", _way(one), str(made))

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.drop_use(made, **typed, by=request.user, at=timezone.now())
        messages.success(request, _("Đã bỏ lần dùng ghi nhầm."))
        return redirect("initiatives:initiative", pk=one.pk)

    return answer(request, sheet, form, act, about=one)


def _with_reason(
    request: OfficerRequest,
    pk: int,
    step: Step,
    action: Callable[..., Initiative],
    icon: str,
    words: tuple[str, str, str],
) -> HttpResponse:
    """A step that needs its reason alone; `words`: the question, the button, what was done."""
    one = _to_do(request, pk, step)
    question, button, done = words
    form: KitForm = forms.Reason(request.POST or None)
    sheet = Sheet(question, button, icon, _way(one), one.title)

    def act(typed: dict[str, Any]) -> HttpResponse:
        action(one, **typed, by=request.user, at=timezone.now())
        messages.success(request, done)
        return redirect("initiatives:initiative", pk=pk)

    return answer(request, sheet, form, act, about=one)


def _shown(request: OfficerRequest, one: Initiative) -> dict[str, Any]:
    """What the page of one initiative shows."""
    papers = queries.papers_visible_to(request.mandate).filter(pk=one.pk).exists()
    return {
        "initiative": one,
        "recognitions": one.recognitions.select_related("file"),
        "uses": queries.uses_of(one),
        "steps": {step.value for step in open_steps(one, request.mandate)},
        "sees_papers": papers,
        "history": _story(one) if papers else [],
        "crumbs": [{"title": _list()[0], "url": _list()[1]}, {"title": one.title}],
    }


def _story(one: Initiative) -> list[Told]:
    """Its journal in words; what it was filed with stands on the page already."""
    entries = queries.history(one)
    lines = zip(entries, told(entries, VERBS), strict=True)
    return [replace(line, changes=[]) if entry.verb == "file" else line for entry, line in lines]


def _one(request: OfficerRequest, pk: int) -> Initiative:
    seen = queries.visible_to(request.mandate).select_related("file", "loaded_by")
    return get_object_or_404(seen, pk=pk)


def _to_do(request: OfficerRequest, pk: int, step: Step) -> Initiative:
    """The initiative, for whoever might take this step; in which state it may be taken, the action
    says.
    """
    one = _one(request, pk)
    _require(request, one, step)
    return one


def _require(request: OfficerRequest, one: Initiative, step: Step) -> None:
    if not lifecycle.might(step, one, request.mandate):
        raise PermissionDenied


def _filter(request: OfficerRequest) -> forms.Filter:
    return forms.Filter(request.GET, units=visible_units(request.mandate))


def _listed(request: OfficerRequest, form: forms.Filter) -> QuerySet[Initiative]:
    return queries.listed(request.mandate, **form.asked())


def _may_file(request: OfficerRequest) -> bool:
    return request.user.person_id is not None or request.mandate.holds(*FILERS)


def _filing_units(request: OfficerRequest, present: Unit | None = None) -> list[Unit]:
    """Where this account may file: the branches it works for, the units it belongs to; and where
    the initiative stands now.
    """
    today = timezone.localdate()
    branches = in_branches(request.mandate.branches(*FILERS), "path")
    found = {unit.pk: unit for unit in units_on(today).filter(branches)}
    own = posts_on(today).filter(person=request.user.person_id or 0).select_related("unit")
    found |= {post.unit_id: post.unit for post in own}
    if present:
        found[present.pk] = present
    return sorted(found.values(), key=lambda unit: (unit.order, unit.sort_key))


def _way(one: Initiative) -> list[tuple[str, str]]:
    return [_list(), (one.title, reverse("initiatives:initiative", args=[one.pk]))]


def _list() -> tuple[str, str]:
    return _("Sáng kiến"), reverse("initiatives:initiatives")
