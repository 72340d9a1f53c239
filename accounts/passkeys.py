"""Signing in and confirming with a passkey: allauth's views, where a refusal loses nothing."""

from __future__ import annotations

from http import HTTPStatus

from allauth.core.internal import ratelimit
from allauth.mfa.webauthn import views as allauths
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from accounts.sign_in_forms import LoginForm
from accounts.unsent_forms import KEY

# Each begins a session. allauth counts the answers alone.
QUESTIONS = {"app": "allauth.mfa", "action": "passkey_questions", "limit_get": True}

page = require_http_methods(["GET", "HEAD", "POST"])


@page
@login_not_required
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Tell a script what to ask the browser for, the same for everybody; or take its answer."""
    too_many = ratelimit.consume_or_429(request, **QUESTIONS)
    answer = too_many or allauths.login_webauthn(request)
    if not _is_refused(request, answer):
        return answer
    if unsent := request.POST.get(KEY, ""):
        form = LoginForm(request=request, initial={KEY: unsent})
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "account/login.html", {"form": form}, status=status)
    return _back(request, answer, reverse("account_login"))


@page
def confirm(request: SignedInRequest) -> HttpResponseBase:
    """Ask for a passkey in place of the password, before what changes who can sign in."""
    answer = allauths.reauthenticate_webauthn(request)
    return _back(request, answer, request.path) if _is_refused(request, answer) else answer


def _is_refused(request: HttpRequest, answer: HttpResponseBase) -> bool:
    """allauth says why in a message, and leads to the sign-in from wherever one was."""
    return request.method == "POST" and answer.headers.get("Location") == reverse("account_login")


def _back(request: HttpRequest, answer: HttpResponseBase, path: str) -> HttpResponseBase:
    """Back to the page that asked, which still knows where to go on."""
    if next_page := request.POST.get(REDIRECT_FIELD_NAME, ""):
        path = f"{path}?{urlencode({REDIRECT_FIELD_NAME: next_page})}"
    answer["Location"] = path
    return answer
