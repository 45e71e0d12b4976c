"""The list of persons, and what can be done to one: posts, transfers, absences, leaving."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thidua.journal.queries import history_of
from thidua.journal.told import told
from thidua.kit.pages import page, paginate
from thidua.people import actions, lifecycle, queries
from thidua.people.answering import FAULT, Sheet, answer, require_step
from thidua.people.exporting import workbook
from thidua.people.forms import persons as forms
from thidua.people.http import OfficerRequest
from thidua.people.lifecycle import Step
from thidua.people.models import Absence, Person, Post, Role, Unit

READ_OR_SEND = require_http_methods(["GET", "POST"])


@require_GET
def persons(request: OfficerRequest) -> HttpResponse:
    """Who is here, and where?"""
    today = timezone.localdate()
    form = forms.Filter(request.GET, units=queries.units_on(today))
    context = {
        "form": form,
        "page": paginate(_listed(request, form), request),
        "steps": lifecycle.open_steps(None, request.mandate),
        "today": today,
    }
    return page(request, "people/persons.html", "people/_staff.html", context)


@require_GET
def persons_export(request: OfficerRequest) -> HttpResponse:
    """The same list as a workbook; citizen numbers stay masked."""
    form = forms.Filter(request.GET, units=queries.units_on(timezone.localdate()))
    headings = [
        _("Họ và tên"),
        _("Giới tính"),
        _("Ngày sinh"),
        _("Mã cán bộ"),
        _("CCCD"),
        _("Nhóm"),
        _("Chức vụ"),
        _("Đơn vị"),
    ]
    rows = (
        [
            person.name,
            person.get_sex_display(),
            person.born,
            person.staff_code or "",
            person.citizen_number_masked,
            person.get_group_display(),
            "; ".join(post.title for post in queries.held_by(person)),
            "; ".join(post.unit.name for post in queries.held_by(person)),
        ]
        for person in _listed(request, form)
    )
    return workbook(_("Danh sách cá nhân"), headings, rows, name="ca-nhan.xlsx")


@READ_OR_SEND
def person_add(request: OfficerRequest) -> HttpResponse:
    require_step(request, Step.ADD_PERSON)
    initial = {"unit": request.GET.get("don-vi"), "kind": Post.Kind.MAIN}
    form = forms.AddPerson(request.POST or None, initial=initial, units=_editable(request))
    sheet = Sheet(_("Thêm người nào?"), _("Thêm người"), "user-plus", [_list()])

    def act(typed: dict[str, Any]) -> HttpResponse:
        try:
            made = actions.add_person(
                unit=typed["unit"],
                post=form.fields_of_post(),
                surely_new=typed["surely_new"],
                key=typed["key"],
                by=request.user,
                at=timezone.now(),
                **form.fields_of_person(),
            )
        except actions.MaybeSame as question:
            more = {"candidates": question.candidates, "refusal": question}
            return render(request, sheet.template, {**sheet.context(form), **more}, status=FAULT)
        return _done(request, made, _("Đã thêm %(name)s.") % {"name": made.name})

    return answer(request, sheet, form, act)


@READ_OR_SEND
def person_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is on record of this person?"""
    person = _to_change(request, pk)
    today = timezone.localdate()
    initial = {name: getattr(person, name) for name in [*forms.PERSON, "version"]}
    form = forms.ChangePerson(request.POST or None, initial=initial)
    sheet = Sheet(
        person.name,
        _("Lưu"),
        crumbs=[_list()],
        template="people/person_edit.html",
        more={
            "person": person,
            "posts": person.posts.select_related("unit"),
            "absences": person.absences.all(),
            "account": getattr(person, "account", None),
            "history": told(history_of(person)[:20], lifecycle.VERBS),
            "steps": lifecycle.open_steps(None, request.mandate),
            "today": today,
        },
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.change_person(
            person,
            version=typed["version"],
            by=request.user,
            at=timezone.now(),
            **form.fields_of_person(),
        )
        return _done(request, person, _("Đã lưu thông tin cá nhân."))

    return answer(request, sheet, form, act, about=person)


@READ_OR_SEND
def person_leave(request: OfficerRequest, pk: int) -> HttpResponse:
    person = _to_change(request, pk)
    form = forms.Leave(request.POST or None, initial={"version": person.version})
    sheet = Sheet(_("Rời cơ quan từ khi nào?"), _("Ghi"), "logout", _way(person))

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.leave(person, by=request.user, at=timezone.now(), **typed)
        return _done(request, person, _("Đã ghi ngày rời cơ quan."))

    return answer(request, sheet, form, act, about=person)


@READ_OR_SEND
def post_add(request: OfficerRequest, pk: int) -> HttpResponse:
    person = _to_change(request, pk)
    form = forms.AddPost(request.POST or None, units=_editable(request))
    sheet = Sheet(_("Thêm chức vụ nào?"), _("Thêm chức vụ"), "plus", _way(person))

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.give_post(
            person,
            unit=typed["unit"],
            key=typed["key"],
            by=request.user,
            at=timezone.now(),
            **form.fields_of_post(),
        )
        return _done(request, person, _("Đã thêm chức vụ."))

    return answer(request, sheet, form, act, about=person)


@READ_OR_SEND
def post_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    initial = {name: getattr(post, name) for name in [*forms.POST, "version"]}
    form = forms.ChangePost(request.POST or None, initial=initial)
    sheet = Sheet(_("Sửa chức vụ"), _("Lưu"), crumbs=_way(post.person))

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.change_post(
            post,
            version=typed["version"],
            by=request.user,
            at=timezone.now(),
            **form.fields_of_post(),
        )
        return _done(request, post.person, _("Đã lưu chức vụ."))

    return answer(request, sheet, form, act, about=post)


@READ_OR_SEND
def post_end(request: OfficerRequest, pk: int) -> HttpResponse:
    post = _post(request, pk)
    form = forms.EndPost(request.POST or None, initial={"version": post.version})
    lead = str(post)
    sheet = Sheet(_("Thôi giữ chức vụ khi nào?"), _("Kết thúc"), "check", _way(post.person), lead)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.end_post(post, by=request.user, at=timezone.now(), **typed)
        return _done(request, post.person, _("Đã kết thúc chức vụ."))

    return answer(request, sheet, form, act, about=post)


@READ_OR_SEND
def transfer(request: OfficerRequest, pk: int) -> HttpResponse:
    person = _to_change(request, pk)
    post = queries.main_post(person, on=timezone.localdate())
    initial = {"title": post.title if post else ""}
    form = forms.Transfer(request.POST or None, initial=initial, units=_editable(request))
    lead = _("Đang giữ: %(post)s.") % {"post": post} if post else ""
    sheet = Sheet(_("Điều chuyển về đâu?"), _("Điều chuyển"), "arrow-right", _way(person), lead)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.transfer(
            person,
            to=typed["unit"],
            on=typed["on"],
            old_unit_agrees=form.agrees(),
            title=typed["title"],
            leader=typed["leader"],
            head=typed["head"],
            key=typed["key"],
            by=request.user,
            at=timezone.now(),
        )
        return _done(request, person, _("Đã ghi việc điều chuyển."))

    return answer(request, sheet, form, act, about=person)


@READ_OR_SEND
def absence_add(request: OfficerRequest, pk: int) -> HttpResponse:
    person = _to_change(request, pk)
    form = forms.AbsenceData(request.POST or None)
    sheet = Sheet(_("Nghỉ dài ngày khi nào?"), _("Ghi"), "calendar", _way(person))

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.add_absence(person, by=request.user, at=timezone.now(), **typed)
        return _done(request, person, _("Đã ghi thời gian nghỉ."))

    return answer(request, sheet, form, act, about=person)


@READ_OR_SEND
def absence_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    absence = get_object_or_404(
        Absence.objects.select_related("person"),
        pk=pk,
        person__in=queries.editable_persons(request.mandate),
    )
    initial = {"from_on": absence.from_on, "until_on": absence.until_on}
    form = forms.ChangeAbsence(request.POST or None, initial=initial)
    sheet = Sheet(absence.get_kind_display(), _("Lưu"), crumbs=_way(absence.person))

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.change_absence(absence, by=request.user, at=timezone.now(), **typed)
        return _done(request, absence.person, _("Đã sửa thời gian nghỉ."))

    return answer(request, sheet, form, act, about=absence)


def _listed(request: OfficerRequest, form: forms.Filter) -> QuerySet[Person]:
    seen = queries.visible_persons(request.mandate)
    return queries.persons_listed(seen, on=timezone.localdate(), **form.asked())


def _to_change(request: OfficerRequest, pk: int) -> Person:
    """The person, for whoever keeps their record; 404 for everybody else."""
    return get_object_or_404(queries.editable_persons(request.mandate), pk=pk)


def _post(request: OfficerRequest, pk: int) -> Post:
    return get_object_or_404(
        Post.objects.select_related("person", "unit"),
        pk=pk,
        person__in=queries.editable_persons(request.mandate),
    )


def _editable(request: OfficerRequest) -> QuerySet[Unit]:
    """The units in force in the branches that the mandate keeps."""
    branches = request.mandate.branches(Role.OFFICER, Role.ADMINISTRATOR)
    return queries.units_on(timezone.localdate()).filter(queries.in_branches(branches, "path"))


def _done(request: OfficerRequest, person: Person, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("people:person_edit", pk=person.pk)


def _list() -> tuple[str, str]:
    return _("Cá nhân"), reverse("people:persons")


def _way(person: Person) -> list[tuple[str, str]]:
    return [_list(), (person.name, reverse("people:person_edit", args=[person.pk]))]
