"""A lift through all of its workouts, light enough to be drawn: the best set of each, the most it
estimates for one rep, and which way the weight went.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from history.past.decisions import Decision, WhatFollowed
from history.past.drawn_workouts import DrawnWorkout, DrawnWorkouts
from history.past.estimates import estimate
from history.past.in_brief import REPS_PLACES
from history.past.visits import shown

MOST = 54  # points in a drawing: a year of weeks, still apart on the narrowest phone
_NEAR = 2  # workouts on either side that one is compared with
_LIGHT = 85  # ours: a workout under so many hundredths of their median is a light one


@dataclass(frozen=True, slots=True)
class Point:
    """One workout: its heaviest set, among equal ones the one with most reps, the best estimate
    for one rep where there is one, and what followed. `is_light` is a workout of a lighter week,
    or one far under those around it: it does not make the scale."""

    workout: int
    on: datetime.date
    load: Decimal
    reps: int
    most: Decimal | None
    outcome: Decision
    is_light: bool


def points(
    workouts: DrawnWorkouts,
    outcome: Callable[[int], WhatFollowed],
    kind: str,
    unit: str,
    most: int = MOST,
) -> list[Point]:
    """The workouts as points in `unit`, oldest first, at most `most`: of each stretch of time the
    heaviest workout, the latest among equal ones, and the very first and the very last. `outcome`
    says what followed one of an index."""
    tops = workouts.tops_in(unit)
    loads = [top // REPS_PLACES for top in tops]

    def is_light(index: int) -> bool:
        return workouts.lifts.lighter[index] or _is_light(loads, index)

    def heaviest(some: range) -> int:
        # Few are light: whether one is, is asked of those that would be shown.
        best = max(reversed(some), key=tops.__getitem__)
        if not is_light(best):
            return best
        full = [index for index in reversed(some) if not is_light(index)]
        return max(full, key=tops.__getitem__, default=best)

    return [
        _point(workouts.at(index), outcome(index), is_light(index), kind, unit)
        for index in _kept(workouts.lifts.days, heaviest, most)
    ]


def _point(
    workout: DrawnWorkout, outcome: WhatFollowed, is_light: bool, kind: str, unit: str
) -> Point:
    return Point(
        workout.workout,
        workout.on,
        shown(workout.load, workout.unit, unit),
        workout.reps,
        _most(workout, kind, unit),
        outcome.in_unit(unit),
        is_light,
    )


def _kept(days: Sequence[int], heaviest: Callable[[range], int], most: int) -> list[int]:
    """Which indexes to keep, of days in order."""
    if len(days) <= most:
        return list(range(len(days)))
    width, last = (days[-1] - days[0] + 1) / (most - 2), len(days) - 1

    def stretch(day: int) -> int:
        return int((day - days[0]) / width)

    kept, at = [0], 1
    while at < last:
        end = bisect_right(days, stretch(days[at]), at, last, key=stretch)
        kept.append(heaviest(range(at, end)))
        at = end
    return [*kept, last]


def _is_light(heaviest: Sequence[int], index: int) -> bool:
    near = sorted(
        [*heaviest[max(0, index - _NEAR) : index], *heaviest[index + 1 : index + 1 + _NEAR]]
    )
    return len(near) > _NEAR and 0 < heaviest[index] * 100 < near[len(near) // 2] * _LIGHT


def _most(workout: DrawnWorkout, kind: str, unit: str) -> Decimal | None:
    if workout.is_lighter or workout.row.packed_estimate is None:
        return None
    best, body = workout.row.estimate(), workout.row.body
    load = shown(best.load, workout.unit, unit)
    return estimate(
        kind, load, best.reps, best.rir, shown(body, workout.unit, unit) if body else None
    )
