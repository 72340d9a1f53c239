"""In development: make the sample accounts, and sign in as one of them with a click."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from workouts import samples


@login_not_required
@require_POST
def make_samples(request: HttpRequest) -> HttpResponse:
    _only_in_development()
    samples.make()
    messages.success(request, "The sample accounts are ready.")
    return redirect("account_login")


@login_not_required
@require_POST
def be_sample(request: HttpRequest, key: str) -> HttpResponse:
    _only_in_development()
    login(request, get_object_or_404(samples.accounts(), email=samples.address(key)))
    return redirect("week")


def _only_in_development() -> None:
    # urls.py leaves these out elsewhere; no mistake there may open them.
    if not settings.SAMPLE_ACCOUNTS:
        raise Http404
