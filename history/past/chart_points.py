"""A lift through all of its workouts, light enough to be drawn: the best set of each, the most it
estimates for one rep, and which way the weight went.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from history.past.best_sets import AllTimeRow
from history.past.decisions import Decision, Judged, WeightMove
from history.past.estimates import estimate
from history.past.prescribed_places import PrescribedPlaces
from history.past.visits import LiftVisit, opening_of
from workouts.models import Kind

MOST = 54  # points in a drawing: a year of weeks, still apart on the narrowest phone
_NEAR = 2  # workouts on either side that one is compared with
_LIGHT = Decimal("0.85")  # ours: a workout under this share of their median is a light one


@dataclass(frozen=True, slots=True)
class Point:
    """One workout: its heaviest set, among equal ones the one with most reps, the best estimate
    for one rep where there is one, and what followed. `is_light` is a workout of a lighter week,
    or one far under those around it: it does not make the scale."""

    workout: int
    on: datetime.date
    id: str
    load: Decimal
    reps: int
    most: Decimal | None
    outcome: Decision
    is_light: bool


def light_visits(rows: Sequence[AllTimeRow], places: PrescribedPlaces) -> list[LiftVisit]:
    """The workouts of one track as visits, oldest first, each in its own unit. Their rows have only
    what is drawn and judged, and their `sets` are the heaviest one alone."""
    return [_visit(row, places) for row in rows]


def points(workouts: Sequence[Judged], kind: str, most: int = MOST) -> list[Point]:
    """The visits as points, oldest first, at most `most`: of each stretch of time the heaviest
    workout, the latest among equal ones, and the very first and the very last."""
    tops = [max(workout.visit.sets, key=_heavy) for workout in workouts]
    loads = [top.load for top in tops]
    light = [
        workout.visit.is_lighter or _is_light(loads, index)
        for index, workout in enumerate(workouts)
    ]

    def stands_out(index: int) -> tuple[bool, Decimal, int, int]:
        return not light[index], loads[index], tops[index].reps, index

    kept = _kept([workout.visit.on.toordinal() for workout in workouts], stands_out, most)
    return [_point(workouts[index], tops[index], kind, light[index]) for index in kept]


def _kept(days: Sequence[int], stands_out: Callable[[int], Any], most: int) -> list[int]:
    """Which indexes to keep, of days in order."""
    if len(days) <= most:
        return list(range(len(days)))
    width = (days[-1] - days[0] + 1) / (most - 2)
    inner = groupby(range(1, len(days) - 1), key=lambda index: int((days[index] - days[0]) / width))
    return [0, *(max(group, key=stands_out) for _, group in inner), len(days) - 1]


def _heavy(row: Any) -> tuple[Decimal, int]:
    return row.load, row.reps


def _is_light(heaviest: Sequence[Decimal], index: int) -> bool:
    near = sorted(
        [*heaviest[max(0, index - _NEAR) : index], *heaviest[index + 1 : index + 1 + _NEAR]]
    )
    return len(near) > _NEAR and 0 < heaviest[index] < near[len(near) // 2] * _LIGHT


def _point(workout: Judged, top: Any, kind: str, is_light: bool) -> Point:
    visit = workout.visit
    able = () if visit.is_lighter else [row for row in visit.rows if row.kind == Kind.WORK]
    estimates = (estimate(kind, row.load, row.reps, row.rir) for row in able)
    outcome = Decision(WeightMove.LIGHTER) if visit.is_lighter else workout.outcome
    best = max((load for load in estimates if load is not None), default=None)
    return Point(visit.workout, visit.on, str(top.pk), *_heavy(top), best, outcome, is_light)


def _visit(row: AllTimeRow, places: PrescribedPlaces) -> LiftVisit:
    rows: Any = tuple(_row(*values) for values in row.sets)
    top = max((each for each in rows if each.kind == Kind.WORK), key=_heavy)
    return LiftVisit(
        workout=row.workout,
        program=row.program,
        on=datetime.date.fromisoformat(row.on),
        unit=row.unit,
        rows=rows,
        sets=(top,),
        opening=opening_of(rows),
        terms=places.terms(row.program, row.swapped[0] if row.swapped else None),
        is_lighter=row.is_lighter,
    )


def _row(
    id: str, kind: str, load: str, reps: int, rir: int | None, target: str | None
) -> SimpleNamespace:
    return SimpleNamespace(
        pk=id,
        kind=kind,
        load=Decimal(load),
        reps=reps,
        rir=rir,
        target_load=None if target is None else Decimal(target),
    )
