"""A lift through all of its workouts, light enough to be drawn: the best set of each, the most it
estimates for one rep, and which way the weight went.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from history.past.decisions import Decision, WhatFollowed
from history.past.estimates import estimate
from history.past.in_brief import LiftInBrief
from history.past.prescribed_places import PrescribedPlaces
from history.past.visits import shown
from workouts.openings import Terms

MOST = 54  # points in a drawing: a year of weeks, still apart on the narrowest phone
_NEAR = 2  # workouts on either side that one is compared with
_LIGHT = Decimal("0.85")  # ours: a workout under this share of their median is a light one


class DrawnWorkout(NamedTuple):
    """One workout of a track as decisions.outcomes takes it, with the load and the reps of its
    heaviest set, of those the one with most reps. All loads are in `unit`."""

    workout: int
    on: datetime.date
    unit: str
    opening: Decimal
    terms: Terms | None
    is_lighter: bool
    load: Decimal
    reps: int
    row: LiftInBrief


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


def drawn(rows: Sequence[LiftInBrief], places: PrescribedPlaces) -> list[DrawnWorkout]:
    """The workouts of one track, oldest first as they are given, each in its own unit."""
    return [
        DrawnWorkout(
            row.workout,
            datetime.date.fromisoformat(row.on),
            row.unit,
            row.opening(),
            places.terms(row.program, row.swapped),
            row.is_lighter,
            *row.top()[:2],
            row,
        )
        for row in rows
    ]


def points(
    workouts: Sequence[DrawnWorkout],
    outcomes: Sequence[WhatFollowed],
    kind: str,
    unit: str,
    most: int = MOST,
) -> list[Point]:
    """The workouts as points in `unit`, oldest first, at most `most`: of each stretch of time the
    heaviest workout, the latest among equal ones, and the very first and the very last."""
    loads = [shown(workout.load, workout.unit, unit) for workout in workouts]
    light = [
        workout.is_lighter or _is_light(loads, index) for index, workout in enumerate(workouts)
    ]

    def stands_out(index: int) -> tuple[bool, Decimal, int, int]:
        return not light[index], loads[index], workouts[index].reps, index

    kept = _kept([workout.on.toordinal() for workout in workouts], stands_out, most)
    return [
        Point(
            workouts[index].workout,
            workouts[index].on,
            loads[index],
            workouts[index].reps,
            _most(workouts[index], kind, unit),
            outcomes[index].in_unit(unit),
            light[index],
        )
        for index in kept
    ]


def _kept(days: Sequence[int], stands_out: Callable[[int], Any], most: int) -> list[int]:
    """Which indexes to keep, of days in order."""
    if len(days) <= most:
        return list(range(len(days)))
    width = (days[-1] - days[0] + 1) / (most - 2)
    inner = groupby(range(1, len(days) - 1), key=lambda index: int((days[index] - days[0]) / width))
    return [0, *(max(group, key=stands_out) for _, group in inner), len(days) - 1]


def _is_light(heaviest: Sequence[Decimal], index: int) -> bool:
    near = sorted(
        [*heaviest[max(0, index - _NEAR) : index], *heaviest[index + 1 : index + 1 + _NEAR]]
    )
    return len(near) > _NEAR and 0 < heaviest[index] < near[len(near) // 2] * _LIGHT


def _most(workout: DrawnWorkout, kind: str, unit: str) -> Decimal | None:
    if workout.is_lighter or workout.row.packed_estimate is None:
        return None
    best, body = workout.row.estimate(), workout.row.body
    load = shown(best.load, workout.unit, unit)
    return estimate(
        kind, load, best.reps, best.rir, shown(body, workout.unit, unit) if body else None
    )
