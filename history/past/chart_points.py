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

from history.past.decisions import Decision, Judged, WeightMove
from history.past.estimates import estimate
from history.past.places import PrescribedPlaces
from history.past.visits import LiftVisit
from workouts.models import Kind

MOST = 54  # points in a drawing: a year of weeks, and still apart on the narrowest phone
_NEAR = 2  # workouts to either side that one is compared with
_LIGHT = Decimal("0.85")  # of those, under which a workout was a light one (ours)


@dataclass(frozen=True, slots=True)
class Point:
    """One workout: its heaviest set, of equal ones that of the most reps, with the best estimate
    for one rep where there is one, and what followed. `is_light` is one of a lighter week, or one
    far under those around it: it does not make the scale."""

    workout: int
    on: datetime.date
    id: str
    load: Decimal
    reps: int
    most: Decimal | None
    outcome: Decision
    is_light: bool


def light_visits(told: Sequence[Any], places: PrescribedPlaces) -> list[LiftVisit]:
    """The workouts of all_time.all_time_of as visits, oldest first, each in its own unit. Their
    sets have what is drawn and judged, and of them the heaviest alone counts as done."""
    return [_visit(each, places) for each in told]


def points(found: Sequence[Judged], kind: str, most: int = MOST) -> list[Point]:
    """The visits as points, oldest first, and as few as can be told apart: of each stretch of
    time the heaviest workout, the latest of equal ones, and the very first and the very last."""
    tops = [max(each.visit.sets, key=_heavy) for each in found]
    loads = [top.load for top in tops]
    light = [each.visit.is_lighter or _is_light(loads, at) for at, each in enumerate(found)]

    def stands_out(at: int) -> tuple[bool, Decimal, int, int]:
        return not light[at], loads[at], tops[at].reps, at

    kept = _kept([each.visit.on.toordinal() for each in found], stands_out, most)
    return [_point(found[at], tops[at], kind, light[at]) for at in kept]


def _kept(days: Sequence[int], stands_out: Callable[[int], Any], most: int) -> list[int]:
    """Which of the places to keep, of dates in order."""
    if len(days) <= most:
        return list(range(len(days)))
    width = (days[-1] - days[0] + 1) / (most - 2)
    inner = groupby(range(1, len(days) - 1), key=lambda at: int((days[at] - days[0]) / width))
    return [0, *(max(group, key=stands_out) for _, group in inner), len(days) - 1]


def _heavy(row: Any) -> tuple[Decimal, int]:
    return row.load, row.reps


def _is_light(heaviest: Sequence[Decimal], at: int) -> bool:
    near = sorted([*heaviest[max(0, at - _NEAR) : at], *heaviest[at + 1 : at + 1 + _NEAR]])
    return len(near) > _NEAR and 0 < heaviest[at] < near[len(near) // 2] * _LIGHT


def _point(each: Judged, top: Any, kind: str, is_light: bool) -> Point:
    visit = each.visit
    able = () if visit.is_lighter else [row for row in visit.rows if row.kind == Kind.WORK]
    most = [found for s in able if (found := estimate(kind, s.load, s.reps, s.rir)) is not None]
    outcome = Decision(WeightMove.LIGHTER) if visit.is_lighter else each.outcome
    best = max(most, default=None)
    return Point(visit.workout, visit.on, str(top.pk), *_heavy(top), best, outcome, is_light)


def _visit(told: Any, places: PrescribedPlaces) -> LiftVisit:
    workout, program, on, unit, is_lighter, swapped, sets = told
    rows: Any = tuple(_row(*each) for each in sets)
    top = max((row for row in rows if row.kind == Kind.WORK), key=_heavy)
    first = next(row for row in rows if row.target_load is not None or row.kind == Kind.WORK)
    return LiftVisit(
        workout=workout,
        program=program,
        on=datetime.date.fromisoformat(on),
        unit=unit,
        rows=rows,
        sets=(top,),
        opening=first.load if first.target_load is None else first.target_load,
        terms=places.terms(program, swapped[0] if swapped else None),
        is_lighter=is_lighter,
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
