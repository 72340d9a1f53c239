"""A lift through all of its workouts, light enough to be drawn: the best set of each, the most it
estimates for one rep, and which way the weight went.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from statistics import median
from types import SimpleNamespace
from typing import Any

from workouts.models import Kind
from workouts.past.decisions import Decision, Judged, Way
from workouts.past.estimates import estimate
from workouts.past.places import Places
from workouts.past.visits import Visit

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


def light_visits(told: Sequence[Any], places: Places) -> list[Visit]:
    """The workouts of lookback.whole_of as visits, oldest first, each in its own unit; their sets
    have what is drawn and judged, and nothing else."""
    return [_visit(each, places) for each in told]


def points(found: Sequence[Judged], kind: str) -> list[Point]:
    """Each visit as a point, oldest first."""
    heaviest = [each.visit.heaviest for each in found]
    return [
        _point(each, kind, each.visit.is_lighter or _is_light(heaviest, at))
        for at, each in enumerate(found)
    ]


def fewer(found: Sequence[Point], most: int = MOST) -> list[Point]:
    """As many points as can be told apart: of each stretch of time the heaviest workout, the
    latest of equal ones, and the very first and the very last."""
    if len(found) <= most:
        return list(found)
    first, last = found[0].on.toordinal(), found[-1].on.toordinal()
    width = (last - first + 1) / (most - 2)
    inner = groupby(found[1:-1], key=lambda each: int((each.on.toordinal() - first) / width))
    kept = [max(group, key=_stands_out) for _, group in inner]
    return [found[0], *kept, found[-1]]


def _stands_out(point: Point) -> tuple[bool, Decimal, int, datetime.date]:
    return not point.is_light, point.load, point.reps, point.on


def _is_light(heaviest: Sequence[Decimal], at: int) -> bool:
    near = [*heaviest[max(0, at - _NEAR) : at], *heaviest[at + 1 : at + 1 + _NEAR]]
    return len(near) > _NEAR and 0 < heaviest[at] < median(near) * _LIGHT


def _point(each: Judged, kind: str, is_light: bool) -> Point:
    best = max(each.visit.sets, key=lambda row: (row.load, row.reps))
    able = () if each.visit.is_lighter else each.visit.sets
    most = [found for s in able if (found := estimate(kind, s.load, s.reps, s.rir)) is not None]
    visit = each.visit
    return Point(
        visit.workout,
        visit.on,
        str(best.pk),
        best.load,
        best.reps,
        max(most, default=None),
        each.outcome if not visit.is_lighter else Decision(Way.LIGHTER),
        is_light,
    )


def _visit(told: Any, places: Places) -> Visit:
    workout, program, on, unit, is_lighter, swapped, sets = told
    rows: Any = tuple(_row(*each) for each in sets)
    work = tuple(row for row in rows if row.kind == Kind.WORK)
    first = next(row for row in rows if row.target_load is not None or row.kind == Kind.WORK)
    return Visit(
        workout=workout,
        program=program,
        on=datetime.date.fromisoformat(on),
        unit=unit,
        rows=rows,
        sets=work,
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
