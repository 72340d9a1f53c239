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
    """Asked before anything is sent: nothing goes to another account, nor with an old token."""
    user = request.user.pk if request.user.is_authenticated else None
    answer = {"user": user, "csrf": get_token(request)}
    return JsonResponse(answer, headers={"Cache-Control": "no-store"})


@login_not_required
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """A page that holds nothing: its script shows what this phone keeps."""
    return render(request, "workouts/outbox.html")


def kept_offline(
    request: SignedInRequest, response: HttpResponse, workout: Workout | None = None
) -> HttpResponse:
    """Let the phone keep this page of its owner's: the week, a workout of these days, or one
    that is open, whatever its date."""
    # What is asked for in part is no page to keep.
    if not wants_part(request) and (workout is None or is_kept(request, workout)):
        response["X-Keep-Offline"] = str(request.user.pk)
    return response


def is_kept(request: SignedInRequest, workout: Workout) -> bool:
    """Whether the phone may keep the pages of a workout."""
    is_near = abs(workout.performed_on - request.user.today()) <= _A_DAY
    return is_near or workout.finished_at is None
