"""One's own account, and, for administrators, everybody's: roles, links, delegation."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thidua.journal.queries import history_of
from thidua.journal.told import told
from thidua.kit.pages import page, paginate
from thidua.kit.refusals import Refusal
from thidua.people import actions, lifecycle, queries
from thidua.people.answering import Sheet, answer, require_step
from thidua.people.exporting import workbook
from thidua.people.forms import accounts as forms
from thidua.people.http import OfficerRequest, refused
from thidua.people.lifecycle import Step
from thidua.people.models import Person, RoleHeld, Unit, User

READ_OR_SEND = require_http_methods(["GET", "POST"])


@require_GET
def account(request: OfficerRequest) -> HttpResponse:
    """What may this account do?"""
    return render(request, "people/account.html", _of(request, request.user))


@require_GET
def accounts(request: OfficerRequest) -> HttpResponse:
    """Who may do what?"""
    require_step(request, Step.MAKE_ACCOUNT)
    form = forms.Filter(request.GET)
    today = timezone.localdate()
    found = queries.accounts_listed(request.mandate, on=today, **form.asked())
    context = {"form": form, "page": paginate(found, request), "today": today}
    return page(request, "people/accounts.html", "people/_accounts.html", context)


@require_GET
def accounts_export(request: OfficerRequest) -> HttpResponse:
    require_step(request, Step.MAKE_ACCOUNT)
    form = forms.Filter(request.GET)
    today = timezone.localdate()
    headings = [_("Tên đăng nhập"), _("Tên hiển thị"), _("Tình trạng"), _("Vai trò")]
    rows = (
        [
            user.username,
            user.display_name,
            _("đang dùng") if user.is_active else _("đã ngừng"),
            "; ".join(f"{r.get_role_display()} – {r.unit}" for r in queries.roles_held_by(user)),
        ]
        for user in queries.accounts_listed(request.mandate, on=today, **form.asked())
    )
    return workbook(_("Danh sách tài khoản"), headings, rows, name="tai-khoan.xlsx")


@sensitive_post_parameters("password")
@READ_OR_SEND
def account_add(request: OfficerRequest) -> HttpResponse:
    require_step(request, Step.MAKE_ACCOUNT)
    person = _person(request)
    initial = {"person": person, "display_name": person.name if person else ""}
    form = forms.AddAccount(request.POST or None, initial=initial)
    sheet = Sheet(_("Mở tài khoản cho ai?"), _("Mở tài khoản"), "user-plus", [_list()])

    def act(typed: dict[str, Any]) -> HttpResponse:
        made = actions.make_account(
            username=typed["username"],
            display_name=typed["display_name"],
            person=typed["person"],
            password=typed["password"] or None,
            by=request.user,
            at=timezone.now(),
        )
        messages.success(
            request, _("Đã mở tài khoản. Hãy giao vai trò, rồi tạo liên kết đặt mật khẩu nếu cần.")
        )
        return redirect("people:account_of", pk=made.pk)

    return answer(request, sheet, form, act)


@READ_OR_SEND
def account_of(request: OfficerRequest, pk: int) -> HttpResponse:
    """What may this account do, and who is behind it?"""
    user = _user(request, pk)
    initial = {"display_name": user.display_name, "person": user.person}
    form = forms.ChangeAccount(request.POST or None, initial=initial)
    more = {**_of(request, user), "history": told(history_of(user)[:20], lifecycle.VERBS)}
    sheet = Sheet(
        user.username,
        _("Lưu"),
        crumbs=[_list()],
        template="people/account_of.html",
        more=more,
    )

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.change_account(user, by=request.user, at=timezone.now(), **typed)
        return _done(request, user, _("Đã lưu tài khoản."))

    return answer(request, sheet, form, act, about=user)


@require_POST
def account_switch(request: OfficerRequest, pk: int) -> HttpResponse:
    """Switch an account off, or on again."""
    user = _user(request, pk)
    on = not user.is_active
    try:
        actions.switch_account(user, on=on, by=request.user, at=timezone.now())
    except Refusal as refusal:
        return _refused(request, user, refusal)
    words = _("Tài khoản dùng lại được.") if on else _("Đã ngừng tài khoản; các phiên đã kết thúc.")
    return _done(request, user, words)


@never_cache
@require_POST
def account_link(request: OfficerRequest, pk: int) -> HttpResponse:
    """Make a one-time link and show it, this once."""
    user = _user(request, pk)
    code = actions.make_reset_link(user, by=request.user, at=timezone.now())
    address = request.build_absolute_uri(reverse("people:reset", args=[code]))
    context = {"account": user, "address": address, "crumbs": _crumbs(user, _("Liên kết một lần"))}
    return render(request, "people/link.html", context)


@READ_OR_SEND
def role_give(request: OfficerRequest, pk: int) -> HttpResponse:
    user = _user(request, pk)
    today = timezone.localdate()
    units: QuerySet[Unit] = queries.units_on(today)
    initial = {"from_on": today, "unit": getattr(queries.root(), "pk", None)}
    form = forms.GiveRole(request.POST or None, initial=initial, units=units)
    lead = _("Vai trò có hiệu lực ở đơn vị được chọn và mọi đơn vị trực thuộc.")
    sheet = Sheet(_("Giao vai trò nào?"), _("Giao vai trò"), "user-check", _way(user), lead)

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.give_role(user, by=request.user, at=timezone.now(), **typed)
        return _done(request, user, _("Đã giao vai trò."))

    return answer(request, sheet, form, act, about=user)


@READ_OR_SEND
def role_end(request: OfficerRequest, pk: int) -> HttpResponse:
    """End a role; whoever lent it may take it back."""
    held = _held(request, pk)
    form = forms.EndRole(request.POST or None, initial={"on": timezone.localdate()})
    way = _way_back(request, held.user)
    sheet = Sheet(_("Kết thúc vai trò khi nào?"), _("Kết thúc"), "check", way, str(held))

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.end_role(held, on=typed["on"], by=request.user, at=timezone.now())
        messages.success(request, _("Đã kết thúc vai trò."))
        return redirect(way[-1][1])

    return answer(request, sheet, form, act, about=held)


@READ_OR_SEND
def delegate(request: OfficerRequest, pk: int) -> HttpResponse:
    """Lend a role for a period, by a paper."""
    held = _held(request, pk)
    form = forms.Delegate(request.POST or None, initial={"from_on": timezone.localdate()})
    way = _way_back(request, held.user)
    sheet = Sheet(_("Ủy quyền cho ai, đến khi nào?"), _("Ủy quyền"), "users", way, str(held))

    def act(typed: dict[str, Any]) -> HttpResponse:
        actions.delegate(held, by=request.user, at=timezone.now(), **typed)
        messages.success(request, _("Đã ghi việc ủy quyền."))
        return redirect(way[-1][1])

    return answer(request, sheet, form, act, about=held)


def _of(request: OfficerRequest, user: User) -> dict[str, Any]:
    """What both pages show of an account."""
    return {
        "account": user,
        "roles": user.roles.select_related("unit", "delegated_by"),
        "lent": queries.roles_lent_by(user),
        "delegable": lifecycle.DELEGABLE,
        "today": timezone.localdate(),
        "administers": lifecycle.may(Step.MAKE_ACCOUNT, None, request.mandate),
    }


def _user(request: OfficerRequest, pk: int) -> User:
    return get_object_or_404(queries.visible_accounts(request.mandate), pk=pk)


def _held(request: OfficerRequest, pk: int) -> RoleHeld:
    """A role that the account holds, has lent, or administers."""
    return get_object_or_404(queries.visible_roles(request.mandate), pk=pk)


def _refused(request: OfficerRequest, user: User, refusal: Refusal) -> HttpResponse:
    form = forms.ChangeAccount(initial={"display_name": user.display_name, "person": user.person})
    more = {**_of(request, user), "history": told(history_of(user)[:20], lifecycle.VERBS)}
    sheet = Sheet(user.username, _("Lưu"), crumbs=[_list()], more=more)
    return refused(request, "people/account_of.html", sheet.context(form), refusal, about=user)


def _done(request: OfficerRequest, user: User, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("people:account_of", pk=user.pk)


def _list() -> tuple[str, str]:
    return _("Tài khoản"), reverse("people:accounts")


def _way(user: User) -> list[tuple[str, str]]:
    return [_list(), (user.username, reverse("people:account_of", args=[user.pk]))]


def _way_back(request: OfficerRequest, user: User) -> list[tuple[str, str]]:
    """To the account's page for administrators, to one's own page for everybody else."""
    if lifecycle.may(Step.MAKE_ACCOUNT, None, request.mandate):
        return _way(user)
    return [(_("Tài khoản của tôi"), reverse("people:account"))]


def _crumbs(user: User, last: str) -> list[dict[str, str]]:
    return [*({"title": title, "url": url} for title, url in _way(user)), {"title": last}]


def _person(request: OfficerRequest) -> Person | None:
    """The person whose page asked for an account."""
    number = request.GET.get("nguoi", "")
    seen = queries.visible_persons(request.mandate)
    return seen.filter(pk=int(number)).first() if number.isdecimal() else None
