"""One lift through its workouts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.models import Experience, User
from accounts.requests import SignedInRequest
from exercises.models import Exercise
from history import all_time, earlier_plans, lookback
from history.asked_for import date_in, role_in, year_in
from history.lift import page as lift_page
from history.lift.page import LIFTER, Reader


@require_safe
def lift_history(request: SignedInRequest, slug: str) -> HttpResponse:
    screen = lift_screen(request, request.user, slug)
    return render(request, "history/lift_history.html", screen)


def lift_screen(
    request: HttpRequest, lifter: User, slug: str, reader: Reader = LIFTER
) -> dict[str, Any]:
    """What the page of a lifter's exercise shows; raises Http404 for an unknown exercise."""
    role = role_in(request)
    stretch, year = _asked_for(request, lifter, slug, role)
    if stretch.workouts:
        places = earlier_plans.places(lifter, slug, all_time=True)
        return lift_page.lift_history(lifter, slug, role, stretch, places, year=year, reader=reader)
    exercise = get_object_or_404(Exercise, slug=slug)
    has_extra = lifter.experience == Experience.OVER_A_YEAR
    shown = {"name": exercise.name, "slug": slug, "has_extra": has_extra}
    return shown | lift_page.pages(role, stretch)


def _asked_for(
    request: HttpRequest, lifter: User, slug: str, role: str
) -> tuple[lookback.Stretch, int | None]:
    """The page of a lift's table, which ends with the year asked for where that is over, and the
    year to draw."""
    until, since, year = date_in(request, "until"), date_in(request, "since"), year_in(request)
    is_over = year is not None and year < lifter.today().year
    if not (until or since or is_over):
        return lookback.newest_of(lifter, slug, role), year
    rows = lookback.lift_of(lifter.pk, slug, role)
    if year is not None and is_over and not (until or since):
        year, until = all_time.end_of(rows, year)
    size = lookback.VISITS_A_PAGE
    return lookback.stretch(rows, size, until=until, since=since), year
