"""Signing in and out, and one's own password."""

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from thidua.people import actions, queries
from thidua.people.forms.sign_in import ChangePassword, NewPassword, SignIn
from thidua.people.http import IDLE, OfficerRequest

NEXT = "next"
FAULT = 422


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is; axes counts wrong guesses and answers in our place when they are too many."""
    if request.user.is_authenticated:
        return redirect(_onward(request))
    if queries.is_empty():
        return redirect("people:first_run")
    form = SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["username"].strip().lower()
        user = authenticate(request, username=name, password=form.cleaned_data["password"])
        if user is not None:
            login(request, user)
            actions.signed_in(user, at=timezone.now())
            return redirect(_onward(request))
        actions.sign_in_failed(name, at=timezone.now())
        form.add_error(
            None, _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại, hoặc nhờ quản trị viên.")
        )
    context = {"form": form, "next": request.GET.get(NEXT, ""), "idle": IDLE in request.GET}
    return render(request, "people/sign_in.html", context, status=FAULT if form.errors else 200)


@require_POST
def sign_out(request: OfficerRequest) -> HttpResponse:
    actions.signed_out(request.user, at=timezone.now())
    logout(request)
    return redirect("people:sign_in")


@require_POST
def sign_out_everywhere(request: OfficerRequest) -> HttpResponse:
    actions.sign_out_everywhere(request.user, at=timezone.now())
    logout(request)
    return redirect("people:sign_in")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: OfficerRequest) -> HttpResponse:
    """One's own password; every other session of the account ends."""
    form = ChangePassword(request.POST or None)
    context = {"form": form, "must": request.user.must_change_password}
    if request.method == "GET":
        return render(request, "people/password.html", context)
    if not form.is_valid():
        return render(request, "people/password.html", context, status=FAULT)
    old, new = form.cleaned_data["old"], form.cleaned_data["new"]
    try:
        user = actions.change_password(request.user, old=old, new=new, at=timezone.now())
    except (actions.WrongPassword, actions.WeakPassword) as refusal:
        form.add_error("old" if isinstance(refusal, actions.WrongPassword) else "new", str(refusal))
        return render(request, "people/password.html", context, status=FAULT)
    update_session_auth_hash(request, user)
    messages.success(request, _("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."))
    return redirect("home:desk")


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest, code: str) -> HttpResponse:
    """A new password by an administrator's one-time link."""
    form = NewPassword(request.POST or None)
    try:
        link = actions.open_link(code, at=timezone.now())
        if request.method == "POST" and form.is_valid():
            actions.reset_password(code, new=form.cleaned_data["new"], at=timezone.now())
            logout(request)
            messages.success(request, _("Đã đặt mật khẩu mới. Hãy đăng nhập."))
            return redirect("people:sign_in")
    except actions.WeakPassword as refusal:
        form.add_error("new", str(refusal))
    except actions.LinkClosed as refusal:
        return render(request, "people/reset.html", {"refusal": refusal}, status=404)
    context = {"form": form, "account": link.user}
    return render(request, "people/reset.html", context, status=FAULT if form.errors else 200)


def _onward(request: HttpRequest) -> str:
    """Where to after signing in: the page asked for, if it is one of ours."""
    wanted = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else resolve_url("home:desk")
