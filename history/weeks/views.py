"""Earlier workouts by week, newest first."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import SignedInRequest
from history import earlier_plans, lookback
from history.asked_for import date_in
from history.past.bests import Best, Plans, best_sets
from history.past.weeks import PastWeek, past_weeks, whole, with_excuses
from history.weeks import page as weeks_page

WORKOUTS_A_PAGE = 28
FOLLOWING = 8  # later workouts to read: enough to have each lift of a page among them


@require_safe
def history(request: SignedInRequest) -> HttpResponse:
    before, after = date_in(request, "before"), date_in(request, "after")
    today, backdrop = request.user.today(), earlier_plans.backdrop(request.user)
    size = WORKOUTS_A_PAGE
    workouts, has_more = lookback.page(request.user, size, before=before, after=after)
    has_older, has_newer = (True, has_more) if after else (has_more, before is not None)
    weeks = whole(past_weeks(workouts, backdrop.calendar), has_more, upwards=after is not None)
    ends = _ends(weeks, min(before or today, today), after, has_more)
    parts = with_excuses(weeks, backdrop.calendar.excuses, *ends)
    bests = _bests(request.user, workouts, backdrop, has_newer)
    page = (backdrop.exercises, backdrop.calendar, has_older, has_newer, today, bests)
    years = weeks_page.years(backdrop.years, backdrop.calendar)
    screen = weeks_page.history(parts, *page) | {"years": years}
    return render(request, "history/history.html", screen)


def _bests(
    user: User, workouts: Sequence[Any], backdrop: earlier_plans.Backdrop, has_newer: bool
) -> dict[int, list[Best]]:
    """The best sets of a page's workouts; later workouts say which way the weights went."""
    newer = None
    if has_newer and workouts:
        newer, _ = lookback.page(user, FOLLOWING, after=workouts[0].performed_on)
    plans = Plans(earlier_plans.prescribed(user), backdrop.hands, backdrop.exercises)
    return best_sets(workouts, newer, plans, user.today())


def _ends(
    weeks: list[PastWeek], until: datetime.date, after: datetime.date | None, has_more: bool
) -> tuple[datetime.date, datetime.date]:
    """The first and the last date of a page of weeks, the gaps between them included."""
    if after is not None:
        return after, weeks[0].ends if has_more else until
    return weeks[-1].starts if has_more else datetime.date.min, until
