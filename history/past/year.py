"""A year's days: which were trained, missed or excused. Values alone, asked of no database."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from workouts.calendar import Calendar
from workouts.models import Role

_DAY = datetime.timedelta(days=1)


class Mark(StrEnum):
    TRAINED = "trained"
    LIGHTER = "lighter"  # trained, in a lighter week
    MISSED = "missed"  # due, and not done on any day of its week
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Marked:
    """What a day was; `workout` is the id of the workout to link to, if there is one."""

    mark: Mark
    workout: int | None = None


def marked_days(
    year: int, workouts: Sequence[Any], calendar: Calendar, today: datetime.date
) -> dict[datetime.date, Marked]:
    """The days of a year that have a mark. The workouts are those of the year and of the
    weeks at its ends, each with `performed_on`, `role`, `is_lighter` and `pk`."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    days: dict[datetime.date, Marked] = {}
    for excuse in calendar.excuses:
        date, until = max(first, excuse.first), min(last, excuse.last or today)
        while date <= until:
            days[date] = Marked(Mark.EXCUSED)
            date += _DAY
    for role in Role.values:
        done = [workout.performed_on for workout in workouts if workout.role == role]
        for day in calendar.due(role, first, min(last, today - _DAY)):
            is_done = any(day.week_starts <= on <= day.week_ends for on in done)
            if not is_done and day.excused is None:
                days[day.date] = Marked(Mark.MISSED)
    # The main day last, so that of two on a date it is the one that is read.
    for workout in sorted(workouts, key=lambda workout: workout.role == Role.MAIN):
        if first <= workout.performed_on <= last:
            mark = Mark.LIGHTER if workout.is_lighter else Mark.TRAINED
            days[workout.performed_on] = Marked(mark, workout.pk)
    return days
