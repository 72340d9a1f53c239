"""Earlier workouts by week, newest first, and the history of one lift."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from accounts.models import Experience, User
from accounts.requests import SignedInRequest
from exercises.models import Exercise
from workouts import all_time, earlier_plans, lookback, screens
from workouts.models import Role
from workouts.past.bests import Best, Plans, best_sets
from workouts.past.weeks import PastWeek, past_weeks, whole, with_excuses
from workouts.screens.lift_history import LIFTER, Reader

WORKOUTS_A_PAGE = 28
FOLLOWING = 8  # enough of later workouts that each lift of a page is among them
VISITS_A_PAGE = 26


@require_safe
def history(request: SignedInRequest) -> HttpResponse:
    before, after = _date(request, "before"), _date(request, "after")
    today, told = request.user.today(), earlier_plans.backdrop(request.user)
    rows = lookback.with_sets(request.user)
    found, has_more = lookback.page(rows, WORKOUTS_A_PAGE, before=before, after=after)
    has_older, has_newer = (True, has_more) if after else (has_more, before is not None)
    weeks = whole(past_weeks(found, told.calendar), has_more, upwards=after is not None)
    ends = _ends(weeks, min(before or today, today), after, has_more)
    parts = with_excuses(weeks, told.calendar.excuses, *ends)
    bests = _bests(request.user, found, told, has_newer)
    page = (told.exercises, told.calendar, has_older, has_newer, today, bests)
    years = screens.years(told.years, told.calendar)
    screen = screens.history(parts, *page) | {"years": years}
    return render(request, "workouts/history.html", screen)


def _bests(
    user: User, found: Sequence[Any], told: earlier_plans.Backdrop, has_newer: bool
) -> dict[int, list[Best]]:
    """The best sets of a page's workouts; what came right after them says which way they went."""
    newer = None
    if has_newer and found:
        rows = lookback.with_sets(user)
        newer, _ = lookback.page(rows, FOLLOWING, after=found[0].performed_on)
    plans = Plans(earlier_plans.prescribed(user), told.hands, told.exercises)
    return best_sets(found, newer, plans, user.today())


@require_safe
def calendar(request: SignedInRequest) -> HttpResponse:
    """The days of one year that were trained, missed or excused."""
    today, year = request.user.today(), _year(request)
    known, years = earlier_plans.bearings(request.user)
    first = min([*years, today.year])
    year = year if year and first <= year <= today.year else today.year
    workouts = lookback.year_of(request.user, year)
    screen = screens.year(year, workouts, known, years, today)
    return render(request, "workouts/calendar.html", screen)


@require_safe
def lift_history(request: SignedInRequest, slug: str) -> HttpResponse:
    screen = lift_screen(request, request.user, slug)
    return render(request, "workouts/lift_history.html", screen)


def lift_screen(
    request: HttpRequest, lifter: User, slug: str, reader: Reader = LIFTER
) -> dict[str, Any]:
    """What the page of a lifter's exercise shows; 404 for one that there is not."""
    role = _role(request)
    found, year = _asked_for(request, lookback.lift_of(lifter, slug, role), lifter.today().year)
    if found.workouts:
        places = earlier_plans.places(lifter, slug, role)
        return screens.lift_history(lifter, slug, role, found, places, year=year, reader=reader)
    exercise = get_object_or_404(Exercise, slug=slug)
    has_extra = lifter.experience == Experience.OVER_A_YEAR
    told = {"name": exercise.name, "slug": slug, "has_extra": has_extra}
    return told | screens.pages(role, found)


def _asked_for(
    request: HttpRequest, rows: QuerySet[Any], this_year: int
) -> tuple[lookback.Stretch, int | None]:
    """The page of a lift's table, which a year that is over ends, and the year to draw."""
    until, since, year = _date(request, "until"), _date(request, "since"), _year(request)
    if year is not None and not (until or since) and year < this_year:
        year, until = all_time.end_of(rows, year)
    return lookback.stretch(rows, VISITS_A_PAGE, until=until, since=since), year


@require_safe
def lift_rule(request: SignedInRequest, slug: str) -> HttpResponse:
    """What the rule would have said of one lift's workouts, each by the plan of its day."""
    exercise = get_object_or_404(Exercise, slug=slug)
    role = _role(request)
    found = lookback.stretch(
        lookback.lift_of(request.user, slug, role),
        VISITS_A_PAGE,
        until=_date(request, "until"),
        since=_date(request, "since"),
    )
    screen = {"name": exercise.name, "slug": slug, **screens.pages(role, found)}
    if found.workouts:
        screen |= screens.hindsight(request.user, slug, role, found)
    return render(request, "workouts/lift_rule.html", screen)


def _ends(
    weeks: list[PastWeek], until: datetime.date, after: datetime.date | None, has_more: bool
) -> tuple[datetime.date, datetime.date]:
    """The first and the last date that a page of weeks tells of, the gaps between included."""
    if after is not None:
        return after, weeks[0].ends if has_more else until
    return weeks[-1].starts if has_more else datetime.date.min, until


def _role(request: HttpRequest) -> Role:
    return Role.EXTRA if request.GET.get("day") == Role.EXTRA else Role.MAIN


def _date(request: HttpRequest, name: str) -> datetime.date | None:
    """A date of the address; one that is none is as good as not given."""
    try:
        return parse_date(request.GET.get(name, ""))
    except ValueError:
        return None


def _year(request: HttpRequest) -> int | None:
    """A year of the address; one that is none is as good as not given."""
    asked = request.GET.get("year", "")
    is_year = asked.isascii() and asked.isdigit() and len(asked) == 4
    return int(asked) if is_year and 1950 <= int(asked) < 9999 else None
