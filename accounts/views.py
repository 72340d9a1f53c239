"""The settings of the account."""

from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import account_deletion, signed_in
from accounts.forms import AccountForm, LeaveForm
from accounts.requests import SignedInRequest
from accounts.sessions import note_use


@require_http_methods(["GET", "HEAD", "POST"])
def account_settings(request: SignedInRequest) -> HttpResponse:
    form = AccountForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("account_settings")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/settings.html", {"form": form}, status=status)


@require_safe
def devices(request: SignedInRequest) -> HttpResponse:
    note_use(request, request.user)  # so that this one is among them
    this = request.session.session_key or ""
    page = {"devices": signed_in.devices(request.user, this=this)}
    return render(request, "accounts/devices.html", page)


@require_POST
def sign_out_device(request: SignedInRequest, id: int) -> HttpResponse:
    signed_in.sign_out(sessions=signed_in.sessions_of(request.user).filter(pk=id))
    messages.success(request, "That device is signed out.")
    return redirect("devices")


@require_POST
def sign_out_others(request: SignedInRequest) -> HttpResponse:
    signed_in.sign_out_others(user=request.user, this=request.session.session_key)
    messages.success(request, "Every other device is signed out.")
    return redirect("devices")


@require_http_methods(["GET", "HEAD", "POST"])
def delete_account(request: SignedInRequest) -> HttpResponse:
    user, is_sent = request.user, request.method == "POST"
    if is_sent and (refusal := _too_many_tries(request)):
        return refusal
    form = LeaveForm(request.POST if is_sent else None, user=user)
    if form.is_valid():
        account_deletion.leave(user=user)
        logout(request)
        return redirect("account_deleted")
    page = {"form": form, "goes": account_deletion.what_goes(user)}
    return render(request, "accounts/delete.html", page, status=422 if is_sent else 200)


@login_not_required
@require_safe
def account_deleted(request: SignedInRequest) -> HttpResponse:
    return render(request, "accounts/deleted.html")


def _too_many_tries(request: SignedInRequest) -> HttpResponse | None:
    """Counted with the other questions for the password."""
    refused: HttpResponse | None = consume_or_429(
        request, action="reauthenticate", user=request.user
    )
    return refused
