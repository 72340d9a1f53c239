"""A year of training days."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from history import earlier_plans, lookback
from history.asked_for import year_in
from history.year import page as year_page


@require_safe
def calendar(request: SignedInRequest) -> HttpResponse:
    """The days of one year that were trained, missed or excused."""
    today, year = request.user.today(), year_in(request)
    plans, years = earlier_plans.bearings(request.user)
    first = min([*years, today.year])
    year = year if year and first <= year <= today.year else today.year
    workouts = lookback.year_of(request.user, year)
    screen = year_page.year(year, workouts, plans, years, today)
    return render(request, "history/calendar.html", screen)
