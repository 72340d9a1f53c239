"""For phones that keep sets until they are saved: who is signed in, and what still waits."""

from __future__ import annotations

import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest, wants_part
from workouts.models import Workout

_A_DAY = datetime.timedelta(days=1)


@login_not_required
@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and a fresh token. A phone asks where its page does not
    know, or was wrong."""
    user = request.user.pk if request.user.is_authenticated else None
    answer = {"user": user, "csrf": get_token(request)}
    return JsonResponse(answer, headers={"Cache-Control": "no-store"})


@login_not_required
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """An empty page, in which a script shows what this phone keeps."""
    return render(request, "workouts/outbox.html")


def kept_offline(
    request: SignedInRequest, response: HttpResponse, workout: Workout | None = None
) -> HttpResponse:
    """Let the phone keep this page: the week, or a workout that is_kept()."""
    # A part of a page is not kept.
    if not wants_part(request) and (workout is None or is_kept(request, workout)):
        response["X-Keep-Offline"] = str(request.user.pk)
    return response


def is_kept(request: SignedInRequest, workout: Workout) -> bool:
    """Whether the phone may keep the pages of a workout: one of yesterday, today or tomorrow, or
    one that is open."""
    is_near = abs(workout.performed_on - request.user.today()) <= _A_DAY
    return is_near or workout.finished_at is None
