"""What the rule would have said about workouts that were done without it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from exercises.models import Exercise
from history import lookback
from history.asked_for import date_in, role_in
from history.hindsight import page as hindsight_page
from history.lift import page as lift_page


@require_safe
def lift_rule(request: SignedInRequest, slug: str) -> HttpResponse:
    """What the rule would have said about one lift's workouts, each by the plan of its day."""
    exercise = get_object_or_404(Exercise, slug=slug)
    role = role_in(request)
    stretch = lookback.stretch(
        lookback.lift_of(request.user.pk, slug, role),
        lookback.VISITS_A_PAGE,
        until=date_in(request, "until"),
        since=date_in(request, "since"),
    )
    screen = {"name": exercise.name, "slug": slug, **lift_page.pages(role, stretch)}
    if stretch.workouts:
        screen |= hindsight_page.hindsight(request.user, slug, role, stretch)
    return render(request, "history/lift_rule.html", screen)
