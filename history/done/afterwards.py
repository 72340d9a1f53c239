"""Asks Postgres for what a finished workout is shown with: its week, and the next day due."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from accounts.models import User
from exercises.models import Exercise
from history import earlier_plans, lookback
from history.past.weeks import PastWeek, past_weeks
from workouts.calendar import Calendar, DueDay
from workouts.models import Role, Workout

_DAY = datetime.timedelta(days=1)
_AHEAD = 20 * _DAY  # ours: a day that is due later is not announced yet


@dataclass(frozen=True, slots=True)
class Afterwards:
    """The week of a workout with all that was done in it, the exercises by slug, and the next
    day that is due from today on, if there is one."""

    week: PastWeek
    exercises: Mapping[str, Exercise]
    next_day: DueDay | None


def afterwards(lifter: User, visit: Workout, today: datetime.date) -> Afterwards:
    """The week of a lifter's workout, and the next day due from `today` on. Three queries."""
    calendar, _ = earlier_plans.bearings(lifter)
    own, now = calendar.week(visit.performed_on), calendar.week(today)
    near = Q(performed_on__range=own) | Q(performed_on__range=(now[0], now[1] + _AHEAD))
    workouts = list(
        lookback.with_sets(Workout.objects.owned_by(lifter).filter(near)).order_by(
            "-performed_on", "role"
        )
    )
    weeks = past_weeks(workouts, calendar)
    week = next(week for week in weeks if week.starts == own[0])
    return Afterwards(week, Exercise.objects.by_slug(), _next_day(calendar, workouts, today))


def _next_day(calendar: Calendar, workouts: Sequence[Any], today: datetime.date) -> DueDay | None:
    """The first day due from today on that is neither done nor excused; from tomorrow on where
    there is a workout today."""
    first = today + _DAY if any(workout.performed_on == today for workout in workouts) else today
    due = [
        day
        for role in Role.values
        for day in calendar.due(role, first, today + _AHEAD)
        if day.excused is None and not _is_done(day, workouts)
    ]
    return min(due, key=lambda day: day.date, default=None)


def _is_done(day: DueDay, workouts: Sequence[Any]) -> bool:
    """Whether its week has a workout of its role, whatever the date."""
    return any(
        workout.role == day.role and day.week_starts <= workout.performed_on <= day.week_ends
        for workout in workouts
    )
