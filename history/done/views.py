"""After the workout: what it earned, on a page and as a picture."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from history.done import page
from history.done.afterwards import afterwards
from history.done.picture import picture
from workouts.log_sets.views import owned
from workouts.models import Workout
from workouts.outbox.views import is_kept, kept_offline
from workouts.targets import sheet


@require_safe
def done(request: SignedInRequest, id: int) -> HttpResponse:
    visit = owned(request, id)
    if visit.finished_at is None:
        return redirect("workout", visit.pk)
    screen = _screen(request, visit) | {"is_kept": is_kept(request, visit)}
    return kept_offline(request, render(request, "history/done.html", screen), visit)


@require_safe
def done_picture(request: SignedInRequest, id: int) -> HttpResponse:
    """The same as a picture to keep or to send; its source has only what the picture shows."""
    visit = owned(request, id)
    if visit.finished_at is None:
        return redirect("workout", visit.pk)
    screen = picture(_screen(request, visit))
    answer = render(request, "history/done.svg", screen, content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="backplan-{visit.performed_on}.svg"'
    return answer


def _screen(request: SignedInRequest, visit: Workout) -> dict[str, Any]:
    laid_out = sheet(visit)
    today = request.user.today()
    return page.done(laid_out, afterwards(request.user, visit, today), today)
