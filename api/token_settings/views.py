"""API tokens, in the settings."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from api import tokens
from api.models import ApiToken
from api.token_settings.forms import TokenForm


@require_http_methods(["GET", "HEAD", "POST"])
def api_tokens(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        made: HttpResponse = _made(request)
        return made
    return _page(request, form=TokenForm())


@require_POST
def revoke_api_token(request: SignedInRequest, id: int) -> HttpResponse:
    token = get_object_or_404(ApiToken.objects.owned_by(request.user), pk=id)
    tokens.revoke(token=token)
    messages.success(request, f"Revoked. Nothing gets in with “{token.name}” any more.")
    return redirect("api_tokens")


@reauthentication_required  # which asks for the password and then goes on with the form
def _made(request: SignedInRequest) -> HttpResponse:
    form = TokenForm(request.POST)
    try:
        if form.is_valid():
            token = tokens.make(user=request.user, **form.cleaned_data)
            return _page(request, form=TokenForm(), made=token)
    except ValidationError as error:
        form.add_error(None, error)
    return _page(request, 422, form=form)


def _page(request: SignedInRequest, status: int = 200, **shown: Any) -> HttpResponse:
    """The tokens there are, and one that was just made, which is shown this once."""
    page = shown | {"tokens": ApiToken.objects.owned_by(request.user), "most": tokens.MOST}
    return render(request, "api/tokens.html", page, status=status)
