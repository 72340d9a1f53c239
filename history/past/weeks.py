"""The logbook by weeks; no page cuts a week in two."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from workouts.calendar import Calendar
from workouts.dated_facts import Excused
from workouts.models import Role
from workouts.openings import half_of


@dataclass(frozen=True, slots=True)
class PastWeek:
    """One week with its workouts, newest first, the sets of each exercise that it was planned to
    have, and the days it was excused."""

    starts: datetime.date
    ends: datetime.date
    workouts: list[Any]
    planned: Counter[str]
    excuses: Sequence[Excused] = ()


def past_weeks(workouts: Sequence[Any], calendar: Calendar) -> list[PastWeek]:
    """Workouts, newest first, by the week they lie in."""
    by_week = groupby(workouts, lambda workout: calendar.week(workout.performed_on))
    return [_week(*ends, list(in_week), calendar) for ends, in_week in by_week]


def _week(
    starts: datetime.date, ends: datetime.date, workouts: list[Any], calendar: Calendar
) -> PastWeek:
    planned = Counter[str]()
    for role in Role.values:
        planned.update(_planned(role, starts, ends, workouts, calendar))
    return PastWeek(starts, ends, workouts, planned)


def _planned(
    role: str,
    starts: datetime.date,
    ends: datetime.date,
    workouts: Sequence[Any],
    calendar: Calendar,
) -> Counter[str]:
    """The sets planned for a role's day: by the plan it was done under, else by the one it was
    due by; none where there was no plan yet."""
    done = [workout for workout in workouts if workout.role == role and workout.lifted]
    for workout in reversed(done):
        span = calendar.span(workout.program_id)
        if span is not None and span.starts <= workout.performed_on and role in span.days:
            planned = span.days[role].sets
            if workout.is_lighter:
                planned = {slug: half_of(sets) for slug, sets in planned.items()}
            return Counter(planned)
    due = [day for day in calendar.due(role, starts, ends) if day.excused is None]
    return Counter(due[0].sets) if due else Counter()


def whole(weeks: list[PastWeek], has_more: bool, *, upwards: bool = False) -> list[PastWeek]:
    """The weeks without the one that the far end of the page cut in two, if it did.

    A week has fewer workouts than a page, so one is always left.
    """
    if not has_more or len(weeks) < 2:
        return weeks
    return weeks[1:] if upwards else weeks[:-1]


def with_excuses(
    weeks: Sequence[PastWeek],
    excuses: Sequence[Excused],
    since: datetime.date,
    until: datetime.date,
) -> list[PastWeek | Excused]:
    """The weeks, newest first, each with its excused days; and between them the excused days
    that are in none of the weeks, where they begin between two dates, both included. Nothing
    without a week."""
    if not weeks:
        return []
    parts: list[PastWeek | Excused] = [
        replace(week, excuses=[days for days in excuses if days.reaches(week.starts, week.ends)])
        for week in weeks
    ]
    in_weeks = {
        days.id for days in excuses for week in weeks if days.reaches(week.starts, week.ends)
    }
    parts += [days for days in excuses if since <= days.first <= until and days.id not in in_weeks]
    return sorted(
        parts,
        key=lambda part: part.first if isinstance(part, Excused) else part.starts,
        reverse=True,
    )
