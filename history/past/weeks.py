"""The logbook by weeks, none of them cut in two by a page."""

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
    by_week = groupby(workouts, lambda each: calendar.week(each.performed_on))
    return [_week(*ends, list(found), calendar) for ends, found in by_week]


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
    """The sets of a role's day: of the plan it was done under, else of the one it was due by;
    none where there was no plan yet."""
    done = [each for each in workouts if each.role == role and each.lifted]
    for workout in reversed(done):
        span = calendar.span(workout.program_id)
        if span is not None and span.starts <= workout.performed_on and role in span.days:
            whole = span.days[role].sets
            return Counter(
                {slug: half_of(sets) for slug, sets in whole.items()}
                if workout.is_lighter
                else whole
            )
    due = [day for day in calendar.due(role, starts, ends) if day.excused is None]
    return Counter(due[0].sets) if due else Counter()


def whole(weeks: list[PastWeek], has_more: bool, *, upwards: bool = False) -> list[PastWeek]:
    """The weeks without the one that the page's far end cut, if it did.

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
    """The weeks, newest first, each with what was excused in it; and between them what was in
    none of them, where it begins between two dates, both included. Nothing without a week."""
    if not weeks:
        return []
    told = [
        replace(week, excuses=[each for each in excuses if each.reaches(week.starts, week.ends)])
        for week in weeks
    ]
    seen = {each.id for week in told for each in week.excuses}
    between = [each for each in excuses if since <= each.first <= until and each.id not in seen]
    return sorted([*told, *between], key=_begins, reverse=True)


def _begins(part: PastWeek | Excused) -> datetime.date:
    return part.first if isinstance(part, Excused) else part.starts
