"""The logbook by weeks, none of them cut in two by a page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from workouts.calendar import Excused, week_of


@dataclass(frozen=True, slots=True)
class PastWeek:
    """One week with its workouts, newest first, and the days it was excused."""

    starts: datetime.date
    workouts: list[Any]
    excuses: Sequence[Excused] = ()

    @property
    def ends(self) -> datetime.date:
        return self.starts + datetime.timedelta(days=6)


def past_weeks(workouts: Sequence[Any], starts: int) -> list[PastWeek]:
    """Workouts, newest first, by the week they lie in; weeks start on a weekday 0-6."""
    by_week = groupby(workouts, lambda each: week_of(each.performed_on, starts))
    return [PastWeek(week, list(found)) for week, found in by_week]


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
